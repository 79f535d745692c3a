"""Lists of other stories: cards that look alike, with linked headings and dates."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from transforms.parse.dates import written_date
from transforms.parse.surroundings import is_longer
from transforms.parse.urls import host_of

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# "2 hours ago", and days that may be read in two ways.
_AGE = re.compile(
    r"\b(?:\d+|an?|one) (?:min(?:ute)?|hour|day|week|month)s? ago\b|"
    r"\b\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}\b",
    re.I,
)
# A card has at most so many characters, and stands so many levels above its heading.
MAX_CARD, LEVELS = 700, 6
# So many cards of one kind, so many of them with a date, are a list.
MIN_CARDS, DATED = 3, 0.5
# With fewer characters of paragraphs beside it, a list is what the page is about.
MIN_STORY = 500
# Pages with more headings are directories.
MAX_HEADINGS = 500

_Kind = tuple[HtmlElement | None, str, str]


def drop_listings(tree: HtmlElement, address: str | None) -> None:
    """Changes the tree: takes out lists of other stories of the same site, where a story is left.

    ``address`` is the page's own, if it is known: what links to it, or to a place in a page, is an
    entry of a live blog.
    """
    kinds: defaultdict[_Kind, dict[HtmlElement, str]] = defaultdict(dict)
    headings = list(islice(tree.iter(*_HEADINGS), MAX_HEADINGS + 1))
    for heading in headings if len(headings) <= MAX_HEADINGS else ():
        link = _link_of(heading)
        if link is not None and _is_other_story(link, address):
            for card in _cards_around(heading):
                kinds[_kind(card)][card] = link
    cards = [card for alike in kinds.values() if _is_list(alike) for card in alike]
    inside = {p for card in cards for p in card.iter("p")}
    beside = (len(p.text_content()) for p in tree.iter("p") if p not in inside)
    if cards and sum(beside) >= MIN_STORY:
        for card in cards:
            if card.getparent() is not None:
                card.drop_tree()


def _link_of(heading: HtmlElement) -> str | None:
    """Where a heading leads, all of which is a link or stands in one."""
    text = heading.text_content().strip()
    parent = heading.getparent()
    links = list(heading.iter("a")) or (
        [parent] if parent is not None and parent.tag == "a" else []
    )
    linked = sum(len(link.text_content().strip()) for link in links)
    return links[0].get("href") or None if text and links and linked >= len(text) else None


def _is_other_story(link: str, address: str | None) -> bool:
    try:
        path, own = urlsplit(link).path, urlsplit(address or "").path
    except ValueError:
        return False
    host = host_of(address)
    is_elsewhere = "://" in link and host is not None and host_of(link) != host
    return "#" not in link and path not in ("", own) and not is_elsewhere


def _cards_around(heading: HtmlElement) -> list[HtmlElement]:
    """The elements around a heading that hold little more."""
    cards = []
    for element in islice(heading.iterancestors(), LEVELS):
        if element.getparent() is None or is_longer(element, MAX_CARD):
            break
        cards.append(element)
    return cards


def _kind(card: HtmlElement) -> _Kind:
    """Cards are alike if tag and first two classes are; without class, in one parent only."""
    look = " ".join((card.get("class") or "").split()[:2])
    return (None if look else card.getparent(), str(card.tag), look)


def _is_list(alike: dict[HtmlElement, str]) -> bool:
    if len(alike) < MIN_CARDS or len(set(alike.values())) < 2:
        return False
    return sum(map(_is_dated, alike)) >= DATED * len(alike)


def _is_dated(card: HtmlElement) -> bool:
    text = " ".join(" ".join(card.itertext()).split())
    has_time = next(card.iter("time"), None) is not None
    return has_time or bool(_AGE.search(text)) or written_date(text) is not None
