"""Copies: which reports share text, who copied whom, whose words a report has.

In come texts and postings, out come Copy and Origin values; nothing here writes a store::

    copies = find_copies(report, index, texts)     # earlier reports that share its text, closest first
    file_text(report, copies, index)               # so that later reports find it
    copies = find_and_file(report, index, texts)   # both at once, with one look-up
    origins = origins_of(report, copies, known)    # its origin, and the changed ones of earlier reports
"""

from dateline.identity.copies.filing import file_text
from dateline.identity.copies.find import find_and_file, find_copies
from dateline.identity.copies.origins import origin_of, origins_of
from dateline.identity.copies.outlets import outlet_family
from dateline.identity.copies.words import word_key

__all__ = ["file_text", "find_and_file", "find_copies", "origin_of", "origins_of", "outlet_family", "word_key"]
