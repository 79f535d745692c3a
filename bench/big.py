"""Memory and speed on a large JSONL file: ``python -m bench.big 200 2000``.

For each size (in MB) a file is written, read through the real segments in a process of its own,
and deleted; the row says how many records a second that gave and the peak of its memory.
``--characters`` sets the length of the texts, ``--parse`` parses each record as well.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import BinaryIO

from schemas.tables import Article
from transforms.parse import parse
from transforms.read import InputFile, Record, read_segment, split

MEGABYTE = 1_000_000
SENTENCES = (
    "Ministers of both countries met in Vienna on Monday and spoke about trade and fishing.",
    "The talks will go on in March, a spokeswoman said after the meeting.",
    "Protesters had gathered outside the palace since the early morning.",
    "Police said that eleven people were detained and later released without charges.",
    "The government rejected the report and called its findings unfounded.",
)


def write_records(path: Path, megabytes: float, characters: int) -> int:
    """A JSONL file of about that size; returns how many records it has."""
    number = size = 0
    with path.open("w", encoding="ascii") as file:
        while size < megabytes * MEGABYTE:
            text = ""
            for step in range(1 + characters // 80):
                text += (
                    SENTENCES[(number + step * 3) % len(SENTENCES)] + f" Part {number + step}.\n"
                )
            row = {
                "id": str(number),
                "url": f"https://post.example/2025/03/09/story-{number}",
                "title": f"Ministers meet for the {number}th time",
                "published_at": "2025-03-09T10:00:00Z",
                "text": text[:characters],
            }
            size += file.write(json.dumps(row) + "\n")
            number += 1
    return number


def open_file(uri: str, offset: int = 0) -> BinaryIO:
    stream = Path(uri).open("rb")  # noqa: SIM115 - the reader closes it
    stream.seek(offset)
    return stream


def measure(path: str, size: int, with_parse: bool, answers: multiprocessing.Queue) -> None:
    """Read the file; the answer is (outcomes by type, seconds of CPU, peak RSS in MB)."""
    counts: Counter[str] = Counter()
    if with_parse:  # the model of languages is loaded before the clock runs
        parse(Record("", "", "jsonl", SENTENCES[0], "text"))
    started = time.process_time()
    for segment in split(InputFile(path, size), open_file):
        for outcome in read_segment(segment, open_file):
            row = parse(outcome) if with_parse and isinstance(outcome, Record) else outcome
            counts["records" if isinstance(row, (Article, Record)) else "rejects"] += 1
    seconds = time.process_time() - started
    answers.put((counts, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("megabytes", type=float, nargs="+")
    parser.add_argument("--characters", type=int, default=2_500, help="length of a text")
    parser.add_argument("--parse", action="store_true", help="parse each record, too")
    parser.add_argument("--folder", type=Path, help="where the file is written")
    arguments = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    for megabytes in arguments.megabytes:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            path = Path(folder) / "big.jsonl"
            written = write_records(path, megabytes, arguments.characters)
            size = path.stat().st_size
            answers = context.Queue()
            process = context.Process(
                target=measure, args=(str(path), size, arguments.parse, answers)
            )
            process.start()
            counts, seconds, peak = answers.get()
            process.join()
        assert counts["records"] == written, counts
        print(
            f"{size / MEGABYTE:,.0f} MB, {written:,} records of {size // written:,} bytes: "
            f"{written / seconds:,.0f} records a second of CPU, peak RSS {peak:.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
