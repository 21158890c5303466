"""SQL of anybody's, over the tables of the record and nothing else: no file, no network, no word about the machine."""

from __future__ import annotations

import re

from onrecord.model.problems import OnrecordError, UsageError
from onrecord.record.session import AnswerTooCostly
from onrecord.views.questions import asked, confined
from onrecord.views.questions.access import Access
from onrecord.views.questions.confined import Ask
from onrecord.views.questions.told import SqlTold

# The session shuts files and the network off by itself. What is left are functions and tables of DuckDB that tell
# where its files and settings are, and those that run SQL out of a string, in which such a name could be put together.
# Whole words, wherever they stand: looking only outside of quotes would hang on reading quotes as DuckDB does.
_MACHINE = re.compile(
    r"\b(duckdb_\w*|pragma\w*|show|current_setting|getenv|query|query_table|json_execute_serialized_sql|which_secret|"
    r"sqlite_\w+|information_schema|pg_catalog|pg_\w+|sniff_\w+|read_\w+|glob|parquet_\w+|getvariable|"
    r"checkpoint|force_checkpoint|sleep_ms)\b",
    re.IGNORECASE,
)


def sql(access: Access, question: asked.Sql) -> SqlTold:
    """The answer to one statement that reads. Raises UsageError, AnswerTooCostly, OnrecordError."""
    found = _MACHINE.search(question.question)
    if found:
        raise UsageError(
            f"{found[0]!r} tells of the machine and not of the record, so it is not asked here, not even in quotes; "
            "docs/dictionary.md lists the tables; DESCRIBE a table for its columns; `find` looks for words"
        )
    with access.record() as record:
        record.session()  # an index that lags behind is caught up here, not by a process that may be stopped
    limits = access.limits
    with access.apart() as path:
        reply = confined.run(
            Ask(str(path), question.question, question.limit, limits.answer, limits.seconds, limits.memory)
        )
    match reply.kind:
        case "usage" if "reaches nothing but the record" in reply.what:  # the rest of the message names a file
            raise UsageError("a question reaches nothing but the record: no file, no network")
        case "usage":
            raise UsageError(access.safe(reply.what))
        case "costly":
            raise AnswerTooCostly(reply.what)
        case "failed":
            raise OnrecordError(access.safe(reply.what))
        case _:
            return SqlTold(
                columns=reply.columns, types=reply.types, rows=reply.rows, count=len(reply.rows), more=reply.more
            )
