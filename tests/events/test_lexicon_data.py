"""The event word lists say what they may say: headers, order, known words, and an example of each trigger."""

import csv
import re
import tomllib
from pathlib import Path

import pytest

RESOURCES = Path(__file__).parents[2] / "src" / "dateline" / "resources"
ONTOLOGY = RESOURCES / "ontology"
TRIGGERS = RESOURCES / "en" / "triggers.csv"
NOUNS = RESOURCES / "en" / "nouns.csv"

HEADER_KEYS = ("what", "basis", "licence", "checked")
TRIGGER_COLUMNS = ["id", "lemma", "pos", "type", "mode", "contexts", "roles", "requires", "excludes", "example"]
NOUN_COLUMNS = ["lemma", "class", "sector", "note"]
NOUN_CLASSES = frozenset(
    [
        "person_role",
        "force",
        "body",
        "group_people",
        "weapon",
        "vehicle",
        "building",
        "infrastructure",
        "territory",
        "goods",
        "money",
        "document",
        "measure",
        "meeting",
        "act",
        "sport",
        "market",
        "show",
        "weather",
        "health",
        "abstract",
        "time",
    ]
)
NAME_KINDS = frozenset(
    ["person", "organisation", "country", "place", "outlet", "group", "weapon", "money", "number"],
)
ROLES = frozenset(
    ["actor", "recipient", "target", "place", "instrument", "quantity", "topic", "occasion", "purpose"],
)
SLOTS = frozenset(
    [
        "as",
        "before",
        "outside",
        "subj",
        "obj",
        "iobj",
        "agent",
        "poss",
        "compound",
        "amod",
        "xcomp",
        "of",
        "on",
        "against",
        "to",
        "with",
        "in",
        "at",
        "near",
        "from",
        "for",
        "over",
        "about",
        "between",
        "into",
        "inside",
        "under",
        "governor",
        "by",
        "past",
        "off",
        "onto",
        "behind",
        "upon",
        "through",
    ],
)
QUADS = frozenset(
    ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict", "none"],
)
# fmt: off
IRREGULAR = {
    "bear": "bore", "bend": "bent", "bind": "bound", "bite": "bit", "blow": "blew", "break": "broke",
    "bring": "brought", "buy": "bought", "catch": "caught", "choose": "chose", "cling": "clung", "come": "came",
    "creep": "crept", "cry": "cried", "deal": "dealt", "dig": "dug", "do": "did", "draw": "drew", "drink": "drank",
    "drive": "drove", "dry": "dried", "eat": "ate", "fall": "fell", "feed": "fed", "fight": "fought", "find": "found",
    "flee": "fled", "fling": "flung", "fly": "flew", "freeze": "froze", "get": "got", "give": "gave", "go": "went",
    "grind": "ground", "grow": "grew", "hang": "hung", "have": "had", "hide": "hid", "hold": "held", "keep": "kept",
    "lay": "laid", "lead": "led", "leap": "leapt", "leave": "left", "lend": "lent", "lie": "lay", "light": "lit",
    "lose": "lost", "make": "made", "meet": "met", "mow": "mown", "pay": "paid", "rat": "ratted", "ring": "rang",
    "rise": "rose", "run": "ran", "say": "said", "see": "saw", "seek": "sought", "sell": "sold", "send": "sent",
    "shake": "shook", "shoot": "shot", "shut": "shut", "sing": "sang", "sink": "sank", "sit": "sat", "slide": "slid",
    "speak": "spoke", "spend": "spent", "spin": "spun", "spit": "spat", "spy": "spied", "stand": "stood",
    "steal": "stole", "stick": "stuck", "strike": "struck", "swear": "swore", "sweep": "swept", "swell": "swelled",
    "swim": "swam", "swing": "swung", "take": "took", "tear": "tore", "tell": "told", "think": "thought",
    "throw": "threw", "try": "tried", "undo": "undid", "wake": "woke", "win": "won", "wind": "wound",
    "wring": "wrung", "write": "wrote",
}
# fmt: on


def provenance(path: Path) -> dict[str, str]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    return dict(line[2:].split(": ", 1) for line in lines)


def rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def ontology(name: str) -> dict[str, object]:
    return tomllib.loads((ONTOLOGY / name).read_text(encoding="utf-8"))


def event_types() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for name in ("plover.toml", "dateline.toml"):
        entries = ontology(name)["type"]
        assert isinstance(entries, list)
        found |= {entry["code"]: entry for entry in entries}
    return found


def modes(entry: dict[str, object]) -> set[str]:
    listed = entry["modes"]
    assert isinstance(listed, list)
    return {mode["code"] for mode in listed}


def unknown_conditions(cell: str) -> list[str]:
    """The conditions of a cell that name no known slot, class or word."""
    known = NOUN_CLASSES | NAME_KINDS
    wrong = []
    for condition in cell.split():
        slot, equals, value = condition.partition("=")
        classes, lemma_mark, words = value.partition("lemma:")
        good_classes = all(name in known for name in classes.split("|") if name)
        good_words = not lemma_mark or all(re.fullmatch(r"[\w'-]+", word) for word in words.split("|"))
        if slot not in SLOTS or not good_classes or not good_words or (equals and not value):
            wrong.append(condition)
    return wrong


def shows(lemma: str, example: str) -> bool:
    """Whether the example has a form of the lemma's first word."""
    first = lemma.split()[0]
    stems = {first[:3].lower(), IRREGULAR.get(first, first).lower()}
    words = re.findall(r"[\w'-]+", example.lower())
    return any(word.startswith(stem) for word in words for stem in stems)


@pytest.mark.parametrize("path", [TRIGGERS, NOUNS], ids=lambda path: path.name)
def test_csv_states_its_provenance(path: Path) -> None:
    header = provenance(path)
    assert tuple(header) == HEADER_KEYS
    assert header["licence"] == "Apache-2.0"


@pytest.mark.parametrize("name", ["plover.toml", "dateline.toml"])
def test_ontology_states_its_provenance(name: str) -> None:
    header = ontology(name)["header"]
    assert isinstance(header, dict)
    assert set(HEADER_KEYS) | {"version", "scheme", "notes"} <= set(header)


def test_ontology_is_complete() -> None:
    plover = ontology("plover.toml")
    types, contexts, sectors = plover["type"], plover["contexts"], plover["sectors"]
    assert isinstance(types, list) and isinstance(contexts, dict) and isinstance(sectors, dict)
    assert (len(types), len(contexts), len(sectors)) == (16, 37, 25)
    assert len(event_types()) == 22


def test_every_type_is_described() -> None:
    for code, entry in event_types().items():
        assert entry["quad"] in QUADS, code
        assert entry["gloss"] and entry["example"] and entry["counter_example"], code
        assert isinstance(entry["recipient_required"], bool), code
        assert entry["quad"] == "none" or isinstance(entry["score"], float), code


def test_scores_follow_the_settled_readings() -> None:
    types = event_types()
    assert types["ACCUSE"]["score"] == -3.0
    assert types["SANCTION"]["quad"] == "material-conflict"


def test_triggers_are_sorted_and_unique() -> None:
    found = [tuple(row.values()) for row in rows(TRIGGERS)]
    assert found == sorted(found)
    assert len({row[0] for row in found}) == len(found)


def test_trigger_ids_number_the_senses_without_gaps() -> None:
    senses: dict[str, list[int]] = {}
    for row in rows(TRIGGERS):
        head, _, number = row["id"].rpartition("/")
        assert head == f"{row['lemma']}/{row['pos']}"
        senses.setdefault(head, []).append(int(number))
    assert [head for head, numbers in senses.items() if numbers != list(range(1, len(numbers) + 1))] == []
    assert max(len(numbers) for numbers in senses.values()) < 10  # so that text order is sense order


def test_triggers_use_the_ontology() -> None:
    types = event_types()
    contexts = ontology("plover.toml")["contexts"]
    assert isinstance(contexts, dict)
    for row in rows(TRIGGERS):
        assert list(row) == TRIGGER_COLUMNS
        assert row["type"] in types, row["id"]
        assert not row["mode"] or row["mode"] in modes(types[row["type"]]), row["id"]
        assert not row["contexts"] or set(row["contexts"].split("|")) <= set(contexts), row["id"]
        assert row["pos"] in {"verb", "noun", "adj"}, row["id"]
        assert row["lemma"] == row["lemma"].lower(), row["id"]


def test_roles_are_known() -> None:
    for row in rows(TRIGGERS):
        pairs = [pair.split(":") for pair in row["roles"].split()]
        assert all(slot in SLOTS and role in ROLES for slot, role in pairs), row["id"]
        assert len({slot for slot, _ in pairs}) == len(pairs), row["id"]


@pytest.mark.parametrize("column", ["requires", "excludes"])
def test_conditions_are_known(column: str) -> None:
    wrong = {row["id"]: unknown_conditions(row[column]) for row in rows(TRIGGERS)}
    assert {key: value for key, value in wrong.items() if value} == {}


def test_only_a_last_sense_may_be_unconditional() -> None:
    by_word: dict[str, list[dict[str, str]]] = {}
    for row in rows(TRIGGERS):
        by_word.setdefault(f"{row['lemma']}/{row['pos']}", []).append(row)
    early = [row for senses in by_word.values() for row in senses[:-1]]
    assert [row["id"] for row in early if not row["requires"] and not row["excludes"]] == []


def test_examples_show_the_trigger() -> None:
    assert [row["id"] for row in rows(TRIGGERS) if not shows(row["lemma"], row["example"])] == []
    assert all(row["example"].endswith(".") for row in rows(TRIGGERS))


def test_trigger_coverage() -> None:
    found = rows(TRIGGERS)
    assert len(found) >= 650
    per_type = {code: sum(row["type"] == code for row in found) for code in event_types()}
    assert {code: count for code, count in per_type.items() if count < 15} == {}


def test_plain_saying_is_no_trigger() -> None:
    assert {row["lemma"] for row in rows(TRIGGERS)} & {"say", "add", "note", "state", "report"} == set()
    assert all("xcomp" in row["requires"] for row in rows(TRIGGERS) if row["lemma"] == "tell")


def test_nouns_are_sorted_unique_and_known() -> None:
    found = rows(NOUNS)
    sectors = ontology("plover.toml")["sectors"]
    assert isinstance(sectors, dict)
    keys = [(row["lemma"], row["class"]) for row in found]
    assert keys == sorted(set(keys))
    for row in found:
        assert list(row) == NOUN_COLUMNS
        assert row["class"] in NOUN_CLASSES, row
        assert not row["sector"] or row["sector"] in sectors, row
        assert row["lemma"] == row["lemma"].lower().strip(), row


def test_noun_coverage() -> None:
    found = rows(NOUNS)
    assert len(found) >= 700
    per_class = {name: sum(row["class"] == name for row in found) for name in NOUN_CLASSES}
    assert {name: count for name, count in per_class.items() if count < 20} == {}
