"""claimcheck find"""

from __future__ import annotations

import sys
from typing import Any

import click

from ..pipeline import DEFAULT_SOURCES, find_quotation
from ..writers import View
from .options import check_options, exit_code, output_options, progress_bar, settings_from, write_report


@click.command("find")
@click.argument("quote")
@click.argument("places", nargs=-1, metavar="[SOURCES]...")
@click.option("--speaker", metavar="NAME", help="Who is supposed to have said it.")
@check_options
@output_options(View.VERIFY)
def command(quote: str, places: tuple[str, ...], speaker: str | None, **options: Any) -> int:
    """Look for one quotation in SOURCES, right now.

    SOURCES are files or folders, sources/ by default; `-` reads a text from standard input.
    """
    options["sources"] = [*options["sources"], *(place for place in places if place != "-")]
    stdin = sys.stdin.buffer.read() if "-" in places else None
    if not options["sources"] and stdin is None:
        options["sources"] = [DEFAULT_SOURCES]
    options["verbose"] = not options["quiet"]
    with progress_bar(options) as progress:
        report = find_quotation(quote, settings_from(options), speaker=speaker, stdin=stdin, progress=progress)
    write_report(report, View.VERIFY, options)
    return exit_code(report, options["fail_on"])
