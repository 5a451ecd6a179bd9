"""Accepted findings: written by the command and in texts, never without a reason, all else kept as it was."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from factcheck import acceptances, corpora, findings
from factcheck.cli import main
from factcheck.config import Accepted
from factcheck.documents import Source
from factcheck.errors import FactcheckError

CONFIG = 'accepted = "accepted.toml"\n'
TEXT = "Rules of 31 June 2021 were void. Those of 30 February 2022 were, too.\n"
FILE = """\
# What the editors let stand.

[[accepted]]  # the first one
id = "aaaaaaaaaaaa"
reason = "An old one."   # asked on the phone
claims = ["gone.txt:1: 5"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a text that has two errors, a configuration and a file of accepted findings."""
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "accepted.toml").write_text(FILE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The ids of the errors, in the order of the text."""
    main([".", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    starts = {claim["id"]: claim["start"] for claim in report["claims"]}
    wrong = [each for each in report["findings"] if each["severity"] == "error"]
    return [each["id"] for each in sorted(wrong, key=lambda each: starts[each["claims"][0]])]


# --- the command -------------------------------------------------------------------------------------


def test_a_finding_is_accepted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    june, february = ids(capsys)
    assert main(["accept", june, "--reason", 'The act says "31 June".', "--until", "2999-12-31"]) == 0
    assert capsys.readouterr().out.startswith(f"accepted in accepted.toml: {june} ")
    text = (folder / "accepted.toml").read_text(encoding="utf-8")
    assert text == (
        f'{FILE}\n[[accepted]]\nid = "{june}"\nreason = "The act says \\"31 June\\"."\n'
        'until = 2999-12-31\nclaims = [\n    "a.md:1: 31 June 2021",\n]\n'
    )
    assert main(["."]) == 1
    assert main(["accept", february, "--reason", "The act says so."]) == 0
    assert main(["."]) == 0
    assert "2 accepted" in capsys.readouterr().out


def test_several_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ids(capsys)
    assert main(["accept", *wanted, wanted[0], "--reason", "As the act says.", "--in", "a.md"]) == 0
    kept = tomllib.loads((folder / "accepted.toml").read_text(encoding="utf-8"))["accepted"]
    assert [each["id"] for each in kept] == ["aaaaaaaaaaaa", *wanted]


def test_the_file_is_made_where_it_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ids(capsys)
    (folder / "accepted.toml").unlink()
    assert main(["accept", wanted[0], "--reason", "As the act says."]) == 0
    assert capsys.readouterr().err == ""
    assert (folder / "accepted.toml").read_text(encoding="utf-8").startswith("[[accepted]]\n")


def refused(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of a command that changes nothing."""
    kept = {path: path.read_bytes() for path in folder.iterdir()}
    assert main(["accept", *arguments]) == 2
    assert {path: path.read_bytes() for path in folder.iterdir()} == kept
    return capsys.readouterr().err


YESTERDAY = (date.today() - timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--reason", " \t"], "--reason: say why the findings may stand"),
        (["--reason", "x", "--until", "2999"], "--until: expected one day"),
        (["--reason", "x", "--until", "soon"], "--until: expected a date"),
        (["--reason", "x", "--until", YESTERDAY], f"--until: {YESTERDAY} has passed"),
        (["--reason", "x", "--in", "none.md"], "(--in names where to look)"),
    ],
)
def test_what_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert message in refused(folder, capsys, ids(capsys)[0], *arguments)


def test_all_or_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    june, _ = ids(capsys)
    near = f"{june[:-1]}{'0' if june[-1] != '0' else '1'}"
    message = refused(folder, capsys, june, near, "--reason", "x")
    assert f'no finding "{near}" in 1 source; did you mean "{june}"?' in message


def test_what_is_accepted_already(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    june, _ = ids(capsys)
    assert main(["accept", june, "--reason", "x"]) == 0
    message = refused(folder, capsys, june, "--reason", "y")
    assert f'"{june}" is accepted already: change it in accepted.toml:8' in message


def test_without_a_configuration(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    june, _ = ids(capsys)
    (folder / "factcheck.toml").write_text("", encoding="utf-8")
    message = refused(folder, capsys, june, "--reason", "x")
    assert 'names no file of accepted findings; add the line: accepted = "factcheck-accepted.toml"' in message
    (folder / "factcheck.toml").unlink()
    assert "has no configuration that says where" in refused(folder, capsys, june, "--reason", "x")


@pytest.mark.parametrize("text", ["accepted = []\n", "[[accepted]\n", 'x = """\n'], ids=repr)
def test_a_file_that_takes_no_more(folder: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    june, _ = ids(capsys)
    (folder / "accepted.toml").write_text(text, encoding="utf-8")
    assert "accepted.toml: nothing can be added to it" in refused(folder, capsys, june, "--reason", "x")


ENTRY = Accepted(id="b", reason="Two ways to count.", claims=("c.txt:1: 7",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        FILE,
        FILE.removesuffix("\n"),
        FILE.replace("\n", "\r\n"),
        "# nothing yet\n",
        '[[accepted]]\nid = "a"\nreason = """\n[[accepted]]\n"""\n# the end',
    ],
    ids=repr,
)
def test_what_was_there_stays(text: str) -> None:
    grown = acceptances.written(text, [ENTRY, evolve(ENTRY, id="c")])
    assert grown.startswith(text)
    assert tomllib.loads(grown)["accepted"][-2:] == [
        {"id": identity, "reason": "Two ways to count.", "claims": ["c.txt:1: 7"]} for identity in "bc"
    ]
    assert ("\r\n" in grown) == ("\r\n" in text)
    assert grown.count("\n") == grown.count("\r\n") or "\r" not in grown


@pytest.mark.parametrize("reason", ['"', "\\", "a\x7fb", "ệ 漢 🙂", "#", "'''", '"""'], ids=ascii)
def test_reasons_read_back(reason: str) -> None:
    grown = acceptances.written("", [Accepted(id="a", reason=reason)])
    assert tomllib.loads(grown)["accepted"][0]["reason"] == reason


DATED = """\
[[accepted]]
# one that ran out
id = "b"   # by the editor
until = 2020-01-01
reason = "For now."
claims = ["c.txt:9: 7"]

# the next
[[accepted]]
id = "c"
reason = "It is so."
"""


@pytest.mark.parametrize(
    ("until", "lines"),
    [
        (date(2999, 1, 1), 'reason = "Two ways to count."\nuntil = 2999-01-01\n'),
        (None, 'reason = "Two ways to count."\n'),
    ],
)
def test_what_ran_out_is_renewed_in_its_place(until: date | None, lines: str) -> None:
    grown = acceptances.written(DATED, [evolve(ENTRY, until=until)])
    assert grown == DATED.replace('until = 2020-01-01\nreason = "For now."\n', lines)


def test_what_ran_out_can_be_accepted_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    june, february = ids(capsys)
    entry = f'[[accepted]]\nid = "{june}"\nreason = "For now."\nuntil = 2020-01-01\n'
    (folder / "accepted.toml").write_text(entry, encoding="utf-8")
    assert main(["accept", june, february, "--reason", "It is so."]) == 0
    kept = tomllib.loads((folder / "accepted.toml").read_text(encoding="utf-8"))["accepted"]
    assert [(each["id"], each["reason"], "until" in each) for each in kept] == [
        (june, "It is so.", False),
        (february, "It is so.", False),
    ]
    assert main(["."]) == 0


UNUSUAL = (
    '[[accepted]]\nid = "b"\nreason = """\nFor\nnow."""\n',
    "accepted = [{id = 'b', reason = 'For now.'}]",
    "[[\"accepted\"]]\nid = 'b'\nreason = 'For now.'\n",
    "[[accepted]]\nid = 'b'\nreason = 'x'\n[[accepted]]\nid = 'b'\nreason = 'y'\n",
    "[[accepted]]\nreason = 'x'\n",
    "accepted = 'b'\n",
)


@pytest.mark.parametrize("text", UNUSUAL, ids=repr)
def test_what_cannot_be_renewed_safely_is_not_written(text: str) -> None:
    with pytest.raises(FactcheckError, match="nothing can be added to it"):
        acceptances.written(text, [ENTRY])


def test_what_would_be_read_otherwise_is_not_written() -> None:
    with pytest.raises(FactcheckError, match="nothing can be added"):
        acceptances.written("accepted = [{id = 'a', reason = 'b'}]", [ENTRY])


# --- in texts ----------------------------------------------------------------------------------------


def checked(**texts: str) -> findings.Report:
    sources = [Source(f"{name}.md", text, "2025-01-01", "en") for name, text in texts.items()]
    return findings.check(corpora.read(*sources))


JUNE = "Rules of 31 June 2021 were void."


def june() -> str:
    (found,) = checked(a=JUNE).findings
    return found.id


def test_a_text_lets_a_finding_stand() -> None:
    report = checked(a=f"{JUNE}<!-- factcheck: accept {june()} The act itself says so. -->\n")
    (found,) = report.findings
    assert found.accepted == "The act itself says so."
    assert (report.problems, report.stale) == ((), ())


NO_REASON = "no reason says why the finding may stand"
WRONG: Mapping[str, str] = {
    "<!-- factcheck: accept -->": f'a.md:3:1: "accept": no finding is named; {acceptances.EXPECTED}',
    "<!-- factcheck: accept 3f2a91c04b7d -->": (
        f'a.md:3:1: "accept 3f2a91c04b7d": {NO_REASON}; {acceptances.EXPECTED}'
    ),
}


@pytest.mark.parametrize(("comment", "message"), WRONG.items(), ids=list(WRONG))
def test_a_comment_that_accepts_nothing(comment: str, message: str) -> None:
    report = checked(a=f"{JUNE}\n\n{comment}\n")
    assert [each.accepted for each in report.findings] == [None]
    assert report.problems == (message,)


@pytest.mark.parametrize("comment", ["<!-- factcheck: -->", "<!-- factcheck -->", "<!-- accept x y -->"])
def test_other_comments_accept_nothing(comment: str) -> None:
    report = checked(a=f"{JUNE}\n\n{comment}\n")
    assert [each.accepted for each in report.findings] == [None]
    assert not any("no finding is named" in problem for problem in report.problems)


def test_a_stale_comment_is_told_with_its_place() -> None:
    report = checked(a=f"{JUNE}\n\n<!-- factcheck: accept 000000000000 It was so. -->\n")
    assert report.stale == (
        'accepted finding "000000000000" matches nothing any more: It was so. (a.md:3:1)',
    )
    assert [each.accepted for each in report.findings] == [None]
