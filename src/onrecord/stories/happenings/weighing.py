"""From features to a verdict: a sum of weights that anybody can check (``weights.toml`` says how it was fitted)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.model.happenings import Evidence, Verdict
from onrecord.stories.happenings.describing import Described, Profile
from onrecord.stories.happenings.features import IN_SENTENCES, at_first_sight, features, in_sentences, related
from onrecord.stories.happenings.surroundings import Likeness, likeness

HOPELESS = -4.0
"""Log odds below which a pair is not looked into further: a probability under .02, taken as nought."""
SHOWN = 8
"""Reasons that a kept verdict holds: the strongest ones."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds: ``bias`` where nothing is known of a pair, and what each feature adds at its full value.

    ``join`` is the mean probability over a happening's mentions from which an event belongs to it; ``most`` is what
    the words around the triggers can add at most.
    """

    bias: float
    join: float
    of: Mapping[str, float]
    most: float


@cache
def weights() -> Weights:
    """The weights that ship."""
    told = tomllib.loads(files(__package__).joinpath("weights.toml").read_text("utf-8"))
    of = told["fitted"] | told["by_hand"]
    return Weights(told["bias"], told["join"], of, sum(max(of[name], 0.0) for name in IN_SENTENCES))


def chance(a: Described, b: Described, report_a: Profile, report_b: Profile, like: Likeness | None = None) -> float:
    """The probability that two events are one happening, 0 to 1. It is the same whichever comes first."""
    if copied(a, b):
        return 1.0
    if not related(a, b):
        return 0.0
    known = weights()
    first = at_first_sight(a, b, like or likeness(report_a, report_b))
    odds = known.bias + sum([known.of[feature.name] * feature.value for feature in first])
    if odds + known.most < HOPELESS:
        return 0.0
    more = in_sentences(a, b, report_a, report_b, first)
    odds += sum([known.of[feature.name] * feature.value for feature in more])
    return 1 / (1 + exp(-odds))


def copied(a: Described, b: Described) -> bool:
    """Whether one sentence, of five telling words at least, stands in both reports, with the same words as trigger.

    What is told in the same sentence is the same, unless both reports date it and the dates are far apart.
    """
    if a.place_in_text != b.place_in_text or a.mention.report == b.mention.report or len(a.words) < 5:
        return False
    dated = a.days.dated and b.days.dated
    return not (dated and a.days.apart(b.days) > 1) and a.mention.type == b.mention.type


def verdict(a: Described, b: Described, report_a: Profile, report_b: Profile, like: Likeness | None = None) -> Verdict:
    """Whether two events are one happening by themselves, with what speaks for and against it."""
    if b.mention.event < a.mention.event:
        a, b, report_a, report_b = b, a, report_b, report_a  # likeness is the same both ways
    like = like or likeness(report_a, report_b)
    value, known = chance(a, b, report_a, report_b, like), weights()
    told = [
        Evidence(f.name, round(f.value, 3), known.of[f.name], f.a, f.b)
        for f in features(a, b, report_a, report_b, like)
        if known.of[f.name]
    ]
    told.sort(key=lambda reason: (-abs(reason.value * reason.weight), reason.feature))
    return Verdict(
        a=a.mention.event, b=b.mention.event, report_a=report_a.report, report_b=report_b.report,
        same=value >= known.join, score=round(value, 4),
        ground="same words" if copied(a, b) else "weights", evidence=tuple(told[:SHOWN]),
    )  # fmt: skip
