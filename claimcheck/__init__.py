"""claimcheck: a linter for quotations."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "check", "find"]


def __getattr__(name: str) -> Any:
    # The API is opened only when asked for, so that the command line starts without it.
    if name in ("check", "find"):
        from . import api
        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
