"""anchorcite, core install without the model: `anchor_claim(quote, text)`; an anchor passes."""

import sys

sys.path = [entry for entry in sys.path if not entry.endswith("adapters")] + [sys.path[0]]

from anchorcite import anchor_claim  # noqa: E402
from common import run  # noqa: E402


def decide(case, text, path):
    anchor = anchor_claim(case["quote"], text)
    return anchor is not None, "no anchor" if anchor is None else f"score {anchor.score:.3f}"


run(decide)
