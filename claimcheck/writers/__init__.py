"""Report formats, one file each. A format's module is imported when it is chosen, so that the others cost nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import Any, Protocol, TextIO, cast

from ..model.report import Report


class View(str, Enum):
    """What of a report is wanted: the claims, the pairs that conflict, or everything."""

    VERIFY = "verify"
    CONFLICTS = "conflicts"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is to look, for the formats that people read. Data formats ignore all but `view`.

    `width` counts terminal cells; None means that nobody is looking at a screen of any width (a pipe, a file).
    `quiet` leaves out what passes (of relations, what is no conflict), `verbose` shows every passage, and more of
    it. `ascii` asks for plain ASCII signs; it is implied where the stream's encoding has no others.
    """

    view: View = View.VERIFY
    color: bool = False
    width: int | None = None
    quiet: bool = False
    verbose: bool = False
    ascii: bool = False

    def __post_init__(self) -> None:
        if self.width is not None and self.width < 1:
            raise ValueError(f"width must be positive: {self.width}")


class _Module(Protocol):
    def write(self, report: Report, stream: TextIO, style: Style) -> None: ...


_ALL = frozenset(View)
_CLAIMS = frozenset({View.VERIFY, View.REPORT})


@dataclass(frozen=True, slots=True)
class Writer:
    """One report format: its name on the command line, a file's usual ending, its module, the views it knows."""

    name: str
    suffix: str
    module: str
    views: frozenset[View] = _ALL

    def write(self, report: Report, stream: TextIO, style: Style | None = None) -> None:
        """Write the report in this format. The text is written as is; opening and closing is the caller's."""
        module = cast(_Module, import_module(f".{self.module}", __name__))
        module.write(report, stream, style or Style())


WRITERS: tuple[Writer, ...] = (
    Writer("terminal", ".txt", "terminal"),
    Writer("json", ".json", "json"),
    Writer("jsonl", ".jsonl", "jsonl"),
    Writer("sarif", ".sarif", "sarif", _CLAIMS),
    Writer("junit", ".xml", "junit", _CLAIMS),
    Writer("github", ".txt", "github", _CLAIMS),
    Writer("markdown", ".md", "markdown"),
    Writer("html", ".html", "html"),
    Writer("csv", ".csv", "csv", _CLAIMS),
    Writer("webannotation", ".jsonld", "webannotation", _CLAIMS),
    Writer("claimreview", ".jsonld", "claimreview", _CLAIMS),
)


def get(name: str) -> Writer:
    """The writer of this name. Raises KeyError, naming the known ones."""
    for writer in WRITERS:
        if writer.name == name:
            return writer
    raise KeyError(f"no report format {name!r}; known: {', '.join(writer.name for writer in WRITERS)}")


def report_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every report in the json format keeps."""
    import json
    from importlib.resources import files
    text = files(__name__).joinpath("report.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


__all__ = ["WRITERS", "Style", "View", "Writer", "get", "report_schema"]
