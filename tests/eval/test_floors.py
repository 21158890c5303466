import json

import pytest

from eval.floors import FILE, Floor, floors
from eval.rooms import ROOMS


def test_every_room_has_floors_and_every_floor_a_room() -> None:
    assert set(json.loads(FILE.read_text("utf-8"))) == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_no_floor_lies_where_it_was_already_fallen(room: str) -> None:
    for name, floor in floors(room).items():
        assert floor.holds(floor.measured), name
        assert floor.command
        assert floor.date


def test_a_floor_above_what_was_measured_is_a_ceiling() -> None:
    most = Floor(0.05, 0.02, "", "")
    assert most.is_ceiling
    assert most.holds(0.05)
    assert not most.holds(0.06)
    least = Floor(0.8, 0.81, "", "")
    assert not least.is_ceiling
    assert least.holds(0.8)
    assert not least.holds(0.79)
