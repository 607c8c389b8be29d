"""The gazetteers that come with dateline, each a module behind the door, and what the room adds to others.

A module offers `Settings` (a frozen dataclass) and `build(settings, resources)`, which gives a `Built` gazetteer:
anything with `candidates(name)`, `known` and `content`, as `checked.Gazetteer` has them.
"""
