"""What was held and said when, and what changed."""

from onrecord.stories.timeline.asking import on_day
from onrecord.stories.timeline.positions import held, standing
from onrecord.stories.timeline.telling import answered, words

__all__ = ["answered", "held", "on_day", "standing", "words"]
