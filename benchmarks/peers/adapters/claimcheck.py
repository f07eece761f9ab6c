"""claimcheck: one ledger with a claim a case, `claimcheck verify --format json`; status "agree" passes.

With `--strict` as a last argument a claim with a warning doesn't pass either (`--fail-on warning`).
"""

import json
import subprocess
import sys

from common import load, tell


def main() -> None:
    strict = sys.argv[-1] == "--strict"
    cases, texts, scratch = load(sys.argv[1:4])
    claims = [{"id": case["id"].replace(" ", "-"), "quote": case["quote"], "source": case["source"],
               **({"speaker": case["speaker"]} if "speaker" in case else {})} for case in cases]
    ledger = scratch / "claims.json"
    ledger.write_text(json.dumps({"version": 1, "sources": [str(texts)], "claims": claims}), "utf-8")
    command = [sys.executable, "-m", "claimcheck", "verify", str(ledger), "--format", "json", "--no-cache"]
    ran = subprocess.run(command, cwd=scratch, capture_output=True, text=True)
    if ran.returncode not in (0, 1):
        raise SystemExit(ran.stderr)
    results = {claim["id"]: claim for claim in json.loads(ran.stdout)["claims"]}
    for case in cases:
        result = results[case["id"].replace(" ", "-")]
        loud = [finding["code"] for finding in result["findings"] if finding["level"] in ("error", "warning")]
        accepted = result["status"] == "agree" and not (strict and loud)
        tell(case, accepted, " ".join([result["status"], result["verdict"], *loud]))


main()
