"""One part for each door of dateline, to be copied."""
