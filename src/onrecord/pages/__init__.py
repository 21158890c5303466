"""From a page, HTML or plain text, to its article: the report without its furniture.

``read(page)`` is the whole room. It knows no language model: what it finds, it finds in markup, in metadata and in the
shape of lines.
"""

from __future__ import annotations

from onrecord.pages.page import read

__all__ = ["read"]
