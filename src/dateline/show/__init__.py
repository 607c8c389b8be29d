"""Readings in, what a person looks at out: rows of a table, a page with highlights, an explanation of one span."""
