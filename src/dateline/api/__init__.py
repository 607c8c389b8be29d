"""`dateline` for Python: reports read, and a store opened to be asked."""

from dateline.api.archive import Archive, open_archive
from dateline.api.reading import ReadReport, ReadReports, read, read_text

__all__ = ["Archive", "ReadReport", "ReadReports", "open_archive", "read", "read_text"]
