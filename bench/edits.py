"""A set of edited copies with known clusters, made from any collection of articles.

    python -m bench.edits ARTICLES.jsonl.gz SET.jsonl [--seed 1] [--count 1500] [--most 3] [--alike]

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
from collections.abc import Iterator
from pathlib import Path

from bench.edit_kinds import CITIES, KINDS, paragraphs, site_frame

TEMPLATE = (
    "{city} shares ended {dir} on {day}, with the main index {verb} {a}.{b} points, or {c}.{d} "
    "percent, at {e},{f}.{g}. Volume was {h} million shares against {i} million the day before. "
    "Advances led declines by {j} to {k} with {l} issues unchanged. Dealers said trading was thin "
    "and most investors stayed on the sidelines ahead of figures due later in the week. The bank "
    "index closed at {m}.{n} and the industry index at {o}.{p}. The currency was quoted at {q}.{r} "
    "to the dollar at the close, compared with {s}.{t} at the previous fixing, while the benchmark "
    "bond yielded {u}.{v} percent in late trade."
)


def edited_copies(
    texts: list[tuple[str, str]], spare: list[str], seed: int, most: int = 3
) -> Iterator[dict[str, str]]:
    """All documents of the set; ``spare`` gives the texts of the stubs."""
    draw = random.Random(seed)
    for name, text in texts:
        yield {"id": name, "cluster": name, "kind": "original", "text": text}
        for n in range(draw.choice((0, 0, 1, 1, 2, 3, 4))):
            kinds = draw.sample(list(KINDS), min(most, draw.choice((1, 1, 1, 2, 2, 3))))
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
    parser.add_argument("--most", type=int, default=3, help="how many edits a copy may have")
    parser.add_argument("--alike", action="store_true", help="keep articles that are alike")
    options = parser.parse_args()
    opener = gzip.open if options.articles.suffix == ".gz" else open
    with opener(options.articles, "rt", encoding="utf-8") as lines:
        texts = [(r["id"], r["text"]) for r in map(json.loads, lines)]
    random.Random(options.seed).shuffle(texts)
    if not options.alike:
        texts = unlike(texts)
    chosen, spare = texts[: options.count], [t for _, t in texts[options.count :][:240]]
    rows = list(edited_copies(chosen, spare, options.seed, options.most))
    random.Random(options.seed).shuffle(rows)
    with open(options.set, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    print(f"{len(rows)} documents, {len({r['cluster'] for r in rows})} clusters")


if __name__ == "__main__":
    main()
