"""The gold of the pages room: saved pages of real outlets, and what another project's parsers read from them.

The folder is ``../shared/data/pages/fundus`` beside the repository: annotations under the MIT licence, pages under the
copyright of their outlets, so neither is part of this project. Two dates of that gold are known to be wrong (day and
month swapped, later than the day the page was fetched) and are left out of the figures for dates.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT.parent / "shared" / "data" / "pages" / "fundus"
SECTIONS = Path(__file__).with_name("sections.json")
WRONG_DATES = {"de/KlasseGegenKlasse_2026_01_07", "tr/AnadoluAjansi_2025_04_05"}


@dataclass(frozen=True)
class Gold:
    """One page and what is known of it.

    Attributes:
        key: ``us/Reuters_2024_03_07``.
        outlet: ``Reuters``: pages of one outlet are all in one split.
        url: the address it was fetched from.
        headline, published, byline, standfirst, body: as the other project reads them.
        section: the path of sections, annotated by hand; ``None`` where nobody annotated it.
    """

    key: str
    outlet: str
    path: Path
    url: str
    headline: str
    published: datetime | None
    byline: tuple[str, ...]
    standfirst: str
    body: str
    section: tuple[str, ...] | None = field(default=None)

    @property
    def split(self) -> str:
        """``check`` for a third of the outlets, chosen by a hash of the name; ``dev`` for the rest."""
        return "check" if blake2b(self.outlet.encode(), digest_size=4).digest()[0] % 3 == 0 else "dev"

    def content(self) -> bytes:
        """The page's bytes, inflated."""
        return gzip.decompress(self.path.read_bytes())


def gold_pages(split: str = "all") -> Iterator[Gold]:
    """Every page of the split in a fixed order; none where the folder is not there."""
    sections = json.loads(SECTIONS.read_text(encoding="utf-8")) if SECTIONS.exists() else {}
    for answers in sorted(PAGES.glob("*/*.json")):
        country, outlet = answers.parent.name, answers.stem
        told = json.loads((answers.parent / "meta.info").read_text(encoding="utf-8"))
        saved = sorted(answers.parent.glob(f"{outlet}_*.html.gz"))
        for path, fields in zip(saved, json.loads(answers.read_text(encoding="utf-8")).values(), strict=True):
            key = f"{country}/{path.name.removesuffix('.html.gz')}"
            page = _gold(key, outlet, path, told[path.name]["url"], fields, sections.get(key))
            if split in ("all", page.split):
                yield page


def _gold(key: str, outlet: str, path: Path, url: str, fields: dict, section: list[str] | None) -> Gold:
    body = fields["body"] or {"summary": [], "sections": []}
    parts = list(body["summary"])
    for part in body["sections"]:
        parts += [*part["headline"], *part["paragraphs"]]
    when = fields.get("publishing_date")
    return Gold(
        key=key,
        outlet=outlet,
        path=path,
        url=url,
        headline=fields["title"] or "",
        published=datetime.fromisoformat(when) if when and key not in WRONG_DATES else None,
        byline=tuple(fields.get("authors") or ()),
        standfirst=" ".join(body["summary"]),
        body="\n".join(parts),
        section=None if section is None else tuple(section),
    )
