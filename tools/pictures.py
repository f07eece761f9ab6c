"""Make the pictures in docs/images from the sample ledger: the terminal as SVG, the HTML report as PNG.

usage: python tools/pictures.py [--chromium PATH]

Needs Chromium for the second; without it only the first is made.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
COMMAND = ["verify", "--only", "wrong-on-purpose,lavrov-not-aimed,within-a-month"]
WIDTH = 96


def main() -> int:
    """Write both pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("chromium-browser"))
    options = parser.parse_args()
    IMAGES.mkdir(exist_ok=True)
    terminal_picture(IMAGES / "verify.svg")
    if options.chromium is None:
        print("no Chromium: docs/images/report.png is left as it is", file=sys.stderr)
        return 1
    page_picture(options.chromium, IMAGES / "report.png")
    return 0


def terminal_picture(path: Path) -> None:
    """What `claimcheck verify` prints, in colour, as an SVG."""
    done = subprocess.run([sys.executable, "-m", "claimcheck", *COMMAND, "--color", "always", "--width", str(WIDTH)],
                          capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(done.stdout))
    picture = console.export_svg(title="claimcheck verify", font_aspect_ratio=0.61)
    # The reader's own monospaced font; rich would have the picture ask a font server.
    picture = re.sub(r"@font-face \{.*?\n    \}\n", "", picture, flags=re.DOTALL)
    path.write_text(picture.replace("Fira Code, monospace", "monospace"), "utf-8")


def page_picture(chromium: str, path: Path) -> None:
    """The top of the HTML report, as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        subprocess.run([sys.executable, "-m", "claimcheck", "report", "--fail-on", "never", "-o", str(page)], cwd=ROOT,
                       check=True)
        subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
                        "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
                        f"--user-data-dir={folder}/profile", "--window-size=1180,1480",
                        f"--screenshot={path}", page.as_uri()], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    sys.exit(main())
