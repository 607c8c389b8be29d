"""The coder that comes with dateline, a module behind the door, and the check of those that do not.

A module offers `Settings` (a frozen dataclass) and `build(settings, resources)`, which gives a `Built` coder: a
report with its parse, fillers and attributions in, its events out.
"""
