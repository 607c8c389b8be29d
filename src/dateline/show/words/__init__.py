"""The record's codes and values in the words of a reader: days, types, standings, doubts, changes."""
