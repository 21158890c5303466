from pathlib import Path
from typing import get_args

import pytest

from onrecord.model.claims import Change, Stance
from onrecord.model.problems import BadExtension, UsageError
from onrecord.ontologies import PLOVER, STANCES, load, merge, read_file

GOOD = """format = "onrecord-ontology/1"
name = "harbour"

[quads]
deed = "what is done"

[types.DOCK]
quad = "deed"
gloss = "A ship comes in."
[types.DOCK.modes]
tow = "it is towed"

[contexts]
trade = "goods"

[cameo]
"061" = "DOCK/tow +trade"
"""


def test_plover_has_sixteen_types_in_four_quads() -> None:
    plover = read_file(PLOVER)
    assert len(plover.types) == 16
    assert len({kind.quad for kind in plover.types.values()}) == 4
    assert all(kind.gloss.endswith(".") for kind in plover.types.values())


def test_every_stance_and_change_of_the_contract_is_defined() -> None:
    stances = read_file(STANCES)
    assert set(stances.stances) == set(get_args(Stance))
    assert set(stances.change) == set(get_args(Change)) - {"unknown"}


def test_crosswalk_leads_to_types_that_exist() -> None:
    plover = read_file(PLOVER)
    assert plover.cameo["041"].type == "CONSULT"
    assert plover.cameo["041"].mode == "phone"
    assert plover.cameo["071"].contexts == ("economic",)
    assert len(plover.cameo) > 200


def test_planned_deeds_of_good_will_are_filed_as_agreement() -> None:
    types = read_file(PLOVER).types
    assert types["AID"].planned_as == "AGREE"
    assert types["RETREAT"].planned_as == "CONCEDE"
    assert types["ASSAULT"].planned_as == "ASSAULT"


def test_load_takes_names_and_says_which_there_are() -> None:
    assert load().names == ("plover", "stances")
    with pytest.raises(UsageError, match="plover"):
        load("no-such-ontology")


def test_a_third_partys_file_adds_to_ours(tmp_path: Path) -> None:
    path = tmp_path / "harbour.toml"
    path.write_text(GOOD, encoding="utf-8")
    both = merge(read_file(PLOVER), read_file(path))
    assert both.types["DOCK"].modes == {"tow": "it is towed"}
    assert "ASSAULT" in both.types
    assert both.cameo["061"].contexts == ("trade",)


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('quad = "deed"', 'quad = "dead"', 8, "quad 'dead'"),
        ('gloss = "A ship comes in."', 'gloss = ""', 9, "gloss"),
        ("DOCK/tow", "DOCK/row", 17, "no mode 'row'"),
        ("+trade", "+war", 17, "no such context: war"),
        ('"061"', '"six"', 17, "form"),
        ("onrecord-ontology/1", "onrecord-ontology/9", 1, "format"),
        ('quad = "deed"', 'quad = "deed"\nplanned_as = "SAIL"', 9, "planned_as"),
        ("[quads]", "[quads", 4, "not TOML"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    path = tmp_path / "harbour.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(BadExtension) as told:
        read_file(path)
    assert f"line {line}" in str(told.value)
    assert what in str(told.value)


def test_an_unknown_stance_is_told(tmp_path: Path) -> None:
    path = tmp_path / "moods.toml"
    path.write_text(
        'format = "onrecord-ontology/1"\nname = "moods"\n[stances.sulk]\ngloss = "Is silent."\n', encoding="utf-8"
    )
    with pytest.raises(BadExtension, match=r"line 3: 'sulk' is no stance"):
        read_file(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadExtension, match="cannot be read"):
        read_file(tmp_path / "none.toml")
