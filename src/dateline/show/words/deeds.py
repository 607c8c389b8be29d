"""What happened in one line: who did what to whom, or the kind of act with those it was between."""

from dataclasses import dataclass
from functools import cache

from dateline.query.answers import EventAnswer
from dateline.show.words.codes import status_before, type_words
from dateline.tables import read_table

_HAPPENED = ("occurred", "ongoing")
_PREPOSITIONS = frozenset({"for", "on", "to", "with", "against", "of"})


@dataclass(frozen=True, slots=True)
class Deed:
    """One act in three parts, to be put together: what stands before (“Planned talks”), who, the verb, whom.

    With a `verb` it reads “who verb whom”; without one “kind: who → whom”.
    """

    kind: str
    who: str
    verb: str
    whom: str

    @property
    def words(self) -> str:
        """The line as plain text: "Police arrested 14 people", "Planned talks or meeting: delegations"."""
        if self.verb:
            return _capital(" ".join(part for part in (self.who, self.verb, self.whom) if part))
        between = " → ".join(part for part in (self.who, self.whom) if part)
        return self.kind + (f": {between}" if between else "")


def sentence(event: EventAnswer) -> str:
    """The act and where it was, as one line for a heading: "Police arrested 14 people in Dundee, United Kingdom"."""
    words, place = deed(event).words, event.where
    named = (place.name or "").casefold()
    if not place.words or (named and named in words.casefold()):
        return words
    joint = (
        ", "
        if not deed(event).verb
        else " "
        if place.level == "relative"
        else " at "
        if place.level == "site"
        else " in "
    )
    return f"{words}{joint}{place.words}"


def deed(event: EventAnswer) -> Deed:
    """An event as a line. What did not simply happen is never told with a verb in the past."""
    who, whom = (_tidy(actor.name if actor else "") for actor in (event.who, event.whom))
    trigger = _tidy(event.trigger)
    if event.status in _HAPPENED and _is_past(trigger) and (who or whom):
        return Deed("", who, _joined(trigger, whom), whom) if who else Deed("", whom, trigger, "")
    noun = trigger if _is_noun(trigger) else type_words(event.type, event.mode)
    before = status_before(event.status)
    return Deed(_capital(f"{before} {noun}".strip()), who, "", whom)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(" “”\"'’,;:")


def _is_past(words: str) -> bool:
    """Whether the words begin with a verb in the past."""
    first = words.casefold().split(" ")[0] if words else ""
    if first.endswith("s"):
        return _base(first) in _lemmas()["verb"] and not _is_noun(first)
    return first in _irregular() or (first.endswith("ed") and _base(first) in _lemmas()["verb"])


def _joined(trigger: str, whom: str) -> str:
    """The verb with the preposition before whom it was done to: "clashed with", "asked for …"."""
    words = trigger.split(" ")
    if not whom:
        return f"{trigger} …" if len(words) > 1 and words[-1] in _PREPOSITIONS else trigger
    lemma = " ".join([_base(words[0].casefold()) or _irregular().get(words[0].casefold(), words[0]), *words[1:]])
    preposition = _preposition(lemma.casefold())
    if not preposition and len(words) > 1 and words[-1].casefold() not in _small():
        return f"{trigger} →"  # a verb with a noun of its own: what follows is no object of it
    return trigger if words[-1] == preposition else f"{trigger} {preposition}".rstrip()


def _preposition(lemma: str) -> str:
    """What a verb is joined with to those it was done to, also where its noun stands in the plural."""
    return _linked().get(lemma) or _linked().get(lemma.removesuffix("s"), "")


def _base(form: str) -> str:
    """The verb of a regular past: banned, ban; agreed, agree; carried, carry."""
    stems = (form[:-1], form[:-2], form[:-3] + "y", form[:-3])
    return next((stem for stem in stems if stem in _lemmas()["verb"]), "")


def _is_noun(words: str) -> bool:
    folded = words.casefold()
    singular = folded.removesuffix("s")
    nouns, verbs = _lemmas()["noun"], _lemmas()["verb"]
    return folded in nouns or (singular in nouns and folded not in verbs)


@cache
def _lemmas() -> dict[str, frozenset[str]]:
    rows = read_table("en/triggers.csv").rows
    named = {pos: frozenset(row["lemma"] for row in rows if row["pos"] == pos) for pos in ("noun", "verb")}
    firsts = frozenset(lemma.split(" ")[0] for lemma in named["verb"])
    return {"noun": named["noun"], "verb": named["verb"] | firsts}


@cache
def _irregular() -> dict[str, str]:
    """Irregular forms of verbs that are no base of their own, as "withdrew", "told", with their verbs."""
    verbs, nouns = _lemmas()["verb"], _lemmas()["noun"]
    rows = read_table("en/word_forms.csv").rows
    return {r["form"]: r["base"] for r in rows if r["base"] in verbs and r["form"] not in nouns | verbs}


@cache
def _linked() -> dict[str, str]:
    """The preposition before whom it is done to, of verbs that take no object for it: clash, with."""
    found: dict[str, set[str]] = {}
    for row in read_table("en/triggers.csv").rows:
        if row["pos"] == "verb":
            roles = [role.split(":") for role in row["roles"].split()]
            found.setdefault(row["lemma"], set()).update(
                slot for slot, role in roles if role in ("recipient", "target")
            )
            found[row["lemma"]].update("obj" for slot, _ in roles if slot == "obj")
            found[row["lemma"]].update(["obj"] * ("obj" in row["requires"]))
    return {lemma: max(slots) for lemma, slots in found.items() if slots and "obj" not in slots}


@cache
def _small() -> frozenset[str]:
    """Small words; those at the end of a verb are its particle or preposition."""
    return frozenset(row["word"] for row in read_table("en/stop_words.csv").rows) | {"back", "forward"}
