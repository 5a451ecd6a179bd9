"""Numbers: what a number says and how precisely, wherever and however it is written.

    2.5 million  ->  point 2,500,000, grain 100,000

In: nothing but fields. Out: `Number`, whose places are numbers of words, and the grain of a whole number.
"""

from fractions import Fraction

from attrs import define

ZERO, ONE = Fraction(0), Fraction(1)
DEEPEST = 10**60
"""Scale words multiply no further: nothing is counted beyond, and hostile repetitions stay small."""


@define
class Number:
    """A number and the place after it. `grain` is the place value of its last digit that says something."""

    start: int
    end: int
    point: Fraction
    grain: Fraction
    rounded: bool = False
    in_digits: bool = False
    scaled: bool = False
    fraction: bool = False
    other: Fraction | None = None
    fault: str | None = None
    scale: Fraction = ONE  # what its scale words multiply by

    @property
    def whole(self) -> int | None:
        """The number, where it is whole."""
        return self.point.numerator if self.point.denominator == 1 else None

    def times(self, scale: Fraction, end: int) -> "Number":
        """The number times a scale word that ends at a place."""
        return Number(
            self.start,
            end,
            self.point * scale,
            self.grain * scale,
            self.rounded,
            self.in_digits,
            True,
            False,
            None if self.other is None else self.other * scale,
            self.fault,
            self.scale * scale,
        )


def grain_of(point: Fraction) -> Fraction:
    """The place value of the last digit of a whole number that is not zero."""
    number = abs(point.numerator) if point.denominator == 1 else 0
    if not number:
        return ONE if point.denominator == 1 else Fraction(1, point.denominator)
    grain = 1
    while number % 10 == 0:
        number //= 10
        grain *= 10
    return Fraction(grain)
