"""What speaks for or against two happenings being one: one small file a feature, each a pure function of two tellings.

A feature is silent (None) where either side does not tell.
"""
