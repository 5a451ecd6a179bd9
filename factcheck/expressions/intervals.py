"""Intervals: what a form amounts to, as a core and a support, and at the numbers as written.

In: a `Form` and an `Input` for each name that it reads. Out: a trapezoid, a point, whether two sides compare.

    Amounts(given={"a": Input(value=…25.6 billion…)}).of(form of 2 * [a])  ->  (51.1 to 51.3, 51 to 51.4)
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from attrs import frozen

from factcheck import calendars, ranges, units
from factcheck.calendars import MONTHS
from factcheck.expressions import quotients
from factcheck.expressions.forms import Form, Opaque, Read
from factcheck.periods import Period
from factcheck.ranges import Range, Trapezoid
from factcheck.values import Value


@frozen(kw_only=True)
class Input:
    """What a name stands for: a claim's value and its two clocks.

    `label` is what it is called where that differs from its name, `text` how its source words it. An
    ambiguous one leaves the rule undecided.
    """

    value: Value
    as_of: Period | None = None
    reported: Period | None = None
    ambiguous: bool = False
    label: str = ""
    text: str = ""

    @property
    def point(self) -> Fraction | None:
        """The number as written, else the middle of what it is taken to mean."""
        return self.value.point if self.value.point is not None else middle(self.value.core)


def middle(found: Range) -> Fraction | None:
    """The middle of a range, its only end where it has one."""
    if found.lo is None or found.hi is None:
        return found.hi if found.lo is None else found.lo
    return (found.lo + found.hi) / 2


@frozen(kw_only=True)
class Amounts:
    """Evaluates forms."""

    given: Mapping[str, Input]

    def lacking(self, form: Form) -> str:
        """The first input that a form reads and a claim does not give: a clock that it lacks."""
        for read in reads(form):
            if self._window(read) is None:
                return f"{read.what}({read.name})"
        return ""

    def _window(self, read: Read) -> Range | None:
        """The days of a clock; any range at all for a value."""
        if read.what == "value":
            return Range()
        found = self.given[read.name]
        period = found.as_of if read.what == "as_of" else found.reported
        if period is None or (period.start is None and period.end is None):
            return None
        return Range(
            lo=None if period.start is None else period.start.toordinal(),
            hi=None if period.end is None else period.end.toordinal(),
        )

    def of(self, form: Form) -> Trapezoid:
        """Core and support of a form, in base units."""
        constant = Range.at(form.constant)
        core = support = constant
        for atom, factor in form.terms:
            inner, outer = self._atom(atom)
            core, support = core + _times(inner, factor), support + _times(outer, factor)
        return core, support

    def _atom(self, atom: Read | Opaque) -> Trapezoid:
        if isinstance(atom, Read):
            if atom.what != "value":
                days = self._window(atom) or Range()
                return days, days
            value = based(self.given[atom.name].value, atom.unit)
            return value.core, value.support
        operands = [self.of(operand) for operand in atom.operands]
        core, support = ([side[layer] for side in operands] for layer in (0, 1))
        found = _applied(atom.function, core), _applied(atom.function, support)
        if atom.function == "/":
            above, below = atom.operands
            joint = [self._quotient(above, below, layer) for layer in (0, 1)]
            return joint[0] or found[0], joint[1] or found[1]
        return found

    def _quotient(self, above: Form, below: Form, layer: int) -> Range | None:
        """The cores or supports of a quotient whose sides share an input; None where they share none."""
        factors = (dict(above.terms), dict(below.terms))
        if not factors[0].keys() & factors[1].keys():
            return None
        parts = [quotients.Part(above=above.constant, below=below.constant, within=Range.at(1))]
        for atom in sorted(factors[0].keys() | factors[1].keys(), key=repr):
            up, down = (each.get(atom, Fraction(0)) for each in factors)
            parts.append(quotients.Part(above=up, below=down, within=self._atom(atom)[layer]))
        return quotients.over(parts)

    def point(self, form: Form) -> Fraction | None:
        """The form at the numbers as written; None where that is beyond reckoning (a division by zero)."""
        total = form.constant
        for atom, factor in form.terms:
            found = self._point(atom)
            if found is None:
                return None
            total += found * factor
        return total

    def _point(self, atom: Read | Opaque) -> Fraction | None:
        if isinstance(atom, Read):
            if atom.what != "value":
                return middle(self._window(atom) or Range())
            found = self.given[atom.name]
            number = found.point
            if number is None or atom.unit == found.value.unit or _counted(atom.unit):
                return number
            return units.convert(number, found.value.unit, atom.unit)
        operands = [self.point(operand) for operand in atom.operands]
        known = [operand for operand in operands if operand is not None]
        if len(known) < len(operands) or (atom.function == "/" and not known[1]):
            return None
        if atom.function == "**" and known[1] < 0 and not known[0]:
            return None
        return middle(_applied(atom.function, [Range.at(number) for number in known]))


def reads(form: Form) -> Iterator[Read]:
    """Every input that a form reads, those inside products and functions too."""
    for atom, _ in form.terms:
        if isinstance(atom, Read):
            yield atom
        else:
            for operand in atom.operands:
                yield from reads(operand)


def _times(found: Range, factor: Fraction) -> Range:
    """A range times an exact number that is not zero."""
    if factor == 1:
        return found
    return (
        found.map(lambda number: number * factor)
        if factor > 0
        else (-found).map(lambda number: number * -factor)
    )


def _counted(unit: str) -> bool:
    return units.dimension(unit) in ("count", "rank", "date")


def based(value: Value, unit: str) -> Value:
    """A value in a base unit; things counted are taken as they are, "two years" in days as about two."""
    if _counted(unit):
        return value
    return value.against(Value.exact(0, unit)).to(unit)


def _applied(function: str, operands: list[Range]) -> Range:
    """A function of ranges: the range of what it may give."""
    match function:
        case "*":
            return operands[0] * operands[1]
        case "/":
            return operands[0] / operands[1]
        case "**":
            return operands[0] ** (operands[1].lo or Fraction(0))
        case "abs":
            return abs(operands[0])
        case "min":
            return ranges.least(*operands)
        case "max":
            return ranges.greatest(*operands)
        case "between":
            return operands[0].hull(operands[1])
        case "year":
            return _closed(operands[0]).map(lambda day: Fraction(_date(day).year))
        case "years":
            return years_between(_closed(operands[0]), _closed(operands[1]))
    return _later(function.removeprefix("later "), operands[0], operands[1])


def _closed(found: Range) -> Range:
    return Range(lo=found.lo, hi=found.hi)


def _date(ordinal: Fraction) -> date:
    return date.fromordinal(min(max(int(ordinal // 1), 1), date.max.toordinal()))


def years_between(first: Range, last: Range) -> Range:
    """From the years completed to those started between any two days of two ranges."""
    lo = None if first.hi is None or last.lo is None else completed(_date(first.hi), _date(last.lo))
    hi = None
    if first.lo is not None and last.hi is not None:
        begin, end = _date(first.lo), _date(last.hi)
        hi = completed(begin, end) + (not _anniversary(begin, end))
    return Range(lo=lo, hi=hi)


def completed(first: date, last: date) -> int:
    """Whole years from one day to another, below zero where the second comes first."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _anniversary(first: date, last: date) -> bool:
    return (first.month, first.day) == (last.month, last.day)


def _later(unit: str, days: Range, duration: Range) -> Range:
    """Days moved by a duration, by the calendar where that is whole months."""

    def end(day: Fraction | None, by: Fraction | None) -> Fraction | None:
        if day is None or by is None:
            return None
        return calendars.shift(day, by, unit, calendars.YEAR * MONTHS[unit] / 12)

    return Range(
        lo=end(days.lo, duration.lo),
        hi=end(days.hi, duration.hi),
        lo_open=duration.lo_open,
        hi_open=duration.hi_open,
    )


_HOLDS: Mapping[str, Callable[[Trapezoid, Trapezoid], tuple[Fraction, bool]]] = {
    "==": ranges.meet,
    "<=": ranges.meet_at_most,
    ">=": lambda a, b: ranges.meet_at_most(b, a),
    "<": lambda a, b: ranges.meet_at_most(a, b, strictly=True),
    ">": lambda a, b: ranges.meet_at_most(b, a, strictly=True),
}


def holds(sign: str, left: Trapezoid, right: Trapezoid) -> tuple[Fraction, bool]:
    """The degree to which a comparison holds, and whether the words allow it at all."""
    if sign == "!=":
        degree, _ = ranges.meet(left, right)
        return 1 - degree, not (left[1].is_point and left[1] == right[1])
    return _HOLDS[sign](left, right)
