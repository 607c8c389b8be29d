"""Linked data and exchange formats: GeoJSON, STIX 2.1, FollowTheMoney, W3C Web Annotation, PROV-O with SEM, schema.org.

In: events whole (`exports.nouns`), as a stream. Out: one file of one form, written by hand as plain JSON.
"""
