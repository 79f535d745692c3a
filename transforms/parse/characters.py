"""Characters: what is invisible, broken or typographic becomes plain text.

Everything later works on the outcome, and offsets refer to it.
"""

from __future__ import annotations

import html
import re
import unicodedata

import ftfy
import ftfy.badness

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\u2028\u2029]|\x85(?=\\s)")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
# A joiner between Latin letters joins nothing; in other scripts it is spelling.
_IDLE_JOINER = re.compile("(?<![\u0600-\u0fff])[\u200c\u200d](?![\u0600-\u0fff])")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_REPLACED = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "‟": '"',
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\u2010": "-", "\u2011": "-",
}  # fmt: skip
_TRANSLATION = str.maketrans(_REPLACED)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_C1 = re.compile("[\x80-\x9f]")
_CONTROLS = tuple(map(chr, range(0x80, 0xA0)))
_TWICE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def repair(text: str) -> str:
    """Plain text in NFC with ``\\n`` as the only control character; lines are kept.

    Mojibake is undone, typographic quotes and ligatures become ASCII, soft hyphens, zero-width and
    direction marks go, lone surrogates become U+FFFD, runs of spaces one space. Idempotent for
    ordinary text.
    """
    if not text.isascii():
        text = _without_surrogates(text)
        if _C1.search(text) or ftfy.badness.is_bad(text):
            text = "\n".join(map(ftfy.fix_encoding, text.split("\n")))
            text = ftfy.fixes.fix_c1_controls(text)
    if "&" in text and "<" not in text:
        text = _ENTITY.sub(_unescape, text)
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    if not text.isascii():
        text = _IDLE_JOINER.sub("", text).translate(_TRANSLATION)
        text = unicodedata.normalize("NFC", text)
    return "\n".join(_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))


def decoded_once_more(text: str) -> str:
    """A page whose UTF-8 was taken for Latin-1 and encoded again, with its characters; parsers
    drop the controls in which the half of each of them shows."""
    # One search for each is four times as fast as one for all of them.
    if not any(control in text for control in _CONTROLS):
        return text
    return _TWICE.sub(lambda match: match[0].encode("latin-1").decode("utf-8", "replace"), text)


def repair_line(text: str | None) -> str | None:
    """A title or name on one line; None for nothing."""
    return " ".join(repair(html.unescape(text)).split()) or None if text else None


def _without_surrogates(text: str) -> str:
    """Pairs of surrogates become their character, lone ones U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _unescape(match: re.Match[str]) -> str:
    """An entity's character; one that stands for a control or half a character stays as it is."""
    character = html.unescape(match.group())
    return character if character.isprintable() or character == "\u00a0" else match.group()
