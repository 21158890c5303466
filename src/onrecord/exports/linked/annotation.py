"""W3C Web Annotation: every claim as an annotation of the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, BinaryIO

import msgspec

from onrecord.exports.linked.names import address, iri, software
from onrecord.model.article import Article
from onrecord.model.claims import Attribution, Claim, Event, Position, Quantity
from onrecord.model.gist import gist
from onrecord.model.reading import Reading
from onrecord.model.text import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after a quotation: what Hypothesis and the Apache Annotator take


class WebAnnotation:
    """An AnnotationCollection with one page; the whole claim is in the body, so that nothing is lost."""

    name = "web-annotation"
    media_type = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes the collection, a reading at a time; its id, which stands for all it holds, comes last."""
        count = total = 0
        digest = blake2b(digest_size=10)
        out.write(
            msgspec.json.encode({"@context": CONTEXT, "type": "AnnotationCollection", "label": "onrecord"})[:-1]
            + b',"first":{"type":"AnnotationPage","startIndex":0,"items":['
        )
        for reading in readings:
            count += 1
            for annotation in of_reading(reading):
                out.write((b",\n" if total else b"\n") + msgspec.json.encode(annotation))
                digest.update(annotation["id"].encode())
                total += 1
        name = iri("collection", digest.hexdigest())
        page = {"id": f"{name}:page", "partOf": name}
        out.write(b"\n]," + msgspec.json.encode(page)[1:])
        out.write(b"," + msgspec.json.encode({"id": name, "total": total})[1:] + b"\n")
        return count


def of_reading(reading: Reading) -> Iterator[dict[str, Any]]:
    """The text of the report (the positions count in it), then its claims in the order of their families."""
    article = reading.article
    maker, name = software(reading.made_by)
    generator = {"id": maker, "type": "Software", "name": name}
    yield {
        "id": iri(article.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": generator,
        "body": _text(article) | {"value": article.text},
        "target": address(article.url) or iri(article.id, "report"),
    }
    claims: tuple[Claim, ...] = (*reading.attributions, *reading.events, *reading.positions, *reading.quantities)
    for claim in claims:
        yield {
            "id": iri(claim.id),
            "type": "Annotation",
            "motivation": "classifying",
            "generator": generator,
            "body": [
                {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": gist(claim)},
                {
                    "type": "TextualBody",
                    "purpose": "classifying",
                    "format": "application/json",
                    "value": msgspec.json.encode(claim).decode(),
                },
            ],
            "target": [_target(article, span) for span in _evidence(claim)] or iri(article.id, "text"),
        }


def _text(article: Article) -> dict[str, Any]:
    """The plain text of the report, as a resource."""
    told = {"id": iri(article.id, "text"), "type": "TextualBody", "format": "text/plain"}
    return told | ({"language": article.language} if article.language else {})


def _evidence(claim: Claim) -> tuple[Span, ...]:
    """The words that an annotation of the claim marks."""
    match claim:
        case Attribution():
            return claim.content
        case Event():
            return (claim.trigger,)
        case Position():
            return (claim.about,)
        case Quantity():
            return (claim.words,)


def _target(article: Article, span: Span) -> dict[str, Any]:
    """The words in the plain text, by position (code points, as the standard asks for) and by quotation.

    The page of the report is the scope: positions in its HTML would be others.
    """
    text = article.text
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": iri(article.id, "text"),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - AROUND) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
        ],
    }
    page = address(article.url)
    return target | ({"scope": page} if page else {})
