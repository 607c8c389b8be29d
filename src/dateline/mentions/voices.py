"""Who is "I", "we" and "you": the speaker of a quotation and who is told it, whose turn it is, the outlet itself."""

from dateline.mentions.bodies import body_of
from dateline.mentions.clusters import Cluster
from dateline.mentions.ground import Ground
from dateline.mentions.lexicon import Pronoun
from dateline.model.mention import Form, Kind

_SEVERAL = ("we", "us", "our", "ours", "ourselves")
_TURN = 8


def first_person(ground: Ground, token: int, pronoun: Pronoun) -> Cluster | None:
    """Who says "I" or "we" here: in quotation marks the speaker, behind "NAME:" that person, else the outlet."""
    number = ground.quote_at.get(token)
    speaker = _turn(ground, token) if number is None else ground.speakers.get(number)
    if speaker is None:
        several = ground.scene.syntax.words[token].lower() in _SEVERAL
        return _outlet(ground) if number is None and several else None
    if pronoun.number == "p" and speaker.kind is Kind.PERSON and not speaker.plural:
        return body_of(ground, speaker)
    return speaker


def second_person(ground: Ground, token: int) -> Cluster | None:
    """Who is told the quotation that a "you" stands in."""
    number = ground.quote_at.get(token)
    return None if number is None else ground.told.get(number)


def _turn(ground: Ground, token: int) -> Cluster | None:
    """The person whose name and a colon open what is being said ("MR. HALL: I have nothing to add")."""
    syntax = ground.scene.syntax
    start = next(first for first, end in syntax.paragraphs if first <= token < end)
    colons = (t for t in range(token - 1, start, -1) if syntax.words[t] == ":" and _opens(ground, t, start))
    colon = next(colons, None)
    cluster = None if colon is None else ground.at_head.get(_before(ground, colon))
    return cluster if cluster is not None and cluster.kind is Kind.PERSON else None


def _before(ground: Ground, colon: int) -> int:
    """The head of the name that ends right before a colon."""
    name = ground.scene.name_at.get(colon - 1)
    if name is None:
        return colon - 1
    found = ground.scene.names[name]
    return next((t for t in range(found.last, found.first - 1, -1) if t in ground.at_head), colon - 1)


def _opens(ground: Ground, colon: int, start: int) -> bool:
    """Whether the words before a colon open the paragraph or a sentence in it."""
    syntax = ground.scene.syntax
    after = max(start, colon - _TURN)
    return after == start or any(syntax.words[t] in (".", "?", "!") for t in range(after, colon))


def _outlet(ground: Ground) -> Cluster | None:
    """The outlet that the report appeared in: its chain, or a new one that bears its name."""
    outlet = ground.scene.report.outlet
    if not outlet:
        return None
    words = set(outlet.lower().split())
    for cluster in ground.clusters:
        if cluster.label or (cluster.kind is Kind.OUTLET and cluster.named and _is_within(cluster, words)):
            return cluster
    house = Cluster(label=outlet)
    ground.clusters.append(house)
    return house


def _is_within(cluster: Cluster, words: set[str]) -> bool:
    """Whether a chain's name is made of words of the outlet's."""
    return {word.lower() for word in cluster.words} <= words


def join_house(ground: Ground) -> None:
    """Joins "this newspaper" to the outlet that the report appeared in."""
    scene = ground.scene
    for cluster in list(ground.clusters):
        heads = [n for n in cluster.namings if n.form is not Form.PRONOUN]
        if cluster.named or len(heads) != 1 or scene.syntax.words[heads[0].first].lower() not in ("this", "our"):
            continue
        if "newspaper" in scene.lexicon.synonyms.get(scene.syntax.lemmas[heads[0].head], ()):
            house = _outlet(ground)
            if house is not None and house is not cluster:
                house.absorb(cluster, "this-outlet")
                ground.at_head[heads[0].head] = house
    ground.clusters[:] = [c for c in ground.clusters if c.namings]
