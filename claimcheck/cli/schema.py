"""claimcheck schema"""

from __future__ import annotations

import json

import click

from ..pipeline import schema


@click.command("schema")
@click.argument("which", type=click.Choice(["claims", "report"]), default="claims")
def command(which: str) -> int:
    """Print the JSON Schema (draft 2020-12) of claims files, or of the JSON report.

    Editors complete and check a claims file whose first line is
    `# yaml-language-server: $schema=claims.schema.json`.
    """
    click.echo(json.dumps(schema(which), ensure_ascii=False, indent=2))
    return 0
