"""Places in texts, and the texts themselves."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in one raw text; 0 <= start <= end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether both spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file a person wrote; line and column count from 1, columns in code points."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place label that a source format knows: "page 3", "00:01:20". Holds from start to the next mark."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text that is searched, as decoded (or as extracted from a format such as HTML or PDF).

    All offsets are code points of `text`. Front matter stays in `text`, so that offsets are those of the file;
    `body_start` is where the searchable part begins. `sha256` is the hex digest of the file's bytes (of the
    record's text for one row of a corpus). `path` is as reported to people: relative where that is shorter.
    """

    id: str
    path: str
    text: str
    sha256: str
    body_start: int = 0
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None
    origin: str | None = None
    encoding: str = "utf-8"
    format: str = "text"
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def mark_at(self, offset: int) -> str | None:
        """Label of the mark that holds at offset (a page, a time code); None before the first or without marks."""
        label = None
        for mark in self.marks:
            if mark.start > offset:
                break
            label = mark.label
        return label

    def line_at(self, offset: int) -> int:
        """Line number from 1 of a code point offset."""
        return self.text.count("\n", 0, offset) + 1
