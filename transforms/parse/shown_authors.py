"""The authors that a page shows, for pages whose metadata name none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from transforms.parse.bylines import by_line_names, is_agency, is_person, without_others
from transforms.parse.near_headline import name_above_date, shown_bylines

_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?list|respond|disqus\w*|replies)(?:$|[\s_-])", re.I
)
# By-lines of one story stand in one element of so many characters, at most so many levels above.
MAX_HOME, LEVELS = 600, 8
# Paths look up from small elements: to look down from nested boxes takes their depth times longer.
# Where pages show their authors, best first.
VISIBLE_AUTHORS = (
    '//*[@itemprop="name"][ancestor::*[@itemprop="author"]]',
    '//*[contains(@class, "ContributorName")][ancestor::*[@data-component="byline-block"]]',
    '//*[@itemprop="author"]',
    '//a[contains(concat(" ", @rel, " "), " author ")]',
    '//*[contains(@class, "author-name") or contains(@class, "author_name") '
    'or contains(@class, "authorName") or contains(@class, "author__name")]',
    '//*[contains(@class, "byline") or contains(@class, "by-line")]',
    '//a[ancestor::*[contains(@class, "byline") or contains(@class, "by-line")]]',
    '//*[self::a or self::span or self::p][contains(@class, "author")]',
    '//*[contains(@class, "name")][ancestor::*[contains(@class, "author")]]',
    '//*[contains(@class, "author") or contains(@data-testid, "byline") '
    'or contains(@data-testid, "author")][string-length(normalize-space()) <= 120]',
    '//*[starts-with(@class, "authors") or starts-with(@class, "post-author")]',
    '//a[contains(@href, "/author/") or contains(@href, "/authors/")]',
)
# Whether a page has any of them but for the last: to search for each takes ten times as long.
ANY_PLACE = (
    'boolean(//@class[contains(., "author") or contains(., "byline") or contains(., "by-line") '
    'or contains(., "ContributorName")] | //@itemprop[. = "author"] | //@rel[contains(., "author")]'
    ' | //@data-testid[contains(., "byline") or contains(., "author")])'
)


def shown_authors(
    tree: HtmlElement, publishers: tuple[str, ...], is_bare: bool
) -> Iterator[tuple[str, ...]]:
    """What the places for authors show, up to the first that shows one.

    ``is_bare``: the metadata say nothing about authors. If no place does, a name above the date is
    taken for one.
    """
    for path in VISIBLE_AUTHORS if tree.xpath(ANY_PLACE) else VISIBLE_AUTHORS[-1:]:
        if path is VISIBLE_AUTHORS[-1]:
            yield (bylines := tuple(shown_bylines(tree)))
            is_bare &= not bylines
        names = _shown_names(tree, path)
        yield names
        if names_an_author(names, publishers):
            return
        is_bare &= not names
    if is_bare and (name := name_above_date(tree)):
        yield (name,)


def _shown_names(tree: HtmlElement, path: str) -> tuple[str, ...]:
    """What the first such element says that does not stand among comments, and others near it:
    farther ones are of other stories."""
    found = [e for e in tree.xpath(path)[:20] if not any(map(_is_of_comments, e.iterancestors()))]
    texts = ((e, _by_line_text(e)) for e in found)
    filled = [(e, text) for e, text in texts if 0 < len(text) <= 500]
    home = _above(filled[0][0]) if filled else None
    return tuple(text for e, text in filled if e is home or home in e.iterancestors())


def _above(element: HtmlElement) -> HtmlElement:
    """The largest element around a by-line that says little more."""
    above = element
    for ancestor in islice(element.iterancestors(), LEVELS):
        if len(ancestor.text_content()) > MAX_HOME:
            break
        above = ancestor
    return above


def _by_line_text(element: HtmlElement) -> str:
    """The text of a by-line; where its links or bold words are the persons, these, since roles run
    into names."""
    text = " ".join(_with_commas(element).split())
    rest = without_others(text)
    links = [" ".join(link.text_content().split()) for link in element.iter("a", "strong", "b")]
    persons = [n for n in links if n in rest and is_person(n) and by_line_names([n])]
    for person in persons:
        rest = rest.replace(person, ";")
    return text if any(map(is_person, by_line_names([rest]))) else ", ".join(persons) or text


def _is_of_comments(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag != "body" and bool(_COMMENTS.search(names))


def _with_commas(element: HtmlElement) -> str:
    """The text of an element, with a comma between links of which one follows the other."""
    pieces: list[str] = []
    for part in element.xpath(".//text() | .//a"):
        if isinstance(part, str):
            pieces.append(part)
        elif pieces and pieces[-1].strip() and part.getprevious() is not None:
            pieces.append(
                ", " if part.getprevious().tag == "a" and not part.getprevious().tail else ""
            )
    return "".join(pieces)


def names_an_author(names: Iterable[str], publishers: tuple[str, ...]) -> bool:
    """Whether one of the by-lines has a person or an agency, and is not the site's own name."""
    return any(_is_author(name, publishers) for name in names)


def _is_author(name: str, publishers: tuple[str, ...]) -> bool:
    names = by_line_names([name])
    return any(is_person(n) or is_agency(n) for n in names) and name.lower() not in map(
        str.lower, publishers
    )
