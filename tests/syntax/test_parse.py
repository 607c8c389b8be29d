"""The parse: sentences end where they should, columns agree with each other, offsets point at the words."""

import pytest

from dateline.model.syntax import Syntax
from dateline.model.text import Report, Section, SectionKind
from dateline.syntax.paragraphs import LONGEST, pieces
from dateline.syntax.plain import load_plain
from dateline.tables import read_table
from tests.making import make_report, parse

SENTENCES = [
    ("The U.S. military struck the port. Officials confirmed it.", 2),
    ("He met U.S. Secretary of State Anna Lind on Monday.", 1),
    ("Troops left the U.S. Army base at dawn.", 1),
    ("Mr. Biden met Gen. Valery Petrov in Geneva. Ms. Okoro stayed away.", 2),
    ("Sen. Chuck Hall and Rep. Ann Bell voted against the bill.", 1),
    ("Lt. Col. James Oduya said the raid killed 12 people.", 1),
    ("The talks began on Nov. 16 and ended on Dec. 3. Nobody signed.", 2),
    ("“We will not stop,” the minister said. “We cannot.”", 2),
    ("The envoy arrived at 5 p.m. on Tuesday.", 1),
    ("St. Louis police arrested two men.", 1),
    ("Police arrested two men.", 1),
    ("The bill cost $1.5 million, or 3.2 percent more.", 1),
    ("A 6 . 1 magnitude quake hit Aceh and killed 1 , 200 people . Nobody was warned .", 2),
    ("The army said it shot down 14 of 20 drones overnight; the others were lost.", 1),
    ("Why did they leave? Nobody knows.", 2),
    ("The council (which met twice) agreed. The mayor did not.", 2),
]


def plain_parse(report: Report) -> Syntax:
    """The parse without a model."""
    return load_plain(read_table("en/abbreviations.csv"))([report])[0]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentences_end_where_they_should(text: str, count: int) -> None:
    syntax = parse(make_report(text))
    shown = [text[slice(*_edges(syntax, s))] for s in range(len(syntax.sentences))]
    assert len(shown) == count, shown


def _edges(syntax: Syntax, sentence: int) -> tuple[int, int]:
    span = syntax.sentence_span(sentence)
    return span.start, span.end


def test_a_sentence_never_crosses_a_paragraph() -> None:
    report = make_report("The talks failed\nThe army moved north and\nseized the town")
    syntax = parse(report)
    lines = [section.span for section in report.sections]
    assert len(syntax.paragraphs) == 3
    for number in range(len(syntax.sentences)):
        assert sum(line.covers(syntax.sentence_span(number)) for line in lines) == 1


def check_columns(report: Report, syntax: Syntax) -> None:
    """Every column says the same of the same tokens."""
    size = len(syntax)
    columns = (syntax.ends, syntax.words, syntax.lemmas, syntax.upos, syntax.tags, syntax.heads, syntax.deprels)
    others = (syntax.children, syntax.lefts, syntax.rights, syntax.sentence_of)
    assert {len(column) for column in (*columns, *others)} == {size}
    for token in range(size):
        assert report.text[syntax.starts[token] : syntax.ends[token]] == syntax.words[token]
        assert syntax.words[token].strip()
        assert token == 0 or syntax.ends[token - 1] <= syntax.starts[token]
        assert syntax.sentence_of[syntax.heads[token]] == syntax.sentence_of[token]
        assert all(syntax.heads[child] == token for child in syntax.children[token])
        assert token in syntax.subtree(token)
    assert [token for start, end in syntax.sentences for token in range(start, end)] == list(range(size))
    assert [token for start, end in syntax.paragraphs for token in range(start, end)] == list(range(size))
    assert all(0 <= name.start < name.end <= size for name in syntax.names)


TEXTS = [
    *(text for text, _ in SENTENCES),
    "Ten   men\t\twere  held ,  officials   said .",
    "\u00a0\u00a0The army moved.\u2009 It stopped.\u200b",
    "e\u0301lan 👮🏽‍♀️ arrested 🇳🇬 “five” men…",
    "“”",
    "?!",
    "כוחות attacked غزة on Monday.",
    "a" * 3000,
]


@pytest.mark.parametrize("text", TEXTS)
def test_columns_agree(text: str) -> None:
    report = make_report(text)
    check_columns(report, parse(report))
    check_columns(report, plain_parse(report))


def test_white_space_makes_no_token() -> None:
    syntax = parse(make_report("Ten   men\t\twere  held."))
    assert syntax.words == ("Ten", "men", "were", "held", ".")


def test_a_very_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "The army moved north on Monday, Mr. Lee said. "
    report = make_report((sentence * 400).strip())
    assert len(report.text) > 2 * LONGEST
    spans = list(pieces(report))
    assert len(spans) >= 3
    assert all(len(span) <= LONGEST for span in spans)
    assert "".join(report.quote(span) for span in spans) == report.text
    assert all(report.quote(span).rstrip().endswith("said.") for span in spans)
    syntax = parse(report)
    check_columns(report, syntax)
    assert len(syntax.sentences) == 400


def test_a_long_stretch_without_a_stop_or_blank_is_cut_all_the_same() -> None:
    for text in ("word " * 5000, "x" * 20_001):
        report = make_report(text)
        spans = list(pieces(report))
        assert all(len(span) <= LONGEST for span in spans)
        assert "".join(report.quote(span) for span in spans) == report.text


def test_only_coded_sections_are_parsed() -> None:
    report = make_report("Police arrested two men.\nRead more: ten best hats")
    body, junk = report.sections
    relabelled = Report(
        **{name: getattr(report, name) for name in Report.__slots__}
        | {"sections": (body, Section(SectionKind.RELATED, junk.span))}
    )
    syntax = parse(relabelled)
    assert syntax.ends[-1] == body.span.end


def test_an_empty_report_has_an_empty_parse() -> None:
    report = make_report("")
    assert len(parse(report)) == 0
    assert len(plain_parse(report)) == 0


@pytest.mark.parametrize("seen", ["👮🏽\u200d♀\ufe0f", "Jose\u0301", "n\u0303", "🏳\ufe0f\u200d🌈", "❤\ufe0f"])
def test_what_looks_like_one_character_is_never_cut(seen: str) -> None:
    report = make_report(f"The army attacked {seen} the town of Bor.")
    for syntax in (parse(report), plain_parse(report)):
        assert sum(seen in word for word in syntax.words) == 1, syntax.words
        check_columns(report, syntax)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. Army’s 1,200 men left at 5 p.m.", "The|U.S.|Army|’s|1,200|men|left|at|5|p.m."),
        ("Gen. O'Brien said: “No.”", "Gen.|O'Brien|said|:|“|No|.|”"),
        ("$3.5bn-worth, on example.org!", "$|3.5bn-worth|,|on|example.org|!"),
    ],
)
def test_the_plain_parse_keeps_words_whole(text: str, words: str) -> None:
    assert "|".join(plain_parse(make_report(text)).words) == words


def test_the_plain_parse_splits_sentences_and_marks_names() -> None:
    report = make_report("“We left,” Mr. Ito said. Police in Lagos held him! Why?")
    syntax = plain_parse(report)
    shown = [report.quote(syntax.sentence_span(n)) for n in range(len(syntax.sentences))]
    assert shown == ["“We left,” Mr. Ito said.", "Police in Lagos held him!", "Why?"]
    assert [w for w, upos in zip(syntax.words, syntax.upos, strict=True) if upos == "PROPN"] == [
        "We",
        "Mr.",
        "Ito",
        "Lagos",
    ]


@pytest.mark.parametrize(
    "text", [" and asked Togo to go, saying so.", "  \t Troops  left .  \n  And came", "He said  ,  “ no ”"]
)
def test_what_hangs_on_nothing_is_a_root(text: str) -> None:
    syntax = parse(make_report(text))
    alone = [t for t in range(len(syntax)) if syntax.heads[t] == t]
    assert alone and {syntax.deprels[t] for t in alone} == {"ROOT"}
