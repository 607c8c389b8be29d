"""A coder: dateline's rules, and a type of its own scheme beside them: somebody opened something."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.doors import Built, Resources
from dateline.events.doors import rules
from dateline.events.doors.checked import Code
from dateline.model.attribution import Attribution
from dateline.model.event import Argument, Event, Layer, Ref, Role, Status
from dateline.model.reading import Fillers
from dateline.model.syntax import Syntax
from dateline.model.text import Report, Span

SCHEME, TYPE = "example", "OPENING"


@dataclass(frozen=True, slots=True)
class Settings:
    """`words`: the verbs (lemmas) that tell an opening."""

    words: tuple[str, ...] = ("open", "reopen", "inaugurate")


@dataclass(frozen=True, slots=True)
class Openings:
    """The stage: all that the rules code, then openings, in the order of the text."""

    rules: Code
    words: frozenset[str]

    def __call__(
        self, report: Report, syntax: Syntax, fillers: Fillers, attributions: tuple[Attribution, ...]
    ) -> tuple[Event, ...]:
        coded = self.rules(report, syntax, fillers, attributions)
        taken = {span for event in coded for mention in event.mentions for span in mention}
        own = [event for event in self._openings(syntax, fillers) if not taken & set(event.trigger)]
        return tuple(sorted((*coded, *own), key=lambda event: event.head))

    def _openings(self, syntax: Syntax, fillers: Fillers) -> Iterator[Event]:
        for token, lemma in enumerate(syntax.lemmas):
            # The plain past alone: what will be, may be or was not opened needs more than these lines.
            if lemma in self.words and syntax.tags[token] == "VBD" and syntax.child(token, "neg") is None:
                who, what = syntax.child(token, "nsubj"), syntax.child(token, "dobj")
                if who is not None and what is not None:
                    told = (argument(syntax, fillers, Role.ACTOR, who), argument(syntax, fillers, Role.TARGET, what))
                    yield opening(token, syntax.span(token), told)


def build(settings: Settings, resources: Resources) -> Built[Code]:
    """The coder over dateline's own, which codes the schemes that the settings ask for."""
    return Built(Openings(rules.build(rules.Settings(), resources).stage, frozenset(settings.words)))


def opening(token: int, trigger: Span, arguments: tuple[Argument, ...]) -> Event:
    """The event that a verb tells."""
    return Event(
        trigger=(trigger,),
        mentions=((trigger,),),
        head=token,
        scheme=SCHEME,
        type=TYPE,
        mode=None,
        contexts=(),
        status=Status.OCCURRED,
        status_evidence=(),
        hedged=False,
        time=None,
        arguments=arguments,
        policy=None,
        sure=True,
        doubts=(),
        rule="example/opening",
    )


def argument(syntax: Syntax, fillers: Fillers, role: Role, token: int) -> Argument:
    """A party or thing: the words under a token, and whom they name where a chain has that mention."""
    words = syntax.span(syntax.lefts[token], syntax.rights[token])
    head = syntax.span(token)
    named = (n for n, chain in enumerate(fillers.chains) if any(m.span.covers(head) for m in chain.mentions))
    chain = next(named, None)
    return Argument(role, words, None if chain is None else Ref(Layer.CHAIN, chain), False, "example/opening")
