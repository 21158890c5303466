"""Which events of different reports are the same happening.

``add`` takes in a reading and costs the same however large the record is; ``of`` and ``in_reports`` ask; ``judge`` lets
a person's decision win; ``why`` tells on what grounds two events are one happening or two.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.happenings import Happening, Verdict
from onrecord.model.reading import Reading
from onrecord.record.decisions import Decision
from onrecord.stories.shelf import Shelf


def add(shelf: Shelf, reading: Reading) -> list[Happening]:
    """Takes in the events of a report; the happenings that it told of, as they are now. The same reading twice is once."""
    raise NotImplementedError


def of(shelf: Shelf, event_id: str) -> Happening | None:
    """The happening that an event tells of, or ``None`` where the event is not on the shelf."""
    raise NotImplementedError


def in_reports(shelf: Shelf, report_ids: Iterable[str]) -> list[Happening]:
    """The happenings that any of these reports tell of, each once, by id; whole, with mentions in other reports too."""
    raise NotImplementedError


def judge(shelf: Shelf, decision: Decision) -> list[Happening]:
    """Lets a decision ``same``, ``different`` or ``withdraw`` hold from now on; the happenings that it touched.

    A decision on anything but two events changes nothing.
    """
    raise NotImplementedError


def why(shelf: Shelf, event_a: str, event_b: str) -> Verdict | None:
    """Whether two events are one happening by themselves, with the evidence; ``None`` where one is not on the shelf."""
    raise NotImplementedError
