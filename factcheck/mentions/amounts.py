"""Amounts: a number with its currency, unit or what it counts, or a range of two.

    read(Line.of("20-30MW", 0), 0, grammar, marks).unit  ->  "megawatt"

In: a line and a place. Out: `Amount`: the words it takes, its numbers, kind, unit and noun.
"""

from fractions import Fraction

from attrs import evolve, frozen

from factcheck.mentions import fractions, measures, numbers, separators
from factcheck.mentions.grammars import Grammar
from factcheck.mentions.lines import Line
from factcheck.mentions.measures import Unit
from factcheck.mentions.numbers import Number
from factcheck.mentions.separators import Marks
from factcheck.values import grain_of

SCORE = 20
FAR = 3
"""Times that a level is more than its change, where "by A to B" is no range."""

CLOSE = 1000
"""Ends of a range that lie further apart than this factor share no scale word."""


@frozen(kw_only=True)
class Amount:
    """Words first..last-1; `number` and `second` are the ends of a range."""

    first: int
    last: int
    number: Number
    second: Number | None = None
    kind: str = "count"
    unit: str = "item"
    noun: tuple[int, int] | None = None
    negative: bool = False

    @property
    def span(self) -> tuple[int, int]:
        return self.number.first, (self.second or self.number).last


def read(line: Line, place: int, grammar: Grammar, marks: Marks, *, ranges: bool = True) -> Amount | None:
    """The amount that starts at a place, with a currency before it."""
    at = place
    currency = None
    if not line.is_digits(place):
        for start in (place + 1, place + 2):
            before = measures.money_before(line, start)
            if before and before[0] == place and start < len(line):
                at, currency = start, before[1]
    if at == place and line.glued(place) and line.word(place - 1)[-1:].isalnum():
        return None
    part = fractions.read(grammar.locale.language, line, place) if at == place else None
    spelt = numbers.read(line, place, grammar, marks) if part else None
    if part and (spelt is None or spelt.last <= part[0]):
        value = Number(first=place, last=part[0], value=part[1], grain=part[1], rounded=False, words=True)
        return Amount(first=place, last=part[0], number=value, kind="multiple", unit="dimensionless")
    number = numbers.read(line, at, grammar, marks)
    if number is None or _is_code(line, number) or (ranges and _is_score(line, number)):
        return None
    amount = Amount(first=place, last=number.last, number=number, negative=_minus(line, place, grammar))
    if currency:
        amount = _money_scale(line, evolve(amount, kind="money", unit=currency), grammar)
    return _measured(line, _ranged(line, amount, grammar, marks) if ranges else amount, grammar)


def _minus(line: Line, place: int, grammar: Grammar) -> bool:
    if line.word(place - 1) in grammar.data["numbers"]["minus"]:
        return True
    if line.word(place - 1) not in ("-", "−"):
        return False
    return not line.glued(place - 1) and line.glued(place)


def _is_code(line: Line, number: Number) -> bool:
    """Digits in a code: letters, marks or digits glued on both sides."""
    end = number.last
    after = line.word(end)
    if separators.is_version("".join(line.words[number.first : end])) or _chained(line, number):
        return True
    if line.glued(number.first) and line.word(number.first - 1) in ("/", "_", "+", ".", ":"):
        return not number.words
    if line.glued(end) and after in ("/", "+", "_", ":") and line.is_digits(end + 1) and line.glued(end + 1):
        return True
    if line.glued(end) and after in (".", ",") and line.is_digits(end + 1) and line.glued(end + 1):
        return True
    return number.plain and len(line.word(number.first)) > 1 and line.word(number.first)[0] == "0"


def _chained(line: Line, number: Number) -> bool:
    """ "978-3-16": three numbers or more joined by hyphens count nothing."""
    if not number.plain:
        return False
    first = last = number.first
    while (
        line.word(first - 1) == "-"
        and line.is_digits(first - 2)
        and line.glued(first)
        and line.glued(first - 1)
    ):
        first -= 2
    while (
        line.word(last + 1) == "-"
        and line.is_digits(last + 2)
        and line.glued(last + 1)
        and line.glued(last + 2)
    ):
        last += 2
    return last - first > 2


def _is_score(line: Line, number: Number) -> bool:
    """ "2-1": small numbers joined by a hyphen that do not rise, so no range."""
    first, end = number.first, number.last
    if not number.plain or number.value >= SCORE:
        return False
    if line.word(first - 1) in ("-", "–") and line.is_digits(first - 2):
        return line.glued(first) and line.glued(first - 1)
    joined = line.word(end) in ("-", "–") and line.glued(end) and line.glued(end + 1)
    return joined and line.is_digits(end + 1) and int(line.word(end + 1)) <= number.value


def _money_scale(line: Line, amount: Amount, grammar: Grammar) -> Amount:
    """ "$5m": a short scale word beside money."""
    short = grammar.data["numbers"]["short_scales"].get(line.surface(amount.last))
    if short and amount.number.scale == 1:
        number = evolve(amount.number.scaled(Fraction(short)), last=amount.last + 1)
        return evolve(amount, number=number, last=number.last)
    return amount


def _ranged(line: Line, amount: Amount, grammar: Grammar, marks: Marks) -> Amount:
    """The second end of "20-30MW", "2 to 3 million", "between 5 and 10"."""
    end, number = amount.last, amount.number
    first_unit = measures.after(line, end, grammar) if amount.kind == "count" else None
    at = first_unit.last if first_unit and first_unit.kind != "multiple" else end
    joined = grammar.sets["joiners"].at(line.words, at)
    between = grammar.data["ranges"]["openers"][-1]
    if not joined and between in line.words[max(amount.first - 3, 0) : amount.first]:
        joined = grammar.sets["and"].at(line.words, at)
    if not joined or number.vague or (number.plain and _moves(line, amount, grammar)):
        return amount
    if _moves(line, amount, grammar):
        return amount
    start = joined[0] + _minus(line, joined[0] + 1, grammar)
    second = read(line, start, grammar, marks, ranges=False)
    if second is None or second.number.vague or second.kind == "multiple":
        return amount
    low, high = number, second.number
    if second.negative:
        high = evolve(high, value=-high.value)
    if (
        low.scale == 1
        and high.scale != 1
        and low.value < CLOSE
        and (low.value * high.scale) <= high.value * 10
    ):
        low = low.scaled(high.scale)
    if _steps_to(line, amount, joined[0], grammar) and high.value > low.value * FAR:
        return amount
    least = -low.value if amount.negative else low.value
    if least > high.value or (first_unit and second.kind != "count" and first_unit.name != second.unit):
        return amount
    unit = second.unit if second.kind != "count" else first_unit.name if first_unit else amount.unit
    kind = second.kind if second.kind != "count" else first_unit.kind if first_unit else amount.kind
    last = second.last if second.kind != "count" else second.number.last
    return evolve(amount, number=low, second=high, last=last, kind=kind, unit=unit)


def _steps_to(line: Line, amount: Amount, end: int, grammar: Grammar) -> bool:
    """ "rose by 300 million to 2.1 billion": a change and the level after it, where they are far apart."""
    said = grammar.changes.before(line.words, amount.first)
    return said is not None and said[1][1] == "by" and line.word(end - 1).isalpha()


def _moves(line: Line, amount: Amount, grammar: Grammar) -> bool:
    """ "rose from 5 to 10": two levels, no range."""
    before = amount.first - 1
    if line.word(before) not in ("from", "từ"):
        return False
    low = max(before - 4, 0)
    return any(grammar.changes.at(line.words, at) for at in range(low, before))


def _measured(line: Line, amount: Amount, grammar: Grammar) -> Amount | None:
    number = amount.second or amount.number
    end = amount.last
    if amount.kind == "money":
        again = measures.money(line, end, grammar)
        if again and again[1] == amount.unit:
            return evolve(amount, last=again[0])
        return amount
    if amount.kind != "count":
        return amount
    short = grammar.data["numbers"]["short_scales"].get(line.surface(end))
    scaled_noun = line.glued(end) and measures.noun(line, end + 1, grammar, vague=False)
    if (
        short
        and not number.words
        and number.scale == 1
        and (scaled_noun or measures.money(line, end + 1, grammar))
    ):
        scaled = evolve(number.scaled(Fraction(short)), last=end + 1)
        amount = (
            evolve(amount, number=scaled, last=end + 1)
            if amount.second is None
            else evolve(amount, second=scaled, last=end + 1)
        )
        end += 1
    minor = grammar.minor.at(line.words, end)
    if minor:
        code, _, times = minor[1].partition("*")
        small = number.scaled(Fraction(int(times or 1), 100))
        return (
            evolve(amount, number=small, last=minor[0], kind="money", unit=code)
            if amount.second is None
            else amount
        )
    unit = _unit(line, end, grammar, number)
    if unit:
        half = grammar.tail_halves.at(line.words, unit.last) if unit.kind == "duration" else None
        if half and amount.second is None:
            part = evolve(number, value=number.value + half[1], grain=grain_of(half[1]), rounded=False)
            return evolve(amount, number=part, last=half[0], kind=unit.kind, unit=unit.name)
        return evolve(amount, last=unit.last, kind=unit.kind, unit=unit.name)
    found = measures.noun(line, end, grammar, vague=number.vague or number.scale > 1)
    if found:
        return evolve(amount, unit=found[2], noun=(found[0], found[1]))
    return amount


def _unit(line: Line, end: int, grammar: Grammar, number: Number) -> Unit | None:
    found = measures.after(line, end, grammar)
    if found is None:
        return None
    longer = grammar.nouns.at(line.words, end)
    if longer and longer[0] > found.last:
        return None
    return found
