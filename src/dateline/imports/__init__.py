"""What others made of the same world, held against the record: rows of other data sets, spans reviewed elsewhere.

Rows of ACLED, UCDP, POLECAT and GDELT come in as claims of that data set, never as the record's own.
"""
