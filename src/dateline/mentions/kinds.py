"""Joins definite nouns by what they are words for: "the official" for a minister, "the carrier" for an airline."""

from dateline.mentions import near
from dateline.mentions.clusters import Cluster
from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene
from dateline.model.mention import Form, Kind

_BODIES = frozenset({Kind.ORGANISATION, Kind.GROUP, Kind.OUTLET})
_ANYBODY = frozenset(["", "CVL", "GOV", "ELI", "SOC"])
_BACK = 3
_NEAR = 2


def by_broader(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The official" as the only person of the last sentences whose role is one that the noun takes in."""
    narrower = scene.lexicon.narrower.get(scene.syntax.lemmas[naming.head].lower(), frozenset())
    if naming.kind is not Kind.PERSON or not narrower or len(naming.words) > 1 or near.is_told_apart(scene, naming):
        return None
    people = [c for c in _within(scene, before, naming, _BACK) if c.kind is Kind.PERSON and near.agree(c, naming)]
    fits = [c for c in people if any(_ends_with(role, narrower) for role in c.roles)]
    fits = [c for c in fits if c.named] or fits
    return fits[0] if len(fits) == 1 else None


def _ends_with(role: str, nouns: frozenset[str]) -> bool:
    return role in nouns or role.split()[-1] in nouns


def by_demonym(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The American" as the only person of that country in the last sentences, else the only one of none told."""
    said = scene.syntax.words[naming.head]
    if naming.kind is not Kind.PERSON or naming.head not in scene.country_at or said not in scene.lexicon.demonyms:
        return None
    if len(naming.words) > 1 or near.is_told_apart(scene, naming):
        return None
    people = [c for c in _within(scene, before, naming, _NEAR) if c.kind is Kind.PERSON]
    fits = [c for c in people if c.countries & naming.countries] or [c for c in people if c.named and not c.countries]
    return fits[0] if len(fits) == 1 and near.agree(fits[0], naming) else None


def by_sector(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The carrier", "the rebels" as the only named body of the last sentences that may be one."""
    lemma = scene.syntax.lemmas[naming.head].lower()
    sectors = scene.lexicon.body_sectors.get(lemma, frozenset())
    if not sectors or naming.kind is Kind.PERSON or not _is_plain(scene, naming):
        return None
    close = [c for c in _within(scene, before, naming, _BACK) if c.kind in _BODIES and c.named]
    close = [c for c in close if near.last_before(c, naming) not in scene.datelined and near.agree(c, naming)]
    fits = [c for c in close if sector_of(scene, c) in sectors]
    here = scene.syntax.sentence_of[naming.head]
    if len(fits) > 1:
        fits = [c for c in fits if here - near.sentence_before(scene, c, naming) <= 1]
    return fits[0] if len(fits) == 1 else None


def _is_plain(scene: Scene, naming: Naming) -> bool:
    """Whether a noun stands with "the" alone, or with one adjective that is no nationality."""
    modified = len(naming.words) == 2 and scene.syntax.deprels[naming.head - 1] in ("amod", "compound")
    return (len(naming.words) == 1 or modified) and not naming.countries and not near.is_told_apart(scene, naming)


def sector_of(scene: Scene, cluster: Cluster) -> str:
    """The sector of a body by the register, else by the noun that its name ends with or that was said of it."""
    lexicon = scene.lexicon
    known = next((lexicon.sectors_of[n.key] for n in cluster.namings if n.key in lexicon.sectors_of), "")
    said = (scene.syntax.lemmas[n.head] for n in cluster.namings if n.form is Form.NOMINAL)
    nouns = (cluster.words[-1].lower(), *said)
    return known or next((sector for noun in nouns if (sector := lexicon.noun_sectors.get(noun))), "")


def by_calling(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The troops" as the only unnamed people of that calling in the last sentences ("soldiers"); civilians never."""
    sector = scene.lexicon.people_sectors.get(scene.syntax.lemmas[naming.head], "")
    if sector in _ANYBODY or naming.kind is not Kind.GROUP or not _is_plain(scene, naming) or len(naming.words) > 1:
        return None
    close = [c for c in _within(scene, before, naming, _NEAR) if c.kind is Kind.GROUP and c.plural and not c.named]
    fits = [c for c in close if any(_calling(scene, n) == sector for n in c.namings)]
    return fits[0] if len(fits) == 1 else None


def _calling(scene: Scene, naming: Naming) -> str:
    noun = naming.form is Form.NOMINAL
    return scene.lexicon.people_sectors.get(scene.syntax.lemmas[naming.head], "") if noun else ""


def by_country_noun(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "The kingdom", "the island nation" as the last country spoken of that is one; "the Greek side" as Greece."""
    if naming.kind is not Kind.COUNTRY or near.is_told_apart(scene, naming):
        return None
    *_, noun = naming.words
    if naming.countries:
        own = [c for c in before if any(n.key in naming.countries for n in c.namings) and c.kind is Kind.COUNTRY]
        return own[0] if noun == "side" and len(own) == 1 else None
    countries = scene.lexicon.country_nouns.get(" ".join(naming.words)) or scene.lexicon.country_nouns.get(noun)
    if not countries:
        return None
    fits = [c for c in before if c.kind is Kind.COUNTRY and any(n.key in countries for n in c.namings)]
    return max(fits, key=lambda c: near.last_before(c, naming), default=None)


def by_bare_repeat(scene: Scene, before: list[Cluster], naming: Naming) -> Cluster | None:
    """ "Police", "residents" without article as the party that the same bare word named just before."""
    syntax = scene.syntax
    bare = naming.first == naming.head and len(naming.words) == 1 and naming.kind in (Kind.GROUP, Kind.ORGANISATION)
    if not bare or naming.countries or not naming.plural or near.is_told_apart(scene, naming):
        return None
    lemma = syntax.lemmas[naming.head]
    close = [c for c in _within(scene, before, naming, _BACK) if not c.named and not c.countries]
    fits = [c for c in close if any(_is_bare(scene, n) and syntax.lemmas[n.head] == lemma for n in c.namings)]
    return max(fits, key=lambda c: near.last_before(c, naming), default=None)


def _is_bare(scene: Scene, naming: Naming) -> bool:
    """Whether a nominal is one word, with or without "the"."""
    return naming.form is Form.NOMINAL and len(naming.words) == 1 and not near.is_told_apart(scene, naming)


def _within(scene: Scene, before: list[Cluster], naming: Naming, back: int) -> list[Cluster]:
    here = scene.syntax.sentence_of[naming.head]
    return [c for c in before if here - near.sentence_before(scene, c, naming) <= back]
