"""Small ways to load a claims file from a text."""

from __future__ import annotations

from pathlib import Path

from claimcheck.claims import load_ledger
from claimcheck.errors import ClaimsFileError
from claimcheck.model.claim import Ledger


def load(folder: Path, text: str | bytes, name: str = "claims.yaml") -> Ledger:
    """The ledger that a file of this text gives."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return load_ledger(path)


def faults_of(folder: Path, text: str | bytes, name: str = "claims.yaml") -> list[str]:
    """Every fault as "line:column: message", in the order told; none when the file is sound."""
    try:
        load(folder, text, name)
    except ClaimsFileError as error:
        return [shown(fault) for fault in (error, *error.others) if isinstance(fault, ClaimsFileError)]
    return []


def hints_of(folder: Path, text: str | bytes, name: str = "claims.yaml") -> list[str | None]:
    """The hints of every fault."""
    try:
        load(folder, text, name)
    except ClaimsFileError as error:
        return [fault.hint for fault in (error, *error.others)]
    return []


def shown(fault: ClaimsFileError) -> str:
    """A fault without its path and hint."""
    place = fault.location
    assert place is not None
    return f"{place.line}:{place.column}: {fault.message}"
