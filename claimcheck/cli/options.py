"""Options that several commands share, and what they turn into."""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Iterator, Sequence, TextIO, TypeVar

import click

from ..errors import OutputError
from ..model.report import Report
from ..model.text import Location
from ..pipeline import DEFAULT_CLAIMS_FILE, ENGINES, Settings, failing
from ..writers import WRITERS, Style, View, get

F = TypeVar("F", bound=Callable[..., Any])

_CODE = re.compile(r"CC\d{0,3}", re.IGNORECASE)
_LEVELS = ("error", "warning", "notice")


class CodeList(click.ParamType):
    """Codes or beginnings of codes, separated by commas: "CC2,CC301"."""

    name = "codes"

    def __init__(self, *words: str) -> None:
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        codes = tuple(part.strip() for part in str(value).split(",") if part.strip())
        for code in codes:
            if code.lower() not in self.words and not _CODE.fullmatch(code):
                extra = f", or {', '.join(self.words)}" if self.words else ""
                self.fail(f"{code!r} is no code; give codes like CC202 or CC2{extra}", param, ctx)
            if code.lower() not in self.words:
                self._known(code, param, ctx)
        return codes

    def _known(self, code: str, param: click.Parameter | None, ctx: click.Context | None) -> None:
        from ..rules import RULES
        if not any(rule.code.startswith(code.upper()) for rule in RULES):
            self.fail(f"no finding has the code {code!r}; `claimcheck explain` lists them", param, ctx)


def claims_argument(command: F) -> F:
    """The claims file; claims.yaml in this folder by default."""
    return click.argument("claims", default=DEFAULT_CLAIMS_FILE,
                          type=click.Path(path_type=Path))(command)


def check_options(command: F) -> F:
    """What to check, with what, and what counts."""
    options = [
        click.option("--sources", "-s", "sources", multiple=True, metavar="PATH",
                     help="A file or folder to search, in place of the file's own. Repeatable."),
        click.option("--only", multiple=True, metavar="IDS|TAGS",
                     help="Check only these claims, by id or tag. Repeatable, or separated by commas."),
        click.option("--select", type=CodeList(), default=(), metavar="CODES",
                     help="Report only these findings: codes or beginnings of codes, separated by commas."),
        click.option("--ignore", type=CodeList(), default=(), metavar="CODES", help="Don't report these findings."),
        click.option("--fail-on", type=CodeList("never", *_LEVELS), default=("error",), metavar="CODES|never",
                     help="What makes the exit code 1: codes, beginnings of codes, or levels (error, warning, notice). "
                          "[default: error]"),
        click.option("--engine", type=click.Choice(list(ENGINES)), default="auto", show_default=True,
                     help="Where matching runs."),
        click.option("--jobs", "-j", type=click.IntRange(min=1), default=None, metavar="N",
                     help="How many processes at most. [default: one per core]"),
        click.option("--no-progress", is_flag=True, help="Show no progress bar."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def output_options(view: View) -> Callable[[F], F]:
    """How the report is written; the formats are those that can show this view."""
    names = [writer.name for writer in WRITERS if view in writer.views]

    def decorate(command: F) -> F:
        options = [
            click.option("--format", "-f", "format_name", type=click.Choice(names), default=None,
                         help="How to write the report. [default: by the ending of -o, else terminal]"),
            click.option("--output", "-o", "output", type=click.Path(path_type=Path), default=None, metavar="FILE",
                         help="Write to this file instead of the terminal."),
            click.option("--quiet", "-q", is_flag=True, help="Show only what needs attention."),
            click.option("--verbose", "-v", is_flag=True, help="Show the passages, too."),
            click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
                         help="Whether to use colour. NO_COLOR and FORCE_COLOR are heeded."),
            click.option("--width", type=click.IntRange(min=20), default=None, metavar="COLUMNS",
                         help="Width to write for. [default: that of the terminal]"),
        ]
        for option in reversed(options):
            command = option(command)
        return command
    return decorate


def settings_from(options: dict[str, Any]) -> Settings:
    """The run's settings from the options of `check_options`."""
    only = tuple(part.strip() for text in options["only"] for part in text.split(",") if part.strip())
    return Settings(sources=tuple(options["sources"]), only=only, select=options["select"], ignore=options["ignore"],
                    engine=options["engine"], jobs=options["jobs"])


def write_report(report: Report, view: View, options: dict[str, Any]) -> None:
    """Write the report as asked, whole or not at all. Raises OutputError when the file can't be written."""
    name = options["format_name"] or _format_for(options["output"], view)
    if name is None:
        name = "terminal"
    writer = get(name)
    with open_output(options["output"]) as stream:
        writer.write(report, stream, style_for(view, stream, options))


def _format_for(output: Path | None, view: View) -> str | None:
    if output is None:
        inside_actions = os.environ.get("GITHUB_ACTIONS") == "true"
        return "github" if inside_actions and view is View.VERIFY and not sys.stdout.isatty() else None
    for writer in WRITERS:
        if writer.suffix and output.name.endswith(writer.suffix) and view in writer.views:
            return writer.name
    return None


def style_for(view: View, stream: TextIO, options: dict[str, Any]) -> Style:
    """Colour and width for this stream: asked for, told by the environment, or what the terminal has."""
    color = options["color"] == "always"
    if options["color"] == "auto":
        if os.environ.get("NO_COLOR"):
            color = False
        elif os.environ.get("FORCE_COLOR"):
            color = True
        else:
            color = stream.isatty() and os.environ.get("TERM") != "dumb"
    return Style(view=view, color=color, width=options["width"] or _width_of(stream), quiet=options["quiet"],
                 verbose=options["verbose"])


def _width_of(stream: TextIO) -> int:
    if os.environ.get("COLUMNS", "").isdigit():
        return max(20, int(os.environ["COLUMNS"]))
    try:
        return max(20, os.get_terminal_size(stream.fileno()).columns)
    except (OSError, ValueError):
        return 100      # piped: wide enough for a line per claim, narrow enough to read in a log


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears only once it is whole."""
    if path is None:
        yield sys.stdout
        return
    if path.is_dir():
        raise OutputError("is a folder, not a file", "name a file", Location(str(path)))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        os.replace(temporary, path)
    except OSError as error:
        raise OutputError(f"can't write: {error.strerror or error}", None, Location(str(path))) from error
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def progress_bar(options: dict[str, Any]) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, only when that is a terminal and the work is long; None otherwise."""
    if options["no_progress"] or options.get("quiet") or not sys.stderr.isatty():
        yield None
        return
    import time
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
    began = time.monotonic()
    bar = Progress(TextColumn("checking"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TimeRemainingColumn(),
                   console=Console(stderr=True), transient=True)
    task = bar.add_task("checking")
    started = False

    def advance(done: int, total: int) -> None:
        nonlocal started
        if not started and time.monotonic() - began > 0.5 and done < total:
            bar.start()
            started = True
        bar.update(task, completed=done, total=total or 1)

    try:
        yield advance
    finally:
        if started:
            bar.stop()


def exit_code(report: Report, fail_on: Sequence[str]) -> int:
    """1 when a finding fails the run, 2 when a source could not be read, else 0."""
    if any(source.sha256 == "" for source in report.sources):
        for source in report.sources:
            for finding in source.findings if source.sha256 == "" else ():
                where = f"{finding.location}: " if finding.location else ""
                hint = f"\n  hint: {finding.hint}" if finding.hint else ""
                click.echo(f"{where}error: {finding.message}{hint}", err=True)
        return 2
    if "never" in [code.lower() for code in fail_on]:
        return 0
    return 1 if failing(report, fail_on) else 0
