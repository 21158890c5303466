"""onrecord reads news reports on international affairs and keeps the record."""

from __future__ import annotations

from importlib.metadata import version

__version__ = version("onrecord")
