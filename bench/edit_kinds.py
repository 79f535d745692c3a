"""What desks, sites and scanners make of an article: frames, cuts, other order, other words.

An edit takes a text and a generator of random numbers and gives the edited text. The noise of
letters, spellings and encodings is in ``bench.edit_noise``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from bench.edit_noise import NOISE, on_words

AGENCIES = ("Agence Globale", "North Press", "Meridian", "Unity News", "Atlas Wire")
CITIES = ("LONDON", "OSLO", "NAIROBI", "LIMA", "HANOI", "WARSAW", "TUNIS", "OTTAWA")
NAMES = ("Nadia Holt", "Peter Lund", "Ines Mora", "Kofi Baker", "Lena Weiss", "Tom Okada")
SITES = [f"{a} {b}" for a in ("Harbour", "Valley", "Summit", "Lakeside", "Midland", "Prairie")
         for b in ("Herald", "Post", "Times", "Mirror", "Gazette", "Observer")]  # fmt: skip
HEADERS = (
    "{site} home news politics business sport culture opinion video podcasts subscribe log in "
    "my account search menu",
    "You are reading {site} register now to unlock more articles share this article by email "
    "or print it save for later",
)
FOOTERS = (
    "Thank you for reading {site}. Support independent journalism with a monthly gift. Our terms "
    "and conditions, cookie policy and privacy notice apply to the use of this site. All content "
    "belongs to its owners and may not be copied without consent in writing.",
    "More stories from {site} you might like. Get our evening briefing by email every weekday. "
    "Report a mistake in this story to our editors. Follow our channels for the latest headlines "
    "as they happen around the clock.",
)
PAYWALLS = ("To continue reading, become a member.", "Log in to read on.", "... Read more")
OPENINGS = (
    "Attention turned again on {day} to a matter that has occupied {city} for weeks",
    "A fresh turn came late on {day} as those close to the talks in {city} broke their silence",
    "{name} of {agency} pieced together what happened on {day} behind closed doors in {city}",
    "Hours after first word of it reached {city}, more became known on {day} evening",
)
SEQUELS = (
    "while observers warned that nothing was settled and that surprises could still follow",
    "and the reaction abroad was quick, with several capitals asking for an explanation",
    "though people who know both sides well doubted that it would change much before spring",
    "as opponents, caught unprepared, called a meeting of their own for the coming days",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
UNITS = (
    (r"\bpercent\b", "%"), (r"\b(\d[\d.,]*) miles\b", r"\1 mi"), (r"\$(\d[\d.,]*)", r"USD \1"),
    (r"\b(\d[\d.,]*) billion\b", r"\1bn"), (r"\b(\d[\d.,]*) million\b", r"\1m"),
    (r"\bMonday\b", "Mon"), (r"\bTuesday\b", "Tue"), (r"\bJanuary\b", "Jan."),
    (r"\bMarch\b", "Mar."),
    (r"\bFriday\b", "yesterday"), (r"\bpounds\b", "GBP"), (r"\btonnes\b", "metric tons"),
)  # fmt: skip
SYNONYMS = {
    "said": "stated", "also": "moreover", "about": "roughly", "over": "above", "group": "firm",
    "company": "business", "rise": "gain", "rose": "climbed", "fell": "dropped",
    "year": "12 months",
    "told": "informed", "but": "yet", "because": "since", "would": "should", "may": "might",
    "plan": "scheme", "deal": "accord", "shares": "stock", "percent": "per cent", "new": "fresh",
    "expected": "forecast", "government": "cabinet", "which": "that", "including": "among them",
    "between": "among", "large": "big", "major": "key",
    "officials": "authorities", "more": "further",
    "than": "compared with", "after": "following", "before": "ahead of", "market": "sector",
    "last": "past", "first": "initial", "help": "assist", "billion": "bn", "million": "mln",
    "increase": "growth", "profit": "earnings", "sales": "turnover", "analysts": "observers",
}  # fmt: skip
Edit = Callable[[str, random.Random], str]


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def agency_line(text: str, draw: random.Random) -> str:
    return f"{draw.choice(CITIES)} ({draw.choice(AGENCIES)}) - {text}"


def by_line(text: str, draw: random.Random) -> str:
    a, b = draw.sample(NAMES, 2)
    return f"By {a}, {draw.choice(AGENCIES)}\n{text}\n(Reporting by {a}; editing by {b})"


def headline(text: str, draw: random.Random) -> str:
    words = text.split()
    at = draw.randrange(max(1, len(words) - 12))
    return " ".join(words[at : at + 10]).title() + "\n" + text


def capital_headline(text: str, draw: random.Random) -> str:
    return headline(text, draw).split("\n", 1)[0].upper() + "\n" + text


def site_header(text: str, draw: random.Random) -> str:
    return draw.choice(HEADERS).format(site=draw.choice(SITES)) + "\n" + text


def site_footer(text: str, draw: random.Random) -> str:
    return text + "\n" + draw.choice(FOOTERS).format(site=draw.choice(SITES))


def site_frame(text: str, draw: random.Random) -> str:
    site = draw.choice(SITES)
    return (
        draw.choice(HEADERS).format(site=site) + "\n" + text + "\n"
        + draw.choice(FOOTERS).format(site=site)
    )  # fmt: skip


def _share(text: str, low: float, high: float, draw: random.Random) -> tuple[list[str], int]:
    words = text.split()
    return words, int(len(words) * draw.uniform(low, high))


def tail_cut(text: str, draw: random.Random) -> str:
    words, n = _share(text, 0.7, 0.9, draw)
    return " ".join(words[:n])


def heavy_cut(text: str, draw: random.Random) -> str:
    words, n = _share(text, 0.3, 0.5, draw)
    return " ".join(words[:n])


def head_cut(text: str, draw: random.Random) -> str:
    words, n = _share(text, 0.3, 0.6, draw)
    return " ".join(words[n:])


def middle_cut(text: str, draw: random.Random) -> str:
    kept = [p for p in paragraphs(text) if draw.random() < 0.5]
    return "\n".join(kept) or text


def teaser(text: str, draw: random.Random) -> str:
    words = text.split()[: draw.randint(60, 100)]
    return " ".join(words) + " " + draw.choice(PAYWALLS)


def reordered(text: str, draw: random.Random) -> str:
    parts = paragraphs(text)
    return "\n".join(draw.sample(parts, len(parts)))


def synonyms(text: str, draw: random.Random) -> str:
    return on_words(lambda w: SYNONYMS.get(w, w) if draw.random() < 0.8 else w)(text)


def rounded(text: str, draw: random.Random) -> str:
    return re.sub(r"\d+\.\d+", lambda m: f"about {round(float(m.group()))}", text)


def house_style(text: str, draw: random.Random) -> str:
    """Units, currencies and days written another way."""
    for pattern, written in UNITS:
        text = re.sub(pattern, written, text)
    return text


def reported_speech(text: str, draw: random.Random) -> str:
    """Quotations without their marks, attributed in other words."""
    text = re.sub(r',?"\s+(?:he|she|it|they) said\b', ", according to the speaker", text)
    return text.replace('"', "").replace(" told Reuters", " said in an interview")


def rewrite(text: str, draw: random.Random) -> str:
    """A desk's rewrite: sentences dropped or turned around, words changed and left out."""
    done = []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if draw.random() < 0.2:
            continue
        words = [w for w in sentence.split() if draw.random() > 0.04]
        if len(words) > 14 and draw.random() < 0.3:
            at = draw.randint(5, len(words) - 5)
            words = [*words[at:], *words[:at]]
        done.append(synonyms(" ".join(words), draw))
    return " ".join(done)


def inserted(text: str, draw: random.Random) -> str:
    """A paragraph of background that has nothing of the article's own sentences."""
    parts = paragraphs(text)
    new = f"In a separate move, {draw.choice(NAMES)} of {draw.choice(AGENCIES)} asked for comment "
    new += " ".join(draw.sample(text.split(), min(45, len(text.split()))))
    parts.insert(draw.randint(0, len(parts)), new)
    return "\n".join(parts)


def new_lead(text: str, draw: random.Random) -> str:
    parts = paragraphs(text)
    opening, sequel = draw.choice(OPENINGS), draw.choice(SEQUELS)
    lead = f"{opening}, {sequel}.".format(
        day=draw.choice(DAYS), city=draw.choice(CITIES).title(), name=draw.choice(NAMES),
        agency=draw.choice(AGENCIES),
    )  # fmt: skip
    return "\n".join([lead, *parts[draw.choice((1, 1, 2)) :]]) if parts[2:] else text


def wrapped(text: str, draw: random.Random) -> str:
    """Lines of a printed column: short, with words divided at their ends."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 44 and len(word) > 7 and draw.random() < 0.5:
            lines.append(f"{line} {word[:4]}-")
            line = word[4:]
        elif len(line) + len(word) > 48:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def typography(text: str, draw: random.Random) -> str:
    return text.replace('"', "”").replace("'", "’").replace(" - ", " — ").replace(" ", "  ")


def joined(text: str, draw: random.Random) -> str:
    return " ".join(text.split())


def capitals(text: str, draw: random.Random) -> str:
    return text.upper()


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def ends_cut(text: str, draw: random.Random) -> str:
    words, n = _share(text, 0.1, 0.3, draw)
    return " ".join(words[n : len(words) - _share(text, 0.1, 0.3, draw)[1]])


def sentences_dropped(text: str, draw: random.Random) -> str:
    rate = draw.uniform(0.1, 0.4)
    return " ".join(s for s in sentences(text) if draw.random() > rate) or text


def sentences_shuffled(text: str, draw: random.Random) -> str:
    parts = sentences(text)
    return " ".join(draw.sample(parts, len(parts)))


def condensed(text: str, draw: random.Random) -> str:
    """The lead and a third of the other sentences, some of them without their last clause."""
    first, *others = sentences(text)
    kept = [s for s in others if draw.random() < 0.35]
    return " ".join([first, *(s.rsplit(",", 1)[0] if draw.random() < 0.3 else s for s in kept)])


def navigation(text: str, draw: random.Random) -> str:
    """Between the menus of its site and the headlines of other stories, line by line."""
    menu = draw.choice(HEADERS).format(site=draw.choice(SITES)).split()
    others = draw.sample(text.split(), min(30, len(text.split())))
    lines = [" ".join(others[i : i + 6]).title() for i in range(0, len(others), 6)]
    return "\n".join(["Skip to content", *menu, text, "Most read", *lines, "Back to top"])


def updated(text: str, draw: random.Random) -> str:
    """Later paragraphs added, at the end or after the lead."""
    parts = paragraphs(text)
    words = text.split()
    for _ in range(draw.randint(1, 3)):
        new = f"{draw.choice(NAMES)} said on {draw.choice(DAYS)} that " + " ".join(
            draw.sample(words, min(35, len(words)))
        )
        parts.insert(draw.choice((min(1, len(parts)), len(parts))), new + ".")
    return "\n".join(parts)


def clauses_turned(text: str, draw: random.Random) -> str:
    """What somebody said first or last, and the passive for some verbs."""
    text = re.sub(r'"([^"]{20,}?),?" ((?:he|she|[A-Z]\w+) said)\b', r"\2 that \1", text)
    text = re.sub(r"([A-Z][^.\n]{25,}?), (\w+(?: \w+)? (?:said|added))\.", r"\2 that \1.", text)
    return re.sub(r"\b([A-Z]\w+) (bought|sold|cut|raised|approved) (the \w+)\b",
                  r"\3 was \2 by \1", text)  # fmt: skip


def paraphrased(text: str, draw: random.Random) -> str:
    """One sentence in six told in other words and another order, the rest as it was."""
    done = []
    for sentence in sentences(text):
        words = sentence.split()
        if draw.random() < 1 / 6 and len(words) > 8:
            at = draw.randint(3, len(words) - 3)
            turned = [w for w in [*words[at:], *words[:at]] if draw.random() > 0.2]
            sentence = synonyms(" ".join(turned), draw)
        done.append(sentence)
    return " ".join(done)


KINDS: dict[str, Edit] = {
    f.__name__: f
    for f in (
        agency_line, by_line, headline, capital_headline, site_header, site_footer, site_frame,
        tail_cut, heavy_cut, head_cut, middle_cut, teaser, reordered, synonyms, rounded,
        house_style, reported_speech, rewrite, inserted, new_lead, typography, joined, wrapped,
        capitals, ends_cut, sentences_dropped, sentences_shuffled, condensed, navigation, updated,
        clauses_turned, paraphrased, *NOISE,
    )
}  # fmt: skip
