"""`factcheck explain`: a reader gets from what a table printed to what it means."""

import json
import re
from pathlib import Path

import pytest

from factcheck.cli import main

TEXT = "Rules of 31 June 2021 were void.\n"
MILLS = (
    ("a.txt", "In 2023, Alder Mill ground 4,150 tonnes of wheat.\n"),
    ("b.txt", "Alder Mill, the books say, ground 4,510 tonnes of wheat in 2023.\n"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a day that there is not, as the current one."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed_id(capsys: pytest.CaptureFixture[str], *paths: str) -> str:
    main(["check", *paths])
    found = re.search(r"id: ([0-9a-f]{12})", capsys.readouterr().out)
    assert found
    return found[1]


@pytest.mark.parametrize("digits", [3, 7, 12])
def test_the_first_characters_of_an_id_are_enough(
    folder: Path, capsys: pytest.CaptureFixture[str], digits: int
) -> None:
    name = printed_id(capsys, "texts")
    assert main(["explain", name[:digits].upper(), "texts"]) == 0
    out = capsys.readouterr().out
    assert f"id: {name}  rule: days-exist" in out
    assert "days-exist: " in out.splitlines()[-2]
    assert out.splitlines()[-1] == f"  to let it stand: factcheck accept {name} --reason '…' --in texts"


def test_without_a_path_it_looks_here(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = printed_id(capsys, "texts")
    assert main(["explain", name]) == 0
    assert name in capsys.readouterr().out


def test_a_saved_report_is_looked_through(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = printed_id(capsys, "texts")
    main(["check", "texts", "--output", "json=report.json"])
    Path("texts/a.txt").unlink()
    capsys.readouterr()
    assert main(["explain", name[:6], "report.json"]) == 0
    assert "there is no day 31 in June 2021" in capsys.readouterr().out


def test_two_ids_that_begin_so_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "texts", "--output", "json=report.json"])
    read = json.loads(Path("report.json").read_text(encoding="utf-8"))
    (first,) = read["findings"]
    read["findings"] = [{**first, "id": "abcd00000001"}, {**first, "id": "abcd00000002"}]
    Path("report.json").write_text(json.dumps(read), encoding="utf-8")
    capsys.readouterr()
    assert main(["explain", "abcd", "report.json"]) == 2
    assert '"abcd" begins 2 ids: abcd00000001, abcd00000002' in capsys.readouterr().err


def test_a_group_is_told_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in MILLS:
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    main(["check", "texts"])
    found = re.search(r"--group\s+([0-9a-f]+)", capsys.readouterr().out)
    assert found
    assert main(["explain", found[1], "texts"]) == 0
    out = capsys.readouterr().out
    assert "possibly one thing" in out
    assert "texts/a.txt:1:" in out
    assert "texts/b.txt:1:" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["days-exists"], 'no measure or rule "days-exists"; did you mean "days-exist"?'),
        (["days-exists", "texts"], 'no finding, rule or measure "days-exists" in 1 source; did you mean'),
        (["ffff", "texts"], "name the paths that were checked when it was printed, from the same folder"),
        (["ffff", "none.json"], "none.json: cannot be read"),
    ],
)
def test_what_there_is_not(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["explain", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_slip_in_an_id_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = printed_id(capsys, "texts")
    wrong = name[:-1] + ("0" if name[-1] != "0" else "1")
    assert main(["explain", wrong, "texts"]) == 2
    assert f'did you mean "{name}"?' in capsys.readouterr().err


def test_what_a_rule_finds_is_told_with_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "days-exist", "texts"]) == 0
    out = capsys.readouterr().out
    assert "\nWhy: " in out
    assert out.endswith("1 evaluated, 0 of them consistent\n")
