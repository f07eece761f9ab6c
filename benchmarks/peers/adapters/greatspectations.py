"""greatspectations: each quotation in a comment of its own, checked as a spec quote; a silent run passes."""

import subprocess
import sys
from pathlib import Path

from common import load, tell


def main() -> None:
    cases, texts, scratch = load(sys.argv[1:])
    settings = []
    for source in sorted({case["source"] for case in cases}):
        settings.append(f'[sources.{source}]\nformat = "markdown"\nfile = "{texts / source}.txt"\n')
    (scratch / "specquotes.toml").write_text("\n".join(settings), "utf-8")
    command = str(Path(sys.executable).with_name("greatspectate"))
    for case in cases:
        file = scratch / "case.py"
        file.write_text(f"# {case['source'].upper()}:\n# {case['quote']}\n", "utf-8")
        ran = subprocess.run([command, "check", "--config", "specquotes.toml", file.name], cwd=scratch,
                             capture_output=True, text=True)
        tell(case, ran.returncode == 0, (ran.stdout + ran.stderr).strip().split("\n")[0][:80] or "silent")


main()
