"""What pages put where a post or a player would stand had the reader agreed to be tracked.

The phrases are patterns of wording, in the languages of the outlets that were measured; each matches a whole
sentence or box, never a clause inside a report.
"""

from __future__ import annotations

import re

# A sentence of a box: found anywhere in a short block, it condemns the block; in a longer line it is cut out alone.
_SENTENCES = (
    r"th(?:is|ese) (?:post|tweet|video|content|embed|element|player|media)s? (?:can(?:no|['’])t"
    r"|could ?n['’o]t?|is not able to|is un)[^.!?\n]{0,20}(?:be )?(?:displayed|shown|loaded"
    r"|played|available|rendered)[^.!?\n]{0,160}[.!?]?",
    r"(?:you can|to|please) (?:activate|enable|allow|accept|manage|change) (?:them|it|this"
    r"|these|your|the|all|social|marketing|targeting|third[- ]party)[^.!?\n]{0,120}(?:click"
    r"|cookie|consent|settings|preferences)[^.!?\n]{0,80}[.!?]?",
    r"to (?:view|see|watch|display|show|load) this (?:post|tweet|video|content|embed|element"
    r"|player|media)[^.!?\n]{0,40}(?:please|you (?:must|need|have)|accept|enable|allow|click"
    r"|consent|update)[^.!?\n]{0,120}[.!?]?",
    r"(?:(?:the|your|our|because|since|as) ){0,2}(?:social networks?|social media|marketing"
    r"|targeting|third[- ]party|functional) cookies (?:have been|are|were) (?:deactivated"
    r"|disabled|blocked|rejected|not (?:accepted|enabled))[^.!?\n]{0,120}[.!?]?",
    r"(?:this (?:article|content|page) (?:contains|includes) content (?:provided )?(?:by|from)"
    r"|we need your (?:consent|permission) (?:to|before))[^.!?\n]{0,160}[.!?]?",
    r"we (?:and our partners )?use (?:\w+ )?cookies[^.!?\n]{0,200}[.!?]?",
    r"by (?:clicking|continuing|using)[^.!?\n]{0,80}(?:you agree|you consent|you accept)[^.!?\n]{0,160}[.!?]?",
    r"(?:an dieser stelle|hier) (?:finden sie|befindet sich|steht|wird|sehen sie|würde)[^.!?\n]{0,60}(?:extern"
    r"|empfohlen|inhalt|post|beitrag|video)[^.!?\n]{0,200}[.!?]?",
    r"ich bin (?:damit )?(?:einverstanden|der anzeige)[^.!?\n]{0,300}[.!?]?",
    r"(?:empfohlener )?(?:redaktioneller|externer) inhalt(?:e)?\b[^.!?\n]{0,120}[.!?]?",
    r"(?:externe[rn]? inhalte? (?:anzeigen|laden|erlauben|immer anzeigen)|inhalte? (?:anzeigen"
    r"|laden|entsperren)|datenschutzeinstellungen)[.!?]?",
    r"(?:damit|dadurch|dabei) (?:können|werden)[^.!?\n]{0,40}personenbezogene daten[^.!?\n]{0,200}[.!?]?",
    r"(?:mehr dazu|weitere informationen|näheres)[^.!?\n]{0,60}datenschutz[^.!?\n]{0,80}[.!?]?",
    r"(?:um|zum) [^.!?\n]{0,80}(?:inhalt|post|tweet|video)[^.!?\n]{0,40}(?:anzuzeigen|zu sehen"
    r"|ansehen|anzeigen)[^.!?\n]{0,160}[.!?]?",
    r"ce (?:contenu|post|tweet|message)[^.!?\n]{0,40}(?:bloqué|ne peut (?:pas )?(?:être|s['’]))[^.!?\n]{0,200}"
    r"[.!?]?",
    r"(?:en cliquant sur|pour (?:afficher|consulter|voir|visualiser) (?:ce|le) contenu)[^.!?\n]{0,240}[.!?]?",
    r"(?:este|esta) (?:contenido|publicación|conteúdo|publicação)[^.!?\n]{0,30}(?:no (?:se )?p(?:uede"
    r"|ode)|não pode|bloquead)[^.!?\n]{0,200}[.!?]?",
    r"(?:per (?:visualizzare|vedere) (?:questo|il) contenuto|questo contenuto (?:è bloccato"
    r"|non può))[^.!?\n]{0,240}[.!?]?",
    r"(?:om deze (?:inhoud|content)|deze inhoud (?:kan|is) (?:niet|geblokkeerd))[^.!?\n]{0,240}[.!?]?",
    r"(?:för att (?:se|visa) (?:detta|det här) innehåll|for å (?:se|vise) dette innholdet"
    r"|dette indhold (?:kan ikke|er blokeret))[^.!?\n]{0,240}[.!?]?",
    r"(?:aby wyświetlić|ta treść (?:nie może|jest zablokowana))[^.!?\n]{0,240}[.!?]?",
    r"(?:этот контент (?:недоступен|заблокирован|не может)|чтобы (?:увидеть|посмотреть) (?:этот"
    r"|этого) (?:пост|контент))[^.!?\n]{0,240}[.!?]?",
)
_SENTENCE = re.compile(rf"(?<![\w'’])(?:{'|'.join(_SENTENCES)})", re.IGNORECASE)
_LEFTOVER = re.compile(r"^(?:here|activate|accept|allow|show|load|click here|settings|cookies?|[\W_])*$", re.IGNORECASE)

# One of these stands in every sentence above; looking for them first is ten times faster
_TRIGGERS = (
    "cookie", "consent", "can't", "can’t", "cannot", "could not", "couldn", "is un", "not able", "to view", "to see",
    "to watch", "to display", "to show", "to load", "content", "permission", "by clicking", "by continuing", "by using",
    "inhalt", "an dieser stelle", "hier ", "einverstanden", "der anzeige", "datenschutz", "personenbezogen",
    "contenu", "cliquant", "ce post", "ce tweet", "ce message", "contenido", "publicación", "conteúdo", "publicação",
    "contenuto", "inhoud", "innehåll", "innhold", "indhold", "treść", "wyświetlić", "контент", "чтобы",
)  # fmt: skip
# Words in a placeholder box; the longest that was measured holds 95
MAX_BOX_WORDS = 130
MAX_BOX_CHARACTERS = 1_500
# A line longer than this is no box; looking through it would cost more than it finds
MAX_LINE = 3_000


def is_consent(line: str) -> bool:
    """Whether a whole line is the wording of a consent box."""
    return bool(line) and not without_consent(line)


def speaks_of_consent(text: str) -> bool:
    """Whether the wording of a consent box stands somewhere in a short text."""
    return without_consent(text) != text


def without_consent(line: str) -> str:
    """A line without the sentences of a consent box; quoted speech is left alone."""
    lowered = line.lower()
    if len(line) > MAX_LINE or not any(trigger in lowered for trigger in _TRIGGERS):
        return line
    kept = _SENTENCE.sub(lambda m: m.group() if _quoted(line, m.start()) else " ", line)
    if kept == line:
        return line
    kept = " ".join(kept.split())
    return "" if _LEFTOVER.match(kept) else kept


def _quoted(line: str, at: int) -> bool:
    """Whether a place in a line stands inside quotation marks."""
    before = line[:at]
    return before.count("“") + before.count("„") > before.count("”") or before.count('"') % 2 == 1
