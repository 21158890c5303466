"""Workers on this machine: processes that each load the engine once and are handed one order after another.

Not ``concurrent.futures``: there one killed worker breaks the whole pool, and here it is replaced and its order given
to the next. Processes are spawned, not forked: a fork of a process with threads (onnxruntime, DuckDB) may hang.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from onrecord.model.problems import OnrecordError, Problem

Make = Callable[[], Callable[[Any], Any]]
# One thread a worker: two workers with two threads each would wait for each other's cores.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
# A worker that holds more after an order is replaced, in bytes: below the 1.2 GB that a worker may have; what it needs
# is measured in docs/benchmarks/scale.md.
MOST_MEMORY = 1_100_000_000
# Workers that one order may end before it is given up for this run. A page that ends workers is found after one, so
# only what ends them outside any page (or somebody who kills at random, every few seconds) ever comes near.
MOST_DEATHS = 20
# Workers that may end before any at all has loaded the engine: then it cannot be loaded here. Once one has, only the
# deaths of a shard count.
MOST_FALSE_STARTS = 5


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    line: Connection
    holds: tuple[int, Any] | None = None


class LocalExecutor:
    """``workers`` processes on this machine; one for each core where no number is given."""

    name = "local"

    def __init__(self, workers: int | None = None, address: str | None = None) -> None:
        """``address`` is for executors that have one."""
        self._count = workers or _cores()

    def run(self, make: Make, orders: Iterable[Any]) -> Iterator[tuple[int, Any]]:
        """The number of each order and its answer, as they come; a Problem for an order that was given up.

        ``make`` is called once in each worker, and what it gives with one order after another; both are pickled.
        Raises OnrecordError where workers cannot start or one raises.
        """
        crew = _Crew(make, enumerate(orders))
        try:
            crew.hire(self._count)
            while crew.busy():
                yield from crew.news()
        finally:
            crew.dismiss()


class _Crew:
    """The workers, the orders that wait, and what has gone wrong so far."""

    def __init__(self, make: Make, orders: Iterator[tuple[int, Any]]) -> None:
        self._make, self._orders = make, orders
        self._again: deque[tuple[int, Any]] = deque()
        self._deaths: Counter[int] = Counter()
        self._false_starts = 0
        self._begun = False
        self._workers: list[_Worker] = []

    def hire(self, count: int) -> None:
        """As many workers, each with an order, as there are orders."""
        for _ in range(count):
            self._employ()

    def busy(self) -> bool:
        """Whether any order is in hand."""
        return bool(self._workers)

    def news(self) -> Iterator[tuple[int, Any]]:
        """Waits for the next news of any worker."""
        heard = wait([thing for worker in self._workers for thing in (worker.line, worker.process.sentinel)])
        for worker in list(self._workers):
            if worker.line in heard or worker.process.sentinel in heard:
                yield from self._listen(worker)

    def dismiss(self) -> None:
        """Ends all of them."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.line.close()

    def _employ(self) -> None:
        order = self._next()
        if order is None:
            return
        ours, theirs = multiprocessing.get_context("spawn").Pipe()
        process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs, self._make), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours, holds=order)
        self._workers.append(worker)
        self._send(worker, order)

    def _next(self) -> tuple[int, Any] | None:
        return self._again.popleft() if self._again else next(self._orders, None)

    def _send(self, worker: _Worker, order: tuple[int, Any]) -> None:
        worker.holds = order
        with contextlib.suppress(OSError):  # it died; that is heard next
            worker.line.send(order[1])

    def _listen(self, worker: _Worker) -> Iterator[tuple[int, Any]]:
        try:
            told, answer = worker.line.recv() if worker.line.poll() else ("gone", None)
        except (EOFError, OSError):
            told, answer = "gone", None
        if told == "ready":
            self._begun = True
        elif told == "raised":
            raise OnrecordError(answer)
        elif told == "gone":
            yield from self._replace(worker)
        else:
            number, worker.holds = (worker.holds or (0, None))[0], None
            yield number, answer
            if told == "full":
                self._retire(worker)
                self._employ()
            elif (order := self._next()) is None:
                self._retire(worker)
            else:
                self._send(worker, order)

    def _replace(self, worker: _Worker) -> Iterator[tuple[int, Any]]:
        """A worker that died: its order goes to a new one, or is given up."""
        self._retire(worker)
        if not self._begun:
            self._false_starts += 1
            if self._false_starts >= MOST_FALSE_STARTS:
                status = worker.process.exitcode
                raise OnrecordError(f"{MOST_FALSE_STARTS} workers ended before they could begin (status {status})")
        if worker.holds is not None:
            number = worker.holds[0]
            self._deaths[number] += 1
            if self._deaths[number] < MOST_DEATHS:
                self._again.append(worker.holds)
            else:
                yield number, Problem(f"shard {number + 1}", f"it ended {MOST_DEATHS} workers and was given up")
        self._employ()

    def _retire(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.line.close()


def _serve(line: Connection, make: Make) -> None:
    """What runs in a worker."""
    os.environ.update(ONE_THREAD)  # before anything heavy is imported
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started us ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        work = make()
        line.send(("ready", None))
        while True:
            answer = work(line.recv())
            line.send(("full" if held_memory() > MOST_MEMORY else "done", answer))
    except (EOFError, BrokenPipeError):
        return
    except OnrecordError as error:
        line.send(("raised", str(error)))
    except Exception as error:
        line.send(("raised", f"a worker stopped ({type(error).__name__}: {error}); what was finished is kept"))


def _end_with_parent() -> None:
    """A worker whose driver was killed ends at once, so that the next run does not share the cores with it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def held_memory() -> int:
    """The bytes of memory that this process holds now; where the system does not tell, the most it ever held."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return _most_memory()


if sys.platform == "win32":

    def _most_memory() -> int:
        return 0

else:

    def _most_memory() -> int:
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
