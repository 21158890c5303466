"""Page -> Reading: the whole reading wing on one screen.

Pure: a page goes in, a Reading comes out; no file, network or database is touched. Heavy parts are imported when the
first page is read, so that ``onrecord --help`` answers at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from onrecord.extend import Case, Coder, Grounds, load
from onrecord.model.article import Article, Page
from onrecord.model.claims import Attribution, Claim, Event, Position, Quantity
from onrecord.model.grounds import When, Where
from onrecord.model.problems import Problem
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.version import VERSION

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.analysis.coref import Referents
    from onrecord.analysis.pipeline import Engine
    from onrecord.grounding.known import Known

Ground = TypeVar("Ground", When, Where)

# Beyond this many characters of text (some 60 pages of print; the longest real report in the development pages has a
# sixth of it) only the beginning is analysed, and the reading says so: time per report stays bounded.
LONGEST_TEXT = 300_000


def read_page(page: Page, engine: Engine | None = None, known: Known | None = None) -> Reading | Problem:
    """What the page says, or a Problem where there is no report on it.

    ``engine`` is the language engine (``analysis.pipeline.load``), ``known`` the tables of actors and places
    (``grounding.known.load``); the shipped ones where none are given. Never raises for what the page holds.
    """
    from onrecord import pages

    article, problems = pages.read(page)
    if article is None:
        return Problem(page.where, "; ".join(problem.what for problem in problems) or "no report was found on the page")
    return read_article(article, engine, problems, known)


def read_article(
    article: Article, engine: Engine | None = None, problems: Iterable[Problem] = (), known: Known | None = None
) -> Reading:
    """What an article says. ``problems`` are those that its page had already."""
    engine = engine or shipped_engine()
    found = list(problems)
    claims: list[Claim] = []
    if article.language in (None, "en"):
        if len(article.text) > LONGEST_TEXT:
            found.append(Problem("text", f"longer than {LONGEST_TEXT} characters: only the beginning was analysed"))
        claims, more = code(case_of(article, engine, known))
        found += more
    return Reading(
        made_by=MadeBy(VERSION, f"{engine.name}/{engine.version}", known.brought if known else ()),
        article=article,
        attributions=tuple(claim for claim in claims if isinstance(claim, Attribution)),
        events=tuple(claim for claim in claims if isinstance(claim, Event)),
        positions=tuple(claim for claim in claims if isinstance(claim, Position)),
        quantities=tuple(claim for claim in claims if isinstance(claim, Quantity)),
        problems=tuple(found),
    )


def case_of(article: Article, engine: Engine, known: Known | None = None) -> Case:
    """All that the coders look at: the Doc, and what its words stand for."""
    from onrecord.analysis import coref
    from onrecord.grounding.known import shipped
    from onrecord.ontologies import ontology

    doc = engine(article.text[:LONGEST_TEXT])
    referents = coref.referents(doc)
    return Case(
        article=article,
        doc=doc,
        referents=referents,
        grounds=_grounds(article, doc, referents, known or shipped()),
        ontology=ontology.load(),
    )


def code(case: Case) -> tuple[list[Claim], list[Problem]]:
    """The claims of every family, and a Problem for each family that stopped.

    Families run in their ``order``; each sees the claims found before it. A coder that raises costs its own
    claims and nothing else.
    """
    claims: list[Claim] = []
    problems: list[Problem] = []
    for coder in coders():
        try:
            claims += coder.code(case.knowing(claims))
        except Exception as error:  # a coder may be a third party's: its fault is a value, not the end of the run
            problems.append(Problem(f"coder {coder.name}", f"stopped by {type(error).__name__}: {error}"))
    return claims, problems


@cache
def coders() -> tuple[Coder, ...]:
    """The families of claims, ours and third parties', in the order they run."""
    return tuple(sorted((make() for make in load("coders").values()), key=lambda coder: (coder.order, coder.name)))


@cache
def shipped_engine() -> Engine:
    """The language engine that ships in the package, loaded once a process."""
    from onrecord.analysis import pipeline

    return pipeline.load()


def _grounds(article: Article, doc: Doc, referents: Referents, known: Known) -> Grounds:
    """What words stand for. The grounders do not know each other: what one needs of another is handed over here."""
    from onrecord.analysis.clauses import tense
    from onrecord.grounding import when, where, who

    resolver = who.Resolver(doc, article, referents, known.actors)
    names = [(name.start_char, name.end_char, name.label_) for name in doc.ents]
    newsroom = known.actors.named(article.outlet) if article.outlet else None
    places = where.find(
        names,
        doc.text,
        known.places.on(resolver.day),
        acts=lambda start, end: where.is_metonym(doc, start, end),
        home=newsroom.country if newsroom else None,
    )

    def tense_at(offset: int) -> str:
        within = doc.char_span(offset, offset + 1, alignment_mode="expand")
        if within is None:
            return "none"
        verbs = (token for token in (within[0], *within[0].ancestors) if token.pos_ in ("VERB", "AUX"))
        return tense(next(verbs, within[0]))

    times = when.find(doc.text, when.anchor(article), tense_at)
    return Grounds(
        who=resolver.who,
        where=lambda start, end: _within(places, start, end),
        when=lambda start, end: _within(times, start, end),
    )


def _within(found: Sequence[Ground], start: int, end: int) -> list[Ground]:
    """Those whose words lie between the two characters, in their order."""
    return [ground for ground in found if ground.words and start <= ground.words.start and ground.words.end <= end]
