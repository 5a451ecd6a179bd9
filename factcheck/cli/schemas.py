"""`factcheck schema`: a kind of file in, its JSON Schema out.

factcheck schema pack --output pack.schema.json
"""

import argparse
import json

from factcheck import schemas
from factcheck.cli import outputs


def run(given: argparse.Namespace) -> int:
    """Print the schema."""
    outputs.write([json.dumps(schemas.schema(given.kind), indent=2, ensure_ascii=False)], given.output)
    return 0
