"""The command: exit statuses, messages for whatever cannot be used, output as it is asked for.

Long, for each command is tried with what can go wrong with it.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.cli import main, parsers

PACK = """\
[pack]
name = "ferries"
description = "Ferries of one port"

[measures.passengers]
unit = "person"
dynamics = "flow"
match.en = ["ferries ... carried ... <n> (people|passengers)"]

[[measures.passengers.examples]]
text = "In 2024 the ferries carried 52,000 passengers."
published = 2025-01-10
expect = ["52,000 person as of 2024"]
"""
FIRST = "In 2024 the ferries carried 52,000 passengers.\n"
SECOND = "In 2024 the ferries carried 71,000 passengers.\n"
CONFIG = (
    'rules = ["./ferries.toml"]\n\n[[sources]]\npath = "*.txt"\nlanguage = "en"\npublished = 2025-01-10\n'
)


MISSPELT = """\
[pack]
name = "a"
description = "A"

[measures.m]
unti = "person"
match.en = ["<n> m"]
"""


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a pack, a configuration and one text, as the current one."""
    (tmp_path / "ferries.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "factcheck.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path


def conflict(port: Path) -> None:
    (port / "second.txt").write_text(SECOND, encoding="utf-8")


# --- check -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [["."], ["check", "."], ["first.txt"], ["--fail-on", "note", "first.txt"]]
)
def test_texts_that_agree(port: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 0
    done = capsys.readouterr()
    assert done.out.startswith("Nothing disagrees: 1 source, 2 figures read, 1 linked")
    assert done.err == ""


def test_texts_that_disagree(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    conflict(port)
    assert main(["."]) == 1
    out = capsys.readouterr().out
    for part in (
        "passengers\n  contradiction",
        "first.txt:1:29",
        "second.txt:1:29",
        "52,000",
        "71,000",
        "1 error",
    ):
        assert part in out
    assert "\x1b" not in out


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_what_to_fail_on(port: Path, level: str, status: int) -> None:
    conflict(port)
    assert main([".", "--fail-on", level]) == status
    config = port / "factcheck.toml"
    config.write_text(f'fail-on = "{level}"\n{CONFIG}', encoding="utf-8")
    assert main(["."]) == status
    assert main([".", "--fail-on", "never"]) == 0


def test_an_accepted_finding_passes_until_its_number_changes(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    conflict(port)
    main([".", "--format", "json"])
    (found,) = [
        each for each in json.loads(capsys.readouterr().out)["findings"] if each["severity"] == "error"
    ]
    accepted = (
        f'[[accepted]]\nid = "{found["id"]}"\nreason = "Two ways to count."\nclaims = ["second.txt:1"]\n'
    )
    (port / "accepted.toml").write_text(accepted, encoding="utf-8")
    (port / "factcheck.toml").write_text(f'accepted = "accepted.toml"\n{CONFIG}', encoding="utf-8")
    assert main(["."]) == 0
    assert "1 accepted" in capsys.readouterr().out
    (port / "second.txt").write_text(SECOND.replace("71", "75"), encoding="utf-8")
    assert main(["."]) == 1
    assert "factcheck: stale: accepted finding" in capsys.readouterr().err
    (port / "second.txt").write_text(SECOND.replace("71", "52"), encoding="utf-8")
    assert main(["."]) == 0
    assert "stale" in capsys.readouterr().err


def test_only_what_was_published_by_then(port: Path) -> None:
    conflict(port)
    (port / "factcheck.toml").write_text(
        f'{CONFIG}[[sources]]\npath = "second.txt"\npublished = 2025-03-01\n', encoding="utf-8"
    )
    assert main([".", "--as-of", "2025-02"]) == 0
    assert main([".", "--as-of", "2025-03-01"]) == 1
    assert main([".", "--as-of", "2025"]) == 1


def test_rules_language_and_date_from_the_command_line(
    port: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (port / "factcheck.toml").unlink()
    (port / "second.txt").write_text("The ferries carried 71,000 people last year.", encoding="utf-8")
    given = [".", "--rules", "./ferries.toml", "--language", "en", "--published", "2025-01..2025-02-03"]
    assert main([*given, "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert {each["published"]["end"] for each in report["sources"]} == {"2025-02-03"}


# --- what cannot be used ---------------------------------------------------------------------------

UNUSABLE: tuple[tuple[str, list[str], dict[str, bytes], str], ...] = (
    ("missing", ["none.txt", "first.txt"], {}, "none.txt: cannot be read: No such file or directory"),
    ("binary", ["a.txt", "first.txt"], {"a.txt": b"\x89PNG\0"}, "a.txt: is a binary file"),
    ("not UTF-8", ["a.txt", "first.txt"], {"a.txt": b"x\ncaf\xe9"}, "a.txt:2: is not UTF-8"),
    ("empty folder", ["sub", "first.txt"], {"sub/.keep": b""}, "sub: no file to read in this folder"),
    ("no TOML", ["first.txt", "--rules", "a.toml"], {"a.toml": b"[pack"}, "a.toml:1: is no valid TOML"),
    ("no such pack", ["first.txt", "--rules", "ferrys"], {}, "ferrys"),
    ("no such pack file", ["first.txt", "--rules", "./no.toml"], {}, "./no.toml"),
    (
        "misspelt key",
        ["first.txt", "--rules", "a.toml"],
        {"a.toml": MISSPELT.encode()},
        'did you mean "unit"?',
    ),
    (
        "configuration",
        ["first.txt"],
        {"factcheck.toml": CONFIG.replace("rules", "ruels").encode()},
        '"ruels"',
    ),
    (
        "accepted without a reason",
        ["first.txt"],
        {
            "factcheck.toml": f'accepted = "acc.toml"\n{CONFIG}'.encode(),
            "acc.toml": b'[[accepted]]\nid = "a"\n',
        },
        'acc.toml:1: accepted[1]: the key "reason" is missing',
    ),
)


@pytest.mark.parametrize(
    ("name", "arguments", "files", "message"), UNUSABLE, ids=[case[0] for case in UNUSABLE]
)
def test_what_cannot_be_used_is_said_and_the_rest_is_checked(
    port: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    arguments: list[str],
    files: dict[str, bytes],
    message: str,
) -> None:
    for path, content in files.items():
        (port / path).parent.mkdir(exist_ok=True)
        (port / path).write_bytes(content)
    assert main(arguments) == 2
    done = capsys.readouterr()
    assert message in done.err
    assert all(line.startswith("factcheck: ") for line in done.err.splitlines())
    assert "1 source, 2 figures read" in done.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([".", "--as-of", "soon"], "--as-of: expected a date such as 2024-05-01"),
        ([".", "--published", "2024-13"], "--published: expected a date"),
        (
            [".", "--language", "eng"],
            '--language: no language "eng"; expected one of en, ko, vi; did you mean "en"?',
        ),
        (["explain", "pasengers"], 'no measure or rule "pasengers"; did you mean "passengers"?'),
        (["explain", "000000000000", "."], 'no finding, rule or measure "000000000000" in 1 source'),
        (["why", "none.txt:3"], "none.txt: cannot be read"),
        (["first.txt", "--output", "none/report.json"], "none/report.json: cannot be written"),
    ],
)
def test_arguments_that_cannot_be_used(
    port: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], [".", "--format", "xml"], ["claims"], [".", "--fail-on", "all"], ["--frobnicate"]]
)
def test_wrong_usage(port: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: factcheck" in capsys.readouterr().err


def test_a_folder_named_like_a_command(port: Path) -> None:
    (port / "claims").mkdir()
    (port / "claims/a.txt").write_text(FIRST, encoding="utf-8")
    assert main(["check", "claims"]) == 0


# --- output ----------------------------------------------------------------------------------------


def test_claims(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", ".", "--format", "jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    claim = json.loads(line)
    assert (claim["source"], claim["text"], claim["measure"]) == ("first.txt", "52,000", "passengers")
    assert FIRST[claim["start"] : claim["end"]] == claim["text"]
    assert main(["claims", "first.txt", "--all", "--format", "json"]) == 0
    assert [each["text"] for each in json.loads(capsys.readouterr().out)["claims"]] == ["2024", "52,000"]


def test_output_is_whole_or_not_there(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = port / "report.json"
    assert main([".", "--format", "json", "--output", "report.json"]) == 0
    assert capsys.readouterr().out == ""
    before = report.read_text(encoding="utf-8")
    assert json.loads(before)["schema_version"] == 1
    assert main([".", "--format", "jsonl", "--output", "report.json"]) == 0
    assert report.read_text(encoding="utf-8") != before
    assert sorted(path.name for path in port.iterdir()) == [
        "factcheck.toml",
        "ferries.toml",
        "first.txt",
        "report.json",
    ]
    (port / "folder").mkdir()
    assert main([".", "--output", "folder"]) == 2
    assert "folder: cannot be written" in capsys.readouterr().err
    assert not list((port / "folder").iterdir())


def command(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1]), **variables},
    )


def test_output_is_utf8_whatever_the_locale(port: Path) -> None:
    (port / "vi.md").write_text("Năm 2024 đạt khoảng 52.000 người.", encoding="utf-8")
    done = command("claims", "vi.md", "--all", LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr
    assert "khoảng 52.000" in done.stdout.decode("utf-8")


def test_a_reader_that_has_seen_enough(port: Path) -> None:
    (port / "long.txt").write_text("There were 5 boats.\n" * 3000, encoding="utf-8")
    code = "import sys; from factcheck.cli import main; sys.exit(main(['claims', 'long.txt', '--all']))"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])},
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


def test_a_name_that_is_no_text(port: Path) -> None:
    try:
        Path(os.fsdecode(b"caf\xe9.txt")).write_text(FIRST, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    done = command("claims", ".", "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    assert len({json.loads(line)["source"] for line in done.stdout.decode("utf-8").splitlines()}) == 2


# --- the other commands ----------------------------------------------------------------------------


def test_examples_of_packs(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test"]) == 0
    assert "1 example, none failed" in capsys.readouterr().out
    (port / "wrong.toml").write_text(PACK.replace('["52,000', '["53,000'), encoding="utf-8")
    assert main(["test", "./wrong.toml", "./ferries.toml"]) == 1
    out = capsys.readouterr().out
    assert "expected: 53,000 person as of 2024" in out
    assert "got:      52,000 person as of 2024" in out
    assert main(["test", "./none.toml", "./ferries.toml"]) == 2


def test_a_sentence(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["try", FIRST.strip(), "--published", "2025-01-10"]) == 0
    out = capsys.readouterr().out
    assert "52,000  (line 1, body)" in out
    assert "as of 2024 (stated)" in out
    assert 'passengers\n  by "ferries ... carried ... <n> (people|passengers)"' in out
    assert main(["try", "The ferries had 52,000 passengers."]) == 0
    assert 'stops at "carried"' in capsys.readouterr().out
    assert main(["try", "No number here."]) == 0
    assert capsys.readouterr().out == "No figures.\n"


def test_a_line_of_a_file(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (port / "first.txt").write_text(f"There were 5 boats.\n{FIRST}", encoding="utf-8")
    assert main(["why", "first.txt:2"]) == 0
    out = capsys.readouterr().out
    assert "52,000  (line 2" in out
    assert "(line 1" not in out
    assert main(["why", "first.txt"]) == 0
    assert "(line 1" in capsys.readouterr().out


def test_explanations(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "passengers"]) == 0
    assert "unit: person; dynamics: flow" in capsys.readouterr().out
    conflict(port)
    main([".", "--format", "jsonl"])
    found = json.loads(capsys.readouterr().out.splitlines()[0])
    assert main(["explain", found["id"], "."]) == 0
    assert f"id: {found['id']}  rule: agree" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["agree", "totals-fit", "change-fits-levels"])
def test_every_rule_explains_itself(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["explain", name]) == 0
    assert "\nWhy: " in capsys.readouterr().out


def test_a_rule_is_explained_with_what_it_finds(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = '\n[[rules]]\nid = "few"\nwhy = "A small port."\nassert = "[passengers] <= 100 person"\n'
    (port / "ferries.toml").write_text(PACK + rule, encoding="utf-8")
    assert main(["explain", "few"]) == 0
    assert "evaluated" not in capsys.readouterr().out
    assert main(["explain", "few", "."]) == 0
    out = capsys.readouterr().out
    assert "must hold: [passengers] <= 100 person" in out
    assert "it would hold with passengers at most" in out
    assert out.endswith("1 evaluated, 0 of them consistent\n")


def test_every_option_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("check", "claims", "test", "explain", "try", "why", "accept", "diff"):
        with pytest.raises(SystemExit) as ended:
            parsers.parse([name, "--help"])
        assert ended.value.code == 0
        assert "exit status" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        parsers.parse(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("factcheck ")


def test_help_is_quick() -> None:
    started = time.perf_counter()
    done = command("--help")
    assert done.returncode == 0
    assert time.perf_counter() - started < 1.5  # 0.3 s on a machine with nothing else to do


@pytest.mark.parametrize("kind", parsers.KINDS)
def test_a_schema_is_printed(kind: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["schema", kind]) == 0
    printed = capsys.readouterr().out
    assert main(["schema", kind, "--output", str(tmp_path / "schema.json")]) == 0
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == printed
    assert json.loads(printed)["additionalProperties"] is False


def test_a_schema_knows_every_key_of_a_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "pack"]) == 0
    keys = json.loads(capsys.readouterr().out)["properties"]
    assert set(keys) == {"pack", "entities", "classes", "scopes", "measures", "rules"}
    measure = keys["measures"]["additionalProperties"]
    assert measure["required"] == ["unit"]
    assert {"match", "not", "context", "drift", "roles", "examples"} <= set(measure["properties"])
    assert "flow" in measure["properties"]["dynamics"]["enum"]


def test_packs_without_examples_are_named(port: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = PACK.split("[[measures", maxsplit=1)[0]
    (port / "bare.toml").write_text(bare, encoding="utf-8")
    assert main(["test", "./bare.toml"]) == 0
    assert "./bare.toml: no example of passengers" in capsys.readouterr().out
