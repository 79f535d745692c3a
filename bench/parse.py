"""How fast pages are parsed: ``python -m bench.parse FOLDER [--pages 200]``.

FOLDER holds HTML pages. Each is parsed by dateline (decoding, guard, body, metadata, language, ids)
and by trafilatura with its defaults and metadata, page by page in turn in one process, so that
both meet the same machine. CPU seconds of the process; the first pages warm up and do not count.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from schemas.tables import Reject
from transforms.parse import parse
from transforms.read import Record

WARM_UP = 3


def ours(page: bytes) -> bool:
    return not isinstance(parse(Record("page", "", "html", page, "html")), Reject)


def theirs(page: bytes) -> bool:
    return trafilatura.bare_extraction(page, with_metadata=True) is not None


def seconds(system: Callable[[bytes], bool], page: bytes) -> float:
    started = time.process_time()
    system(page)
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=200, help="how many, in the order of names")
    arguments = parser.parse_args()
    pages = [p.read_bytes() for p in sorted(arguments.folder.glob("*.html"))[: arguments.pages]]
    systems = {"dateline": ours, "trafilatura": theirs}
    times: dict[str, list[float]] = {name: [] for name in systems}
    for number, page in enumerate([*pages[:WARM_UP], *pages]):
        # Who goes first changes, since the second finds the page in the cache.
        for name in sorted(systems, reverse=bool(number % 2)):
            took = seconds(systems[name], page)
            if number >= WARM_UP:
                times[name].append(took)
    for name, took in times.items():
        mean, median = sum(took) / len(took), statistics.median(took)
        print(
            f"{name}: {1 / mean:.1f} pages a second, {1000 * mean:.1f} ms CPU a page, "
            f"median {1000 * median:.1f} ms"
        )
    ratio = sum(times["trafilatura"]) / sum(times["dateline"])
    print(f"dateline is {ratio:.2f} times as fast as trafilatura with metadata")


if __name__ == "__main__":
    main()
