"""Writes what README shows: the output of one command, as text in README and in colour as ``docs/escorts.svg``.

``python docs/shown.py`` writes both; ``tests/test_docs.py`` fails where they are not what the command prints today.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

import onrecord
from onrecord.model.problems import Problem
from onrecord.views.console import PIPE_WIDTH
from onrecord.views.show import show

HERE = Path(__file__).parent
ROOT = HERE.parent
REPORT = "examples/escorts.txt"
BLOCK = re.compile(r"(<!-- shown:begin -->\n).*?(<!-- shown:end -->)", re.DOTALL)
# rich's own frame names a web font by its address; a README must not fetch anything.
FRAME = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def printed() -> tuple[str, str]:
    """What ``onrecord read`` shows of the report: plain text, and an SVG of the terminal."""
    reading = next(iter(onrecord.read(str(ROOT / REPORT))))
    if isinstance(reading, Problem):
        raise SystemExit(f"{reading.where}: {reading.what}")
    screen = Console(record=True, width=PIPE_WIDTH, file=io.StringIO(), highlight=False, force_terminal=True)
    screen.print(show(reading))
    plain = "\n".join(line.rstrip() for line in screen.export_text(clear=False).rstrip().splitlines())
    svg = screen.export_svg(title=f"onrecord read {REPORT}", code_format=FRAME, unique_id="onrecord")
    return plain, svg


def block(plain: str) -> str:
    """The part of README between its marks."""
    said = f"`onrecord read {REPORT}` prints (in colour on a terminal, see [this picture](docs/escorts.svg)):"
    return f"{said}\n\n```text\n{plain}\n```\n"


def main() -> int:
    """Writes README and the picture."""
    plain, svg = printed()
    readme = ROOT / "README.md"
    readme.write_text(BLOCK.sub(lambda found: found[1] + block(plain) + found[2], readme.read_text("utf-8")), "utf-8")
    (HERE / "escorts.svg").write_text(svg, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
