"""How long each question takes over HTTP: ``python -m eval.views.doors RECORD``.

Prints, for each question, the median of five answers by the clock and by the processor, and the bytes of the answer.
The record's stories are caught up first and not counted.
"""

from __future__ import annotations

import sys
import time
from statistics import median

from starlette.testclient import TestClient

from onrecord.views import api, questions
from onrecord.views.questions import Access, Limits

TIMES = 5


def measure(path: str) -> None:
    """Asks and prints."""
    access = Access(path, Limits(seconds=60.0, catching_up=10**9))
    story = questions.stories(access, questions.asked.Stories(limit=1)).rows[0]
    event = questions.events(access, questions.asked.Events(limit=1)).rows[0]
    print(f"{questions.health(access, questions.asked.Health()).reports:,} reports; a story of {story.reports:,}")
    client = TestClient(api.make(access), base_url="http://127.0.0.1")
    asked = {
        "find": {"words": "talks agreement"}, "reports": {}, "report": {"id": event.report}, "why": {"id": event.id},
        "events": {}, "said": {"who": "minister"}, "positions": {}, "positions_on": {"on": "2026-01-01"},
        "sources": {}, "dyads": {}, "stories": {}, "story": {"what": story.id}, "news": {"what": story.id,
        "since": "2018-07-16"}, "origins": {"id": event.id}, "conflicts": {"story": story.id},
        "sql": {"question": "SELECT type, count(*) FROM events GROUP BY 1"}, "health": {},
    }  # fmt: skip
    for name, arguments in asked.items():
        _timed(client, name, arguments)


def _timed(client: TestClient, name: str, arguments: dict[str, str]) -> None:
    clock, processor, size, status = [], [], 0, 0
    for _ in range(TIMES):
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(f"/{name}", params=arguments)
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
        size, status = len(answer.content), answer.status_code
    print(f"{name:14}{status:4} {median(clock):7.3f} s  {median(processor):7.3f} s processor  {size:>10,} bytes")


if __name__ == "__main__":
    measure(sys.argv[1])
