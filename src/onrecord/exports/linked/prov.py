"""PROV-O: through whose hands each statement came, and what in onrecord made each claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from onrecord.exports.linked.names import URN, address, iri, named, software
from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.gist import gist
from onrecord.model.provenance import Hop
from onrecord.model.reading import Reading

_LINK = {"@type": "@id"}
CONTEXT: Mapping[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "onrecord": f"{URN}vocabulary:",
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "value": "prov:value",
    "isPartOf": {"@id": "dcterms:isPartOf", **_LINK},
    "page": {"@id": "dcterms:source", **_LINK},
    "published": "dcterms:issued",
    **{
        name: {"@id": f"prov:{name}", **_LINK}
        for name in (
            "wasAttributedTo", "wasDerivedFrom", "wasQuotedFrom", "hadPrimarySource", "wasGeneratedBy",
            "wasAssociatedWith", "used",
        )
    },
    **{
        name: f"onrecord:{name}"
        for name in ("act", "quote", "channel", "said", "status", "kind", "role", "country", "anonymous", "maker")
    },
}  # fmt: skip

_AGENTS = {"person": "prov:Person", "organisation": "prov:Organization", "outlet": "prov:Organization",
           "agency": "prov:Organization"}  # fmt: skip


class Prov:
    """One document: a graph of reports, the statements in them, and those who made them."""

    name = "prov"
    media_type = "application/ld+json"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes the graph, a reading at a time; returns how many there were."""
        count, between = 0, b"\n"
        out.write(msgspec.json.encode({"@context": CONTEXT})[:-1] + b',"@graph":[')
        for reading in readings:
            count += 1
            for node in nodes(reading):
                known = {key: value for key, value in node.items() if value not in (None, [], "")}
                out.write(between + msgspec.json.encode(known))
                between = b",\n"
        out.write(b"\n]}\n")
        return count


def nodes(reading: Reading) -> Iterator[dict[str, Any]]:
    """The nodes of a reading: the report, its making, its statements, its other claims."""
    article = reading.article
    report, run = iri(article.id), iri(article.id, "reading")
    maker, name = software(reading.made_by)
    outlet = Hop(article.outlet, "outlet") if article.outlet else None
    yield {
        "id": report,
        "type": "prov:Entity",
        "label": article.headline,
        "page": address(article.url),
        "published": article.published.value if article.published else None,
        "wasAttributedTo": _agent_id(reading, outlet) if outlet else None,
    }
    if outlet:
        yield _agent(reading, outlet)
    yield {"id": maker, "type": "prov:SoftwareAgent", "label": name}
    yield {"id": run, "type": "prov:Activity", "used": report, "wasAssociatedWith": maker}
    for said in reading.attributions:
        yield from _statement(reading, said)
    others: tuple[Event | Position | Quantity, ...] = (*reading.events, *reading.positions, *reading.quantities)
    for claim in others:
        yield _claim(reading, claim, run)


def _statement(reading: Reading, said: Attribution) -> Iterator[dict[str, Any]]:
    """The passage in the report, and a statement for each pair of hands behind the outlet.

    The passage was derived from the nearest statement, each statement from the next; it was quoted from the last where
    the words are the speaker's, and the last is its primary source where the report says whose it is.
    """
    hops = said.chain[1:]
    behind = [iri(said.id, "statement", str(number)) for number in range(1, len(hops) + 1)]
    origin = behind[-1] if behind else None
    yield {
        "id": iri(said.id),
        "type": ["prov:Entity", "onrecord:Attribution"],
        "label": gist(said),
        "value": [span.text for span in said.content],
        "isPartOf": iri(reading.article.id),
        "wasDerivedFrom": behind[0] if behind else None,
        "wasQuotedFrom": origin if said.quote in ("direct", "mixed") else None,
        "hadPrimarySource": origin if hops and _is_known(hops[-1]) else None,
        "act": said.act,
        "quote": said.quote,
        "channel": said.channel.kind if said.channel else None,
        "said": said.when.value if said.when else None,
        "maker": f"{said.maker.name} {said.maker.version}",
    }
    for number, hop in enumerate(hops):
        yield {
            "id": behind[number],
            "type": "prov:Entity",
            "wasDerivedFrom": behind[number + 1] if number + 1 < len(behind) else None,
            "wasAttributedTo": _agent_id(reading, hop) if _is_known(hop) else None,
        }
        if _is_known(hop):
            yield _agent(reading, hop)


def _claim(reading: Reading, claim: Event | Position | Quantity, run: str) -> dict[str, Any]:
    """A claim: derived from the passage in which it stands, or from the report; made by the reading of it."""
    return {
        "id": iri(claim.id),
        "type": ["prov:Entity", f"onrecord:{type(claim).__name__}"],
        "label": gist(claim),
        "wasDerivedFrom": iri(claim.attribution or reading.article.id),
        "wasGeneratedBy": run,
        "status": claim.status if isinstance(claim, Event) else None,
        "maker": f"{claim.maker.name} {claim.maker.version}",
    }


def _is_known(hop: Hop) -> bool:
    return hop.name not in ("", "unknown")


def _agent(reading: Reading, hop: Hop) -> dict[str, Any]:
    return {
        "id": _agent_id(reading, hop),
        "type": _AGENTS.get(hop.kind, "prov:Agent"),
        "label": hop.name,
        "kind": hop.kind,
        "role": hop.role,
        "country": hop.country,
        "anonymous": True if hop.anonymous else None,
    }


def _agent_id(reading: Reading, hop: Hop) -> str:
    """Outlets and countries are the same in every report; that two people are one is nothing that a name can say."""
    if hop.kind in ("outlet", "agency", "country") and not hop.anonymous:
        return iri("agent", hop.kind, named(hop.name))
    return iri(reading.article.id, "agent", named(hop.kind, hop.name))
