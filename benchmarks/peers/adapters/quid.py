"""quid: `Quid().compare(source, quote)`; passes when the matches cover all of the quotation's words.

quid finds where two texts share words; it gives no verdict, so this reading of its spans is ours. Quotations shorter
than its smallest match of five words can't be found.
"""

import re
import sys

sys.path = [entry for entry in sys.path if not entry.endswith("adapters")] + [sys.path[0]]

from quid.core.Quid import Quid  # noqa: E402
from common import run  # noqa: E402


def decide(case, text, path):
    quote = case["quote"]
    covered = [(match.target_span.start, match.target_span.end) for match in Quid().compare(text, quote)]
    words = [found.span() for found in re.finditer(r"\w+(?:['’]\w+)*", quote)]
    outside = [quote[start:end] for start, end in words
               if not any(low <= start and end <= high for low, high in covered)]
    return bool(covered) and not outside, f"{len(words) - len(outside)} of {len(words)} words in matches"


run(decide)
