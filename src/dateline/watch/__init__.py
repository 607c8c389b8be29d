"""Keeps a record up to date from feeds, and tells who asked: feeds in, new reports added, saved queries answered.

Politeness to hosts comes before speed; a feed that fails is a row that says so.
"""
