"""A CAMEO actor code taken apart: ``RUSGOV`` is Russia and its government."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.exports import countries
from onrecord.model.grounds import Who

# The role codes of CAMEO 1.1b3 (and those that PLOVER and ICEWS dictionaries added) with their names.
ROLES: Mapping[str, str] = MappingProxyType(
    {
        "AGR": "Agriculture", "BUS": "Business", "COP": "Police", "CRM": "Criminal", "CVL": "Civilian",
        "DEV": "Development", "EDU": "Education", "ELI": "Elites", "ENV": "Environment", "GOV": "Government",
        "HLH": "Health", "HRI": "Human Rights", "IGO": "International Government Organization",
        "IMG": "International Militarized Group", "INS": "Insurgents", "INT": "International", "JUD": "Judiciary",
        "JRN": "Journalists", "LAB": "Labor", "LEG": "Legislature", "MED": "Media", "MIL": "Military",
        "MNC": "Multinational Corporation", "MOD": "Moderate", "NGM": "Nongovernmental Movement",
        "NGO": "Nongovernmental Organization", "OPP": "Political Opposition", "PTY": "Political Parties",
        "RAD": "Radical", "REB": "Rebels", "REF": "Refugees", "REL": "Religious", "SEP": "Separatists",
        "SET": "Settlers", "SOC": "Social", "SPY": "State Intelligence", "UAF": "Unaligned Armed Forces",
        "UIS": "Unidentified State Actor", "UNS": "Unspecified",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an actor code.

    Attributes:
        country: ISO 3166-1 alpha-3, or empty.
        group: the code of a known group or organisation (``UNO``), or empty.
        roles: role codes, in order.
    """

    country: str
    group: str
    roles: tuple[str, ...]


def parts(who: Who | None) -> Parts:
    """What the code and the country of an actor say; empty where neither is known."""
    if who is None:
        return Parts("", "", ())
    chunks = [who.code[at : at + 3] for at in range(0, len(who.code), 3)] if who.code else []
    states = [chunk for chunk in chunks[:1] if chunk in countries()]
    groups = [chunk for chunk in chunks if chunk not in ROLES and chunk not in states]
    return Parts(
        country=(states or [who.country or ""])[0],
        group=(groups or [""])[0],
        roles=tuple(chunk for chunk in chunks if chunk in ROLES),
    )
