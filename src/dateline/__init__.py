"""Reads news reports into claims: who did what to whom, when, where, how many, and according to whom."""

__version__ = "0.1.0"
