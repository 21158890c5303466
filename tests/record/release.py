"""``python -m tests.record.release FOLDER``: the record that a release leaves for those after it."""

import sys
from pathlib import Path

from onrecord.record.opened import open_record
from tests.record.conftest import TEXT, made


def main() -> None:
    """Makes the record."""
    with open_record(Path(sys.argv[1])) as record:
        record.add([made(), made(url="https://post.example/2", outlet="Harbour Post", published="2026-03-11")])
        record.add([made(f"{TEXT}\nCorrected: it was two sailors.")])
        event = record.events(outlet="Harbour").rows[0]
        record.judge("fix", event.id, "Ann Lee", field="status", value="planned")
        record.judge("reject", record.positions(outlet="Harbour").rows[0].id, "Ann Lee")


if __name__ == "__main__":
    main()
