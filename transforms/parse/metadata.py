"""What a page says about itself: JSON-LD, Open Graph, meta, canonical link, microdata, <time>."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from lxml.html import HtmlElement

from transforms.parse.dates import parse_date
from transforms.parse.near_headline import headline_element, is_site_heading
from transforms.parse.shown_authors import names_an_author, shown_authors

MAX_JSON_LD = 2_000_000
MAX_NODES = 5_000
# Of one name; pages that say more have lists of tags, and no more authors or dates.
MOST_METAS = 50
_OPENING_MARK = re.compile(r"^(?://\s*)?<!(?:\[CDATA\[|--)")
_AFTER_JSON = "; \t\r\n"
ARTICLE_TYPES = frozenset(
    [
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "askpublicnewsarticle",
        "liveblogposting",
        "blogposting",
        "socialmediaposting",
        "report",
        "satiricalarticle",
        "techarticle",
        "advertisercontentarticle",
        "medicalscholarlyarticle",
        "scholarlyarticle",
        "videoobject",
    ]
)


@dataclass(frozen=True)
class PageMetadata:
    """Raw values, best first; empty where the page has none.

    ``authors`` are groups: what one place of the page says about them.
    """

    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    authors: tuple[tuple[str, ...], ...] = ()
    dates: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    canonical_urls: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    body: str = ""
    description: str | None = None


META_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "title")
META_AUTHORS = (
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "article:author_name", "cxenseparse:author", "og:article:author",
    "citation_author", "dc.contributor",
)  # fmt: skip
META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "published_time", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date",
    "dcterms.date", "date", "article.published", "article_date_original", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "ptime", "pdate",
    "rnews:datepublished", "release_date", "published", "dc.issued", "dcterms.issued",
    "article.created", "citation_date", "citation_publication_date", "video:release_date",
)  # fmt: skip
META_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "twitter:site", "publisher")
META_LANGUAGES = ("og:locale", "content-language", "language", "dc.language", "dcterms.language")


# Where pages show their date, best first.
VISIBLE_DATES = (
    '//*[@itemprop="datePublished"][not(ancestor::*[@itemscope][2])]',
    '//*[@itemprop="datePublished"][ancestor::*[@itemscope][2]]',
    '//time[@pubdate or contains(@class, "publi")]',
    "//article//time[not(ancestor::aside)]",
    '//*[self::span or self::p or self::div][contains(@class, "publish") and '
    '(contains(@class, "date") or contains(@class, "time"))]',
    '//*[contains(@class, "entry-date") or contains(@class, "post-date") '
    'or contains(@class, "article-date") or contains(@class, "article__date")]',
)


def read_metadata(tree: HtmlElement) -> PageMetadata:
    """The values of a parsed page. Never raises for what a page contains."""
    metas = _metas(tree)
    article = _main_article(tuple(_json_ld(tree)))
    by_id = article.by_id
    node = article.node
    publishers = _distinct(
        metas.get("og:site_name", ()),
        _names(node.get("publisher"), by_id),
        *(metas.get(name, ()) for name in META_PUBLISHERS[1:]),
    )
    persons, organizations = _persons_first(node.get("author"), by_id)
    authors = (
        persons,
        *(_author_values(metas.get(name, ())) for name in META_AUTHORS),
        _names(node.get("creator"), by_id),
    )
    dates = _distinct(
        _strings(node.get("datePublished")),
        *(metas.get(name, ()) for name in META_DATES),
        _strings(node.get("dateCreated")),
        _strings(node.get("uploadDate")),
    )
    return PageMetadata(
        titles=_distinct(
            _strings(node.get("headline")),
            *(metas.get(name, ()) for name in META_TITLES),
            _strings(node.get("name")),
            _texts(tree, "//head/title"),
        ),
        headings=_headings(tree),
        # What is shown is looked for only where nothing is declared: searching a page costs more.
        authors=(
            *authors,
            *(
                ()
                if names_an_author(chain(*authors), publishers)
                else shown_authors(tree, publishers, is_bare=not any((*authors, organizations)))
            ),
            organizations,
        ),
        dates=dates if any(map(parse_date, dates)) else (*dates, *_shown_dates(tree)),
        publishers=publishers,
        canonical_urls=_distinct(
            _attributes(
                tree, '//link[translate(@rel, "CANONICAL", "canonical")="canonical"]', ("href",)
            ),
            metas.get("og:url", ()),
            _strings(node.get("url")),
        ),
        languages=_distinct(
            _strings(node.get("inLanguage")),
            _attributes(tree, "/html", ("lang", "{http://www.w3.org/XML/1998/namespace}lang")),
            *(metas.get(name, ()) for name in META_LANGUAGES),
        ),
        body=next(iter(_strings(node.get("articleBody")) or _strings(_of_video(node))), ""),
        description=next(
            chain(metas.get("og:description", ()), metas.get("description", ())), None
        ),
    )


@dataclass(frozen=True)
class _Article:
    node: Mapping[str, Any]
    by_id: Mapping[str, Mapping[str, Any]]


def _main_article(nodes: tuple[Mapping[str, Any], ...]) -> _Article:
    """The JSON-LD node that describes the page's own article."""
    by_id = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    articles = [n for n in nodes if _types(n) & ARTICLE_TYPES]
    articles.sort(key=lambda n: (_types(n) == {"videoobject"}, "headline" not in n))
    return _Article(articles[0] if articles else {}, by_id)


def _of_video(node: Mapping[str, Any]) -> Any:
    """The description of a video: often all that its page says in words."""
    return node.get("description") if _types(node) == {"videoobject"} else None


def _types(node: Mapping[str, Any]) -> set[str]:
    return {t.rsplit("/", 1)[-1].lower() for t in _strings(node.get("@type"))}


def _json_ld(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """All JSON objects in the page's JSON-LD, outer ones first; at most MAX_NODES."""
    count = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        queue: list[Any] = [_load(script.text or "")]
        while queue and count < MAX_NODES:
            value = queue.pop(0)
            count += 1
            if isinstance(value, list):
                queue.extend(value[:500])
            elif isinstance(value, dict):
                yield value
                queue.extend(v for v in value.values() if isinstance(v, (dict, list)))


def _load(text: str) -> Any:
    """JSON as pages write it: with comment marks, raw line ends, entities, a last comma."""
    if len(text) > MAX_JSON_LD:
        return None
    text = _OPENING_MARK.sub("", text.strip()).rstrip(_AFTER_JSON)
    if text.endswith(("]]>", "-->")):
        text = text[:-3].rstrip().removesuffix("//").rstrip(_AFTER_JSON)
    for candidate in (text, re.sub(r",(\s*[}\]])", r"\1", text), html.unescape(text)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _metas(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    """Name (or property, or itemprop) in lower case -> its contents."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        if not content or len(content) > 2000 or _is_of_teaser(meta):
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(attribute)
            contents = found.setdefault(name.strip().lower(), []) if name else []
            if len(contents) < MOST_METAS:
                contents.append(content)
    return {name: tuple(contents) for name, contents in found.items()}


def _is_of_teaser(meta: HtmlElement) -> bool:
    """Whether microdata describe an article that is linked from inside another one."""
    if not meta.get("itemprop"):
        return False
    scopes = (a for a in meta.iterancestors() if a.get("itemscope") is not None)
    types = [(scope.get("itemtype") or "").lower() for scope in scopes]
    return sum(t.endswith(("article", "posting")) for t in types) > 1


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, list):
        return tuple(s for v in value[:50] for s in _strings(v) if not isinstance(v, list))
    if isinstance(value, Mapping):
        return _strings(value.get("@value") or value.get("@id") or value.get("name"))
    return ()


def _names(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """Names of persons or organizations, followed through an @id where that is all there is."""
    if isinstance(value, list):
        return tuple(n for v in value[:50] if not isinstance(v, list) for n in _names(v, by_id))
    if isinstance(value, Mapping):
        name = value.get("name")
        if name is None and isinstance(value.get("@id"), str):
            name = by_id.get(value["@id"], {}).get("name")
        return _strings(name)
    return _strings(value)


def _persons_first(
    value: Any, by_id: Mapping[str, Mapping[str, Any]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(persons, organizations): publishers name themselves where a by-line names the writers."""
    persons: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    for author in value[:50] if isinstance(value, list) else [value]:
        node = author
        if isinstance(author, Mapping) and isinstance(author.get("@id"), str):
            node = {**by_id.get(author["@id"], {}), **author}
        types = _types(node) if isinstance(node, Mapping) else set()
        if any(name.endswith("organization") for name in types):
            organizations += _names(author, by_id)
        elif not isinstance(author, list):
            persons += _names(author, by_id)
    return persons, organizations


def _headings(tree: HtmlElement) -> tuple[str, ...]:
    """The texts of <h1>, or of what stands for one on a page without any."""
    found = [h for h in tree.iter("h1") if not is_site_heading(h)]
    headline = None if found else headline_element(tree)
    texts = (" ".join(_spaced(h).split()) for h in found[:20])
    shown = tuple(text for text in texts if 0 < len(text) <= 500)
    return _distinct(shown or (_texts(headline, ".") if headline is not None else ()))


def _spaced(heading: HtmlElement) -> str:
    """The text of a heading; line ends and boxes inside it part words."""
    pieces = heading.xpath(".//text() | .//br | .//div | .//p")
    return "".join(piece if isinstance(piece, str) else " " for piece in pieces)


def _texts(tree: HtmlElement, path: str) -> tuple[str, ...]:
    texts = (" ".join(element.text_content().split()) for element in tree.xpath(path)[:20])
    return tuple(text for text in texts if 0 < len(text) <= 500)


def _shown_dates(tree: HtmlElement) -> Iterator[str]:
    """What the first element at each path says about its time: its attribute, else its text."""
    for path in VISIBLE_DATES:
        for element in tree.xpath(path)[:1]:
            value = element.get("datetime") or element.get("content") or element.text_content()
            yield " ".join(value.split())[:100]


def _author_values(contents: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(content for content in contents if "://" not in content)


def _attributes(tree: HtmlElement, path: str, names: tuple[str, ...]) -> tuple[str, ...]:
    values = (e.get(name) for e in tree.xpath(path)[:20] for name in names)
    return tuple(value.strip() for value in values if value and value.strip())


def _distinct(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(html.unescape(value) for group in groups for value in group))
