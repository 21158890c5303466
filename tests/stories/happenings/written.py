"""Reports on a lock, a depot and two men, written for the tests of happenings."""

from onrecord.record.decisions import Decision
from tests.stories.making import Report


def strike(outlet, published, day, town="Velden", killed="three", verb="struck"):
    """A missile strikes a depot in a town; ``day`` is (value, word)."""
    value, word = day
    report = Report(
        f"A Ruritanian missile {verb} the fuel depot in {town} on {word}, Sylvanian rescuers said. "
        f"It killed {killed} workers of the night shift and set two tanks on fire.",
        outlet, published, headline=f"Depot in {town} in flames",
    )  # fmt: skip
    report.event(
        verb, "ASSAULT", [report.who("Ruritanian", "RUR", "country")], [report.who("depot", kind="unknown")],
        where=report.place(town, "SYL"), when=(value, word), about=f"the fuel depot in {town}",
    )  # fmt: skip
    return report.reading()


def call(outlet, published, day, about="the grain quota", verb="spoke"):
    """Two men telephone; ``day`` is (value, word), or ``None`` where the report does not say."""
    on = f" on {day[1]}" if day else ""
    report = Report(
        f"President Anton Vesely {verb} by phone with Prime Minister Bela Korda{on} about {about}.",
        outlet, published, headline="Vesely and Korda on the line",
    )  # fmt: skip
    report.event(
        verb, "CONSULT", [report.who("Anton Vesely", "SYL")], [report.who("Bela Korda", "RUR")], when=day,
        about=f"about {about}",
    )  # fmt: skip
    return report.reading()


def permission(outlet, published, day, extra=""):
    """The same permission, whenever it is told."""
    report = Report(
        f"Ruritania allowed Sylvania to use its long-range rockets across the Velden river, officials said{extra}.",
        outlet, published, headline="Rockets allowed",
    )  # fmt: skip
    report.event(
        "allowed", "CONCEDE", [report.who("Ruritania", "RUR", "country")], [report.who("Sylvania", "SYL", "country")],
        when=(day, extra.strip()) if extra else None, about="to use its long-range rockets across the Velden river",
    )  # fmt: skip
    return report.reading()


def decision(verdict, subject, other=None, number=1):
    return Decision(
        id=f"d-{number}", verdict=verdict, subject=subject, other=other, field=None, value=None, signed="Ada",
        decided=f"2026-11-23T00:00:{number:02d}Z", note=None,
    )  # fmt: skip
