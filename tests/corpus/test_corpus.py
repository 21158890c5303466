"""The example reports, read, say what they are expected to say."""

import importlib.util
from pathlib import Path

import pytest

SPEC = importlib.util.spec_from_file_location("tell", Path(__file__).with_name("tell.py"))
assert SPEC
assert SPEC.loader
tell = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(tell)


@pytest.mark.parametrize("example", tell.examples(), ids=lambda path: path.name)
def test_an_example_is_read_as_expected(example: Path) -> None:
    """Where the change is meant: ``make corpus``, read the diff, commit it."""
    assert tell.told(example) == tell.expected(example).read_text("utf-8")
