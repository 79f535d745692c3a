"""From bytes to characters, when declarations lie.

The order (byte order mark, ISO-2022 escapes, strict UTF-8, the declared charset, a detector) is
the one that decoded most legacy pages and texts rightly in measurements.
"""

from __future__ import annotations

import codecs
import re

import chardet

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.I,
)
# Labels that browsers read as the superset that is really meant.
_SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932", "iso8859-9": "cp1254", "tis-620": "cp874",
    "iso8859-11": "cp874", "big5": "big5hkscs",
}  # fmt: skip
# Python knows these as encodings of text; no page is written in them.
_NO_CHARSETS = ("idna", "punycode", "unicode", "raw", "undefined", "utf-7")
_BROKEN = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœÀÁÂÄÅÆÇÈÉÊËÎÑÓÔÖØÙÚÜŒ‘’“”«»–—…•€£§°¡¿\u00a0")
LONGEST_LABEL = 40
LITTLE_EVIDENCE = 30
DETECTOR_BYTES = PIECE = 100_000


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """(text, name of the charset). Undecodable bytes become U+FFFD; see ``damage``."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data.decode(charset, "replace").lstrip("\ufeff"), charset
    if b"\x1b$" in data[:4000] or b"\x1b(" in data[:4000]:
        return data.decode("iso2022_jp", "replace"), "iso2022_jp"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") * 3 < _count(_NOT_ASCII, damaged):
        return damaged, "utf-8"
    for label in (declared, declared_in(data), _detected(data)):
        name = python_name(label)
        if name and name != "utf-8":
            text = data.decode(name, "replace")
            if damage(text) < 0.02:
                return text, name
    text = data.decode("cp1252", "replace")
    return (text, "cp1252") if damage(text) < damage(damaged) else (damaged, "utf-8")


def declared_in(data: bytes) -> str | None:
    """The charset that a page's <meta> or an XML declaration names."""
    match = _META.search(data, 0, 8192)
    return (match.group(1) or match.group(2)).decode("ascii") if match else None


def python_name(label: str | None) -> str | None:
    """Python's name of a charset as browsers read its label; None for an unknown one."""
    if not label or len(label) > LONGEST_LABEL:  # Python remembers each that it was asked for
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
        "".encode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if name.startswith(_NO_CHARSETS) else _SUPERSETS.get(name, name)


def damage(text: str) -> float:
    """Share of characters that no text has: U+FFFD, and controls other than white space."""
    return _count(_BROKEN, text) / len(text) if text else 0.0


def _count(character: re.Pattern[str], text: str) -> int:
    """How often a character of a class stands in a text. Piece by piece: what is between two of
    them becomes a string of its own meanwhile, which takes a hundred times the room of the text."""
    pieces = (text[start : start + PIECE] for start in range(0, len(text), PIECE))
    return sum(len(piece) - len(character.sub("", piece)) for piece in pieces)


def _detected(data: bytes) -> str | None:
    """A detector's answer; for a few odd bytes among ASCII letters, Western European if it fits."""
    text = data[:DETECTOR_BYTES].decode("cp1252", "replace")
    odd = _NOT_ASCII.findall(text)
    few = len(odd) < min(LITTLE_EVIDENCE, len(text) / 4)
    if few and sum(character in _WESTERN for character in odd) >= 0.8 * len(odd):
        return "cp1252"
    return chardet.detect(data[:DETECTOR_BYTES])["encoding"]
