"""Consolidation at scale: CPU, memory of all processes, and the same result however it is run.

    python -m bench.events --mentions 200000 [--workers 1 2] [--known 50000]

Made mentions of made acts go through the Beam stage, once for each number of workers, each time in
another order; ``--known`` mentions are those of an earlier run. Every run is a process of its
own; the peak is of the proportional set sizes (PSS) of that process and its workers together. The
digest is of all events and of the event of every mention: it must be the same in all lines, or the
program fails.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import random
import resource
import subprocess
import sys
import tempfile
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.ids import content_id
from schemas.rows import arrow_table
from schemas.tables import EVENTS, Mention
from transforms.consolidate import (
    MentionKey,
    article_blocks,
    consolidate,
    mention_key,
    partition_of,
)
from transforms.packing import pack, unpack
from transforms.parts import part_path, write_rows

KNOWN = "known.parquet"
PART_ROWS = 1_000
MENTIONS_OF_ARTICLE = 3
# As many as a run over so many articles has.
PARTITIONS = 13
DAYS = 7
FIRST_DAY = date(2025, 4, 1)
# Types and how often they occur; most of them between a few countries.
TYPES = {
    "ASSAULT": 25, "CONSULT": 20, "ACCUSE": 14, "COERCE": 8, "AGREE": 7, "REQUEST": 6, "REJECT": 6,
    "SUPPORT": 4, "PROTEST": 3, "SANCTION": 3, "AID": 2, "THREATEN": 2,
}  # fmt: skip
COUNTRY_NAMES = (
    "RUS UKR USA ISR PSE CHN IRN GBR FRA DEU TUR IND PAK SYR LBN POL JPN KOR PRK TWN "
    "BRA MEX CAN EGY SAU QAT YEM SDN ETH NGA COD RWA ZAF KEN SRB GEO ARM AZE ESP ITA"
)
COUNTRIES = COUNTRY_NAMES.split(" ")
SECTORS = (("GOV",), ("MIL",), ("COP",), ("CVL",), ())
MODES = {"ASSAULT": ("aerial", "drone", "firearms", None), "CONSULT": ("phone", "visit", None)}


def made_mentions(count: int, seed: int = 1) -> Iterator[tuple[int, Mention]]:
    """(number of the act, mention), article by article; some acts are told very often."""
    draw = random.Random(seed)
    acts = [_act(draw) for _ in range(max(1, count // 4))]
    weights = [1 / (n + 20) for n in range(len(acts))]
    chosen = draw.choices(range(len(acts)), weights, k=count)
    for number in range(count):
        article, sentence = divmod(number, MENTIONS_OF_ARTICLE)
        act = chosen[number]
        yield act, _mention(draw, content_id(f"article {article}"), sentence, acts[act])


def _act(draw: random.Random) -> dict[str, Any]:
    ranks = [1 / (n + 1) for n in range(len(COUNTRIES))]
    source, target = draw.choices(COUNTRIES, ranks, k=2)
    kind = draw.choices(list(TYPES), list(TYPES.values()))[0]
    town = draw.randrange(40)
    return {
        "kind": kind,
        "mode": draw.choice(MODES.get(kind, (None,))),
        "source": (source, draw.randrange(4), draw.choice(SECTORS)),
        "target": (target, draw.randrange(4), draw.choice(SECTORS)),
        "day": draw.randrange(DAYS),
        "town": town if draw.random() < 0.6 else None,
        "killed": draw.randrange(1, 30) if kind == "ASSAULT" else None,
    }


def _mention(draw: random.Random, article: str, sentence: int, act: dict[str, Any]) -> Mention:
    dated = draw.random() < 0.6
    day = FIRST_DAY + timedelta(days=act["day"])
    published = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.utc)
    located = act["town"] is not None and draw.random() < 0.7
    facts: dict[str, Any] = {}
    for side in ("source", "target"):
        country, person, sectors = act[side]
        exact = draw.random()
        facts[f"{side}_country"] = country if exact < 0.9 else None
        facts[f"{side}_name"] = (
            f"Person{person} {country.title()}son" if exact < 0.6 else country.title()
        )
        facts[f"{side}_sectors"] = sectors if exact < 0.6 else ()
    if located:
        facts |= {
            "place_name": f"Town{act['town']} {act['target'][0].title()}",
            "place_country": act["target"][0],
            "place_admin1": f"{act['town'] % 9:02d}",
            "geonames_id": COUNTRIES.index(act["target"][0]) * 100 + act["town"],
        }
    return Mention(
        mention_id=content_id(article, str(sentence)),
        article_id=article,
        published_at=published + timedelta(hours=draw.randrange(36)),
        sentence_index=sentence,
        sentence=f"Sentence {sentence} of {article} tells what happened to whom and where. " * 2,
        sentence_start=0,
        sentence_end=0,
        trigger="",
        trigger_start=0,
        trigger_end=0,
        event_type=act["kind"],
        base_type=act["kind"],
        event_mode=act["mode"] if draw.random() < 0.5 else None,
        modality="ASSERTED",
        event_date=day if dated else None,
        event_date_end=day if dated else None,
        event_date_precision="DAY" if dated else "UNKNOWN",
        killed=act["killed"] if draw.random() < 0.4 else None,
        confidence=round(0.5 + draw.random() / 2, 3),
        rule="",
        coder_version="",
        **facts,
    )


def stage_mentions(folder: Path, count: int) -> None:
    """Write mention parts, and beside each the packed keys of its mentions by partition."""
    (folder / "keys").mkdir()
    rows = PART_ROWS // MENTIONS_OF_ARTICLE * MENTIONS_OF_ARTICLE
    made = made_mentions(count)
    for number in range(-(-count // rows)):
        stage_part(folder, f"part{number:04d}", list(itertools.islice(made, rows)))


def stage_part(folder: Path, name: str, made: list[tuple[int, Mention]]) -> None:
    sentences = pa.table({"sentence": [mention.sentence for _, mention in made]})
    write_rows(part_path(str(folder), "mentions", name), sentences)
    by_partition: dict[int, list[Any]] = defaultdict(list)
    for start in range(0, len(made), MENTIONS_OF_ARTICLE):
        article = made[start : start + MENTIONS_OF_ARTICLE]
        blocks = article_blocks([mention for _, mention in article])
        for row, ((act, mention), block) in enumerate(zip(article, blocks, strict=True), start):
            key = mention_key(
                mention,
                (name, row),
                story_id=content_id(f"story {act}"),
                publishers=(f"Wire {row % 50}",),
                block=block,
            )
            by_partition[partition_of(block, PARTITIONS)].append(key.to_tuple())
    for partition, keys in by_partition.items():
        (folder / "keys" / f"{partition}-{name}").write_bytes(pack(keys))


def stage_known(folder: Path, count: int) -> None:
    """Write the events of so many mentions as an earlier run would have."""
    blocks: dict[str, list[MentionKey]] = defaultdict(list)
    for _, mention in made_mentions(count):
        key = mention_key(replace(mention, mention_id=content_id("earlier", mention.mention_id)))
        blocks[key.block].append(key)
    events = [
        replace(event, sentence="")
        for keys in blocks.values()
        for event, _, _ in consolidate(keys, (), "2025-03-31")
    ]
    pq.write_table(arrow_table(EVENTS, events), folder / KNOWN)


def run_stage(folder: Path, workers: int, seed: int) -> None:
    """Run the stage over staged mentions in the order of ``seed``; write what came out."""
    import apache_beam as beam

    from pipeline.engines import beam_options, engine
    from transforms.consolidate.transform import Consolidate

    files = sorted(map(str, (folder / "keys").iterdir()))
    random.Random(seed).shuffle(files)
    earlier = tuple(map(str, folder.glob(KNOWN)))
    options = beam_options([], workers)
    pipeline = beam.Pipeline(runner=engine(options), options=options)
    found = (
        pipeline
        | beam.Create(files)
        | beam.Reshuffle()
        | "Read keys" >> beam.Map(read_keys)
        | Consolidate(str(folder), "2025-04-08", 1, PARTITIONS, earlier)
    )
    out = folder / f"out-{workers}-{seed}"
    out.mkdir()
    for name in ("parts", "annotations"):
        _ = found[name] | f"Keep {name}" >> beam.ParDo(keep, str(out), name)
    pipeline.run().wait_until_finish()


def read_keys(file: str) -> tuple[int, bytes]:
    path = Path(file)
    return int(path.name.partition("-")[0]), path.read_bytes()


def keep(element: Any, folder: str, name: str) -> None:
    (Path(folder) / f"{name}-{uuid.uuid4().hex}").write_bytes(pack([element]))


def digest(folder: Path, workers: int, seed: int) -> tuple[str, int, int]:
    """(digest of everything that came out, events, events with the id of an earlier run)."""
    lines: list[str] = []
    events = known = 0
    for path in (folder / f"out-{workers}-{seed}").iterdir():
        (element,) = unpack(path.read_bytes())
        if path.name.startswith("parts"):
            rows = pq.read_table(part_path(str(folder), "events", element[1])).to_pylist()
            lines += [repr(row) for row in rows]
            events += len(rows)
            known += sum(row["first_run"] != row["run"] for row in rows)
        else:
            lines += [repr(entry) for entry in unpack(element[1])]
    return blake2b("\n".join(sorted(lines)).encode(), digest_size=8).hexdigest(), events, known


def measured(command: list[str]) -> tuple[float, float, float]:
    """(CPU seconds, wall seconds, peak MB of a process and its children together)."""
    begin, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = 0.0
    with tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, stderr=errors)
        while process.poll() is None:
            peak = max(peak, sum(map(proportional_set, family(process.pid))))
            time.sleep(0.2)
        if process.returncode:
            errors.seek(0)
            sys.exit(errors.read())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - begin, peak


def family(pid: int) -> list[int]:
    """A process and all that came of it."""
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        for path in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                waiting += map(int, path.read_text().split())
    return found


def proportional_set(pid: int) -> float:
    """MB of memory of a process, what it shares with others divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--mentions", type=int, default=200_000)
    parser.add_argument("--known", type=int, default=0, help="mentions of an earlier run")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 1, 2])
    parser.add_argument("--run", nargs=3, metavar=("FOLDER", "WORKERS", "SEED"))
    options = parser.parse_args()
    if options.run:
        folder, workers, seed = options.run
        run_stage(Path(folder), int(workers), int(seed))
        return
    digests = set()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stage_mentions(folder, options.mentions)
        if options.known:
            stage_known(folder, options.known)
        for seed, workers in enumerate(options.workers):
            arguments = [name, str(workers), str(seed)]
            command = [sys.executable, "-m", "bench.events", "--run", *arguments]
            cpu, wall, peak = measured(command)
            told, events, known = digest(folder, workers, seed)
            digests.add(told)
            print(
                f"{options.mentions} mentions, {workers} workers: {events} events, {known} of them "
                f"known, {cpu:.0f} s CPU ({cpu / options.mentions * 1000:.2f} ms a mention), "
                f"{wall:.0f} s, peak {peak:.0f} MB, {told}",
                flush=True,
            )
    if len(digests) > 1:
        sys.exit("the runs differ")


if __name__ == "__main__":
    main()
