"""proof-citations: `verify_citation` on the text as a snapshot, no network; "verified" passes, "partial" does not."""

import sys

sys.path = [entry for entry in sys.path if not entry.endswith("adapters")] + [sys.path[0]]

from common import run  # noqa: E402


def decide(case, text, path):
    from proof_citations import verify_citation
    result = verify_citation("https://example.org/page", case["quote"], case["id"], snapshot=text, skip_live_fetch=True,
                             oa_lookup=False)
    return result["status"] == "verified", f"{result['status']} ({result['method']})"


run(decide)
