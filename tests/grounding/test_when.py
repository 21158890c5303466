"""Times in running text: value, grain and basis, and what is left unknown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.grounding.when import NOTHING, Anchor, anchor, expressions, find
from onrecord.model.article import Article, Embed
from onrecord.model.grounds import When

SUNDAY = Anchor(date(2024, 11, 17))


def told(text: str, at: Anchor = SUNDAY) -> list[tuple[str, str]]:
    return [(when.words.text, when.value) for when in find(text, at) if when.words]


@pytest.mark.parametrize(
    ("text", "words", "value", "grain"),
    [
        ("He left on Friday.", "Friday", "2024-11-15", "day"),
        ("They will meet on Friday.", "Friday", "2024-11-22", "day"),
        ("On Friday, the ministers will vote.", "Friday", "2024-11-22", "day"),
        ("Later on Friday he called.", "Later on Friday", "2024-11-15", "day"),
        ("He called on Friday evening.", "Friday evening", "2024-11-15TEV", "part_of_day"),
        ("The talks were held last Friday.", "last Friday", "2024-11-15", "day"),
        ("The talks are set for next Tuesday.", "next Tuesday", "2024-11-19", "day"),
        ("It happened yesterday.", "yesterday", "2024-11-16", "day"),
        ("It begins tomorrow.", "tomorrow", "2024-11-18", "day"),
        ("It was shot down the day before yesterday.", "the day before yesterday", "2024-11-15", "day"),
        ("The attack began last week.", "last week", "2024-W45", "week"),
        ("Prices rose last month.", "last month", "2024-10", "month"),
        ("It began this month.", "this month", "2024-11", "month"),
        ("Elections are due next year.", "next year", "2025", "year"),
        ("The army advanced in the summer.", "the summer", "2024-SU", "season"),
        ("It was signed last winter.", "last winter", "2023-WI", "season"),
        ("Earlier in September he had refused.", "Earlier in September", "2024-09", "month"),
        ("He resigned in December 2021.", "December 2021", "2021-12", "month"),
        ("The vote is planned for December.", "December", "2024-12", "month"),
        ("The bridge fell in December.", "December", "2023-12", "month"),
        ("It happened on Nov. 5.", "Nov. 5", "2024-11-05", "day"),
        ("It happened on 5 November 2023.", "5 November 2023", "2023-11-05", "day"),
        ("It happened on November 5th, 2023.", "November 5th, 2023", "2023-11-05", "day"),
        ("It happened on the 5th of May.", "the 5th of May", "2024-05-05", "day"),
        ("It happened on 2024-11-05.", "2024-11-05", "2024-11-05", "day"),
        ("He was elected in 2022.", "2022", "2022", "year"),
        ("It fell in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3", "quarter"),
        ("In the 1990s it was richer.", "the 1990s", "199", "decade"),
        ("Two years ago it was quiet.", "Two years ago", "2022", "year"),
        ("It started three weeks ago.", "three weeks ago", "2024-W43", "week"),
        ("It started ten days ago.", "ten days ago", "2024-11-07", "day"),
        ('"[Ten] years ago it was quiet," he said.', "[Ten] years ago", "2014", "year"),
        ("It was read out on Flag Day-February 6-this year.", "February 6-this year", "2024-02-06", "day"),
        ("The theme of this years harvest is rain.", "this year", "2024", "year"),
        ("It must leave by year-end.", "year-end", "2024", "year"),
        ("Seats were lost in the winter of 2022-23.", "the winter of 2022-23", "2022-WI", "season"),
        ("Drones attacked overnight.", "overnight", "2024-11-16TNI", "part_of_day"),
        ("Drones attacked overnight on Friday.", "overnight on Friday", "2024-11-15TNI", "part_of_day"),
        ("It struck at 10 p.m. on Wednesday.", "at 10 p.m. on Wednesday", "2024-11-13T22", "hour"),
        ("It struck on 5 November 2023 at 14:05 GMT.", "5 November 2023 at 14:05 GMT", "2023-11-05T14:05Z", "minute"),
    ],
)
def test_value_and_grain(text: str, words: str, value: str, grain: str) -> None:
    found = [when for when in find(text, SUNDAY) if when.words and when.words.text == words]
    assert [(when.value, when.grain) for when in found] == [(value, grain)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mandate ran from 2004 to 2009.", "2004/2009"),
        ("Between July and December 2004 it doubled.", "2004-07/2004-12"),
        ("Exercises ran on Nov. 5-8.", "2024-11-05/2024-11-08"),
        ("The summit runs from November 20 to December 2.", "2024-11-20/2024-12-02"),
        ("Over the past two years it grew.", "2022/2024"),
        ("It was shelled over the weekend.", "2024-11-16/2024-11-17"),
    ],
)
def test_intervals_are_start_and_end(text: str, value: str) -> None:
    assert [found for _, found in told(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Three years into the war nothing moved.",
        "With two months left in office he signed.",
        "He may march to the second gate before the fall of the city.",
        "The 22-year-old was in his 30s.",
        "He reads the Sunday Times about Bloody Sunday.",
        "Some 2000 troops and 1500 rockets were sent.",
        "It meets every Friday.",
        "Now he knows.",
        "Theresa May spoke.",
    ],
)
def test_lengths_sets_names_and_words_are_no_times(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["On February 30 it failed.", "On 31 June 2023 it failed.", "Several years ago it rained."]
)
def test_what_cannot_be_told_is_unknown(text: str) -> None:
    (when,) = find(text, SUNDAY)
    assert (when.value, when.grain, when.basis) == ("", "unknown", "unknown")
    assert when.words is not None


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("It was signed in the year 0.", set()),
        ("Born in '85, he rules.", {"", "1985"}),
        ("It was seen on 31/12/99.", {"", "1999-12-31"}),
        ("It was signed on the 31st.", {"", "2024-10-31"}),
        ("It fell on 2024-13-45.", {"", "2024"}),
        ("It fell on 0000-00-00.", {""}),
    ],
)
def test_a_date_that_is_none_is_never_guessed(text: str, known: set[str]) -> None:
    assert {value for _, value in told(text)} <= known


def test_the_31st_without_a_day_to_count_from_is_unknown() -> None:
    assert {when.value for when in find("It was due on the 31st.", NOTHING)} <= {""}


def test_an_ambiguous_numeric_date_is_unknown_and_a_clear_one_is_not() -> None:
    assert told("Seen on 05/06/2024.") == [("05/06/2024", "")]
    assert told("Seen on 17/11/2024.") == [("17/11/2024", "2024-11-17")]


def test_without_an_anchor_relative_times_are_unknown_and_absolute_ones_are_not() -> None:
    found = find("He left yesterday, on Friday, in 2022 and on 5 May 2023.", NOTHING)
    assert [(when.value, when.basis) for when in found] == [
        ("", "unknown"), ("", "unknown"), ("2022", "text"), ("2023-05-05", "text"),
    ]  # fmt: skip


def test_the_day_before_counts_from_the_time_told_last() -> None:
    found = find("The vote was held on 5 May 2023. The day before, shops had closed. Two days later he fled.", SUNDAY)
    assert [when.value for when in found] == ["2023-05-05", "2023-05-04", "2023-05-07"]
    assert {when.basis for when in found} == {"text"}


def test_the_caller_knows_the_tense_better() -> None:
    text = "Delegations on Friday."
    assert find(text, SUNDAY, lambda at: "future")[0].value == "2024-11-22"
    assert find(text, SUNDAY, lambda at: "past")[0].value == "2024-11-15"


def article(text: str = "", published: When | None = None, embeds: tuple[Embed, ...] = ()) -> Article:
    return Article(
        id="r-0", url=None, outlet=None, section=(), headline=None, standfirst=None, byline=(), published=published,
        modified=None, language="en", text=text, embeds=embeds,
    )  # fmt: skip


def test_the_anchor_is_the_best_evidence_there_is() -> None:
    post = Embed("x", "1", "https://x.com/a/status/1", "2024-11-17T22:05:30Z", False)
    older = Embed("x", "2", "https://x.com/a/status/2", "2024-11-10T22:05:30Z", False)
    day = When("2024-11-18T09:00+02:00", "minute", "published")
    dated = "GENEVA, 16 November 2024 - Delegations met on Friday."
    assert anchor(article(dated, day, (post,))) == Anchor(date(2024, 11, 18), "published")
    assert anchor(article(dated, None, (older, post))) == Anchor(date(2024, 11, 17), "embed")
    assert anchor(article(dated)) == Anchor(date(2024, 11, 16), "text")
    assert anchor(article("Delegations met on Friday.")) == NOTHING
    assert anchor(article(published=When("2024-11", "month", "published"))) == NOTHING
    assert find("He left on Friday.", anchor(article(dated, None, (post,))))[0].basis == "embed"


WORDS = st.sampled_from(
    [
        "on",
        "Friday",
        "last",
        "week",
        "the",
        "31st",
        "February",
        "30",
        "Nov.",
        "17",
        "2024",
        "2024-13-45",
        "in",
        "May",
        "may",
        "next",
        "two",
        "hundred",
        "years",
        "ago",
        "25:61",
        "p.m.",
        "'98",
        "31/12/99",
        "the",
        "past",
        "99",
        "decades",
        "earlier",
        "before",
        "0000-00-00",
        "century",
        "9999",
        "day",
        "before",
        "from",
        "to",
        "–",
        ",",
        ".",
        "\n",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=200), st.sampled_from([SUNDAY, NOTHING, Anchor(date(1, 1, 1)), Anchor(date(9999, 12, 31))]))  # fmt: skip
def test_any_text_is_read_and_every_span_holds_its_words(text: str, at: Anchor) -> None:
    end = 0
    for found in expressions(text, at):
        assert end <= found.start < found.end <= len(text)
        end = found.end
    for when in find(text, at):
        assert when.words is not None
        assert text[when.words.start : when.words.end] == when.words.text
        assert (when.value == "") == (when.grain == "unknown") == (when.basis == "unknown")
