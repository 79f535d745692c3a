"""How well pages are understood: ``python -m bench.accuracy_html FOLDER [--errors] [--with-url]``.

FOLDER holds pages and a ``gold.jsonl`` whose rows name one each: id (the page is ``id.html``),
title, authors, date (a day) and text. Trafilatura with its default settings runs beside, in the
same process. Text is scored as in the public article extraction benchmark: counts of shingles of
four words, precision and recall of each page, their means, and the F1 of these. A title is right
if its letters and digits are; authors are right if the set of names is; a date, if the day on the
publisher's calendar is.
Titles, authors and dates are scored on the pages whose gold has them; "spurious" counts the pages
that were given one although the gold has none.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import trafilatura

from schemas.tables import Article, Reject
from transforms.parse import parse
from transforms.read import Fields, Record

SHINGLE = 4
_TOKEN = re.compile(r"\w+")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&|]|\band\b)\s*")


@dataclass(frozen=True)
class Understood:
    """What a system says about a page; ``day`` as YYYY-MM-DD."""

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    day: str | None = None


def ours(page: bytes, url: str | None) -> Understood:
    article = parse(Record("page", "", "html", page, "html", Fields(url=url)))
    if isinstance(article, Reject):
        return Understood()
    return Understood(article.text, article.title, article.authors, local_day(article))


def local_day(article: Article) -> str | None:
    """The day on the publisher's calendar: what gold has, and what a page shows its readers."""
    if article.published_at is None:
        return None
    shift = timedelta(minutes=article.published_offset or 0)
    return (article.published_at + shift).date().isoformat()


def theirs(page: bytes, url: str | None) -> Understood:
    document = trafilatura.bare_extraction(
        page, url=url, include_comments=False, with_metadata=True
    )
    if document is None:
        return Understood()
    authors = tuple(name.strip() for name in (document.author or "").split(";") if name.strip())
    return Understood(document.text or "", document.title, authors, document.date)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    if len(tokens) < SHINGLE:
        return Counter([tuple(tokens)] if tokens else [])
    return Counter(zip(*(tokens[i:] for i in range(SHINGLE)), strict=False))


def precision_recall(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall of the shingles of one page; 1 where there is nothing to find."""
    true, predicted = shingles(gold), shingles(found)
    hits = sum((true & predicted).values())
    precision = hits / total if (total := sum(predicted.values())) else float(not true)
    recall = hits / total if (total := sum(true.values())) else float(not predicted)
    return precision, recall


def key(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").lower()


def names(authors: Iterable[str]) -> frozenset[str]:
    """Keys of single names: "A and B" is two, on whichever side it stands."""
    return frozenset(k for a in authors for part in _BETWEEN_NAMES.split(a) if (k := key(part)))


def score(name: str, system: Callable[[bytes, str | None], Understood], folder: Path,
          errors: bool, with_url: bool) -> None:  # fmt: skip
    with (folder / "gold.jsonl").open(encoding="utf-8") as rows:
        pages = [json.loads(row) for row in rows]
    precisions, recalls, exact, seconds = [], [], 0, 0.0
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    spurious: Counter[str] = Counter()
    for gold in pages:
        page = (folder / f"{gold['id']}.html").read_bytes()
        started = time.process_time()
        found = system(page, gold.get("url") if with_url else None)
        seconds += time.process_time() - started
        precision, recall = precision_recall(gold["text"], found.text)
        precisions.append(precision)
        recalls.append(recall)
        exact += _TOKEN.findall(gold["text"]) == _TOKEN.findall(found.text)
        if errors and 2 * precision * recall < 0.9 * (precision + recall):
            print(f"  {gold['id']} text: precision {precision:.2f} recall {recall:.2f}")
        for field, expected, given in (
            ("title", key(gold.get("title")), key(found.title)),
            ("authors", names(gold.get("authors") or ()), names(found.authors)),
            ("date", (gold.get("date") or "")[:10], found.day or ""),
        ):
            if expected:
                asked[field] += 1
                right[field] += expected == given
                if errors and expected != given:
                    answer = getattr(found, field, found.day)
                    print(f"  {gold['id']} {field}: {gold[field]!r} but {answer!r}")
            else:
                spurious[field] += bool(given)
    mean_precision, mean_recall = (sum(x) / len(x) for x in (precisions, recalls))
    f1 = 2 * mean_precision * mean_recall / (mean_precision + mean_recall or 1)
    fields = ", ".join(
        f"{field} {right[field] / asked[field]:.3f} of {asked[field]} (spurious {spurious[field]})"
        for field in ("title", "authors", "date")
        if asked[field]
    )
    print(
        f"{name}: text F1 {f1:.4f} precision {mean_precision:.4f} recall {mean_recall:.4f} "
        f"exact {exact / len(pages):.3f}; {fields}; {1000 * seconds / len(pages):.1f} ms CPU a page"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    parser.add_argument("--with-url", action="store_true", help="tell the systems the address")
    arguments = parser.parse_args()
    for name, system in (("dateline", ours), ("trafilatura", theirs)):
        errors = arguments.errors and system is ours
        score(name, system, arguments.folder, errors, arguments.with_url)


if __name__ == "__main__":
    main()
