from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.gist import gist
from onrecord.model.grounds import Who
from onrecord.model.provenance import Hop, Maker
from onrecord.model.text import Span

TEXT = "Rome would refuse to open its ports if Tunis asked, ANSA reported, citing a minister; at least 8 died."
MAKER = Maker("test", "1")


def words(part: str) -> Span:
    return Span.of(TEXT, TEXT.index(part), TEXT.index(part) + len(part))


def who(name: str, part: str) -> Who:
    return Who(name, "country", None, None, None, words(part))


def test_an_attribution_names_the_hops_behind_the_outlet() -> None:
    claim = Attribution(
        id="a-1", chain=(Hop("Gazette", "outlet"), Hop("ANSA", "agency"), Hop("a minister", "person", True)),
        cue=words("reported"), content=(words("Rome would refuse"), words("at least 8 died")), quote="indirect",
        act="say", channel=None, when=None, inside=None, maker=MAKER,
    )  # fmt: skip
    assert gist(claim) == "ANSA <- a minister | reported | Rome would refuse ... at least 8 died"


def test_an_event_without_a_recipient_says_unknown() -> None:
    claim = Event(
        id="e-1", type="REJECT", mode=None, cameo=None, trigger=words("refuse"), actor=(who("Italy", "Rome"),),
        recipient=(), about=(), where=(), when=None, status="conditional", attribution=None, maker=MAKER,
    )  # fmt: skip
    assert gist(claim) == "REJECT Italy -> unknown [conditional]"


def test_a_position_never_loses_its_condition() -> None:
    claim = Position(
        id="p-1", holder=who("Italy", "Rome"), stance="refuse", toward=(who("Tunisia", "Tunis"),),
        about=words("open its ports"), limits=(), condition=words("if Tunis asked"), since=None, change="restated",
        attribution=None, maker=MAKER,
    )  # fmt: skip
    assert gist(claim) == "Italy refuse -> Tunisia: open its ports if Tunis asked (restated)"


def test_a_quantity_is_a_range_with_open_sides() -> None:
    claim = Quantity(
        id="q-1", low=8, high=None, unit="people", of=None, kind="killed", event=None, attribution=None,
        words=words("at least 8"), maker=MAKER,
    )  # fmt: skip
    assert gist(claim) == "killed 8..: at least 8"
