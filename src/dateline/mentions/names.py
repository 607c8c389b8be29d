"""Proper names: what the recogniser found, corrected by the register, by titles and by where a name stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.mentions.gazetteer import Match
from dateline.mentions.halves import with_halves
from dateline.mentions.headlines import styled_tokens, told_from_namesakes
from dateline.mentions.lexicon import Lexicon
from dateline.mentions.naming import FoundName
from dateline.mentions.outlets import ends_as_outlet, with_own_outlet
from dateline.mentions.titles import title_tokens
from dateline.mentions.widen import is_adherents, is_party_tag, is_people, is_surname, whole_person
from dateline.model.mention import Kind
from dateline.model.syntax import NamedSpan, Syntax
from dateline.model.text import Report

_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "PRODUCT": Kind.OTHER,
    "NORP": Kind.GROUP,
}
_NOUN_SLOTS = frozenset(
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
        "compound",
        "nmod",
        "npadvmod",
        "agent",
        "ROOT",
        "oprd",
        "amod",
    ]
)
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_PLACE_PREPOSITIONS = frozenset(["in", "near", "inside", "outside", "toward", "towards", "across"])
_WEAK_LABELS = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})
_VERBAL = frozenset(["TO", "MD", "VBZ", "VBP"])
_SPLITTERS = frozenset([",", "and", "&", "/", "or", ";"])


def find_names(report: Report, syntax: Syntax, lexicon: Lexicon) -> list[FoundName]:
    """Names in text order, none overlapping another."""
    matches = lexicon.gazetteer.matches(report.text, syntax)
    trimmed = [part for name in syntax.names for part in _parts(syntax, lexicon, name)]
    titled = title_tokens(report, syntax, lexicon)
    trimmed = [n for n in trimmed if not all(t in titled for t in range(n.start, n.end))]
    names = _merge(matches, trimmed, syntax, lexicon)
    blocked = _blocked(syntax, names) | titled
    known = frozenset(syntax.words[t] for n in names if n.kind is Kind.PERSON for t in (n.first, n.last))
    names = [_with_owner(syntax, lexicon, name, names) for name in names]
    names = list(told_from_namesakes(syntax, lexicon, _disjoint(names)))
    names += list(_unseen(syntax, lexicon, blocked | styled_tokens(report, syntax), known))
    starts, ends = syntax.starts, syntax.ends
    names = list(with_own_outlet(report, syntax, names))
    names = [n for n in names if not is_party_tag(report.text, starts[n.first], ends[n.last])]
    return sorted(with_halves(syntax, names), key=lambda name: name.first)


def _parts(syntax: Syntax, lexicon: Lexicon, name: NamedSpan) -> Iterator[NamedSpan]:
    """A recognised span without articles, titles and possessive marks, cut at commas and conjunctions."""
    if name.label not in _KINDS and name.label not in _WEAK_LABELS:
        return
    common = name.end - name.start == 1 and syntax.tags[name.start] in ("NN", "NNS")
    if (common and syntax.lemmas[name.start] in lexicon.noun_classes) or is_adherents(syntax, lexicon, name):
        return
    if name.label == "NORP" and not _names_a_group(syntax, lexicon, name):
        return
    if name.label in ("GPE", "PERSON", "ORG") and is_people(syntax, lexicon, name):
        return
    start = name.start
    for token in range(name.start, name.end + 1):
        ends_here = token == name.end
        cut = not ends_here and (syntax.words[token] in _SPLITTERS and name.label in ("PERSON", "GPE"))
        if ends_here or cut:
            yield from _trimmed(syntax, lexicon, NamedSpan(start, token, name.label))
            start = token + 1


def _names_a_group(syntax: Syntax, lexicon: Lexicon, name: NamedSpan) -> bool:
    """Whether a NORP span stands as a noun of its own ("the Houthis") and is no people's or country's word."""
    last = name.end - 1
    words = " ".join(syntax.words[name.start : name.end])
    known = {words, syntax.words[last]} & (lexicon.adjectives.keys() | lexicon.demonyms.keys())
    return not known and syntax.tags[last] in ("NNP", "NNPS", "NNS") and syntax.deprels[last] not in _MODIFIERS


def _trimmed(syntax: Syntax, lexicon: Lexicon, name: NamedSpan) -> Iterator[NamedSpan]:
    start, end = name.start, name.end
    while end > start and (syntax.tags[end - 1] == "POS" or syntax.upos[end - 1] in ("PUNCT", "CCONJ", "SYM")):
        end -= 1
    while start < end and not syntax.words[start][:1].isupper() and not syntax.words[start][:1].isdigit():
        if name.label == "PERSON" and syntax.tags[start] == "NNP":
            break
        start += 1
    while start < end and (syntax.words[start].lower() in ("the", "a", "an") or syntax.upos[start] == "PUNCT"):
        start += 1
    end = next((t for t in range(start + 1, end) if syntax.tags[t] in _VERBAL and name.label == "ORG"), end)
    if name.label == "PERSON" and any(syntax.tags[t] == "IN" and syntax.words[t].istitle() for t in range(start, end)):
        return
    label = "PERSON" if _opens_with_person(syntax, lexicon, NamedSpan(start, end, name.label)) else name.label
    if label == "PERSON":
        start = _after_titles(syntax, lexicon, start, end)
    if start < end:
        yield NamedSpan(start, end, label)


def _opens_with_person(syntax: Syntax, lexicon: Lexicon, name: NamedSpan) -> bool:
    """Whether a personal title of one gender opens a name of several words that no body's word closes."""
    if name.end - name.start < 2 or name.label not in ("ORG", "GPE", "LOC", "FAC"):
        return False
    kind, gender = lexicon.titles.get(syntax.words[name.start].lower(), ("", "any"))
    fits = ("personal", "dignity") if name.label == "ORG" else ("personal",)
    return kind in fits and gender != "any" and syntax.words[name.end - 1] not in lexicon.name_heads


def _after_titles(syntax: Syntax, lexicon: Lexicon, start: int, end: int) -> int:
    while (
        start < end - 1
        and syntax.words[start].lower() in lexicon.titles
        and syntax.words[start] not in lexicon.given_names
    ):
        start += 1
    return start


def _merge(
    matches: Sequence[Match], recognised: Sequence[NamedSpan], syntax: Syntax, lexicon: Lexicon
) -> list[FoundName]:
    kept: list[FoundName] = []
    lost: set[int] = set()
    match_at = {token: i for i, match in enumerate(matches) for token in range(match.first, match.last + 1)}
    for name in recognised:
        touching = {match_at[t] for t in range(name.start, name.end) if t in match_at}
        if not touching:
            kept.append(_recognised(syntax, lexicon, name))
        elif _stands_over(name, [matches[i] for i in touching], syntax):
            lost |= touching
            kept.append(_recognised(syntax, lexicon, name))
    kept += [_registered(m) for i, m in enumerate(matches) if i not in lost and _is_name(syntax, m)]
    return list(_disjoint(kept))


def _stands_over(name: NamedSpan, matches: Iterable[Match], syntax: Syntax) -> bool:
    """Whether a recognised name is more than the register's names inside it ("White House Council")."""
    capitals = all(syntax.words[t][:1].isupper() for t in range(name.start, name.end))
    if (name.label == "NORP" and not capitals) or name.label in _WEAK_LABELS:
        return False
    for match in matches:
        inside = name.start <= match.first and match.last < name.end
        if not inside or match.last - match.first + 1 == name.end - name.start:
            return False
        joint = syntax.words[match.first - 1 : match.first] + syntax.words[match.last + 1 : match.last + 2]
        if match.entry.kind is Kind.COUNTRY and any(word in ("-", ",", "and", "'s", "’s") for word in joint):
            return False
    return True


def _is_name(syntax: Syntax, match: Match) -> bool:
    return any(
        syntax.upos[t] in ("PROPN", "NOUN", "NUM", "X", "") or syntax.words[t].isupper()
        for t in range(match.first, match.last + 1)
    )


def _registered(match: Match) -> FoundName:
    return FoundName(match.first, match.last, match.entry.kind, match.entry.key, match.entry.seat_of, sure=True)


def _recognised(syntax: Syntax, lexicon: Lexicon, name: NamedSpan) -> FoundName:
    first, last = name.start, name.end - 1
    kind = _KINDS.get(name.label, Kind.OTHER)
    if _is_feature(syntax, lexicon, last):
        return FoundName(first, last + 1, Kind.PLACE, sure=True)
    if kind is Kind.PERSON and any(
        letter in "0123456789=" for t in range(first, last + 1) for letter in syntax.words[t]
    ):
        kind = Kind.OTHER
    if kind is Kind.PERSON and ends_as_outlet(syntax, lexicon, first, last):
        kind = Kind.OUTLET
    if kind is Kind.PERSON:
        first, last = whole_person(syntax, lexicon, first, last)
    else:
        kind = _kind_by_head(syntax, lexicon, first, last, kind)
    if _stands_as_place(syntax, lexicon, name):
        kind = Kind.PLACE
    if kind in (Kind.PLACE, Kind.OTHER) and is_surname(syntax, lexicon, first, last):
        return FoundName(first - 1, last, Kind.PERSON)
    return FoundName(first, _with_number(syntax, last), kind)


def _is_feature(syntax: Syntax, lexicon: Lexicon, last: int) -> bool:
    after = last + 1
    return after < len(syntax) and syntax.words[after] in lexicon.features and syntax.heads[last] == after


def _kind_by_head(syntax: Syntax, lexicon: Lexicon, first: int, last: int, kind: Kind) -> Kind:
    told = lexicon.name_heads.get(syntax.words[last])
    before = lexicon.name_heads.get(syntax.words[last - 1]) if last > first else None
    if before is Kind.WEAPON:
        return before
    if told is None or (kind is Kind.PLACE and told is not Kind.PLACE and first == last):
        return kind
    return told if last > first else kind


def _stands_as_place(syntax: Syntax, lexicon: Lexicon, name: NamedSpan) -> bool:
    """Whether a lone recognised word stands after "in", "near" … as only places do ("Kursk" taken for a product)."""
    token = name.start
    if name.end - token != 1 or syntax.words[token].isupper():
        return False
    preposition = syntax.words[syntax.heads[token]].lower()
    if preposition != "in" and syntax.words[token] in lexicon.given_names:
        return False
    if syntax.deprels[token] != "pobj" or syntax.child(token, "det") is not None:
        return False
    verb = syntax.lemmas[syntax.heads[syntax.heads[token]]]
    if lexicon.cues.get((verb, "verb", preposition)) == "place" and name.label != "NORP":
        return True
    weak = name.label in _WEAK_LABELS and preposition in ("to", "from", "into", "at")
    return weak or (name.label != "NORP" and preposition in _PLACE_PREPOSITIONS)


def _with_owner(syntax: Syntax, lexicon: Lexicon, name: FoundName, names: Sequence[FoundName]) -> FoundName:
    """An institution's name with the "of X" that the recogniser cut off ("Supreme Court of Kenya")."""
    if name.sure or name.kind is not Kind.ORGANISATION or syntax.words[name.last] not in lexicon.name_heads:
        return name
    of = name.last + 1
    if of + 1 >= len(syntax) or syntax.words[of] != "of" or syntax.heads[of] != name.last:
        return name
    owner = next((n for n in names if n.first == of + 1 and n.kind in (Kind.COUNTRY, Kind.PLACE)), None)
    return replace(name, last=owner.last) if owner else name


def _with_number(syntax: Syntax, last: int) -> int:
    """The end of a name that the recogniser cut before "of" and a number ("Group of 20")."""
    if (
        last + 2 < len(syntax)
        and syntax.words[last + 1] == "of"
        and syntax.tags[last + 2] == "CD"
        and syntax.tags[last] == "NNP"
    ):
        return last + 2
    return last


def _disjoint(names: Iterable[FoundName]) -> Iterator[FoundName]:
    taken = -1
    for name in sorted(names, key=lambda n: (n.first, -n.last, not n.sure)):
        if name.first > taken:
            taken = name.last
            yield name


def _blocked(syntax: Syntax, names: Iterable[FoundName]) -> set[int]:
    tokens = {t for name in names for t in range(name.first, name.last + 1)}
    return tokens.union(t for name in syntax.names for t in range(name.start, name.end))


def _unseen(syntax: Syntax, lexicon: Lexicon, blocked: set[int], known: frozenset[str]) -> Iterator[FoundName]:
    """Runs of capitalised proper nouns that neither the recogniser nor the register knows."""
    token, size = 0, len(syntax)
    while token < size:
        last = token
        while last < size and _may_be_name(syntax, lexicon, last, blocked, known):
            last += 1
        if last > token and not _only_opens(syntax, token, last, known) and syntax.deprels[last - 1] in _NOUN_SLOTS:
            kind = _kind_by_head(syntax, lexicon, token, last - 1, Kind.OTHER)
            yield FoundName(token, last - 1, kind)
        token = max(last, token + 1)


def _only_opens(syntax: Syntax, token: int, last: int, known: frozenset[str]) -> bool:
    """Whether a lone word may owe its capital to the sentence that it opens."""
    opens = last == token + 1 and syntax.sentences[syntax.sentence_of[token]][0] == token
    return opens and syntax.words[token] not in known


def _may_be_name(syntax: Syntax, lexicon: Lexicon, token: int, blocked: set[int], surnames: frozenset[str]) -> bool:
    word = syntax.words[token]
    if token not in blocked and word in surnames and syntax.upos[token] in ("NOUN", "PROPN"):
        return True
    if token in blocked or syntax.tags[token] not in ("NNP", "NNPS") or not word[:1].isupper():
        return False
    known = word.lower() in lexicon.titles or word in lexicon.adjectives or word in lexicon.demonyms
    return not known and any(letter.isalpha() for letter in word) and syntax.lemmas[token] not in lexicon.noun_classes
