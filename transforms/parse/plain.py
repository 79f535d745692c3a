"""Plain text: title, by-line and dateline at its top, and the spans of it that are coded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.parse.boilerplate import is_boilerplate, is_notice
from transforms.parse.bylines import by_line, is_agency
from transforms.parse.dates import Moment, parse_date, written_date
from transforms.parse.layout import is_bullet, reflow
from transforms.parse.sentences import ends_sentence, sentence_spans
from transforms.parse.words import rows

MAX_TITLE = 160
_AGENCY = r"[A-Z][\w.&'-]*(?:[ /](?:[A-Z][\w.&'-]*|d[eo]l?|of)){0,4}(?:,[^()\[\]]{1,40})?"
# What texts that were exported from a database write above the story.
_HEADER_NAMES = {
    "title": "title", "headline": "title", "date": "date", "published": "date", "author": "author",
    "authors": "author", "byline": "author", "by": "author", "source": "source",
    "publisher": "source", "publication": "source", "url": "url", "link": "url",
    "section": "section", "category": "section", "language": "language", "id": "id",
}  # fmt: skip
_HEADER_LINE = re.compile(
    rf"(?P<name>{'|'.join(_HEADER_NAMES)})\s*:\s*(?P<value>\S.{{0,300}})", re.I
)
_MARK = re.compile(r"^(?:#{1,6} |[*_]{1,3}\S)", re.M)
_HEADING_MARK = re.compile(r"^#{1,6} +|(?<=\w) #{1,6}$", re.M)
_EMPHASIS = re.compile(r"^([*_]{1,3})(\S.*\S)\1$", re.M)
# A hyphen without spaces joins words: "NATO-led" has no dateline.
_DASH = r"(?:\s*(?:--|[–—―])\s*|\s+-\s+|(?<=[)\]])\s*-\s*)"
_MONTH_NAME = (
    "(?i:" + "|".join(sorted((row["name"] for row in rows("months.csv")), key=len)[::-1]) + ")"
)
_MONTH = (
    rf"{_MONTH_NAME}\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}\.?\s+(?:de\s+)?{_MONTH_NAME}\.?(?:,?\s+(?:de\s+)?\d{{4}})?"
)
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+(?:[ /-][A-ZÀ-Þ.'’]+){0,4}"
_PLACE = rf"{_CAPITALS}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"
_MIXED_PLACE = r"[A-ZÀ-Þ][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,3}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE}),?\s*(?:(?P<date>{_MONTH}),?\s*)?(?:[(\[](?P<agency>{_AGENCY})[)\]])?{_DASH}"
    rf"|(?P<place2>{_MIXED_PLACE}),?\s*(?:(?P<date2>{_MONTH}),?\s*)?[(\[](?P<agency2>{_AGENCY})[)\]]{_DASH}"
    rf"|(?P<date3>{_MONTH})\s+[(\[](?P<agency3>{_AGENCY})[)\]]{_DASH}"
    rf"|[(\[](?P<agency4>{_AGENCY})[)\]]{_DASH})(?=[\w\"'“‘])"
)


@dataclass(frozen=True)
class Dateline:
    """ "KYIV, Feb 14 (Reuters) - ": where and when an agency filed; ``end`` is its length."""

    place: str | None
    date: str | None
    agency: str | None
    end: int


@dataclass(frozen=True)
class PlainText:
    """A plain text as it was understood: ``text`` is the body with one paragraph a line."""

    title: str | None
    authors: tuple[str, ...]
    moment: Moment | None
    agency: str | None
    text: str
    url: str | None = None
    id: str | None = None
    language: str | None = None


def read_plain(text: str, title: str | None = None, may_hold_title: bool = True) -> PlainText:
    """Layout undone, title and heading lines told from the body.

    ``title`` is the one that the record gave; ``may_hold_title`` is True for a text file, whose
    first line is a headline if it looks like one. By-lines and dates stay in the text.
    """
    header, text = _header(_without_marks(text))
    title = title or header.get("title")
    lines = reflow(text).split("\n")
    stands_alone = "\n\n" in text[: MAX_TITLE + 2].lstrip()
    if title and len(lines) > 1 and _same(lines[0], title):
        lines = lines[1:]
    elif title is None and may_hold_title:
        # Above a headline may stand the name of a section: "WORLD".
        place = 1 if lines[0].isupper() and len(lines[0].split()) <= 2 else 0
        if _is_headline(lines[place:], stands_alone):
            title = lines.pop(place)
    authors: tuple[str, ...] = ()
    moment = parse_date(header.get("date"))
    agency = header.get("source")
    if "author" in header:
        authors = (header["author"],)
    for line in lines[:4]:
        names = by_line(line)
        if names:
            authors = authors or names
            moment = moment or written_date(line)
        elif is_agency(line):
            agency = agency or line
        elif len(line) < 80 and not ends_sentence(line):
            moment = moment or written_date(line)
        else:
            dateline = dateline_of(line)
            if dateline:
                agency = agency or (dateline.agency or "").partition(",")[0] or None
                moment = moment or (written_date(dateline.date) if dateline.date else None)
            break
    body = "\n".join(lines)
    others = {name: header.get(name) for name in ("url", "id", "language")}
    return PlainText(title, authors, moment, agency, body, **others)


def _without_marks(text: str) -> str:
    """Lines without Markdown's marks of headings and emphasis."""
    return _EMPHASIS.sub(r"\2", _HEADING_MARK.sub("", text)) if _MARK.search(text) else text


def _header(text: str) -> tuple[dict[str, str], str]:
    """Two or more lines such as "Title: ..." and "Date: ..." at the top, and the text below."""
    lines = text.lstrip("\n").split("\n")
    header: dict[str, str] = {}
    count = 0
    for line in lines:
        match = _HEADER_LINE.fullmatch(line)
        if not match:
            break
        header.setdefault(_HEADER_NAMES[match["name"].lower()], match["value"])
        count += 1
    return (header, "\n".join(lines[count:])) if count > 1 else ({}, text)


def _same(line: str, title: str) -> bool:
    return re.sub(r"\W+", "", line).lower() == re.sub(r"\W+", "", title).lower()


def _is_headline(lines: list[str], stands_alone: bool) -> bool:
    """A first line that is no sentence, before lines that are.

    Without a blank line below, a long one is a standfirst, which belongs to the body.
    """
    if len(lines) < 2:
        return False
    first = lines[0]
    most_words = 20 if stands_alone else 13
    if not 2 <= len(first.split()) <= most_words or len(first) > MAX_TITLE:
        return False
    if ends_sentence(first) and not first.endswith(("?", "!", "...", "…")):
        return False
    if (
        by_line(first)
        or is_agency(first)
        or is_bullet(lines[1])
        or dateline_of(first)
        or first.endswith((",", ";"))
    ):
        return False
    # A credit may stand behind the last sentence: "... he said. (Reporting by Ana Ruiz)".
    return any(ends_sentence(line) or len(sentence_spans(line)) > 1 for line in lines[1:])


def dateline_of(line: str) -> Dateline | None:
    """The dateline with which a line begins, or None."""
    match = _DATELINE.match(line)
    if not match:
        return None
    groups = match.groupdict()
    return Dateline(
        place=groups["place"] or groups["place2"],
        date=groups["date"] or groups["date2"] or groups["date3"],
        agency=groups["agency"] or groups["agency2"] or groups["agency3"] or groups["agency4"],
        end=match.end(),
    )


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans (start, end) in code points of the sentences that tell the story.

    ``text`` is an article's stored text. Lines and sentences that are promotion, credits or notices
    have no span, and the first sentence of a line begins after its dateline.
    """
    spans = []
    start = 0
    for line in text.split("\n"):
        spans += [(start + first, start + last) for first, last in _of_story(line)]
        start += len(line) + 1
    return spans


def _of_story(line: str) -> list[tuple[int, int]]:
    """The spans of one line; a line is left out as a whole where it begins as boilerplate does."""
    spans = sentence_spans(line)
    if not spans or (is_boilerplate(line) and (len(spans) == 1 or _begins_so(line, spans[0]))):
        return []
    first, last = spans[0]
    dateline = dateline_of(line[first:last]) if first == 0 else None
    told = [(first + (dateline.end if dateline else 0), last), *spans[1:]]
    return told if len(told) == 1 else [span for span in told if not is_notice(line[slice(*span)])]


def _begins_so(line: str, first: tuple[int, int]) -> bool:
    return is_boilerplate(line[slice(*first)]) or line[first[0]] in "([©"
