"""rapidfuzz as it is often used for this: `partial_ratio(quote, text) >= 90` after the default processing."""

import sys

sys.path = [entry for entry in sys.path if not entry.endswith("adapters")] + [sys.path[0]]

from rapidfuzz import fuzz, utils  # noqa: E402
from common import run  # noqa: E402


def decide(case, text, path):
    score = fuzz.partial_ratio(case["quote"], text, processor=utils.default_process)
    return score >= 90, f"{score:.1f}"


run(decide)
