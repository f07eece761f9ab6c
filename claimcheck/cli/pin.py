"""claimcheck pin"""

from __future__ import annotations

from pathlib import Path

import click

from ..pipeline import pin_sources
from .options import claims_argument
from .printing import printable


@click.command("pin")
@claims_argument
def command(claims: Path) -> int:
    """Write down the digest of each source, to notice when one changes.

    The lock file lies beside the claims file (claims.lock for claims.yaml); keep it under version control. From then on
    `verify` tells of a source that changed (CC503), and which claims cite it.
    """
    lock, count = pin_sources(claims)
    click.echo(printable(f"pinned {count} sources in {lock}"))
    return 0
