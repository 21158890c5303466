"""The corpus: each example report, and beside this file what onrecord is expected to say of it.

``python tests/corpus/tell.py`` reads the examples, shows what has changed against the expected tellings, and writes them
anew (``make corpus``). A change to a rule shows here as a diff that a person reads before it is committed.
"""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import onrecord
from onrecord.model.gist import gist
from onrecord.model.problems import Problem
from onrecord.model.reading import Reading

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"


def expected(example: Path) -> Path:
    """Where the expected telling of an example stands."""
    return HERE / f"{example.name}.told"


def examples() -> list[Path]:
    """The example reports, in order of their names."""
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".txt", ".html"))


def told(example: Path) -> str:
    """A reading in lines that a person can compare: the article's fields, then each claim's gist and what it carries."""
    reading = next(iter(onrecord.read(str(example))))
    return f"{example.name}: {reading.what}\n" if isinstance(reading, Problem) else "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> list[str]:
    article = reading.article
    lines = [
        f"outlet      {article.outlet}",
        f"section     {' > '.join(article.section)}",
        f"headline    {article.headline}",
        f"standfirst  {article.standfirst}",
        f"byline      {', '.join(article.byline)}",
        f"published   {article.published.value if article.published else None}",
        *(f"embed       {e.platform} {e.id} {e.posted} {'shown' if e.shown else 'hidden'}" for e in article.embeds),
        *(f"problem     {problem.where}: {problem.what}" for problem in reading.problems),
    ]
    gists = {claim.id: gist(claim) for claim in reading.attributions}
    for a in reading.attributions:
        channel = f"{a.channel.kind} {a.channel.name or ''}".strip() if a.channel else ""
        extra = [a.quote, a.act, channel, a.when.value if a.when else "", "inside" if a.inside else ""]
        unnamed = [hop.name for hop in a.chain if hop.anonymous]
        lines += ["", f"said        {gists[a.id]}", f"            {'; '.join(part for part in extra if part)}"]
        lines += [f"            unnamed: {', '.join(unnamed)}"] if unnamed else []
    for e in reading.events:
        when = f" on {e.when.value}" if e.when and e.when.value else ""
        where = "".join(f" at {place.name}" for place in e.where)
        lines += ["", f"event       {gist(e)}", f"            {e.trigger.text}{when}{where}"]
        lines += ["            as said"] if e.attribution else []
    for p in reading.positions:
        lines += ["", f"position    {gist(p)}", *(f"            within: {limit.text}" for limit in p.limits)]
    lines += [f"\nquantity    {gist(q)}" for q in reading.quantities]
    return lines


def main() -> int:
    """Shows the differences and writes the tellings anew; exit status 1 where something changed."""
    changed = False
    for example in examples():
        new, path = told(example), expected(example)
        old = path.read_text("utf-8") if path.exists() else ""
        changed |= new != old
        sys.stdout.writelines(difflib.unified_diff(old.splitlines(True), new.splitlines(True), str(path.name), "now"))
        path.write_text(new, "utf-8")
    return int(changed)


if __name__ == "__main__":
    sys.exit(main())
