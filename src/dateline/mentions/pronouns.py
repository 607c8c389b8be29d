"""Resolves pronouns: relative and reflexive ones by grammar, "I" and "we" by who speaks, the others by salience."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from dateline.mentions.agreement import agrees
from dateline.mentions.clusters import Cluster
from dateline.mentions.ground import Ground
from dateline.mentions.lexicon import Pronoun
from dateline.mentions.naming import Naming
from dateline.mentions.openings import looks_ahead
from dateline.mentions.pairs import add_pairs
from dateline.mentions.quotes import goes_on, quotations, speaker
from dateline.mentions.reach import is_pointing, nearest_conjunct, subject_ahead
from dateline.mentions.salience import most_salient
from dateline.mentions.scene import Scene
from dateline.mentions.voices import first_person, join_house, second_person
from dateline.model.mention import Form, Kind

_EMPTY = frozenset({"be", "seem", "appear", "become", "come", "take", "happen", "make", "mark", "follow"})
_HEARERS = frozenset({Kind.PERSON, Kind.GROUP, Kind.ORGANISATION})
_BODIES = frozenset({Kind.ORGANISATION, Kind.COUNTRY, Kind.GROUP, Kind.OUTLET})
_HUMAN = frozenset({Kind.PERSON, Kind.GROUP, Kind.ORGANISATION, Kind.OUTLET, Kind.OTHER})


@dataclass(slots=True)
class Resolver:
    """Reads a report's pronouns from left to right and puts each into the cluster it stands for."""

    ground: Ground
    voices: dict[int, int | None]
    settled: set[int] = field(default_factory=set)
    spots: list[int] = field(default_factory=list)

    def resolve(self) -> None:
        """Adds every pronoun that can be resolved; who speaks a quotation before what it says."""
        tags = self.ground.scene.syntax.tags
        self.spots = [token for token in range(len(tags)) if tags[token].startswith(("P", "W"))]
        for number in range(len(self.ground.quotes)):
            self._voice(number)
        for token in self.spots:
            self._settle(token)

    def _voice(self, number: int) -> None:
        """Notes who speaks a quotation; where a pronoun does, what comes before it is settled first."""
        ground, head = self.ground, self.voices[number]
        start = ground.quotes[number][0]
        done = max(self.settled, default=-1)
        for token in self.spots[bisect_right(self.spots, done) : bisect_left(self.spots, start)]:
            self._settle(token)
        if head is None and number and goes_on(ground.scene.syntax, ground.quotes[number - 1], ground.quotes[number]):
            ground.speakers[number] = ground.speakers[number - 1]
            ground.told[number] = ground.told.get(number - 1)
            return
        if head is not None:
            self._settle(head)
        ground.speakers[number] = None if head is None else ground.at_head.get(head)
        ground.told[number] = None if head is None else self._told(head)

    def _told(self, head: int) -> Cluster | None:
        """Whom a speaker tells it: people, never an outlet, through which all are told."""
        syntax = self.ground.scene.syntax
        addressee = syntax.child(syntax.heads[head], "dobj", "dative")
        cluster = None if addressee is None else self.ground.at_head.get(addressee)
        return cluster if cluster is not None and cluster.kind in _HEARERS else None

    def _settle(self, token: int) -> None:
        pronoun = self._pronoun(token)
        if pronoun is None or token in self.settled:
            return
        self.settled.add(token)
        cluster, rule = self._antecedent(token, pronoun)
        if cluster is not None:
            self._add(cluster, token, pronoun, rule)

    def _pronoun(self, token: int) -> Pronoun | None:
        scene = self.ground.scene
        tag = scene.syntax.tags[token]
        found = scene.lexicon.pronouns.get(scene.syntax.words[token].lower()) if tag.startswith(("P", "W")) else None
        if found is None or token in scene.name_at:
            return None
        relative = tag in ("WP", "WP$", "WDT")
        fits = tag in ("PRP", "PRP$") or relative
        return found if fits and relative == (found.type == "relative") else None

    def _antecedent(self, token: int, pronoun: Pronoun) -> tuple[Cluster | None, str]:
        if pronoun.type == "relative":
            return self._relative(token), "relative"
        if pronoun.person == "1":
            return first_person(self.ground, token, pronoun), "speaker"
        if pronoun.person == "2":
            return second_person(self.ground, token), "addressee"
        if pronoun.type == "reflexive":
            return self._reflexive(token, pronoun), "reflexive"
        if pronoun.gender == "n" and not self._acts(token):
            return None, ""
        ahead = self._ahead(token, pronoun) or looks_ahead(self.ground, token, pronoun)
        return (ahead, "looks-ahead") if ahead is not None else (most_salient(self.ground, token, pronoun), "salience")

    def _add(self, cluster: Cluster, token: int, pronoun: Pronoun, rule: str) -> None:
        naming = Naming(
            first=token,
            last=token,
            head=token,
            form=Form.PRONOUN,
            kind=cluster.kind,
            words=(self.ground.scene.syntax.words[token],),
            rule=rule,
            gender=pronoun.gender,
        )
        self.ground.add(cluster, naming, f"pronoun:{rule}")

    def _relative(self, token: int) -> Cluster | None:
        syntax = self.ground.scene.syntax
        above = next((t for t in (token, *syntax.ancestors(token)) if syntax.deprels[t] == "relcl"), None)
        if above is None:
            return None
        noun = nearest_conjunct(syntax, syntax.heads[above], token)
        human, thing = (syntax.words[token].lower() in words for words in (("who", "whom"), ("which",)))
        for candidate in (noun, *syntax.ancestors(noun)):
            cluster = self.ground.at_head.get(candidate)
            if cluster is not None and (not human or cluster.kind in _HUMAN):
                return None if thing and cluster.kind is Kind.PERSON else cluster
            if not human or syntax.upos[candidate] not in ("NOUN", "PROPN", "ADP"):
                return None
        return None

    def _ahead(self, token: int, pronoun: Pronoun) -> Cluster | None:
        subject = subject_ahead(self.ground.scene.syntax, token)
        if subject is None or subject not in self.ground.scene.name_at or pronoun.gender not in ("m", "f"):
            return None
        cluster = self.ground.at_head.get(subject)
        fits = cluster is not None and cluster.kind is Kind.PERSON and agrees(cluster, pronoun)
        return cluster if fits and cluster is not None and not self.ground.speaks(token, cluster) else None

    def _reflexive(self, token: int, pronoun: Pronoun) -> Cluster | None:
        syntax = self.ground.scene.syntax
        for above in syntax.ancestors(token):
            subject = syntax.child(above, "nsubj", "nsubjpass")
            if subject is not None and subject != token:
                cluster = self.ground.at_head.get(subject)
                return cluster if cluster is not None and agrees(cluster, pronoun) else None
        return None

    def _acts(self, token: int) -> bool:
        """Whether "it" or "its" may stand for an actor here: not weather, not a clause, not "it is certain that"."""
        syntax = self.ground.scene.syntax
        label, above = syntax.deprels[token], syntax.heads[token]
        if label == "poss":
            return True
        if label in ("nsubj", "nsubjpass"):
            clause = syntax.child(above, "ccomp", "xcomp", "advcl", "acomp")
            empty = is_pointing(syntax, token) or (syntax.lemmas[above] in _EMPTY and clause is not None)
            return not empty and (label == "nsubj" or syntax.child(above, "ccomp") is None)
        cue = self.ground.scene.lexicon.cues.get((syntax.lemmas[above], "verb", "passive"))
        return label in ("dobj", "dative") and (cue == "actor" or self._is_told(token))

    def _is_told(self, token: int) -> bool:
        """Whether a body tells what is done to "it" ("Seoul said nobody had approached it")."""
        teller = self.ground.teller(token)
        cluster = None if teller is None else self.ground.at_head.get(teller)
        return cluster is not None and cluster.kind in _BODIES


def resolve_pronouns(scene: Scene, clusters: list[Cluster]) -> None:
    """Puts the pronouns of a report into the clusters they stand for; those that fit two alike are left out."""
    syntax = scene.syntax
    at_head = {n.head: c for c in clusters for n in c.namings}
    by_sentence: dict[int, list[tuple[Naming, Cluster]]] = {}
    for cluster in clusters:
        for naming in cluster.namings:
            by_sentence.setdefault(syntax.sentence_of[naming.head], []).append((naming, cluster))
    quotes = quotations(syntax)
    quote_at = {t: i for i, (start, end) in enumerate(quotes) for t in range(start, end)}
    ground = Ground(scene, clusters, at_head, by_sentence, quotes, quote_at, {}, {})
    add_pairs(ground)
    join_house(ground)
    voices = {i: speaker(syntax, quotation, scene.lexicon.speech_verbs) for i, quotation in enumerate(quotes)}
    Resolver(ground, voices).resolve()
