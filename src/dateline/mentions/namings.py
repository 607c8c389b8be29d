"""Names as mentions: the span with title and modifiers, and what the title tells of the person."""

from collections.abc import Iterator

from dateline.mentions.metonyms import is_actor
from dateline.mentions.naming import FoundName, Naming
from dateline.mentions.scene import Scene
from dateline.model.mention import Form, Kind
from dateline.model.text import Span

_UNSURE_BODIES = frozenset({Kind.ORGANISATION, Kind.OTHER, Kind.PLACE})
_PRINTS = frozenset(["write", "broadcast", "quote", "print", "air"])
_MEDIA = frozenset(["radio", "television", "tv", "newspaper", "daily", "weekly", "magazine", "channel", "broadcaster"])
_KIND_OF_CLASS = {
    "body": Kind.ORGANISATION,
    "force": Kind.ORGANISATION,
    "weapon": Kind.WEAPON,
    "group": Kind.GROUP,
    "group_people": Kind.GROUP,
}


def name_mentions(scene: Scene) -> Iterator[Naming]:
    """Each name of the scene as a mention, in text order."""
    for name in scene.names:
        yield _naming(scene, name)


def _naming(scene: Scene, name: FoundName) -> Naming:
    syntax = scene.syntax
    head = syntax.head_of(Span(syntax.starts[name.first], syntax.ends[name.last]))
    head = name.last if head is None else head
    first = min(name.first, _left_edge(scene, name, head))
    titles = tuple(scene.titles(first, name.first))
    kind, sure = _kind(scene, name, first, titles)
    words = tuple(syntax.words[name.first : name.last + 1])
    metonym = bool(name.seat_of) and is_actor(scene, name, head)
    if name.seat_of and not name.key.startswith("place:") and not metonym and syntax.deprels[head] == "pobj":
        kind = Kind.PLACE
    return Naming(
        first=first,
        last=name.last,
        head=head,
        form=Form.METONYM if metonym else Form.NAME,
        kind=Kind.COUNTRY if metonym else kind,
        words=words,
        rule="metonym" if metonym else "name:register" if name.key else "name:recogniser",
        key=name.seat_of if metonym else name.key,
        roles=frozenset(_roles(scene, titles)) if kind is Kind.PERSON else frozenset(),
        countries=scene.countries(range(first, name.first)),
        gender=_gender(scene, words, titles) if kind is Kind.PERSON else "n",
        plural=kind is Kind.GROUP,
        sure=sure,
    )


def _roles(scene: Scene, titles: tuple[str, ...]) -> Iterator[str]:
    """Titles, short ones ("Gov.") also in full."""
    for title in titles:
        yield title
        if title.endswith("."):
            yield from scene.lexicon.title_nouns.get(title, ())


def _left_edge(scene: Scene, name: FoundName, head: int) -> int:
    titled = _titled_run(scene, name.first)
    if titled < name.first:
        return scene.phrase_start(titled)
    first = scene.phrase_start(head) if scene.syntax.lefts[head] < name.first else name.first
    while first > 0 and first == name.first and _is_title_word(scene, first - 1):
        return first - 1
    if name.kind is Kind.COUNTRY and any(t in scene.name_at for t in range(first, name.first)):
        return name.first
    if first == name.first and name.kind is not Kind.COUNTRY:
        return _title_phrase(scene, name.first)
    return first


def _titled_run(scene: Scene, token: int) -> int:
    """Where the run of title words right before a name begins ("chief of staff John Kelly"), hung on it or not."""
    start = token
    while start - 1 in scene.titled and start - 1 not in scene.name_at:
        start -= 1
    return start if any(scene.syntax.upos[t] == "ADP" for t in range(start, token)) else token


def _title_phrase(scene: Scene, token: int) -> int:
    """Where a person noun right before a name begins ("the banker Pekka"), even if the parse hangs the name on it."""
    noun = token - 1
    if noun < 0 or noun in scene.name_at:
        return token
    hung = scene.syntax.upos[noun] == "NOUN" and noun in scene.syntax.ancestors(token)
    return scene.phrase_start(noun) if hung and scene.introduces(noun) else token


def _is_title_word(scene: Scene, token: int) -> bool:
    if token in scene.name_at or not scene.syntax.words[token][:1].isupper():
        return False
    return bool(list(scene.titles(token, token + 1)))


def _kind(scene: Scene, name: FoundName, first: int, titles: tuple[str, ...]) -> tuple[Kind, bool]:
    if name.key:
        return name.kind, True
    if titles and _title_touches(scene, name.first) and name.kind is not Kind.PLACE:
        return Kind.PERSON, True
    told = _told_by_noun(scene, name) if first < name.first else None
    if told:
        return told, True
    if name.kind in (*_UNSURE_BODIES, Kind.PERSON) and _told_by_noun_behind(scene, name):
        return Kind.OUTLET, True
    headed = scene.syntax.words[name.last] in scene.lexicon.name_heads
    if name.kind in _UNSURE_BODIES and not headed and _is_told(scene, name):
        return Kind.OUTLET, False
    given = scene.syntax.words[name.first] in scene.lexicon.given_names
    if name.kind in (Kind.OTHER, Kind.ORGANISATION) and given and name.last == name.first + 1 and not name.sure:
        told_by_head = scene.lexicon.name_heads.get(scene.syntax.words[name.last])
        return (Kind.PERSON, False) if told_by_head is None else (name.kind, False)
    return name.kind, name.sure


def _told_by_noun(scene: Scene, name: FoundName) -> Kind | None:
    """What the noun right before a name says it is ("media outlet Suspilne", "the daily Okaz")."""
    noun = name.first - 1
    if scene.syntax.upos[noun] not in ("NOUN", "PROPN") or noun in scene.name_at:
        return None
    lemma = scene.syntax.lemmas[noun]
    if scene.lexicon.role_kinds.get(lemma) is Kind.OUTLET:
        return Kind.OUTLET
    classes = scene.lexicon.noun_classes.get(lemma, frozenset())
    return next((kind for word, kind in _KIND_OF_CLASS.items() if word in classes), None)


def _is_told(scene: Scene, name: FoundName) -> bool:
    """Whether somebody told it something, as one tells a paper, or it writes or quotes as papers do."""
    syntax = scene.syntax
    label, verb = syntax.deprels[name.last], syntax.heads[name.last]
    if label == "nsubj":
        return syntax.lemmas[verb] in _PRINTS
    return label in ("dobj", "dative") and syntax.lemmas[verb] == "tell"


def _told_by_noun_behind(scene: Scene, name: FoundName) -> bool:
    """Whether the noun that a name hangs on says that it is an outlet ("UBC radio", "the Belta agency")."""
    syntax, noun = scene.syntax, name.last + 1
    if noun >= len(syntax) or syntax.heads[name.last] != noun or not syntax.words[noun].islower():
        return False
    return syntax.lemmas[noun] in _MEDIA or scene.lexicon.role_kinds.get(syntax.lemmas[noun]) is Kind.OUTLET


def _title_touches(scene: Scene, token: int) -> bool:
    """Whether a title stands right before this token."""
    return bool(list(scene.titles(token - 1, token))) or bool(list(scene.titles(max(0, token - 3), token)))


def _gender(scene: Scene, words: tuple[str, ...], titles: tuple[str, ...]) -> str:
    told = scene.gender(titles)
    if told != "any" or len(words) < 2:
        return told
    return scene.lexicon.given_names.get(words[0], "any")
