"""When a page was published, where its metadata do not say: what it shows near its headline."""

from __future__ import annotations

from collections.abc import Iterator

import htmldate
from lxml.html import HtmlElement

from transforms.parse.dates import Moment, parse_date, written_date

AFTER_HEADING, BEFORE_HEADING = 60, 25
MAX_LINE = 90
# Without a bound the library would ask the clock.
LAST_DAY = "2099-12-31"
_SKIPPED = frozenset(("script", "style", "nav", "footer", "aside", "option", "noscript"))


def shown_date(tree: HtmlElement) -> Moment | None:
    """The date in a short line below or above the headline, else what htmldate's quick search
    finds; None for neither."""
    heading = next((h for h in tree.iter("h1") if h.text_content().strip()), None)
    if heading is not None:
        for line in (*_lines_after(heading), *_lines_before(heading)):
            moment = written_date(line)
            if moment:
                return moment
    day = htmldate.find_date(tree, original_date=True, extensive_search=False, max_date=LAST_DAY)
    return parse_date(day)


def _lines_after(heading: HtmlElement) -> Iterator[str]:
    following = heading.xpath(f"following::*[position() <= {AFTER_HEADING}]")
    return _short_lines(iter(following))


def _lines_before(heading: HtmlElement) -> Iterator[str]:
    preceding = heading.xpath(f"preceding::*[position() <= {BEFORE_HEADING}]")
    return _short_lines(reversed(preceding))


def _short_lines(elements: Iterator[HtmlElement]) -> Iterator[str]:
    """The text of small elements: a date stands by itself, or in a by-line."""
    for element in elements:
        if element.tag in _SKIPPED or len(element) > 6:
            continue
        line = " ".join(element.text_content().split())
        if 6 <= len(line) <= MAX_LINE and any(c.isdigit() for c in line):
            yield line
