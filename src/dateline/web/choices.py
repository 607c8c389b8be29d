"""What the forms of several pages let one choose from."""

from collections.abc import Mapping

from dateline.query.questions import Filter, in_words
from dateline.query.questions_codes import type_codes
from dateline.show.words.codes import types_words


def form_of(asked: Filter) -> Mapping[str, object]:
    """What the form parts/event_filter.j2 shows: the filter, in words too, and the types by their names for people."""
    types = sorted(((types_words(code), code) for code in type_codes()), key=lambda pair: pair[0])
    return {"asked": asked, "in_words": in_words(asked), "types": types}
