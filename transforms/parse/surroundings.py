"""Elements around a story that extractors take for a part of it, taken out of the page first."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from transforms.parse.identity import normalized_text

# Conventions of publishing systems and of embedding services, by class or id.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|"
    r"fb-post|kg-signup-card|newsletter-signup|newsletter-promo|sign-?up|player__error|"
    r"audio-module-(?:title|tools|listen)|comment-add|bottom-of-article|post-share|"
    r"live-post__share)(?:$|[\s_-])",
    re.I,
)
# What readers wrote below a story. A genre named "comment" has other words in the same name.
_COMMENTS = re.compile(
    r"(?:^|\s)(?:js-|sf_|fb-|disqus[_-]|visitors?[_-]|readers?[_-]|user[_-]|article[_-]|story[_-]|post[_-])?"
    r"(?:comments?|commentlist|comentarios?|commentaires?|kommentare?|commenti|reacties|"
    r"disqus(?:_thread)?|responses?|livefyre)"
    r"(?:[_-]{1,2}(?:list|items?|area|section|wrap(?:per)?|container|body|block|box|content|text|"
    r"thread|template|form|listado|lectores|liste?|module|holder|respond))*(?:\s|$)",
    re.I,
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|summary|sub-?title|sub-?head|dek|deck|lead-paragraph|strapline|"
    r"synopsis|article-description)(?:$|[\s_-])",
    re.I,
)
_TEASERS = re.compile(
    r"(?:keep reading|read (?:next|more)|more (?:stories|from|in|on)\b.*|"
    r"related (?:stories|articles|posts|content)|recommended(?: for you)?|"
    r"you (?:may|might) also like.*|most (?:read|popular)|"
    r"up next|trending(?: now)?|top stories|latest news)\W*",
    re.I,
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:(?:image|photo|picture|media|img|wp|gallery)?_?-?captions?(?:[_-]text)?|cptn|"
    r"(?:photo|image|picture|img|media)[_-]?credits?|place_cont)(?:$|[\s_])|[a-z](?:Caption|PhotoCredit)"
    r"(?:$|[\s_])"
)
# A box with another story holds at most so many characters; a paragraph beside it at least so many.
MAX_CARD, MIN_PROSE = 450, 60
# Pages with more headings are directories.
MAX_HEADINGS = 500
MAX_SPANS, MAX_SPAN = 200, 20
# Of a page's paragraphs, captions are less than this; in a gallery they are the story.
CAPTION_SHARE = 0.3
# A gallery has so many slides, whose captions say more than all paragraphs.
MIN_SLIDES = 3
# A page laid out by tables has this share of its text in one of them.
LAYOUT_SHARE = 0.5
# Below so much prose, comments are what the page is about.
STORY_BESIDE_COMMENTS = 500
MIN_LAYOUT = 600
MAX_AROUND = 1_000


def take_out_surroundings(tree: HtmlElement, description: str | None) -> None:
    """Changes the tree: embedded posts, sign-up boxes, sections of teasers, and a standfirst that
    only repeats the page's description go; tables that lay out the page become plain blocks.
    """
    for element in list(tree.iter("div", "section", "aside", "blockquote", "span", "li", "b", "p")):
        if not _AROUND.search(_names(element)) or is_longer(element, MAX_AROUND):
            continue
        if next(element.iter("h1", "article", "time"), None) is None:
            _drop(element)
    _drop_comments(tree)
    _drop_teasers(tree)
    _drop_cards(tree)
    if not _told_in_captions(tree):
        _drop_captions(tree)
    if description:
        _drop_standfirst(tree, description)
    _unwrap_layout(tree)
    _limit_spans(tree)


def _limit_spans(tree: HtmlElement) -> None:
    """Cells that span so many others as no table of a story has become single ones: extraction
    writes out every cell that is spanned."""
    cells = tree.xpath("//td[@colspan or @rowspan] | //th[@colspan or @rowspan]")
    for cell in cells:
        values = (cell.get("colspan", "1"), cell.get("rowspan", "1"))
        if len(cells) > MAX_SPANS or any(_number(v) > MAX_SPAN for v in values):
            cell.attrib.pop("colspan", None)
            cell.attrib.pop("rowspan", None)


def _number(value: str) -> int:
    return int(value[:9]) if value[:9].isdecimal() else 1


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _drop_comments(tree: HtmlElement) -> None:
    """What readers wrote, on pages with a story beside it; in a forum it is the text."""
    tags = ("div", "section", "aside", "ol", "ul")
    found = [e for e in tree.iter(*tags) if e.attrib and _COMMENTS.search(_names(e))]
    found = [e for e in found if next(e.iter("h1"), None) is None]
    if not found:
        return
    inside = {p for e in found for p in e.iter("p")}
    beside = sum(len(p.text_content()) for p in tree.iter("p") if p not in inside)
    if beside >= STORY_BESIDE_COMMENTS:
        for element in found:
            _drop(element)


def _drop_teasers(tree: HtmlElement) -> None:
    """Sections that begin with "Keep reading" and whose every headline is a link."""
    for section in list(tree.iter("section", "aside", "div")):
        heading = next(iter(section), None)
        if heading is None or heading.tag not in ("h2", "h3", "h4", "h5"):
            continue
        if not _TEASERS.fullmatch(" ".join(heading.text_content().split())):
            continue
        headlines = section.xpath(".//h2 | .//h3 | .//h4 | .//li")[1:]
        if headlines and all(next(h.iter("a"), None) is not None for h in headlines):
            _drop(section)


def _drop_cards(tree: HtmlElement) -> None:
    """Boxes between paragraphs whose heading is a link: other stories, with their summaries."""
    headings = list(tree.iter("h2", "h3", "h4", "h5"))
    for heading in headings if len(headings) <= MAX_HEADINGS else ():
        size = len(heading.text_content().strip())
        if not size or sum(len(a.text_content().strip()) for a in heading.iter("a")) < size:
            continue
        card = heading
        parent = card.getparent()
        while parent is not None and not is_longer(parent, MAX_CARD):
            card, parent = parent, parent.getparent()
        if card is not heading and _is_paragraph(card.getprevious()) and card.tag != "p":
            following = card.getnext()
            if following is None or _is_paragraph(following):
                _drop(card)


def _is_paragraph(element: HtmlElement | None) -> bool:
    return element is not None and element.tag == "p" and is_longer(element, MIN_PROSE)


def is_longer(element: HtmlElement, limit: int) -> bool:
    """Whether an element has more characters of text than that; never reads many more."""
    length = 0
    for piece in element.itertext():
        length += len(piece)
        if length > limit:
            return True
    return False


def _told_in_captions(tree: HtmlElement) -> bool:
    """Whether a page is a gallery; then its captions become paragraphs, which extraction keeps."""
    captions = list(tree.iter("figcaption"))
    if len(captions) < MIN_SLIDES:
        return False
    told = sum(len(caption.text_content()) for caption in captions)
    inside = {p for caption in captions for p in caption.iter("p")}
    beside = sum(len(p.text_content()) for p in tree.iter("p") if p not in inside)
    if told <= beside:
        return False
    for element in list(tree.iter("figure", "figcaption")):
        has_paragraph = next(element.iter("p"), None) is not None
        element.tag = "div" if element.tag == "figure" or has_paragraph else "p"
    return True


def _drop_captions(tree: HtmlElement) -> None:
    """Captions that are no <figcaption>, unless the page tells its story in them."""
    classes = ((e, e.get("class")) for e in tree.iter("p", "div", "span", "small"))
    captions = [element for element, names in classes if names and _CAPTION.search(names)]
    texts = sum(len(e.text_content()) for e in captions)
    if texts < CAPTION_SHARE * sum(len(p.text_content()) for p in tree.iter("p")):
        for element in captions:
            _drop(element)


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _drop_standfirst(tree: HtmlElement, description: str) -> None:
    key = normalized_text(description)
    for element in list(tree.iter("p", "h2", "div", "span")):
        if len(element) > 2:
            continue
        text = element.text_content()
        # Most elements are told by their length: to normalize all would cost more than to parse.
        if not len(key) <= len(text) <= 2 * len(description) or normalized_text(text) != key:
            continue
        above = [element, *list(element.iterancestors())[:2]]
        names = " ".join(map(_names, above))
        in_header = any(e.tag in ("header", "hgroup") for e in above)
        if in_header or _STANDFIRST.search(names):
            _drop(element)
            return


def _unwrap_layout(tree: HtmlElement) -> None:
    """Old pages are tables in tables; what lays out the page holds most of it, and is no data."""
    total = len(tree.text_content())
    if total < MIN_LAYOUT:
        return
    for table in list(tree.iter("table")):
        if len(table.text_content()) < LAYOUT_SHARE * total:
            continue
        for part in [table, *table.xpath("./tbody | ./tr | ./tbody/tr")]:
            part.tag = "div"
        for cell in table.xpath("./td | ./div/td | ./div/div/td"):
            cell.tag = "div"
            rest = cell.text_content()
            linked = sum(len(a.text_content()) for a in cell.iter("a"))
            if len(rest) < LAYOUT_SHARE * total and 2 * linked > len(rest.strip()):
                _drop(cell)
