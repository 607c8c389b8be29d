"""Inputs made by chance, led by the code that they reach: `python -m tests.fuzz.run`, and what it found, replayed."""
