"""Headlines of pages: the visible one, told from the site's name and from section headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transforms.parse.characters import repair_line

_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
_PIPE = re.compile(r"\s*\|\s*(?P<label>[^|]{1,40})$")
_TOKEN = re.compile(r"\w+")
MIN_OVERLAP = 0.5
SOME = 0.2
MIN_WORDS = 4
MAX_KICKER = 20
_ARTICLES = ("", "the", "a", "an")


def choose_title(
    structured: Iterable[str], headings: Iterable[str], site_names: Sequence[str]
) -> str | None:
    """The first heading that says what the metadata say, else the best of the metadata.

    ``structured`` are titles from JSON-LD, Open Graph and <title>, best first; ``headings`` the
    page's <h1>. What readers see is the headline; metadata often hold one made for search engines.
    """
    declared = _cleaned(structured, site_names)
    visible = _cleaned(headings, site_names)
    keys = {_key(title) for title in declared}
    # A heading that is a title stands before one that shares words with it, such as a section's.
    for heading in sorted(visible, key=lambda heading: _key(heading) not in keys):
        if any(overlap(heading, title) >= MIN_OVERLAP for title in declared):
            return _without_tail(_without_kicker(heading, declared), declared)
    if len(visible) == 1 and declared and _is_headline(visible[0], declared):
        return visible[0]
    if declared:
        first = declared[0]
        shorter = [t for t in declared[1:] if len(t) > 10 and first.startswith(t)]
        return shorter[0] if shorter else first
    return visible[0] if visible else None


def _without_kicker(heading: str, declared: Iterable[str]) -> str:
    """The declared title with which a heading ends, after a label such as "Blog:" or "World"."""
    key = _key(heading)
    ends = (t for t in declared if key.endswith(_key(t)) and len(t.split()) >= MIN_WORDS)
    title = next(ends, heading)
    label = key.removesuffix(_key(title))
    return heading if len(label) > MAX_KICKER or label in _ARTICLES else title


def _without_tail(heading: str, declared: Iterable[str]) -> str:
    """The declared title with which a heading begins if the next word runs into it: hidden boxes
    put the name of the site or a label into a heading."""
    for title in declared:
        is_whole = len(title.split()) >= MIN_WORDS and heading.startswith(title)
        if is_whole and title[-1].isalnum() and heading[len(title) :][:1].isupper():
            return title
    return heading


def _is_headline(heading: str, declared: Iterable[str]) -> bool:
    """Whether a page's only heading is as long as headlines are and shares words with a title."""
    return len(heading.split()) >= MIN_WORDS and any(overlap(heading, t) >= SOME for t in declared)


def overlap(one: str, other: str) -> float:
    """Share of the shorter title's words that the other has, too."""
    left, right = (set(_TOKEN.findall(t.lower())) for t in (one, other))
    return len(left & right) / (min(len(left), len(right)) or 1)


def _cleaned(titles: Iterable[str], site_names: Sequence[str]) -> list[str]:
    sites = {_key(name) for name in site_names}
    cleaned = (without_site(repair_line(title) or "", site_names) for title in titles)
    return list(dict.fromkeys(t for t in cleaned if len(t) > 2 and _key(t) not in sites))


def without_site(title: str, site_names: Sequence[str]) -> str:
    """The title without a first or last part that is a site's name, or a label after a bar."""
    keys = {_key(name) for name in site_names}
    parts = list(_SEPARATOR.finditer(title))
    if parts and len(title[parts[0].end() :]) > 10 and _key(title[: parts[0].start()]) in keys:
        return without_site(title[parts[0].end() :].strip(), site_names)
    if parts and len(title[: parts[-1].start()]) > 10:
        last = _key(title[parts[-1].end() :])
        if last and any(last == key or (len(last) > 3 and last in key) for key in keys):
            return without_site(title[: parts[-1].start()].strip(), site_names)
    label = _PIPE.search(title)
    if label and len(title[: label.start()].split()) > 2 * len(label["label"].split()):
        return title[: label.start()].strip()
    return title


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()
