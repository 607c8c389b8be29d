"""What happens, and which report tells of it when: stories of 1 to 300 reports, copies and corrections among them."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, count
from random import Random
from typing import Any

from benchmarks.invented.world import Actor, Outlet, Place, World

LONGEST, TAIL = 300, 1.7  # a story of n reports has a chance proportional to n ** -TAIL
STORIES_A_DAY = 18
COPIES, VERSIONS, LOOKALIKES = 0.25, 0.03, 0.15  # shares of reports, of reports, and of stories
DENIALS, BANS, DEMANDS, PLANS = 0.15, 0.35, 0.5, 0.4  # shares of reports, where there is what they need
BACKGROUND, SECOND, ELSEWHERE = 0.5, 0.6, 0.4
_SIZES = list(accumulate(n**-TAIL for n in range(1, LONGEST + 1)))
_WINDOW = 4  # days for which a wire report is still copied


@dataclass(eq=False, slots=True)
class Fact:
    """One thing that happens. `tolls` are (day, number) in order; the numbers mostly grow."""

    number: int
    kind: dict[str, Any]
    place: Place
    actor: Actor | None
    recipient: Actor | None
    target: str
    day: int
    tolls: list[tuple[int, int]]
    verb: int


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence to be written: its form, the fact it tells, which wording, and the speaker's index."""

    form: str
    fact: Fact | None = None
    wording: int = 0
    speaker: int = 0
    toll: int = 0


@dataclass(eq=False, slots=True)
class Plan:
    """One report before it is written. `source` is the plan whose words it repeats; `version` counts from 1."""

    story: int
    day: int
    outlet: Outlet
    wire: Outlet | None
    url: str
    title: Line
    lines: tuple[Line, ...]
    speakers: tuple[Actor, ...]
    source: "Plan | None" = None
    version: int = 1
    issues: int = 1  # versions of this page so far, told by the first


@dataclass(eq=False, slots=True)
class Story:
    """A run of facts about one place and its parties, and how many reports will tell it."""

    number: int
    size: int
    facts: list[Fact]
    speakers: tuple[Actor, ...]
    wired: deque[Plan] = field(default_factory=lambda: deque(maxlen=6))
    told: deque[Plan] = field(default_factory=lambda: deque(maxlen=12))


class Plotter:
    """Plans of reports, day by day, without end."""

    def __init__(self, world: World, seed: int, first_day: int) -> None:
        self._world, self._rng, self._day = world, Random(f"plots {seed}"), first_day
        self._facts, self._stories, self._urls = count(1), count(1), count(1)
        self._past: dict[tuple[int, str], deque[Fact]] = {}
        self._recent: deque[Story] = deque(maxlen=300)
        self._due: dict[int, list[Story]] = {}
        self._kinds = world.words["kind"]
        self._weights = list(accumulate(kind["weight"] for kind in self._kinds))

    def plans(self) -> Iterator[Plan]:
        """Reports in the order in which they appear."""
        while True:
            for _ in range(STORIES_A_DAY):
                self._begin()
            due = self._due.pop(self._day, [])
            self._rng.shuffle(due)
            for story in due:
                yield self._tell(story)
            self._day += 1

    def _begin(self) -> None:
        """A new story, its reports strewn over the days to come: thick at first, then thinner."""
        rng = self._rng
        size = 1 + bisect_left(_SIZES, rng.random() * _SIZES[-1])
        facts = [self._first_fact()]
        while len(facts) < 12 and rng.random() < 1 - 1 / (1 + size / 12):
            facts.append(self._next_fact(facts[-1]))
        speakers = (self._plain("sources"), *(self._world.persons.draw(rng) for _ in range(2)))
        story = Story(next(self._stories), size, facts, speakers)
        self._recent.append(story)
        spread = 0.6 + min(size, 200) / 12
        for _ in range(size):
            self._due.setdefault(self._day + min(int(rng.expovariate(1 / spread)), 60), []).append(story)

    def _plain(self, key: str) -> Actor:
        word = self._rng.choice(self._world.words[key])
        return Actor(word, "group", None, "COP" if word == "police" else "CVL", word, plain=True)

    def _first_fact(self) -> Fact:
        """Some are look-alikes: place, kind and parties of an earlier story, on another day."""
        rng = self._rng
        if self._recent and rng.random() < LOOKALIKES:
            model = rng.choice(self._recent).facts[0]
            return self._remember(replace(model, number=next(self._facts), day=self._day, tolls=self._tolls(self._day)))
        kind = self._kinds[bisect_left(self._weights, rng.random() * self._weights[-1])]
        return self._fact(kind, self._world.places.draw(rng), self._day, None)

    def _next_fact(self, last: Fact) -> Fact:
        rng = self._rng
        same = rng.random() < 0.6
        kind = last.kind if same else self._kinds[bisect_left(self._weights, rng.random() * self._weights[-1])]
        actor = last.actor if kind["cast"] == last.kind["cast"] else None
        return self._fact(kind, last.place, last.day + rng.randint(1, 5), actor)

    def _fact(self, kind: dict[str, Any], place: Place, day: int, actor: Actor | None) -> Fact:
        rng, world = self._rng, self._world
        cast = world.casts.get(kind["cast"])
        words = world.words
        actor = actor or (cast.draw(rng) if cast else None)
        against = world.casts[rng.choice(("armed", "civic"))] if kind["against"] == "body" else None
        recipient = against.draw(rng) if against else None
        target = f"the {rng.choice(words['adjectives'])} {rng.choice(words['nouns'])}"
        verb = rng.randrange(len(kind["past"]))
        return self._remember(
            Fact(next(self._facts), kind, place, actor, recipient, target, day, self._tolls(day), verb)
        )

    def _tolls(self, day: int) -> list[tuple[int, int]]:
        """Numbers over the days: one at first, then a few rises, seldom a fall."""
        rng = self._rng
        number = 1 + int(rng.paretovariate(0.9)) % 400
        tolls = [(day, number)]
        for _ in range(rng.randrange(5)):
            day += rng.randint(1, 3)
            number = max(1, number + (-1 if rng.random() < 0.08 else 1) * (1 + int(rng.expovariate(4 / number))))
            tolls.append((day, number))
        return tolls

    def _remember(self, fact: Fact) -> Fact:
        self._past.setdefault((fact.place.geonames, fact.kind["name"]), deque(maxlen=20)).append(fact)
        return fact

    def _tell(self, story: Story) -> Plan:
        """One more report of a story: a new version, a copy of a wire report, or one in its own words."""
        rng, draw = self._rng, self._rng.random()
        fresh = [plan for plan in story.wired if self._day - plan.day <= _WINDOW]
        if draw < VERSIONS and story.told:
            plan = self._corrected(rng.choice(story.told))
        elif draw < VERSIONS + COPIES and fresh:
            plan = self._copied(rng.choice(fresh))
        else:
            plan = self._written(story)
        if plan.version == 1:
            story.told.append(plan)
        if plan.wire is plan.outlet and plan.source is None:
            story.wired.append(plan)
        return plan

    def _written(self, story: Story) -> Plan:
        rng = self._rng
        known = [fact for fact in story.facts if fact.day <= self._day] or story.facts[:1]
        fact = known[-1] if rng.random() < 0.7 else rng.choice(known)
        lines = tuple(self._lines(story, fact))
        wire = self._world.wires.draw(rng) if rng.random() < 0.3 else None
        outlet = wire or self._world.outlets.draw(rng)
        title = Line("title", fact, rng.randrange(1 << 30), 0, self._toll(fact))
        return Plan(story.number, self._day, outlet, wire, self._url(outlet), title, lines, story.speakers)

    def _lines(self, story: Story, fact: Fact) -> Iterator[Line]:
        rng = self._rng
        yield self._line("lead", fact)
        yield self._line("quote", None)
        if rng.random() < 0.5:
            yield self._line("tally", fact)
        if fact.actor is not None and rng.random() < DENIALS:
            yield self._line("deny", fact)
        for _ in range(rng.randint(1, 4)):
            yield self._line("filler", None)
        others = [f for f in story.facts if f.day <= self._day and f is not fact]
        if others and rng.random() < SECOND:
            yield self._line("lead", rng.choice(others))
        if rng.random() < ELSEWHERE:
            yield self._line("lead", self._elsewhere(fact))
        if rng.random() < BACKGROUND:
            alike = [f for f in self._past[fact.place.geonames, fact.kind["name"]] if f.day < fact.day - 6]
            if alike:
                yield self._line("before", rng.choice(alike))
        later = [f for f in story.facts if f.day > self._day and f.kind is fact.kind and f.actor is fact.actor]
        if later and rng.random() < PLANS:
            yield self._line("ahead", later[0])
        if rng.random() < BANS:
            yield self._line("policy", self._ban(fact))
        if rng.random() < DEMANDS:
            yield self._line("demand", fact)
        yield self._line("filler", None)

    def _elsewhere(self, fact: Fact) -> Fact:
        """What a round-up adds: something lately told by another story, large or small."""
        others = self._rng.choice(self._recent).facts
        known = [other for other in others if other.day <= self._day and other is not fact]
        return known[-1] if known else fact

    def _ban(self, fact: Fact) -> Fact:
        """A grantor and a holder, the subject in the target's place; each ban is its own fact."""
        rng, casts = self._rng, self._world.casts
        grantor, holder = casts["office"].draw(rng), casts["civic"].draw(rng)
        subject = rng.choice(self._world.words["subjects"])
        return Fact(next(self._facts), {}, fact.place, grantor, holder, subject, self._day, [], rng.randrange(2))

    def _line(self, form: str, fact: Fact | None) -> Line:
        rng = self._rng
        toll = self._toll(fact) if fact is not None and fact.tolls else 0
        return Line(form, fact, rng.getrandbits(96), rng.randrange(3), toll)

    def _toll(self, fact: Fact) -> int:
        """The last number known on this day; somebody may still give the one before."""
        known = sum(1 for day, _ in fact.tolls if day <= self._day)
        last = max(0, known - 1)
        return max(0, last - 1) if self._rng.random() < 0.1 else last

    def _copied(self, plan: Plan) -> Plan:
        """Another outlet's copy: the wire's sentences, one left out or put in, often under a new title."""
        rng = self._rng
        lines = list(plan.lines)
        if len(lines) > 4 and rng.random() < 0.5:
            del lines[rng.randrange(2, len(lines))]
        if rng.random() < 0.4:
            lines.append(self._line("filler", None))
        title = replace(plan.title, wording=rng.randrange(1 << 30)) if rng.random() < 0.6 else plan.title
        outlet = self._world.outlets.draw(rng)
        wire = plan.wire if rng.random() < 0.8 else None  # one in five does not say whose words they are
        return Plan(
            plan.story, self._day, outlet, wire, self._url(outlet), title, tuple(lines), plan.speakers, source=plan
        )

    def _corrected(self, plan: Plan) -> Plan:
        """The same page with a newer number and a sentence more."""
        tallied = ((line, line.fact) for line in plan.lines)
        lines = [replace(line, toll=self._toll(fact)) if fact and fact.tolls else line for line, fact in tallied]
        lines.append(self._line("filler", None))
        plan.issues += 1
        return replace(plan, day=self._day, lines=tuple(lines), source=plan, version=plan.issues)

    def _url(self, outlet: Outlet) -> str:
        return f"https://{outlet.host}/news/{next(self._urls)}"
