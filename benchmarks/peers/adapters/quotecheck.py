"""quotecheck: `check(quote, text)`; its own `ok` passes ("found" or "interleaved"), "drift" does not."""

import sys

sys.path = [entry for entry in sys.path if not entry.endswith("adapters")] + [sys.path[0]]

from quotecheck import check  # noqa: E402
from common import run  # noqa: E402


def decide(case, text, path):
    match = check(case["quote"], text)
    return match.ok, match.status


run(decide)
