"""claimcheck verify"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..pipeline import verify
from ..writers import View
from .options import (check_options, claims_argument, exit_code, output_options, progress_bar, settings_from,
                      write_report)


@click.command("verify")
@claims_argument
@check_options
@output_options(View.VERIFY)
def command(claims: Path, **options: Any) -> int:
    """Check every claim against the sources.

    CLAIMS is the ledger, claims.yaml by default. A line per claim, what needs attention first, then a summary.
    """
    with progress_bar(options) as progress:
        report = verify(claims, settings_from(options), progress)
    write_report(report, View.VERIFY, options)
    return exit_code(report, options["fail_on"])
