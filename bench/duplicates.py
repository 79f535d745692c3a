"""How fast duplicates are found, and in how much memory.

    python -m bench.duplicates FILE                       beside datasketch and rensa, if installed
    python -m bench.duplicates --synthetic 50000 200000   the stage itself, over made articles
    python -m bench.duplicates --synthetic 25000 --copies 5000

Each line is a process of its own, so that its peak memory is its own. For FILE (JSONL or .gz with
"text") every method makes its records of all texts and names the pairs that it would compare. The
stage is the Beam transform over parts on disk, with fingerprinting before it, in one worker.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import multiprocessing
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np

from schemas.ids import content_id
from schemas.tables import Article
from transforms.deduplicate import (
    find_candidates,
    fingerprint,
    shingle_row,
    shingle_table,
    without_shingles,
)

PART_ROWS = 1000
PERMUTATIONS = 128
VOCABULARY = 30_000
FOOTER = "read more on this site and sign up for our letter to get the news of the day by mail"


def article(number: int, text: str, url: str | None = None) -> Article:
    return Article(
        article_id=content_id(str(number)),
        input_uri=f"made#{number}",
        canonical_url=url,
        text=text,
        word_count=text.count(" ") + 1,
        content_hash=content_id(text),
    )


def made_articles(count: int, copies: int, seed: int = 1) -> Iterator[Article]:
    """Articles of 400 words, frequent and rare ones as in a language, on 500 sites.

    One in ten repeats one of the last thousand with an agency line and some words changed; the
    first ``copies`` carry one story, each with a line of its own.
    """
    draw = np.random.default_rng(seed)
    vocabulary = np.array([_word(n) for n in range(VOCABULARY)])
    weights = 1 / (np.arange(VOCABULARY) + 10.0)
    bounds = np.cumsum(weights / weights.sum())
    recent: list[np.ndarray] = []
    story = np.searchsorted(bounds, draw.random(400))
    for number in range(count):
        if number < copies:
            words = np.r_[np.searchsorted(bounds, draw.random(12)), story]
        elif recent and draw.random() < 0.1:
            words = recent[draw.integers(len(recent))].copy()
            changed = draw.random(len(words)) < 0.02
            words[changed] = np.searchsorted(bounds, draw.random(int(changed.sum())))
            words = np.r_[np.searchsorted(bounds, draw.random(4)), words]
        else:
            words = np.searchsorted(bounds, draw.random(400))
            recent = [*recent[-999:], words]
        lines = [" ".join(vocabulary[words[i : i + 50]]) for i in range(0, len(words), 50)]
        site = f"https://site{draw.integers(500)}.example"
        yield article(number, "\n".join([*lines, FOOTER]), f"{site}/{number}")


def _word(number: int) -> str:
    letters = ""
    while number or not letters:
        number, rest = divmod(number, 80)
        letters += "bdfgklmnprstvwzh"[rest // 5] + "aeiou"[rest % 5]
    return letters


# --- Methods on the texts of a file ---------------------------------------------------------------


def ours(texts: list[str]) -> int:
    prints = [without_shingles(fingerprint(article(n, text))) for n, text in enumerate(texts)]
    return len(list(find_candidates(prints)))


def with_datasketch(texts: list[str]) -> int:
    datasketch = importlib.import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)
    pairs = 0
    for number, text in enumerate(texts):
        sketch = datasketch.MinHash(PERMUTATIONS)
        sketch.update_batch([" ".join(run).encode() for run in _runs(text)])
        pairs += len(index.query(sketch))
        index.insert(str(number), sketch)
    return pairs


def with_rensa(texts: list[str]) -> int:
    rensa = importlib.import_module("rensa")
    index = rensa.RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=32)
    pairs = 0
    for number, text in enumerate(texts):
        sketch = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update([" ".join(run) for run in _runs(text)])
        pairs += len(index.query(sketch))
        index.insert(number, sketch)
    return pairs


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(max(1, len(words) - 4))}


def _over(method: Callable[[list[str]], int], path: Path) -> int:
    return method(read_texts(path))


def read_texts(path: Path) -> list[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


# --- The stage ------------------------------------------------------------------------------------


def stage(count: int, copies: int) -> str:
    """Fingerprint, write the parts, run the transform; what each took, in ms CPU an article."""
    import apache_beam as beam
    from apache_beam.runners.portability.fn_api_runner import FnApiRunner

    from transforms.deduplicate.transform import FINGERPRINTS, Deduplicate
    from transforms.packing import pack, unpack
    from transforms.parts import part_path, write_rows

    with tempfile.TemporaryDirectory() as staging:
        spent = 0.0
        parts: list[str] = []
        batch: list[Article] = []

        def write() -> None:
            name = f"part{len(parts)}"
            prints = [fingerprint(a, (name, row)) for row, a in enumerate(batch)]
            rows = shingle_table(map(shingle_row, prints))
            write_rows(part_path(staging, FINGERPRINTS, name), rows)
            light = pack([without_shingles(p).to_tuple() for p in prints])
            (Path(staging) / name).write_bytes(light)
            parts.append(str(Path(staging) / name))
            batch.clear()

        for made in made_articles(count, copies):
            batch.append(made)
            if len(batch) == PART_ROWS:
                started = time.process_time()
                write()
                spent += time.process_time() - started
        if batch:
            write()
        started = time.process_time()
        result = Path(staging) / "decisions"
        with beam.Pipeline(runner=FnApiRunner()) as pipeline:
            prints = pipeline | beam.Create(parts) | beam.Map(lambda p: Path(p).read_bytes())
            decisions = prints | Deduplicate(staging, "bench")
            _ = decisions | beam.Map(lambda found: result.write_bytes(found))
        found = time.process_time() - started
        duplicates = sum(d.duplicate_of is not None for _, d in unpack(result.read_bytes()))
    return (
        f"{count:7d} articles, {copies} of one story: fingerprints {spent / count * 1000:.2f}, "
        f"stage {found / count * 1000:.2f} ms CPU an article ({spent + found:.0f} s), "
        f"{duplicates} duplicates"
    )


# --- Processes ------------------------------------------------------------------------------------


def measure(name: str, work: Callable[[], int | str]) -> None:
    """Run in a process of its own and print what it took."""

    def child() -> None:
        started = time.process_time()
        found = work()
        spent = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        summary = (
            found if isinstance(found, str) else f"{name:12} {spent:7.2f} s CPU, {found} pairs"
        )
        print(f"{summary}, peak {peak:.0f} MB", flush=True)

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--synthetic", type=int, nargs="+", default=[], metavar="COUNT")
    parser.add_argument("--copies", type=int, default=0, help="how many carry one story")
    options = parser.parse_args()
    if options.file is None and not options.synthetic:
        parser.error("name a file, or --synthetic COUNT")
    for count in options.synthetic:
        measure("stage", partial(stage, count, options.copies))
    if options.file is None:
        return
    path = options.file
    texts = len(read_texts(path))
    print(f"{texts} documents of {path.name}; reading them is part of each line")
    measure("dateline", partial(_over, ours, path))
    for module, method in (("datasketch", with_datasketch), ("rensa", with_rensa)):
        if importlib.util.find_spec(module):
            measure(module, partial(_over, method, path))
        else:
            print(f"{module:12} not installed (pip install {module})")


if __name__ == "__main__":
    main()
