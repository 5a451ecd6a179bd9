#!/usr/bin/env python3
"""Plant errors as people make them in true reports, and count which of them are named as suspects.

    planted_errors.py                         # 2,000 claims, 40 errors, the seeds 1 to 5
    planted_errors.py --claims 500 --errors 10 --seeds 3

The world: some regions over six years, with flows and levels of 10^9 to 10^12 USD that add up to totals, what
only grows, what never changes, people, kilometres, and places in an order. Each figure is told by one to
seven reports, each in its own rounding, in sentences that are read, linked and checked like any text.

An error is *in conflict* where it makes a contradiction, *decidable* where every smallest set of claims whose
removal leaves none holds it. Both are told by an oracle that does not use the program's way of finding them:
it compares all pairs of claims of a measure, and all combinations of two parts and a total, and goes through
all sets of claims in the order of their size. *Named* are those that the program names; *wrongly* counts the
true claims that it names.

Long, for the true reports, the errors and the counting make one experiment.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, count, cycle, pairwise, product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from attrs import evolve, frozen

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from factcheck import Source, check, groups, hedges, load_pack, read
from factcheck.claims import Claim
from factcheck.kinds.pairs import compare
from factcheck.packs import Pack
from factcheck.verdicts import Verdict

YEARS = range(2018, 2024)
SOURCES = 55
TOLD_BY = (1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7)
"""How many sources tell a figure, one of these for each."""
SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6}
SUMS = {"exports": ("exports", "imports", "trade"), "debt": ("home debt", "foreign debt", "debt")}
FLOWS, LEVELS = (
    ("exports", "imports", "trade"),
    ("home debt", "foreign debt", "debt", "population", "railway"),
)
FIXED = ("founding capital", "main line")
KINDS = (*FLOWS, *LEVELS, "capital", "place", *FIXED)
DECLARED = {
    **dict.fromkeys(FLOWS, 'dynamics = "flow"'),
    "capital": 'dynamics = "cumulative"',
    "place": 'dynamics = "rank"',
    **dict.fromkeys(FIXED, 'dynamics = "fixed"'),
    **dict.fromkeys(("population", "railway"), 'drift = { usual = "2 %/year", limit = "5 %/year" }'),
}
UNITS = {"population": "person", "place": "rank", "main line": "kilometre", "railway": "kilometre"}
REGIONS = ("Nor", "Sud", "Vest", "Ost", "Ald", "Bel", "Cor", "Dun", "Esk", "Fal", "Gar", "Hol")
BIRDS = ("Gull", "Tern", "Heron", "Crane", "Swift", "Finch", "Raven", "Robin", "Wren", "Stork", "Eider")
PAPERS = ("Gazette", "Courier", "Mirror", "Herald", "Tribune")
"""Each source has its own words: sentences that are the same are copies, and one witness."""
SWAPS = {("currency", "USD"): "EUR", ("unit", "kilometres"): "miles"}


@frozen(kw_only=True)
class Statement:
    """One figure as one source tells it; `error` says what was done to it."""

    source: int
    kind: str
    region: int
    year: int
    number: str
    scale: str = ""
    unit: str = "USD"
    hedge: str = ""
    error: str = ""

    @property
    def text(self) -> str:
        when = "" if self.kind in FIXED else f"on 31 December {self.year} "
        when = f"in {self.year} " if self.kind in FLOWS else when
        amount = " ".join(part for part in (self.number, self.scale) if part)
        amount = f"{self.unit} {amount}" if self.unit in ("USD", "EUR") else f"{amount} {self.unit}".strip()
        amount = f"{self.hedge} {amount}".strip()
        paper = f"{BIRDS[self.source % len(BIRDS)]} {PAPERS[self.source // len(BIRDS)]}"
        return f"The {paper} says that {when}the {self.kind} of {region(self.region)} came to {amount}."


def region(number: int) -> str:
    """A name for a region: Normark, Sudmark, …, Normarka, …"""
    return f"{REGIONS[number % len(REGIONS)]}mark{'a' * (number // len(REGIONS))}"


def pack_text(regions: int) -> str:
    """The pack of the world: a measure for each kind, and that parts add up to totals."""
    lines = ["[pack]", 'name = "world"', 'description = "a made world"', "[classes.region]"]
    for number in range(regions):
        name = region(number)
        lines += [f"[entities.{name.lower()}]", 'class = "region"', f'en = {{ names = ["{name}"] }}']
    for kind in KINDS:
        lines.append(f'[measures."{_slug(kind)}-of-{{place}}"]\nroles = {{ place = "region" }}')
        lines += [f'unit = "{UNITS.get(kind, "USD")}"', DECLARED.get(kind, "")]
        lines.append(f'match.en = ["the {kind} of {{place}} came to <n>"]')
    for first, second, total in SUMS.values():
        names = [f"[{_slug(kind)}-of-{{a}}]" for kind in (first, second, total)]
        lines.append(f'[[rules]]\nid = "{total}-adds-up"\nassert = "{names[0]} + {names[1]} == {names[2]}"')
    return "\n".join(lines)


def _slug(kind: str) -> str:
    return kind.replace(" ", "-")


# --- the truth, and how it is told -------------------------------------------------------------------


def truth(chance: Random) -> dict[tuple[str, int], int]:
    """What is true of one region, by kind and year."""
    found: dict[tuple[str, int], int] = {}
    start: dict[str, int] = {kind: int(10 ** chance.uniform(9, 11.7)) for kind in KINDS}
    start |= {"population": chance.randint(10**6, 10**8), "place": chance.randint(4, 30)}
    start |= {"main line": chance.randint(1000, 9999), "railway": chance.randint(10_000, 99_999)}
    for kind in KINDS:
        value = Fraction(start[kind])
        for year in YEARS:
            found[kind, year] = int(value)
            if kind == "place":
                value = max(value + chance.choice((-1, 0, 0, 1)), Fraction(1))
            elif kind not in FIXED:
                low, high = {"population": (0.5, 1.5), "railway": (0, 1), "capital": (2, 15)}.get(
                    kind, (-12, 15)
                )
                value *= 1 + Fraction(round(chance.uniform(low, high), 2)) / 100
    for first, second, total in SUMS.values():
        for year in YEARS:
            found[total, year] = found[first, year] + found[second, year]
    return found


def told(kind: str, value: int, chance: Random) -> tuple[str, str, str, str]:
    """A true value as a source writes it: number, scale word, unit, hedge."""
    unit = {"population": "people", "place": "", "main line": "kilometres", "railway": "kilometres"}.get(
        kind, "USD"
    )
    if kind == "place":
        last = {1: "st", 2: "nd", 3: "rd"}.get(value % 10 if value // 10 != 1 else 0, "th")
        return f"{value}{last}", "", unit, ""
    if kind in ("main line", "railway"):
        return f"{value:,}", "", unit, ""
    scale, one = next((name, size) for name, size in SCALES.items() if value >= size)
    if chance.random() < 0.1:
        return f"{value:,}", "", unit, ""
    digits = chance.choice((2, 3, 3, 4, 4, 5))
    places = max(digits - len(str(value // one)), 0)
    hedge = chance.choice(("", "", "", "", "", "", "", "about", "about", "over"))
    grains = Fraction(value * 10**places, one)
    number = Fraction(grains.__floor__() if hedge == "over" else round(grains), 10**places)
    return f"{float(number):.{places}f}", scale, unit, hedge


def statements(claims: int, chance: Random) -> list[Statement]:
    """That many true statements about as many regions as are needed."""
    found: list[Statement] = []
    for number in count():
        facts = truth(chance)
        for (kind, year), value in facts.items():
            if kind in FIXED and year != YEARS[0]:
                continue
            for source in chance.sample(range(SOURCES), chance.choice(TOLD_BY)):
                written = dict(
                    zip(("number", "scale", "unit", "hedge"), told(kind, value, chance), strict=True)
                )
                found.append(Statement(source=source, kind=kind, region=number, year=year, **written))
        if len(found) >= claims:
            return chance.sample(found, claims)
    return found


# --- errors ------------------------------------------------------------------------------------------

ERRORS = (
    "digit dropped",
    "digit doubled",
    "digits transposed",
    "scale word",
    "year",
    "currency",
    "unit",
    "swapped",
)


def planted(true: Sequence[Statement], errors: int, chance: Random) -> list[Statement]:
    """The statements with that many of them wrong: each kind of error in turn, where it can be made."""
    found = list(true)
    kinds = cycle(ERRORS)
    kind = next(kinds)
    left = errors
    for place in chance.sample(range(len(found)), len(found)):
        if kind == "swapped" and left == 1:
            kind = next(kinds)
        if not left:
            break
        if found[place].error:
            continue
        if kind == "swapped":
            made = _swap(found, place)
        else:
            wrong = _wrong(found[place], kind, chance)
            made = int(wrong is not None)
            found[place] = evolve(wrong, error=kind) if wrong is not None else found[place]
        left -= made
        kind = next(kinds) if made else kind
    return found


def _swap(found: list[Statement], place: int) -> int:
    """Two figures of one source, region and year, each in the other's place."""
    one = found[place]
    for at, other in enumerate(found):
        alike = (one.source, one.region, one.year, one.unit) == (
            other.source,
            other.region,
            other.year,
            other.unit,
        )
        if (
            alike
            and at != place
            and not other.error
            and (other.number, other.scale) != (one.number, one.scale)
        ):
            written = evolve(one, number=other.number, scale=other.scale, hedge=other.hedge, error="swapped")
            found[at] = evolve(other, number=one.number, scale=one.scale, hedge=one.hedge, error="swapped")
            found[place] = written
            return 2
    return 0


def _wrong(true: Statement, kind: str, chance: Random) -> Statement | None:
    """The statement with an error of a kind; None where it cannot have it."""
    digits = [at for at, sign in enumerate(true.number) if sign.isdigit()]
    number = true.number
    if kind == "year":
        return None if true.kind in FIXED else evolve(true, year=true.year + chance.choice((-1, 1)))
    if kind in ("currency", "unit"):
        return evolve(true, unit=SWAPS[kind, true.unit]) if (kind, true.unit) in SWAPS else None
    if kind == "scale word":
        others = [scale for scale in SCALES if scale != true.scale]
        return evolve(true, scale=chance.choice(others)) if true.scale else None
    if true.kind == "place" or ("," in number and kind != "digits transposed"):
        return None  # "12,34" is no slip of the pen
    at = chance.choice(digits)
    if kind == "digit doubled":
        return evolve(true, number=number[: at + 1] + number[at:])
    if kind == "digit dropped":
        rest = (number[:at] + number[at + 1 :]).strip(".")
        return evolve(true, number=rest) if rest.strip("0.") and rest[0] != "0" else None
    pairs = [(one, two) for one, two in pairwise(digits) if number[one] != number[two]]
    if not pairs or number[pairs[0][1]] == "0":
        return None
    left, right = chance.choice(pairs)
    signs = list(number)
    signs[left], signs[right] = signs[right], signs[left]
    return evolve(true, number="".join(signs)) if signs[0] != "0" else None


# --- the oracle --------------------------------------------------------------------------------------


def conflicts(claims: Sequence[Claim], pack: Pack) -> list[frozenset[str]]:
    """Every pair of claims of a measure, and every two parts with a total, that cannot all be true."""
    found: list[frozenset[str]] = []
    by_kind: dict[tuple[str, str, object], list[Claim]] = {}
    for group in groups.gather(claims, pack):
        for one, other in combinations(group.claims, 2):
            if compare(one, other, group.measure).verdict is Verdict.CONTRADICTION:
                found.append(frozenset((one.id, other.id)))
        for claim in group.claims:
            kind, place = group.measure.name.removesuffix("-of-{place}"), claim.entities["place"]
            by_kind.setdefault((kind, place, claim.as_of and claim.as_of.end), []).append(claim)
    for parts in SUMS.values():
        first, second, total = map(_slug, parts)
        for (kind, place, when), members in by_kind.items():
            if kind == first:
                seconds, totals = (by_kind.get((other, place, when), []) for other in (second, total))
                found += [
                    frozenset(claim.id for claim in three)
                    for three in product(members, seconds, totals)
                    if not _adds_up(*three)
                ]
    return found


def _adds_up(first: Claim, second: Claim, total: Claim) -> bool:
    several = len({first.source, second.source, total.source}) > 1
    share = hedges.load().sources if several else Fraction(0)
    if len({first.unit, second.unit, total.unit}) > 1:
        return True  # not to be compared
    a, b, c = (claim.value.widened(share).support for claim in (first, second, total))
    return (a + b).meets(c)


def in_every_smallest(found: Sequence[frozenset[str]]) -> set[str]:
    """The claims that every smallest set holds that meets all conflicts, part by part that hangs together."""
    told: set[str] = set()
    for part in _parts(found):
        for size in count(1):
            repairs = list(_repairs(part, size, frozenset()))
            if repairs:
                told |= frozenset.intersection(*repairs)
                break
    return told


def _parts(found: Sequence[frozenset[str]]) -> Iterator[list[frozenset[str]]]:
    left = set(found)
    by_claim: dict[str, list[frozenset[str]]] = {}
    for each in found:
        for claim in each:
            by_claim.setdefault(claim, []).append(each)
    while left:
        part, queue = set[frozenset[str]](), [left.pop()]
        while queue:
            part.add(each := queue.pop())
            near = {other for claim in each for other in by_claim[claim]} & left
            left -= near
            queue += near
        yield sorted(part, key=sorted)


def _repairs(part: Sequence[frozenset[str]], size: int, barred: frozenset[str]) -> Iterator[frozenset[str]]:
    """Every set of that many claims or fewer that meets all conflicts, and holds none that are barred."""
    if not part:
        yield frozenset()
        return
    apart: set[str] = set()
    needed = 0
    for each in part:  # conflicts that share no claim need one each
        if apart.isdisjoint(each):
            apart |= each
            needed += 1
    if needed > size:
        return
    pivot = min(part, key=lambda each: len(each - barred))
    for claim in sorted(pivot - barred):
        rest = [each for each in part if claim not in each]
        yield from (repair | {claim} for repair in _repairs(rest, size - 1, barred))
        barred |= {claim}


# --- the experiment ----------------------------------------------------------------------------------


@frozen(kw_only=True)
class Result:
    """What became of the planted errors, by kind, and how many true claims were named."""

    claims: int
    planted: Counter[str]
    conflicting: Counter[str]
    decidable: Counter[str]
    found: Counter[str]
    wrongly: int
    seconds: float


def run(claims: int, errors: int, seed: int) -> Result:
    """One world, read and checked, against the oracle."""
    chance = Random(seed)
    made = planted(statements(claims, chance), errors, chance)
    by_source: dict[int, list[Statement]] = {}
    for statement in made:
        by_source.setdefault(statement.source, []).append(statement)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "world.toml"
        path.write_text(pack_text(1 + max(each.region for each in made)), encoding="utf-8")
        pack = load_pack(path)
    sources = [
        Source(f"{number}.txt", "\n\n".join(each.text for each in own), "2024-06-01", "en")
        for number, own in sorted(by_source.items())
    ]
    corpus = read(*sources, pack=pack)
    linked = [claim for claim in corpus.claims if claim.measure]
    wrong = {
        claim.id: statement.error
        for claim in linked
        if (statement := by_source[int(claim.source.removesuffix(".txt"))][claim.line // 2]).error
    }
    start = time.process_time()
    report = check(corpus)
    seconds = time.process_time() - start
    named = {claim for finding in report.findings for claim in finding.suspects}
    clashing = conflicts(linked, pack)
    decided = in_every_smallest(clashing)
    concerned = {claim for conflict in clashing for claim in conflict}
    return Result(
        claims=len(made),
        planted=Counter(statement.error for statement in made if statement.error),
        conflicting=Counter(error for claim, error in wrong.items() if claim in concerned),
        decidable=Counter(error for claim, error in wrong.items() if claim in decided),
        found=Counter(error for claim, error in wrong.items() if claim in decided & named),
        wrongly=len(named - set(wrong)),
        seconds=seconds,
    )


def table(results: Sequence[Result]) -> str:
    """The results of some runs together, a line for each kind of error."""
    heads = ("planted", "in conflict", "decidable", "of these named")
    lines = [f"{'':<18}" + "".join(f"{head:>16}" for head in heads)]
    counts = [
        sum((getattr(result, name) for result in results), Counter[str]())
        for name in ("planted", "conflicting", "decidable", "found")
    ]
    lines += [f"{kind:<18}" + "".join(f"{each[kind]:>16}" for each in counts) for kind in ERRORS]
    lines.append(f"{'all':<18}" + "".join(f"{each.total():>16}" for each in counts))
    lines.append(f"true claims named: {sum(result.wrongly for result in results)}")
    seconds = ", ".join(f"{result.seconds:.1f}" for result in results)
    return "\n".join(
        [*lines, f"claims: {sum(result.claims for result in results)}; seconds of check: {seconds}"]
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=2000)
    parser.add_argument("--errors", type=int, default=40)
    parser.add_argument("--seeds", type=int, default=5)
    given = parser.parse_args()
    print(table([run(given.claims, given.errors, seed) for seed in range(1, given.seeds + 1)]))


if __name__ == "__main__":
    main()
