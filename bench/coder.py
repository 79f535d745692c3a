"""Speed of the event coder beside plain ``nlp.pipe`` of the full model.

    python -m bench.coder FILE [--articles 500] [--model NAME] [--sample N]

FILE is JSONL (or its gzip form) with id and text. ``--sample N`` prints N mentions, spread evenly,
to be read by hand.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from pathlib import Path

import spacy

from transforms.extract import ArticleText, EventCoder
from transforms.extract.language import model_name
from transforms.extract.screen import introduced_names
from transforms.parse import sentences


def read(path: Path, limit: int) -> list[ArticleText]:
    opener = gzip.open if path.suffix == ".gz" else open
    articles = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            articles.append(ArticleText(str(row["id"]), row["text"]))
            if len(articles) == limit:
                break
    return articles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--model", default="auto")
    parser.add_argument("--sample", type=int, default=0)
    arguments = parser.parse_args()
    articles = read(arguments.file, arguments.articles)
    count = sum(len(sentences(a.text)) for a in articles)

    coder = EventCoder(arguments.model)
    started = time.process_time()
    mentions = [m for found in coder.code(articles) for m in found]
    ours = time.process_time() - started

    nlp = spacy.load(model_name(arguments.model))
    started = time.process_time()
    with nlp.memory_zone():
        for _ in nlp.pipe((a.text for a in articles), batch_size=32):
            pass
    plain = time.process_time() - started

    fired = len({(m.article_id, m.sentence_index) for m in mentions})
    parsed = sum(
        coder.component.screen.may_hold_event(a.text[s:e], introduced_names(a.text))
        for a in articles
        for s, e in sentences(a.text)
    )
    print(f"articles           {len(articles)}, sentences {count}")
    print(f"coder              {ours:.1f} s CPU, {count / ours:.0f} sentences a second")
    print(f"plain nlp.pipe     {plain:.1f} s CPU, {count / plain:.0f} sentences a second")
    print(f"faster by          {plain / ours:.2f}")
    print(f"parsed             {parsed} sentences ({parsed / count:.1%})")
    print(f"fires on           {fired} sentences ({fired / count:.1%}), {len(mentions)} mentions")
    print("types              " + str(dict(Counter(m.event_type for m in mentions).most_common())))
    step = max(1, len(mentions) // arguments.sample) if arguments.sample else 0
    for m in mentions[::step][: arguments.sample] if step else []:
        print(f"{m.event_type} {m.modality} {m.source_text} -> {m.target_text}  {m.rule}")
        print(f"    {m.sentence}")


if __name__ == "__main__":
    main()
