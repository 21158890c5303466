"""Words as a cell of a table that a person may open in a spreadsheet: exports and downloads of a record alike."""

from __future__ import annotations

# What Excel, LibreOffice and Google Sheets may take for the start of a formula, whatever quotes stand around the cell
# (OWASP, "CSV Injection"; the wide forms count where a spreadsheet speaks an East Asian language).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def harmless(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would run it, or where it begins with an apostrophe.

    So that taking one apostrophe off brings every text back.
    """
    return f"'{text}" if text.startswith((*FORMULA, "'")) else text


def plain(cell: str) -> str:
    """What ``harmless`` was given."""
    return cell.removeprefix("'")
