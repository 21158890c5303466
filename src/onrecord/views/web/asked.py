"""What a person asks of a view: the names in an address, checked where they are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.problems import UsageError

# No filter that a person types is longer; what is gets an answer, not a search.
LONGEST = 2_000


@dataclass(frozen=True)
class Asked:
    """The names and values of an address, in their order.

    Attributes:
        path: the address without its query.
        given: name and value of each, path parameters first.
    """

    path: str = "/"
    given: tuple[tuple[str, str], ...] = field(default=())

    def one(self, name: str) -> str | None:
        """The value, outer blanks left out; ``None`` where it is empty or not there. Raises UsageError if too long."""
        told = next((value.strip() for key, value in self.given if key == name), "")
        if len(told) > LONGEST:
            raise UsageError(f"{name} is longer than {LONGEST:,} characters; type less")
        return told or None

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of that name that is not empty, each once."""
        return tuple(dict.fromkeys(value.strip() for key, value in self.given if key == name and value.strip()))

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 1 to ``most``. Raises UsageError where it is none."""
        told = self.one(name)
        if told is None:
            return default
        if not told.isdecimal() or not 1 <= int(told) <= most:
            raise UsageError(f"{name} is a whole number from 1 to {most:,}; not {told!r}")
        return int(told)

    def some(self, *names: str) -> dict[str, str]:
        """Those of the names that have a value."""
        return {name: value for name in names if (value := self.one(name)) is not None}
