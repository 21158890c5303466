"""What the public CAMEO scheme knows of a code: the codes above it, its quad class, its Goldstein value, its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.model.claims import Event
from onrecord.ontologies import ontology

# CAMEO roots by quad class, as GDELT and the ICEWS converters count them: verbal and material cooperation, verbal and
# material conflict.
_QUADS = ((1, 1, 5), (2, 6, 8), (3, 9, 13), (4, 14, 20))
_PLOVER_QUADS = MappingProxyType(
    {"verbal-cooperation": 1, "material-cooperation": 2, "verbal-conflict": 3, "material-conflict": 4}
)


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO code: ``1823`` stands under ``182`` (base) and ``18`` (root)."""

    code: str
    goldstein: float
    name: str

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:2]

    @property
    def base(self) -> str:
        """The first three."""
        return self.code[:3]

    @property
    def quad(self) -> int:
        """1 to 4: verbal, material cooperation, verbal, material conflict."""
        root = int(self.root)
        return next(quad for quad, first, last in _QUADS if first <= root <= last)


@cache
def codes() -> Mapping[str, Code]:
    """Every code of ``cameo.tsv``."""
    lines = files("onrecord.exports.coded").joinpath("cameo.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith(("#", "code\t")))
    return MappingProxyType({code: Code(code, float(scale), name) for code, scale, name in rows})


def code_of(event: Event) -> Code | None:
    """What is known of the event's code; ``None`` where it has none, or one that CAMEO does not have."""
    return codes().get(event.cameo or "")


def quad_of(event: Event) -> int | None:
    """The quad class of the event's CAMEO code, or of its PLOVER type where it has none; ``None`` for other types."""
    code = code_of(event)
    return code.quad if code else plover_quad(event.type)


def plover_quad(name: str) -> int | None:
    """The quad class of a PLOVER type."""
    known = ontology.load().types.get(name)
    return _PLOVER_QUADS.get(known.quad) if known else None
