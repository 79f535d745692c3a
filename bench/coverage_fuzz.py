"""Inputs that reach new branches of the readers: ``python -m bench.coverage_fuzz CORPUS``.

Needs the package atheris, which is not among ours. The first byte of an input chooses the name of
the file, the rest is what the file holds. CORPUS is a folder that keeps the inputs found so far; an
empty one is filled with the files of ``seeds``. What fails is as in ``bench.fuzz``; the input that
failed is written to the current folder.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["transforms.read", "transforms.parse"]):
    from bench.fuzz import SEEDS, _too_slow, run_case
    from bench.mutations import seed_files

NAMES = (
    "file", "a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.xml", "a.eml", "a.warc.gz",
    "a.jsonl.gz", "a.zip", "a.tar", "a.avro", "a.parquet",
)  # fmt: skip
MAX_BYTES = 20_000


def one_input(data: bytes) -> None:
    """Raises AssertionError for what ``bench.fuzz`` calls a failed case."""
    if not data:
        return
    name = NAMES[data[0] % len(NAMES)]
    case = run_case(name, data[1:], data[0])
    assert not case.defects, (name, case.defects)


def fill(corpus: Path) -> None:
    """One input for each file of ``seeds``, under each name that its content could have."""
    corpus.mkdir(parents=True, exist_ok=True)
    if any(corpus.iterdir()):
        return
    for number, (name, data) in enumerate(seed_files(SEEDS).items()):
        suffix = name.rpartition(".")[2]
        fitting = [at for at, other in enumerate(NAMES) if other.endswith(suffix)] or [0]
        (corpus / f"seed-{number}").write_bytes(bytes(fitting[:1]) + data[:MAX_BYTES])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    arguments = parser.parse_args()
    fill(arguments.corpus)
    signal.signal(signal.SIGPROF, _too_slow)
    limits = (f"-max_total_time={arguments.seconds}", f"-max_len={MAX_BYTES}", "-rss_limit_mb=2048")
    atheris.Setup([sys.argv[0], *limits, "-timeout=60", str(arguments.corpus)], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
