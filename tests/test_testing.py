"""The public checks, called as a third party calls them."""

from pathlib import Path

import pytest

from onrecord.extend import load
from onrecord.model.article import Article, Page
from onrecord.model.problems import Problem
from onrecord.testing import article_of, check_reader

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize(
    ("reader", "name", "media"), [("generic", "harbour-post.html", "html"), ("scrape", "escorts.txt", "text")]
)
def test_our_readers_pass_the_check_for_readers(reader: str, name: str, media: str) -> None:
    article = check_reader(load("readers")[reader](), Page(name, (EXAMPLES / name).read_bytes(), media=media))
    assert article.headline


class Careless:
    """A reader that leaves a text as it came."""

    name = "careless"

    def takes(self, page: Page) -> bool:
        return True

    def read(self, page: Page) -> Article | Problem:
        import msgspec

        return msgspec.structs.replace(article_of("Rome"), text="Rome\u200b said  so")


def test_a_reader_that_does_not_normalise_is_told_so() -> None:
    with pytest.raises(AssertionError, match="careless: text is not normalised"):
        check_reader(Careless(), Page("x", b"x"))
