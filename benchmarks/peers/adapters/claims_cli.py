"""claims-cli: one manifest with a claim a case, `claims verify --format json`; comparison "match" passes."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

from common import load, tell


def main() -> None:
    cases, texts, scratch = load(sys.argv[1:])
    artifacts = []
    for source in sorted({case["source"] for case in cases}):
        shutil.copy(texts / f"{source}.txt", scratch)
        digest = hashlib.sha256((scratch / f"{source}.txt").read_bytes()).hexdigest()
        artifacts.append({"id": source, "path": f"{source}.txt", "digest": {"algorithm": "sha256", "value": digest}})
    claims = [{"id": case["id"].replace(" ", "-"), "text": case["why"],
               "evidence": [{"kind": "quote", "artifact": case["source"], "text": case["quote"]}]} for case in cases]
    (scratch / "repro.yaml").write_text(json.dumps({"artifacts": artifacts, "claims": claims}), "utf-8")
    command = Path(sys.executable).with_name("claims")
    ran = subprocess.run([str(command), "verify", "--format", "json"], cwd=scratch, capture_output=True, text=True)
    if not ran.stdout.strip():
        raise SystemExit(ran.stderr)
    decisions = {claim["claim_id"]: claim["decisions"][0] for claim in json.loads(ran.stdout)["report"]["claims"]}
    for case in cases:
        decision = decisions[case["id"].replace(" ", "-")]
        tell(case, decision["comparison"] == "match", str(decision["reason"]))


main()
