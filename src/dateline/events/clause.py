"""The words beside an event's word, or beside one of its governors: negation, auxiliaries, adverbs, conditions."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.events.scope import is_perfect, is_verb, phrase_of, subject_of
from dateline.events.standing import Effect, Standing, StatusLexicon
from dateline.model.syntax import Syntax
from dateline.model.text import Span

_OF_NOUNS = (Effect.PLANNED, Effect.NEGATE, Effect.POSSIBLE, Effect.HEDGE, Effect.ONGOING)
_OF_PARTICIPLES = (Effect.PLANNED, Effect.NEGATE, Effect.REQUESTED, Effect.EXCLUDE)


@dataclass(slots=True)
class Clause:
    """Lets the words around one token work on a standing."""

    syntax: Syntax
    lexicon: StatusLexicon
    standing: Standing

    def modifiers(self, token: int) -> None:
        """Everything beside a verb or noun that bears on its standing."""
        if is_verb(self.syntax, token):
            self.verb(token)
        else:
            self.noun(token)

    def verb(self, verb: int) -> None:
        """Negation, auxiliaries, conditions and adverbs, in the order of their scope ("may not": it may be not so)."""
        auxiliaries = self.syntax.children_of(verb, "aux")
        weak = any(self._word(a, "aux") is Effect.POSSIBLE_WEAK for a in auxiliaries)
        if weak:
            self.negations(verb)
        self.modals(verb)
        if not weak:
            self.negations(verb)
        self._adverbs(verb)
        self._coming(verb)

    def negations(self, verb: int) -> None:
        """Not, never, no longer; and nobody or nothing among the arguments."""
        syntax = self.syntax
        cues = list(syntax.children_of(verb, "neg"))
        adverbs = syntax.children_of(verb, "advmod", "preconj", "cc")
        cues += [c for c in adverbs if self._word(c, "adv") is Effect.NEGATE or syntax.lemmas[c] == "longer"]
        cues += [n for c in adverbs for n in syntax.children_of(c, "neg")]
        for argument in syntax.children_of(verb, "nsubj", "nsubjpass", "dobj"):
            cues += self.nothing(argument)
        cues = [c for c in cues if not self._is_restricted(c) and not self._is_contrast(verb, c)]
        if cues:
            self.standing.apply(Effect.NEGATE, syntax.span(cues[0]))

    def nothing(self, noun: int) -> tuple[int, ...]:
        """The word that makes a noun phrase nobody or nothing ("no", "not one of")."""
        if self._word(noun, "pron") is Effect.NEGATE:
            return (noun,)
        inside = self.syntax.children_of(noun, "det", "neg", "nummod", "advmod", "preconj")
        inner = tuple(n for c in inside for n in self.syntax.children_of(c, "neg"))
        return tuple(c for c in inside if self._word(c, "det") is Effect.NEGATE or self._is_not(c)) + inner

    def modals(self, verb: int) -> None:
        """Auxiliaries, conjunctions and conditions of one clause."""
        for child in self.syntax.children[verb]:
            if self.syntax.deprels[child] == "aux":
                self._auxiliary(verb, child)
            elif self.syntax.deprels[child] in ("mark", "advmod"):
                self.standing.apply(self._mark(child), self.syntax.span(child))
        condition = self._condition(verb)
        if condition is not None:
            self.standing.condition = self.syntax.span(condition)

    def _mark(self, child: int) -> Effect:
        """What a conjunction does; "when and if" leaves open whether, more than it sets a condition."""
        effect = self._word(child, "mark") or Effect.REAL
        around = {self.syntax.words[t].lower() for t in (child - 2, child + 2) if 0 <= t < len(self.syntax)}
        joined = any(self.syntax.tags[t] == "CC" for t in (child - 1, child + 1) if 0 <= t < len(self.syntax))
        return Effect.POSSIBLE if effect is Effect.CONDITIONAL and joined and "when" in around else effect

    def progress(self, verb: int) -> None:
        """A progressive form, or a state since some time, is still going on."""
        syntax = self.syntax
        auxiliaries = syntax.children_of(verb, "aux", "auxpass")
        be = [c for c in auxiliaries if syntax.lemmas[c] == "be" or syntax.words[c].lower() == "being"]
        going = syntax.tags[verb] == "VBG" and bool(be)
        if going or any(syntax.tags[c] == "VBG" for c in syntax.children_of(verb, "auxpass")):
            self.standing.apply(Effect.ONGOING, syntax.span(min((*be, verb))))
        elif self._is_absolute(verb):
            self.standing.apply(Effect.ONGOING, syntax.span(verb))
        elif lasting := [c for c in auxiliaries if self._word(c, "auxpass") is Effect.ONGOING]:
            self.standing.apply(Effect.ONGOING, syntax.span(lasting[0]))
        elif is_perfect(syntax, verb) or (syntax.tags[verb] == "VBN" and not auxiliaries):
            self._since(verb)
        if syntax.tags[verb] in ("VBN", "VBG"):
            for adverb in syntax.children_of(verb, "advmod"):
                if self._word(adverb, "adv") is Effect.STILL:
                    self.standing.apply(Effect.ONGOING, syntax.span(adverb))

    def _is_absolute(self, verb: int) -> bool:
        """ "With troops gaining ground": a participle with its own subject under "with"."""
        syntax = self.syntax
        head = syntax.heads[verb]
        with_it = syntax.lemmas[head] == "with" and subject_of(syntax, verb) is not None
        noun = syntax.deprels[verb] == "acl" and syntax.lemmas[syntax.heads[head]] == "with"
        return syntax.tags[verb] == "VBG" and (with_it or noun)

    def noun(self, noun: int) -> None:
        """Determiners, modifiers, participles and relative clauses of an event noun."""
        for cue in self.nothing(noun):
            self.standing.apply(Effect.NEGATE, self.syntax.span(cue))
        for child in self.syntax.children_of(noun, "amod", "compound", "nmod"):
            effect = self.lexicon.find(self.syntax.words[child].lower(), "adj", ("mod",))
            if effect in _OF_NOUNS:
                self.standing.apply(effect, self.syntax.span(child))
        for clause in self.syntax.children_of(noun, "acl", "relcl"):
            self._said_of(clause)
        self._since(noun)

    def state(self, verb: int) -> None:
        """What "be" says of an event that is its subject: likely, imminent, under way, in its third month."""
        syntax = self.syntax
        for word in syntax.children_of(verb, "acomp", "advmod"):
            effect = self.lexicon.find(syntax.words[word].lower(), "adj", ("acomp",)) or self._word(word, "adv")
            if effect in (*_OF_NOUNS, Effect.UNDERWAY):
                self.standing.apply(effect, syntax.span(word))
        for prep in syntax.children_of(verb, "prep"):
            for noun in syntax.children_of(prep, "pobj"):
                if effect := self.lexicon.effects.get((syntax.lemmas[noun], "state", syntax.words[prep].lower())):
                    self.standing.apply(effect, syntax.span(prep, noun) if prep < noun else syntax.span(noun))

    def cue(self, token: int) -> Span:
        """The governing word with its particle where that stands beside it."""
        particle = phrase_of(self.syntax, token)[1]
        return self.syntax.span(token, particle) if token <= particle <= token + 1 else self.syntax.span(token)

    def _word(self, token: int, pos: str) -> Effect | None:
        lexicon, syntax = self.lexicon, self.syntax
        return lexicon.find(syntax.words[token].lower(), pos, ()) or lexicon.find(syntax.lemmas[token], pos, ())

    def _is_restricted(self, cue: int) -> bool:
        """ "Not only", "not just", "no later than": no negation."""
        after, next_but_one = (self.syntax.words[t].lower() if t < len(self.syntax) else "" for t in (cue + 1, cue + 2))
        return next_but_one == "than" or after in ("only", "just", "merely")

    def _is_contrast(self, verb: int, cue: int) -> bool:
        """ "Arrested a driver, not a passenger": what follows the act is set against what went before."""
        return cue > verb and self.syntax.words[cue - 1] == "," and self.syntax.words[cue].lower() == "not"

    def _is_not(self, token: int) -> bool:
        return self.syntax.deprels[token] == "neg"

    def _since(self, token: int) -> None:
        for prep in self.syntax.children_of(token, "prep", "advcl"):
            if "since" in (self.syntax.words[prep].lower(), *self._marks(prep)):
                self.standing.apply(Effect.ONGOING, self.syntax.span(prep))

    def _marks(self, clause: int) -> Iterator[str]:
        return (self.syntax.words[m].lower() for m in self.syntax.children_of(clause, "mark"))

    def _auxiliary(self, verb: int, aux: int) -> None:
        effect = self.lexicon.find(self.syntax.words[aux].lower(), "aux", ())
        inverted = self._is_inverted(verb, aux)
        if effect is None and not inverted:
            return
        perfect = is_perfect(self.syntax, verb)
        if effect is None or (effect is Effect.REQUESTED and inverted):
            effect = Effect.CONDITIONAL
        elif effect is Effect.WOULD:
            effect = Effect.CONDITIONAL if perfect else self._would(verb)
        elif perfect and effect is Effect.REQUESTED:
            effect = Effect.NEGATE
        self.standing.apply(effect, self.syntax.span(aux))

    def _is_inverted(self, verb: int, aux: int) -> bool:
        """ "Should the army move", "had it moved": the auxiliary before its subject makes a condition."""
        subject = subject_of(self.syntax, verb)
        known = self._word(aux, "inverted") is Effect.CONDITIONAL
        asked = self.syntax.words[-1 + self.syntax.sentences[self.syntax.sentence_of[verb]][1]] == "?"
        return known and subject is not None and aux < subject and not asked

    def _would(self, verb: int) -> Effect:
        """Would is the future of a past saying, else a supposition."""
        parent = self.syntax.heads[verb]
        told = self.syntax.deprels[verb] == "ccomp" and self.syntax.tags[parent] in ("VBD", "VBN")
        return Effect.PLANNED if told else Effect.POSSIBLE

    def _condition(self, verb: int) -> int | None:
        """The word that makes a clause hang on a condition: if, unless, provided, an inverted should."""
        beside = self.syntax.children_of(self.syntax.heads[verb], "ccomp")
        own = self.syntax.children_of(verb, "advcl", "ccomp", "prep")
        for clause in (*own, *(c for c in beside if c > verb and self.syntax.deprels[verb] == "ccomp")):
            if self._word(clause, "mark") is Effect.CONDITIONAL:
                return clause
            for mark in self.syntax.children_of(clause, "mark", "aux"):
                inverted = self.syntax.deprels[mark] == "aux" and self._is_inverted(clause, mark)
                set_by = self.syntax.deprels[clause] == "advcl" and self._word(mark, "mark") is Effect.CONDITIONAL
                if inverted or set_by:
                    return mark
        return None

    def _adverbs(self, verb: int) -> None:
        for adverb in self.syntax.children_of(verb, "advmod"):
            effect = self._word(adverb, "adv")
            if effect in (Effect.HEDGE, Effect.NEAR, Effect.MAYBE, Effect.UNDERWAY):
                self.standing.apply(effect, self.syntax.span(adverb))

    def _coming(self, verb: int) -> None:
        """A present tense with a coming day is a plan; a headline's present is not, and has no full stop."""
        syntax = self.syntax
        last = syntax.sentences[syntax.sentence_of[verb]][1] - 1
        passive = any(syntax.tags[c] in ("VBZ", "VBP") for c in syntax.children_of(verb, "auxpass"))
        if not (passive or syntax.tags[verb] in ("VBZ", "VBP")) or syntax.words[last] not in ".\"'”":
            return
        days = (t for t in self._times(verb) if self._word(t, "time") is Effect.NEXT)
        day = next((t for t in days if not passive or syntax.lemmas[syntax.heads[t]] == "from"), None)
        if day is not None:
            self.standing.apply(Effect.NEXT, syntax.span(day))

    def _times(self, verb: int) -> Iterator[int]:
        for child in self.syntax.children_of(verb, "npadvmod", "prep"):
            yield child
            yield from self.syntax.children_of(child, "pobj", "amod")

    def _said_of(self, clause: int) -> None:
        """A participle or relative clause that says what became of the event: planned, foiled, may never come."""
        phrase, _ = phrase_of(self.syntax, clause)
        effect = self.lexicon.find(phrase, "verb", ("obj",))
        if self.syntax.tags[clause] in ("VBN", "VBD") and effect in _OF_PARTICIPLES:
            self.standing.apply(effect, self.cue(clause))
            self.verb(clause)
        elif self.syntax.deprels[clause] == "relcl" and self._is_happening(clause):
            self.verb(clause)

    def _is_happening(self, clause: int) -> bool:
        subject = subject_of(self.syntax, clause)
        relative = subject is not None and self.syntax.tags[subject] in ("WDT", "WP")
        phrase, _ = phrase_of(self.syntax, clause)
        return relative and self.lexicon.find(phrase, "verb", ("subj",)) is Effect.HAPPEN
