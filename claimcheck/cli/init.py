"""claimcheck init"""

from __future__ import annotations

from pathlib import Path

import click

from ..pipeline import start_ledger


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
def command(folder: Path) -> int:
    """Start a ledger: a claims.yaml and a first source in FOLDER (this one by default).

    Nothing that exists is overwritten.
    """
    for path in start_ledger(folder):
        click.echo(f"wrote {path}")
    click.echo("now run: claimcheck verify" if folder == Path() else f"now run: claimcheck verify {folder}/claims.yaml")
    return 0
