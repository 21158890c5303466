"""Why a report keeps a name back: "who asked not to be named because the talks are confidential"."""

from __future__ import annotations

import re

from onrecord.coders.attributions.extent import Spot, tidy

KEPT_BACK = re.compile(
    r"(?i)\b(?:conditions? (?:of anonymity|that (?:\w+ ){1,4}not be (?:named|identified))"
    r"|not (?:to )?(?:be(?:ing)? )?(?:named|identified|quoted by name)|anonymous(?:ly)?|anonymity|unnamed"
    r"|(?:withh(?:o|e)ld(?:ing)?|keep|kept|give|gave|use|reveal) (?:(?:his|her|their|its|the) )?(?:\w+ )?names?"
    r"|names? (?:be |was |were )?withheld"
    r"|(?:will|would|did|does|do|can|could) not (?:be )?name[d]?|background)\b"
)
"""Ways of saying that somebody speaks without a name."""
BECAUSE = re.compile(
    r"(?i)\b(?:(?:because(?: of)?|given(?: that)?|due to|owing to|on the grounds? that|on account of|citing|out of|"
    r"as|since)\s+(?=\S)"
    r"|(?=for fear of|to avoid|to protect))"
)
WEAK = ("as", "since")
"""Conjunctions that give a reason only right behind the grant."""
BARRED = re.compile(
    r"(?i)\b(?:(?:was|were|is|are|been) not|wasn[’']t|weren[’']t|isn[’']t|aren[’']t|not) (?:yet )?"
    r"(?:authori[sz]ed|allowed|permitted|cleared|empowered|at liberty) to "
    r"(?:speak|talk|discuss|comment|brief|disclose|give|be|address|make|share|release)[^,.;”\"\n]*"
)
STOP = re.compile(r"[,;.!?”\"](?=[\s”\"]|$)|\s[–—-]\s|\n|\s(?:said|told|added|confirmed|says)\b")
THEY = re.compile(
    r"(?i)\W*(?:the |both |all |these |those |two |three )*(?:he|she|they|both|all|\w*officials?|sources?|diplomats?|"
    r"person|people|m[ae]n|wom[ae]n|officers?|employees?|workers?|aides?|advisers?)\b"
)
NEAR = 60
"""Characters between the grant and its reason: longer reaches were other clauses in the training reports read."""


def reason(text: str, sentence: Spot, following: Spot | None = None) -> Spot | None:
    """The words that say why a name is kept back, in the sentence of a source, or in the next where that opens with
    the people themselves ("They asked not to be named because ...")."""
    found = _within(text, *sentence)
    if found is None and following is not None and THEY.match(text, *following):
        return _within(text, *following)
    return found


def _within(text: str, start: int, end: int) -> Spot | None:
    kept = KEPT_BACK.search(text, start, end)
    if kept is not None:
        because = BECAUSE.search(text, kept.end(), min(end, kept.end() + NEAR))
        weak = because is not None and because[0].strip().lower() in WEAK and because.start() > kept.end() + 2
        if because is not None and not weak:
            stop = STOP.search(text, because.end() + 3, end)
            return tidy(text, because.end(), stop.start() if stop else end)
    barred = BARRED.search(text, start, end)
    return tidy(text, *barred.span()) if barred is not None else None
