"""The polite fetcher: feeds, sitemaps and pages, followed without being a burden, each response kept as it came.

``crawl.Crawl`` is the whole room: it takes addresses, yields pages and Problems, and remembers what it has seen.
"""

from __future__ import annotations

from onrecord.fetching.crawl import Crawl, Settings

__all__ = ["Crawl", "Settings"]
