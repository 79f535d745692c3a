"""Addresses: one form for all the ways in which the same page is linked."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from tld import get_fld

from transforms.parse.words import rows

MAX_LENGTH = 4000
_MOBILE_LABELS = ("m", "mobile", "amp", "wap", "touch")
_AMP_CACHE = re.compile(
    r"^(?:www\.)?google\.[a-z.]+/amp/(s/)?|^[a-z0-9-]+\.cdn\.ampproject\.org/[cvw]/(s/)?"
)
_AMP_PATH = re.compile(r"(?:/amp(?:\.html)?|\.amp(?=\.html$|$)|/amp)(?=/?$|\.html$)", re.I)
_DATE_IN_PATH = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:"
    r"(?P<mark>[/._-])(?P<month>1[0-2]|0?[1-9]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?P=mark)(?P<day>[12]\d|3[01]|0?[1-9])"
    r"|/[A-Za-z][A-Za-z._-]{1,30}/(?P<month3>0[1-9]|1[0-2])/(?P<day3>0[1-9]|[12]\d|3[01])(?=/)"
    r"|(?P<month2>0[1-9]|1[0-2])(?P<day2>0[1-9]|[12]\d|3[01])"
    r")(?!\d)",
    re.I,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@lru_cache(maxsize=1)
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    names = [row["parameter"] for row in rows("tracking_parameters.csv")]
    exact = frozenset(n for n in names if not n.endswith("*"))
    return exact, tuple(n[:-1] for n in names if n.endswith("*"))


def is_tracking(parameter: str) -> bool:
    """Whether a parameter of an address only tells where a reader came from."""
    exact, prefixes = _tracking()
    name = parameter.lower()
    return name in exact or name.startswith(prefixes)


def canonicalize(url: str, base: str | None = None) -> str | None:
    """The address without tracking parameters, fragment, default port, AMP and mobile forms.

    Scheme and host in lower case, remaining parameters sorted. None for what is no web address.
    Idempotent.
    """
    url = re.sub(r"[\x00-\x20\x7f]+", "", url)
    if base:
        try:
            url = urljoin(base, url)
        except ValueError:
            return None
    if url.startswith("//"):
        url = "https:" + url
    if len(url) > MAX_LENGTH or not re.match(r"https?://", url, re.I):
        return None
    try:
        url = _without_amp_cache(url)
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except ValueError:
        return None
    if not re.fullmatch(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?|[0-9a-f:.]+", host):
        return None
    scheme = parts.scheme.lower()
    host = _desktop_host(host)
    if port and port != {"http": 80, "https": 443}[scheme]:
        host = f"{host}:{port}"
    path = _AMP_PATH.sub("", _same_escapes(re.sub(r"/{2,}", "/", parts.path))) or "/"
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
        if not is_tracking(name)
    ]
    return urlunsplit((scheme, host, path, urlencode(sorted(query)), ""))


def url_key(url: str) -> str:
    """What stays of a canonical address when http and https, "www." and a last slash are one."""
    key = re.sub(r"^https?://(?:www\.)?", "", url)
    head, question, query = key.partition("?")
    return head.rstrip("/") + question + query


def host_of(url: str | None) -> str | None:
    """The host without "www.", as a publisher's name where nothing better is known."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def is_front_page(url: str) -> bool:
    """Whether a canonical address names a site and no page of it."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def date_in_url(url: str) -> tuple[int, int, int] | None:
    """Year, month, day that a path such as /2025/02/14/ or /2025-feb-14 holds."""
    try:
        match = _DATE_IN_PATH.search(urlsplit(url).path)
    except ValueError:
        return None
    if not match:
        return None
    month = match["month"] or match["month2"] or match["month3"]
    day = match["day"] or match["day2"] or match["day3"]
    number = _MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)
    return int(match["year"]), number, int(day)


def _without_amp_cache(url: str) -> str:
    rest = url.split("://", 1)[1]
    match = _AMP_CACHE.match(rest.lower())
    if not match:
        return url
    secure = match.group(1) or match.group(2)
    return ("https://" if secure else "http://") + unquote(rest[match.end() :])


def _desktop_host(host: str) -> str:
    """m.example.org -> www.example.org, en.m.example.org -> en.example.org."""
    labels = host.split(".")
    kept = [x for x in labels[:-2] if x not in _MOBILE_LABELS] + labels[-2:]
    if len(kept) == len(labels):
        return host
    shorter = ".".join(kept)
    registered = get_fld(shorter, fix_protocol=True, fail_silently=True)
    if registered is None:
        return host
    return f"www.{shorter}" if registered == shorter else shorter


def _same_escapes(path: str) -> str:
    """Escapes in upper case, none for letters and digits, and one for what must have one."""
    decoded = re.sub(r"%([0-9A-Fa-f]{2})", _unescape_letter, path)
    return quote(decoded, "/:@!$&'()*+,;=~-._%", errors="surrogatepass")


def _unescape_letter(match: re.Match[str]) -> str:
    character = chr(int(match.group(1), 16))
    plain = character.isascii() and (character.isalnum() or character in "-._~")
    return character if plain else match.group().upper()
