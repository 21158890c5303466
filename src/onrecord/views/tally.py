"""What a run read and what it did not: every Problem is named on standard error as it comes, and counted at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from onrecord.model.problems import Problem
from onrecord.model.reading import Reading


class Tally:
    """Counts readings and problems while they stream by.

    Attributes:
        read: how many reports were read.
        unread: how many pages were not.
        partly: how many reports were read with a Problem of their own.
    """

    def __init__(self) -> None:
        self.read = self.unread = self.partly = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was amiss."""
        return not (self.unread or self.partly)

    def readings(self, outcomes: Iterable[Reading | Problem]) -> Iterator[Reading]:
        """The readings among the outcomes; what is amiss is told on standard error and counted."""
        for outcome in outcomes:
            if isinstance(outcome, Problem):
                self.unread += 1
                _tell(outcome)
                continue
            self.read += 1
            self.partly += bool(outcome.problems)
            for problem in outcome.problems:
                _tell(
                    Problem(
                        f"{outcome.article.url or outcome.article.headline or outcome.article.id}: {problem.where}",
                        problem.what,
                    )
                )
            yield outcome

    def summary(self) -> str:
        """The run in a sentence."""
        read = f"{self.read} report{'s' * (self.read != 1)} read"
        partly = f", {self.partly} of them in part" if self.partly else ""
        return f"{read}{partly}; {self.unread} not read"


def _tell(problem: Problem) -> None:
    print(f"onrecord: {problem.where}: {problem.what}", file=sys.stderr)
