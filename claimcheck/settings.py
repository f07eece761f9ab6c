"""Settings kept in a file, so that a project's command lines stay short.

One of `.claimcheck.yaml`, `[tool.claimcheck]` in pyproject.toml and `[claimcheck]` in setup.cfg, in the folder the
command runs in. The first that exists counts, alone; the command line goes before it. Keys are the long option names:

    sources, only, select, ignore, fail-on, engine, jobs, format, color, width, cache, progress
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import ClaimcheckError
from .model.text import Location

LISTS = ("sources", "only", "select", "ignore", "fail-on")
TEXTS = ("engine", "format", "color")
NUMBERS = ("jobs", "width")
SWITCHES = ("cache", "progress")
KEYS = LISTS + TEXTS + NUMBERS + SWITCHES
FILES = (".claimcheck.yaml", "pyproject.toml", "setup.cfg")


class SettingsError(ClaimcheckError):
    """A settings file is faulty."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The settings a file holds, keys as in KEYS; `path` is None when no file has any."""

    path: str | None
    values: dict[str, Any]


def load_settings(folder: Path) -> SettingsFile:
    """Read the first settings file in the folder that has any. Raises SettingsError on a faulty one."""
    for name in FILES:
        path = folder / name
        if not path.is_file():
            continue
        try:
            raw = _read(path)
        except (OSError, ValueError) as error:
            raise SettingsError(f"can't read the settings: {error}", None, Location(str(path))) from error
        if raw is not None:
            return SettingsFile(str(path), _checked(raw, str(path)))
    return SettingsFile(None, {})


def _read(path: Path) -> Any:
    """What the file says, or None when it has no settings of ours. Raises ValueError when it can't be parsed."""
    text = path.read_text("utf-8")
    if path.name == "pyproject.toml":
        if "tool.claimcheck" not in text:
            return None
        if sys.version_info >= (3, 11):
            import tomllib
        else:
            import tomli as tomllib
        return tomllib.loads(text).get("tool", {}).get("claimcheck")
    if path.name == "setup.cfg":
        if "[claimcheck]" not in text:
            return None
        import configparser
        parser = configparser.ConfigParser(interpolation=None)
        try:
            parser.read_string(text)
        except configparser.Error as error:
            raise ValueError(str(error).replace("\n", " ")) from error
        return dict(parser["claimcheck"]) if parser.has_section("claimcheck") else None
    import yaml
    try:
        return yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise ValueError(str(error).replace("\n", " ")) from error


def _checked(raw: Any, path: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise SettingsError("settings must be a mapping of option names to values", None, Location(path))
    values: dict[str, Any] = {}
    faults = []
    for key, value in raw.items():
        name = str(key).replace("_", "-")
        if name not in KEYS:
            import difflib
            near = difflib.get_close_matches(name, KEYS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"the settings are: {', '.join(KEYS)}"
            faults.append(SettingsError(f"unknown setting {str(key)!r}", hint, Location(path)))
            continue
        try:
            values[name] = _value(name, value)
        except ValueError as error:
            faults.append(SettingsError(f"setting {name!r} {error}", None, Location(path)))
    if faults:
        first = faults[0]
        raise SettingsError(first.message, first.hint, first.location, tuple(faults[1:]))
    return values


def _value(name: str, value: Any) -> Any:
    if name in LISTS:
        parts = value.replace("\n", ",").split(",") if isinstance(value, str) else value
        if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
            raise ValueError("must be a list of texts")
        return [part.strip() for part in parts if part.strip()]
    if name in NUMBERS:
        if isinstance(value, bool) or not str(value).strip().isdigit():
            raise ValueError("must be a whole number")
        return int(value)
    if name in SWITCHES:
        word = str(value).strip().lower()
        if word not in ("true", "false", "yes", "no", "on", "off", "1", "0"):
            raise ValueError("must be true or false")
        return word in ("true", "yes", "on", "1")
    if not isinstance(value, str):
        raise ValueError("must be a text")
    return value.strip()
