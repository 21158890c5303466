from pathlib import Path

import pytest

from onrecord.model.problems import OnrecordError
from onrecord.stories.shelf import NAME, Shelf


def test_a_member_is_found_by_its_keys_on_its_day_alone():
    shelf = Shelf()
    shelf.put_keys("copies", 738000, [7, -9, 7], "one")
    shelf.put_keys("copies", 738001, [7], "two")
    shelf.put_keys("happenings", 738000, [7], "other room")
    assert list(shelf.found("copies", [738000], [7, 8])) == [(7, "one")]
    assert sorted(shelf.found("copies", range(738000, 738002), [7, -9])) == [(-9, "one"), (7, "one"), (7, "two")]
    shelf.drop_keys("copies", 738000, [7], "one")
    assert list(shelf.found("copies", [738000], [7, -9])) == [(-9, "one")]


def test_values_are_kept_by_name_and_listed_by_their_beginning():
    shelf = Shelf()
    for name in ("b/1", "a/1", "b/2", "c"):
        shelf.put("copies", name, name.encode())
    shelf.put("copies", "b/2", b"new")
    shelf.drop("copies", "a/1")
    assert list(shelf.all("copies", "b/")) == [("b/1", b"b/1"), ("b/2", b"new")]
    assert shelf.get("copies", "a/1") is None
    assert [name for name, _ in shelf.all("copies")] == ["b/1", "b/2", "c"]


def test_what_was_committed_is_there_after_opening_again_and_nothing_else(tmp_path: Path):
    with Shelf(tmp_path / NAME) as shelf:
        shelf.put("copies", "kept", b"1")
        shelf.commit()
        shelf.put("copies", "lost", b"2")
    with Shelf(tmp_path / NAME) as shelf:
        assert [name for name, _ in shelf.all("copies")] == ["kept"]


def test_a_file_that_is_no_shelf_is_named_with_what_to_do(tmp_path: Path):
    (tmp_path / NAME).write_bytes(b"no database at all" * 100)
    with pytest.raises(OnrecordError, match=r"stories\.sqlite.*delete the file"):
        Shelf(tmp_path / NAME)
