"""What every format says of the texts in `seeds/`, kept whole: `python -m tests.goldens` writes it anew.

Read the difference before committing it. A format about findings is kept for all texts, one that lists every
figure for one text.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests" / "golden"
WHOLE = ("table", "sarif", "junit", "github", "gitlab", "markdown")
OF_ONE = ("json", "jsonl", "csv", "html")
ONE = "seeds/2025-after-the-visit.md"
WIDTHS = (60, 120, 200)
"""Columns for which the table is kept beside that of files, which has 80."""


def made(folder: Path, variables: Mapping[str, str]) -> dict[str, str]:
    """Each golden file's name with its text, from a copy of the texts in a folder."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    _run(folder, ["seeds"], WHOLE, variables)
    _run(folder, [ONE], OF_ONE, variables)
    kept = {f"seeds.{name}": (folder / name).read_text(encoding="utf-8") for name in (*WHOLE, *OF_ONE)}
    for width in WIDTHS:
        kept[f"seeds.{width}.table"] = _run(folder, ["seeds"], (), {**variables, "COLUMNS": str(width)})
    return kept


def _run(folder: Path, paths: list[str], formats: tuple[str, ...], variables: Mapping[str, str]) -> str:
    """Write these formats; what is printed."""
    named = [f"--output={name}={name}" for name in formats]
    usual = {key: value for key, value in os.environ.items() if key != "GITHUB_STEP_SUMMARY"}
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", *paths, *named],
        cwd=folder,
        env={**usual, "PYTHONPATH": str(ROOT), **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode == 2:
        raise RuntimeError(done.stderr)
    return done.stdout


def main() -> None:
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in made(Path(folder), {}).items():
            (KEPT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
