"""Resolves pronouns by number, gender, what can act, and who was last in the front of the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.mentions.agreement import agrees, governor, may_speak, preference
from dateline.mentions.clusters import Cluster
from dateline.mentions.lexicon import Pronoun
from dateline.mentions.naming import Naming
from dateline.mentions.quotes import goes_on, quotations, speaker
from dateline.mentions.reach import is_pointing, nearest_conjunct, silent_subject, subject_ahead
from dateline.mentions.scene import Scene
from dateline.model.mention import Form, Kind

_FAR = 2
_EMPTY = frozenset({"be", "seem", "appear", "become", "come", "take", "happen", "make", "mark", "follow"})
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
_MODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})
_HUMAN = frozenset({Kind.PERSON, Kind.GROUP, Kind.ORGANISATION, Kind.OUTLET, Kind.OTHER})


@dataclass(slots=True)
class Resolver:
    """Reads a report's pronouns from left to right and puts each into the cluster it stands for."""

    scene: Scene
    clusters: list[Cluster]
    at_head: dict[int, Cluster]
    by_sentence: dict[int, list[tuple[Naming, Cluster]]]
    quotes: list[tuple[int, int]]
    quote_at: dict[int, int]
    speakers: dict[int, Cluster | None]

    def resolve(self) -> None:
        """Adds every pronoun that can be resolved."""
        for token, tag in enumerate(self.scene.syntax.tags):
            pronoun = self._pronoun(token, tag)
            if pronoun is None:
                continue
            cluster, rule = self._antecedent(token, pronoun)
            if cluster is not None:
                self._add(cluster, token, pronoun, rule)

    def _pronoun(self, token: int, tag: str) -> Pronoun | None:
        found = self.scene.lexicon.pronouns.get(self.scene.syntax.words[token].lower())
        if found is None or token in self.scene.name_at:
            return None
        relative = tag in ("WP", "WP$", "WDT")
        fits = tag in ("PRP", "PRP$") or relative
        return found if fits and relative == (found.type == "relative") else None

    def _antecedent(self, token: int, pronoun: Pronoun) -> tuple[Cluster | None, str]:
        if pronoun.type == "relative":
            return self._relative(token), "relative"
        if pronoun.person == "1":
            return self._speaker(token, pronoun), "speaker"
        if pronoun.type == "reflexive":
            return self._reflexive(token, pronoun), "reflexive"
        if pronoun.gender == "n" and (not self._acts(token) or self._has_rival(token)):
            return None, ""
        ahead = self._ahead(token, pronoun)
        return (ahead, "looks-ahead") if ahead is not None else (self._salient(token, pronoun), "salience")

    def _add(self, cluster: Cluster, token: int, pronoun: Pronoun, rule: str) -> None:
        naming = Naming(
            first=token,
            last=token,
            head=token,
            form=Form.PRONOUN,
            kind=cluster.kind,
            words=(self.scene.syntax.words[token],),
            rule=rule,
            gender=pronoun.gender,
        )
        cluster.add(naming, f"pronoun:{rule}")
        self.at_head[token] = cluster
        self.by_sentence.setdefault(self.scene.syntax.sentence_of[token], []).append((naming, cluster))

    def _relative(self, token: int) -> Cluster | None:
        syntax = self.scene.syntax
        above = next((t for t in (token, *syntax.ancestors(token)) if syntax.deprels[t] == "relcl"), None)
        if above is None:
            return None
        noun = nearest_conjunct(syntax, syntax.heads[above], token)
        human, thing = (syntax.words[token].lower() in words for words in (("who", "whom"), ("which",)))
        for candidate in (noun, *syntax.ancestors(noun)):
            cluster = self.at_head.get(candidate)
            if cluster is not None and (not human or cluster.kind in _HUMAN):
                return None if thing and cluster.kind is Kind.PERSON else cluster
            if not human or syntax.upos[candidate] not in ("NOUN", "PROPN", "ADP"):
                return None
        return None

    def _speaker(self, token: int, pronoun: Pronoun) -> Cluster | None:
        number = self.quote_at.get(token)
        speaker = None if number is None else self.speakers.get(number)
        return speaker if speaker is not None and may_speak(speaker, pronoun) else None

    def _ahead(self, token: int, pronoun: Pronoun) -> Cluster | None:
        subject = subject_ahead(self.scene.syntax, token)
        if subject is None or subject not in self.scene.name_at or pronoun.gender not in ("m", "f"):
            return None
        cluster = self.at_head.get(subject)
        fits = cluster is not None and cluster.kind is Kind.PERSON and agrees(cluster, pronoun)
        return cluster if fits and cluster is not None and not self._speaks(token, cluster) else None

    def _reflexive(self, token: int, pronoun: Pronoun) -> Cluster | None:
        syntax = self.scene.syntax
        for above in syntax.ancestors(token):
            subject = syntax.child(above, "nsubj", "nsubjpass")
            if subject is not None and subject != token:
                cluster = self.at_head.get(subject)
                return cluster if cluster is not None and agrees(cluster, pronoun) else None
        return None

    def _acts(self, token: int) -> bool:
        """Whether "it" or "its" may stand for an actor here: not weather, not a clause, not "it is certain that"."""
        syntax = self.scene.syntax
        label, above = syntax.deprels[token], syntax.heads[token]
        if label == "poss":
            return True
        if label in ("nsubj", "nsubjpass"):
            clause = syntax.child(above, "ccomp", "xcomp", "advcl", "acomp")
            empty = is_pointing(syntax, token) or (syntax.lemmas[above] in _EMPTY and clause is not None)
            return not empty and (label == "nsubj" or syntax.child(above, "ccomp") is None)
        return label in ("dobj", "dative") and self._cue(above, "passive")

    def _cue(self, verb: int, slot: str) -> bool:
        return self.scene.lexicon.cues.get((self.scene.syntax.lemmas[verb], "verb", slot)) == "actor"

    def _has_rival(self, token: int) -> bool:
        """Whether a thing that is no mention is a subject before "it" in its sentence: it may be what is meant."""
        syntax = self.scene.syntax
        start = syntax.sentences[syntax.sentence_of[token]][0]
        return any(
            syntax.deprels[t] in ("nsubj", "nsubjpass") and syntax.tags[t] == "NN" and t not in self.at_head
            for t in range(start, token)
        )

    def _salient(self, token: int, pronoun: Pronoun) -> Cluster | None:
        scores: dict[int, tuple[int, Cluster]] = {}
        silent = silent_subject(self.scene.syntax, token)
        doer = None if silent is None else self.at_head.get(silent)
        for naming, cluster in self._before(token):
            if cluster is not doer and self._may_stand(token, pronoun, naming, cluster):
                score = self._score(token, naming) + preference(cluster, pronoun)
                if id(cluster) not in scores or score > scores[id(cluster)][0]:
                    scores[id(cluster)] = (score, cluster)
        ranked = sorted(scores.values(), key=lambda pair: -pair[0])
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
            return None
        best = ranked[0][1]
        one_body = pronoun.number == "p" and not best.plural
        return None if one_body and self._has_plural_rival(token) else best

    def _has_plural_rival(self, token: int) -> bool:
        """Whether a plural noun that is no mention stands before "they" in its sentence or the one before."""
        syntax = self.scene.syntax
        start = syntax.sentences[max(0, syntax.sentence_of[token] - 1)][0]
        return any(
            syntax.tags[t] == "NNS" and syntax.deprels[t] in _SALIENCE and t not in self.at_head
            for t in range(start, token)
        )

    def _before(self, token: int) -> Iterator[tuple[Naming, Cluster]]:
        here = self.scene.syntax.sentence_of[token]
        for sentence in range(here, max(here - _FAR, 0) - 1, -1):
            for naming, cluster in self.by_sentence.get(sentence, ()):
                if naming.last < token:
                    yield naming, cluster

    def _score(self, token: int, naming: Naming) -> int:
        syntax = self.scene.syntax
        away = syntax.sentence_of[token] - syntax.sentence_of[naming.head]
        label = syntax.deprels[naming.head]
        if label == "conj":
            label = syntax.deprels[syntax.heads[naming.head]]
        score = _SALIENCE.get(label, 0) - _SENTENCE_COST * away
        if label in ("dobj", "dative") and self._is_told(token, syntax.heads[naming.head]):
            score = _SALIENCE["nsubj"] + 2
        main = syntax.deprels[syntax.heads[naming.head]] == "ROOT" and label in ("nsubj", "nsubjpass")
        return score + (2 if main else 0) + (1 if naming.form is not Form.NOMINAL else 0)

    def _is_told(self, token: int, verb: int) -> bool:
        """Whether a pronoun stands in what the object of this verb is told: it may be either of the two."""
        syntax = self.scene.syntax
        return self._cue(verb, "passive") and any(
            syntax.heads[t] == verb and syntax.deprels[t] == "ccomp" for t in (token, *syntax.ancestors(token))
        )

    def _may_stand(self, token: int, pronoun: Pronoun, naming: Naming, cluster: Cluster) -> bool:
        syntax = self.scene.syntax
        if not agrees(cluster, pronoun) or self._is_own_phrase(token, naming):
            return False
        if syntax.deprels[naming.head] in _MODIFIERS and cluster.kind is not Kind.PERSON:
            return False
        if naming.head in self.scene.datelined:
            return False
        if self._speaks(token, cluster):
            return False
        if pronoun.gender == "n" and syntax.sentence_of[naming.head] < syntax.sentence_of[token]:
            return syntax.deprels[naming.head] in ("nsubj", "nsubjpass") and self._is_main(naming.head)
        return pronoun.type == "possessive" or not self._is_co_argument(token, naming)

    def _is_main(self, head: int) -> bool:
        """Whether a subject's verb is the sentence's own, or the saying's that a quotation hangs on."""
        syntax = self.scene.syntax
        verb = syntax.heads[head]
        return syntax.deprels[verb] in ("ROOT", "conj") or syntax.deprels[syntax.heads[verb]] == "ROOT"

    def _is_own_phrase(self, token: int, naming: Naming) -> bool:
        """Whether the naming's phrase holds the pronoun ("his" in "his supporters")."""
        syntax = self.scene.syntax
        return (
            syntax.lefts[naming.head] <= token <= syntax.rights[naming.head]
            and naming.head in syntax.ancestors(token)
            and not self._in_clause_below(token, naming.head)
        )

    def _in_clause_below(self, token: int, head: int) -> bool:
        syntax = self.scene.syntax
        for above in (token, *syntax.ancestors(token)):
            if above == head:
                return False
            if syntax.deprels[above] in ("relcl", "acl", "appos", "conj"):
                return True
        return False

    def _is_co_argument(self, token: int, naming: Naming) -> bool:
        syntax = self.scene.syntax
        return (
            governor(self.scene, token) == governor(self.scene, naming.head)
            and token != naming.head
            and (syntax.deprels[token] != "nsubj")
        )

    def _speaks(self, token: int, cluster: Cluster) -> bool:
        number = self.quote_at.get(token)
        return number is not None and self.speakers.get(number) is cluster


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
    resolver = Resolver(scene, clusters, at_head, by_sentence, quotes, quote_at, {})
    for number, quotation in enumerate(quotes):
        head = speaker(syntax, quotation, scene.lexicon.speech_verbs)
        if head is None and number and goes_on(syntax, quotes[number - 1], quotation):
            resolver.speakers[number] = resolver.speakers[number - 1]
        else:
            resolver.speakers[number] = None if head is None else at_head.get(head)
    resolver.resolve()
