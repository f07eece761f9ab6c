"""Claims files: YAML, JSON, JSON Lines or CSV -> Ledger, and the schema that describes them."""

from __future__ import annotations

from .loader import load_ledger

__all__ = ["claims_schema", "load_ledger"]


def claims_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of a claims file, a fresh copy.

    It tells what an editor can check; references between claims and calendar dates are the loader's.
    """
    import json
    from importlib.resources import files
    schema: dict[str, object] = json.loads(files(__name__).joinpath("claims.schema.json").read_text("utf-8"))
    return schema
