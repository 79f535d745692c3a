"""Damaged files against the reader and the parser: ``python -m bench.fuzz --seconds 600``.

Every case is a mutated file of the folder ``seeds`` (see ``bench.mutations``). It is read, and
every record of it parsed and cut into sentences. A case fails if anything raises, ends the
process, takes more than ten seconds of CPU for a record or 512 MB in a process, is rejected as
unforeseen (``unreadable``, ``parse_error``), or gives a row that cannot be written. A ``timeout``
is an outcome like others: the record was given up in its own process.

    python -m bench.fuzz --seed 1 --only 4711 --save case.bin      one case again
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, BinaryIO

from bench.mutations import describe, make_case, seed_files
from schemas.tables import Article, Reject
from transforms.parse import parse, sentences
from transforms.read import InputFile, Limits, Record, read_segment, split

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SECONDS_OF_A_RECORD = 10.0
# Of the process that reads and parses, and of the one that it gives long records to, each.
MEGABYTES = 512
LARGE = 300
PROCESSES = Path("/proc")
UNFORESEEN = ("unreadable", "parse_error")
MOST_SEGMENTS = 100
# Then a new process begins: what an allocator keeps of earlier cases is not memory of a case.
CASES_OF_A_PROCESS = 200


class TooSlow(BaseException):
    """A record took its ten seconds; no ``except Exception`` of the code under test takes it."""


@dataclass
class Case:
    """What came of one mutated file; ``slowest`` in seconds of CPU, ``peak`` in MB of a process."""

    number: int
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    peak: float = 0.0
    defects: list[str] = field(default_factory=list)


def run_case(name: str, data: bytes, number: int) -> Case:
    """Read, parse and cut one file. Never raises."""
    case = Case(number)
    _forget_peak()
    try:
        for row in _rows(name, data, _limits(len(data), number), case):
            case.defects += _wrong(row)
            case.outcomes[row.reason if isinstance(row, Reject) else "article"] += 1
    except TooSlow:
        case.defects.append(f"more than {SECONDS_OF_A_RECORD:g} s: {_where()}")
    except Exception:
        case.defects.append(f"raised: {_where()}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    case.peak = _peak_megabytes()
    if case.peak > MEGABYTES:
        case.defects.append(f"more than {MEGABYTES} MB")
    return case


def _limits(size: int, number: int) -> Limits:
    """Every third case is split at places that depend on its number."""
    if number % 3:
        return Limits()
    return Limits(segment_bytes=max(100 + number * 7919 % 20_000, size // MOST_SEGMENTS))


def _forget_peak() -> None:
    """Start the peaks anew, so that what making a file took does not count (Linux only)."""
    for process in _processes():
        (process / "clear_refs").write_text("5")


def _peak_megabytes() -> float:
    peaks = [(process / "status").read_text().partition("VmHWM:")[2] for process in _processes()]
    if not peaks:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return max(int(peak.split()[0]) for peak in peaks if peak) / 1024


def _processes() -> list[Path]:
    """What the system says of this process and of its children; nothing, where it is not Linux."""
    children = (PROCESSES / "self" / "task").glob("*/children")
    pids = [pid for path in children for pid in path.read_text().split()]
    return [PROCESSES / pid for pid in ("self", *pids) if (PROCESSES / pid / "clear_refs").exists()]


def _rows(name: str, data: bytes, limits: Limits, case: Case) -> Iterator[Article | Reject]:
    def open_file(_uri: str, offset: int = 0) -> BinaryIO:
        stream = io.BytesIO(data)
        stream.seek(offset)
        return stream

    started = _watch()
    for segment in split(InputFile(name, len(data)), open_file, limits):
        for outcome in read_segment(segment, open_file, limits):
            row = parse(outcome) if isinstance(outcome, Record) else outcome
            if isinstance(row, Article):
                _check_spans(row.text, sentences(row.text))
            case.slowest = max(case.slowest, time.process_time() - started)
            yield row
            started = _watch()
    case.slowest = max(case.slowest, time.process_time() - started)


def _watch() -> float:
    signal.setitimer(signal.ITIMER_PROF, SECONDS_OF_A_RECORD)
    return time.process_time()


def _check_spans(text: str, spans: list[tuple[int, int]]) -> None:
    end = 0
    for first, last in spans:
        if not end <= first < last <= len(text):
            raise AssertionError(f"span {first}-{last} after {end} in {len(text)} characters")
        end = last


def _wrong(row: Any) -> list[str]:
    if not isinstance(row, (Article, Reject)):
        return [f"neither article nor reject: {type(row).__name__}"]
    defects = []
    if isinstance(row, Reject) and row.reason in UNFORESEEN:
        defects.append(f"{row.reason}: {row.detail}")
    for name, value in vars(row).items():
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                try:
                    text.encode("utf-8")
                except UnicodeEncodeError:
                    defects.append(f"{name} cannot be written: {text[:80]!r}")
    return defects


def _where() -> str:
    """The exception, and the last places in our code that it passed."""
    kind, error, trace = sys.exc_info()
    frames = traceback.extract_tb(trace)
    ours = [f"{Path(f.filename).name}:{f.lineno}" for f in frames if "transforms" in f.filename]
    return f"{getattr(kind, '__name__', kind)}: {error} at {' > '.join(ours[-4:])}"


def _too_slow(_signal: int, _frame: Any) -> None:
    raise TooSlow


def _work(
    pipe: Connection, seeds: Mapping[str, bytes], seed: int, first: int, until: float
) -> None:
    """Run cases in this process, until the time is over at the most; each is announced before it
    begins."""
    signal.signal(signal.SIGPROF, _too_slow)
    for number in range(first, first + CASES_OF_A_PROCESS):
        if time.monotonic() >= until:
            break
        pipe.send(number)
        pipe.send(run_case(*make_case(seeds, seed, number), number))
    pipe.send(None)


def cases(seeds: Mapping[str, bytes], seed: int, until: float) -> Iterator[Case]:
    """Cases as they end; one that ends the process is a defect, and a new process goes on."""
    number = -1
    while time.monotonic() < until:
        ours, theirs = multiprocessing.Pipe(duplex=False)
        worker = multiprocessing.Process(
            target=_work, args=(theirs, seeds, seed, number + 1, until), daemon=False
        )
        worker.start()
        theirs.close()
        try:
            while (message := ours.recv()) is not None:
                if isinstance(message, Case):
                    yield message
                else:
                    number = message
        except EOFError:
            worker.join()
            yield Case(number, defects=[f"the process ended with status {worker.exitcode}"])
        worker.join()


def report(seeds: Mapping[str, bytes], seed: int, seconds: float) -> int:
    """Run for so many seconds and print what came of it; returns the number of failed cases."""
    outcomes: Counter[str] = Counter()
    done = failed = 0
    slowest = largest = Case(0)
    for case in cases(seeds, seed, time.monotonic() + seconds):
        done += 1
        outcomes += case.outcomes
        slowest = max(slowest, case, key=lambda c: c.slowest)
        largest = max(largest, case, key=lambda c: c.peak)
        if case.defects or case.peak > LARGE:
            failed += bool(case.defects)
            described = describe(*make_case(seeds, seed, case.number))
            print(f"case {case.number}: {case.peak:.0f} MB, {described}", flush=True)
        for defect, count in Counter(case.defects).items():
            print(f"    {count} x {defect}", flush=True)
    print(f"{done} cases in {seconds:g} s, seed {seed}: {failed} failed")
    print(", ".join(f"{count} {name}" for name, count in outcomes.most_common()))
    print(f"slowest record {slowest.slowest:.2f} s of CPU (case {slowest.number})")
    print(f"peak memory {largest.peak:.0f} MB (case {largest.number})")
    return failed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same cases")
    parser.add_argument("--folder", type=Path, default=SEEDS, help="files to be mutated")
    parser.add_argument("--only", type=int, help="run one case by its number")
    parser.add_argument("--save", type=Path, help="with --only: write the mutated file here")
    arguments = parser.parse_args()
    seeds = seed_files(arguments.folder)
    if arguments.only is None:
        sys.exit(1 if report(seeds, arguments.seed, arguments.seconds) else 0)
    name, data = make_case(seeds, arguments.seed, arguments.only)
    if arguments.save:
        arguments.save.write_bytes(data)
    signal.signal(signal.SIGPROF, _too_slow)
    print(describe(name, data))
    print(run_case(name, data, arguments.only))


if __name__ == "__main__":
    main()
