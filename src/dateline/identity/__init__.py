"""Which reports copy one another, tell one story, tell one event: pure functions over happenings and postings."""
