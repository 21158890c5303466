"""The outlines of the map."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.views.web.world import HEIGHT, WIDTH, countries, project


def test_every_outline_but_two_disputed_ones_has_a_code() -> None:
    found = countries()
    assert len(found) > 170
    assert {one.name for one in found if one.code is None} == {"N. Cyprus", "Somaliland"}
    assert len({one.code for one in found if one.code}) == len(found) - 2


def test_the_globe_fits_the_page() -> None:
    assert project(0, 0) == (WIDTH / 2, HEIGHT / 2)
    for lon, lat in ((-180, 0), (180, 0), (0, 90), (0, -90), (180, 90)):
        x, y = project(lon, lat)
        assert -0.5 <= x <= WIDTH + 0.5
        assert -0.5 <= y <= HEIGHT + 0.5


def test_no_outline_runs_across_the_whole_page() -> None:
    """A land on both sides of the 180th meridian is cut there; only Antarctica goes round."""
    for one in countries():
        for path in one.d.split("M")[1:]:
            points = [tuple(map(float, pair.split(","))) for pair in re.findall(r"[-\d.]+,[-\d.]+", path)]
            steps = [abs(a[0] - b[0]) for a, b in pairwise(points)]
            assert max(steps, default=0) < WIDTH / 4 or one.code == "ATA", one.name
