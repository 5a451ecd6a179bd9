"""Money: the currency before or after a number, minor units, and which currency a shared name means.

    before(… "US$ 4" …)  ->  USD        after(… "3 dollars and 50 cents" …)  ->  3.50 USD

In: a place in a sentence, or an amount whose number has been read. Out: the amount in its currency; where a
name is shared ("pesos", "cents") and the document does not tell, the other readings too.
Long: names, scale words and minor units of one amount lean on one another.
"""

from fractions import Fraction

from attrs import evolve, frozen

from factcheck.mentions import numerals
from factcheck.mentions.numerals import Number
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan

HUNDREDTH = Fraction(1, 100)
PAID = 4
"""Words back to what is paid for: "giá 550k"."""
LETTERS = "kKmMbB"
SMALLEST = 1000
"""A code that is also a word needs a number at least this large, or one with marks: not "COP 28"."""


@frozen
class Currency:
    """A currency whose sign or name ends before `end`; `others` are those that it may be instead."""

    end: int
    code: str
    others: tuple[str, ...] = ()


def before(scan: Scan, place: int) -> Currency | None:
    """A currency before its number: "US$ 4", "USD3.14", "malaysia ringgit 42"."""
    if not scan.grammar.triggers.get(scan.word(place), 0) & 8:
        return None
    found = _sign(scan, place) or _name_before(scan, place)
    if found is None or found.end >= scan.high or _is_glued_word(scan, place):
        return None
    after = found.end
    scaled = scan.grammar.scales.at(scan.words, after, scan.high)  # "in USD million 75"
    if scaled is not None and not scan.is_numeral(scaled[0]):
        return None
    if scan.gap(after - 1).strip():
        return None
    if scaled is None and not _starts_number(scan, after):
        return None
    return None if _is_word(scan, place, found) else found


def _starts_number(scan: Scan, place: int) -> bool:
    g, word = scan.grammar, scan.word(place)
    return (
        scan.is_numeral(place)
        or word in ("-", "−", ".", ",")
        or word in g.units
        or word in g.teens
        or word in g.tens
    )


def _is_glued_word(scan: Scan, place: int) -> bool:
    """Whether the letters of a sign end a longer word."""
    glued = place > scan.low and scan.glued(place - 1)
    return glued and scan.words[place - 1][-1].isalnum() and scan.words[place][0].isalpha()


def _name_before(scan: Scan, place: int) -> Currency | None:
    """A name before a number in digits that is no title: "rupees 500", not "Euro 2024", "won 5 medals"."""
    found = _named(scan, place)
    if found is None or not scan.is_numeral(found.end):
        return None
    if scan.grammar.money_traps.at(scan.words, place, scan.high) is not None:
        return None
    whole = scan.whole(found.end)
    title = whole is not None and (whole < 10 or len(scan.words[found.end]) == 4)
    return None if title and found.end == place + 1 else found


def _is_word(scan: Scan, place: int, found: Currency) -> bool:
    """Whether a code in capitals is rather a word or a name: "COP 28", "TOP 10", "BSD 3-Clause"."""
    after_number = scan.words[found.end + 1] if found.end + 1 < scan.high else ""
    if scan.words[place].isalpha() and after_number.isalpha() and scan.gap(found.end) == "-":
        scaled = scan.grammar.scales.at(scan.words, found.end + 1) is not None
        return not scaled and _sign(scan, found.end + 1) is None
    if scan.raw(place) not in scan.grammar.wordy_codes:
        return False
    whole = scan.whole(found.end)
    return (
        whole is not None and whole < SMALLEST and scan.grammar.scales.at(scan.words, found.end + 1) is None
    )


def _sign(scan: Scan, place: int) -> Currency | None:
    found = scan.grammar.currency_signs.at(scan.tokens, place, scan.high)
    return Currency(*found) if found is not None else None


def _named(scan: Scan, place: int) -> Currency | None:
    """A currency by its name, told from others of that name by the rest of the document."""
    g = scan.grammar
    found = g.currency_names.at(scan.words, place, scan.high)
    if found is None or g.not_money.at(scan.words, place, scan.high) is not None:
        return None
    end, code = found
    name = " ".join(scan.words[place:end])
    pool = g.currency_pools.get(name)
    if pool is None:
        return Currency(end, code)
    return Currency(end, *_told(scan, code, pool, usual=name in g.usual_currencies))


def _scaled_name(scan: Scan, place: int) -> Currency | None:
    """ "3 billion marks": a word that is a currency only of such sums; "the 3 billion mark" is none."""
    scale = scan.grammar.scales.before(scan.words, place, scan.low)
    if scale is None or scan.word(scale[0] - 2) in scan.grammar.definite:
        return None
    found = scan.grammar.scaled_currencies.at(scan.words, place, scan.high)
    return Currency(*found) if found is not None and scan.closes(found[0]) else None


def _told(scan: Scan, code: str, pool: tuple[str, ...], *, usual: bool) -> tuple[str, tuple[str, ...]]:
    """The currency of a pool that the document tells of, and the others that it may be."""
    known, marks = scan.vocabulary(), scan.grammar.currency_marks
    near = [one for one in pool if one in written(scan) or any(mark <= known for mark in marks[one] if mark)]
    if not near:
        return code, () if usual else tuple(one for one in pool if one != code)
    first = code if code in near else near[0]
    return first, tuple(one for one in near if one != first)


def written(scan: Scan) -> frozenset[str]:
    """The currencies that the document writes by sign or code."""
    found = scan.document.get("currencies")
    if found is None:
        g, tokens = scan.grammar, scan.tokens
        firsts = frozenset(g.currency_signs.firsts())
        places = (at for at, word in enumerate(tokens.words) if word in firsts)
        signs = (g.currency_signs.at(tokens, at, len(tokens.words)) for at in places)
        found = scan.document["currencies"] = frozenset(sign[1] for sign in signs if sign is not None)
    return frozenset(found)


def after(scan: Scan, place: int) -> Currency | None:
    """A currency after its number."""
    if scan.word(place) in scan.grammar.scaled_currencies:
        return _scaled_name(scan, place)
    if not scan.grammar.triggers.get(scan.word(place), 0) & 8:
        return None
    sign, name = _sign(scan, place), _named(scan, place)
    if name is not None and (sign is None or name.end > sign.end):
        return name
    if sign is None:
        return None
    forward = scan.glued(sign.end - 1) and scan.is_numeral(sign.end)
    return None if forward else sign  # "5 $10 notes"


# --- what belongs to an amount ------------------------------------------------------------------------


def led(scan: Scan, amount: Amount, currency: Currency) -> Amount:
    """The amount in a currency that was read before it, with the short scale and cents that may follow."""
    amount = _short_scale(scan, amount)
    amount = amount.within(amount.end, "money", currency.code)
    amount.others = _others(currency)
    again = after(scan, amount.end)
    if again is not None and again.code == currency.code and not scan.gap(amount.end - 1).strip():
        amount.end = again.end
    return _with_minor(scan, amount)


def followed(scan: Scan, amount: Amount, currency: Currency) -> Amount:
    """The amount with a currency after its number; a scale word may follow it: "75 USD million"."""
    amount = amount.within(currency.end, "money", currency.code)
    amount.others = _others(currency)
    end = currency.end
    scale = scan.grammar.scales.at(scan.words, end, scan.high) if not amount.number.scaled else None
    if scale is not None and scale[1] >= 1000:
        number = amount.number.times(Fraction(scale[1]), scale[0])
        return evolve(amount, end=scale[0], number=number, number_end=scale[0])
    half = scan.grammar.tail_halves.at(scan.words, end, scan.high)
    if half is not None and amount.number.point.denominator == 1 and not amount.number.scaled:
        number = _number(amount, amount.number_end, amount.number.point + half[1], Fraction(1, 10))
        return evolve(amount, end=half[0], number=number)
    return _with_minor(scan, amount)


def _others(currency: Currency) -> tuple[tuple[str, str], ...]:
    return tuple(("money", code) for code in currency.others)


def _number(amount: Amount, end: int, point: Fraction, grain: Fraction) -> Number:
    return Number(amount.number.start, end, point, grain, in_digits=True)


def _short_scale(scan: Scan, amount: Amount) -> Amount:
    """ "$3bn", "£4.6m", "US$ 5 B": short scales that elsewhere are units."""
    g = scan.grammar
    end = amount.number_end
    raw = scan.raw(end)
    if amount.number.scaled or not raw or raw not in g.short_scales or not scan.is_numeral(end - 1):
        return amount
    if not scan.glued(end - 1) and len(raw) == 1 and raw not in LETTERS:
        return amount
    number = amount.number.times(Fraction(g.short_scales[raw]), end + 1)
    return evolve(amount, number=number, number_end=end + 1, end=max(amount.end, end + 1))


def scaled(scan: Scan, amount: Amount) -> Amount | None:
    """A short scale before a currency: "10m euros", "48.5 MGBP", "10k$"."""
    g, end = scan.grammar, amount.number_end
    raw = scan.raw(end)
    if amount.number.scaled or not scan.is_numeral(end - 1):
        return None
    if len(raw) == 4 and raw[0] in LETTERS and raw[1:] in g.language.locale.currencies:
        number = amount.number.times(Fraction(g.short_scales.get(raw[0], 1)), end)
        return evolve(amount, end=end + 1, number=number, kind="money", unit=raw[1:])
    if raw not in g.short_scales or (found := after(scan, end + 1)) is None:
        return None
    number = amount.number.times(Fraction(g.short_scales[raw]), end + 1)
    return followed(scan, evolve(amount, number=number, number_end=end + 1), found)


def slang(scan: Scan, amount: Amount) -> Amount | None:
    """ "five grand": a scale that stands for money of the document's currency."""
    g, end = scan.grammar, amount.number_end
    if amount.number.scaled and len(scan.words[end - 1]) == 1 and scan.glued(end - 2):
        return _paid(scan, amount)
    found = g.slang.at(scan.words, end, scan.high)
    if found is None or amount.number.scaled or not scan.closes(found[0]):
        return None
    pool, scale = found[1]
    near = [code for code in pool if code in written(scan)] or list(pool)
    number = amount.number.times(scale, found[0])
    currency = Currency(found[0], near[0], tuple(near[1:]))
    return evolve(amount, end=found[0], number=number, kind="money", unit=near[0], others=_others(currency))


def _paid(scan: Scan, amount: Amount) -> Amount | None:
    """ "giá 550k": a letter for thousands, of money where a word of paying stands shortly before."""
    g, end = scan.grammar, amount.number_end
    found = g.slang.at(scan.words, end - 1, end)
    near = scan.words[max(amount.start - PAID, scan.low) : amount.start]
    if found is None or not scan.closes(end) or g.paying.isdisjoint(near):
        return None
    return evolve(amount, kind="money", unit=found[1][0][0])


# --- minor units --------------------------------------------------------------------------------------


def minor(scan: Scan, amount: Amount) -> Amount | None:
    """ "50 cents", "20p", "5 xu": of which currency, the document says, or nothing does."""
    found = _minor_after(scan, amount.number_end)
    if found is None:
        return None
    end, code, share = found
    pool = scan.grammar.minor_pools.get(scan.words[amount.number_end], (code,))
    near = [one for one in pool if one in written(scan)] or list(pool[:2])
    number = evolve(amount.number.times(share, amount.number.end), scaled=amount.number.scaled)
    currency = Currency(end, near[0], tuple(near[1:]))
    return evolve(amount, end=end, number=number, kind="money", unit=near[0], others=_others(currency))


def _minor_after(scan: Scan, place: int) -> tuple[int, str, Fraction] | None:
    g = scan.grammar
    if g.not_money.at(scan.words, place, scan.high) is not None:
        return None
    if (found := g.minor.at(scan.words, place, scan.high)) is not None:
        return found[0], *found[1]
    found_sign = g.minor_signs.get(scan.word(place))
    if found_sign is None or not scan.is_numeral(place - 1) or scan.raw(place).isupper():
        return None
    code, share = found_sign
    tight = scan.glued(place - 1)
    if not tight and place + 1 < scan.high:
        return None
    parted = "." in scan.words[place - 1]  # "134.9p", but not "1080p"
    if scan.words[place].isalpha() and (
        (code != "USD" and not parted and code not in written(scan))
        or (scan.glued(place) and scan.words[place + 1][0].isalnum())
        or scan.grammar.name_words.before(scan.words, place - 1, scan.low) is not None
        or scan.is_name(place - 2)
    ):
        return None  # "Table 5c", "1080p"
    return place + 1, code, share


def _with_minor(scan: Scan, amount: Amount) -> Amount:
    """ "$20 and 43c", "3 GBP 1 pence", "hai đô la và 23 xen", "5 euros 20"."""
    g = scan.grammar
    joined = scan.word(amount.end) in g.money_joiners
    place = amount.end + joined
    if amount.number.scaled or amount.number.point.denominator != 1 or place >= scan.high:
        return amount
    if not g.triggers.get(scan.word(place), 0) & 1 and not scan.is_numeral(place):
        return amount
    number = numerals.read(scan, place, scan.high)
    if number is None or number.scaled or number.fraction or not 0 < number.point < 100:
        return amount
    minor_unit = _minor_after(scan, number.end)
    if minor_unit is None:
        return _hundredths(scan, amount, number, joined=joined)
    end, code, share = minor_unit
    if code != amount.unit and (code, share) != ("USD", HUNDREDTH):
        return amount  # a cent is a hundredth of whatever it follows
    point = amount.number.point + number.point * share
    return evolve(amount, number=_number(amount, end, point, share), end=end, number_end=end)


def _hundredths(scan: Scan, amount: Amount, number: Number, *, joined: bool) -> Amount:
    """ "5 euros 20", "$ 100 and fifty": two digits of the minor unit, where nothing else is counted."""
    two = number.point >= 10 or (number.in_digits and scan.words[number.start][0] == "0")
    if (
        not two
        or number.point.denominator != 1
        or scan.word(amount.end) == ","
        or not _ends(scan, number.end)
    ):
        return amount
    if (joined and number.in_digits) or (not joined and amount.end == amount.number_end):
        return amount  # "$20 and 30" are two amounts, "$5 20" none
    if scan.grammar.range_openers.before(scan.words, amount.start, scan.low) is not None:
        return amount
    point = amount.number.point + number.point * HUNDREDTH
    whole = _number(amount, number.end, point, HUNDREDTH)
    return evolve(amount, number=whole, end=number.end, number_end=number.end)


def _ends(scan: Scan, place: int) -> bool:
    """Whether nothing is counted from a place on."""
    if after(scan, place) is not None or not scan.closes(place):
        return False
    return scan.grammar.range_joiners.at(scan.words, place, scan.high) is None
