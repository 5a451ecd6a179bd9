"""Machine formats: valid for those who read them, whatever the texts hold; nothing lost, nothing injected.

Long, for every format is held to the same hostile texts.
"""

import csv
import functools
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck import corpora, findings
from factcheck.claims import Claim
from factcheck.cli import parsers
from factcheck.documents import Source
from factcheck.findings import Finding, Report
from factcheck.measures import Rule
from factcheck.packs import Pack, load_pack
from factcheck.reports import FORMATS, LISTINGS, Style, markdown, places
from factcheck.verdicts import Verdict
from tests.made_claims import claim, window

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
OLD = claim("ferries", "52000", "a/2024.txt", unit="person", line=3, column=7, quote="They carried 52000.")
NEW = claim("ferries", "71000", "b.txt", unit="person", as_of=window(date(2024, 1, 1), date(2024, 12, 31)))
LAST = claim("ferries", "71500", "c.txt", unit="person")
BOATS = claim("boats", "5", "a/2024.txt", unit="boat")


def finding(*claims: Claim, severity: str = "error", **given: Any) -> Finding:
    fields: dict[str, Any] = {
        "id": f"{severity}-{len(claims)}",
        "rule": "agree",
        "verdict": {"error": "contradiction", "none": "consistent"}.get(severity, "tension"),
        "degree": 0,
        "severity": severity,
        "measures": tuple(dict.fromkeys(each.measure or "" for each in claims)),
        "claims": tuple(each.id for each in claims),
        "message": "52000 (2024) against 71000 (2024)",
        "explanation": "52,000 is at most 52,500.\nThe later would fit at 52,500 or less.",
    }
    return Finding(**{**fields, **given})


def report(*found: Finding, claims: tuple[Claim, ...] = (OLD, NEW, LAST, BOATS), **given: Any) -> Report:
    sources = tuple(Source(each, "x") for each in dict.fromkeys(claim.source for claim in claims))
    return Report(**{"findings": found, "claims": claims, "sources": sources, **given})


def printed(name: str, given: Report, **style: Any) -> str:
    return "".join(f"{line}\n" for line in FORMATS[name].findings(given, Style(**style)))


@functools.cache
def seeds() -> Report:
    return findings.check(corpora.read(SEEDS, pack=load_pack("vietnam-korea")))


def test_every_format_is_offered() -> None:
    assert tuple(FORMATS) == parsers.FORMATS
    assert tuple(LISTINGS) == parsers.LISTINGS


# --- the schemas of those who read them --------------------------------------------------------------

NASTY = (
    "plain",
    "a,b:c%d\r\ne",
    "[x](y) | `z` <b>&amp;</b>",
    "\x00\x1b[2J\u2028\ufffe",
    "=1+1\t@me",
    "]]> <!-- --> é 漢 🙂",
    "\udce9",
)


def nasty(text: str) -> Report:
    """A report in which every word of a document, of a name and of a message is this text."""
    first = evolve(OLD, source=f"{text}.txt", text=text or "5", quote=text, id="1", measure=text or "m")
    second = evolve(NEW, text=f"{text}\n{text}", quote=text, id="2", measure=text or "m")
    told: dict[str, Any] = {"message": text, "explanation": text, "measures": (text, "ferries")}
    found = (
        finding(first, second, suspects=("2",), **told),
        finding(first, severity="warning", id=text, rule=text, **told),
        finding(second, severity="note", accepted=text, **told),
        finding(first, second, severity="none", **told),
    )
    rule = Rule(id=text or "r", why=text, assertion="[a] == [b]")
    return report(*found, claims=(first, second), pack=Pack(rules=(rule,)), problems=(text,), stale=(text,))


@pytest.mark.shared
@pytest.mark.parametrize("text", [None, "", *NASTY], ids=ascii)
def test_sarif_is_what_its_schema_says(shared: Path, text: str | None) -> None:
    schema = json.loads((shared / "schemas/sarif-schema-2.1.0.json").read_text("utf-8"))
    log = json.loads(printed("sarif", seeds() if text is None else nasty(text)))
    jsonschema.validators.validator_for(schema)(schema).validate(log)


@pytest.mark.shared
@pytest.mark.parametrize("text", [None, "", *NASTY], ids=ascii)
@pytest.mark.parametrize("fail_on", ["error", "note", "never"])
def test_junit_is_what_its_schema_says(shared: Path, text: str | None, fail_on: str) -> None:
    schema = xmlschema.XMLSchema(str(shared / "schemas/JUnit.xsd"))
    schema.validate(printed("junit", seeds() if text is None else nasty(text), fail_on=fail_on))


@given(st.one_of(st.sampled_from(NASTY), st.text(max_size=40)))
def test_nothing_in_a_text_breaks_a_format(text: str) -> None:
    given = nasty(text)
    assert json.loads(printed("sarif", given))["version"] == "2.1.0"
    ElementTree.fromstring(printed("junit", given).encode("utf-8", "xmlcharrefreplace"))
    rows = list(csv.reader(io.StringIO(printed("csv", given))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + sum(len(each.claims) for each in given.findings)
    # A line of the log is a command where it begins with ::, and only ours do.
    commands = re.split(r"[\r\n]+", printed("github", given).strip())
    assert len(commands) == 3
    assert all(re.match(r"::(error|warning|notice) ", command) for command in commands)
    assert "\x1b" not in printed("markdown", given)


# --- SARIF -------------------------------------------------------------------------------------------


def results(given: Report) -> list[Any]:
    found: list[Any] = json.loads(printed("sarif", given))["runs"][0]["results"]
    return found


def where(location: Any) -> tuple[str, int, int, int, int]:
    place = location["physicalLocation"]
    region = place["region"]
    ends = (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"])
    return (place["artifactLocation"]["uri"], *ends)


def test_every_place_of_a_finding_is_in_sarif() -> None:
    (result,) = results(report(finding(OLD, NEW, LAST, suspects=(NEW.id,))))
    assert [where(each) for each in result["locations"]] == [("b.txt", 1, NEW.column, 1, NEW.column + 5)]
    assert [(each["id"], where(each)[0]) for each in result["relatedLocations"]] == [
        (1, "a/2024.txt"),
        (2, "c.txt"),
    ]
    assert "See [52000](1) at a/2024.txt:3:7; [71500](2) at c.txt:1:" in result["message"]["text"]
    assert (result["ruleId"], result["level"]) == ("agree", "error")


def test_a_reference_is_not_the_first_place() -> None:
    sources = (Source("a/2024.txt", "x", role="reference"), Source("b.txt", "x"))
    (result,) = results(report(finding(OLD, NEW), sources=sources))
    assert where(result["locations"][0])[0] == "b.txt"


@pytest.mark.parametrize(
    ("text", "line", "column", "expected"),
    [
        ("5", 3, 7, (3, 8)),
        ("5 km", 3, 7, (3, 11)),
        ("5\nkm", 3, 7, (4, 3)),
        ("5\r\nkm", 3, 7, (4, 3)),
        ("5\r\n\nmillion", 3, 7, (5, 8)),
        ("🙂5", 3, 7, (3, 9)),
    ],
)
def test_where_a_figure_ends(text: str, line: int, column: int, expected: tuple[int, int]) -> None:
    assert places.end(evolve(OLD, text=text, line=line, column=column)) == expected


def test_sarif_counts_columns_in_characters() -> None:
    assert json.loads(printed("sarif", report()))["runs"][0]["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("name", ["một hai.txt", "a b/c%d.md", "x:y.txt", "a?b#c.txt", "plain-1_~.txt"])
def test_names_are_references_in_sarif(name: str) -> None:
    odd = evolve(OLD, source=name)
    (result,) = results(report(finding(odd), claims=(odd,)))
    uri = where(result["locations"][0])[0]
    assert re.fullmatch(r"[A-Za-z0-9/%._~-]+", uri)
    assert unquote(uri) == name


def test_paths_count_from_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site/.git").mkdir(parents=True)
    texts = tmp_path / "site/docs/texts"
    texts.mkdir(parents=True)
    (texts / "factcheck.toml").write_text("", encoding="utf-8")
    (texts / "a.txt").write_text("Rules of 31 June 2021 were void.", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "site/docs")
    found = findings.check(corpora.read("texts"))
    assert [claim.source for claim in found.claims] == ["a.txt"]
    (result,) = results(found)
    assert where(result["locations"][0])[0] == "docs/texts/a.txt"


def test_what_sarif_says_of_what_is_accepted() -> None:
    shown = results(report(finding(OLD, NEW), finding(OLD, LAST, accepted="Two ways to count.")))
    assert [each["suppressions"] for each in shown] == [
        [],
        [{"kind": "external", "status": "accepted", "justification": "Two ways to count."}],
    ]


def test_sarif_tells_who_accepts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "Rules of 31 June 2021 were void."
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (found,) = findings.check(corpora.read("a.md")).findings
    comment = f"<!-- factcheck: accept {found.id} It was so printed. -->"
    (tmp_path / "a.md").write_text(f"{text}\n\n{comment}\n", encoding="utf-8")
    (result,) = results(findings.check(corpora.read("a.md")))
    assert [each["kind"] for each in result["suppressions"]] == ["inSource"]
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text('accepted = "ok.toml"\n', encoding="utf-8")
    (tmp_path / "ok.toml").write_text(f'[[accepted]]\nid = "{found.id}"\nreason = "So."\n', encoding="utf-8")
    (result,) = results(findings.check(corpora.read("a.md")))
    assert [each["kind"] for each in result["suppressions"]] == ["external"]


def test_the_same_finding_has_the_same_fingerprint() -> None:
    before, after = finding(OLD, NEW, id="f1"), finding(evolve(OLD, line=90), NEW, id="f1")
    first, second = results(report(before))[0], results(report(after))[0]
    assert first["partialFingerprints"] == second["partialFingerprints"]
    assert set(first["partialFingerprints"].values()) == {"f1"}


def test_what_is_consistent_is_no_result() -> None:
    assert results(report(finding(OLD, NEW, severity="none"))) == []


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ("agree", "**Why:** "),
        ("totals-fit", "adds up parts"),
        ("growth-matches-levels", "`[ferries] == ago([ferries]"),
        ("few", "A small port."),
    ],
)
def test_every_rule_is_described(rule: str, part: str) -> None:
    growth = evolve(OLD, measure="ferries-yoy-growth", id="g")
    pack = Pack(rules=(Rule(id="few", why="A small port.", assertion="[ferries] <= 100 person"),))
    log = json.loads(printed("sarif", report(claims=(OLD, growth), pack=pack)))
    rules = {each["id"]: each for each in log["runs"][0]["tool"]["driver"]["rules"]}
    assert part in rules[rule]["help"]["markdown"]
    assert rules[rule]["shortDescription"]["text"]


def test_what_went_wrong_is_in_sarif() -> None:
    log = json.loads(printed("sarif", report(problems=("x.txt: is a binary file",), stale=("gone",))))
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [
        (each["level"], each["message"]["text"]) for each in invocation["toolExecutionNotifications"]
    ] == [("error", "x.txt: is a binary file"), ("warning", "gone")]


def test_words_are_no_links_in_sarif() -> None:
    (result,) = results(report(finding(OLD, message="see [1](2)")))
    assert result["message"]["text"].startswith("see [1] (2)")


# --- JUnit -------------------------------------------------------------------------------------------

GRAVE = finding(OLD, NEW)
MILD = finding(OLD, LAST, severity="warning")
STANDS = finding(OLD, NEW, accepted="Two ways to count.")
OF_RULE = finding(OLD, BOATS, severity="note", rule="totals-fit")


def cases(given: Report, **style: Any) -> dict[str, str]:
    """Each case that did not pass, with how it ended."""
    top = ElementTree.fromstring(printed("junit", given, **style).encode())
    found = {str(case.get("name")): [part.tag for part in case] for case in top.iter("testcase")}
    counted = {key: sum(int(suite.get(key, 0)) for suite in top) for key in ("tests", "failures", "skipped")}
    ended = [end for ends in found.values() for end in ends]
    assert counted == {
        "tests": len(found),
        "failures": ended.count("failure"),
        "skipped": ended.count("skipped"),
    }
    return {name: ends[0] for name, ends in found.items() if ends}


@pytest.mark.parametrize(
    ("found", "fail_on", "expected"),
    [
        ((), "note", {}),
        ((finding(OLD, NEW, severity="none"),), "note", {}),
        ((GRAVE,), "error", {"ferries": "failure"}),
        ((GRAVE,), "never", {}),
        ((MILD,), "error", {}),
        ((MILD,), "warning", {"ferries": "failure"}),
        ((STANDS,), "error", {"ferries": "skipped"}),
        ((STANDS, MILD), "error", {"ferries": "skipped"}),
        ((STANDS, MILD), "warning", {"ferries": "failure"}),
        ((OF_RULE,), "warning", {}),
        ((OF_RULE, GRAVE), "note", {"totals-fit": "failure", "ferries": "failure"}),
    ],
)
def test_what_fails_in_junit(found: tuple[Finding, ...], fail_on: str, expected: dict[str, str]) -> None:
    assert cases(report(*found), fail_on=fail_on) == expected


def test_a_case_for_each_measure_and_rule() -> None:
    top = ElementTree.fromstring(printed("junit", report(GRAVE)).encode())
    names = [(case.get("classname"), case.get("name")) for case in top.iter("testcase")]
    assert {("agree", "ferries"), ("agree", "boats"), ("rules", "totals-fit"), ("sources", "read")} <= set(
        names
    )
    assert len(names) == len(set(names))


def test_a_failure_tells_all_places() -> None:
    failure = ElementTree.fromstring(printed("junit", report(GRAVE)).encode()).find(".//failure")
    assert failure is not None
    assert failure.get("type") == "contradiction"
    told = (failure.text or "").splitlines()
    assert told[0].startswith("error: contradiction: 52000 (2024) against 71000 (2024)")
    assert told[1:3] == ["  a/2024.txt:3:7: 52000", f"  b.txt:1:{NEW.column}: 71000"]


def test_what_could_not_be_used_is_an_error_in_junit() -> None:
    assert cases(report(problems=("x.txt: is a binary file",))) == {"read": "error"}


# --- GitHub ------------------------------------------------------------------------------------------

ESCAPES = (
    ("a,b.txt", "file=a%2Cb.txt,"),
    ("a:b.txt", "file=a%3Ab.txt,"),
    ("50%.txt", "file=50%25.txt,"),
    ("a\nb.txt", "file=a%0Ab.txt,"),
    ("a::b.txt", "file=a%3A%3Ab.txt,"),
)


@pytest.mark.parametrize(("name", "expected"), ESCAPES, ids=[name for name, _ in ESCAPES])
def test_properties_are_escaped(name: str, expected: str) -> None:
    odd = evolve(OLD, source=name)
    command = printed("github", report(finding(odd), claims=(odd,))).splitlines()[0]
    assert command.startswith(f"::error {expected}")
    assert command.count("::") == 2


def as_the_runner_reads(command: str) -> tuple[str, dict[str, str], str]:
    """Level, properties and message of a workflow command, read as the runner documents it."""
    _, head, message = command.split("::", 2)
    level, _, listed = head.partition(" ")
    pairs = (each.partition("=") for each in listed.split(","))
    return level, {name: unescaped(value) for name, _, value in pairs}, unescaped(message)


def unescaped(text: str) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


@given(st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_the_runner_reads_what_was_meant(name: str, measure: str) -> None:
    odd = evolve(OLD, source=name)
    told = finding(odd, measures=(f"m{measure}",), message="5 % is 4,000:5", explanation="")
    level, properties, message = as_the_runner_reads(
        printed("github", report(told, claims=(odd,))).split("\n")[0]
    )
    assert (level, message) == ("error", "5 % is 4,000:5")
    assert (properties["file"], properties["line"], properties["col"]) == (name, "3", "7")
    assert properties["title"] == f"contradiction in m{measure}"


def test_an_annotation() -> None:
    command, last = printed("github", report(GRAVE)).splitlines()
    assert command == (
        "::error file=a/2024.txt,line=3,endLine=3,col=7,endColumn=12,title=contradiction in ferries"
        f"::52000 (2024) against 71000 (2024)%0Ab.txt:1:{NEW.column}: 71000"
        "%0AThe later would fit at 52,500 or less."
    )
    assert last == "::notice title=factcheck::3 sources, 4 figures read, 4 linked; 1 error"


def test_as_many_as_the_runner_shows() -> None:
    severities = {"error": 14, "warning": 11, "note": 10}
    found = [
        finding(OLD, NEW, severity=name, id=f"{name}{n}")
        for name, many in severities.items()
        for n in range(many)
    ]
    lines = printed("github", report(*found, finding(OLD, NEW, id="x", accepted="Yes."))).splitlines()
    levels = [line.split(" ")[0] for line in lines]
    assert [levels.count(f"::{name}") for name in ("error", "warning", "notice")] == [10, 10, 10]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)
    assert lines[-1].endswith("; not annotated: 4 errors, 1 warning, 1 note")


def test_nothing_to_annotate() -> None:
    assert printed("github", report()) == (
        "::notice title=factcheck::Nothing disagrees: 3 sources, 4 figures read, 4 linked\n"
    )


# --- GitLab ------------------------------------------------------------------------------------------


def test_a_code_quality_report() -> None:
    wrong = finding(OLD, NEW, LAST)
    read = json.loads(printed("gitlab", report(wrong, finding(BOATS, severity="note"))))
    assert read == [
        {
            "description": "contradiction: ferries: 52000 (2024) against 71000 (2024); "
            f"b.txt:1:{NEW.column}: 71000; c.txt:1:{LAST.column}: 71500",
            "check_name": "agree",
            "fingerprint": wrong.id,
            "severity": "major",
            "location": {"path": "a/2024.txt", "lines": {"begin": 3, "end": 3}},
        },
        {
            "description": "tension: boats: 52000 (2024) against 71000 (2024)",
            "check_name": "agree",
            "fingerprint": "note-1",
            "severity": "info",
            "location": {"path": "a/2024.txt", "lines": {"begin": 1, "end": 1}},
        },
    ]


def test_what_a_code_quality_report_leaves_out() -> None:
    """What is listed counts as wrong: nothing that is consistent, accepted, or nowhere."""
    left = [
        finding(OLD, NEW, severity="none"),
        finding(OLD, NEW, accepted="Two ways to count."),
        finding(),
    ]
    assert json.loads(printed("gitlab", report(*left))) == []


# --- Markdown ----------------------------------------------------------------------------------------


def test_a_comment() -> None:
    text = printed("markdown", report(GRAVE, OF_RULE, STANDS, problems=("x.txt: is a binary file",)))
    assert text.startswith(f"{markdown.MARK}\n### factcheck: 1 error, 1 note\n\n| | what disagrees |")
    row = next(line for line in text.splitlines() if line.startswith("| error"))
    assert row == (
        "| error | **contradiction** in <code>ferries</code>: 52000 (2024) against 71000 (2024) "
        "| 52000 (2024)<br>71000 (2024) "
        f"| <code>a/2024.txt:3:7</code><br><code>b.txt:1:{NEW.column}</code> |"
    )
    assert "“They carried **52000**.”" in text
    for folded in ("The arithmetic (1)", "Notes (1)", "Accepted (1)", "Not used, or stale (1)"):
        assert f"<summary>{folded}</summary>" in text
    assert text.count("<details>") == text.count("</details>") == 4


def test_nothing_to_comment_on() -> None:
    assert "### factcheck: nothing disagrees" in printed("markdown", report())


@pytest.mark.parametrize("letter", ["x", "ệ", "🙂", "|"], ids=ascii)
@pytest.mark.parametrize("many", [40, 400, 4000])
def test_a_comment_is_never_too_long(letter: str, many: int) -> None:
    found = [finding(OLD, NEW, id=f"{n}", message=letter * 150) for n in range(many)]
    text = printed("markdown", report(*found))
    assert len(text.encode("utf-16-le")) // 2 <= markdown.MOST
    shown = text.count("| error |") + text.count("  - <code>") // 3
    left = re.search(r"Left out, .*: ([\d,]+) entr", text)
    assert left is not None or many == 40
    assert shown + (int(left[1].replace(",", "")) if left else 0) == 2 * many
    assert text.count("<details>") == text.count("</details>")


def test_one_long_finding_does_not_hide_the_others() -> None:
    many = tuple(evolve(OLD, id=f"{n}") for n in range(3000))
    text = printed("markdown", report(finding(*many), GRAVE, claims=(*many, OLD, NEW)))
    assert "and 2996 more" in text
    assert "Left out" not in text
    assert text.count("| error |") == 2


class Shown(HTMLParser):
    """The elements of a page, the cells of its rows, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.cells: list[int] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        if tag == "tr":
            self.cells.append(0)
        elif tag in ("td", "th"):
            self.cells[-1] += 1

    def handle_data(self, data: str) -> None:
        self.words += data


OURS = {"h3", "p", "ul", "li", "strong", "em", "code", "br", "details", "summary"}
OURS |= {"table", "thead", "tbody", "tr", "th", "td"}


@given(st.text("ab |`*_~<>&#[]()\\!-+=:.1\"'\n@$^", min_size=1, max_size=30))
def test_words_are_shown_as_they_are(words: str) -> None:
    given = nasty(words)
    page = Shown(
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(printed("markdown", given))
    )
    assert page.elements <= OURS
    assert set(page.cells) == {4}
    shown = " ".join(page.words.replace("\u200b", "").split())
    assert f"in {' '.join(words.split())}, ferries: " in shown or not words.strip()


MARKUP = (
    ("@someone", "@\u200bsomeone"),
    ("a|b", "a\\|b"),
    ("`x`", "\\`x\\`"),
    ("<img src=x>", "&lt;img src=x&gt;"),
    ("[a](b)", "\\[a\\](b)"),
    ("**b** _i_", "\\*\\*b\\*\\* \\_i\\_"),
    ("#12", "\\#12"),
    ("R&D", "R&amp;D"),
)


@pytest.mark.parametrize(("words", "expected"), MARKUP, ids=[words for words, _ in MARKUP])
def test_words_are_no_markup(words: str, expected: str) -> None:
    odd = evolve(OLD, quote=f"They said {words} of 52000.")
    text = printed("markdown", report(finding(odd, message=words), claims=(odd,)))
    assert f": {expected} |" in text
    assert f"They said {expected} of **52000**." in text


BRIDGES = (
    Source("a.txt", "In 2020 the Lune bridge was 350 m long.", "2021-01-01", "en"),
    Source("b.txt", "In 2020 the Lune bridge was 420 m long.", "2021-01-01", "en"),
)


def test_what_may_be_one_thing_is_only_told_to_people() -> None:
    found = findings.check(corpora.read(*BRIDGES), groups_too=True)
    (group,) = (each for each in found.groups if each.unit == "metre")
    without = evolve(found, groups=())
    for name in FORMATS:
        same = printed(name, found) == printed(name, without)
        assert same is (name not in ("table", "json", "markdown", "html")), name
    text = printed("markdown", found)
    assert "<summary>Possibly one thing (1)</summary>" in text
    assert "  - <code>a.txt:1:29</code>: “In 2020 the Lune bridge was **350 m** long.”" in text
    assert f"--group {group.id}" in text


# --- CSV ---------------------------------------------------------------------------------------------


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_for_each_figure_of_a_finding() -> None:
    found = rows(printed("csv", report(finding(OLD, NEW, suspects=(NEW.id,)), STANDS)))
    assert [(row["source"], row["line"], row["text"], row["value"]) for row in found[:2]] == [
        ("b.txt", "1", "71000", "71000"),
        ("a/2024.txt", "3", "52000", "52000"),
    ]
    assert [row["suspect"] for row in found] == ["yes", "", "", ""]
    assert [row["accepted"] for row in found] == ["", "", "Two ways to count.", "Two ways to count."]
    assert found[0]["as_of_start"] == "2024-01-01"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "\t=", "\r=", " ="])
def test_no_cell_is_a_formula(sign: str) -> None:
    text = f'{sign}HYPERLINK("http://example.org")'
    odd = evolve(OLD, text=text, quote=text, source=text)
    found = rows(printed("csv", report(finding(odd, message=text), claims=(odd,))))
    expected = f'\'{sign.strip()}HYPERLINK("http://example.org")'
    assert [found[0][name] for name in ("text", "quote", "source", "message")] == [expected] * 4


def test_numbers_stay_numbers_in_csv() -> None:
    cold = claim("cold", "-5", unit="degree_Celsius", text="−5 °C")
    half = claim("half", "2.5", unit="percent")
    assert [row["value"] for row in rows(listing(cold, half))] == ["-5", "2.5"]


def listing(*claims: Claim) -> str:
    return "".join(f"{line}\n" for line in LISTINGS["csv"].claims(claims, Style()))


def test_a_listing_in_csv() -> None:
    found = rows(listing(OLD, evolve(BOATS, measure=None)))
    assert [(row["measure"], row["text"], row["claim"]) for row in found] == [
        ("ferries", "52000", OLD.id),
        ("", "5", BOATS.id),
    ]


def dates() -> Iterator[tuple[str, str]]:
    yield "It opened on 5 May 2021.", "2021-05-05"
    yield "It opened in May 2021.", "2021-05-01/2021-05-31"


@pytest.mark.parametrize(("text", "expected"), list(dates()))
def test_dates_in_csv(text: str, expected: str) -> None:
    read = corpora.read(Source("a.txt", text, "2022-01-01", "en"))
    assert [row["value"] for row in rows(listing(*read.claims))] == [expected]


def test_the_degree_is_a_number() -> None:
    found = rows(printed("csv", report(finding(OLD, degree=Fraction(1, 3), verdict=Verdict.TENSION))))
    assert float(found[0]["degree"]) == pytest.approx(1 / 3)
