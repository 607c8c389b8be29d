"""The record in the columns of other data sets: ACLED, UCDP GED, POLECAT, GDELT, and as PLOVER records.

In: events as a stream. Out: a table whose ids begin with `DL-`, beside it the words behind its cells (`…evidence.csv`)
and the events that the data set would not have, with the reason (`…left-out.csv`). A cell that is not told is empty.
Codes are looked up in `resources/exchange` and `resources/ontology` (`codes`); `told` says who, when, where and by
whose word as these tables ask for it.
"""
