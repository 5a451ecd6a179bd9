"""`factcheck new-pack`: a name in, a commented pack to start from out.

factcheck new-pack ferries          writes ferries.toml
"""

import argparse
from importlib.resources import files
from pathlib import Path

from factcheck import patterns, suggestions
from factcheck.cli import outputs, streams
from factcheck.errors import FactcheckError

SUFFIX = ".toml"


def run(given: argparse.Namespace) -> int:
    """Write the skeleton where no file is yet."""
    path = Path(given.name if given.name.endswith(SUFFIX) else f"{given.name}{SUFFIX}")
    name = "-".join(patterns.slug_words(path.name.removesuffix(SUFFIX)))
    if not name:
        raise FactcheckError(f'"{given.name}" is no name for a pack; use letters, such as: ferries')
    if path.exists():
        raise FactcheckError(f"{path}: exists and is not overwritten; choose another name")
    text = (files(suggestions) / "skeleton.toml").read_text(encoding="utf-8")
    outputs.write(text.replace("NAME", name).replace("FILE", path.name).splitlines(), str(path))
    shown = path if path.parent != Path() else f"./{path}"
    streams.tell(f"wrote {path}; its examples: factcheck test {shown}")
    return 0
