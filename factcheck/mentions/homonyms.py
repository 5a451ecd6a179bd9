"""Homonyms: words that name a currency and a unit of measurement, told apart by what stands around them.

    read(… "40 pounds a week" …)  ->  40 GBP        read(… "weighs 12 pounds" …)  ->  12 pound

In: an amount whose number has been read. Out: the amount in the one or the other; where nothing tells, or
both do, in the currency, with the unit as another reading.
"""

from attrs import evolve

from factcheck.mentions import compounds, money, rates, sums
from factcheck.mentions.records import Amount
from factcheck.mentions.scans import Scan

REACH = 8
"""Words before an amount that may tell what is measured."""


def read(scan: Scan, amount: Amount) -> Amount | None:
    """The amount in the currency or unit of a homonym after it."""
    g = scan.grammar
    found = g.homonyms.at(scan.words, amount.number_end, scan.high)
    if found is None:
        return None
    end, (code, unit) = found
    named = g.currency_names.at(scan.words, amount.number_end, scan.high)
    if named is not None and named[0] > end:
        return None  # "pounds sterling"
    if (compound := compounds.at(scan, amount.number_end)) is not None and compound.end > end:
        return None  # "pounds per square inch"
    paid, measured = _cues(scan, amount, end, code)
    money_sum = money.followed(scan, amount, money.Currency(end, code))
    measured_sum = sums.extend(scan, evolve(amount, end=end, kind="quantity", unit=unit))
    if measured_sum.end > money_sum.end or (measured and not paid):
        return measured_sum
    if money_sum.end > measured_sum.end or (paid and not measured):
        return money_sum
    return evolve(money_sum, others=(("quantity", unit),))


def _cues(scan: Scan, amount: Amount, end: int, code: str) -> tuple[bool, bool]:
    """Whether words near an amount tell of money, and of a measurement; else whether the document does."""
    g = scan.grammar
    window = scan.words[max(amount.start - REACH, scan.low) : amount.start]
    paid = any(word in g.paying for word in window) or g.paid_after.at(scan.words, end, scan.high) is not None
    weighed = any(word in g.weighing for word in window)
    measured = weighed or g.weighed_after.at(scan.words, end, scan.high) is not None
    if not paid and not measured and (amount.number.scaled or rates.after(scan, end) is not None):
        paid = True
    if not paid and not measured:
        known = scan.vocabulary()
        return bool(code in money.written(scan) or known & g.paid_words), bool(known & g.weighed_words)
    return paid, measured
