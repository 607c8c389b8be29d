"""The readers that come with dateline, one module a kind of input; `asking` finds which of all readers is to read."""
