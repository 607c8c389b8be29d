"""Our events against the rows of another data set: candidates by day, kind and country, a score, one to one.

In: events of the record, rows of theirs. Out: lines and figures (`dateline.query.compared`), each with its reasons.
"""
