"""What the run's knowledge of names changes, and what it costs.

    python -m bench.knowledge FILE [--articles 1000] [--sample N]

FILE is JSONL (or its gzip form) with id and text. The same articles are coded with and without
what they tell of names, by turns in one process. ``--sample N`` prints N of the mentions whose
actors differ, spread evenly, to be read by hand.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from datetime import date
from itertools import islice
from pathlib import Path

from bench.coder import read
from schemas.ids import content_id
from schemas.tables import Mention
from transforms.extract import ArticleText, EventCoder
from transforms.extract.actors import ActorResolver
from transforms.extract.run_knowledge import (
    Evidence,
    RunKnowledge,
    evidence,
    merge,
    statements,
    supported,
)
from transforms.parse import sentences

DAY = date(2026, 1, 1)  # of articles without a date
AT_ONCE = 32
ACTOR = ("name", "country", "sectors")


def gather(articles: list[ArticleText]) -> RunKnowledge:
    """What the articles tell of names, as a run gathers it."""
    resolver = ActorResolver()
    told: dict[str, list[Evidence]] = defaultdict(list)
    for article in articles:
        lines = [article.text[start:end] for start, end in sentences(article.text)]
        for each in statements(lines, resolver):
            who = content_id(article.article_id)
            told[each.key].append(evidence(each, who, DAY, article.publisher))
    return RunKnowledge.of(
        claim for key in sorted(told) for claim in supported(key, merge([tuple(told[key])]))
    )


def actors(mention: Mention) -> tuple[object, ...]:
    return tuple(
        getattr(mention, f"{role}_{part}") for role in ("source", "target") for part in ACTOR
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--sample", type=int, default=0)
    options = parser.parse_args()
    articles = read(options.file, options.articles)
    coder = EventCoder()
    gather(articles[:5])  # loads the tables
    started = time.process_time()
    run = gather(articles)
    learning = time.process_time() - started

    seconds: Counter[bool] = Counter()
    found: dict[bool, dict[str, Mention]] = {False: {}, True: {}}
    iterator = iter(articles)
    while batch := list(islice(iterator, AT_ONCE)):
        for known in (False, True):
            coder.run = run if known else None
            started = time.process_time()
            coded = list(coder.code(batch))
            seconds[known] += time.process_time() - started
            found[known].update((m.mention_id, m) for several in coded for m in several)
    before, after = found[False], found[True]
    changed = [m for key, m in after.items() if key in before and actors(before[key]) != actors(m)]
    added = [m for key, m in after.items() if key not in before]
    lost = [m for key, m in before.items() if key not in after]
    print(f"articles   {len(articles)}")
    print(f"claims     {len(run)}")
    print(f"learning   {learning:.1f} s CPU, {learning / seconds[False]:.1%} of coding")
    print(f"coding     {seconds[False]:.1f} s CPU, with knowledge {seconds[True]:.1f} s")
    print(f"mentions   {len(before)}, with knowledge {len(after)}")
    print(f"           {len(changed)} with other actors, {len(added)} new, {len(lost)} gone")
    told = [("changed", m) for m in changed] + [("new", m) for m in added]
    told += [("gone", m) for m in lost]
    step = max(1, len(told) // options.sample) if options.sample else 0
    for kind, mention in told[::step][: options.sample] if step else []:
        print(f"\n{kind} {mention.event_type} {mention.modality} [{mention.trigger}]")
        for role in ("source", "target"):
            versions = [
                each[mention.mention_id] for each in (before, after) if mention.mention_id in each
            ]
            texts = dict.fromkeys(
                f"{getattr(m, f'{role}_name')} {getattr(m, f'{role}_country')} "
                f"{'|'.join(getattr(m, f'{role}_sectors'))}"
                for m in versions
            )
            print(f"  {role} {getattr(mention, f'{role}_text')}: {' -> '.join(texts)}")
        print(f"  {mention.article_id}: {mention.sentence}")


if __name__ == "__main__":
    main()
