"""Who says what: cue, source and content on small reports."""

import pytest

from dateline.model.attribution import CueClass, Quotation
from tests.attribution.reading import by_cue, quoted, read

PARTS = [
    ("The bridge was closed, the mayor said.", "said", "the mayor", "The bridge was closed"),
    ("The mayor of Odesa said that the port was open.", "said", "The mayor of Odesa", "the port was open"),
    ("According to the army, two bridges fell.", "According to", "the army", "two bridges fell"),
    ("Two bridges fell, according to the army.", "according to", "the army", "Two bridges fell"),
    ("The rebels denied attacking the convoy.", "denied", "The rebels", "attacking the convoy"),
    ("The ministry urged residents to leave the town.", "urged", "The ministry", "to leave the town"),
    ("The army accused the rebels of shelling the town.", "accused", "The army", "the rebels of shelling the town"),
    ('"We are leaving," said Anna Petrova.', "said", "Anna Petrova", '"We are leaving,"'),
    ("'We are leaving,' said Anna Petrova.", "said", "Anna Petrova", "'We are leaving,'"),
    ("''We are leaving,'' Anna Petrova said.", "said", "Anna Petrova", "''We are leaving,''"),
    ("The road, the governor added, will stay shut.", "added", "the governor", "The road; will stay shut"),
    ("The army's claim that it took the hill is new.", "claim", "The army", "it took the hill"),
    ("The minister is confident that the talks will resume.", "confident", "The minister", "the talks will resume"),
    ("The group claimed responsibility for the blast.", "claimed responsibility", "The group", "for the blast"),
    ("The union called for a strike.", "called for", "The union", "a strike"),
    ("The ministry declined to comment.", "declined to comment", "The ministry", ""),
    ("The company did not respond to a request.", "did not respond", "The company", ""),
    ("The general could not be reached.", "could not be reached", "The general", ""),
    ("The army has yet to comment.", "has yet to comment", "The army", ""),
    ("The minister did not mention the attack.", "did not mention", "The minister", ""),
    ("The captains refused to discuss the route.", "refused to discuss", "The captains", "the route"),
]


@pytest.mark.parametrize(("text", "cue", "source", "content"), PARTS)
def test_parts(text: str, cue: str, source: str, content: str) -> None:
    found = by_cue(text, cue)
    assert (quoted(text, *found.source), quoted(text, *found.content)) == (source, content)


CLASSES = [
    ("The mayor said the port was open.", "said", CueClass.REPORT),
    ("The mayor said he knew of no attack.", "said", CueClass.DENY),
    ("The company said it would appeal.", "said", CueClass.PLAN),
    ("The minister said Turkey would close the border unless the shelling stopped.", "said", CueClass.THREATEN),
    ("The minister vowed to rebuild the bridge.", "vowed", CueClass.PROMISE),
    ("The rebels threatened to blow up the dam.", "threatened", CueClass.THREATEN),
    ("The agency warned that famine was near.", "warned", CueClass.PREDICT),
    ("The envoy warned the rebels to stop.", "warned", CueClass.DEMAND),
    ("The officer told the crowd to leave.", "told", CueClass.DEMAND),
    ("A survey found that prices had doubled.", "found", CueClass.EVIDENTIAL),
    ("The letter said that the bank was closed.", "said", CueClass.EVIDENTIAL),
    ("He is believed to have fled the country.", "is believed", CueClass.HEARSAY),
    ("The gunmen reportedly fled the town.", "reportedly", CueClass.HEARSAY),
    ("The ministry rejected the claims.", "rejected", CueClass.DENY),
    ("The ministry confirmed that the ship had sunk.", "confirmed", CueClass.CONFIRM),
    ("Israel neither confirmed nor denied the strike.", "confirmed nor denied", CueClass.DECLINE),
]


@pytest.mark.parametrize(("text", "cue", "expected"), CLASSES)
def test_class_by_sense(text: str, cue: str, expected: CueClass) -> None:
    assert by_cue(text, cue).cue_class is expected


@pytest.mark.parametrize(
    "text",
    [
        "Rebel forces moved to claim two more hill towns.",
        "The guards denied entry to the inspectors.",
        "The flood claimed 40 lives.",
        "The government called off the talks.",
        "The official asked not to be named.",
        "The pilot insisted on anonymity.",
        "You know the way to the river.",
    ],
)
def test_no_saying(text: str) -> None:
    assert read(text) == ()


def test_negation_is_kept_apart_from_the_class() -> None:
    found = by_cue("The ministry did not say that the road was safe.", "did not say")
    assert found.negated
    assert found.cue_class is CueClass.REPORT


def test_source_of_a_participle_is_the_subject_of_the_main_clause() -> None:
    text = "The president and his allies have been asking for weapons, saying the ban had cost lives."
    found = by_cue(text, "saying")
    assert quoted(text, *found.source) == "The president and his allies"
    assert quoted(text, *found.content) == "the ban had cost lives"


def test_relative_clause_gives_the_noun_and_its_pronoun() -> None:
    text = "The mayor, who said the town was safe, has left."
    found = by_cue(text, "said")
    assert quoted(text, *found.source) == "The mayor; who"


def test_source_stands_outside_the_quotation() -> None:
    text = '"It was a promise to the people. It was the promise to their children," Marta Ruiz said.'
    assert quoted(text, *by_cue(text, "said").source) == "Marta Ruiz"


def test_passive_hearsay_has_no_source() -> None:
    assert by_cue("Six miners are believed to be trapped.", "are believed").source == ()


QUOTATIONS = [
    ('"We are leaving," the mayor said.', Quotation.DIRECT),
    ('The mayor said that the plan was "a disgrace" to the town.', Quotation.MIXED),
    ("The mayor said that the plan was bad.", Quotation.INDIRECT),
]


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_quotation_kinds(text: str, expected: Quotation) -> None:
    assert by_cue(text, "said").quotation is expected


def test_quotation_goes_on_after_the_cue_and_in_the_next_paragraph() -> None:
    text = '"The roof went," said Oto Vaipulu. "Then the sea came in at the back."\n"We climbed the tree and waited."'
    first, second = read(text)
    assert quoted(text, *first.content) == '"The roof went,"; "Then the sea came in at the back."'
    assert quoted(text, *second.content) == '"We climbed the tree and waited."'
    assert (second.cue, second.source, second.rule) == (first.cue, first.source, "continued")


def test_toll_put_at_a_number() -> None:
    text = "The governor put the toll at 31."
    assert quoted(text, *by_cue(text, "put").content) == "the toll at 31"


def test_court_hears_from_nobody_named() -> None:
    found = by_cue("The court heard that the driver had slept.", "heard")
    assert (found.cue_class, found.source) == (CueClass.HEARSAY, ())


def test_next_saying_of_the_same_speaker_is_no_content() -> None:
    text = "The minister said the dam was safe, adding that nobody would be moved."
    first, second = read(text)
    assert quoted(text, *first.content) == "the dam was safe"
    assert quoted(text, *second.source) == "The minister"
    assert second.within is None


def test_coordinated_saying_of_another_speaker_is_no_content() -> None:
    text = "The army said it had won, and the rebels denied that it had."
    first, second = read(text)
    assert quoted(text, *first.content) == "it had won"
    assert quoted(text, *second.source) == "the rebels"


def test_dateline_is_no_content() -> None:
    text = "LIMA - The bridge was closed on Monday, the mayor said."
    assert quoted(text, *by_cue(text, "said").content) == "The bridge was closed on Monday"


def test_nested_attribution_knows_what_holds_it() -> None:
    text = "The agency said the ministry had denied the report."
    found = read(text)
    inner = next(a for a in found if quoted(text, a.cue).endswith("denied"))
    assert inner.within is not None
    assert quoted(text, found[inner.within].cue) == "said"


def test_relay_puts_the_cited_source_inside_the_report() -> None:
    text = "State television, citing the interior ministry, reported that the suspect had crossed into Laos."
    inner = by_cue(text, "citing")
    assert quoted(text, *inner.source) == "the interior ministry"
    assert quoted(text, *inner.content) == "the suspect had crossed into Laos"
    assert inner.within is not None


def test_quoted_as_saying() -> None:
    text = "The news agency quoted a police officer as saying the bus had no brakes."
    inner = by_cue(text, "saying")
    assert quoted(text, *inner.source) == "a police officer"
    assert inner.within is not None


HEADLINES = [
    ("Ministry: vaccine batch safe", "Ministry", "vaccine batch safe"),
    ("Ceasefire dead after blast: mediator", "mediator", "Ceasefire dead after blast"),
    ("No talks without salaries - teachers", "teachers", "No talks without salaries"),
]


@pytest.mark.parametrize(("title", "source", "content"), HEADLINES)
def test_headlines(title: str, source: str, content: str) -> None:
    found = read(title, title)
    assert len(found) == 1
    assert (quoted(title, *found[0].source), quoted(title, *found[0].content)) == (source, content)


def test_dateline_is_no_speaker() -> None:
    text = "Beirut: The army closed the coastal road on Monday.\nThe road will open again on Friday."
    assert read(text) == ()


def test_transcript() -> None:
    text = "SMITH: Where is the money now?\nJONES: The money is with the bank in Paris."
    assert [quoted(text, *a.source) for a in read(text)] == ["SMITH", "JONES"]


WHOLE = [
    ("The ministry let it be known that the bridge would close.", "let it be known", "the bridge would close"),
    ("Rumour has it that the minister will resign.", "Rumour", "the minister will resign"),
    ("It was announced that the bridge would close.", "was announced", "the bridge would close"),
    ("Reporters asked the minister if he would resign.", "asked", "if he would resign"),
    ("Villagers say they saw planes; the army says it flew none.", "says", "it flew none"),
    ("The charges, which he denies, were filed on Monday.", "denies", "The charges; which"),
    ("The army denied that they were beaten and has promised an inquiry.", "denied", "they were beaten"),
    ("The army denied that they were beaten and has freed all of them.", "denied", "they were beaten"),
]


@pytest.mark.parametrize(("text", "cue", "content"), WHOLE)
def test_content_is_whole_and_no_more(text: str, cue: str, content: str) -> None:
    assert quoted(text, *by_cue(text, cue).content) == content


def test_the_next_saying_after_a_shift_of_tense_keeps_the_speaker() -> None:
    text = "The army denied that they were beaten and has promised an inquiry."
    assert quoted(text, *by_cue(text, "has promised").source) == "The army"
