"""A static copy of the public record: `site` gives its files, one after the other."""

from dragoman.web.site.pages import SiteOptions, site
from dragoman.web.site.pressing import SiteFile

__all__ = ["SiteFile", "SiteOptions", "site"]
