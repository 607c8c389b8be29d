"""Chains of mentions: names, titles, nominals, pronouns and metonyms in sentences of our own."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.mentions import MentionFinder, build
from dateline.model.mention import Chain, Form, Kind
from dateline.model.text import Report
from tests.making import make_report, parse


@cache
def finder() -> MentionFinder:
    return build()


def chains_of(text: str) -> tuple[Report, tuple[Chain, ...]]:
    report = make_report(text)
    return report, finder()(report, parse(report))


def words_of(report: Report, chain: Chain) -> list[str]:
    return [report.quote(mention.span) for mention in chain.mentions]


def chain_with(text: str, words: str) -> list[str]:
    """The words of the chain that holds this mention."""
    report, chains = chains_of(text)
    found = [words_of(report, chain) for chain in chains]
    return next((group for group in found if words in group), [])


JOINED = [
    ('"We will not leave," the ferry union\'s chairman, Tom Reed, said.', ["We", "the ferry union"]),
    ("Mr Hall shrugged: “I have the keys.”", ["Mr Hall", "I"]),
    ('"We have no quarrel with you," the general told the miners.', ["you", "the miners"]),
    ("Anna Berg hired a lawyer. Her lawyer said she would appeal.", ["Anna Berg", "Her", "she"]),
    (
        "The editor, Ada Lund, resigned. The printer, Jon Falk, was shot; the editor, he said, had gone home.",
        ["The printer", "Jon Falk", "he"],
    ),
    ("The coach, Petar Babic, resigned. Babic gave no reason.", ["The coach", "Petar Babic", "Babic"]),
    (
        "A nurse warned the hospital on Monday. Farah Malik told the court that nobody had listened.",
        ["A nurse", "Farah Malik"],
    ),
    ("The consul in Grodno, Pavel Adamek, left on Friday.", ["The consul", "Pavel Adamek"]),
    ("Armed men looted a clinic in Bule. The assailants fled on foot.", ["Armed men", "The assailants"]),
    ("Nine men were tried in Manama. The nine were found guilty.", ["Nine men", "The nine"]),
    (
        "The EU and the African Union met in Brussels. The latter asked for visas.",
        ["the African Union", "The latter"],
    ),
    ("Two Croats were seized on a barge. The Croats are well.", ["Two Croats", "The Croats"]),
    (
        "Iran's reply was that the trucks which it lets through may pass at its pleasure.",
        ["Iran", "it", "its"],
    ),
    ("Fighters from Hezbollah crossed the river.", ["Fighters", "Hezbollah"]),
    (
        "Defence secretary quits. Defence Secretary Iain Morton resigned on Friday.",
        ["Defence secretary", "Defence Secretary Iain Morton"],
    ),
    ("The mayor refused to leave. Mayor Ola Brekke was elected in May.", ["The mayor", "Mayor Ola Brekke"]),
    (
        "Peter Hall spoke first. In his letter, Martin Boyd said he would resign.",
        ["his", "Martin Boyd", "he"],
    ),
    ("Governor Paul Reed removed Mark Dunn without calling to notify him.", ["Mark Dunn", "him"]),
    ("Two tankers were stopped at sea. They were later released.", ["Two tankers", "They"]),
    (
        "President Olga Petrenko met Vice President Roman Bilyk. The president left early.",
        ["President Olga Petrenko", "The president"],
    ),
    ("The Harbour Gazette printed the list. The newspaper named no source.", ["The Harbour Gazette", "The newspaper"]),
    ("President Ana Horvat spoke on Monday. Horvat said she was ready.", ["President Ana Horvat", "Horvat", "she"]),
    ("Mr. Brandt left early. Friends of Otto Brandt were surprised.", ["Mr. Brandt", "Otto Brandt"]),
    (
        "The Coastal Fisheries Agency (CFA) closed two ports. CFA gave no reason.",
        ["The Coastal Fisheries Agency", "CFA", "CFA"],
    ),
    ("Pavel Dusek, the mayor of Brno, resigned. The mayor gave no reason.", ["Pavel Dusek", "the mayor", "The mayor"]),
    ("NATO met in Oslo. The alliance agreed to wait.", ["NATO", "The alliance"]),
    ("France protested. Its minister left. Paris demanded an apology.", ["France", "Its", "Paris"]),
    ("The navy denied the report. Later the navy apologised.", ["The navy", "the navy"]),
    ("A colonel who led the raid was arrested.", ["A colonel", "who"]),
    ('"I will not resign," said Karin Lund.', ["I", "Karin Lund"]),
    ("Rebels took the bridge. The insurgents left at dawn.", ["Rebels", "The insurgents"]),
    ("Carla Voss, a baker, fell ill. The 46-year-old was taken to hospital.", ["Carla Voss", "The 46-year-old"]),
    (
        "The newspaper Morgenblatt printed it. Editors at Morgenblatt refused to comment.",
        ["The newspaper Morgenblatt", "Morgenblatt"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), JOINED)
def test_namings_of_one_participant_are_one_chain(text: str, wanted: list[str]) -> None:
    got = chain_with(text, wanted[0])
    assert [word for word in wanted if word not in got] == []


def test_we_outside_quotation_marks_is_the_outlet() -> None:
    report, chains = chains_of("The fire began at noon, not at dawn as we said. This newspaper is sorry.")
    house = next(c for c in chains if c.name == report.outlet)
    assert (house.kind, words_of(report, house)) == (Kind.OUTLET, ["we", "This newspaper"])


APART = [
    ("Officer Ann Reed went home. The man accused of it was in court.", "The man", "Officer Ann Reed"),
    (
        "The step was legal for Prime Minister Hugo Lund, a spokeswoman for the court said.",
        "a spokeswoman",
        "Hugo Lund",
    ),
    ("An official told the court it was late. Farah Malik said nothing.", "Farah Malik", "An official"),
    ("Two M23 rebels were arrested. The M23 denied it.", "Two M23 rebels", "The M23"),
    ('"No child was hurt," forest officer Latha Prabhu said. She left.', "She", "No child"),
    ("Mr Hall met Mr Bell. Mr Hall shrugged: “He has the keys.”", "He", "Mr Hall"),
    ("Maria Costa met her rival Paulo Costa. Costa won.", "Costa", "Maria Costa"),
    ("Leaders of South Korea, Japan and China met.", "Japan", "China"),
    ("Shells hit Kyiv. Kyiv accused Moscow of lying.", "Moscow", "Kyiv"),
    ("Otto Brandt sued the navy. The judge agreed.", "The judge", "Otto Brandt"),
    ("Mr. Lund and Mrs. Lund disagreed.", "Mr. Lund", "Mrs. Lund"),
]


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_different_participants_stay_apart(text: str, one: str, other: str) -> None:
    assert chain_with(text, one)
    assert other not in chain_with(text, one)


FORMS = [
    ("Kyiv rejected the plan.", "Kyiv", Form.METONYM, Kind.COUNTRY, "Ukraine"),
    ("Trams stopped in Kyiv.", "Kyiv", Form.NAME, Kind.PLACE, "Kyiv"),
    ("They want to put pressure on Moscow.", "Moscow", Form.METONYM, Kind.COUNTRY, "Russia"),
    ("The mayor of Moscow retired.", "Moscow", Form.NAME, Kind.PLACE, "Moscow"),
    ("Bombs struck Tehran overnight.", "Tehran", Form.NAME, Kind.PLACE, "Tehran"),
    ("Moscow's invasion began in winter.", "Moscow", Form.METONYM, Kind.COUNTRY, "Russia"),
    ("Moscow's suburbs were flooded.", "Moscow", Form.NAME, Kind.PLACE, "Moscow"),
    ("The Kremlin denied it.", "The Kremlin", Form.METONYM, Kind.COUNTRY, "Russia"),
    ("America signed the treaty.", "America", Form.NAME, Kind.COUNTRY, "United States"),
    ("Troops were sent to Lyman.", "Lyman", Form.NAME, Kind.PLACE, "Lyman"),
]


@pytest.mark.parametrize(("text", "words", "form", "kind", "name"), FORMS)
def test_a_capital_is_a_government_or_a_town(text: str, words: str, form: Form, kind: Kind, name: str) -> None:
    report, chains = chains_of(text)
    found = [(m.form, c.kind, c.name) for c in chains for m in c.mentions if report.quote(m.span) == words]
    assert found == [(form, kind, name)]


def test_title_is_in_the_span_but_not_in_the_name() -> None:
    report, chains = chains_of("U.N. Secretary-General Antonio Guterres arrived.")
    person = next(c for c in chains if c.kind is Kind.PERSON)
    assert person.name == "Antonio Guterres"
    assert words_of(report, person) == ["U.N. Secretary-General Antonio Guterres"]


def test_adjectives_of_countries_are_no_mentions() -> None:
    report, chains = chains_of("Russian troops shelled a North Korean ship.")
    assert "Russian troops" in [w for c in chains for w in words_of(report, c)]
    assert not {"Russian", "North Korean"} & {w for c in chains for w in words_of(report, c)}


def test_an_appositive_outweighs_the_recogniser() -> None:
    _, chains = chains_of("Norway's president, Remedia Chokva, sacked the cabinet.")
    assert [c.kind for c in chains if c.name == "Remedia Chokva"] == [Kind.PERSON]


def test_a_pronoun_that_fits_two_is_left_open() -> None:
    report, chains = chains_of("Anna Berg told Greta Holm that she had lost.")
    assert "she" not in [w for c in chains for w in words_of(report, c)]


def test_weather_and_clauses_are_no_antecedents() -> None:
    report, chains = chains_of("Sweden protested. It is certain that the talks will fail.")
    assert "It" not in [w for c in chains for w in words_of(report, c)]


def test_rules_stand_beside_their_mentions() -> None:
    report, chains = chains_of("Pavel Dusek, the mayor, resigned. Dusek said he was tired.")
    chain = next(c for c in chains if c.name == "Pavel Dusek")
    told = dict(zip(words_of(report, chain), chain.rules, strict=True))
    assert told["the mayor"] == "apposition"
    assert told["Dusek"] == "part-of-name"
    assert told["he"] == "pronoun:salience"


PIECES = [
    "Ana Horvat",
    "the mayor",
    "She",
    "he",
    "Kyiv",
    "said",
    "U.S.",
    "(",
    ")",
    '"',
    "it",
    "of",
    "and",
    ",",
    ".",
    "'s",
    "NATO",
    "é",
    "🙂",
    "\n",
    "who",
    "-",
    "old",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_text_gives_disjoint_ordered_chains(pieces: list[str]) -> None:
    report, chains = chains_of(" ".join(pieces))
    mentions = [mention for chain in chains for mention in chain.mentions]
    assert len(set(mentions)) == len(mentions)
    assert all(report.quote(m.span).strip() == report.quote(m.span) != "" for m in mentions)
    assert all(len(c.rules) == len(c.mentions) and c.name for c in chains)
    assert [c.mentions[0].span for c in chains] == sorted(c.mentions[0].span for c in chains)
    assert finder()(report, parse(report)) == chains


APART = [
    ('"We are ready," said Karin Lund.', "Karin Lund", "We"),
    ("The court met on Monday. It's the first time in years.", "The court", "It"),
    ("Sen. Mark Dunn (D-Va.) voted no.", "Sen. Mark Dunn", "Va."),
    ("The shopkeepers closed early. The Senate voted; its members blamed lorries and they left.", "The Senate", "they"),
]


@pytest.mark.parametrize(("text", "wanted", "stranger"), APART)
def test_what_cannot_be_told_stays_apart(text: str, wanted: str, stranger: str) -> None:
    assert stranger not in chain_with(text, wanted)


def test_a_region_is_told_from_the_country_of_its_name() -> None:
    _, chains = chains_of("A judge in Georgia freed two men; prosecutors in Atlanta will appeal.")
    assert {c.kind for c in chains if c.name == "Georgia"} == {Kind.PLACE}
    _, chains = chains_of("Georgia protested. Tbilisi recalled its envoy.")
    assert {c.kind for c in chains if c.name == "Georgia"} == {Kind.COUNTRY}
