"""One story: its reports, lanes in time, origins, conflicts.

``opened`` gives the shelf of a record, caught up with it; ``in_memory`` that of readings at hand; ``take_in`` adds one
reading. ``assemble`` puts a story together, ``developing`` lists stories, ``news`` says what is new in one.
"""

from onrecord.stories.story.assembling import assemble, brief, differences
from onrecord.stories.story.following import in_memory, opened, take_in, take_out
from onrecord.stories.story.keeping import every as kept
from onrecord.stories.story.listing import developing
from onrecord.stories.story.news import news
from onrecord.stories.story.seeking import by_id, by_reports, by_words

__all__ = [
    "assemble", "brief", "by_id", "by_reports", "by_words", "developing", "differences",
    "in_memory", "kept", "news", "opened", "take_in", "take_out",
]  # fmt: skip
