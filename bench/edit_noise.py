"""What scanners, typists, spell checkers and converters do to the letters of an article."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

CONFUSIONS = (
    ("l", "1"), ("rn", "m"), ("e", "c"), ("o", "0"), ("h", "b"), ("u", "n"), ("i", "j"), ("s", "5"),
    ("a", "o"), ("t", "f"), ("m", "rn"), ("d", "cl"), ("S", "8"), ("B", "8"), ("I", "l"),
    ("n", "ri"),
)  # fmt: skip
SPELLINGS = (
    (r"iz(e[ds]?|ing|ation)\b", r"is\1"), (r"\b(lab|fav|hon|behavi|neighb|col)or", r"\1our"),
    (r"\bcenter", "centre"), (r"\bprogram\b", "programme"), (r"\bdefense\b", "defence"),
    (r"\bpercent\b", "per cent"), (r"eled\b", "elled"), (r"eling\b", "elling"),
    (r"\bgray\b", "grey"), (r"\bcheck(s?)\b", r"cheque\1"), (r"og\b", "ogue"),
)  # fmt: skip
RESPELT = (
    ("kh", "h"), ("ch", "tsch"), ("sh", "sch"), ("ou", "u"), ("y", "i"), ("ck", "k"), ("c", "k"),
    ("ph", "f"), ("w", "v"), ("ee", "i"), ("ll", "l"), ("ss", "s"), ("j", "dj"), ("th", "t"),
)  # fmt: skip
DIGITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
PREFIXES = r"\b(co|re|non|pre|over|under|inter|multi|anti)(?=[a-z]{4})"
AD = "[ADVERTISEMENT] Story continues below"


def on_words(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: re.sub(r"\S+", lambda m: change(m.group()), text)


def typing_noise(text: str, draw: random.Random) -> str:
    def change(word: str) -> str:
        if len(word) < 4 or draw.random() > 0.04:
            return word
        at = draw.randrange(1, len(word) - 1)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return draw.choice((swapped, word[:at] + word[at + 1 :], word[: at + 1] + word[at:]))

    return on_words(change)(text)


def _scanned(text: str, rate: float, draw: random.Random) -> str:
    """So large a share of the words gets a letter that a scanner mistakes, or falls apart."""

    def change(word: str) -> str:
        if draw.random() > rate:
            return word
        if len(word) > 5 and draw.random() < 0.15:
            return word[:3] + " " + word[3:]
        a, b = draw.choice([c for c in CONFUSIONS if c[0] in word] or [("", "")])
        return word.replace(a, b, 1) if a else word

    return on_words(change)(text)


def scan_noise(text: str, draw: random.Random) -> str:
    return _scanned(text, draw.uniform(0.03, 0.1), draw)


def bad_scan(text: str, draw: random.Random) -> str:
    return _scanned(text, draw.uniform(0.12, 0.25), draw)


def _misread(text: str, rate: float, draw: random.Random) -> str:
    """So large a share of all characters is misread, lost, doubled, or a space too many."""
    read = dict(CONFUSIONS)

    def letter(c: str) -> str:
        if c == "\n" or draw.random() > rate:
            return c
        other = draw.choice("abcdefghijklmnopqrstuvwxyz")
        return draw.choice((read.get(c, other), read.get(c, other), other, "", c + c, c + " "))

    return "".join(map(letter, text))


def one_letter_of_100(text: str, draw: random.Random) -> str:
    return _misread(text, 0.01, draw)


def one_letter_of_33(text: str, draw: random.Random) -> str:
    return _misread(text, 0.03, draw)


def one_letter_of_20(text: str, draw: random.Random) -> str:
    return _misread(text, 0.05, draw)


def words_joined(text: str, draw: random.Random) -> str:
    """One word in twelve runs into the next, or falls apart."""

    def change(word: str) -> str:
        if len(word) > 6 and draw.random() < 0.08:
            return word[: len(word) // 2] + " " + word[len(word) // 2 :]
        return word

    return re.sub(r" ", lambda _: "" if draw.random() < 0.06 else " ", on_words(change)(text))


def hyphens(text: str, draw: random.Random) -> str:
    text = re.sub(r"(?<=[a-z])-(?=[a-z])", lambda _: draw.choice(("", " ", "-")), text)
    return re.sub(PREFIXES, lambda m: m.group(1) + draw.choice(("", "-")), text)


def unpunctuated(text: str, draw: random.Random) -> str:
    return re.sub(r"(?<!\d)[^\w\s]|[^\w\s](?!\d)", "", text)


def numbers_respelt(text: str, draw: random.Random) -> str:
    """Thousands without or with other separators, small numbers in words."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", lambda _: draw.choice(("", " ", ".")), text)
    small = {str(n): word for n, word in enumerate(DIGITS)}
    return re.sub(
        r"(?<![\d.,$-])\b\d{1,2}\b(?![\d.,%-])", lambda m: small.get(m.group(), m.group()), text
    )


def other_spelling(text: str, draw: random.Random) -> str:
    for pattern, written in SPELLINGS:
        text = re.sub(pattern, written, text)
    return text


def names_respelt(text: str, draw: random.Random) -> str:
    """Each name another way, the same way throughout, as if carried from another script."""
    known: dict[str, str] = {}

    def change(match: re.Match[str]) -> str:
        name = match.group()
        if name not in known:
            a, b = draw.choice([r for r in RESPELT if r[0] in name[1:]] or [("", "")])
            known[name] = name[0] + name[1:].replace(a, b, 1) if a else name
        return known[name]

    return re.sub(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", change, text)


def _other_words(text: str, rate: float, draw: random.Random) -> str:
    """Words of four letters or more replaced by others of the article, as good as any synonym."""
    others = re.findall(r"[a-z]{4,}", text) or ["other"]

    def change(match: re.Match[str]) -> str:
        return draw.choice(others) if draw.random() < rate else match.group()

    return re.sub(r"\b[a-z]{4,}\b", change, text)


def other_words_10(text: str, draw: random.Random) -> str:
    return _other_words(text, 0.2, draw)


def other_words_20(text: str, draw: random.Random) -> str:
    return _other_words(text, 0.4, draw)


def mojibake(text: str, draw: random.Random) -> str:
    """Typographic marks and an accent or two, read in the wrong encoding."""
    text = text.replace('"', "”").replace("'", "’").replace(" - ", " — ")
    text = re.sub(r"(?<=[A-Z][a-z])e(?=[a-z])", lambda _: draw.choice(("é", "e")), text)
    return text.encode("utf-8").decode("cp1252", "replace")


def markup(text: str, draw: random.Random) -> str:
    """Tags, entities, links and advertisements that a converter left."""
    parts = [f"<p>{line.strip()}</p>" for line in text.splitlines() if line.strip()]
    for _ in range(max(1, len(parts) // 6)):
        parts.insert(draw.randrange(len(parts) + 1), AD)
    text = "<br/>\n".join(parts).replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#39;")
    tag = draw.choice(("b", "i", 'a href="/tag/news"'))
    return re.sub(
        r"\b[A-Z][a-z]{4,}\b",
        lambda m: f"<{tag}>{m.group()}</{tag[0]}>" if draw.random() < 0.2 else m.group(),
        text,
    )


NOISE = (
    typing_noise, scan_noise, bad_scan, one_letter_of_100, one_letter_of_33, one_letter_of_20,
    words_joined, hyphens, unpunctuated, numbers_respelt, other_spelling, names_respelt,
    other_words_10, other_words_20, mojibake, markup,
)  # fmt: skip
