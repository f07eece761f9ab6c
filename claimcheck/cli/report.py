"""claimcheck report"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..pipeline import verify
from ..writers import View
from .options import (check_options, claims_argument, exit_code, output_options, progress_bar, settings_from,
                      write_report)


@click.command("report")
@claims_argument
@check_options
@output_options(View.REPORT)
def command(claims: Path, **options: Any) -> int:
    """Write the whole report.

    A matrix of claims and sources, the timeline of each topic, and every passage with its differences marked.
    """
    with progress_bar(options) as progress:
        report = verify(claims, settings_from(options), progress)
    write_report(report, View.REPORT, options)
    return exit_code(report, options["fail_on"])
