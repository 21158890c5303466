"""What went wrong, told in two ways.

Bad input is a value: a :class:`Problem` stands in the reading, or beside it, and nothing else stops. Bad use raises::

    OnrecordError            whatever a person who uses onrecord can put right; the message says how
    ├── UsageError           a wrong option or argument
    ├── MissingExtra         a part that is not installed; the message is the command to type
    └── BadExtension         a reader, coder, ontology or export that does not keep its contract
"""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True, order=True):
    """Something that could not be read, named.

    Attributes:
        where: the file, the address, or the part of it (``report.html``, ``archive/17.html.gz``, ``page: body``).
        what: what is the matter, in a sentence, and what to do next where something can be done.
    """

    where: str
    what: str


class OnrecordError(Exception):
    """Bad use of onrecord; the message tells what to do next."""


class UsageError(OnrecordError):
    """A wrong option or argument."""


class MissingExtra(OnrecordError):
    """A part that is not installed; the message is the command to type."""


class BadExtension(OnrecordError):
    """An extension that does not keep its contract."""
