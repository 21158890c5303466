"""The way in: from what a person types (a file, a folder, an address, ``-``) to pages.

The only room that opens files to read and reaches the network; everything behind it gets bytes.
"""

from __future__ import annotations

from onrecord.intake.intake import count, pages

__all__ = ["count", "pages"]
