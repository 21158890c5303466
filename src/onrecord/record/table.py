"""An answer: columns and rows, frozen, the same for a person, a script and a file."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from onrecord.model.problems import MissingExtra

if TYPE_CHECKING:
    import pandas
    import pyarrow


@dataclass(frozen=True)
class Table:
    """Rows that answer a question.

    Attributes:
        columns: their names, in order.
        types: DuckDB's type of each (``VARCHAR``, ``BIGINT``, ``DATE``, ``VARCHAR[]``, ...).
        values: the rows as tuples: str, int, float, bool, date, datetime (UTC, without a zone), lists, ``None``.
        more: whether the question has more rows than the limit let through.
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]
    more: bool = False

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    @cached_property
    def rows(self) -> tuple[Any, ...]:
        """The rows as named tuples: ``row.actor``, ``row.day``."""
        row = namedtuple("Row", self.columns, rename=True)  # type: ignore[misc]
        return tuple(row._make(value) for value in self.values)

    def column(self, name: str) -> tuple[Any, ...]:
        """The values of one column. Raises KeyError where there is none of that name."""
        if name not in self.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(self.columns)}")
        place = self.columns.index(name)
        return tuple(value[place] for value in self.values)

    def arrow(self) -> pyarrow.Table:
        """The same as an Arrow table. Raises MissingExtra where pyarrow is not installed."""
        try:
            import pyarrow
        except ImportError as error:
            raise MissingExtra("Arrow tables need pyarrow: pip install 'onrecord[parquet]'") from error
        made = [
            pyarrow.array([value[place] for value in self.values], type=_arrow(pyarrow, kind))
            for place, kind in enumerate(self.types)
        ]
        return pyarrow.table(made, names=list(self.columns))

    def df(self) -> pandas.DataFrame:
        """The same as a pandas DataFrame. Raises MissingExtra where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise MissingExtra("data frames need pandas: pip install pandas") from error
        return pandas.DataFrame.from_records(list(self.values), columns=list(self.columns))


def _arrow(pyarrow: Any, kind: str) -> Any:
    """The Arrow type for a type of DuckDB's; ``None`` lets Arrow look at the values."""
    if kind.endswith("[]"):
        inner = _arrow(pyarrow, kind[:-2])
        return pyarrow.list_(inner) if inner else None
    plain = {
        "VARCHAR": pyarrow.string(),
        "BIGINT": pyarrow.int64(),
        "UBIGINT": pyarrow.uint64(),
        "INTEGER": pyarrow.int32(),
        "DOUBLE": pyarrow.float64(),
        "BOOLEAN": pyarrow.bool_(),
        "DATE": pyarrow.date32(),
        "TIMESTAMP": pyarrow.timestamp("us"),
    }
    return plain.get(kind)
