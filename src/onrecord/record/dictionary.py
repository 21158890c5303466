"""The data dictionary: every table and column of the index, from the comments of the SQL that makes them.

``python -m onrecord.record.dictionary`` prints it; ``docs/dictionary.md`` holds it, and a test keeps the two alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.record import asking
from onrecord.record.parts import schema

_TABLE = re.compile(r"((?:^-- .+\n)+)CREATE TABLE (\w+) \(\n((?: .+\n)+)\);", re.MULTILINE)
_COLUMN = re.compile(r"^ {4}(\w+) ([A-Z]+(?:\[\])?)[^-,]*,? *-- (.+)$", re.MULTILINE)
_HEAD = """# The tables of a record

Made from `src/onrecord/record/schema/1-tables.sql`; `make dictionary` makes it anew.

`onrecord sql` and `Record.sql` ask these tables. A bare name (`events`) shows what holds now: readings that no newer
one has taken the place of, claims that nobody has rejected, values as people have put them right. With `every.` before
it (`every.events`) it shows all that the machine ever said. `reading` leads from table to table.

The tables of claims (`attributions`, `events`, `positions`, `quantities`) have one column more where they show what
holds now: `judged`, which is `accepted` or `fixed` where a person has decided.
"""
_VIEWS = """
## What people have decided

| table | what a row is | columns |
|---|---|---|
| `verdicts` | the last word on whether a claim holds | `id`, `verdict`, `signed`, `decided`, `note` |
| `fixes` | the last word on a field of a claim | `id`, `field`, `value`, `signed`, `decided`, `note` |
| `sameness` | the last word on a pair | `one`, `other`, `same`, `signed`, `decided`, `note` |

## The words behind the values

`spans` has a row for each piece of text that a claim stands on: `reading`, `id` of the claim, `part` (cue, content,
trigger, about, holder, condition, words), `first` and `last`: code points of `reports.text`, the end one past the last.
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in DuckDB, and what stands in it."""

    name: str
    type: str
    means: str


@dataclass(frozen=True, slots=True)
class Described:
    """A table: its name, what a row is, and its columns in order."""

    name: str
    means: str
    columns: tuple[Column, ...]


def tables() -> list[Described]:
    """The tables of a part, as the SQL describes them."""
    return [
        Described(
            name,
            " ".join(line.removeprefix("-- ") for line in comment.strip().splitlines()),
            tuple(Column(*found) for found in _COLUMN.findall(body)),
        )
        for comment, name, body in _TABLE.findall(schema("1-tables"))
    ]


def page() -> str:
    """The dictionary as a page of Markdown."""
    parts = [_HEAD]
    for table in tables():
        parts.append(f"\n## {table.name}\n\n{table.means}\n\n| column | type | what stands in it |\n|---|---|---|\n")
        parts += [f"| `{one.name}` | {one.type} | {one.means} |\n" for one in table.columns]
    parts.append(_VIEWS)
    parts.append("\n## Named questions\n\nEach is a file in `src/onrecord/record/queries`.\n")
    for name in asking.names():
        asked = asking.question(name)
        parts.append(f"\n### {name}\n\n{asked.answers}\n\n")
        parts += [f"- `{one}`: {means}\n" for one, means in asked.narrowed.items()]
    return "".join(parts)


if __name__ == "__main__":
    print(page(), end="")
