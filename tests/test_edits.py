"""Edits: what would link a figure is proposed only where it does, and where every example holds as it did."""

from datetime import date
from pathlib import Path

import pytest

from factcheck import Source, documents, edits, examples, extract, load_pack, trials
from factcheck.cli import main
from factcheck.packs import Pack

PACK = """
[pack]
name = "ferries"
description = "Ferries of one port"

[measures.passengers]
unit = "person"
dynamics = "flow"
match.en = ["ferries ... carried ... <n> (people|passengers)"]
match.vi = ["phà ... chở ... <n> (người|khách)"]

[[measures.passengers.examples]]
text = "In 2024 the ferries carried 52,000 passengers."
published = 2025-01-10
expect = ["52,000 person as of 2024"]

[measures.crew]
unit = "person"
match.en = ["<n> sailors"]

[[measures.crew.examples]]
text = "The port employs 40 sailors."
published = 2025-01-10
expect = ["40 person as of 2025-01-10"]

[measures.length]
unit = "metre"
dynamics = "fixed"
match.en = ["pier ... <n> ... long"]
match.vi = ["bến ... dài ... <n>"]

[[measures.length.examples]]
text = "The pier is 80 m long."
published = 2025-01-10
expect = ["80 metre"]
"""

LINKED = (
    ("In 2024 the ferries moved 52,000 passengers.", "52,000", "passengers"),
    ("The ferries brought some 4,100 passengers to the island in May.", "some 4,100", "passengers"),
    ("Năm 2024, phà đưa 52.000 khách qua sông.", "52.000", "passengers"),
    ("The pier has a length of 80 m.", "80 m", "length"),
    ("Bến tàu vươn ra 80 m.", "80 m", "length"),
)
LEFT = (
    "The harbour master owns 12 goats.",  # no word of any measure
    "The pier was opened on 3 May 1990.",  # no measure of dates
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "ferries.toml"
    found.write_text(PACK, encoding="utf-8")
    return found


def proposed(text: str, pack: Pack) -> dict[str, edits.Edit | None]:
    document = documents.read(Source("text", text, date(2025, 1, 10)))
    return {
        each.claim.written: edits.propose(document, pack, each.index, each.nearest)
        for each in trials.read(document, pack)
        if each.nearest
    }


@pytest.mark.parametrize(("text", "figure", "measure"), LINKED, ids=[case[0][:20] for case in LINKED])
def test_the_line_as_pasted_links_the_figure(text: str, figure: str, measure: str, path: Path) -> None:
    edit = proposed(text, load_pack(path))[figure]
    assert edit is not None
    assert edit.table == f"measures.{measure}"
    key = edit.line.partition(" ")[0]
    lines = PACK.split("\n")
    at = lines.index(f"[{edit.table}]")
    place = next(n for n in range(at, len(lines)) if lines[n].startswith(key))
    lines[place] = edit.line
    path.write_text("\n".join(lines), encoding="utf-8")
    pack = load_pack(path)
    assert list(examples.check(pack)) == []
    links = {claim.written: claim.measure for claim in extract(text, pack=pack, published="2025-01-10")}
    assert links[figure] == measure


@pytest.mark.parametrize("text", LEFT)
def test_nothing_is_proposed_for_what_no_measure_is_near_to(text: str, path: Path) -> None:
    assert not any(proposed(text, load_pack(path)).values())


def test_what_would_unlink_an_example_is_not_proposed(path: Path) -> None:
    """The only words of the figure are those of another measure's example, which it would take."""
    text = (
        PACK
        + """
[measures.sailors]
unit = "person"
match.en = ["sailors ... stripes ... <n>"]

[[measures.sailors.examples]]
text = "Sailors with stripes number 7."
published = 2025-01-10
expect = ["7 person as of 2025-01-10"]
"""
    )
    path.write_text(text, encoding="utf-8")
    pack = load_pack(path)
    document = documents.read(Source("text", "40 sailors.", date(2025, 1, 10)))
    assert edits.propose(document, pack, 0, "sailors") is None


def test_the_command_prints_a_line_to_paste(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["try", LINKED[0][0], "--rules", str(path)]) == 0
    out = capsys.readouterr().out.splitlines()
    at = out.index("  [measures.passengers]")
    assert out[at + 1].startswith('  match.en = ["ferries ... carried ... <n> (people|passengers)", "')


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["why", "one.txt:9"], "one.txt:9: no such line"),
        (["why", "one.txt:0"], "one.txt:0: no such line"),
    ],
)
def test_a_line_that_a_file_does_not_have_is_an_error(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text("The pier is 80 m long.\n", encoding="utf-8")
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_command_with_a_slip_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(["chekc", "texts"])
    assert ended.value.code == 2
    assert 'did you mean "check"?' in capsys.readouterr().err
    (tmp_path / "chekc").mkdir()
    (tmp_path / "chekc" / "one.txt").write_text("The pier is 80 m long.\n", encoding="utf-8")
    assert main(["chekc"]) == 0
