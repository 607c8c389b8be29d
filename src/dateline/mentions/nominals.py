"""Nominal mentions: noun phrases whose head is a noun for persons, forces, bodies, groups or weapons."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene
from dateline.mentions.widen import is_party_tag
from dateline.model.mention import Form, Kind

_SINGULAR = {
    "person_role": Kind.PERSON,
    "force": Kind.ORGANISATION,
    "body": Kind.ORGANISATION,
    "organisation": Kind.ORGANISATION,
    "outlet": Kind.OUTLET,
    "group_people": Kind.GROUP,
    "group": Kind.GROUP,
    "weapon": Kind.WEAPON,
}
_PLURAL = _SINGULAR | {"person_role": Kind.GROUP, "force": Kind.GROUP}
_SLOTS = frozenset(
    [
        "nsubj",
        "nsubjpass",
        "dobj",
        "iobj",
        "dative",
        "pobj",
        "conj",
        "appos",
        "attr",
        "poss",
        "ROOT",
        "oprd",
        "agent",
        "nmod",
        "dep",
    ]
)
_STANDS_BARE = frozenset(["nsubj", "nsubjpass", "poss", "dative", "agent", "conj", "pobj"])


def nominal_mentions(scene: Scene) -> Iterator[Naming]:
    """Nominals in text order; nouns that are titles of a name or modify another noun are none."""
    spans = (name for name in scene.syntax.names if name.label in ("DATE", "TIME"))
    dated = {t for name in spans for t in range(name.start, name.end)}
    for token, upos in enumerate(scene.syntax.upos):
        noun = upos in ("NOUN", "PROPN") or scene.syntax.lemmas[token] == "old" or _is_counted(scene, token)
        noun = noun or _stands_for_people(scene, token)
        if not noun or token in scene.name_at or scene.syntax.deprels[token] not in _SLOTS:
            continue
        if _is_title(scene, token) or _ends_title(scene, token) or _is_tag(scene, token):
            continue
        if token in dated and scene.syntax.tags[token] == "NNP":
            continue
        sure = _kind(scene, token)
        kind = sure or _tentative_kind(scene, token)
        if kind is not None and not _is_predicate(scene, token):
            yield replace(_naming(scene, token, kind), tentative=sure is None)


def _is_title(scene: Scene, token: int) -> bool:
    """Whether a noun stands right before the name of its bearer, who hangs on it."""
    after = token + 1
    while token in scene.titled and after in scene.titled and after not in scene.name_at:
        after += 1
    name = scene.name_at.get(after)
    if name is None or scene.names[name].kind is Kind.COUNTRY:
        return False
    return token in scene.syntax.ancestors(scene.names[name].last) and scene.introduces(token)


def _is_tag(scene: Scene, token: int) -> bool:
    """Whether a token is a party and seat behind a name ("R-Texas")."""
    return is_party_tag(scene.report.text, scene.syntax.starts[token], scene.syntax.ends[token])


def is_plural(scene: Scene, token: int) -> bool:
    """Whether a noun is plural by its tag."""
    return scene.syntax.tags[token] in ("NNS", "NNPS")


def _is_people(scene: Scene, token: int) -> bool:
    """Whether a noun ends a people's two-word name ("North Koreans")."""
    pair = " ".join(scene.syntax.words[max(0, token - 1) : token + 1])
    return token in scene.country_at and pair in scene.lexicon.demonyms


def _kind(scene: Scene, token: int) -> Kind | None:
    syntax = scene.syntax
    if (token in scene.country_at and scene.syntax.words[token].split()[-1] in scene.lexicon.demonyms) or _is_people(
        scene, token
    ):
        return Kind.GROUP if syntax.words[token].endswith("s") or is_plural(scene, token) else Kind.PERSON
    kinds = _PLURAL if is_plural(scene, token) else _SINGULAR
    if syntax.lemmas[token] == "old":
        return Kind.PERSON if _is_age(scene, token) else None
    if syntax.upos[token] == "NUM":
        return None
    if _stands_for_people(scene, token):
        return Kind.GROUP
    classes_here = _classes(scene, token)
    told = next((kind for word, kind in kinds.items() if word in classes_here), None)
    if told is None and _is_said_of_person(scene, token):
        return Kind.PERSON
    if told is None and _is_craft(scene, token):
        return Kind.OTHER
    if told is not None or classes_here or syntax.lemmas[token] in scene.lexicon.role_kinds:
        return told
    if _is_who(scene, token) or _says(scene, token):
        return Kind.GROUP if is_plural(scene, token) else Kind.PERSON
    return None


def _classes(scene: Scene, token: int) -> frozenset[str]:
    """The classes of a noun or of it and the word before; of a common noun with a capital those of the noun."""
    syntax, classes = scene.syntax, scene.lexicon.noun_classes
    pair = f"{syntax.lemmas[token - 1]} {syntax.lemmas[token]}" if token else ""
    found = classes.get(pair) or classes.get(syntax.lemmas[token])
    if found is None and syntax.upos[token] == "PROPN":
        word = syntax.words[token].lower()
        found = classes.get(word.removesuffix("s") if is_plural(scene, token) else word)
    return found or frozenset()


def _is_craft(scene: Scene, token: int) -> bool:
    """Whether a noun is a vessel, or a craft that acts for those in it ("two warplanes struck the bridge")."""
    syntax = scene.syntax
    sets = scene.lexicon.synonyms.get(syntax.lemmas[token], frozenset())
    acts = syntax.deprels[token] == "nsubj" or syntax.deprels[syntax.heads[token]] == "agent"
    return "vessel" in sets or (acts and bool(sets & {"warplane", "ambulance"}))


def _is_who(scene: Scene, token: int) -> bool:
    """Whether a relative clause with "who" shows a noun to be a person."""
    if scene.syntax.deprels[token] == "pobj":
        return False
    clauses = scene.syntax.children_of(token, "relcl")
    return any(scene.syntax.lemmas[t] == "who" for c in clauses for t in scene.syntax.children[c])


def _says(scene: Scene, token: int) -> bool:
    """Whether an unknown noun is what says or tells."""
    syntax = scene.syntax
    verb = syntax.heads[token]
    beside = 0 < verb - syntax.rights[token] <= 2 and syntax.upos[token] == "NOUN"
    return beside and syntax.deprels[token] == "nsubj" and syntax.lemmas[verb] in ("say", "tell", "swear")


def _ends_title(scene: Scene, token: int) -> bool:
    """Whether a noun is only the end of a title ("State" in "Secretary of State")."""
    inside = token in scene.titled and scene.syntax.heads[token] in scene.titled
    return inside and scene.syntax.deprels[token] == "pobj"


def _is_said_of_person(scene: Scene, token: int) -> bool:
    """Whether a singular noun stands in apposition to a person's name ("the auditor, Esi Baidoo")."""
    syntax = scene.syntax
    if is_plural(scene, token) or syntax.child(token, "det", "poss", "compound") is None:
        return False
    partners = list(syntax.children_of(token, "appos"))
    if syntax.deprels[token] == "appos" and syntax.child(token, "conj", "cc") is None:
        partners.append(syntax.heads[token])
    names = (scene.names[scene.name_at[p]] for p in partners if p in scene.name_at)
    return any(name.kind is Kind.PERSON and name.last > name.first for name in names)


def _is_age(scene: Scene, token: int) -> bool:
    """Whether "old" ends "the 46-year-old", a person."""
    return token > 2 and scene.syntax.words[token - 2 : token] == ("year", "-")


def _stands_for_people(scene: Scene, token: int) -> bool:
    """Whether an adjective with "the" or an owner stands for people ("the wounded", "Syria's displaced")."""
    syntax = scene.syntax
    classes = scene.lexicon.noun_classes.get(syntax.words[token].lower(), frozenset())
    if syntax.tags[token] not in ("JJ", "VBN", "VBD") or "group_people" not in classes:
        return False
    opens = syntax.words[syntax.lefts[token]].lower()
    return opens in ("the", "its", "their") or syntax.child(token, "poss") is not None


def _is_counted(scene: Scene, token: int) -> bool:
    """Whether a number with "the" stands alone for people ("the nine")."""
    syntax = scene.syntax
    return syntax.tags[token] == "CD" and token > 0 and syntax.words[token - 1].lower() == "the"


def _tentative_kind(scene: Scene, token: int) -> Kind | None:
    lemma = scene.syntax.lemmas[token]
    if scene.syntax.upos[token] == "NUM":
        return Kind.GROUP
    if lemma in ("country", "nation") or lemma in scene.lexicon.country_nouns or _is_side(scene, token):
        return Kind.COUNTRY
    known = scene.lexicon.role_kinds.get(lemma)
    if known is None and not is_plural(scene, token) and lemma in scene.lexicon.loose["any body"]:
        return Kind.ORGANISATION
    return known


def _is_side(scene: Scene, token: int) -> bool:
    """Whether a noun is a country as one of two ("the Greek side")."""
    return scene.syntax.lemmas[token] == "side" and token - 1 in scene.country_at


def _is_predicate(scene: Scene, token: int) -> bool:
    """Whether a noun only says what somebody is or becomes ("becomes president", "as chairman", "is a doctor")."""
    syntax = scene.syntax
    if is_plural(scene, token) or scene.closes_headline(scene.phrase_start(token), token):
        return False
    bare = syntax.child(token, "det", "poss", "amod", "nummod") is None and syntax.lefts[token] == token
    if bare and scene.syntax.deprels[token] not in _STANDS_BARE:
        return True
    if syntax.deprels[token] in ("attr", "oprd"):
        determiner = syntax.child(token, "det")
        return bare or (determiner is not None and syntax.lemmas[determiner] in ("a", "an"))
    owned = syntax.child(token, "det", "poss", "nummod") is not None
    return syntax.deprels[token] == "pobj" and syntax.lemmas[syntax.heads[token]] == "as" and not owned


def _naming(scene: Scene, token: int, kind: Kind) -> Naming:
    first = scene.phrase_start(token)
    titles = tuple(scene.titles(first, token + 1))
    syntax = scene.syntax
    opener = 1 if syntax.deprels[first] in ("det", "predet") and first < token else 0
    return Naming(
        first=first,
        last=token,
        head=token,
        form=Form.NOMINAL,
        kind=kind,
        words=tuple(word.lower() for word in syntax.words[first + opener : token + 1]),
        rule="nominal",
        roles=frozenset((*titles, syntax.lemmas[token])),
        countries=scene.countries(range(first, token + 1)) | _of_country(scene, token),
        gender=scene.gender(titles) if kind is Kind.PERSON else ("any" if kind is Kind.GROUP else "n"),
        plural=is_plural(scene, token) or kind is Kind.GROUP,
        definite=scene.is_definite(first),
    )


def _of_country(scene: Scene, token: int) -> frozenset[str]:
    syntax = scene.syntax
    preposition = syntax.child(token, "prep")
    if preposition is None or syntax.lemmas[preposition] != "of":
        return frozenset()
    return scene.countries(syntax.children_of(preposition, "pobj"))
