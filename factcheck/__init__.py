"""factcheck: figures of documents as typed, dated claims with units, and rules for what cannot both hold.

    import factcheck

    pack = factcheck.load_pack("vietnam-korea")
    report = factcheck.check(factcheck.read("seeds/", pack=pack), pack)
    for finding in report.findings:
        print(finding.verdict, finding.message)

Names are imported when they are first used, so that `import factcheck` is quick.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.claims import Claim as Claim
    from factcheck.claims import extract as extract
    from factcheck.config import Config as Config
    from factcheck.corpora import Corpus as Corpus
    from factcheck.corpora import read as read
    from factcheck.documents import Source as Source
    from factcheck.entailments import Comparison as Comparison
    from factcheck.entailments import compare as compare
    from factcheck.errors import FactcheckError as FactcheckError
    from factcheck.findings import Finding as Finding
    from factcheck.findings import Report as Report
    from factcheck.findings import check as check
    from factcheck.measures import Measure as Measure
    from factcheck.packs import Pack as Pack
    from factcheck.packs import load_pack as load_pack
    from factcheck.periods import Period as Period
    from factcheck.values import Value as Value
    from factcheck.verdicts import Verdict as Verdict

__version__ = "0.1.0"

_HOMES = {
    "Claim": "claims",
    "Comparison": "entailments",
    "Config": "config",
    "Corpus": "corpora",
    "FactcheckError": "errors",
    "Finding": "findings",
    "Measure": "measures",
    "Pack": "packs",
    "Period": "periods",
    "Report": "findings",
    "Source": "documents",
    "Value": "values",
    "Verdict": "verdicts",
    "check": "findings",
    "compare": "entailments",
    "extract": "claims",
    "load_pack": "packs",
    "read": "corpora",
}

__all__ = [
    "Claim",
    "Comparison",
    "Config",
    "Corpus",
    "FactcheckError",
    "Finding",
    "Measure",
    "Pack",
    "Period",
    "Report",
    "Source",
    "Value",
    "Verdict",
    "__version__",
    "check",
    "compare",
    "extract",
    "load_pack",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute '{name}'")
    return getattr(importlib.import_module(f"factcheck.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return list(__all__)
