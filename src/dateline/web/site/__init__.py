"""The pages as a folder that opens from disk: no server, no module script, no request."""

from dateline.web.site.write import Site, write_site

__all__ = ["Site", "write_site"]
