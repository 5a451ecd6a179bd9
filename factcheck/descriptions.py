"""Rules in words: a rule's id in, what it says, why, and an example out.

    of(pack)["totals-fit"].title  ->  "A total is the sum of the parts beside it, …"

The core rules and `agree` speak for themselves in their files; a pack's rules have a `why`.
"""

from collections.abc import Iterable

from attrs import frozen

from factcheck import changes
from factcheck.kinds import agree, core
from factcheck.measures import Rule
from factcheck.packs import Pack

LIKEWISE = ", and likewise for every measure of which changes are stated"


@frozen(kw_only=True)
class Description:
    """What a rule says: `title` in one sentence, `text` in full, line breaks as in its file."""

    id: str
    title: str
    text: str


def of(pack: Pack, measures: Iterable[str] = ()) -> dict[str, Description]:
    """Every rule of a run by its id: `agree`, the core rules, those of the pack and of derived measures.

    Args:
        measures: the measures that figures are linked to, which bring the rules of derived ones.
    """
    written = {agree.RULE: core.said(agree), **core.described()}
    found = {rule: _of_file(rule, text) for rule, text in written.items()}
    for each in changes.rules(measures):
        found.setdefault(each.id, _of_rule(each, LIKEWISE))
    return found | {each.id: _of_rule(each) for each in pack.rules if each.assertion}


def _of_file(rule: str, text: str) -> Description:
    title = " ".join(text.partition("\n\n")[0].partition(": ")[2].split())
    return Description(id=rule, title=title[:1].upper() + title[1:], text=text)


def _of_rule(rule: Rule, more: str = "") -> Description:
    must = f"Must hold: `{rule.assertion}`{more}" + (f"\nWhen: `{rule.when}`" if rule.when else "")
    why = " ".join(rule.why.split()) or f"{rule.assertion} must hold."
    return Description(id=rule.id, title=why, text=f"Rule `{rule.id}`: {why}\n\n{must}")
