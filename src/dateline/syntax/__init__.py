"""Reports in, their parse as columns out.

`spacy.load_parser` gives the parser, `plain.load_plain` the fallback that needs no model. No parser object
leaves this room: what comes out is `dateline.model.syntax.Syntax`.
"""
