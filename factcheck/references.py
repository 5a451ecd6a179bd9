"""Reference tables: rows of measure, value and date, as CSV or TOML, each a claim.

    measure,value,as_of
    max-upload,100 MB,2024-05          ->  Claim(measure="max-upload", text="100 MB", line=2, …)

In: a source and a Pack. Out: its claims as `claims.read` gives them; a wrong row is a problem with its line
and never stops the rest. The file is longer than most because both formats come to the same rows here.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import regex
from attrs import evolve, field, frozen

from factcheck import documents, mentions, tables, units, values
from factcheck.claims import Claim, Extract
from factcheck.documents import Document, Source
from factcheck.documents.sources import REFERENCE
from factcheck.errors import FactcheckError, nearest
from factcheck.links import fits
from factcheck.measures import Measure, implied
from factcheck.mentions import Mention
from factcheck.packs import Pack, Reference
from factcheck.timing import OPEN
from factcheck.values import Value

COLUMNS = ("measure", "value", "as_of", "unit", "entities", "source", "note")
NEEDED = ("measure", "value")
ALSO = {"date": "as_of"}
DELIMITERS = ",;\t"
NAME = "figures"
"""The array of tables that a TOML file keeps its rows in."""

Span = tuple[int, int]


@frozen(kw_only=True)
class Row:
    """One figure of a table: what its columns say, and where the row and its value stand in the text."""

    place: str
    span: Span
    value: Span
    said: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class Rows:
    """The rows of a table, and what is wrong with the others."""

    rows: tuple[Row, ...] = ()
    problems: tuple[str, ...] = ()


def is_one(source: Source) -> bool:
    """Whether a source is a reference table: a reference, in a file of a kind that holds rows."""
    return source.role == REFERENCE and has_rows(source.id)


def has_rows(name: str) -> bool:
    """Whether a file of this name, or these names, is of a kind that holds rows."""
    return _suffix(name) in READERS


def is_table(source: Source) -> bool:
    """Whether a file shows by its columns, or its tables, that it is one of figures."""
    if not has_rows(source.id):
        return False
    if _suffix(source.id) == ".toml":
        return isinstance(tables.parse(source.text, source.id).values.get(NAME), list)
    return set(NEEDED) <= set(_header(source.text, next(_records(source.text), [])))


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def read(document: Document, pack: Pack) -> Extract:
    """The rows of a table as claims."""
    source = document.source
    found = READERS[_suffix(source.id)](document)
    claims: list[Claim] = []
    problems = list(found.problems)
    for number, row in enumerate(found.rows):
        claim = _claim(document, pack, row, number)
        if isinstance(claim, Claim):
            claims.append(claim)
        else:
            problems.append(f'{row.place}: the row "{row.said["measure"]}": {claim}')
    dates = {each.id: each.as_of if each.as_of and each.as_of.basis == "stated" else None for each in claims}
    return Extract(claims=tuple(claims), marked=dates, is_table=True, problems=tuple(problems))


# --- rows to claims ----------------------------------------------------------------------------------


def _claim(document: Document, pack: Pack, row: Row, number: int) -> Claim | str:
    """The claim of a row, or what is wrong with it."""
    text = document.source.text[slice(*row.value)]
    reference = _reference(pack, row)
    if isinstance(reference, str):
        return reference
    unit = row.said.get("unit", "")
    try:
        unit = units.canonical(unit) if unit else ""
    except FactcheckError as problem:
        return str(problem)
    as_of = document.reported or OPEN
    if date := row.said.get("as_of", ""):
        said = mentions.dated(date, document.language) or mentions.dated(date)
        if said is None:
            return f'no date can be read in "{date}"; expected one such as 2024-05-01, 2024-05 or "May 2024"'
        as_of = said
    mention = _figure(text, reference.measure if reference else None, unit, document)
    if isinstance(mention, str):
        return mention
    value = _value(mention, unit or (reference.measure.unit if reference else mention.unit), document.reading)
    line = bisect_right(document.line_starts, row.value[0])
    bound = reference.bindings if reference else {}
    return Claim(
        id=f"{document.source.id}:{row.value[0]}-{row.value[1]}",
        source=document.source.id,
        language=document.language,
        region="body",
        text=text,
        start=row.value[0],
        end=row.value[1],
        line=line,
        column=row.value[0] - document.line_starts[line - 1] + 1,
        kind=mention.kind if value.unit == mention.unit else values.kind_of(value.unit),
        value=value,
        unit=value.unit,
        hedge=value.hedge,
        measure=reference.measure.instance(bound, pack.entities) if reference else row.said["measure"],
        entities=bound,
        scope=document.source.scope,
        attributed_to=row.said.get("source") or None,
        as_of=as_of,
        reported=document.reported,
        quote=document.source.text[slice(*row.span)].strip(),
        paragraph=number,
    )


def _reference(pack: Pack, row: Row) -> Reference | str | None:
    """The measure of a row with its entities; None where no pack has it, or what is wrong."""
    name, bindings = row.said["measure"], dict[str, str]()
    reference = pack.refer(name)
    given = dict(part.split("=", 1) for part in row.said.get("entities", "").split(";") if "=" in part)
    for role, entity in ((role.strip(), entity.strip()) for role, entity in given.items()):
        roles = reference.measure.roles if reference else {}
        if role not in roles:
            return f'"{name}" has no role "{role}"{nearest(role, roles)}'
        if entity not in pack.entities:
            return f'no entity is named "{entity}"{nearest(entity, pack.entities)}'
        bindings[role] = entity
    if reference is None:
        return "its name has braces, but no pack has such a measure" if "{" in name else None
    bindings = {**bindings, **reference.bindings}
    missing = [role for role in reference.measure.roles if role not in bindings]
    if missing:
        return f'the column "entities" must say who is {" and ".join(missing)}, as in "{missing[0]}=…"'
    return evolve(reference, bindings=pack.ordered(reference.measure, bindings))


def _figure(text: str, measure: Measure | None, unit: str, document: Document) -> Mention | str:
    """The figure of a row that is of its measure or unit, or what is wrong with it."""
    wanted = measure or (implied("", unit) if unit else None)
    seen: list[Mention] = []
    for language in dict.fromkeys((document.language, "en")):
        own = documents.read(Source("<row>", text, None, language), reading=document.reading)
        seen += [mention for mention in mentions.find(own) if not mention.fault]
        for mention in seen:
            if wanted is None or fits(mention, wanted) or _is_bare(mention):
                return mention
    if not seen:
        return f'no figure can be read in "{text}"' if text else "its value is empty"
    return f'"{text}" is in "{seen[0].unit}"; expected "{wanted.unit if wanted else unit}"'


def _is_bare(mention: Mention) -> bool:
    return mention.kind == "count" and mention.unit == "item" and mention.noun is None


def _value(mention: Mention, unit: str, reading: str) -> Value:
    """The value in its own unit; a bare number, or what is counted, in that of the table or measure."""
    value = mention.value
    if _is_bare(mention) and value.point is not None and not units.is_counted(unit):
        return Value.read(value.point, unit=unit, hedge=value.hedge, grain=value.grain, reading=reading)
    return evolve(value, unit=unit) if _is_bare(mention) or units.is_counted(mention.unit) else value


# --- CSV ---------------------------------------------------------------------------------------------

QUOTED = regex.compile(r'[ ]*+"((?:[^"]|"")*+)"')
LINE_END = regex.compile(r"\r\n?|\n")


def _csv(document: Document) -> Rows:
    source, text = document.source, document.source.text
    records = _records(text)
    names = _header(text, next(records, []))
    for name in NEEDED:
        if name not in names:
            expected = f"expected the columns {', '.join(NEEDED)}, and maybe {', '.join(COLUMNS[2:])}"
            return Rows(problems=(f'{source.id}:1: no column "{name}"{nearest(name, names)}; {expected}',))
    rows: list[Row] = []
    problems: list[str] = []
    for cells in records:
        said = {name: text[slice(*cell)].strip() for name, cell in zip(names, cells, strict=False)}
        if not any(said.values()) or said["measure"].startswith("#"):
            continue
        place = f"{source.id}:{bisect_right(document.line_starts, cells[0][0])}"
        if len(cells) > len(names):
            problems.append(
                f"{place}: the row has {len(cells)} cells, the header {len(names)}; "
                "a figure with a comma in it stands in quotes"
            )
        elif not said["measure"]:
            problems.append(f'{place}: the row names no measure in the column "measure"')
        elif not said.get("value"):
            problems.append(f'{place}: the row "{said["measure"]}" has no value')
        else:
            value = _stripped(text, cells[names.index("value")])
            rows.append(Row(place=place, span=(cells[0][0], cells[-1][1]), value=value, said=said))
    return Rows(rows=tuple(rows), problems=tuple(problems))


def _header(text: str, cells: Sequence[Span]) -> list[str]:
    """The names of the columns, as this file calls them."""
    names = ["_".join(text[slice(*cell)].lower().split()) for cell in cells]
    return [ALSO.get(name, name) for name in names]


def _stripped(text: str, cell: Span) -> Span:
    start, end = cell
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _records(text: str) -> Iterator[list[Span]]:
    """The cells of each line, without the quotes around them; a quoted one may go over lines."""
    first = LINE_END.search(text)
    head = text[: first.start()] if first else text
    delimiter = max(DELIMITERS, key=head.count)
    cells: list[Span] = []
    at = 0
    while at < len(text) or cells:
        cell, at = _cell(text, at, delimiter)
        cells.append(cell)
        if at < len(text) and text[at] == delimiter:
            at += 1
            continue
        yield cells
        cells = []
        if ending := LINE_END.match(text, at):
            at = ending.end()


def _cell(text: str, at: int, delimiter: str) -> tuple[Span, int]:
    """The cell that begins at a place, and where it ends with its quotes."""
    quoted = QUOTED.match(text, at)
    if quoted is not None:
        at = quoted.end()
    start = at
    while at < len(text) and text[at] not in (delimiter, "\r", "\n"):
        at += 1
    return ((start, at) if quoted is None else quoted.span(1)), at


# --- TOML --------------------------------------------------------------------------------------------


def _toml(document: Document) -> Rows:
    source = document.source
    table = tables.parse(source.text, source.id)
    if not table.mistakes and not table.has(NAME):
        table.mistake(f"has no [[{NAME}]] tables, each with measure and value")
    rows = [row for entry in table.tables(NAME) if (row := _row(document, entry))]
    return Rows(rows=tuple(rows), problems=tuple(table.mistakes))


def _row(document: Document, entry: tables.Table) -> Row | None:
    before = len(entry.mistakes)
    value = entry.raw("value")
    if value is None:
        entry.mistake('the key "value" is missing (a figure such as "100 MB")')
    elif isinstance(value, bool | list | dict):
        entry.mistake(f'"value" must be a figure such as "100 MB", not {tables.shown(value)}', "value")
    date = entry.raw("as_of", entry.raw("date", ""))
    entities = entry.table("entities")
    said = {
        "measure": entry.text("measure", expected="the name of a measure"),
        "as_of": date.isoformat() if hasattr(date, "isoformat") else str(date),
        "unit": entry.text("unit", ""),
        "entities": ";".join(f"{role}={entities.text(role)}" for role in entities.names()),
        "source": entry.text("source", ""),
        "note": entry.text("note", ""),
    }
    entry.close()
    if len(entry.mistakes) > before:
        return None
    line = entry.line("value") or 1
    span = (document.line_starts[line - 1], [*document.line_starts, len(document.source.text)][line])
    place = f"{document.source.id}:{entry.line() or line}"
    return Row(place=place, span=span, value=_written(document.source.text, span, str(value)), said=said)


def _written(text: str, span: Span, value: str) -> Span:
    """Where a value stands on its line: behind the sign of equality, or what there is where it is escaped."""
    begin = text.find("=", *span) + 1
    at = text.find(value, begin, span[1])
    return (at, at + len(value)) if at >= 0 else _stripped(text, (begin, span[1]))


READERS: Mapping[str, Callable[[Document], Rows]] = {".csv": _csv, ".tsv": _csv, ".toml": _toml}
"""What reads the rows of a kind of file."""
