"""The ultimate sources of a claim: whose word it is, named or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.origins import Count, Evidence, Source, Step
from onrecord.model.provenance import Hop
from onrecord.stories import statements
from onrecord.stories.origins import naming
from onrecord.stories.origins.newsrooms import Way

UNKNOWN = "unknown"


@dataclass(slots=True)
class _Heard:
    """A source while its carriers are gathered."""

    hop: Hop
    names: list[str] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    number: int | None = None


def origin_hop(way: Way) -> Hop | None:
    """The last hop of the attribution that tells the claim, where it is a source and no newsroom."""
    for said in way.carrier.said:
        hop = said.chain[-1]
        if len(said.chain) > 1 and hop.name != UNKNOWN and naming.named(hop.name) is None:
            return hop
    return None


def step(way: Way) -> Step | None:
    """The last step back from a carrier: to the source, or to the newsroom's own eyes where it names nobody."""
    hop = origin_hop(way)
    if hop is not None:
        return Step(how="said by", name=hop.name, evidence=(way.carrier.evidence(hop.words),))
    return None if way.carrier.said else Step(how="seen by", name=way.newsroom, evidence=(), sure=False)


def ultimate(ways: Sequence[Way]) -> tuple[tuple[Source, ...], Count]:
    """The sources, and how many there are: one statement has one speaker, unnamed ones may all be the same."""
    heard: dict[str, _Heard] = {}
    for way in ways:
        hop = origin_hop(way)
        if hop is None:
            continue
        one = heard.setdefault(_key(hop), _Heard(hop))
        one.names.append(hop.name)
        one.ways.append(way)
        one.evidence.append(way.carrier.evidence(hop.words))
        one.number = max((n for n in (one.number, hop.number) if n is not None), default=None)
    ranked = sorted(heard.values(), key=lambda one: (one.hop.anonymous, -len(one.ways), one.hop.name))
    named = [one for one in ranked if not one.hop.anonymous]
    leading = [one for one in named if _apart(one, named)]
    sources = tuple(_source(one, one in leading) for one in ranked)
    if not sources:
        return (), Count(0, 0, 0)
    likely = max(1, len(leading))
    unnamed = sum(one.number or 1 for one in ranked if one.hop.anonymous)
    return sources, Count(least=1, likely=likely, most=max(likely, len(named) + unnamed))


def _apart(one: _Heard, named: Sequence[_Heard]) -> bool:
    """Whether a named source is shown to be another than the one most named: it has a text that names no other."""
    if one is named[0]:
        return True
    others = {way.text for other in named if other is not one for way in other.ways}
    return len(one.ways) > 1 and not any(way.text in others for way in one.ways)


def _source(one: _Heard, apart: bool) -> Source:
    rooms = sorted({way.newsroom for way in one.ways if way.newsroom})
    return Source(
        name=statements.usual_name(one.names) or one.hop.name,
        kind=one.hop.kind,
        anonymous=one.hop.anonymous,
        number=one.number,
        reports=tuple(sorted({way.carrier.report for way in one.ways})),
        newsrooms=tuple(rooms),
        apart=apart,
        evidence=tuple(sorted(set(one.evidence))),
    )


def _key(hop: Hop) -> str:
    """What a source is known by: the last part of a person's name, an organisation's or a description's words."""
    words = hop.name.casefold().replace("’", "'").split()
    if hop.kind == "person" and not hop.anonymous and words:
        return words[-1].removesuffix("'s")
    return " ".join(word for word in words if word not in ("the", "a", "an"))
