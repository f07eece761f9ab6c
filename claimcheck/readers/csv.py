"""A corpus as CSV: a header row, the texts in the column `text`, facts in id, title, publisher, date, url …"""

from __future__ import annotations

import csv
import io

from .decoding import decode
from .extracted import Extracted, Raw, unreadable
from .records import Columns, record

# A field holds a whole article; the csv module stops at 128 kB unless told.
_MAX_FIELD_CHARACTERS = 50_000_000


def read(raw: Raw) -> list[Extracted]:
    """A text for each row."""
    text, encoding, notes = decode(raw)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    former = csv.field_size_limit(_MAX_FIELD_CHARACTERS)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        header = next(rows, None)
        if header is None:
            return []
        columns = Columns(raw, header, 1)
        found = []
        for row in rows:
            if row:
                found.append(record(columns, dict(zip(header, row)), "csv", encoding, notes))
                notes = ()
        return found
    except csv.Error as error:
        raise unreadable(raw, f"not valid CSV: {error}", "double the quotation marks inside a field", rows.line_num) \
            from error
    finally:
        csv.field_size_limit(former)
