"""Wordings: what `agree` says to a person, in one line and in full.

    message(comparison, workers)  ->  "about 48,000 (4 Dec 2022), about 88,000 (2024): +83 %, 34 % a year …"

In: a `Comparison` and its Measure. Out: text. A figure is worded by its value, whatever language it came in.
"""

from collections.abc import Sequence
from fractions import Fraction

from factcheck import figures, units
from factcheck.claims import Claim
from factcheck.kinds import reconciliations
from factcheck.kinds.comparisons import Comparison
from factcheck.kinds.reconciliations import RATES
from factcheck.measures import Measure
from factcheck.periods import brief
from factcheck.values import Value
from factcheck.verdicts import Verdict

SHOWN = 4
"""Figures listed by name before "and 3 more"."""

ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def amount(value: Value) -> str:
    """A value as people write it: "about 88,000", "over USD 81.5 billion", "20 to 30 MW", "3rd"."""
    if value.unit == "date" or value.point is None:
        return ("at least " if value.hedge == "at-least" else "") + _numbers(value)
    hedge = {"none": "", "exact": "exactly ", "up-to": "up to ", "at-least": "at least "}
    return hedge.get(value.hedge, f"{value.hedge} ") + _number(value.point, value.unit)


def _numbers(value: Value) -> str:
    stated = value.stated if value.stated.lo is not None else value.core
    if value.unit == "date":
        return figures.spread(stated, "date")
    if stated.lo is None or stated.hi is None or value.hedge == "at-least":
        return _number(stated.lo or stated.hi or Fraction(0), value.unit)
    return f"{figures.number(stated.lo)} to {_number(stated.hi, value.unit)}"


def _number(number: Fraction, unit: str) -> str:
    text = figures.number(number)
    if units.is_currency(unit):
        return f"{unit} {text}"
    if unit == "rank" and number.denominator == 1:
        last = int(number) % 10 if int(number) % 100 not in (11, 12, 13) else 0
        return f"{text}{ORDINALS.get(last, 'th')}"
    if units.is_counted(unit) or unit in ("rank", "dimensionless"):
        return text
    return figures.amount(number, unit)


def said(claim: Claim) -> str:
    """A claim in words, with its period: "about 88,000 (2024)"."""
    return f"{amount(claim.value)} ({brief(claim.as_of)})"


def listed(claims: Sequence[Claim]) -> str:
    """The first few of some claims, and how many more there are."""
    text = ", ".join(said(claim) for claim in claims[:SHOWN])
    return text + (f" and {len(claims) - SHOWN} more" if len(claims) > SHOWN else "")


def also(claims: Sequence[Claim]) -> str:
    """What else a finding is about, to follow its message."""
    return f"; also {listed(claims)}" if claims else ""


def message(found: Comparison, measure: Measure) -> str:
    """What two claims are to each other, in one line."""
    earlier, later = said(found.earlier), said(found.later)
    scope = f" ({found.scope})" if found.scope else ""
    if found.verdict is Verdict.INCOMPARABLE:
        return f"{earlier} and {later} are not compared: {found.why}"
    if found.verdict is Verdict.REVISED:
        return f"{earlier}, revised to {later}{_change(found)}{scope}"
    if found.verdict is Verdict.SUPERSEDED:
        rate = _rate(found)
        return f"{earlier}, now {later}" + (f": {rate}" if rate else "") + scope
    if found.gap:
        return f"{earlier}, {later}{_change(found)}{_usual(found, measure)}{scope}"
    told = ", ".join(part for part in (_change(found).removeprefix(": "), found.why) if part)
    return f"{earlier} against {later}{f': {told}' if told else ''}{scope}"


def _rate(found: Comparison) -> str:
    for unit, _, _ in RATES:
        if (rate := found.implied.get(f"percent_per_{unit}")) is not None:
            return f"{_percent(rate)} a {unit}"
    return ""


def _change(found: Comparison) -> str:
    change = found.implied.get("change_percent")
    if change is None:
        return ""
    told = [f"{'+' if change > 0 else ''}{_percent(change)}", _rate(found)]
    return ": " + ", ".join(text for text in told if text)


def _usual(found: Comparison, measure: Measure) -> str:
    """What the measure's drift expects, where it is declared and the change has a rate beside it."""
    change = found.implied.get("change_percent")
    if change is None or measure.drift is None:
        return ""
    rate = measure.drift.usual.up if change > 0 else measure.drift.usual.down
    if rate.amount is None or not rate.relative:
        return ""
    unit = next((name for name, days, _ in RATES if days == rate.days), "")
    told = f"percent_per_{unit}" in found.implied
    return f" where {_percent(float(rate.amount) * 100)}{'' if told else f' a {unit}'} is usual"


def _percent(number: float) -> str:
    text = f"{number:,.1f}".removesuffix(".0") if abs(number) < 10 else f"{number:,.0f}"
    return f"{text} %"


def explanation(found: Comparison, measure: Measure) -> str:
    """The arithmetic: what each figure is taken to mean, and what time makes of it."""
    lines = [arithmetic(claim) for claim in (found.earlier, found.later)]
    if found.widened is not None and found.gap:
        ranges = figures.ranges(found.widened.core, found.widened.support, found.widened.unit).strip(" ()")
        lines.append(f"over {round(found.gap):,} days {amount(found.earlier.value)} may have become {ranges}")
    lines += [line for line in (found.why, found.scope) if line]
    return "\n".join(lines)


def why(found: Comparison) -> str:
    """Why two claims disagree though both are rounded and time passed between them."""
    return reconciliations.why(found, amount(found.earlier.value), amount(found.later.value))


def settles(found: Comparison) -> str:
    """What the later claim would have to say, and what change would have to be usual."""
    return reconciliations.settles(found, amount(found.later.value))


def widest(claim: Claim) -> str:
    """All that a claim's words allow."""
    return figures.spread(claim.value.support, claim.value.unit)


def arithmetic(claim: Claim) -> str:
    """A claim with what its figure is taken to mean, and at the most."""
    value = claim.value
    return f"{said(claim)}: {figures.value(value)}{figures.ranges(value.core, value.support, value.unit)}"
