"""Every extension point of onrecord, on one page.

A third party adds a reader, a coder family, an ontology, an export or a way in by writing one class (or one file) and
one line in its ``pyproject.toml``; what ships with onrecord comes in by the same door::

    [project.entry-points."onrecord.readers"]
    gazette = "my_package.gazette:GazetteReader"

=====================  =============================================================================
entry-point group      what it must load
=====================  =============================================================================
onrecord.readers       a :class:`Reader`: the pages of one outlet, with its dates of validity
onrecord.coders        a :class:`Coder`: Doc and grounds -> claims of one family
onrecord.ontologies    the path of a TOML file: types and modes of events, or stances
onrecord.exports       an :class:`Export`: readings in one format
onrecord.intakes       an :class:`Intake`: one way in (files, addresses, standard input)
onrecord.containers    a :class:`Container`: one form of file that holds articles (feeds, WARC, tables)
onrecord.executors     an :class:`Executor`: many hands for one piece of work (processes, a Ray cluster)
=====================  =============================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any, BinaryIO, Protocol, runtime_checkable

from onrecord.model.article import Article, Hints, Page
from onrecord.model.claims import Attribution, Claim, Event
from onrecord.model.grounds import When, Where, Who
from onrecord.model.problems import BadExtension, Problem
from onrecord.model.text import Span


@runtime_checkable
class Reader(Protocol):
    """Reads the pages of one outlet, or of any (the generic reader).

    A reader of every outlet says ``any_outlet = True`` and is asked after those that do not. One that can tell what it
    left out of an article has ``examine(page) -> tuple[Article | None, tuple[Problem, ...]]`` beside ``read``.
    """

    name: str

    def takes(self, page: Page) -> bool:
        """Whether the page is this reader's: its outlet, and its dates of validity."""

    def read(self, page: Page) -> Article | Problem:
        """The article on the page; a Problem where there is none. Never raises for what the page holds."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the words of one report stand for, each looked up by the characters of ``Article.text`` from start to end.

    Attributes:
        who: the actor that these words name or refer to; always a Who, its unknown fields left unknown.
        where: the literal places that stand within these words, in order; a capital that stands for its government
            is no place.
        when: the times that stand within these words, in order, each resolved as far as the evidence goes.
    """

    who: Callable[[int, int], Who]
    where: Callable[[int, int], Sequence[Where]]
    when: Callable[[int, int], Sequence[When]]


@dataclass(frozen=True, slots=True)
class Case:
    """All that a coder may look at.

    Attributes:
        article: the report.
        doc: the spaCy ``Doc`` of ``article.text``, Universal Dependencies labels; ``doc.text == article.text``.
        referents: what pronouns and descriptions stand for (``analysis.coref.Referents``).
        grounds: what words stand for.
        ontology: the event types and stances in force (``ontologies.ontology.Ontology``).
        attributions, events: what families that ran before found; a claim of a later family may lead to them.
    """

    article: Article
    doc: Any
    referents: Any
    grounds: Grounds
    ontology: Any
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()

    def knowing(self, claims: Iterable[Claim]) -> Case:
        """The same case for the families that come after those that made these claims."""
        known = tuple(claims)
        return replace(
            self,
            attributions=tuple(claim for claim in known if isinstance(claim, Attribution)),
            events=tuple(claim for claim in known if isinstance(claim, Event)),
        )

    def span(self, start: int, end: int) -> Span:
        """The words of the report from code point ``start`` to ``end``."""
        return Span.of(self.article.text, start, end)


@runtime_checkable
class Coder(Protocol):
    """A family of claims. ``order`` places families: attributions (10) run before those that stand in them (20).

    A family that is made of rules (``coders.rule.Rule``) shows them as ``rules``, so that their examples are run and
    ``why`` can be answered. One that weighs as well has ``weighers``: by the name of the rule or model a
    function of case and claim, which says how sure it is and what else the words may be, a line a judgement.
    """

    name: str
    order: int

    def code(self, case: Case) -> Iterable[Claim]:
        """The claims of this family, in the order of the text."""


@runtime_checkable
class Export(Protocol):
    """Readings in one format."""

    name: str
    media_type: str

    def write(self, readings: Iterable[Any], out: BinaryIO) -> int:
        """Writes the readings to ``out`` and returns how many there were."""


@runtime_checkable
class Intake(Protocol):
    """One way in: from what a person types to pages."""

    name: str

    def takes(self, source: str) -> bool:
        """Whether this way in knows what to do with ``source``."""

    def pages(self, source: str, hints: Hints) -> Iterator[Page | Problem]:
        """The pages behind ``source``; a Problem for each that could not be fetched. Never raises for what it finds."""


@runtime_checkable
class Executor(Protocol):
    """Many hands for one piece of work. Made with ``workers`` (how many; ``None``: all there are) and ``address``."""

    name: str

    def run(self, make: Callable[[], Callable[[Any], Any]], orders: Iterable[Any]) -> Iterator[tuple[int, Any]]:
        """The number of each order with its answer, in whatever order they come.

        ``make`` is called once in each worker (it loads the engine) and what it gives with one order after another;
        both can be pickled. A worker that dies is replaced and its order given to another; an order that ends too many
        is answered by a Problem. An order may be carried out twice; it is answered once.
        """


@dataclass(frozen=True, slots=True)
class Head:
    """What a form is told from.

    Attributes:
        name: the name of the file as typed, in lower case; empty for a pipe.
        start: its first bytes, inflated where they were gzipped.
        packed: whether they were.
    """

    name: str
    start: bytes
    packed: bool

    @property
    def text(self) -> bytes:
        """The first bytes without a byte-order mark and leading blanks."""
        return self.start.removeprefix(b"\xef\xbb\xbf").lstrip()


@runtime_checkable
class Container(Protocol):
    """One form of file that holds articles. A form whose columns a person may name takes ``columns`` when made."""

    name: str
    order: int

    def recognises(self, head: Head) -> bool:
        """Whether the file is of this form."""

    def unpack(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        """The articles in it, each a page; a Problem for what could not be had. Never raises for what it holds."""


@cache
def load(group: str) -> Mapping[str, Any]:
    """The extensions of ``onrecord.<group>`` by name, ours and third parties', in alphabetical order.

    Looked up once a process: finding them means reading the metadata of every installed package.

    Raises BadExtension where one cannot be imported or two carry one name.
    """
    found: dict[str, Any] = {}
    for point in sorted(entry_points(group=f"onrecord.{group}"), key=lambda p: (p.name, p.value)):
        if point.name in found:
            raise BadExtension(f"two extensions of onrecord.{group} are named {point.name!r}; uninstall one of them")
        try:
            found[point.name] = point.load()
        except (ImportError, AttributeError) as error:
            raise BadExtension(f"onrecord.{group} {point.name!r} ({point.value}) cannot be loaded: {error}") from error
    return MappingProxyType(found)
