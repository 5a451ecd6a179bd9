"""Whether the examples of a pack hold: they are the tests of its measures and rules.

    list(check(load_pack("vietnam-korea")))  ->  []

In: a Pack. Out: a `Failure` for each example that does not hold, and what came out instead.
"""

import datetime as dt
import re
from collections.abc import Iterator

from attrs import evolve, frozen

from factcheck import claims, documents, languages, mentions, trials, units
from factcheck.claims import Claim
from factcheck.documents import Source
from factcheck.kinds import asserts
from factcheck.links import fits
from factcheck.measures import Example, Measure, Rule, RuleExample
from factcheck.mentions import Mention
from factcheck.packs import Pack
from factcheck.periods import Period
from factcheck.verdicts import GRAVITY


@frozen(kw_only=True)
class Failure:
    """An example that does not hold: where it is written, what it expects, what came out."""

    where: str
    expected: str
    got: str


_AS_OF = re.compile(
    r"\s+(?:as of|in)\s+(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:\s*(?:\.\.|/|to)\s*(\d{4}(?:-\d{2}){0,2}))?$"
)


def check(pack: Pack) -> Iterator[Failure]:
    """The examples of a pack's measures and rules that do not hold."""
    yield from check_measures(pack)
    yield from check_rules(pack)


def lacking(pack: Pack) -> dict[str, str]:
    """The measures and rules without an example, with their places; to re-grade needs none."""
    bare = {measure.name: measure.where for measure in pack.measures.values() if not measure.examples}
    return bare | {rule.id: rule.where for rule in pack.rules if rule.assertion and not rule.examples}


def check_measures(pack: Pack) -> Iterator[Failure]:
    """The examples of a pack's measures that do not hold."""
    for measure in pack.measures.values():
        yield from check_measure(pack, measure)


def check_measure(pack: Pack, measure: Measure) -> Iterator[Failure]:
    """The examples of one measure that do not hold."""
    for example in measure.examples:
        yield from _check(pack, measure, example)


def _check(pack: Pack, measure: Measure, example: Example) -> Iterator[Failure]:
    language = example.language or languages.detect(example.text)
    source = Source("<example>", example.text, example.published, language)
    found = [
        claim
        for claim in claims.of_document(documents.read(source), pack)
        if claim.measure is not None and _is_of(pack, claim.measure, measure)
    ]
    rest = list(found)
    missed = 0
    for expected in example.expect:
        match = next((claim for claim in rest if says(claim, expected, language)), None)
        if match is None:
            missed += 1
            yield Failure(
                where=example.where, expected=expected, got=_listed(rest) or _unlinked(pack, source)
            )
        else:
            rest.remove(match)
    if len(rest) > missed:  # one that is left is told as what came out instead of one that was expected
        yield Failure(where=example.where, expected="nothing else", got=_listed(rest))


def _is_of(pack: Pack, name: str, measure: Measure) -> bool:
    definition = pack.definition(name)
    return definition is not None and definition.base == measure.name


def _unlinked(pack: Pack, source: Source) -> str:
    """What the figures of an example came to, where none went to its measure."""
    readings = trials.read(documents.read(source), pack)
    return (
        "; ".join(
            f'"{r.claim.text}" as {r.claim.measure}'
            if r.claim.measure
            else f'"{r.claim.text}" left out ({r.reason})'
            for r in readings
        )
        or "no figure"
    )


def _listed(found: list[Claim]) -> str:
    return "; ".join(described(claim) for claim in found)


def described(claim: Claim) -> str:
    """A claim as examples write it: `over 200,000 person as of 2025-08-15`."""
    when = ""
    if claim.as_of and claim.as_of.start and claim.as_of.end:
        when = f" as of {_period_text(claim.as_of)}"
    return f"{' '.join(claim.text.split())} {claim.unit}{when}"


def _period_text(period: Period) -> str:
    start, end = period.start, period.end
    if start is None or end is None:
        return ""
    for length, granularity in ((4, "year"), (7, "month"), (10, "day")):
        if period.granularity == granularity:
            return start.isoformat()[:length]
    return f"{start.isoformat()}..{end.isoformat()}"


def says(claim: Claim, expected: str, language: str) -> bool:
    """Whether a claim is what an example expects: its value and hedge, its unit, and its period if given."""
    rest = expected.strip()
    if when := _AS_OF.search(rest):
        first, last = (
            documents.sources.publication(when[1]),
            documents.sources.publication(when[2] or when[1]),
        )
        period = claim.as_of
        if period is None or first is None or last is None:
            return False
        if (period.start, period.end) != (first.start, last.end):
            return False
        rest = rest[: when.start()]
    if rest.endswith(f" {claim.unit}"):
        rest = rest[: -len(claim.unit)].strip()
    elif not _unit_is_written(rest, claim, language):
        return False
    return _words(rest) == _words(claim.text) or _same_value(claim, rest, language)


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _unit_is_written(text: str, claim: Claim, language: str) -> bool:
    return any(units.canonical(m.unit) == claim.unit for m in _mentions(text, language))


def _mentions(text: str, language: str) -> list[Mention]:
    found: list[Mention] = []
    for code in dict.fromkeys((language, "en")):
        found += mentions.find(documents.read(Source("<expected>", text, None, code)))
    return found


def _same_value(claim: Claim, text: str, language: str) -> bool:
    """Whether some reading of the expected words has the claim's numbers and hedge, whatever its unit."""
    return any(
        (m.value.point, m.value.stated, m.value.hedge)
        == (claim.value.point, claim.value.stated, claim.value.hedge)
        or (m.kind == "date" and (m.value.core, m.value.ends) == (claim.value.core, claim.value.ends))
        for m in _mentions(text, language)
    )


_FRAMES = {"date": ("in {}", "on {}"), "rank": ("the {} largest", "the {}-largest one")}
"""Words that a bare date or rank needs around it to be read as one."""

# --- rules -----------------------------------------------------------------------------------------


def check_rules(pack: Pack) -> Iterator[Failure]:
    """The examples of a pack's rules that do not hold."""
    for rule in pack.rules:
        for example in rule.examples:
            yield from _check_rule(pack, rule, example)


def _check_rule(pack: Pack, rule: Rule, example: RuleExample) -> Iterator[Failure]:
    given: list[Claim] = []
    for name, texts in example.given.items():
        for text in texts:
            claim = _given(pack, name, text, example)
            if claim is None:
                yield Failure(where=example.where, expected=f"a figure for {name}", got=f'"{text}"')
                return
            given.append(evolve(claim, id=f"<example>:{len(given)}", start=len(given)))
    verdicts = [outcome.verdict for outcome in asserts.evaluate(rule, given, pack)]
    got = max(verdicts, key=GRAVITY.index, default=None)
    if got != example.expect:
        yield Failure(where=example.where, expected=example.expect or "undecided", got=got or "undecided")


def _given(pack: Pack, name: str, text: str, example: RuleExample) -> Claim | None:
    """A figure such as "USD 25.6 billion in 2024" as a claim of the measure `name`."""
    reference = pack.refer(name)
    if reference is None:
        return None
    measure = reference.measure
    for frame in ("{}", *_FRAMES.get(measure.unit, ())):
        source = Source("<example>", frame.format(text), example.published or dt.date(2025, 1, 1), "en")
        document = documents.read(source)
        found = [m for m in mentions.find(document) if m.part_of_span is None or m.value.ends]
        mention = next((m for m in found if fits(m, measure)), None)
        if mention is not None:
            break
    else:
        return None
    dates = [m.period for m in found if m.kind == "date" and m is not mention and m.period]
    claim = next(c for c in claims.of_document(document) if (c.start, c.end) == (mention.start, mention.end))
    unit = measure.unit if mention.kind in ("count", "multiple") else mention.unit
    return evolve(
        claim,
        measure=name,
        entities=reference.bindings,
        unit=unit,
        value=evolve(claim.value, unit=unit),
        as_of=dates[0] if dates else _usual_period(claim, pack, example),
    )


def _usual_period(claim: Claim, pack: Pack, example: RuleExample) -> Period | None:
    """When a figure of an example is about if it does not say: one period for all that are no dates."""
    if claim.kind in ("date", "duration"):
        return claim.as_of
    definitions = [pack.definition(name) for name in example.given]
    if example.published and not any(d and d.dynamics == "flow" for d in definitions):
        return Period.day(example.published)
    return Period.year((example.published or dt.date(2025, 1, 1)).year - 1)
