"""`factcheck init`: a folder in; its factcheck.toml, with what was found there, and the next step out.

factcheck init docs          writes docs/factcheck.toml
"""

import argparse
import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from factcheck import config, configtexts, inventories
from factcheck.cli import outputs
from factcheck.config import NAME
from factcheck.documents import READERS
from factcheck.errors import FactcheckError
from factcheck.inventories import Inventory


def run(given: argparse.Namespace) -> int:
    """Write the configuration where no file is yet."""
    folder = Path(given.folder)
    path = _path(folder, given.output)
    inventory = inventories.take(folder)
    outputs.problems(inventory.problems)
    outputs.write(configtexts.write(inventory), None if path is None else str(path))
    # Where the configuration itself is on standard output, what to do with it is not in its way.
    print("\n".join(_next(inventory, path)), file=sys.stderr if path is None else sys.stdout)
    return 2 if inventory.problems else 0


def _path(folder: Path, output: str | None) -> Path | None:
    """Where to write; None is standard output.

    Raises:
        FactcheckError: where there is no folder, or a configuration that would be replaced or hidden.
    """
    if not folder.is_dir():
        problem = "is a file: name the folder that it is in" if folder.exists() else "there is no such folder"
        raise FactcheckError(f"{folder}: {problem}")
    if output == outputs.STDOUT:
        return None
    path = Path(output) if output is not None else folder / NAME
    elsewhere = "--output FILE writes to another file, --output - shows it"
    if os.path.lexists(path):
        raise FactcheckError(f"{path}: exists and is not overwritten; {elsewhere}")
    if output is None and (known := config.find(folder)) is not None:
        raise FactcheckError(f"{folder}: is configured by {_near(known)} already; {elsewhere}")
    return path


def _near(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _next(inventory: Inventory, path: Path | None) -> Iterator[str]:
    """What was found, and what to do with it."""
    names = ", ".join(pack.name for pack in inventory.packs) or "none links figures here"
    found = f"{configtexts.counted(inventory)}, {configtexts.some(inventory.figures)}; packs: {names}"
    yield f"{f'wrote {path}: ' if path else ''}{found}"
    place = shlex.quote(str(inventory.folder))
    if not inventory.sources:
        yield f"next: put texts there ({', '.join(READERS)}), then: factcheck check {place}"
        return
    if inventory.undated:
        texts = configtexts.some(len(inventory.undated), "text")
        yield f"next: fill in there when texts were published that do not say so ({texts}); then"
    yield f"{'      ' if inventory.undated else 'next: '}factcheck check {place}"
    pack = shlex.quote(str(inventory.folder / "figures.toml"))
    yield f"      factcheck suggest {place} -o {pack}   (a pack for what no pack links)"
