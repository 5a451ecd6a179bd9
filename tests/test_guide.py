"""The guide of rules/README.md, followed step by step: its commands print what it shows."""

import re
from pathlib import Path

import pytest

from tests.test_readme import run

GUIDE = Path(__file__).resolve().parents[1] / "rules" / "README.md"
STEP = re.compile(r"(?:<!-- (file|add|line): (\S+) -->\n)?```(\w+)\n(.*?)```\n", re.DOTALL)
"""A file, what is added at its end, or a line in place of the first one with its key; or commands."""


def follow(text: str, folder: Path) -> str:
    """Do what a guide says, and give it back with what its commands print."""

    def step(block: re.Match[str]) -> str:
        what, name, kind, body = block.groups()
        if kind == "console":
            commands = re.findall(r"(?m)^\$ (.*)$", body)
            return (
                "```console\n"
                + "".join(f"$ {each}\n{printed(each, folder)}\n" for each in commands)
                + "```\n"
            )
        if name:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            path.write_text(written(before, what, body), encoding="utf-8")
        return block[0]

    return STEP.sub(step, text)


def written(before: str, what: str, body: str) -> str:
    """The contents of a file after a step."""
    if what == "line":
        key = re.escape(body.partition("=")[0])
        after, changes = re.subn(rf"(?m)^{key}=.*\n", lambda _: body, before, count=1)
        assert changes == 1, body
        return after
    return before + body if what == "add" else body


def printed(command: str, folder: Path) -> str:
    done = run(command, folder)
    return (done.stdout + done.stderr).strip()


def test_following_the_guide_gives_what_it_shows(tmp_path: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert text.count("\n$ ") >= 5
    assert follow(text, tmp_path) == text


def test_a_step_that_changes_nothing_is_told() -> None:
    with pytest.raises(AssertionError):
        written("a = 1\n", "line", "b = 2\n")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as top:
        GUIDE.write_text(follow(GUIDE.read_text(encoding="utf-8"), Path(top)), encoding="utf-8")
