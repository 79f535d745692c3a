"""An HTML page: its body text, by trafilatura with guards before and a filter after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from transforms.parse.body import body_text
from transforms.parse.boilerplate import (
    is_about_author,
    is_boilerplate,
    is_closing,
    is_end_heading,
    is_promotion,
)
from transforms.parse.bylines import author_names
from transforms.parse.characters import decoded_once_more
from transforms.parse.dates import Moment, parse_date, written_date
from transforms.parse.declared_body import with_declared
from transforms.parse.identity import normalized_text
from transforms.parse.listings import drop_listings
from transforms.parse.metadata import PageMetadata, read_metadata
from transforms.parse.near_headline import date_of_headline, shown_date
from transforms.parse.page_guard import is_heavy
from transforms.parse.surroundings import take_out_surroundings

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# What no reader sees goes once the metadata are read: every step copies the tree.
_UNSEEN = ("script", "style", "svg", "template", "link", "meta")
# Nor do these hold a story, unless a page does not close them.
_CONTROLS = ("nav", "noscript", "iframe", "button", "select", "video", "audio", "canvas", "dialog")
TOP_LINES, LAST_LINES = 5, 4
# Longer texts are lists or code; to look at every line would take seconds.
MAX_LINES = 20_000
# What follows a heading of other matter has at most this share of a page's text.
MOST_AFTER = 0.25
# Labels stand before a line of more than so many characters, the lead.
LEAD = 80
_OPENING = re.compile(r"([^\n]{5,25}\d{4}) ?(?:--|[–—])")
# "World", "Listen", "At a glance" above a story; a place in capitals is the start of it.
_LABEL = re.compile(
    r"(?=.{2,25}$)[A-ZÀ-Þ](?=[^A-ZÀ-Þ]*[a-zà-ÿ])[^\s.!?:;,()\d]*(?: [^\s.!?:;,()\d]+){0,2}"
)


@dataclass(frozen=True)
class Page:
    """A page as it was understood; ``text`` has one paragraph a line."""

    text: str
    metadata: PageMetadata
    shown_date: Moment | None = None
    headline_date: Moment | None = None


def parse_tree(page: str) -> HtmlElement | None:
    """The element tree, or None for a page without any element. Never fetches anything."""
    page = _NOT_XML.sub(" ", _DECLARATION.sub("", page))
    parser = HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8"
    )
    try:
        return document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def read_page(page: str, url: str | None = None) -> Page:
    """Body and metadata of a page that passed the guard."""
    tree = parse_tree(decoded_once_more(page))
    if tree is None:
        return Page("", PageMetadata())
    metadata = read_metadata(tree)
    declared = any(map(parse_date, metadata.dates))
    shown = None if declared else shown_date(tree)
    at_headline = date_of_headline(tree) if declared else None
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    for control in list(tree.iter(*_CONTROLS)):
        if next(control.iter("p", "h1", "article"), None) is None:
            control.drop_tree()
    take_out_surroundings(tree, metadata.description)
    drop_listings(tree, next(iter(metadata.canonical_urls), url))
    text = with_declared(body_text(tree, url, is_heavy(page)), metadata.body)
    titles = (*metadata.titles, *metadata.headings)
    authors = author_names(metadata.authors, metadata.publishers)
    text = post_filter(text, titles, authors)
    if not declared:
        shown = shown or _opening_date(text)
    return Page(text, metadata, shown, at_headline)


def _opening_date(text: str) -> Moment | None:
    """The date with which a text begins: "April 17, 2025 -- The river ..."."""
    opening = _OPENING.match(text)
    return written_date(opening[1]) if opening else None


def post_filter(text: str, titles: tuple[str, ...], authors: tuple[str, ...] = ()) -> str:
    """The text without lines that promote, or that repeat the title or another line.

    At the top, by-lines, dates and labels go, too: the metadata have them. At the end go what is
    said about the authors, notices, and whatever follows a heading of other matter.
    """
    known_keys = {key for key in map(normalized_text, (*titles, *authors)) if key}
    kept: list[str] = []
    seen: set[str] = set()
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > MAX_LINES:
        return "\n".join(lines)
    lines = _without_end_matter(lines)
    lines = _without_labels(lines)
    for number, line in enumerate(lines):
        key = normalized_text(line)
        is_top = number < TOP_LINES and (key in known_keys or is_boilerplate(line))
        is_end = number >= len(lines) - LAST_LINES and (
            is_about_author(line, authors) or is_closing(line)
        )
        repeated = len(key) > 40 and key in seen
        if not (is_top or is_end or repeated or is_promotion(line)):
            kept.append(line)
        seen.add(key)
    return "\n".join(kept)


def _without_labels(lines: list[str]) -> list[str]:
    """The lines from the lead on, if nothing but labels stands before it."""
    for number, line in enumerate(lines[:TOP_LINES]):
        if not _LABEL.fullmatch(line.strip()):
            return lines[number:] if len(line) > LEAD else lines
    return lines


def _without_end_matter(lines: list[str]) -> list[str]:
    """The lines up to a heading such as "Press contacts", if little of the text follows it."""
    end, size = len(lines), sum(map(len, lines))
    while (heading := _last_end_heading(lines, end, MOST_AFTER * size)) is not None:
        size -= sum(map(len, lines[heading:end]))
        end = heading
    return lines[:end]


def _last_end_heading(lines: list[str], end: int, most: float) -> int | None:
    """The last heading of end matter with no more than ``most`` characters from it to ``end``."""
    for number in range(end - 1, 0, -1):
        most -= len(lines[number])
        if most < 0:
            return None
        if is_end_heading(lines[number]):
            return number
    return None
