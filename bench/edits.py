"""A set of edited copies with known clusters, made from any collection of articles.

    python -m bench.edits ARTICLES.jsonl.gz SET.jsonl [--seed 1] [--count 1500] [--alike]

Reads {"id", "text"}, writes {"id", "cluster", "kind", "text"}: the edits that desks, sites,
scanners and readers make, one to three to a copy, and pages that are no copies: round-ups, stubs of
unlike articles in one site's boilerplate, templated reports, and articles that end in the same
background. Articles that resemble another one of the collection are left out, so that what is found
beyond the clusters is wrong; with --alike they stay.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

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
CONFUSIONS = (
    ("l", "1"), ("rn", "m"), ("e", "c"), ("o", "0"), ("h", "b"), ("u", "n"), ("i", "j"), ("s", "5"),
    ("a", "o"), ("t", "f"), ("m", "rn"), ("d", "cl"), ("S", "8"), ("B", "8"), ("I", "l"),
    ("n", "ri"),
)  # fmt: skip
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
TEMPLATE = (
    "{city} shares ended {dir} on {day}, with the main index {verb} {a}.{b} points, or {c}.{d} "
    "percent, at {e},{f}.{g}. Volume was {h} million shares against {i} million the day before. "
    "Advances led declines by {j} to {k} with {l} issues unchanged. Dealers said trading was thin "
    "and most investors stayed on the sidelines ahead of figures due later in the week. The bank "
    "index closed at {m}.{n} and the industry index at {o}.{p}. The currency was quoted at {q}.{r} "
    "to the dollar at the close, compared with {s}.{t} at the previous fixing, while the benchmark "
    "bond yielded {u}.{v} percent in late trade."
)

Edit = Callable[[str, random.Random], str]


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def on_words(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: re.sub(r"\S+", lambda m: change(m.group()), text)


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


KINDS: dict[str, Edit] = {
    f.__name__: f
    for f in (
        agency_line, by_line, headline, capital_headline, site_header, site_footer, site_frame,
        tail_cut, heavy_cut, head_cut, middle_cut, teaser, typing_noise, scan_noise, bad_scan,
        reordered, synonyms, rounded, house_style, reported_speech, rewrite, inserted, new_lead,
        typography, joined, wrapped, capitals,
    )
}  # fmt: skip


def edited_copies(
    texts: list[tuple[str, str]], spare: list[str], seed: int
) -> Iterator[dict[str, str]]:
    """All documents of the set; ``spare`` gives the texts of the stubs."""
    draw = random.Random(seed)
    for name, text in texts:
        yield {"id": name, "cluster": name, "kind": "original", "text": text}
        for n in range(draw.choice((0, 0, 1, 1, 2, 3, 4))):
            kinds = draw.sample(list(KINDS), draw.choice((1, 1, 1, 2, 2, 3)))
            copy = text
            for kind in kinds:
                copy = KINDS[kind](copy, draw)
            if len(copy.split()) >= 50:
                label = "+".join(kinds)
                yield {"id": f"{name}#{n}", "cluster": name, "kind": label, "text": copy}
    for n in range(len(texts) // 60):
        mixed = "\n".join(text for _, text in draw.sample(texts, draw.randint(2, 4)))
        yield {"id": f"round-up {n}", "cluster": f"round-up {n}", "kind": "round-up", "text": mixed}
    for n, text in enumerate(spare[len(spare) // 2 :]):
        stub = site_frame(" ".join(text.split()[: draw.randint(25, 70)]), draw)
        yield {"id": f"stub {n}", "cluster": f"stub {n}", "kind": "stub", "text": stub}
    for n in range(len(spare) // 12):
        background = "\n".join(paragraphs(spare[6 * n])[-3:])
        for k, text in enumerate(spare[6 * n + 1 : 6 * n + 4]):
            name = f"series {n}.{k}"
            end = text + "\n" + background
            yield {"id": name, "cluster": name, "kind": "series", "text": end}
    for n in range(len(texts) // 30):
        numbers = {letter: str(draw.randint(1, 99)) for letter in "abcdefghijklmnopqrstuv"}
        report = TEMPLATE.format(
            city=draw.choice(CITIES).title(), dir=draw.choice(("up", "down", "mixed")),
            day=draw.choice(("Monday", "Tuesday", "Thursday")), verb=draw.choice(("up", "off")),
            **numbers,
        )  # fmt: skip
        yield {"id": f"report {n}", "cluster": f"report {n}", "kind": "report", "text": report}


def unlike(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The texts that share no eight words in a row with an earlier one of the list."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for name, text in texts:
        words = re.findall(r"\w+", text.lower())
        runs = {tuple(words[i : i + 8]) for i in range(len(words) - 7)}
        if len(runs & seen) <= 2 and len(words) >= 120:
            kept.append((name, text))
        seen |= runs
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("set", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1500, help="how many articles to edit")
    parser.add_argument("--alike", action="store_true", help="keep articles that are alike")
    options = parser.parse_args()
    opener = gzip.open if options.articles.suffix == ".gz" else open
    with opener(options.articles, "rt", encoding="utf-8") as lines:
        texts = [(r["id"], r["text"]) for r in map(json.loads, lines)]
    random.Random(options.seed).shuffle(texts)
    if not options.alike:
        texts = unlike(texts)
    chosen, spare = texts[: options.count], [t for _, t in texts[options.count :][:240]]
    rows = list(edited_copies(chosen, spare, options.seed))
    random.Random(options.seed).shuffle(rows)
    with open(options.set, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    print(f"{len(rows)} documents, {len({r['cluster'] for r in rows})} clusters")


if __name__ == "__main__":
    main()
