"""Comparisons: what a hypothesis is to a premise, with the reasons for it.

In: nothing but fields. Out: `Comparison`, its JSON and its text; `Judgement`, the same of a single figure.
"""

from typing import Any

from attrs import frozen

ENTAILS, CONTRADICTS, NEUTRAL = "entails", "contradicts", "neutral"


@frozen(kw_only=True)
class Judgement:
    """What one figure of the hypothesis is to the premise."""

    relation: str
    fit: float
    why: str
    reckoned: bool = False  # by arithmetic


@frozen(kw_only=True)
class Comparison:
    """How a hypothesis stands to a premise.

    `relation` is "entails" where the premise implies the hypothesis, "contradicts" where both cannot hold,
    and "neutral" otherwise. `degree`, from 0 to 1, says how much of the hypothesis's wording the relation
    rests on: the least share of the words around one of its figures that stand with the figure it was
    aligned to. `why` has a line for each figure of the hypothesis: what it was aligned to, or the arithmetic
    that gives it.
    """

    relation: str
    degree: float
    why: str

    def as_dict(self) -> dict[str, Any]:
        """The comparison as JSON."""
        return {"relation": self.relation, "degree": round(self.degree, 3), "why": self.why.split("\n")}


def together(judgements: list[Judgement]) -> Comparison:
    """The relation of the whole: one contradiction is enough, entailment takes all."""
    for relation in (CONTRADICTS, NEUTRAL):
        if any(each.relation == relation for each in judgements):
            break
    else:
        relation = ENTAILS
    degree = min(each.fit for each in judgements if each.relation == relation)
    why = "\n".join(each.why for each in judgements if relation != CONTRADICTS or each.relation == relation)
    return Comparison(relation=relation, degree=degree, why=why)
