"""Reports written for these tests: a minister's interview, and her words before all, in the hands of several newsrooms."""

from __future__ import annotations

from onrecord.model.article import Article, article_id
from onrecord.model.claims import Attribution, claim_id
from onrecord.model.grounds import When
from onrecord.model.provenance import Channel, Hop, Maker
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.text import Span

AGENCY = "\n".join(
    (
        "TALLEN (AP) — Ferries on the Sund strait will carry no lorries after June, a decision that leaves two island "
        "ports without their only link to the mainland's grain market.",
        "Transport Minister Ida Lund told parliament on Tuesday that the ramps would not bear another winter of frost "
        "and heavy axles, and that repairs had been put off three times by governments before hers.",
        '"No lorry will cross the strait after the last day of June," Lund said.',
        "Harbour masters on both shores said they had learned of the decision from the radio, and one of them had just "
        "signed for a crane that he now hopes to sell.",
        "About four hundred lorries cross each week in summer, most of them with barley and frozen fish, and the way "
        "around by the northern bridge takes five hours more.",
    )
)
COPY = AGENCY.removeprefix("TALLEN (AP) — ")
OWN = "\n".join(
    (
        "The islands woke up to hard news about their boats, and nobody in the queue at the pier spoke of anything else.",
        "Ida Lund, the minister, had said it plainly in the chamber the evening before: "
        '"No lorry will cross the strait after the last day of June."',
        "For Peder Holm, whose three trucks bring flour to the only bakery, that is the end of a trade begun by his "
        "grandfather, and he does not believe in the bridge.",
    )
)
INTERVIEW = "\n".join(
    (
        "The ferry company may be sold before autumn, the minister of transport has let it be known.",
        "In an interview with CNN, Ida Lund said two foreign bidders had asked for the ledgers of the ferry company.",
        "She would not name them, and the company's own board had heard nothing of it until the evening.",
    )
)
RETOLD = "\n".join(
    (
        "Shares of the Sund line rose by a tenth on talk of a sale, their best day since the strike.",
        "Ida Lund said in an interview that two foreign bidders had asked for the ledgers of the ferry company.",
        "Brokers doubted that a buyer would take on the old ramps, whose repair has been put off for years.",
    )
)


def article(text: str, outlet: str, day: str = "2026-03-10", byline: tuple[str, ...] = ()) -> Article:
    """An article at the address of its outlet."""
    published = When(day, "day", "published") if day else None
    url = f"https://{outlet}/{len(text)}"
    return Article(
        id=article_id(url, outlet, "Ferries", published, text), url=url, outlet=outlet, section=(), headline="Ferries",
        standfirst=None, byline=byline, published=published, modified=None, language="en", text=text,
    )  # fmt: skip


def span(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def said(
    of: Article, content: str, speaker: str = "Ida Lund", cue: str = "said", through: str | None = None,
    channel: Channel | None = None, anonymous: bool = False, number: int | None = None,
) -> Attribution:  # fmt: skip
    """An attribution in an article; ``through`` is a newsroom between the outlet and the speaker."""
    text = of.text
    hops = [Hop(of.outlet or "unknown", "outlet")]
    if through:
        hops.append(Hop(through, "outlet", words=span(text, through)))
    last = speaker.split()[-1]
    hops.append(Hop(speaker, "person", anonymous, words=span(text, last if last in text else speaker), number=number))
    words = span(text, content)
    return Attribution(
        id=claim_id("a", of.id, words, speaker), chain=tuple(hops), cue=span(text, cue), content=(words,),
        quote="direct" if text[words.start - 1] in "\"“" else "indirect", act="say", channel=channel, when=None,
        inside=None, maker=Maker("test", "1"),
    )  # fmt: skip


def reading(of: Article, *attributions: Attribution) -> Reading:
    """A reading of an article with these attributions."""
    return Reading(made_by=MadeBy("test", "none"), article=of, attributions=attributions)


QUOTE = "No lorry will cross the strait after the last day of June"
BIDDERS = "two foreign bidders had asked for the ledgers of the ferry company"


def before_all(byline: tuple[str, ...] = ("Jo Berg",)) -> list[Reading]:
    """The minister's words in parliament: an agency's text at two outlets, one of them untagged, and one of its own."""
    tagged, untagged = article(AGENCY, "a.example"), article(COPY, "b.example")
    own = article(OWN, "c.example", byline=byline)
    return [reading(one, said(one, QUOTE)) for one in (tagged, untagged, own)]


def in_private() -> list[Reading]:
    """The minister's interview: one report names the network, the other does not."""
    names, does_not = article(INTERVIEW, "d.example"), article(RETOLD, "e.example")
    channel = Channel("interview", "CNN", span(INTERVIEW, "an interview with CNN"))
    return [
        reading(names, said(names, BIDDERS, channel=channel)),
        reading(does_not, said(does_not, BIDDERS)),
    ]
