"""Documents: places are exact in any encoding form, paragraphs and regions are what a reader would say.

Long, for every kind of file is held to the same laws of places.
"""

import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.documents import Document, Source, load, read
from factcheck.documents.alignments import edit, normalise
from factcheck.documents.dates import Calendar
from factcheck.documents.sentences import split
from factcheck.errors import DocumentError, FactcheckError

PIECES = st.sampled_from(
    [
        *(
            "Xuất khẩu",
            "tăng 7,3 %",
            "USD 81.5 billion",
            "\r\n",
            "\r",
            "\n",
            "\n\n",
            "- ",
            "# ",
            "| a | 5 |\n",
            " ",
        ),
        *(
            "\u00a0",
            "\u200b",
            "\ufeff",
            "\u00ad",
            "\u202f",
            "e\u0301",
            "u\u031b\u0301",
            "\u0301",
            "\u1100\u1161\u11a8",
        ),
        *(
            "\u212b",
            "**",
            "[x](https://e.org/2024/7)",
            "<!-- 5 -->",
            "&nbsp;",
            "![](a.png)",
            "```\n",
            "…",
            "\u0958",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))
NAMES = st.sampled_from(["a.txt", "a.md", "<text>"])


def document(text: str, name: str = "a.txt", language: str = "en") -> Document:
    return read(Source(name, text, language=language))


def normal(text: str) -> str:
    return normalise(text)[-1].text


def regions(text: str, name: str = "a.txt", language: str = "en") -> list[tuple[str, str]]:
    given = document(text, name, language)
    return [(each.region, given.text[each.start : each.end]) for each in given.paragraphs]


def sentences(text: str, name: str = "a.txt", language: str = "en") -> list[str]:
    given = document(text, name, language)
    return [given.text[each.start : each.end] for part in given.paragraphs for each in part.sentences]


# --- places ----------------------------------------------------------------------------------------


@given(TEXTS, st.data())
@example("\r\ne\u200b\u0301x", None)
def test_a_place_holds_the_characters_of_the_span(text: str, data: st.DataObject | None) -> None:
    given = document(text)
    whole = normal(text)
    assert unicodedata.is_normalized("NFC", whole)
    # A letter and what composes with it are one character to the reader: spans begin and end beside them.
    edges = [n for n in range(len(whole) + 1) if n == len(whole) or not _joins(whole[n])]
    picked = (
        (edges[0], edges[-1])
        if data is None
        else sorted(data.draw(st.lists(st.sampled_from(edges), min_size=2, max_size=2)))
    )
    if given.text != whole:
        return  # an address or the like was dropped; the next test looks at those
    place = given.locate(*picked)
    assert place.text == given.source.text[place.start : place.end]
    assert normal(place.text) == whole[picked[0] : picked[1]]


def _joins(char: str) -> bool:
    return unicodedata.category(char).startswith("M") or "\u1160" <= char <= "\u11ff"


@given(TEXTS, NAMES)
def test_every_sentence_lies_in_its_source(text: str, name: str) -> None:
    given = document(text, name)
    ends = 0
    for paragraph in given.paragraphs:
        assert paragraph.sentences
        assert paragraph.start == paragraph.sentences[0].start
        assert paragraph.end == paragraph.sentences[-1].end
        for sentence in paragraph.sentences:
            assert ends <= sentence.start < sentence.end
            ends = sentence.end
            place = given.locate(sentence.start, sentence.end)
            assert place.text == text[place.start : place.end]
            assert given.sentence_at(sentence.start) == sentence
            assert given.paragraph_at(sentence.end - 1) == paragraph


@given(TEXTS)
def test_no_digit_of_a_text_is_outside_its_sentences(text: str) -> None:
    given = document(text)
    covered = "".join(given.text[s.start : s.end] for p in given.paragraphs for s in p.sentences)
    assert [c for c in covered if c.isalnum()] == [c for c in given.text if c.isalnum()]


@pytest.mark.parametrize(
    ("text", "figure", "line", "column"),
    [
        ("Exports\nrose 7.3 %", "7.3", 2, 6),
        ("Exports\r\nrose 7.3 %", "7.3", 2, 6),
        ("Exports\rrose 7.3 %", "7.3", 2, 6),
        ("Khâ\u0309o sát\r\nu\u0309ng hộ 7,3 %", "7,3", 2, 9),
        ("\u200brose\u00a07.3 %", "7.3", 1, 7),
    ],
)
def test_lines_and_columns_count_the_source(text: str, figure: str, line: int, column: int) -> None:
    given = document(text)
    start = given.text.index(figure)
    place = given.locate(start, start + len(figure))
    assert (place.line, place.column, place.text) == (line, column, figure)
    assert place.start == text.index(figure)


def test_a_place_outside_the_text_is_refused() -> None:
    with pytest.raises(IndexError, match="outside the text of"):
        document("abc").locate(2, 9)


@given(st.text(alphabet="abc", max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12))))
def test_dropped_spans_lead_back(text: str, spans: list[tuple[int, int]]) -> None:
    spans = [(low, min(high, len(text))) for low, high in spans if low < min(high, len(text))]
    changed = edit(text, [(*span, "") for span in spans])
    kept = [n for n in range(len(text)) if not any(low <= n < high for low, high in spans)]
    assert changed.text == "".join(text[n] for n in kept)
    assert [changed.back(n, n + 1) for n in range(len(kept))] == [(n, n + 1) for n in kept]
    assert [changed.forth(n) for n in kept] == list(range(len(kept)))


# --- files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"Exports rose.\r\n", b"\xef\xbb\xbfExports rose.\r\n"])
def test_a_file_is_decoded_without_its_mark_and_with_its_line_ends(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert load(tmp_path / "a.txt", tmp_path) == Source("a.txt", "Exports rose.\r\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\0\0", "a.txt: is a binary file, expected UTF-8 text"),
        (b"caf\xe9\n", "a.txt:1: is not UTF-8 (byte 0xe9 at offset 3)"),
        (b"ok\n\n\xff", "a.txt:3: is not UTF-8 (byte 0xff at offset 4)"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(DocumentError) as error:
        load(tmp_path / "a.txt", tmp_path)
    assert message in str(error.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"none\.txt: cannot be read"):
        load(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-05-01T10:00:00Z", date(2024, 5, 1), date(2024, 5, 1)),
        (date(2024, 5, 1), date(2024, 5, 1), date(2024, 5, 1)),
        ({"start": "2024-05", "end": date(2024, 6, 2)}, date(2024, 5, 1), date(2024, 6, 2)),
        ({"start": 2024}, date(2024, 1, 1), None),
    ],
)
def test_publication_dates_as_people_write_them(given: object, start: date, end: date | None) -> None:
    period = Source("a", "", published=given).published
    assert period is not None
    assert (period.start, period.end, period.certain) == (start, end, start == end)


@pytest.mark.parametrize(
    "given",
    [
        "May 2024",
        "2024-13",
        "2024-02-30",
        "2024-05-01 or so",
        {"start": "2024-06", "end": "2024-05"},
        {"from": "2024"},
        "",
    ],
)
def test_other_publication_dates_are_refused(given: object) -> None:
    with pytest.raises(DocumentError, match=r"expected |cannot start"):
        Source("a", "", published=given)


def test_a_language_without_a_file_is_refused() -> None:
    with pytest.raises(FactcheckError, match='no language "xx"; expected one of en, '):
        read(Source("a.txt", "5", language="xx"))


def test_a_regional_language_is_its_language() -> None:
    assert read(Source("a.txt", "5", language="en-GB")).language == "en"


# --- paragraphs ------------------------------------------------------------------------------------

WRAPPED = (
    "The plant in Quang\nNinh made 25 million\nbricks, which is more\nthan Hanoi needs. Its\nowner is glad."
)
PARAGRAPHS: tuple[tuple[str, str, list[str]], ...] = (
    ("nothing", "", []),
    ("white space", " \n\t\n", []),
    ("a line each", "Exports rose.\nImports fell.", ["Exports rose.", "Imports fell."]),
    (
        "headlines",
        "Floods hit coast\nMinister resigns\nRice at record",
        ["Floods hit coast", "Minister resigns", "Rice at record"],
    ),
    (
        "a broken line",
        "Exports rose by\na tenth.\nImports fell.",
        ["Exports rose by\na tenth.", "Imports fell."],
    ),
    ("a comma", "In Hue, Vinh,\nHanoi and Hai Phong.", ["In Hue, Vinh,\nHanoi and Hai Phong."]),
    ("wrapped", f"{WRAPPED}\n\nNext.", [WRAPPED, "Next."]),
    (
        "a list without gaps belongs to its opening",
        "The city built:\n- 20 km of roads\n- 3 bridges\n\nIt is done.",
        ["The city built:\n- 20 km of roads\n- 3 bridges", "It is done."],
    ),
    (
        "a list with gaps",
        "- 20 km of roads\nin Hue\n\n- 3 bridges",
        ["- 20 km of roads\nin Hue", "- 3 bridges"],
    ),
    ("a table", "year\tcars\n2023\t5\n2024\t7\n\nEnd.", ["year\tcars\n2023\t5\n2024\t7", "End."]),
)


@pytest.mark.parametrize(("name", "text", "expected"), PARAGRAPHS, ids=[c[0] for c in PARAGRAPHS])
def test_paragraphs_of_plain_text(name: str, text: str, expected: list[str]) -> None:
    assert [words for _, words in regions(text)] == expected


def test_points_that_count_lose_their_numbers_and_single_ones_keep_them() -> None:
    assert [w for _, w in regions("1. Roads of 20 km\n\n2. Bridges")] == ["Roads of 20 km", "Bridges"]
    assert [w for _, w in regions("12. The twelfth of May was dry.")] == ["12. The twelfth of May was dry."]


# --- sentences -------------------------------------------------------------------------------------

SENTENCES = (
    ("one", "en", "Exports rose 7.3 % to USD 81.5 billion.", 1),
    ("two", "en", "Exports rose. Imports fell.", 2),
    ("a title", "en", "Mr. Lee met Dr. Kim. They spoke.", 2),
    ("initials", "en", "J. K. Kim said so. He left.", 2),
    ("a quotation", "en", "“It rose.” He left.", 2),
    ("a question inside", "en", "“Why?” he asked. “It fell.”", 2),
    ("brackets", "en", "It rose (by 5 %.) It fell.", 2),
    ("an ellipsis inside", "en", "It rose... and fell.", 1),
    ("an ellipsis after", "en", "It rose… Then it fell.", 2),
    ("semicolons", "en", "It rose; it fell; it rose.", 1),
    ("a figure opens", "en", "It rose. 25 firms closed.", 2),
    ("a numbered thing", "en", "It is No. 5 of 20.", 1),
    ("a date in figures", "vi", "Ngày 22.12.1992 hai bên ký. Năm 1993 thì chưa.", 2),
    ("thousands", "vi", "Có 2.064 dự án. Tổng 16,2 tỉ USD.", 2),
    ("a mark at the end", "en", "It rose. |", 1),
    ("Chinese stops", "en", "出口增长。进口下降。", 2),
    ("an acronym inside", "en", "It sells to U.S. firms and U.S. Steel.", 1),
    ("an acronym at the end", "en", "It sells to the U.S. In 2024 it sold more.", 2),
    ("many stops", "en", "What?! No way!!! Yes.", 3),
)


@pytest.mark.parametrize(("name", "language", "text", "count"), SENTENCES, ids=[c[0] for c in SENTENCES])
def test_sentences(name: str, language: str, text: str, count: int) -> None:
    found = sentences(text, language=language)
    assert len(found) == count, found


@given(st.text(max_size=80), st.lists(st.integers(0, 80), max_size=3))
def test_sentences_hold_all_but_white_space(text: str, breaks: list[int]) -> None:
    inside = sorted(each for each in breaks if each <= len(text))
    spans = list(split(text, 0, len(text), breaks=inside))
    assert "".join("".join(text[low:high].split()) for low, high in spans) == "".join(text.split())
    assert all(not (low < each < high) for low, high in spans for each in inside)


# --- regions ---------------------------------------------------------------------------------------

LONG = "The ministry said that exports to the region had grown by 7.3 % in 2024, to USD 25.6 billion."
REGIONS = (
    ("prose", "en", f"{LONG}\n{LONG}", ["body", "body"]),
    ("a title", "en", f"Trade grows\n\n{LONG}", ["heading", "body"]),
    ("a short end", "en", f"{LONG}\n\nUSD 25 billion", ["body", "body"]),
    ("a byline", "en", f"By Ann Lee\n\n{LONG}", ["byline", "body"]),
    (
        "a dated byline",
        "en",
        f"Trade grows\nby NDO 15/08/2025, 01:50\n\n{LONG}",
        ["heading", "byline", "body"],
    ),
    (
        "a dateline",
        "en",
        f"Trade grows\nFriday, 15 August 2025 - 01:50\n{LONG}",
        ["heading", "byline", "body"],
    ),
    ("an author at the end", "en", f"{LONG}\nAnn Lee", ["body", "byline"]),
    ("by then", "en", f"Trade\n\nBy 2030 exports will double\n\n{LONG}", ["body", "heading", "body"]),
    (
        "a menu",
        "en",
        f"Home\nWorld news\nExports at a record\nReuters\n{LONG}",
        ["body", "body", "heading", "heading", "body"],
    ),
    (
        "a published line",
        "en",
        f"Trade grows\n*Published 15 August 2025 by the Office*\n{LONG}",
        ["heading", "byline", "body"],
    ),
    ("an advertisement", "en", f"{LONG}\nAdvertisement\nIts GDP grew 7.09 %.", ["body", "furniture", "body"]),
    (
        "a credit",
        "en",
        f"Two ministers shake hands on August 12. (Photo: VNA)\n\n{LONG}",
        ["caption", "body"],
    ),
    (
        "under a file's name",
        "en",
        f"{LONG}\n\nvisit-2025-08.jpg\nTwo ministers in 2025.\n\n{LONG}",
        ["body", "furniture", "caption", "body"],
    ),
    (
        "under an image",
        "en",
        f"![](x.png) |\nTwo ministers in 2025. |\n{LONG}",
        ["furniture", "caption", "body"],
    ),
    ("a teaser", "en", f"{LONG}\n![](x.png) {LONG} |\n{LONG}", ["body", "teaser", "body"]),
    ("an image that opens a paragraph", "en", f"![](x.png) {LONG}", ["body"]),
    (
        "related",
        "en",
        f"{LONG}\n\nRelated articles\n\nFloods kill 12\n\nRice up 5 % in 2023\nTrains!",
        ["body"] + ["furniture"] * 4,
    ),
    (
        "prose resumes",
        "en",
        f"Most read\nFloods kill 12\n\n{LONG}\nUSD 5 million in all",
        ["furniture", "furniture", "body", "body"],
    ),
    (
        "a cue with its story",
        "en",
        f"{LONG}\nRead more: Floods kill 12 in May\n{LONG}",
        ["body", "furniture", "body"],
    ),
    ("a cue in prose", "en", "Related articles of the treaty name 12 states.", ["body"]),
    (
        "related, in Vietnamese",
        "vi",
        f"{LONG}\nTin bài liên quan\nLũ lụt làm 12 người chết",
        ["body", "furniture", "furniture"],
    ),
    ("a table after a cue", "en", "Comments\n\n| 2023 | 5 |\n| 2024 | 7 |", ["furniture", "body"]),
    ("an address alone", "en", f"https://e.org/2024/5.html\n{LONG}", ["body"]),
)


@pytest.mark.parametrize(("name", "language", "text", "expected"), REGIONS, ids=[c[0] for c in REGIONS])
def test_regions_of_plain_text(name: str, language: str, text: str, expected: list[str]) -> None:
    found = regions(text, language=language)
    assert [region for region, _ in found] == expected, found


# --- markdown --------------------------------------------------------------------------------------

MARKDOWN = """\
---
title: "Trade in 2024"
date: 2024-05-01
lang: en
publisher: The Office
---

Exports <!-- 9 -->
=======

**25.6** billion, as [the ministry](https://e.org/2024/7 "of 3") and its
partners said[^1] on 5\\. <br>May &amp; later.

1. Rice: 5 t
2. Fish: 7 t

| year | cars |
| ---- | ---- |
| 2023 | 5    |

> Quoted 8 km.

```
code 99
```

![A chart of 12 firms](chart-2024.png)

## Related articles

- Floods kill 12

## Last words

It ends.

[link]: https://e.org/55
"""
EXPECTED = [
    ("furniture", '---\ntitle: "Trade in 2024"\ndate: 2024-05-01\nlang: en\npublisher: The Office\n---'),
    ("heading", "Exports"),
    ("body", "25.6 billion, as the ministry and its\npartners said on 5.  May & later."),
    ("body", "Rice: 5 t\nFish: 7 t"),
    ("body", "| year | cars |\n\n| 2023 | 5    |"),
    ("body", "Quoted 8 km."),
    ("furniture", "code 99"),
    ("caption", "A chart of 12 firms"),
    ("furniture", "Related articles"),
    ("furniture", "Floods kill 12"),
    ("heading", "Last words"),
    ("body", "It ends."),
    ("furniture", "[link]:"),
]


def test_markdown() -> None:
    assert regions(MARKDOWN, "a.md") == EXPECTED
    given = read(Source("a.md", MARKDOWN))
    assert (given.title, given.source.publisher, given.language) == ("Trade in 2024", "The Office", "en")
    assert given.reported == Source("", "", published="2024-05-01").published
    start = given.text.index("25.6 billion")
    assert given.locate(start, start + len("25.6 billion")).text == "25.6** billion"


def test_rows_and_points_end_sentences() -> None:
    assert sentences("Built:\n\n- 20 km\n- 3 bridges\n\n| a | 1 |\n|---|---|\n| b | 2 |", "a.md") == [
        *("Built:", "20 km", "3 bridges", "| a | 1 |", "| b | 2 |")
    ]


# --- publication -----------------------------------------------------------------------------------

DATED = (
    ("nothing", "a.txt", None, "Exports rose in 2024.", None),
    ("a file's name", "2024-05-01-trade.txt", None, "x", ("2024-05-01", "2024-05-01", True)),
    ("a compact name", "trade_20240501.txt", None, "x", ("2024-05-01", "2024-05-01", True)),
    ("a month in the name", "trade-2024-05.txt", None, "x", ("2024-05-01", "2024-05-31", False)),
    ("a year in the name", "2024-trade.txt", None, "x", None),
    (
        "a byline",
        "a.txt",
        None,
        "Posted by Ann Lee, 15 August 2025\n\nIt rose.",
        ("2025-08-15", "2025-08-15", True),
    ),
    ("either order", "a.txt", None, "by Ann 03/04/2025\n\nIt rose.", ("2025-03-04", "2025-04-03", False)),
    ("they agree", "2024-05-01.txt", "2024-05", "x", ("2024-05-01", "2024-05-01", True)),
    ("the wider comes later", "trade-2024-05.txt", "2024-05-01", "x", ("2024-05-01", "2024-05-01", True)),
    ("they disagree", "2024-05-03.txt", "2024-05-01", "x", ("2024-05-01", "2024-05-03", False)),
    (
        "front matter that says when it was brought up to date",
        "a.md",
        None,
        "---\nlast-updated: 5 November 2024\n---\nIt costs 5 dollars.",
        ("2024-11-05", "2024-11-05", True),
    ),
    (
        "published and updated",
        "a.md",
        None,
        "---\nupdated: 2024-11-05\ndate: 2023-01-02\n---\nIt costs 5 dollars.",
        ("2023-01-02", "2024-11-05", False),
    ),
    ("a date in the text is none", "a.txt", None, "It was signed on 15/08/2025.", None),
)


@pytest.mark.parametrize(("case", "name", "stated", "text", "expected"), DATED, ids=[c[0] for c in DATED])
def test_publication(
    case: str, name: str, stated: str | None, text: str, expected: tuple[str, str, bool] | None
) -> None:
    found = read(Source(name, text, published=stated, language="en")).reported
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert (str(found.start), str(found.end), found.certain) == expected


DATELINES = (
    ("en", "Release notes, 3 March 2025\n\nThe limit is 100 MB."),
    ("en", "Release notes - March 3, 2025\n\nThe limit is 100 MB."),
    ("en", "HANOI, 3 March 2025 (VNA) - Exports reached 300 tonnes."),
    ("en", "Hanoi, March 3, 2025 – Exports reached 300 tonnes."),
    ("en", "The limits\n\nLast updated: Monday, 3 March 2025\n\nThe limit is 100 MB."),
    ("en", "The limits\n\nThe limit is 100 MB.\n\nLast reviewed on 3 March 2025"),
    ("en", "MINUTES | 3 March 2025 | Main hall\n\nThe hall holds 300 people."),
    ("en", "Dear residents,\n\nthe hall holds 300 people.\n\nHanoi, 3 March 2025"),
    ("en", "Posted by admin on March 3, 2025 at 10:00\n\nThe limit is 100 MB."),
    ("en", "Author: Ann Lee\nDate: 3 March 2025\n\nThe limit is 100 MB."),
    ("en", "Version 2.1 (3 March 2025)\n\nThe limit is 100 MB."),
    ("en", "Lions 2 - 1 Bears, 3 March 2025\n\nSome 8,000 people came."),
    ("vi", "Hà Nội, ngày 3 tháng 3 năm 2025\n\nSức chứa là 300 người."),
    ("vi", "Hà Nội, 3/3/2025 – Xuất khẩu đạt 300 tấn."),
    ("vi", "Giới hạn\n\nCập nhật lần cuối: 03/03/2025\n\nMỗi tệp tối đa 100 MB."),
)

UNDATED = (
    ("a day in a sentence", "On the coast, 3 March 2025, many people wept."),
    ("a title about a day", "The flood of 3 March 2025\n\nSome 30 people died."),
    ("a day on which something begins", "Effective from 3 March 2025\n\nThe limit is 100 MB."),
    ("a label of another day", "Kick-off: 3 March 2025\n\nThe hall holds 300 people."),
    ("a span of days", "Festival, 1-3 March 2025\n\nSome 300 people came."),
    ("a life", "Ann Lee (3 March 1925 – 4 May 2001)\n\nShe wrote 12 books."),
    ("several days", "Opening, 3 March 2025\n\nClosing, 9 March 2025\n\nSome 300 people came."),
    ("a day far down", "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven, 3 March 2025\n\nEight."),
)


@pytest.mark.parametrize(("language", "text"), DATELINES)
def test_a_text_says_itself_when_it_appeared(language: str, text: str) -> None:
    found = read(Source("a.txt", text, language=language)).reported
    assert found is not None
    assert (str(found.start), str(found.end), found.certain) == ("2025-03-03", "2025-03-03", True)


@pytest.mark.parametrize(("case", "text"), UNDATED, ids=[case for case, _ in UNDATED])
def test_other_days_are_no_publication(case: str, text: str) -> None:
    assert read(Source("a.txt", text, language="en")).reported is None


def test_a_dateline_counts_where_all_else_is_silent() -> None:
    text = "HANOI, 3 March 2025 (VNA) - Exports reached 300 tonnes."
    found = read(Source("2025-03-05-trade.txt", text, language="en")).reported
    assert found is not None
    assert str(found.start) == str(found.end) == "2025-03-05"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Aug 15, 2025", "2025-08-15"),
        ("en", "15th August, 2025", "2025-08-15"),
        ("vi", "Thứ Sáu, ngày 15 tháng 8 năm 2025", "2025-08-15"),
        ("vi", "03/04/2025", "2025-04-03"),
        ("ko", "2025년 8월 15일", "2025-08-15"),
        ("xx", "15 August 2025", "2025-08-15"),
    ],
)
def test_dates_by_language(language: str, text: str, day: str) -> None:
    ((_, _, period),) = Calendar.of(language).find(text)
    assert (str(period.start), str(period.end)) == (day, day)


# --- any text --------------------------------------------------------------------------------------

HOSTILE = {
    "marks": "a" + "\u0301\u0316" * 300_000,
    "brackets": "[" * 500_000,
    "images": "![" * 300_000,
    "links": "[a](" * 200_000,
    "stops": "." * 1_000_000,
    "stops apart": ". " * 500_000,
    "comments": "<!--" * 250_000,
    "tags": "<a" * 400_000,
    "quotes": ">" * 500_000,
    "emphasis": "*a" * 400_000,
    "one line": "word " * 200_000,
    "lines": "word\n" * 60_000,
    "bullets": "- a\n" * 40_000,
    "points": "1. a\n" * 40_000,
    "pipes": "|" * 500_000,
    "rows": "|a|b|\n|-|-|\n" + "|1|2|\n" * 30_000,
    "addresses": "http://a." * 110_000,
    "spaces": " " * 1_000_000 + "x",
    "entities": "&amp" * 250_000,
    "front matter": "---\n" + "a: b\n" * 60_000,
    "invisible": "\u200b" * 1_000_000,
    "digits": "1/" * 500_000,
}


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_large_text_of_anything_is_read_in_seconds(text: str, name: str) -> None:
    started = time.process_time()
    document(text, name)
    assert time.process_time() - started < 10
