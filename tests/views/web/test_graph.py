"""The graph of sources as it is laid out."""

from __future__ import annotations

from onrecord.model.origins import Path, Step, Telling
from onrecord.model.text import Span
from onrecord.views.web.graph import MOST, Edge, drawn, laid_out

WORDS = Span(0, 3, "abc")


def test_a_way_back_is_drawn_from_source_to_outlet() -> None:
    telling = Telling(report="r-1", outlet="Gazette", day=0, words=WORDS)
    way = Path(telling=telling, steps=(Step(how="copied from", name="AP"), Step(how="said by", name="officials")))
    found = drawn([way, way])
    assert [(one.edge.source, one.edge.how, one.edge.target, one.edge.count) for one in found.lines] == [
        (("AP", "newsroom"), "copied", ("Gazette", "outlet"), 2),
        (("officials", "anonymous"), "quoted", ("AP", "newsroom"), 2),
    ]
    at = {box.name: box.x for box in found.boxes}
    assert at["officials"] < at["AP"] < at["Gazette"]


def test_names_beyond_the_most_are_counted() -> None:
    many = [Edge((f"S{number}", "source"), ("Gazette", "outlet"), "quoted", "", None) for number in range(MOST + 5)]
    assert laid_out(many).left_out == 5
    assert laid_out([]).lines == ()
