"""What extraction gives: quotations as a source attributes them."""

from __future__ import annotations

from dataclasses import dataclass

from .text import SourceText, Span


@dataclass(frozen=True, slots=True)
class ExtractedQuotation:
    """One quotation found in a text, and whose words the text says they are.

    `span` leaves quotation marks out for direct quotations. `kind` is "direct", "indirect" or "mixed" (indirect
    speech with words in marks; `quoted` are those). `speaker_span` is where `speaker_text` stands; `speaker_name` is
    the full name it resolves to, None where the text does not settle it. `cue` signals the attribution, `via` is who
    the source has it from. `sure` is False where no cue binds the words to the speaker, who is only near.
    """

    span: Span
    kind: str
    speaker_text: str | None = None
    speaker_span: Span | None = None
    speaker_name: str | None = None
    cue: str | None = None
    cue_span: Span | None = None
    via: str | None = None
    quoted: tuple[Span, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Extraction:
    """One source and the quotations found in it, in text order."""

    source: SourceText
    quotations: tuple[ExtractedQuotation, ...]
