"""Events for people to look at: a humanitarian table, a timeline, a graph, a calendar.

In: events as a stream (`exports.nouns.Whole`). Out: one file of a form that a widely used program opens. What people
read in it is worded in `wording`; `hxl`, `timelinejs`, `graphml` and `ics` lay it out.
"""
