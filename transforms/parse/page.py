"""An HTML page: its body text, by trafilatura with guards before and a filter after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from transforms.parse.body import body_text
from transforms.parse.boilerplate import is_about_author, is_boilerplate, is_promotion
from transforms.parse.bylines import author_names
from transforms.parse.dates import Moment, parse_date
from transforms.parse.declared_body import with_declared
from transforms.parse.identity import normalized_text
from transforms.parse.metadata import PageMetadata, read_metadata
from transforms.parse.near_headline import date_of_headline, shown_date
from transforms.parse.surroundings import take_out_surroundings

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# What no reader sees goes once the metadata are read: every step copies the tree.
_UNSEEN = ("script", "style", "svg", "template", "link", "meta")
TOP_LINES, LAST_LINES = 5, 4


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
    tree = parse_tree(page)
    if tree is None:
        return Page("", PageMetadata())
    metadata = read_metadata(tree)
    declared = any(map(parse_date, metadata.dates))
    shown = None if declared else shown_date(tree)
    at_headline = date_of_headline(tree) if declared else None
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    take_out_surroundings(tree, metadata.description)
    text = with_declared(body_text(tree, url), metadata.body)
    titles = (*metadata.titles, *metadata.headings)
    authors = author_names(metadata.authors, metadata.publishers)
    return Page(post_filter(text, titles, authors), metadata, shown, at_headline)


def post_filter(text: str, titles: tuple[str, ...], authors: tuple[str, ...] = ()) -> str:
    """The text without lines that promote, or that repeat the title or another line.

    At the top, by-lines and dates go, too: the metadata have them. At the end, what is said about
    the authors goes.
    """
    known_keys = {key for key in map(normalized_text, (*titles, *authors)) if key}
    kept: list[str] = []
    seen: set[str] = set()
    lines = text.split("\n")
    for number, line in enumerate(lines):
        key = normalized_text(line)
        is_top = number < TOP_LINES and (key in known_keys or is_boilerplate(line))
        is_bio = number >= len(lines) - LAST_LINES and is_about_author(line, authors)
        repeated = len(key) > 40 and key in seen
        if line.strip() and not is_top and not is_bio and not repeated and not is_promotion(line):
            kept.append(line)
        seen.add(key)
    return "\n".join(kept)
