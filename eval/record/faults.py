"""What is done to a record, and whether it held: each kind of fault as a function from a number of tries to an outcome.

After every fault the record is opened as a user would, and compared with what had been acknowledged. ``lost`` counts
readings that were acknowledged and are gone although nobody is told; ``torn`` counts what is wrong: a reading that
nobody added, one that stands twice, a record that does not open. Both must be 0. ``named`` counts readings that cannot
be read any more and that the record names as such; ``found`` counts tries in which the damage was told.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from eval.record.synthetic import reading
from onrecord.model.problems import OnrecordError
from onrecord.model.reading import encode
from onrecord.record import manifest, segments
from onrecord.record.digests import digest
from onrecord.record.opened import open_record
from onrecord.record.record import Folder

# Readings that one victim adds, and how many at a time: enough for a crash to fall into every step.
EACH, STEP = 24, 6
# Kills that one record lives through before the next record begins.
ON_ONE_RECORD = 25


@dataclass
class Outcome:
    """What came of one kind of fault."""

    kind: str
    tries: int = 0
    lost: int = 0
    torn: int = 0
    named: int = 0
    found: int = 0
    remarks: list[str] = field(default_factory=list)


@contextmanager
def somewhere() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="onrecord-faults-") as folder:
        yield Path(folder) / "record"


def marks(first: int, count: int) -> dict[int, str]:
    """The digests of readings by number."""
    return {number: digest(encode(reading(number))) for number in range(first, first + count)}


def add_in_steps(folder: Path, first: int, count: int, tell: Callable[[int], None]) -> None:
    """Adds readings, one writer, a few at a time; ``tell`` is told how many are acknowledged."""
    with Folder(folder).writer() as writer:
        for start in range(first, first + count, STEP):
            batch = [reading(number) for number in range(start, min(start + STEP, first + count))]
            before = start - first
            writer.add(batch, lambda kept, before=before: tell(before + kept))  # type: ignore[misc]


def victim(folder: Path, first: int, count: int, prepare: Callable[[], None] = lambda: None) -> tuple[int, int]:
    """A process that adds readings; its id, and where it says how many are acknowledged."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        status = 0
        try:
            os.close(told)
            prepare()
            add_in_steps(folder, first, count, lambda kept: os.write(telling, kept.to_bytes(4, "big")) and None)
        except (OnrecordError, OSError):
            status = 3
        except BaseException:
            status = 4
        finally:
            os._exit(status)
    os.close(telling)
    return child, told


def acknowledged(told: int) -> int:
    """How many the victim said to be safe, once it is gone."""
    heard = b""
    while piece := os.read(told, 4096):
        heard += piece
    os.close(told)
    return int.from_bytes(heard[-4:], "big") if heard else 0


def held(folder: Path) -> list[str]:
    """The digests of the readings that the index shows."""
    with open_record(folder) as record:
        return [
            str(mark).replace("-", "") for mark in record.sql("SELECT digest FROM every.reports", None).column("digest")
        ]


def compare(folder: Path, wanted: set[str], sent: set[str], outcome: Outcome) -> None:
    """Whether the record opens, shows all that was acknowledged and nothing else, and verifies."""
    try:
        shown = held(folder)
        problems = [one for one in open_record(folder).verify().problems if "no line of the manifest" not in one.what]
    except OnrecordError as error:
        outcome.torn += 1
        outcome.remarks.append(f"does not open: {error}")
        return
    outcome.lost += len(wanted - set(shown))
    outcome.torn += len(set(shown) - sent) + len(shown) - len(set(shown)) + len(problems)
    outcome.remarks += [f"{one.where}: {one.what}" for one in problems]


def killed(tries: int, seed: int = 1) -> Outcome:
    """kill -9 at a random moment of an ``add``; the next victim goes on with the same record."""
    outcome = Outcome("kill -9 during `add`")
    chance = random.Random(seed)
    while outcome.tries < tries:
        _killed(min(tries - outcome.tries, ON_ONE_RECORD), chance, outcome)
    return outcome


def _killed(tries: int, chance: random.Random, outcome: Outcome) -> None:
    with somewhere() as folder:
        began = time.monotonic()
        child, told = victim(folder, 0, EACH)
        os.waitpid(child, 0)
        whole = time.monotonic() - began
        known = marks(0, EACH)
        wanted = set(list(known.values())[: acknowledged(told)])
        sent = set(known.values())
        for turn in range(1, tries + 1):
            first = turn * EACH // 2
            child, told = victim(folder, first, EACH)
            time.sleep(chance.uniform(0, 1.1 * whole))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            known = marks(first, EACH)
            sent |= set(known.values())
            wanted |= set(list(known.values())[: acknowledged(told)])
            outcome.tries += 1
            compare(folder, wanted, sent, outcome)


def disk_full(tries: int, seed: int = 2) -> Outcome:
    """No file may grow beyond a random size, so that a write fails half way, ours or DuckDB's; then there is room."""
    outcome = Outcome("disk full")
    chance = random.Random(seed)
    for turn in range(tries):
        with somewhere() as folder:
            limit = int(10 ** chance.uniform(2.0, 6.7))

            def prepare(limit: int = limit) -> None:
                import resource

                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

            child, told = victim(folder, turn, EACH, prepare)
            _, status = os.waitpid(child, 0)
            known = marks(turn, EACH)
            wanted = set(list(known.values())[: acknowledged(told)])
            outcome.tries += 1
            outcome.found += os.waitstatus_to_exitcode(status) == 3
            if os.waitstatus_to_exitcode(status) not in (0, 3):
                outcome.torn += 1
                outcome.remarks.append(f"limit {limit}: exit status {os.waitstatus_to_exitcode(status)}")
            if (folder / "record.json").exists():
                compare(folder, wanted, set(known.values()), outcome)
                with open_record(folder) as record:
                    record.add(reading(number) for number in range(turn, turn + EACH))
                compare(folder, set(known.values()), set(known.values()), outcome)
    return outcome


def two_writers(tries: int, seed: int = 3) -> Outcome:
    """Three processes add at once, two of them the same readings, while a fourth asks all the time."""
    outcome = Outcome("several writers and a reader at once")
    for turn in range(tries):
        with somewhere() as folder:
            add_in_steps(folder, 0, STEP, lambda _: None)
            starts = (0, EACH, EACH)
            victims = [victim(folder, first, EACH) for first in starts]
            seen: list[int] = []
            running = {child for child, _ in victims}
            while running:
                try:
                    seen.append(len(held(folder)))
                except OnrecordError as error:
                    outcome.torn += 1
                    outcome.remarks.append(f"try {turn}: {error}")
                for child in list(running):
                    if os.waitpid(child, os.WNOHANG)[0]:
                        running.discard(child)
            outcome.torn += seen != sorted(seen)
            wanted: set[str] = set()
            for first, (_, told) in zip(starts, victims, strict=True):
                wanted |= set(list(marks(first, EACH).values())[: acknowledged(told)])
            outcome.tries += 1
            compare(folder, wanted, set(marks(0, 2 * EACH).values()), outcome)
            outcome.lost += 2 * EACH - len(wanted)
    return outcome


def flipped(path: Path, chance: random.Random) -> None:
    """Flips one bit of a file, anywhere."""
    content = bytearray(path.read_bytes())
    place = chance.randrange(len(content))
    content[place] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(content))


def cut(path: Path, chance: random.Random) -> None:
    """Cuts a file off, anywhere."""
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def damaged(
    kind: str, which: Callable[[Path, random.Random], Path], how: Callable[[Path, random.Random], None], tries: int
) -> Outcome:
    """Damages one file of a sound record: verify must notice, rebuild must name what is lost and keep the rest."""
    outcome = Outcome(kind)
    chance = random.Random(kind)
    sent = set(marks(0, 4 * EACH).values())
    with somewhere() as sound:
        for first in range(0, 4 * EACH, EACH):
            with open_record(sound) as record:
                record.add(reading(number) for number in range(first, first + EACH))
        for _ in range(tries):
            with somewhere() as folder:
                shutil.copytree(sound, folder)
                before = folder_bytes(folder)
                how(which(folder, chance), chance)
                if folder_bytes(folder) == before:
                    continue
                outcome.tries += 1
                outcome.found += bool(open_record(folder).verify().problems)
                _answers(folder, sent, outcome)
                made = open_record(folder).rebuild()
                gone = len(sent) - made.readings
                outcome.named += made.lost
                outcome.lost += max(gone - made.lost, 0)
                compare(folder, set(), sent, outcome)
    return outcome


def _answers(folder: Path, sent: set[str], outcome: Outcome) -> None:
    """Asked before anything is mended, the record gives the right answer or says what is the matter."""
    try:
        shown = held(folder)
    except OnrecordError:
        return
    outcome.torn += set(shown) - sent != set() or len(shown) != len(set(shown))


def folder_bytes(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def a_segment(folder: Path, chance: random.Random) -> Path:
    """One of the segments."""
    return chance.choice(sorted((folder / segments.FOLDER).iterdir()))


def a_manifest(folder: Path, chance: random.Random) -> Path:
    """The manifest or its copy."""
    return folder / chance.choice((manifest.NAME, manifest.COPY))


def a_part(folder: Path, chance: random.Random) -> Path:
    """One of the parts of the index."""
    return chance.choice(sorted((folder / "index").glob("part-*.duckdb")))


def a_snapshot(folder: Path, chance: random.Random) -> Path:
    """The file that names the parts."""
    return folder / "index" / "current.json"


def wal(tries: int, seed: int = 5) -> Outcome:
    """DuckDB's log, as a kill leaves it behind, cut or a bit flipped: of a part not finished, or beside a whole one."""
    outcome = Outcome("write-ahead log cut or flipped")
    chance = random.Random(seed)
    with somewhere() as sound:
        with open_record(sound) as record:
            record.add(reading(number) for number in range(EACH))
        sent = set(marks(0, EACH).values())
        left = _left_behind()
        for turn in range(tries):
            with somewhere() as folder:
                shutil.copytree(sound, folder)
                part = a_part(folder, chance)
                name = part.name + ".wal" if turn % 2 else "part-9-aaaaaa.duckdb.bbbbbbbb.unfinished.wal"
                log = part.with_name(name)
                log.write_bytes(left)
                (flipped if turn % 4 < 2 else cut)(log, chance)
                outcome.tries += 1
                _answers(folder, sent, outcome)
                with open_record(folder) as record:
                    record.add(reading(number) for number in range(EACH))
                compare(folder, sent, sent, outcome)
    return outcome


def _left_behind() -> bytes:
    """A log with rows in it, as DuckDB leaves it when it is killed before a checkpoint."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "killed.duckdb"
        child = os.fork()
        if child == 0:
            work = duckdb.connect(str(path))
            work.execute("CREATE TABLE reports (reading BIGINT, id VARCHAR)")
            for number in range(50):
                work.execute("INSERT INTO reports VALUES (?, ?)", (number, f"r-{number}"))
            os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(child, 0)
        return path.with_name("killed.duckdb.wal").read_bytes()
