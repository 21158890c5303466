"""``python -m eval.scale.faults``: kills workers, drivers and Ray nodes at random; the digest must never change.

A round is one ``onrecord run`` over the beginnings of Wikinews reports, killed and typed again until it ends. Rounds go
on until as many have been killed as were asked for. Exit status 1 where a round ended with another digest than the run
that nobody disturbed. With Ray installed, every second round runs on a cluster of three nodes on this machine.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Seconds between two kills: long enough for a worker to load the engine and finish a shard or two in between.
SECONDS = (4.0, 16.0)
# Words of each report: a shard then takes about a second, so that a round lives through many kills.
WORDS = 60
_RUN = "from onrecord.views.cli import main; main()"


def corpus(data: Path, folder: Path) -> None:
    """The beginnings of the Wikinews reports."""
    folder.mkdir()
    for path in sorted((data / "wikinews").glob("*.txt")):
        (folder / path.name).write_text(" ".join(path.read_text("utf-8").split()[:WORDS]) + "\n", "utf-8")


def undisturbed(pages: Path, out: Path) -> str:
    """The digest of a run by one worker."""
    told = subprocess.run(_command(pages, out, "--workers", "1"), stdout=subprocess.PIPE, check=False, text=True)
    return _digest(told.stdout)


def disturbed(command: list[str], dice: random.Random, kill: Callable[[int], str], killed: Counter[str]) -> str:
    """The digest of a run that is killed now and then, and typed again whenever its driver was."""
    while True:
        driver = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        while True:
            try:
                told, _ = driver.communicate(timeout=dice.uniform(*SECONDS))
            except subprocess.TimeoutExpired:
                killed[kill(driver.pid)] += 1
                continue
            if "digest" in told:
                return _digest(told)
            if driver.returncode >= 0:
                return f"exit status {driver.returncode}: {told.strip()[-300:]}"
            break


def local_killer(dice: random.Random) -> Callable[[int], str]:
    """Kills the driver one time in four, else one of its workers."""

    def kill(driver: int) -> str:
        workers = processes(lambda folder: _parent(folder) == driver and b"spawn_main" in _words(folder))
        if not workers or dice.random() < 0.25:
            return _killed(driver, "driver")
        return _killed(dice.choice(workers), "worker")

    return kill


def ray_killer(
    dice: random.Random, cluster: Any, add_node: Callable[[], Any], nodes: list[Any]
) -> Callable[[int], str]:
    """Kills a node (and adds a new one), the driver, or an actor."""

    def kill(driver: int) -> str:
        actors = processes(lambda folder: _words(folder).startswith(b"ray::_Server"))
        chance = dice.random()
        if chance < 0.25:
            cluster.remove_node(nodes.pop(dice.randrange(len(nodes))), allow_graceful=False)
            nodes.append(add_node())
            return "node"
        if not actors or chance < 0.45:
            return _killed(driver, "driver on Ray")
        return _killed(dice.choice(actors), "actor")

    return kill


def processes(wanted: Callable[[Path], bool]) -> list[int]:
    """The processes that are wanted."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if wanted(folder):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def _parent(folder: Path) -> int:
    return int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])


def _words(folder: Path) -> bytes:
    return (folder / "cmdline").read_bytes()


def _killed(process: int, what: str) -> str:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return "nothing (it was over)"
    return what


def _command(pages: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-c", _RUN, "run", str(pages), "--out", str(out), *options]


def _digest(told: str) -> str:
    words = told.rpartition("digest ")[2].split()
    return words[0] if words else "none"


def _ray_rounds(dice: random.Random) -> tuple[list[str], Callable[[int], str], Callable[[], None]] | None:
    """Options, killer and end of a cluster on this machine; ``None`` where Ray is not installed."""
    try:
        from ray.cluster_utils import Cluster
    except ImportError:
        return None
    store = 80_000_000
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "object_store_memory": store})

    def add_node() -> Any:
        return cluster.add_node(num_cpus=1, object_store_memory=store)

    nodes = [add_node(), add_node()]
    killer = ray_killer(dice, cluster, add_node, nodes)
    return ["--ray", cluster.address, "--workers", "2"], killer, cluster.shutdown


def main() -> int:
    """Runs the rounds and prints one line for each."""
    parser = argparse.ArgumentParser(prog="python -m eval.scale.faults", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where the corpora stand")
    parser.add_argument("--times", type=int, default=50, help="how many are killed")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if not (asked.data / "wikinews").exists():
        print(f"no reports under {asked.data}/wikinews: nothing was tried")
        return 0
    dice, killed, wrong = random.Random(asked.seed), Counter[str](), 0
    on_ray = _ray_rounds(dice)
    local = (["--workers", "2"], local_killer(dice))
    with tempfile.TemporaryDirectory(prefix="onrecord-faults-") as held:
        scratch = Path(held)
        corpus(asked.data, scratch / "pages")
        right = undisturbed(scratch / "pages", scratch / "right")
        if right == "none":
            print("the run that nobody disturbed did not end: see above")
            return 1
        print(f"undisturbed: digest {right}", flush=True)
        number = 0
        while killed.total() - killed["nothing (it was over)"] < asked.times:
            number += 1
            options, killer = on_ray[:2] if on_ray and number % 2 == 0 else local
            began = time.monotonic()
            found = disturbed(_command(scratch / "pages", scratch / str(number), *options), dice, killer, killed)
            wrong += found != right
            verdict = "the same digest" if found == right else f"ANOTHER DIGEST: {found}"
            where = "on Ray" if options[0] == "--ray" else "local"
            print(f"round {number} ({where}, {time.monotonic() - began:.0f} s): {verdict}; {dict(killed)}", flush=True)
    if on_ray:
        on_ray[2]()
    print(f"{killed.total()} killed {dict(killed)} in {number} rounds; {wrong} of them ended with another digest")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
