"""The checks that every room must pass, ours and third parties'.

Each function raises AssertionError with a sentence that names what does not hold. A package that adds a reader, a coder
or a rule calls them from its own tests::

    from onrecord.testing import check_rule
    def test_my_rule():
        check_rule(MY_RULE)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.extend import Coder, Reader
from onrecord.model.article import Article, Page, article_id, normalise
from onrecord.model.claims import Attribution, Claim
from onrecord.model.gist import gist
from onrecord.model.problems import Problem
from onrecord.model.reading import Reading, decode, encode
from onrecord.model.text import spans_of

if TYPE_CHECKING:
    from onrecord.analysis.pipeline import Engine
    from onrecord.coders.rule import Rule

# What a coder must survive: each is bad input of a sort that real pages hold.
HOSTILE_TEXTS = (
    "",
    ".",
    "\n",
    "“",
    "“He said ‘no” and “yes’.",
    "“One\n“Two\n“Three",
    "SMITH: We deny it.\nJONES: You would.\n" * 20,
    "— We will not, — said the minister. — Never.",
    "said " * 300,
    "Alpha, " * 200 + "and Omega attacked Troy.",
    "KYIV SAYS MOSCOW STRUCK ODESA. MOSCOW DENIES IT.",
    "kyiv says moscow struck odesa. moscow denies it.",
    "Київ каже, що 北京说 that it will strike. العربية said so.",
    "1 2 3 4 5 6 7 8 9 10\n| a | b |\n| 3 | 4 |",
    "Arsenal attack, United fire back; shares plunge as bank defends raid on savings.",
    "x" * 20_000,
)


def article_of(text: str, *, outlet: str | None = None, headline: str | None = None) -> Article:
    """An article that holds nothing but ``text`` (normalised), for examples and tests."""
    text = normalise(text)
    return Article(
        id=article_id(None, outlet, headline, None, text),
        url=None,
        outlet=outlet,
        section=(),
        headline=headline,
        standfirst=None,
        byline=(),
        published=None,
        modified=None,
        language="en",
        text=text,
    )


def check_reading(reading: Reading) -> None:
    """Every span is literally in the text, every reference leads somewhere, every id stands once, JSON keeps it all."""
    text = reading.article.text
    for span in spans_of(reading):
        assert text[span.start : span.end] == span.text, (
            f"{span} is not what stands there: {text[span.start : span.end]!r}"
        )
    claims: list[Claim] = [*reading.attributions, *reading.events, *reading.positions, *reading.quantities]
    ids = [claim.id for claim in claims]
    assert len(ids) == len(set(ids)), f"an id stands twice: {sorted(i for i in ids if ids.count(i) > 1)}"
    said = {claim.id for claim in reading.attributions}
    for claim in claims:
        inner = claim.inside if isinstance(claim, Attribution) else claim.attribution
        assert inner is None or inner in said, f"{claim.id} stands in {inner}, which is no attribution of this reading"
        assert inner != claim.id, f"{claim.id} stands in itself"
    outlet = reading.article.outlet or "unknown"
    for attribution in reading.attributions:
        assert attribution.chain, f"{attribution.id} has no chain"
        assert attribution.chain[0].name == outlet, f"{attribution.id}: its chain does not begin with the outlet"
        assert attribution.content, f"{attribution.id} says nothing"
    assert decode(encode(reading)) == reading, "the reading does not come back from its JSON"


def check_rule(rule: Rule[Any], engine: Engine | None = None) -> None:
    """The rule says what its examples promise, and is silent on its counter-examples."""
    assert rule.says, f"{rule.name} has no example"
    assert rule.says_not, f"{rule.name} has no counter-example"
    for text, promised in rule.says:
        told = [gist(claim) for claim in _found(rule, text, engine)]
        assert promised in told, f"{rule.name} on {text!r}\n  promised  {promised}\n  says      {told or 'nothing'}"
    for text in rule.says_not:
        told = [gist(claim) for claim in _found(rule, text, engine)]
        assert not told, f"{rule.name} should be silent on {text!r}\n  says      {told}"


def _found(rule: Rule[Any], text: str, engine: Engine | None) -> list[Claim]:
    """What the rule finds in a text, with the attributions that the text holds at hand as in a real run."""
    from onrecord.read import case_of, code, shipped_engine

    case = case_of(article_of(text), engine or shipped_engine())
    if not rule.name.startswith("attributions/"):
        case = case.knowing(code(case)[0])
    return [claim for claim in rule.find(case) if claim.maker.name == rule.name]


def check_coder(coder: Coder, engine: Engine | None = None) -> None:
    """The coder keeps its contract, and no text makes it raise or claim words that do not stand there."""
    from onrecord.read import case_of, shipped_engine

    assert isinstance(coder, Coder), f"{coder!r} is no Coder: see onrecord.extend"
    for text in HOSTILE_TEXTS:
        case = case_of(article_of(text), engine or shipped_engine())
        for claim in coder.code(case):
            for span in spans_of(claim):
                assert case.article.text[span.start : span.end] == span.text, f"{coder.name} on {text[:60]!r}: {span}"


def check_reader(reader: Reader, page: Page) -> Article:
    """The reader takes the page and gives an Article that is normalised and whole."""
    assert isinstance(reader, Reader), f"{reader!r} is no Reader: see onrecord.extend"
    assert reader.takes(page), f"{reader.name} does not take {page.where}"
    article = reader.read(page)
    assert not isinstance(article, Problem), f"{reader.name}: {article}"
    for field in ("text", "headline", "standfirst"):
        value = getattr(article, field)
        assert value is None or value == normalise(value), f"{reader.name}: {field} is not normalised"
    for span in spans_of(article):
        assert article.text[span.start : span.end] == span.text, f"{reader.name}: {span} is not what stands there"
    return article
