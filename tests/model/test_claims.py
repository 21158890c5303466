from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.claims import claim_id
from onrecord.model.text import Span

PART = st.text() | st.integers() | st.builds(Span, st.integers(0), st.integers(0), st.text())


@given(st.sampled_from("aepq"), st.text(), st.lists(PART))
def test_the_same_claim_has_the_same_id(kind: str, article: str, parts: list[object]) -> None:
    one, two = claim_id(kind, article, *parts), claim_id(kind, article, *parts)
    assert one == two
    assert one[:2] == f"{kind}-"
    assert len(one) == 22


def test_who_what_and_where_each_make_another_claim() -> None:
    said, content = Span(5, 9, "said"), Span(10, 22, "so on Friday")
    ids = {
        claim_id("a", "r-1", said, content, "Kyiv"),
        claim_id("a", "r-1", said, content, "Moscow"),
        claim_id("a", "r-2", said, content, "Kyiv"),
        claim_id("a", "r-1", content, said, "Kyiv"),
        claim_id("e", "r-1", said, content, "Kyiv"),
    }
    assert len(ids) == 5
