"""The ways that English has of naming a time, one family a file; the order is the rank among matches of one length."""

from onrecord.grounding.when.rules import absolute, clock, days, lengths, narrative, periods

ALL = (*absolute.RULES, *days.RULES, *periods.RULES, *narrative.RULES, *clock.RULES, *lengths.RULES)
