"""`dateline` for Python: reports read, and a store opened to be asked. Each half is loaded when it is asked for."""

from typing import TYPE_CHECKING

from dateline._later import later

if TYPE_CHECKING:
    from dateline.api.archive import Archive, open_archive
    from dateline.api.reading import ReadReport, ReadReports, read, read_text

__all__ = ["Archive", "ReadReport", "ReadReports", "open_archive", "read", "read_text"]

__getattr__ = later(
    __name__,
    dict.fromkeys(("Archive", "open_archive"), "dateline.api.archive")
    | dict.fromkeys(("ReadReport", "ReadReports", "read", "read_text"), "dateline.api.reading"),
)
