"""Runs on Ray: the same bytes as one worker on one machine, also when actors and nodes die."""

import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ray = pytest.importorskip("ray", reason="Ray is not installed (pip install 'onrecord[ray]')")

from onrecord.scale.job import Job
from onrecord.scale.local import LocalExecutor
from onrecord.scale.on_ray import RayExecutor
from onrecord.scale.run import Outcome, run
from tests.scale import deeds

# Small object stores: nothing but orders and answers passes through them.
STORE = 80_000_000
ROOT = str(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    os.environ["PYTHONPATH"] = os.pathsep.join([ROOT, os.environ.get("PYTHONPATH", "")])
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "object_store_memory": STORE})
    for _ in range(2):
        made.add_node(num_cpus=1, object_store_memory=STORE)
    ray.init(address=made.address, log_to_driver=False, logging_level="error")
    yield made
    ray.shutdown()
    made.shutdown()


def go(out: Path, pages: Path, executor: Any) -> Outcome:
    return run(Job(out=str(out)), [str(pages)], executor, make=deeds.worker, versions=deeds.versions)


def test_ray_leaves_the_same_bytes(cluster: Any, tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 120)
    (pages / "report-0010.txt").write_text("this one kills")
    one = go(tmp_path / "one", pages, LocalExecutor(1))
    many = go(tmp_path / "many", pages, RayExecutor())
    assert many == one
    assert many.readings == 119
    assert deeds.content(tmp_path / "many") == deeds.content(tmp_path / "one")


def test_actors_and_a_node_that_die_change_nothing(cluster: Any, tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 300, "A slow one.")
    whole = go(tmp_path / "whole", pages, LocalExecutor(1))
    dice, over, killed = random.Random(3), threading.Event(), []

    def kill() -> None:
        time.sleep(1.0)
        cluster.remove_node(cluster.list_all_nodes()[-1], allow_graceful=False)
        killed.append(0)
        while not over.wait(dice.uniform(0.5, 1.0)) and len(killed) < 4:
            victims = _actors()
            if victims:
                killed.append(dice.choice(victims))
                os.kill(killed[-1], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        done = go(tmp_path / "hurt", pages, RayExecutor(2))
    finally:
        over.set()
        killer.join()
    assert len(killed) > 1
    assert done.digest == whole.digest
    assert deeds.content(tmp_path / "hurt") == deeds.content(tmp_path / "whole")


def _actors() -> list[int]:
    """Processes of ours that serve orders: Ray names them after the actor."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (folder / "cmdline").read_bytes().startswith(b"ray::_Server"):
                found.append(int(folder.name))
        except OSError:
            continue
    return found
