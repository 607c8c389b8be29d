"""Reviewed spans: reports go out to a tool in which people mark words, and what they marked comes back as revisions.

Out: reports with the words that the record has for each event, in the form a tool reads (`waiting`, `tools`). Back:
what the tool wrote, checked against the text's digest, told apart from what was sent (`judged`), filed as deeds
(`take`). Offsets here are code points; a tool that counts otherwise has them converted at its own edge (`units`).
"""
