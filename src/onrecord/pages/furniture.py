"""Lines and boxes that belong to the page and not to the report."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from onrecord.pages.consent import is_consent, without_consent
from onrecord.pages.dom import drop, text_sizes

# Whole lines. Each form must match a line from end to end, so that a sentence that merely speaks of sharing stays.
_LINE_FORMS = (
    r"share(?: (?:this|on|via|the|to)\b.{0,60})?",
    r"share (?:article|story|post)",
    r"tweet(?: this)?",
    r"copy(?: (?:the )?link)?(?: copied)?",
    r"link copied!?",
    r"e-?mail",
    r"print(?: this.{0,30})?",
    r"(?:share|facebook|twitter|x|whats ?app|telegram|linkedin|reddit|e-?mail|print|copy link"
    r"|messenger|pinterest|flipboard|bluesky|threads|pocket|line|viber|save|vk|sms|[|·•,/\s])+",
    r"(?:read|see|watch|listen|learn) (?:more|also|next|on)\s*(?::.{0,200}|[>»→]*)",
    r"watch(?: (?:live|now|it))?\s*:.{0,200}",
    r"(?:also|must) read\s*:?.{0,200}",
    r"related\s*(?::.{0,200}|(?:articles?|stories|topics?|coverage|content|news|links?|posts?"
    r"|tags?)\s*:?)",
    r"(?!.*\.$)(?:more (?:on|from|about|in) (?:this|the|our) .{0,60})",
    r"(?:more|recommended|popular|trending|latest|top|featured) (?:stories|news|articles|videos"
    r"|posts|reads|headlines)(?: (?:from|in|on|about) .{0,25})?:?",
    r"(?:most (?:read|popular|viewed|shared))(?: (?:in|on|stories|news|articles).{0,20})?",
    r"(?:you (?:may|might) (?:also|like).{0,80})",
    r"(?:don['’]t miss|recommended(?: for you)?|what to read next|editors?['’]? picks?|in case you missed it)"
    r"\W*.{0,60}",
    r"(?:story|article) continues (?:below|after).{0,60}",
    r"advertisements?\W*(?:(?:story|article|content) continues.{0,30})?",
    r"sponsored(?: content)?",
    r"promoted(?: content)?",
    r"skip (?:to|advert).{0,60}",
    r"accessibility links",
    r"loading\W*",
    r"(?:please )?(?:sign up|subscribe|register|sign in|log in|join us)\b.{0,200}",
    r"(?:get|receive) (?:the|our|all|breaking|more)\b.{0,120}(?:newsletter|inbox|e-?mail|alerts?"
    r"|app).{0,120}",
    r".{0,120}\bto (?:our|the|my) (?:\w+ ){0,3}newsletters?.{0,120}",
    r"this (?:article|story) (?:is|was) (?:for|available to) subscribers.{0,100}",
    r"already a (?:subscriber|member).{0,80}",
    r"(?:follow|like|find|join) (?:us|me|our|the author|\w+(?: \w+){0,3}) on (?:twitter|x"
    r"|facebook|instagram|telegram|whats ?app|google|linkedin|social|tiktok|threads|bluesky"
    r"|youtube)\b.{0,120}",
    r"download (?:our|the) .{0,40}app.{0,60}",
    r"click (?:here|to|on) .{0,120}",
    r"tap (?:here|to) .{0,80}",
    r"view (?:comments?|gallery|all|more|full|image|in).{0,60}",
    r"(?:load|show|leave|post|add|read|join|view)\b.{0,24}\bcomments?.{0,60}",
    r"comments?(?: \(?\d+\)?)?",
    r"all rights reserved.{0,100}",
    r"(?:©|copyright\s*(?:©|\(c\)|\d{4}|by\b)|\(c\) ?\d).{0,160}",
    r"this material may not be published.{0,200}",
    r"(?:report|send) (?:a|an|us|your)?\s?(?:typo|error|tip|correction|news tip)s?.{0,120}",
    r"(?:photo|image|picture|video|credit|file photo|screenshot|pic)s?(?: (?:credits?|courtesy"
    r"|source)\b.{0,100}|\s*[:/|].{0,100})",
    r"(?!.*\.$)(?:photo(?:graph)?|image|picture|illustration)s? by [\w .’\'/-]{3,60}",
    r"\W*(?:getty(?: images)?|ap photo|afp|reuters|epa|shutterstock|istock)(?:[/|,\s-]+(?:getty(?: images)?"
    r"|[\w.’'-]+)){0,6}\W*",
    r"(?:tags?|topics?|keywords?|categories|filed under|in this article)\s*:.{0,200}",
    r"tags",
    r"topics",
    r"in this article",
    r"key points",
    r"comments",
    r"transcript",
    r"play",
    r"pause",
    r"mute",
    r"unmute",
    r"close",
    r"menu",
    r"search",
    r"listen",
    r"save",
    r"gift(?: this)? article",
    r"bookmark",
    r"open image modal",
    r"listen to (?:this )?(?:article|story)",
    r"\d+ min(?:ute)?s? (?:read|listen|read time)",
    r"reading time.{0,40}",
    r"estimated reading.{0,40}",
    r"(?:article|audio) (?:duration|length).{0,40}",
    r"our (?:standards|principles)\s*:.{0,80}",
    r"our website is the place for.{0,300}",
    r"we (?:independently|may (?:earn|receive)).{0,200}",
    r"buying through us.{0,160}",
    r"\W*e-?mail\s*:?\s*\S+@\S+",
    r"\(?(?:additional |with )?(?:reporting|writing|editing|compiled|edited|produced|translated) by [^.!?\n]"
    r"{3,300}\)?",
    r"get (?:daily|breaking|the latest) .{0,40}(?:news|headlines|updates)",
    r"(?:sign|log) in (?:to|or) .{0,80}",
    r"(?:try refreshing|there was an? (?:error|issue)|an error occurred|thanks for signing up"
    r"|a welcome email is on its way|the next issue of|please try again|interested in more newsletters)."
    r"{0,200}",
    r"(?:\[?(?:adsense|embed|gallery|video|caption|photo)s?\b[^\]]{0,60}\])",
    r"lesen sie (?:auch|hier|dazu|mehr|jetzt).{0,200}",
    r"lies(?:t)? auch.{0,200}",
    r"mehr (?:zum thema|dazu|lesen|anzeigen).{0,120}",
    r"auch interessant.{0,160}",
    r"das könnte (?:sie|dich) (?:auch )?interessieren.{0,60}",
    r"anzeige",
    r"werbung",
    r"zur startseite",
    r"artikel teilen",
    r"teilen",
    r"drucken",
    r"merken",
    r"weiterlesen.{0,60}",
    r"newsletter.{0,80}",
    r"weitere (?:artikel|themen|meldungen|informationen)\b.{0,80}",
    r"(?:foto|bild|quelle|video)s?\s*:.{0,120}",
    r"© .{0,100}",
    r"mit (?:material|informationen) (?:von|der)\b.{0,60}",
    r"(?:à )?lire (?:aussi|également).{0,200}",
    r"voir (?:aussi|plus).{0,120}",
    r"partager.{0,40}",
    r"publicité",
    r"abonnez-vous.{0,160}",
    r"s['’]abonner.{0,60}",
    r"(?:crédits?|photo)s?\s*:.{0,100}",
    r"lee(?:r)? (?:también|más|además).{0,200}",
    r"te puede interesar.{0,160}",
    r"publicidad",
    r"compartir",
    r"leggi anche.{0,200}",
    r"leia (?:também|mais).{0,200}",
    r"pubblicità",
    r"publicidade",
    r"читайте (?:также|ещё|еще).{0,200}",
    r"реклама",
    r"поделиться.{0,40}",
    r"читайте також.{0,200}",
    r"підписуйтесь.{0,160}",
    r"подписывайтесь.{0,160}",
)
_LINES = re.compile(rf"(?:{'|'.join(_LINE_FORMS)})\W*", re.IGNORECASE | re.DOTALL)
# Names that page authors give to boxes of furniture.
_BOX_NAMES = (
    r"share",
    r"sharing",
    r"sharebar",
    r"social-?(?:share|sharing|links|bar|media-links|icons|buttons)",
    r"newsletter",
    r"related",
    r"recommend(?:ed|ation|ations)",
    r"read-?(?:more|also|next)",
    r"more-(?:on|from|stories|news)",
    r"most-?(?:read|popular)",
    r"trending",
    r"outbrain",
    r"taboola",
    r"advert(?:isement|ising)?",
    r"ad-(?:slot|container|wrapper|unit)",
    r"comments?-?(?:section|list|area|wrapper|form)",
    r"disqus",
    r"author-?(?:bio|box|card)",
    r"about-the-author",
    r"tag-?(?:list|cloud)",
    r"breadcrumbs?",
    r"print-only",
    r"visually-?hidden",
    r"skip-link",
    r"inline-?(?:promo|related|newsletter)",
    r"story-?(?:tools|share|related)",
    r"article-?(?:tools|share|sharing|tags|related)",
    r"post-?(?:tags|share|nav|navigation|related)",
    r"pagination",
    r"\S*sign-?up\S*",
    r"cta",
    r"collections",
    r"popular",
    r"reporterr",
    r"\S*caption\S*",
    r"image-?credit",
    r"photo-?credit",
    r"onetrust",
    r"cookie-?(?:banner|notice|bar|consent|policy|settings)",
    r"ot-sdk\S*",
    r"cmp-\S+",
    r"gdpr",
)
_BOXES = re.compile(rf"(?:^|[\s_-])(?P<name>{'|'.join(_BOX_NAMES)})(?:$|[\s_-])", re.IGNORECASE)
_NEVER = frozenset({"html", "body", "main", "article", "head", "h1"})
# All boxes of one name together hold less of a page's text than this; more, and the name misleads: some outlets call
# every paragraph "paywall" or "related-content"
MAX_SHARE = 0.3
# A shorter link may be a word of a list; a longer one that fills its paragraph is a pointer to another report
MIN_LINK, MAX_LINK = 20, 500


# A caption tells its picture's credit at its end: "(AP Photo/Ann Poe)", "(Photo by Ann Poe/Getty Images)", "(File
# image)"; a sentence of the report names an agency alone ("... (AP)").
_CAPTION = re.compile(
    r"\((?:[A-Z]{2,5} |File |Handout )?(?:Photo|Photograph|Image|Picture|Handout)\b[^()]{0,80}\)\W*$", re.IGNORECASE
)


def is_furniture(line: str) -> bool:
    """Whether a whole line is furniture: share rows, pointers to other pages, credits, notices, consent."""
    return (len(line) < 420 and bool(_LINES.fullmatch(line))) or bool(_CAPTION.search(line)) or is_consent(line)


def without_furniture(lines: list[str]) -> list[str]:
    """The lines of the report among the lines of a page; notices inside a line are cut out of it."""
    kept = (without_consent(line) for line in lines if not is_furniture(line))
    return [line for line in kept if line and re.search(r"\w", line)]


def cut_boxes(tree: HtmlElement) -> None:
    """Takes boxes out of the tree whose names say that they are furniture, unless boxes of that name hold much of
    the text."""
    sizes = text_sizes(tree)
    named: dict[str, dict[HtmlElement, None]] = {}
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _NEVER:
            continue
        name = _box_name(element, sizes[element])
        if name and next(element.iter("h1"), None) is None:
            named.setdefault(name, {})[element] = None
    most = MAX_SHARE * sizes[tree]
    for boxes in named.values():
        outer = [box for box in boxes if not any(above in boxes for above in box.iterancestors())]
        if sum(sizes[box] for box in outer) < most:
            for box in outer:
                drop(box)


def _box_name(element: HtmlElement, size: int) -> str | None:
    """The name under which an element is a box of furniture, if it is one."""
    if element.tag == "figcaption" or (MIN_LINK < size <= MAX_LINK and _only_link(element)):
        return str(element.tag)
    match = _BOXES.search(f" {element.get('class') or ''} {element.get('id') or ''} ")
    return match["name"].lower() if match else None


def _only_link(element: HtmlElement) -> bool:
    """Whether a paragraph, an item or a heading is nothing but a link to another page."""
    if element.tag not in ("p", "li", "h2", "h3", "h4", "h5"):
        return False
    links = [a for a in element.iter("a") if not (a.get("href") or "#").startswith("#")]
    if not links:
        return False
    text, linked = "".join(element.itertext()).strip(), sum(len("".join(a.itertext()).strip()) for a in links)
    return linked >= 0.95 * len(text)
