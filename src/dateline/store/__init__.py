"""Readings in, a file that keeps them out: reports, readings, claims and judgements in one SQLite file."""
