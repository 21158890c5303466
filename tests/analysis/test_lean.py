import subprocess
import sys


def told(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_engine_loads_without_spacys_command_line() -> None:
    code = "import sys; from onrecord.analysis import pipeline; pipeline.load(); print([m for m in sys.modules if m.startswith(('spacy.cli', 'weasel', 'requests'))])"
    assert told(code) == "[]"


def test_the_command_line_is_there_for_whoever_asks_for_it() -> None:
    code = (
        "from onrecord.analysis.lean import import_spacy; import_spacy(); import spacy, spacy.cli; "
        "print(spacy.cli.download.__module__, 'spacy_version' in spacy.info(silent=True))"
    )
    assert told(code) == "spacy.cli.download True"


def test_a_spacy_that_is_there_already_is_left_alone() -> None:
    code = "import spacy; cli = spacy.cli; from onrecord.analysis.lean import import_spacy; import_spacy(); print(spacy.cli is cli)"
    assert told(code) == "True"
