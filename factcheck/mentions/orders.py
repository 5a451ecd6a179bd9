"""Orders: whether a document writes day or month first, by its dates that can be read only one way.

    of("on 15/08/2025, … 03/04/2025", "mdy")  ->  ("dmy", True)

In: a text and its language's order. Out: the order, and whether the text or the language leaves no doubt.
"""

import re

DATE = re.compile(r"(?<![0-9./-])([0-9]{1,2})([./-])([0-9]{1,2})\2[0-9]{4}(?![0-9])")


def of(text: str, usual: str) -> tuple[str, bool]:
    """The order of dates in digits. A language that puts the day first is never in doubt."""
    day_first = month_first = False
    for match in DATE.finditer(text):
        day_first = day_first or int(match[1]) > 12 >= int(match[3])
        month_first = month_first or int(match[3]) > 12 >= int(match[1])
    if day_first != month_first:
        return ("dmy", True) if day_first else ("mdy", True)
    return usual, usual != "mdy"
