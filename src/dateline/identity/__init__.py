"""Which reports copy one another, tell one story, tell one event: pure functions over happenings and postings.

Events: `Scenes` weighs the words of reports; `join(new, known, at)` judges the happenings of one report (`Told`: a
happening with its report's `Scene`) against what is stored (`Known`) and files them; `component(touched, judged)` finds
what hangs together in the ledger, `derive(anchors, judgements)` its events. The ledger alone decides what is one event.
"""
