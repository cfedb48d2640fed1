"""What stands before every page: who may call, from where, and what a browser is allowed to do with the answer."""

from dragoman.web.guarding.headers import Headers
from dragoman.web.guarding.origins import Origins

__all__ = ["Headers", "Origins"]
