"""The analysers that come with dateline, each a module behind the door, and the check of those that do not.

A module offers `Settings` (a frozen dataclass) and `build(settings, resources)`, which gives a `Built` analyser:
reports in, one `Syntax` for each out.
"""
