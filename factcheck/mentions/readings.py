"""Readings: the figures of one sentence, from left to right, each place given to the first reader it fits.

In: a sentence. Out: its mentions in order. Dates come before ranks, ranks before amounts; a place that no
reader takes is passed over.
Long: what one reader leaves, the next takes, so their order stands in one place.
"""

from fractions import Fraction

from attrs import define, evolve, field

from factcheck import units
from factcheck.errors import UnitError
from factcheck.mentions import (
    amounts,
    changes,
    dates,
    hedges,
    nouns,
    numerals,
    ranges,
    ranks,
    rates,
    traps,
    values,
)
from factcheck.mentions.amounts import Amount
from factcheck.mentions.dates import Context, Date
from factcheck.mentions.grammars import DATE, MINUS, MONEY, MULTIPLE, NUMBER, RANK, VAGUE
from factcheck.mentions.nouns import Noun
from factcheck.mentions.ranks import Rank
from factcheck.mentions.records import Change, Mention
from factcheck.mentions.scans import Scan
from factcheck.periods import Period
from factcheck.values import Value

NUMERAL = NUMBER | DATE | RANK
SMALL = 10
"""Number words up to this may only point: "the two countries"."""


@define
class Reading:
    """The mentions of a sentence as they are found."""

    scan: Scan
    found: list[Mention] = field(factory=list)
    context: Context = field(factory=Context)
    last_end: int = 0
    rising: Change | None = None  # a change whose first level has been read
    bare: dict[int, Amount] = field(factory=dict)  # numbers without a unit, by their place in `found`

    def run(self) -> list[Mention]:
        scan = self.scan
        triggers = scan.grammar.triggers
        words = scan.words
        place = self.last_end = scan.low
        high = scan.high
        while place < high:
            word = words[place]
            bits = NUMERAL if "0" <= word[0] <= "9" else triggers.get(word, 0)
            if not bits:
                place += 1
                continue
            end = self._at(place, bits)
            if end is None:
                place += 1
            else:
                self.last_end = place = max(end, place + 1)
        return self.found

    def _at(self, place: int, bits: int) -> int | None:
        """The place after the figure or trap that starts at a place."""
        scan = self.scan
        numeral = scan.is_numeral(place)
        if numeral and (end := traps.named(scan, place)) is not None:
            return end
        if bits & DATE and (end := self._date(place)) is not None:
            return end
        if bits & MINUS and (end := traps.dialled(scan, place)) is not None:
            return end
        if numeral and (end := traps.end(scan, place)) is not None:
            return end
        if bits & RANK and (rank := ranks.at(scan, place)) is not None:
            return self._rank(rank)
        if bits & MULTIPLE and (end := self._multiple(place)) is not None:
            return end
        if bits & VAGUE and (end := self._vague(place)) is not None:
            return end
        if bits & (NUMBER | MONEY | MINUS):
            return self._amount(place)
        return None

    # --- dates -------------------------------------------------------------------------------------

    def _date(self, place: int) -> int | None:
        scan = self.scan
        read = dates.read(scan, place)
        if read is None:
            return None
        first, last = read
        dates.settle(scan, first, self.context)
        relation = self._relation(first)
        if last is None:
            self._add_date(first, relation)
            self._note(first, relation)
            return first.end
        dates.settle(scan, last, self.context)
        return self._span(first, last, relation)

    def _relation(self, found: Date) -> str | None:
        """The relation of a date; "from" compares right after a figure, and a future "to" is a deadline."""
        scan = self.scan
        relation = dates.relation(scan, found)
        if relation == "from":
            near = self.found and self.found[-1].kind != "date" and self.found[-1].change is not None
            relation = "compared" if near else "since"
        reported = scan.reported.end if scan.reported is not None else None
        start = found.period.start
        future = reported is not None and start is not None and start > reported
        if relation in ("as-of", "by") and start is not None and reported is not None:
            return "by" if future else "as-of"
        return relation

    def _add_date(self, found: Date, relation: str | None, part_of: int | None = None) -> None:
        scan = self.scan
        start, end = scan.span(found.start, found.end)
        self.found.append(
            Mention(
                start=start,
                end=end,
                number=scan.span(found.core, found.end),
                kind="date",
                value=values.days(found.period),
                unit="date",
                period=found.period,
                relation=relation,
                part_of_span=part_of,
                fault=found.fault,
                alternatives=(values.days(found.other),) if found.other else (),
            )
        )

    def _span(self, first: Date, last: Date, relation: str | None) -> int | None:
        """A span of dates and its two ends."""
        a, b = first.period, last.period
        fault = first.fault or last.fault
        if not fault and a.start and b.end and (a.start > b.end or (b.start and a.start > b.start)):
            self._add_date(first, relation)
            self._note(first, relation)
            return first.end
        scan = self.scan
        period = dates.OPEN
        value = values.days(dates.OPEN)
        if not fault and a.start and b.end:
            period = Period(start=a.start, end=b.end, basis=a.basis, certain=a.certain and b.certain)
            value = evolve(Value.span(values.days(a), values.days(b)), hedge="none")
        span = scan.span(first.start, last.end)
        mention = Mention(
            start=span[0],
            end=span[1],
            number=span,
            kind="date",
            value=value,
            unit="date",
            period=period,
            relation="in" if relation in ("since", "compared") else relation,
            fault=fault,
        )
        self.found.append(mention)
        self._add_date(first, None, span[0])
        self._add_date(last, None, span[0])
        self._note(last, relation)
        return last.end

    def _note(self, found: Date, relation: str | None) -> None:
        """Let later dates of the sentence lean on this one."""
        if "year" in found.parts:
            self.context.years = (*self.context.years, found.parts["year"])
        if found.period.start is None or relation in ("since", "before", "compared"):
            return
        if "year" in found.parts or found.meaning:
            self.context.anchor = found.period
            finer = found.parts.keys() & {"month", "q", "day"}
            self.context.leads = "year" in found.parts and bool(finer or found.start <= self.scan.low + 2)

    # --- ranks and multiples -------------------------------------------------------------------------

    def _rank(self, rank: Rank) -> int:
        scan = self.scan
        value = values.rank(rank)
        noun = nouns.after(scan, rank.end)
        noun = noun if noun and noun.is_known else None
        self._add(rank.start, rank.end, (rank.number_start, rank.number_end), "rank", value, "rank", noun)
        return rank.end

    def _multiple(self, place: int) -> int | None:
        """ "doubled", "tenfold", "gấp đôi"."""
        scan, g = self.scan, self.scan.grammar
        if g.multiple_traps.at(scan.words, place, scan.high) is not None:
            return None
        found = g.multiples.at(scan.words, place, scan.high)
        if found is None:
            return None
        end, number = found
        if scan.is_name(place) and place > scan.low and scan.is_name(end):
            return None
        core = place
        start, hedge = hedges.before(scan, core)
        value = Value.read(number, unit="dimensionless", kind="multiple", hedge=hedge, reading=scan.reading)
        change = changes.around(scan, core, start, end, "multiple")
        self._add(start, end, (place, end), "multiple", value, "dimensionless", None, change=change)
        return end

    def _vague(self, place: int) -> int | None:
        """ "millions of", "hàng triệu": at least two of them."""
        scan, g = self.scan, self.scan.grammar
        found = g.vague.at(scan.words, place, scan.high)
        if found is None:
            return None
        end, scale = found
        linked = scan.word(end) in g.vague_links
        if g.vague_links and not linked and (scale < 100 or scan.word(end)[:1].isdigit()):
            return None
        if place > scan.low and (scan.is_numeral(place - 1) or scan.words[place - 1] in g.multipliers):
            return None
        unit, kind, after = "item", "count", end + linked
        if (currency := g.currency_names.at(scan.words, after, scan.high)) is not None:
            unit, kind, after = currency[1], "money", currency[0]
        elif (measured := amounts.unit_at(scan, after)) is not None:
            unit, after = units.canonical(measured[1]), measured[0]
            kind = "percent" if units.is_percent(unit) else "duration" if units.is_time(unit) else "quantity"
        noun = nouns.after(scan, after) if kind == "count" else None
        value = Value.vague(scale, unit=noun.unit if noun else unit, reading=scan.reading)
        rate = rates.before(scan, place)
        finish = after if kind != "count" else end
        self._add(place, finish, (place, end), kind, value, noun.unit if noun else unit, noun, rate=rate)
        return finish

    # --- amounts -------------------------------------------------------------------------------------

    def _amount(self, place: int) -> int | None:
        scan = self.scan
        first = amounts.at(scan, place)
        if first is None:
            return None
        core = first.start
        start, hedge = hedges.before(scan, core)
        changing = (
            changes.around(scan, self._opened(core), self._opened(start), first.end, first.kind) is not None
        )
        pair = ranges.read(scan, first)
        changing = changing and scan.grammar.from_to_levels and self._opened(core) != core
        if pair is not None and changing and scan.word(first.end) not in scan.grammar.and_joiners:
            return self._levels(pair, core, start, hedge)
        if pair is None and ranges.is_score(scan, first):
            return first.end + 2
        whole = pair[1] if pair else first
        whole = self._times(whole) if not pair else whole
        if not pair and (share := self._ratio(whole)) is not None:
            whole = share
        noun = self._noun(whole)
        if not pair and not self._stands(whole, noun, hedge):
            return self._passed(whole)
        return self._put(pair[0] if pair else whole, whole if pair else None, noun, core, start, hedge)

    def _levels(self, pair: tuple[Amount, Amount], core: int, start: int, hedge: str) -> int:
        """ "rose from 5 to 7 dollars": two levels, the second what the first changed to."""
        scan, (first, last) = self.scan, pair
        change = changes.around(scan, self._opened(core), self._opened(start), first.end, first.kind)
        noun = self._noun(last)
        for amount, place, said in ((first, start, None), (last, last.start, change)):
            unit = noun.unit if noun and amount.kind == "count" else amount.unit
            kind = "multiple" if amount.number.fraction and amount.kind == "count" else amount.kind
            value = values.read(scan, amount, unit, kind, hedge if said is None else "none")
            self._add(
                place,
                amount.end,
                (amount.number_start, amount.number_end),
                kind,
                value,
                unit,
                noun if said else None,
                change=evolve(said, mode="to") if said else None,
                fault=amount.number.fault,
            )
        return last.end

    def _opened(self, place: int) -> int:
        """The place before "from" or "between"."""
        found = self.scan.grammar.range_openers.before(self.scan.words, place, self.scan.low)
        return found[0] if found else place

    def _before_prefix(self, place: int, kind: str) -> int:
        """The place before "gấp"."""
        if kind != "multiple":
            return place
        found = self.scan.grammar.multiple_prefix.before(self.scan.words, place, self.scan.low)
        return found[0] if found else place

    def _times(self, amount: Amount) -> Amount:
        """ "60 times", "gấp 60 lần", "10-fold": a multiple where something is compared, else occasions."""
        scan, g = self.scan, self.scan.grammar
        found = g.times_words.at(scan.words, amount.end, scan.high) if amount.is_bare else None
        if found is None:
            return amount
        before = g.multiple_prefix.before(scan.words, hedges.before(scan, amount.start)[0], scan.low)
        compared = scan.words[found[0] - 1] in g.multiple_signs or scan.word(found[0]) in g.multiple_signs
        if before is None and not compared and not changes.follows_verb(scan, amount.start):
            return amount
        return evolve(amount, end=found[0], kind="multiple", unit="dimensionless")

    def _ratio(self, amount: Amount) -> Amount | None:
        """ "one in five", "3 out of 4"."""
        scan, g = self.scan, self.scan.grammar
        found = g.out_of.at(scan.words, amount.end, scan.high) if amount.is_bare else None
        if found is None or amount.number.scaled or found[0] >= scan.high:
            return None
        if not (scan.is_numeral(found[0]) or g.triggers.get(scan.word(found[0]), 0) & NUMBER):
            return None
        below = numerals.read(scan, found[0], scan.high)
        if below is None or below.point.denominator != 1 or amount.number.point.denominator != 1:
            return None
        single = found[0] == amount.end + 1  # a plain "in"
        if not amount.number.point < below.point or (
            single and not (below.point <= 100 and below.start + 1 == below.end)
        ):
            return None
        point = amount.number.point / below.point
        share = numerals.Number(
            amount.number.start, below.end, point, Fraction(1, 10 * int(below.point)), fraction=True
        )
        return evolve(
            amount, end=below.end, number=share, number_end=below.end, kind="multiple", unit="dimensionless"
        )

    def _noun(self, amount: Amount) -> Noun | None:
        """What a bare number counts."""
        if amount.kind != "count":
            return None
        place = amount.end
        if amount.number.fraction:
            return None
        bracket = self.scan.word(place) == "("
        return None if bracket else nouns.after(self.scan, place)

    def _stands(self, amount: Amount, noun: Noun | None, hedge: str) -> bool:
        """Whether an amount is a figure and not a name, a pointer or an article."""
        scan, g, number = self.scan, self.scan.grammar, amount.number
        start = amount.number_start
        alone = amount.start == scan.low and amount.end >= scan.high
        if amount.kind not in ("count", "multiple") or number.scaled or alone:
            return not self._is_article(amount)
        known = noun is not None and noun.is_known
        if number.in_digits or scan.words[start] in g.vulgar:
            if scan.glued(amount.end - 1) and scan.word(amount.end)[:1].isalpha():
                return False
            plain = "," not in scan.words[start] and amount.end == start + 1 and amount.kind == "count"
            if plain and hedge == "none" and not known and traps.is_name(scan, start, amount.end):
                return False
            return not (plain and scan.word(amount.end) in (":",) and scan.glued(amount.end - 1))
        if amount.kind == "multiple" or number.fraction or amount.negative:
            return True
        if g.idioms.at(scan.words, start, scan.high) or g.idioms.before(scan.words, amount.end, scan.low):
            return False
        if number.point == 0:
            return g.bare_words and (known or amount.end >= scan.high)
        if scan.is_name(start) and ((scan.is_name(amount.end) and not known) or start > scan.low):
            return False
        if number.point > SMALL:
            return g.bare_words or known or hedge != "none"
        pointed = g.pointing.at(scan.words, amount.end, scan.high)
        if pointed is not None and (noun is None or not known or noun.end <= pointed[0]):
            return False  # "hai trường", but not "hai trường đại học"
        if g.determiners.before(scan.words, start, scan.low):
            return False
        if number.point == 1:
            return g.bare_words and noun is not None and known and noun.start + 2 >= noun.end
        return known or g.bare_words

    def _is_article(self, amount: Amount) -> bool:
        """Whether "một" or "a" before a unit is no number: "mỗi năm một", "một ngày kia"."""
        scan, g = self.scan, self.scan.grammar
        if amount.number.in_digits or amount.number.scaled or amount.number.point != 1:
            return False
        start = amount.number_start
        return bool(
            g.idioms.at(scan.words, start, scan.high)
            or g.idioms.before(scan.words, amount.number_end, scan.low)
            or g.idioms.before(scan.words, amount.end, scan.low)
        )

    def _passed(self, amount: Amount) -> int | None:
        """How far a number that is no figure is passed over."""
        return (
            amount.number_end if amount.number.in_digits else max(amount.number_end, amount.number_start + 1)
        )

    def _put(
        self, first: Amount, last: Amount | None, noun: Noun | None, core: int, start: int, hedge: str
    ) -> int:
        """Add the mention of an amount or a range."""
        scan = self.scan
        whole = last or first
        end, later = hedges.after(scan, whole.end)
        if later is not None and noun is None and whole.kind == "count":
            noun = nouns.after(scan, end)
        if later is None and noun is not None:
            later = hedges.after(scan, noun.end)[1]
        hedge = hedges.combined(hedge, later)
        unit, kind = whole.unit, whole.kind
        if kind == "count" and not last and scan.grammar.ages_before.before(scan.words, start, scan.low):
            unit, kind, noun = "year", "duration", None
        if kind == "count" and first.number.fraction:
            kind, unit = "multiple", "dimensionless"
        if kind == "count" and noun is not None:
            unit = noun.unit
            unit, kind = self._per(noun, unit)
        rate = self._rate(end, noun) or rates.before(scan, start)
        moved = self._before_prefix(core, kind), self._before_prefix(start, kind)
        change = changes.around(scan, self._opened(moved[0]), self._opened(moved[1]), whole.end, kind)
        change = self._level(change, core, paired=last is not None)
        if kind == "duration":
            change = None
        value, others = self._value(first, last, unit, kind, hedge, change)
        number = (first.number_start, whole.number_end)
        if last is not None and start == core:
            start = self._opened(core)
        fault = first.number.fault or (last.number.fault if last else None)
        self._add(
            start, end, number, kind, value, unit, noun, rate=rate, change=change, others=others, fault=fault
        )
        if last is None:
            self._share(first, unit, kind)
        return end

    def _level(self, change: Change | None, core: int, *, paired: bool) -> Change | None:
        """ "tăng từ 48.000 lên 88.000": the first is a level, the second what it changed to."""
        scan, earlier = self.scan, self.rising
        self.rising = None
        if change is not None and not paired and self._opened(core) != core:
            self.rising = change
            return None
        if (
            change is None
            and earlier is not None
            and scan.grammar.level_words.before(scan.words, core, scan.low)
        ):
            return evolve(earlier, mode="to")
        return change

    def _share(self, amount: Amount, unit: str, kind: str) -> None:
        """Give its unit to the bare numbers listed before it: "15, 20 and 30 MW"."""
        if amount.number.in_digits and not amount.is_bare and kind != "multiple":
            place = self.scan.starts[amount.start]
            for index in range(len(self.found) - 2, -1, -1):
                mention, bare = self.found[index], self.bare.get(index)
                between = self.scan.text[mention.end : place].replace(",", " ").split()
                joined = all(word.lower() in self.scan.grammar.list_joiners for word in between)
                if bare is None or mention.noun or mention.change or not joined or place - mention.end > 8:
                    return
                value = values.read(self.scan, bare, unit, kind, mention.value.hedge)
                self.found[index] = evolve(mention, value=value, unit=unit, kind=kind)
                place = mention.start
        elif amount.is_bare:
            self.bare[len(self.found) - 1] = amount

    def _per(self, noun: Noun, unit: str) -> tuple[str, str]:
        """ "people per km²" is a quantity of its own."""
        scan = self.scan
        if scan.word(noun.end) not in amounts.STROKES:
            return unit, "count"
        below = amounts.unit_at(scan, noun.end + 1)
        if below is None:
            return unit, "count"
        try:
            return units.canonical(f"{unit} / {below[1]}"), "quantity"
        except UnitError:
            return unit, "count"

    def _rate(self, end: int, noun: Noun | None) -> str | None:
        scan = self.scan
        found = rates.after(scan, end) or (rates.after(scan, noun.end) if noun else None)
        return found[1] if found else None

    def _value(
        self, first: Amount, last: Amount | None, unit: str, kind: str, hedge: str, change: Change | None
    ) -> tuple[Value, tuple[Value, ...]]:
        down = (
            change is not None and change.direction == "down" and change.mode == "by" and kind != "multiple"
        )
        if last is not None:
            return values.between(self.scan, first, last, unit, kind, down=down), ()
        if first.spread is not None:
            return values.spread(self.scan, first, first.spread, unit, kind), ()
        value = values.read(self.scan, first, unit, kind, hedge, down=down)
        return value, values.others(self.scan, first, unit, kind, hedge, down=down)

    def _add(
        self,
        start: int,
        end: int,
        number: tuple[int, int],
        kind: str,
        value: Value,
        unit: str,
        noun: Noun | None,
        *,
        rate: str | None = None,
        change: Change | None = None,
        others: tuple[Value, ...] = (),
        fault: str | None = None,
    ) -> None:
        scan = self.scan
        start = max(start, self.last_end) if start < self.last_end <= number[0] else start
        first, last = scan.span(start, end)
        self.found.append(
            Mention(
                start=first,
                end=last,
                number=scan.span(*number),
                kind=kind,
                value=value,
                unit=unit,
                noun=scan.span(noun.start, noun.end) if noun else None,
                rate=rate,
                change=change,
                alternatives=others,
                fault=fault,
            )
        )
