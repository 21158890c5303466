"""Reports written for these tests: an agency's text, what outlets made of it, and others on the same day."""

from __future__ import annotations

from onrecord.model.article import Article, article_id
from onrecord.model.grounds import When
from onrecord.model.reading import MadeBy, Reading

LEAD = (
    "Engineers reopened the northern gate of the Velden lock on Tuesday, eleven days after a barge laden with gravel "
    "sheared off its lower hinge and blocked the canal for forty ships."
)
SECOND = (
    "Divers had first to lift nine tonnes of gravel from the sill, a task that the canal board had put at three days and "
    "that took a week because the winch kept slipping in the cold."
)
THIRD = (
    "Grain traders in the two ports upstream said that they had lost about a tenth of their autumn sales, and one of "
    "them has asked the provincial court to seize the barge until its owner pays."
)
QUOTE = (
    '"We shall rebuild both hinges in steel before the winter closes the canal, and we shall send the bill to whoever '
    "let that barge sail without a pilot,\" the board's director Marit Solheim said."
)
LAST = (
    "The lock was built a century ago for barges of half that weight, and a plan to widen it has lain in a drawer of the "
    "ministry since the last flood."
)
TEXT = "\n".join((LEAD, SECOND, THIRD, QUOTE, LAST))
OTHER = "\n".join(
    (
        "Farmers who had waited for seed at the Velden quay cheered when the first tug came through, and a brass band "
        "that nobody had ordered played until the rain set in.",
        "For Olaf Brandt, who runs a mill two bends below, the morning began with a telephone call from the lock keeper, "
        "his cousin, who told him to light the ovens again.",
        QUOTE,
        "He doubts that it will be done by then. Steel of that kind comes from one works alone, and its furnaces are "
        "cold until the strike over night shifts is settled.",
        "In the tavern by the sluice they were already betting on the day of the next accident, at odds that nobody "
        "would repeat to a stranger, and drinking to the diver who found the bolt.",
    )
)


def article(text: str, outlet: str = "example.org", day: str = "2026-03-10", headline: str = "Lock reopens",
            byline: tuple[str, ...] = ()) -> Article:  # fmt: skip
    """An article of an outlet, whose address is at its domain."""
    published = When(day, "day", "published") if day else None
    url = f"https://{outlet}/{len(text)}"
    return Article(
        id=article_id(url, outlet, headline, published, text), url=url, outlet=outlet, section=(), headline=headline,
        standfirst=None, byline=byline, published=published, modified=None, language="en", text=text,
    )  # fmt: skip


def reading(what: Article) -> Reading:
    """A reading of an article in which nothing was found."""
    return Reading(made_by=MadeBy("test", "none"), article=what)
