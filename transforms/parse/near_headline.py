"""What a page shows near its headline, for pages whose metadata lack the date or the authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

import htmldate
from lxml.html import HtmlElement

from transforms.parse.dates import Moment, parse_date, written_date

AFTER_HEADLINE, BEFORE_HEADLINE = 60, 25
MAX_LINE = 90
# Without a bound the library would ask the clock.
LAST_DAY = "2099-12-31"
_SKIPPED = frozenset(("script", "style", "nav", "footer", "aside", "option", "noscript"))
_BYLINE = re.compile(r"(?:(?:written|posted|published) )?by:?\s+(?-i:[A-ZÀ-Þ])\w+.*", re.I)


def shown_date(tree: HtmlElement) -> Moment | None:
    """The date in a short line near the headline, else what htmldate's quick search finds."""
    for line in lines_near_headline(tree):
        moment = written_date(line)
        if moment:
            return moment
    day = htmldate.find_date(tree, original_date=True, extensive_search=False, max_date=LAST_DAY)
    return parse_date(day)


def shown_bylines(tree: HtmlElement) -> Iterator[str]:
    """Short lines near the headline that begin with "By" and a name."""
    return (line for line in lines_near_headline(tree) if _BYLINE.fullmatch(line))


def lines_near_headline(tree: HtmlElement) -> Iterator[str]:
    """The texts of small elements below the first filled <h1>, then of those above it."""
    headline = next((h for h in tree.iter("h1") if h.text_content().strip()), None)
    if headline is None:
        return
    yield from _short_lines(headline.xpath(f"following::*[position() <= {AFTER_HEADLINE}]"))
    above = headline.xpath(f"preceding::*[position() <= {BEFORE_HEADLINE}]")
    yield from _short_lines(reversed(above))


def _short_lines(elements: Iterator[HtmlElement]) -> Iterator[str]:
    """A date or a by-line stands by itself, or in a line with little else."""
    for element in elements:
        if element.tag not in _SKIPPED and len(element) <= 6:
            line = " ".join(element.text_content().split())
            if 6 <= len(line) <= MAX_LINE:
                yield line
