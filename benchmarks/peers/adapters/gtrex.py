"""gtrex: `Verifier(text, Policy()).verify(quote)`; a grounded certificate passes."""

import sys

sys.path = [entry for entry in sys.path if not entry.endswith("adapters")] + [sys.path[0]]

from gtrex import Policy, Verifier  # noqa: E402
from common import run  # noqa: E402


def decide(case, text, path):
    certificate = Verifier(text, Policy()).verify(case["quote"])
    return certificate.grounded, str(certificate.tier or "not grounded")


run(decide)
