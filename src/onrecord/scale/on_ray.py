"""Workers on a cluster: Ray actors that each load the engine once and are handed one order after another.

Every node must see the inputs and the folder of the run under the same names (a shared disk), and have the same
onrecord installed. An actor that dies, with its worker or with its node, is replaced wherever there is room, and its
order goes to whoever is free; an actor that finds no room waits and holds nothing.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.model.problems import MissingExtra, OnrecordError, Problem
from onrecord.scale.local import MOST_DEATHS, MOST_FALSE_STARTS, ONE_THREAD

Make = Callable[[], Callable[[Any], Any]]
# Seconds between looks at actors that wait for room.
_LOOK = 5.0


class RayExecutor:
    """Actors on the Ray cluster at ``address`` (``auto``, ``host:6379``, ``ray://host:10001``; ``local`` starts one).

    ``workers`` actors of one core each; one for each core of the cluster where no number is given.
    """

    name = "ray"

    def __init__(self, workers: int | None = None, address: str | None = None) -> None:
        self._count, self._address = workers, address

    def run(self, make: Make, orders: Iterable[Any]) -> Iterator[tuple[int, Any]]:
        """As ``LocalExecutor.run``. Raises MissingExtra without Ray, OnrecordError where no cluster answers."""
        ray = _ray()
        ours = not ray.is_initialized()
        if ours:
            _connect(ray, self._address)
        cluster = _Cluster(ray, make, enumerate(orders))
        try:
            cluster.hire(self._count or max(1, int(ray.cluster_resources().get("CPU", 1))))
            while cluster.busy():
                yield from cluster.news()
        finally:
            cluster.dismiss()
            if ours:
                ray.shutdown()


class _Server:
    """The actor."""

    def __init__(self, make: Make) -> None:
        import os

        os.environ.update(ONE_THREAD)
        self._work = make()

    def ready(self) -> str:
        """Answers once the engine is loaded."""
        return "ready"

    def work(self, order: Any) -> Any:
        """The answer to one order."""
        return self._work(order)


class _Cluster:
    """The actors, what each of them is doing, and the orders that wait."""

    def __init__(self, ray: Any, make: Make, orders: Iterator[tuple[int, Any]]) -> None:
        self._ray, self._make, self._orders = ray, make, orders
        self._kind = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(_Server)
        self._again: deque[tuple[int, Any]] = deque()
        self._deaths: Counter[int] = Counter()
        self._false_starts = 0
        self._begun = False
        # what is awaited -> whose it is, and the order it answers (none: that the actor is ready)
        self._awaited: dict[Any, tuple[Any, tuple[int, Any] | None]] = {}
        self._idle: list[Any] = []
        self._ahead: tuple[int, Any] | None = None

    def hire(self, count: int) -> None:
        """As many actors; each gets an order once it is ready."""
        for _ in range(count):
            self._employ()
        self._ahead = self._next()

    def busy(self) -> bool:
        """Whether any order waits or is in hand."""
        return self._ahead is not None or any(order for _, order in self._awaited.values())

    def news(self) -> Iterator[tuple[int, Any]]:
        """Waits for the next answer of any actor."""
        done, _ = self._ray.wait(list(self._awaited), num_returns=1, timeout=_LOOK)
        for reference in done:
            actor, order = self._awaited.pop(reference)
            try:
                answer = self._ray.get(reference)
            except self._ray.exceptions.RayActorError:
                yield from self._replace(order)
                continue
            except self._ray.exceptions.RayTaskError as error:
                raise OnrecordError(f"a worker stopped ({error.cause}); what was finished is kept") from error
            self._begun = True
            if order is not None:
                yield order[0], answer
            self._idle.append(actor)
        self._share_out()

    def dismiss(self) -> None:
        """Ends all of them."""
        for actor in {*self._idle, *(actor for actor, _ in self._awaited.values())}:
            self._ray.kill(actor)

    def _employ(self) -> None:
        actor = self._kind.remote(self._make)
        self._awaited[actor.ready.remote()] = (actor, None)

    def _next(self) -> tuple[int, Any] | None:
        return self._again.popleft() if self._again else next(self._orders, None)

    def _share_out(self) -> None:
        if self._ahead is None:
            self._ahead = self._next()
        while self._idle and self._ahead is not None:
            actor = self._idle.pop()
            self._awaited[actor.work.remote(self._ahead[1])] = (actor, self._ahead)
            self._ahead = self._next()

    def _replace(self, order: tuple[int, Any] | None) -> Iterator[tuple[int, Any]]:
        """An actor that died: its order goes to another, or is given up."""
        if order is None:
            self._false_starts += 1
            if self._false_starts >= MOST_FALSE_STARTS and not self._begun:
                raise OnrecordError(f"{MOST_FALSE_STARTS} actors ended before they could begin: see the logs of Ray")
        else:
            self._deaths[order[0]] += 1
            if self._deaths[order[0]] < MOST_DEATHS:
                self._again.append(order)
            else:
                yield order[0], Problem(f"shard {order[0] + 1}", f"it ended {MOST_DEATHS} workers and was given up")
        self._employ()


def _ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise MissingExtra("Ray is not installed: python -m pip install 'onrecord[ray]'") from error
    return ray


def _connect(ray: Any, address: str | None) -> None:
    """Joins the cluster, or starts one of this machine alone. Raises OnrecordError where none answers."""
    try:
        ray.init(address=address or "local", log_to_driver=False, logging_level="error", include_dashboard=False)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise OnrecordError(f"no Ray cluster answers at {address}: {str(error).splitlines()[0]}") from error
