"""Entailments: whether one passage follows from another, by its figures and the words around them.

    compare("8 % of the seats are left.", "Less than 10 % of the seats are left.").relation  ->  "entails"

In: two texts. Out: a `Comparison`. No pack is needed.
"""

from factcheck.entailments.comparisons import CONTRADICTS, ENTAILS, NEUTRAL, Comparison
from factcheck.entailments.relations import compare

__all__ = ["CONTRADICTS", "ENTAILS", "NEUTRAL", "Comparison", "compare"]
