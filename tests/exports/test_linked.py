"""Linked data, read back by rdflib and pyld; no context is fetched."""

from __future__ import annotations

import io
import json
import socket
from typing import Any

import msgspec
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyld import jsonld

from onrecord.exports.linked.annotation import CONTEXT, WebAnnotation
from onrecord.exports.linked.names import address, iri
from onrecord.exports.linked.prov import Prov
from onrecord.model.claims import Attribution, Event
from onrecord.model.provenance import Hop
from onrecord.model.reading import Reading

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
RDFS = rdflib.RDFS

# The terms of the Web Annotation vocabulary (W3C Recommendation of 23 February 2017) that a collection uses: a reader
# has them at hand or fetches them; a test does neither.
_LINK = "@id"
TERMS: dict[str, Any] = {
    "@context": {
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        **{
            name: f"http://www.w3.org/ns/oa#{name}"
            for name in (
                "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector",
                "classifying", "describing", "start", "end", "exact", "prefix", "suffix",
            )
        },
        "AnnotationCollection": "http://www.w3.org/ns/activitystreams#OrderedCollection",
        "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
        "Software": "http://www.w3.org/ns/activitystreams#Application",
        "body": {"@type": _LINK, "@id": "http://www.w3.org/ns/oa#hasBody"},
        "target": {"@type": _LINK, "@id": "http://www.w3.org/ns/oa#hasTarget"},
        "source": {"@type": _LINK, "@id": "http://www.w3.org/ns/oa#hasSource"},
        "scope": {"@type": _LINK, "@id": "http://www.w3.org/ns/oa#hasScope"},
        "selector": {"@type": _LINK, "@id": "http://www.w3.org/ns/oa#hasSelector"},
        "generator": {"@type": _LINK, "@id": "http://www.w3.org/ns/activitystreams#generator"},
        "motivation": {"@type": "@vocab", "@id": "http://www.w3.org/ns/oa#motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "http://www.w3.org/ns/oa#hasPurpose"},
        "items": {"@type": _LINK, "@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
        "partOf": {"@type": _LINK, "@id": "http://www.w3.org/ns/activitystreams#partOf"},
        "first": {"@type": _LINK, "@id": "http://www.w3.org/ns/activitystreams#first"},
        "total": "http://www.w3.org/ns/activitystreams#totalItems",
        "startIndex": "http://www.w3.org/ns/activitystreams#startIndex",
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "name": "http://xmlns.com/foaf/0.1/name",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
    }
}  # fmt: skip


# rdflib's own reader of JSON-LD still uses what rdflib has deprecated
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", closed)


def written(export: WebAnnotation | Prov, readings: list[Reading]) -> Any:
    out = io.BytesIO()
    assert export.write(iter(readings), out) == len(readings)
    return json.loads(out.getvalue())


def expanded(collection: Any) -> Any:
    def known(url: str, _: object) -> dict[str, Any]:
        assert url == CONTEXT
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": TERMS}

    return jsonld.expand(collection, {"documentLoader": known})


def graph(export: Prov, readings: list[Reading]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=json.dumps(written(export, readings)), format="json-ld")


def test_positions_and_quotations_select_the_words_that_the_claim_points_to(
    examples: list[Reading], crafted: Reading
) -> None:
    readings = [*examples, crafted]
    collection = written(WebAnnotation(), readings)
    items = collection["first"]["items"]
    texts = {one["body"]["id"]: one["body"]["value"] for one in items if one["motivation"] == "describing"}
    assert list(texts.values()) == [reading.article.text for reading in readings]
    seen = 0
    for one in items:
        for target in one["target"] if isinstance(one["target"], list) else []:
            position, quotation = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quotation["exact"], "code points, as the standard asks"
            around = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
            assert text[position["start"] - len(quotation["prefix"]) :].startswith(around)
            seen += 1
    assert seen > 80
    assert collection["total"] == len(items) == len({one["id"] for one in items})


def test_the_body_holds_the_whole_claim(crafted: Reading) -> None:
    items = {one["id"]: one for one in written(WebAnnotation(), [crafted])["first"]["items"]}
    told = msgspec.json.decode(items[iri("e-1")]["body"][1]["value"], type=Event)
    assert told == crafted.events[0]
    assert msgspec.json.decode(items[iri("a-1")]["body"][1]["value"], type=Attribution) == crafted.attributions[0]
    assert items[iri("e-10")]["body"][0]["value"].endswith("[planned]")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_key_of_an_annotation_is_a_term_of_the_vocabulary(
    any_readings: st.SearchStrategy[Reading], data: st.DataObject
) -> None:
    readings = data.draw(st.lists(any_readings, max_size=2))
    collection = written(WebAnnotation(), readings)
    (whole,) = expanded(collection)
    page = whole["http://www.w3.org/ns/activitystreams#first"][0]
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == collection["total"]
    for one in items:
        assert one["@type"] == [str(OA.Annotation)]
        assert one[str(OA.hasBody)]
        assert one[str(OA.hasTarget)]

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for one in value.values() for key in keys(one)}
        return {key for one in value for key in keys(one)} if isinstance(value, list) else set()

    assert keys(collection) - {"@context"} <= set(TERMS["@context"])


def test_prov_tells_the_chain(crafted: Reading) -> None:
    told = graph(Prov(), [crafted])
    passage, first, second = (rdflib.URIRef(iri("a-1", *rest)) for rest in ((), ("statement", "1"), ("statement", "2")))
    assert told.value(passage, PROV.wasDerivedFrom) == first
    assert told.value(first, PROV.wasDerivedFrom) == second
    assert told.value(passage, PROV.wasQuotedFrom) == second
    assert told.value(passage, PROV.hadPrimarySource) == second
    speaker = told.value(second, PROV.wasAttributedTo)
    assert (str(told.value(speaker, RDFS.label)), told.value(speaker, rdflib.RDF.type)) == ("Rudolf", PROV.Person)
    report = rdflib.URIRef(iri("r-1"))
    assert str(told.value(told.value(report, PROV.wasAttributedTo), RDFS.label)) == "Harbour Post"
    denied = rdflib.URIRef(iri("e-15"))
    assert str(told.value(denied, rdflib.URIRef("urn:x-onrecord:vocabulary:status"))) == "denied"
    assert told.value(denied, PROV.wasDerivedFrom) == passage
    run = told.value(denied, PROV.wasGeneratedBy)
    assert told.value(run, PROV.used) == report
    assert told.value(told.value(run, PROV.wasAssociatedWith), rdflib.RDF.type) == PROV.SoftwareAgent


def test_an_unknown_hop_is_kept_and_is_nobody(crafted: Reading) -> None:
    said = msgspec.structs.replace(
        crafted.attributions[0], chain=(Hop("Harbour Post", "outlet"), Hop("unknown", "unknown")), quote="indirect"
    )
    told = graph(Prov(), [msgspec.structs.replace(crafted, attributions=(said,))])
    passage = rdflib.URIRef(iri("a-1"))
    behind = told.value(passage, PROV.wasDerivedFrom)
    assert behind is not None
    assert told.value(behind, PROV.wasAttributedTo) is None
    assert told.value(passage, PROV.hadPrimarySource) is None
    assert told.value(passage, PROV.wasQuotedFrom) is None


def test_people_of_one_name_in_two_reports_are_two(crafted: Reading) -> None:
    other = msgspec.structs.replace(
        crafted,
        article=msgspec.structs.replace(crafted.article, id="r-2"),
        attributions=(msgspec.structs.replace(crafted.attributions[0], id="a-2"),),
    )
    told = graph(Prov(), [crafted, other])
    named = {label: set(told.subjects(RDFS.label, rdflib.Literal(label))) for label in ("Rudolf", "Harbour Post")}
    assert (len(named["Rudolf"]), len(named["Harbour Post"])) == (2, 1)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_rdflib_reads_whatever_was_read(any_readings: st.SearchStrategy[Reading], data: st.DataObject) -> None:
    readings = data.draw(st.lists(any_readings, max_size=2))
    told = graph(Prov(), readings)
    assert len(set(told.subjects(rdflib.RDF.type, PROV.Activity))) == len({reading.article.id for reading in readings})
    assert (told.serialize(format="nt") != "") == bool(readings)


@settings(deadline=None)
@given(st.text())
def test_an_iri_holds_nothing_that_an_iri_may_not(text: str) -> None:
    told = iri(text, text)
    assert told.isascii()
    assert not set(told) & set(' <>"{}|\\^`\n\t')
    link = address(f"https://example.org/{text}")
    assert link is None or not set(link) & set(' <>"{}|\\^`\n\t')
    assert address(text) is None or text.lower().startswith(("http://", "https://"))
