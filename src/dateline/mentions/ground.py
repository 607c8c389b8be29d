"""What pronouns are resolved on: the clusters so far by head and sentence, and who speaks in which quotation."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.mentions.clusters import Cluster
from dateline.mentions.naming import Naming
from dateline.mentions.scene import Scene

_FAR = {"n": 2}
_FARTHEST = 3
_TAG_OPENS = frozenset([",", "”", "»", '"', "’", "'"])
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Ground:
    """Clusters by the head of each naming and by sentence, the quotation of each token, who speaks each one to whom."""

    scene: Scene
    clusters: list[Cluster]
    at_head: dict[int, Cluster]
    by_sentence: dict[int, list[tuple[Naming, Cluster]]]
    quotes: list[tuple[int, int]]
    quote_at: dict[int, int]
    speakers: dict[int, Cluster | None]
    told: dict[int, Cluster | None]

    def add(self, cluster: Cluster, naming: Naming, rule: str) -> None:
        """Puts one more naming into a cluster."""
        cluster.add(naming, rule)
        self.at_head[naming.head] = cluster
        self.by_sentence.setdefault(self.scene.syntax.sentence_of[naming.head], []).append((naming, cluster))

    def before(self, token: int, gender: str) -> Iterator[tuple[Naming, Cluster]]:
        """Namings before a token, of its sentence and of those just before it."""
        here = self.scene.syntax.sentence_of[token]
        for sentence in range(here, max(here - _FAR.get(gender, _FARTHEST), 0) - 1, -1):
            for naming, cluster in self.by_sentence.get(sentence, ()):
                if naming.last < token:
                    yield naming, cluster

    def speaks(self, token: int, cluster: Cluster) -> bool:
        """Whether a cluster is who speaks the quotation that a token stands in."""
        number = self.quote_at.get(token)
        return number is not None and self.speakers.get(number) is cluster

    def is_said(self, verb: int) -> bool:
        """Whether a verb is one of saying."""
        return self.scene.syntax.lemmas[verb] in self.scene.lexicon.speech_verbs

    def says(self, token: int) -> bool:
        """Whether a token is the subject of a verb of saying."""
        syntax = self.scene.syntax
        return syntax.deprels[token] == "nsubj" and self.is_said(syntax.heads[token])

    def teller(self, token: int) -> int | None:
        """The subject of the nearest verb of saying whose content a token stands in."""
        syntax = self.scene.syntax
        below = token
        for verb in syntax.ancestors(token):
            subject = syntax.child(verb, *_SUBJECTS)
            if self.is_said(verb) and subject is not None:
                return subject if syntax.deprels[below] in ("ccomp", "xcomp") else None
            below = verb
        return None

    def in_content(self, token: int, subject: int) -> bool:
        """Whether a token stands in what the subject of a verb of saying behind it is said to say ("X, he said, …")."""
        syntax = self.scene.syntax
        verb, before = syntax.heads[subject], syntax.words[subject - 1]
        if verb > subject and before not in _TAG_OPENS:
            return False
        if syntax.deprels[verb] == "parataxis" and syntax.heads[token] == syntax.heads[verb] and token < subject:
            return True
        for above in (token, *syntax.ancestors(token)):
            if syntax.heads[above] == verb and above != verb:
                return syntax.deprels[above] in ("ccomp", "dobj", "parataxis", "dep")
        return False
