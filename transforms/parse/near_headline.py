"""What a page shows near its headline, for pages whose metadata lack the date or the authors."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise
from operator import itemgetter

import htmldate
from lxml import etree
from lxml.html import HtmlElement

from transforms.parse.bylines import by_line_names, is_person
from transforms.parse.dates import Moment, parse_date, written_date
from transforms.parse.urls import is_front_page

AFTER_HEADLINE, BEFORE_HEADLINE = 60, 25
MAX_LINE = 90
# Without a bound the library would ask the clock.
LAST_DAY = "2099-12-31"
_SKIPPED = frozenset(("script", "style", "nav", "footer", "aside", "option", "noscript"))
_BYLINE = re.compile(
    r"(?:(?:written|posted|published|submitted) )?by:?\s+(?-i:[A-ZÀ-Þ])\w+.*", re.I
)

# What a line with the date of a story may say besides: days, clocks, "Published on", "5 min read".
_DATE_LINE = re.compile(
    r"[\W\d_]+|\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|"
    r"feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|published|posted|first|on|at|by|in|am|pm|(?-i:[A-Z]{2,4})|"
    r"min(?:ute)?s?|read|th|st|nd|rd)\b",
    re.I,
)
_LATER = re.compile(r"updated|modified|reviewed|revised|edited", re.I)
# The date of a reader's clock, or of what a page announces.
_OTHER_DAY = re.compile(r"\b(?:current|expir|deadline|event)", re.I)
# With more letters besides, or so many words that are written small, a line tells something.
MAX_REST, SENTENCE = 30, 4
_PARTS = re.compile(r"\s*[|·•]\s*")
_SECTION = re.compile(
    r"\b(?:news|world|business|sports?|politics|opinion|culture|local|read|east|west|north|south|"
    r"america|africa|asia|europe|city|life|style|money|health|science|home|more|top|stories)\b",
    re.I,
)
_AFFIX = re.compile(r"\s*(?::|\||[-–—»]|::)\s+")
_BOLD = frozenset(("b", "strong", "font", "h2", "h3", "span", "big", "div", "td"))
MIN_HEADLINE = 15


def headline_element(tree: HtmlElement) -> HtmlElement | None:
    """The <h1>, else <h2>, that says what <title> says but for the name of the site before or after
    it; else the first filled <h1> that does not link to the front page; without one, another
    element that says what <title> says.
    """
    headings = [h for h in tree.iter("h1") if h.text_content().strip()]
    wanted = _parts_of_title(tree)
    for heading in chain(headings, tree.iter("h2") if headings else ()):
        if _words(heading) in wanted and not is_site_heading(heading):
            return heading
    for heading in headings:
        if not is_site_heading(heading):
            return heading
    wanted -= {_words(h) for h in headings}
    for element in tree.iter(*_BOLD) if wanted else ():
        if len(element) <= 2 and _words(element) in wanted:
            return element
    return None


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _parts_of_title(tree: HtmlElement) -> set[str]:
    """What <title> says, and what it says before and after each mark between two parts."""
    wanted = set()
    for title in tree.xpath("//head/title")[:1]:
        text = _words(title)[:500]
        wanted.add(text)
        for mark in _AFFIX.finditer(text):
            wanted.update((text[: mark.start()], text[mark.end() :]))
    return {text for text in wanted if len(text) >= MIN_HEADLINE}


def is_site_heading(heading: HtmlElement) -> bool:
    """Whether a heading is the site's name: all of it links to the front page."""
    text = heading.text_content().strip()
    return any(
        link.text_content().strip() == text and _is_front_link(link.get("href") or "")
        for link in heading.iter("a")
    )


def _is_front_link(href: str) -> bool:
    try:
        return href in ("/", "./", "index.html") or ("://" in href and is_front_page(href))
    except ValueError:
        return False


def shown_date(tree: HtmlElement) -> Moment | None:
    """The date in a line near the headline that has little else, of a first publication rather
    than of a change; else what htmldate's quick search finds."""
    dated = ((line, written_date(line)) for line in lines_near_headline(tree))
    found = [
        (bool(_LATER.search(line)), moment)
        for line, moment in dated
        if moment and _is_date_line(line, MAX_REST) and not _OTHER_DAY.search(line)
    ]
    if found:
        return min(found, key=itemgetter(0))[1]
    day = htmldate.find_date(tree, original_date=True, extensive_search=False, max_date=LAST_DAY)
    return parse_date(day)


def _is_date_line(line: str, most: int) -> bool:
    rest = _DATE_LINE.sub(" ", line).split()
    return sum(map(len, rest)) <= most and sum(word[0].islower() for word in rest) < SENTENCE


def date_of_headline(tree: HtmlElement) -> Moment | None:
    """The date in the first line directly at the headline that has one and little else; None where
    that is the date of a change."""
    for line in lines_near_headline(tree, after=15, before=5):
        moment = written_date(line)
        if moment and _is_date_line(line, MAX_REST):
            return None if _LATER.search(line) or _OTHER_DAY.search(line) else moment
    return None


def shown_bylines(tree: HtmlElement) -> Iterator[str]:
    """Short lines near the headline that begin with "By" and a name, else the name in lines like
    "Business · Jane Doe · 3 May 2025".
    """
    lines = list(lines_near_headline(tree))
    bylines = [line for line in lines if _BYLINE.fullmatch(line)]
    yield from bylines or list(dict.fromkeys(filter(None, map(_name_before_date, lines))))[:1]


def name_above_date(tree: HtmlElement) -> str | None:
    """A person's name in the line near the headline that stands before the line of the date."""
    for name, day in pairwise(dict.fromkeys(lines_near_headline(tree))):
        if written_date(day) and _is_date_line(day, 0):
            return name if _is_writer(name) else None
    return None


def _is_writer(name: str) -> bool:
    return is_person(name) and bool(by_line_names([name])) and not _SECTION.search(name)


def _name_before_date(line: str) -> str | None:
    parts = _PARTS.split(line)
    for _, name, day in zip(parts, parts[1:], parts[2:], strict=False):
        if written_date(day) and _is_writer(name):
            return name
    return None


def lines_near_headline(
    tree: HtmlElement, after: int = AFTER_HEADLINE, before: int = BEFORE_HEADLINE
) -> Iterator[str]:
    """The texts of small elements below the headline, then of those above it."""
    headline = headline_element(tree)
    if headline is None:
        return
    inside, around = set(headline.iter()), set(headline.iterancestors())
    above: deque[HtmlElement] = deque(maxlen=before)
    elements = tree.iter(etree.Element)
    for element in elements:
        if element is headline:
            break
        if element not in around:
            above.append(element)
    yield from _short_lines(islice((e for e in elements if e not in inside), after))
    yield from _short_lines(reversed(above))


def _short_lines(elements: Iterable[HtmlElement]) -> Iterator[str]:
    """A date or a by-line stands by itself, or in a line with little else."""
    for element in elements:
        is_small = len(element) <= 6 and element.tag not in _SKIPPED
        if is_small and len(element.text_content()) <= 8 * MAX_LINE:
            for line in shown_text(element).split("\n"):
                if 6 <= len(line.strip()) <= MAX_LINE:
                    yield line.strip()


def shown_text(element: HtmlElement) -> str:
    """The text of an element as lines: only <br> ends one."""
    pieces = element.xpath(".//text() | .//br")
    return "".join(re.sub(r"\s+", " ", p) if isinstance(p, str) else "\n" for p in pieces)
