"""Gold in, weights out: trains the optional tagger of `dateline.syntax.tagger`.

`gold.read_gold` reads what the user points at, `examples` turns it into numbers, `loop` trains, `export` writes the
folder that `[read] tagger` names. Only `network`, `loop` and `export` need torch, and nothing imports them at start.
"""
