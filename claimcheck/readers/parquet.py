"""A corpus as Parquet (pyarrow, extra `parquet`): texts in the column `text`, facts in id, title, publisher, date …"""

from __future__ import annotations

from .extracted import Extracted, Raw, optional, unreadable
from .records import Columns, record

_ROWS_AT_ONCE = 4096


def read(raw: Raw) -> list[Extracted]:
    """A text for each row; other columns are never decoded."""
    pyarrow = optional("pyarrow", raw, "a Parquet file", "parquet")
    parquet = optional("pyarrow.parquet", raw, "a Parquet file", "parquet")
    try:
        table = parquet.ParquetFile(pyarrow.BufferReader(raw.data))
        columns = Columns(raw, table.schema_arrow.names)
        found: list[Extracted] = []
        for batch in table.iter_batches(_ROWS_AT_ONCE, columns=columns.wanted()):
            for row in batch.to_pylist():
                found.append(record(columns, row, "parquet"))
        return found
    except (pyarrow.ArrowException, OSError) as error:
        raise unreadable(raw, f"the Parquet file can't be read: {error}", "write it again") from error
