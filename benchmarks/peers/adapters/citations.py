"""citations: `check_one(quote, file)`, which `citations verify` and `citations pin` both ask; only "found" passes."""

import sys

sys.path = [entry for entry in sys.path if not entry.endswith("adapters")] + [sys.path[0]]

from citations.verify import check_one  # noqa: E402
from common import run  # noqa: E402


def decide(case, text, path):
    result = check_one(case["quote"], path)
    return result.state == "found", " ".join([result.state, *(f"({warning})" for warning in result.warnings)])


run(decide)
