"""How the templates are filled: everything is escaped, a missing name is an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from dateline.query.answers import counted
from dateline.query.questions_codes import country_name
from dateline.show.words import changes, codes, deeds, reasons, voices, when

_WORDS = (
    *(when.when_words, when.mark, when.exactness, when.day_words, when.moment_words, when.edtf_words),
    *(codes.type_words, codes.types_words, codes.status_words, codes.status_meaning, codes.doubts_words),
    *(codes.level_words, changes.change_words, changes.changed_to, reasons.because, deeds.deed, deeds.sentence),
    *(
        voices.said_words,
        voices.speakers,
        voices.outlet_words,
        voices.dated_words,
        voices.quoted,
        voices.distinct,
        counted,
        country_name,
    ),
)


def environment() -> Environment:
    """The templates of this package; outside text is always escaped. They know the functions of `words` by name."""
    made = Environment(
        loader=PackageLoader("dateline.show"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update({each.__name__: each for each in _WORDS})
    made.filters["changed"] = changes.change_words
    made.filters["asked"] = lambda telling, question: telling.says(question).words
    made.filters["capitalize_first"] = lambda words: words[:1].upper() + words[1:]
    return made
