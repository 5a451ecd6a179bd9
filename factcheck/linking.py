"""Which measure each figure of a sentence belongs to.

    linking.link(scene, pack)[4]
    -> Link(mention=4, measure=Measure("{people.people}-residents-in-{place}"), entities={…})

In: a Scene (sentences with their mentions and names) and a Pack. Out: the links, at most one a mention.
Patterns propose candidates; those of a sentence are then chosen together, so that the words between
figures and the words that speak of them are fewest. Then come coordinated figures and changes. The file is
longer than most because all of these decide over the figures of one sentence.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from factcheck import patterns, scopes
from factcheck.links import REACH, Link, change_of, choose, fits
from factcheck.measures import Measure
from factcheck.mentions import Mention
from factcheck.packs import Pack
from factcheck.patterns import Match, Pattern
from factcheck.scenes import Scene, Sentence

NEAR = 4.0
"""Cost up to which a second figure of a sentence may say the same measure in words of its own."""

BORROWED = 1.5
"""What a role costs that the pattern's own words do not bind."""

CROSSED = 0.002
"""Weight of squared distances: of two equal ways, the one that keeps the order of the words."""

IN_TURN = 0.5
"""The same weight where the sentence says "respectively"."""


@frozen
class Compiled:
    """A pack's patterns for one language, with the index that picks those worth trying."""

    rows: tuple[tuple[Pattern, Measure, bool], ...]  # bool: as an item of an "including" list
    index: patterns.Index

    @classmethod
    def of(cls, pack: Pack, language: str) -> "Compiled":
        rows: list[tuple[Pattern, Measure, bool]] = []
        for measure in pack.measures.values():
            for pattern in measure.match.get(language, ()):
                rows.append((pattern, measure, False))
                if measure.part_of and (item := patterns.without_names(pattern)):
                    rows.append((item, measure, True))
        return cls(tuple(rows), patterns.Index.of([row[0] for row in rows]))


@functools.lru_cache(maxsize=64)
def compiled(pack: Pack, language: str) -> Compiled:
    return Compiled.of(pack, language)


def link(scene: Scene, pack: Pack, marked: Mapping[int, Link]) -> dict[int, Link]:
    """The links of a document by mention: those that it marks itself, and those of patterns.

    Figures in furniture have none of the latter.
    """
    links = dict(marked)
    known = compiled(pack, scene.document.language)
    if not known.rows:
        return links
    for sentence in scene.sentences:
        if sentence.mentions and sentence.region != "furniture" and not _is_wide_row(scene, sentence):
            _Linking(scene, pack, sentence, links).run(known)
    return links


def _is_wide_row(scene: Scene, sentence: Sentence) -> bool:
    """Whether figures stand in several cells of a row: only the table's header tells what they are."""
    text = scene.document.text
    cells = {text.count("|", sentence.start, scene.mentions[index].start) for index in sentence.mentions}
    return len(cells) > 1 and "|" in text[sentence.start : sentence.end]


@frozen
class _Linking:
    """The linking of one sentence: proposals, the joint choice, and what follows from it."""

    scene: Scene
    pack: Pack
    sentence: Sentence
    links: dict[int, Link]
    proposals: dict[tuple[object, ...], Link] = field(factory=dict)

    def run(self, known: Compiled) -> None:
        whole = self._whole()
        for number in known.index.candidates(self.sentence.line):
            pattern, measure, is_item = known.rows[number]
            part = whole if whole is not None and measure.part_of and self._is_part(measure, whole) else None
            if is_item and part is None:
                continue
            for match in patterns.find(pattern, self.sentence.line):
                for proposal in self._propose(measure, match, part):
                    self._keep(evolve(proposal, pattern=pattern.text))
        marked = [self.links[index] for index in self.sentence.mentions if index in self.links]
        taken = {(link.mention, None) for link in marked} | {(None, link.key) for link in marked}
        chosen = choose(
            [
                link
                for link in self.proposals.values()
                if taken.isdisjoint({(link.mention, None), (None, link.key)})
                and not self._is_base(link.mention)
            ]
        )
        chosen = [self._shared(link, chosen) for link in chosen]
        for proposal in chosen:
            self.links[proposal.mention] = proposal
        chosen += self._referring()
        self._coordinate(chosen)
        self._attach_changes()

    def _shared(self, link: Link, chosen: list[Link]) -> Link:
        """A link without words for its roles, with those of a named figure beside it."""
        if not link.is_borrowed:
            return link
        named = [k for k in chosen if not k.is_borrowed and k.measure.roles == link.measure.roles]
        if not named:
            return link
        nearest = min(named, key=lambda other: (abs(other.mention - link.mention), other.mention))
        return evolve(link, entities=self.pack.ordered(link.measure, nearest.entities))

    def _is_base(self, index: int) -> bool:
        """Whether a figure is what another one is held against ("up from 10"): it counts for its own date."""
        mention = self.scene.mentions[index]
        if mention.change is not None and mention.change.mode == "from":
            return True
        if mention.kind == "date" or mention.change is not None:
            return False
        first = self.sentence.places(*_span(mention))[0]
        return self.scene.language.is_base(self.sentence.line.words, first)

    # --- proposals ---------------------------------------------------------------------------

    def _keep(self, proposal: Link) -> None:
        slot = (proposal.mention, proposal.key)
        known = self.proposals.get(slot)
        if known is None or proposal.cost < known.cost:
            self.proposals[slot] = proposal

    def _propose(self, measure: Measure, match: Match, whole: Link | None) -> Iterator[Link]:
        indexes = self.sentence.mentions if match.number is None else (match.number,)
        for index in indexes:
            mention = self.scene.mentions[index]
            change = change_of(mention, measure)
            if not change and (
                not fits(mention, measure)
                or (mention.change and mention.change.mode == "by" and not mention.change.multiple)
            ):
                continue
            if (mention.kind == "date" and self._ends_span(index)) or self._is_conversion(index):
                continue
            first, last = self.sentence.places(mention.start, mention.end)
            near = min((self.sentence.distance(p, first, last) for p in match.words), default=0.0)
            if (
                near > REACH
                or self.excluded(measure, first, last) is not None
                or not self.in_context(measure)
            ):
                continue
            bound = self.bind(measure, match, (first, last), whole)
            if bound is None:
                continue
            entities, borrowed = bound
            yield Link(
                mention=index,
                measure=measure.derived(change) if change else measure,
                entities=entities,
                sentence=self.sentence.number,
                cost=near + borrowed - 0.1 * min(len(match.words), 9) + self._spread(match, first, last),
                change=bool(change),
                is_borrowed=bool(measure.roles) and not match.roles and whole is None,
                follows=whole.mention if whole else None,
            )

    def _spread(self, match: Match, first: int, last: int) -> float:
        """A little for squared distances of names and of the nearest word, more where figures go in turn."""
        near = [min((self.sentence.distance(place, first, last) for place in match.words), default=0.0)]
        near += [min(self.sentence.distance(place, first, last), 40.0) for _, _, place in match.roles]
        in_turn = self.scene.language.is_in_turn(self.sentence.line.words)
        return (IN_TURN if in_turn else CROSSED) * sum(distance**2 for distance in near)

    def _is_conversion(self, index: int) -> bool:
        """Whether a figure in brackets says the one before it in another unit: "95 km (59 miles)"."""
        mention = self.scene.mentions[index]
        if mention.kind not in ("money", "quantity") or index == self.sentence.mentions[0]:
            return False
        before = self.scene.mentions[index - 1]
        between = self.scene.document.text[before.end : mention.start]
        return before.kind == mention.kind and before.unit != mention.unit and between.strip() == "("

    def _ends_span(self, index: int) -> bool:
        """Whether a date is the last one of a span: of the two, the first says when something began."""
        own = self.scene.mentions[index]
        return own.part_of_span is not None and any(
            self.scene.mentions[other].part_of_span == own.part_of_span
            and self.scene.mentions[other].value.ends is None
            and self.scene.mentions[other].start < own.start
            for other in self.sentence.mentions
        )

    def excluded(self, measure: Measure, first: int, last: int) -> Pattern | None:
        """The `not` pattern of a measure that the figure's clause holds."""
        unwanted = measure.exclude.get(self.scene.document.language, ())
        if not unwanted:
            return None
        clause = self.sentence.part(*self.sentence.clause(first, last))
        return next((pattern for pattern in unwanted if next(patterns.find(pattern, clause), None)), None)

    def in_context(self, measure: Measure) -> bool:
        wanted = measure.context.get(self.scene.document.language, ())
        if not wanted:
            return True
        where: Iterator[Sentence] | Sequence[Sentence] = self.scene.sentences
        if measure.context_within == "paragraph":
            where = (*self.scene.paragraph_of(self.sentence), *self.scene.surroundings(self.sentence))
        lines = [sentence.line for sentence in (*where, self.scene.title)]
        return any(next(patterns.find(pattern, line), None) for line in lines for pattern in wanted)

    # --- roles -------------------------------------------------------------------------------

    def bind(
        self, measure: Measure, match: Match, places: tuple[int, int], whole: Link | None
    ) -> tuple[dict[str, str], float] | None:
        """Entities for all roles of a measure, and what it cost to look for those not in the pattern."""
        bound = {role: entity for role, entity, _ in match.roles}
        if any(not self._is_member(entity, measure.roles[role]) for role, entity in bound.items()):
            return None
        cost = 0.0
        if whole is not None:
            for role in measure.roles:
                if role in whole.entities:
                    bound.setdefault(role, whole.entities[role])
        missing = [role for role in measure.roles if role not in bound]
        if missing:
            found = self._look_around(measure, missing, bound, places)
            if found is None:
                return None
            bound |= found
            cost = BORROWED * len(missing)
        return (self.pack.ordered(measure, bound), cost)

    def _is_member(self, entity: str, class_name: str) -> bool:
        return class_name in self.pack.entities[entity].classes

    def _look_around(
        self, measure: Measure, missing: list[str], bound: Mapping[str, str], places: tuple[int, int]
    ) -> dict[str, str] | None:
        """Entities for the missing roles: nearest first, several of them from one sentence in its order."""
        own = sorted(self._named(self.sentence), key=lambda hit: self.sentence.distance(hit[0], *places))
        pools = [own, *(list(reversed(self._named(s))) for s in self.scene.surroundings(self.sentence))]
        for pool in pools:
            if (found := self._assigned(measure, missing, set(bound.values()), pool)) and len(found) == len(
                missing
            ):
                return found
        found = {}
        for pool in pools:
            rest = [role for role in missing if role not in found]
            found |= self._assigned(measure, rest, {*bound.values(), *found.values()}, pool)
        return found if len(found) == len(missing) else None

    def _assigned(
        self, measure: Measure, roles: list[str], taken: set[str], pool: list[tuple[int, str]]
    ) -> dict[str, str]:
        """Roles with the first entities of a pool that may take them, in the order of the words."""
        usable: dict[str, int] = {}
        for place, entity in pool:
            if entity not in taken and any(self._is_member(entity, measure.roles[role]) for role in roles):
                usable.setdefault(entity, place)
        found: dict[str, str] = {}
        for entity in sorted(list(usable)[: len(roles)], key=lambda entity: usable[entity]):
            free = (r for r in roles if r not in found and self._is_member(entity, measure.roles[r]))
            if (role := next(free, None)) is not None:
                found[role] = entity
        return found

    @staticmethod
    def _named(sentence: Sentence) -> list[tuple[int, str]]:
        return [(place, hits[0].entity) for place, hits in sorted(sentence.line.names.items())]

    # --- lists of parts, coordination, changes -------------------------------------------------

    def _whole(self) -> Link | None:
        """The figure that an "including …" list is part of: one of this sentence, or the last one before."""
        cue = self.scene.language.opens_parts(self.sentence.line.words)
        if not cue:
            return None
        for number in (self.sentence.number, self.sentence.number - 1):
            for link in reversed(list(self.links.values())):
                if link.sentence == number and not link.change:
                    return link
        return None

    def _referring(self) -> list[Link]:
        """ "Raise this figure to 100 billion": what follows is of the measure before."""
        found: list[Link] = []
        for start, end in self.scene.language.referring_in(self.sentence.line.words):
            before = [
                link
                for link in self.links.values()
                if not link.change
                and (
                    link.sentence == self.sentence.number - 1
                    or (link.sentence == self.sentence.number and self._first(link.mention) < start)
                )
            ]
            for index in self.sentence.mentions:
                mention = self.scene.mentions[index]
                if (
                    index in self.links
                    or self._first(index) < end
                    or mention.kind == "date"
                    or mention.change
                ):
                    continue
                last = next((k for k in reversed(before) if self._of_one_kind(mention, k)), None)
                if last is not None:
                    link = evolve(last, mention=index, sentence=self.sentence.number, follows=None)
                    self.links[index] = link
                    found.append(link)
                break
        return found

    def _first(self, index: int) -> int:
        return self.sentence.places(*_span(self.scene.mentions[index]))[0]

    def _of_one_kind(self, mention: Mention, link: Link) -> bool:
        model = self.scene.mentions[link.mention]
        return mention.kind == model.kind and mention.unit == model.unit and fits(mention, link.measure)

    def _is_part(self, measure: Measure, whole: Link) -> bool:
        reference = self.pack.refer(measure.part_of)
        return reference is not None and reference.measure.name == whole.measure.name

    def _coordinate(self, chosen: list[Link]) -> None:
        """Give a figure that repeats a linked one for another date or entity the same measure."""
        for index in self.sentence.mentions:
            mention = self.scene.mentions[index]
            if index in self.links or mention.fault or mention.kind == "date" or mention.change:
                continue
            if self._is_base(index) and self._dated(index) is None:
                continue
            for other in chosen:
                if extended := self._repeated(other, index) or self._extended(other, index):
                    self.links[index] = extended
                    break

    def _repeated(self, link: Link, index: int) -> Link | None:
        """A figure that says the measure in its own words, of another date, rate or scope than the first."""
        proposal = self.proposals.get((index, link.key))
        if proposal is None or proposal.cost > NEAR:
            return None
        mention, model = self.scene.mentions[index], self.scene.mentions[link.mention]
        apart = mention.rate != model.rate or self._dated(index) != self._dated(link.mention)
        if apart or self._scope(index) != self._scope(link.mention):
            return proposal
        return None

    def _scope(self, index: int) -> dict[str, str]:
        return scopes.said(self.scene, self.pack, index)

    def _extended(self, link: Link, index: int) -> Link | None:
        mention, model = self.scene.mentions[index], self.scene.mentions[link.mention]
        if link.change or mention.kind != model.kind or not fits(mention, link.measure):
            return None
        if mention.unit != model.unit and not (mention.unit == "item" and mention.noun is None):
            return None
        if not self._coordinated(min(index, link.mention), max(index, link.mention), link):
            return None
        for role in link.measure.roles:
            mine, theirs = self._attached(link.mention, link, role), self._attached(index, link, role)
            if mine == link.entities[role] and theirs and theirs not in link.entities.values():
                entities = self.pack.ordered(link.measure, {**link.entities, role: theirs})
                return evolve(link, mention=index, entities=entities)
        dated = self._dated(index), self._dated(link.mention)
        if all(dated) and dated[0] != dated[1]:
            return evolve(link, mention=index)
        return None

    def _coordinated(self, first: int, second: int, link: Link) -> bool:
        """Whether a conjunction or comma joins two figures, with little but dates and names between."""
        low = self.sentence.places(*_span(self.scene.mentions[first]))[1]
        high = self.sentence.places(*_span(self.scene.mentions[second]))[0]
        between = self.sentence.line.words[low:high]
        joined = any(word in self.scene.language.conjunctions for word in between) or any(
            "," in self.sentence.line.before[place] or ";" in self.sentence.line.before[place]
            for place in range(low, high + 1)
        )
        covered: set[int] = set()
        for place, hits in self.sentence.line.names.items():
            covered.update(range(place, hits[0].end))
        for index in self.sentence.mentions:
            if self.scene.mentions[index].kind == "date":
                covered.update(range(*self.sentence.places(*_span(self.scene.mentions[index]))))
        loose = [place for place in range(low, high) if place not in covered]
        return joined and len(loose) <= 5

    def _attached(self, index: int, link: Link, role: str) -> str | None:
        """The entity of the role's class that stands right after a figure, or else right before it."""
        first, last = self.sentence.places(*_span(self.scene.mentions[index]))
        for place, entity in self._named(self.sentence):
            if last <= place <= last + 3 and self._is_member(entity, link.measure.roles[role]):
                return entity
        for place, entity in reversed(self._named(self.sentence)):
            if first - 3 <= place < first and self._is_member(entity, link.measure.roles[role]):
                return entity
        return None

    def _dated(self, index: int) -> tuple[int, int] | None:
        """The date that stands by a figure, as characters."""
        first, last = self.sentence.places(*_span(self.scene.mentions[index]))
        near: list[tuple[float, tuple[int, int]]] = []
        for other in self.sentence.mentions:
            date = self.scene.mentions[other]
            if date.kind != "date" or date.relation == "compared" or date.part_of_span is not None:
                continue
            begin, end = self.sentence.places(*_span(date))
            if last <= begin <= last + 3:
                near.append((begin - last, _span(date)))
            elif end <= first <= end + 2:
                near.append((first - end + 1.5, _span(date)))
        return min(near)[1] if near else None

    def _attach_changes(self) -> None:
        """A change right after a linked amount is a change of that amount."""
        for index in self.sentence.mentions:
            mention = self.scene.mentions[index]
            if mention.change is None or mention.change.mode != "by":
                continue
            before = [
                i for i in self.sentence.mentions if i < index and self.scene.mentions[i].kind != "date"
            ]
            if not before or not (link := self.links.get(before[-1])) or link.change:
                continue
            if not (change := change_of(mention, link.measure)):
                continue
            first, last = self.sentence.places(*_span(mention))
            amount = self.sentence.places(*_span(self.scene.mentions[before[-1]]))
            own = self.links.get(index)
            distance = self.sentence.distance(amount[1] - 1, first, last)
            if distance <= 14 and (own is None or own.cost > distance):
                self.links[index] = evolve(
                    link, mention=index, measure=link.measure.derived(change), change=True, follows=before[-1]
                )


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def obstacle(
    scene: Scene, pack: Pack, index: int, measure: Measure, pattern: Pattern, links: Mapping[int, Link]
) -> str:
    """Why a mention did not go to a measure although a pattern of it matches its sentence."""
    sentence = scene.of_mention(index)
    linking = _Linking(scene, pack, sentence, dict(links))
    places = sentence.places(*_span(scene.mentions[index]))
    for match in patterns.find(pattern, sentence.line):
        if match.number not in (None, index):
            continue
        near = min((sentence.distance(p, *places) for p in match.words), default=0.0)
        if near > REACH:
            return f"its words are {near:.0f} words away, {REACH:.0f} is the most"
        if (unwanted := linking.excluded(measure, *places)) is not None:
            return f'excluded by the "not" words "{unwanted.text}"'
        if not linking.in_context(measure):
            return "none of its context words stands around"
        if linking.bind(measure, match, places, None) is None:
            missing = sorted(set(measure.roles) - {role for role, _, _ in match.roles})
            return f"no {' or '.join(measure.roles[role] for role in missing)} found for {', '.join(missing)}"
        taken = next(
            (scene.mentions[i] for i, other in links.items() if other.measure.name == measure.name), None
        )
        if taken is not None:
            return f'"{scene.document.text[taken.start : taken.end]}" took the measure in this sentence'
    return "another figure or measure of the sentence fits better"
