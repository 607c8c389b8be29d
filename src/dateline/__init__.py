"""Reads news reports into claims: who did what to whom, when, where, how many, and according to whom."""

from dateline._version import __version__

__all__ = ["__version__"]
