"""Typed questions over a store, read-only: events, stories, figures, positions, changes."""
