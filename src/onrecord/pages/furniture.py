"""Lines and boxes that belong to the page and not to the report."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from onrecord.pages.consent import is_consent, without_consent
from onrecord.pages.dom import drop, text_sizes

# Whole lines. Each pattern must match the line from end to end, so that a sentence that merely speaks of sharing stays.
_LINES = re.compile(
    r"(?:"
    r"share(?: (?:this|on|via|the|to)\b.{0,60})?|share (?:article|story|post)|tweet(?: this)?|copy(?: (?:the )?link)?(?: copied)?|link copied!?|e-?mail|print(?: this.{0,30})?"
    r"|(?:share|facebook|twitter|x|whats ?app|telegram|linkedin|reddit|e-?mail|print|copy link|messenger|pinterest|flipboard|bluesky|threads|pocket|line|viber|save|vk|sms|[|·•,/\s])+"
    r"|(?:read|see|watch|listen|learn) (?:more|also|next|on)\s*(?::.{0,200}|[>»→]*)|watch(?: (?:live|now|it))?\s*:.{0,200}|(?:also|must) read\s*:?.{0,200}|related\s*(?::.{0,200}|(?:articles?|stories|topics?|coverage|content|news|links?|posts?|tags?)\s*:?)"
    r"|(?!.*\.$)(?:more (?:on|from|about|in) (?:this|the|our) .{0,60})|(?:more|recommended|popular|trending|latest|top|featured) (?:stories|news|articles|videos|posts|reads|headlines)(?: (?:from|in|on|about) .{0,25})?:?"
    r"|(?:most (?:read|popular|viewed|shared))(?: (?:in|on|stories|news|articles).{0,20})?|(?:you (?:may|might) (?:also|like).{0,80})|(?:don['’]t miss|recommended(?: for you)?|what to read next|editors?['’]? picks?|in case you missed it)\W*.{0,60}"
    r"|(?:story|article) continues (?:below|after).{0,60}|advertisements?\W*(?:(?:story|article|content) continues.{0,30})?|sponsored(?: content)?|promoted(?: content)?|skip (?:to|advert).{0,60}|loading\W*"
    r"|(?:please )?(?:sign up|subscribe|register|sign in|log in|join us)\b.{0,200}|(?:get|receive) (?:the|our|all|breaking|more)\b.{0,120}(?:newsletter|inbox|e-?mail|alerts?|app).{0,120}"
    r"|.{0,120}\bto (?:our|the|my) (?:\w+ ){0,3}newsletters?.{0,120}|this (?:article|story) (?:is|was) (?:for|available to) subscribers.{0,100}|already a (?:subscriber|member).{0,80}"
    r"|(?:follow|like|find|join) (?:us|me|our|the author|\w+(?: \w+){0,3}) on (?:twitter|x|facebook|instagram|telegram|whats ?app|google|linkedin|social|tiktok|threads|bluesky|youtube)\b.{0,120}"
    r"|download (?:our|the) .{0,40}app.{0,60}|click (?:here|to|on) .{0,120}|tap (?:here|to) .{0,80}|view (?:comments?|gallery|all|more|full|image|in).{0,60}|(?:load|show|leave|post|add|read|join|view)\b.{0,24}\bcomments?.{0,60}|comments?(?: \(?\d+\)?)?"
    r"|all rights reserved.{0,100}|(?:©|copyright\s*(?:©|\(c\)|\d{4}|by\b)|\(c\) ?\d).{0,160}|this material may not be published.{0,200}|(?:report|send) (?:a|an|us|your)?\s?(?:typo|error|tip|correction|news tip)s?.{0,120}"
    r"|(?:photo|image|picture|video|credit|file photo|screenshot|pic)s?(?: (?:credits?|courtesy|source)\b.{0,100}|\s*[:/|].{0,100})|(?!.*\.$)(?:photo(?:graph)?|image|picture|illustration)s? by [\w .’\'/-]{3,60}|\W*(?:getty(?: images)?|ap photo|afp|reuters|epa|shutterstock|istock)(?:[/|,\s-]+(?:getty(?: images)?|[\w.’'-]+)){0,6}\W*"
    r"|(?:tags?|topics?|keywords?|categories|filed under|in this article)\s*:.{0,200}|(?:tags|topics|in this article|key points|comments|transcript|play|pause|mute|unmute|close|menu|search|listen|save|gift(?: this)? article|bookmark|open image modal)"
    r"|(?:listen to (?:this )?(?:article|story)|\d+ min(?:ute)?s? (?:read|listen|read time)|reading time.{0,40}|estimated reading.{0,40}|(?:article|audio) (?:duration|length).{0,40})"
    r"|our (?:standards|principles)\s*:.{0,80}|our website is the place for.{0,300}|we (?:independently|may (?:earn|receive)).{0,200}|buying through us.{0,160}"
    r"|\W*e-?mail\s*:?\s*\S+@\S+|\(?(?:additional |with )?(?:reporting|writing|editing|compiled|edited|produced|translated) by [^.!?\n]{3,300}\)?|get (?:daily|breaking|the latest) .{0,40}(?:news|headlines|updates)"
    r"|(?:sign|log) in (?:to|or) .{0,80}|(?:try refreshing|there was an? (?:error|issue)|an error occurred|thanks for signing up|a welcome email is on its way|the next issue of|please try again|interested in more newsletters).{0,200}"
    r"|(?:\[?(?:adsense|embed|gallery|video|caption|photo)s?\b[^\]]{0,60}\])"
    r"|(?:lesen sie (?:auch|hier|dazu|mehr|jetzt).{0,200}|lies(?:t)? auch.{0,200}|mehr (?:zum thema|dazu|lesen|anzeigen).{0,120}|auch interessant.{0,160}|das könnte (?:sie|dich) (?:auch )?interessieren.{0,60}|anzeige|werbung|zur startseite|artikel teilen|teilen|drucken|merken|weiterlesen.{0,60}|newsletter.{0,80}|weitere (?:artikel|themen|meldungen|informationen)\b.{0,80}|(?:foto|bild|quelle|video)s?\s*:.{0,120}|© .{0,100}|mit (?:material|informationen) (?:von|der)\b.{0,60})"
    r"|(?:(?:à )?lire (?:aussi|également).{0,200}|voir (?:aussi|plus).{0,120}|partager.{0,40}|publicité|abonnez-vous.{0,160}|s['’]abonner.{0,60}|(?:crédits?|photo)s?\s*:.{0,100})"
    r"|(?:lee(?:r)? (?:también|más|además).{0,200}|te puede interesar.{0,160}|publicidad|compartir|leggi anche.{0,200}|leia (?:também|mais).{0,200}|pubblicità|publicidade)"
    r"|(?:читайте (?:также|ещё|еще).{0,200}|реклама|поделиться.{0,40}|читайте також.{0,200}|підписуйтесь.{0,160}|подписывайтесь.{0,160})"
    r")\W*",
    re.IGNORECASE | re.DOTALL,
)
# Names that page authors give to boxes of furniture.
_BOXES = re.compile(
    r"(?:^|[\s_-])(?P<name>share|sharing|sharebar|social-?(?:share|sharing|links|bar|media-links|icons|buttons)|newsletter|related|recommend(?:ed|ation|ations)"
    r"|read-?(?:more|also|next)|more-(?:on|from|stories|news)|most-?(?:read|popular)|trending|outbrain|taboola|advert(?:isement|ising)?|ad-(?:slot|container|wrapper|unit)"
    r"|comments?-?(?:section|list|area|wrapper|form)|disqus|author-?(?:bio|box|card)|about-the-author|tag-?(?:list|cloud)|breadcrumbs?|print-only|visually-?hidden|skip-link"
    r"|inline-?(?:promo|related|newsletter)|story-?(?:tools|share|related)|article-?(?:tools|share|sharing|tags|related)|post-?(?:tags|share|nav|navigation|related)|pagination"
    r"|\S*sign-?up\S*|cta|collections|popular|reporterr|\S*caption\S*|image-?credit|photo-?credit|onetrust|cookie-?(?:banner|notice|bar|consent|policy|settings)|ot-sdk\S*|cmp-\S+|gdpr)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEVER = frozenset({"html", "body", "main", "article", "head", "h1"})
# All boxes of one name together hold less of a page's text than this; more, and the name misleads: some outlets call every
# paragraph "paywall" or "related-content"
MAX_SHARE = 0.3
# A shorter link may be a word of a list; a longer one that fills its paragraph is a pointer to another report
MIN_LINK, MAX_LINK = 20, 500


def is_furniture(line: str) -> bool:
    """Whether a whole line is furniture: share rows, pointers to other pages, credits, notices, consent."""
    return (len(line) < 420 and bool(_LINES.fullmatch(line))) or is_consent(line)


def without_furniture(lines: list[str]) -> list[str]:
    """The lines of the report among the lines of a page; notices inside a line are cut out of it."""
    kept = (without_consent(line) for line in lines if not is_furniture(line))
    return [line for line in kept if line and re.search(r"\w", line)]


def cut_boxes(tree: HtmlElement) -> None:
    """Takes boxes out of the tree whose names say that they are furniture, unless boxes of that name hold much of the text."""
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
