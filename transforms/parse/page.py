"""An HTML page: its body text, by trafilatura with guards before and a filter after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from transforms.parse.boilerplate import is_boilerplate, is_promotion
from transforms.parse.dates import Moment, parse_date
from transforms.parse.identity import normalized_text
from transforms.parse.metadata import PageMetadata, read_metadata
from transforms.parse.near_headline import shown_date
from transforms.parse.recovery import recover
from transforms.parse.sentences import ends_sentence
from transforms.parse.surroundings import take_out_surroundings

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# The wider extraction is tried where the first holds less than this multiple of the page's
# paragraphs, and taken where it is that much longer; a line of so many characters is prose.
EXPECTED_SHARE = 1.05
WORTH_MORE = 1.05
PROSE_LINE = 100


@dataclass(frozen=True)
class Page:
    """A page as it was understood; ``text`` has one paragraph a line."""

    text: str
    metadata: PageMetadata
    shown_date: Moment | None = None


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
    moment = None if any(map(parse_date, metadata.dates)) else shown_date(tree)
    take_out_surroundings(tree, metadata.description)
    text = recover(tree, _body(tree, url))
    if len(text) < 200 and len(metadata.body) > 2 * len(text):
        text = metadata.body
    return Page(post_filter(text, (*metadata.titles, *metadata.headings)), metadata, moment)


def _body(tree: HtmlElement, url: str | None) -> str:
    """What the default extraction finds or, where that holds less than the page's paragraphs,
    the wider extraction if it adds prose."""
    text = _extract(tree, url)
    paragraphs = sum(len(" ".join(p.text_content().split())) for p in tree.iter("p"))
    if len(text) < EXPECTED_SHARE * paragraphs:
        wider = _extract(tree, url, favor_recall=True)
        if len(wider) > WORTH_MORE * len(text) and _adds_prose(text, wider):
            return wider
    return text


def _extract(tree: HtmlElement, url: str | None, favor_recall: bool = False) -> str:
    document = trafilatura.bare_extraction(
        tree, url=url, include_comments=False, with_metadata=False, favor_recall=favor_recall
    )
    return document.text or "" if document is not None else ""


def _adds_prose(text: str, wider: str) -> bool:
    """Whether most of what is added stands in lines that are sentences, not in lists of links."""
    known = set(text.split("\n"))
    added = [line for line in wider.split("\n") if line not in known]
    prose = sum(len(line) for line in added if len(line) > PROSE_LINE or ends_sentence(line))
    return 2 * prose > sum(map(len, added))


def post_filter(text: str, titles: tuple[str, ...]) -> str:
    """The text without lines that promote, or that repeat the title or another line.

    At the top, by-lines and dates go, too: the metadata have them.
    """
    title_keys = {key for key in map(normalized_text, titles) if key}
    kept: list[str] = []
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n")):
        key = normalized_text(line)
        is_top = number < 5 and (key in title_keys or is_boilerplate(line))
        repeated = len(key) > 40 and key in seen
        if line.strip() and not is_top and not repeated and not is_promotion(line):
            kept.append(line)
        seen.add(key)
    return "\n".join(kept)
