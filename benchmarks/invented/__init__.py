"""Invented reports as records, by the hundred thousand: for measuring stores and queries, never for judging reading."""
