"""Imports point one way, along the data: a module uses only those above it in this list."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "factcheck"

ORDER = (
    *(
        "errors",
        "watches",
        "verdicts",
        "units",
        "calendars",
        "ranges",
        "hedges",
        "values",
        "periods",
        "fiscalyears",
    ),
    *("drifts", "languages", "documents", "mentions", "patterns", "tables", "entities", "measures"),
    *("oversights", "figures"),
    *("expressions", "packfiles", "packs", "scenes", "scopes", "links", "marks", "linking"),
    *("timing", "claims", "namings", "references"),
    *("config", "schemas", "folders", "acceptances", "corpora", "revisions", "inventories", "configtexts"),
    *("outcomes", "groups", "changes", "kinds"),
    *("evaluations", "descriptions", "hittings", "programs", "suspects", "witnesses"),
    *("glossaries", "elisions", "ties", "terms", "profiles", "magnitudes", "translations", "resemblances"),
    *("clusters", "titles", "likenesses"),
    "entailments",
    *(
        "drafts",
        "findings",
        "differences",
        "trials",
        "examples",
        "edits",
        "suggestions",
        "reports",
        "cli",
        "__main__",
    ),
)
LATE = {("values", "mentions")}
"""The one back door: Value.parse reads its text with the grammar of mentions, imported when it is called."""


def modules() -> dict[str, list[Path]]:
    """Each module or package of the first level, with its files."""
    found: dict[str, list[Path]] = {}
    for path in sorted(ROOT.rglob("*.py")):
        first = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if first != "__init__":
            found.setdefault(first, []).append(path)
    return found


def imported(tree: ast.AST, *, late: bool) -> set[str]:
    """The modules of the first level that a file imports; `late` counts imports inside functions, too."""
    found: set[str] = set()
    inside = {
        id(node)
        for scope in ast.walk(tree)
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(scope)
    }
    for node in ast.walk(tree):
        if (id(node) in inside) is not late:
            continue
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[1] for name in node.names if name.name.startswith("factcheck.")}
        elif isinstance(node, ast.ImportFrom) and node.module == "factcheck":
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("factcheck."):
            found.add((node.module or "").split(".")[1])
    return found


def test_every_module_is_listed() -> None:
    assert sorted(ORDER) == sorted(modules())


@pytest.mark.parametrize("name", ORDER)
def test_imports_point_up(name: str) -> None:
    for path in modules()[name]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for other in imported(tree, late=False) - {name}:
            assert ORDER.index(other) < ORDER.index(name), (
                f"{path.name} imports {other}, which is below {name}"
            )
        for other in imported(tree, late=True) - {name}:
            up = ORDER.index(other) < ORDER.index(name)
            assert up or (name, other) in LATE, f"{path.name} imports {other} late, which is below {name}"


def test_the_help_needs_none_of_it() -> None:
    code = (
        "import sys, factcheck.cli.parsers as p\n"
        "try: p.parse(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pint', 'babel', 'regex', 'factcheck.values', 'factcheck.documents'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
