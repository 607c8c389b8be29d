"""Which cluster a pronoun of the third person most likely stands for, by where its namings stand and who says what."""

from collections.abc import Iterator

from dateline.mentions.agreement import agrees, governor, preference
from dateline.mentions.clusters import Cluster
from dateline.mentions.ground import Ground
from dateline.mentions.lexicon import Pronoun
from dateline.mentions.naming import Naming
from dateline.mentions.reach import doer, is_main, silent_subject
from dateline.model.mention import Form, Kind

_SENTENCE_COST = 6
_MARGIN = 2
_SALIENCE = {
    "nsubj": 6,
    "nsubjpass": 6,
    "agent": 4,
    "dobj": 4,
    "dative": 4,
    "poss": 3,
    "pobj": 2,
    "conj": 3,
    "appos": 2,
}
_SUBJECTS = ("nsubj", "nsubjpass")
_MODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})
_BELOW = frozenset(["relcl", "acl", "advcl"])
_SPOKEN_FOR, _TELLS, _SPEAKS_ON, _OWN_CLAUSE, _PROVEN = 6, 2, 4, 3, 3


def most_salient(ground: Ground, token: int, pronoun: Pronoun) -> Cluster | None:
    """The cluster that fits best by more than a margin; None where two fit alike or what fits best is no mention."""
    scores: dict[int, tuple[int, Cluster | None]] = {}
    silent = silent_subject(ground.scene.syntax, token)
    actor = None if silent is None else ground.at_head.get(silent)
    near = list(ground.before(token, pronoun.gender))
    told = [cluster for naming, cluster in near if _is_spoken_of(ground, token, naming)]
    fits = [
        (naming, cluster)
        for naming, cluster in near
        if cluster is not actor and cluster not in told and may_stand(ground, token, pronoun, naming, cluster)
    ]
    goes_on = ground.says(token) and not any(_is_subject_here(ground, token, naming) for naming, _ in fits)
    for naming, cluster in fits:
        score = _score(ground, token, naming.head) + _points(ground, token, pronoun, naming, cluster)
        score += _SPEAKS_ON if goes_on and ground.says(naming.head) else 0
        if id(cluster) not in scores or score > scores[id(cluster)][0]:
            scores[id(cluster)] = (score, cluster)
    if not scores:
        return None
    teller = ground.teller(token)
    _prefer_proven(scores, pronoun, None if teller is None else ground.at_head.get(teller))
    for rival in _rivals(ground, token, pronoun):
        scores[-rival] = (_score(ground, token, rival) - _owned(ground, rival), None)
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    best = ranked[0][1]
    if best is None or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return None
    one_body = pronoun.number == "p" and not best.plural
    return None if one_body and _has_plural_rival(ground, token) else best


def may_stand(ground: Ground, token: int, pronoun: Pronoun, naming: Naming, cluster: Cluster) -> bool:
    """Whether grammar lets a pronoun stand for a naming's cluster."""
    syntax = ground.scene.syntax
    if not agrees(cluster, pronoun) or _is_own_phrase(ground, token, naming):
        return False
    if syntax.deprels[naming.head] in _MODIFIERS and cluster.kind is not Kind.PERSON:
        return False
    if naming.head in ground.scene.datelined or ground.speaks(token, cluster):
        return False
    if syntax.words[naming.first].lower() == "no":
        return False
    if pronoun.gender == "n" and syntax.sentence_of[naming.head] < syntax.sentence_of[token]:
        return syntax.deprels[naming.head] in _SUBJECTS and is_main(syntax, naming.head)
    return pronoun.type == "possessive" or not _is_co_argument(ground, token, naming)


def _is_spoken_of(ground: Ground, token: int, naming: Naming) -> bool:
    """Whether a pronoun tells what it says of somebody else ("The minister, he said, had gone")."""
    subject = naming.form is not Form.PRONOUN and ground.scene.syntax.deprels[naming.head] in _SUBJECTS
    return subject and ground.says(token) and ground.in_content(naming.head, token)


def _is_subject_here(ground: Ground, token: int, naming: Naming) -> bool:
    syntax = ground.scene.syntax
    return syntax.deprels[naming.head] in _SUBJECTS and syntax.sentence_of[naming.head] == syntax.sentence_of[token]


def _points(ground: Ground, token: int, pronoun: Pronoun, naming: Naming, cluster: Cluster) -> int:
    """Points for who is spoken for, who tells it, whose clause it is, and for names."""
    syntax = ground.scene.syntax
    points = preference(cluster, pronoun) + (1 if naming.form is not Form.NOMINAL else 0)
    teller = ground.teller(token)
    if teller is not None and _stands_for(ground, teller, naming.head):
        points += _SPOKEN_FOR
    if teller == naming.head and syntax.deprels[syntax.heads[teller]] != "ROOT":
        points += _TELLS
    own = pronoun.type == "possessive" and doer(syntax, token) == naming.head
    return points + (_OWN_CLAUSE if own else 0)


def _stands_for(ground: Ground, teller: int, head: int) -> bool:
    """Whether somebody's lawyer, sister or spokesman is who tells it, and this is the somebody."""
    syntax = ground.scene.syntax
    cluster = ground.at_head.get(teller)
    if cluster is None or cluster.kind is not Kind.PERSON:
        return False
    above = syntax.heads[head]
    return (syntax.deprels[head] == "poss" and above == teller) or (
        syntax.deprels[head] == "pobj" and syntax.lemmas[above] in ("for", "of") and syntax.heads[above] == teller
    )


def _score(ground: Ground, token: int, head: int) -> int:
    """How near and how far in front a noun stands."""
    syntax = ground.scene.syntax
    away = syntax.sentence_of[token] - syntax.sentence_of[head]
    label = syntax.deprels[head]
    if label == "conj":
        label = syntax.deprels[syntax.heads[head]]
    score = _SALIENCE.get(label, 0) - _SENTENCE_COST * away
    if label in ("dobj", "dative") and _is_told(ground, token, syntax.heads[head]):
        score = _SALIENCE["nsubj"] + 2
    return score + (2 if label in _SUBJECTS and _leads(ground, syntax.heads[head]) else 0)


def _leads(ground: Ground, verb: int) -> bool:
    """Whether a verb is its sentence's own, or that of a clause before a semicolon."""
    syntax = ground.scene.syntax
    after = syntax.rights[verb] + 1
    return syntax.deprels[verb] == "ROOT" or (after < len(syntax) and syntax.words[after] == ";")


def _is_told(ground: Ground, token: int, verb: int) -> bool:
    """Whether a pronoun stands in what the object of this verb is told: it may be either of the two."""
    syntax = ground.scene.syntax
    cue = ground.scene.lexicon.cues.get((syntax.lemmas[verb], "verb", "passive"))
    return cue == "actor" and any(
        syntax.heads[t] == verb and syntax.deprels[t] == "ccomp" for t in (token, *syntax.ancestors(token))
    )


def _prefer_proven(scores: dict[int, tuple[int, Cluster | None]], pronoun: Pronoun, teller: Cluster | None) -> None:
    """Takes points from named people of unknown gender where one of the right gender is near, not from who tells it."""
    near = [cluster for _, cluster in scores.values() if cluster is not None and cluster.named]
    if pronoun.gender in ("m", "f") and any(cluster.gender == pronoun.gender for cluster in near):
        for key, (score, cluster) in scores.items():
            if cluster not in (None, teller) and cluster is not None and cluster.named and cluster.gender == "any":
                scores[key] = (score - _PROVEN, cluster)


def _rivals(ground: Ground, token: int, pronoun: Pronoun) -> Iterator[int]:
    """Things that are no mentions and may be what "it" means: subjects before it in its sentence."""
    if pronoun.gender != "n" or ground.says(token):
        return
    syntax = ground.scene.syntax
    for t in range(syntax.sentences[syntax.sentence_of[token]][0], token):
        subject = syntax.deprels[t] in _SUBJECTS and syntax.tags[t] == "NN" and t not in ground.at_head
        if subject and ground.quote_at.get(t) == ground.quote_at.get(token):
            yield t


def _owned(ground: Ground, rival: int) -> int:
    """Points against a thing that somebody is said to own: "Iran's reply was that it …" speaks of Iran."""
    owner = ground.scene.syntax.child(rival, "poss")
    return 6 if owner is not None and owner in ground.at_head else 0


def _has_plural_rival(ground: Ground, token: int) -> bool:
    """Whether a plural noun that is no mention stands before "they" in its sentence or the one before."""
    syntax = ground.scene.syntax
    start = syntax.sentences[max(0, syntax.sentence_of[token] - 1)][0]
    return any(
        syntax.tags[t] == "NNS" and syntax.deprels[t] in _SALIENCE and t not in ground.at_head
        for t in range(start, token)
    )


def _is_own_phrase(ground: Ground, token: int, naming: Naming) -> bool:
    """Whether the naming's phrase holds the pronoun ("his" in "his supporters")."""
    syntax = ground.scene.syntax
    return (
        syntax.lefts[naming.head] <= token <= syntax.rights[naming.head]
        and naming.head in syntax.ancestors(token)
        and not _in_clause_below(ground, token, naming.head)
    )


def _in_clause_below(ground: Ground, token: int, head: int) -> bool:
    syntax = ground.scene.syntax
    for above in (token, *syntax.ancestors(token)):
        if above == head:
            return False
        if syntax.deprels[above] in ("relcl", "acl", "appos", "conj", "amod"):
            return True
    return False


def _is_co_argument(ground: Ground, token: int, naming: Naming) -> bool:
    syntax = ground.scene.syntax
    return (
        governor(ground.scene, token) == governor(ground.scene, naming.head)
        and token != naming.head
        and (syntax.deprels[token] != "nsubj")
    )
