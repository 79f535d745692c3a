"""Publishing on an object store: the manifest is the commit, and a journal finishes what was begun.

An object store replaces one object at a time. The journal is written first and lists every copy
and deletion; whoever starts next carries it out again, which changes nothing where it was done.
Readers who want one consistent state read the files that ``_runs/current.json`` leads to.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable

from apache_beam.io.filesystems import FileSystems

from transforms.filesystem import below, join, list_files, open_file, read_bytes, write_bytes
from transforms.write.locations import PUBLISHED, STAGING

JOURNAL = "journal.json"
BLOCK = 1 << 20


def publish(
    output: str,
    moves: dict[str, str],
    texts: dict[str, bytes],
    replaced: Callable[[str], bool],
) -> None:
    """Publish staged files (staged -> path below ``output``), then the texts, in their order.

    ``texts`` ends with what commits: the manifest and ``current.json``.
    """
    stale = [path for path in _published_paths(output) if replaced(path)]
    journal = {
        "copies": moves,
        "deletions": sorted(set(stale) - set(moves.values())),
        "texts": [[path, base64.b64encode(text).decode()] for path, text in texts.items()],
    }
    write_bytes(_journal_path(output), json.dumps(journal).encode())
    recover(output)


def recover(output: str) -> bool:
    """Carry out the journal, if there is one; true if there was."""
    path = _journal_path(output)
    if not FileSystems.exists(path):
        return False
    try:
        journal = json.loads(read_bytes(path))
    except ValueError:  # killed while it was written: nothing of it was begun
        FileSystems.delete([path])
        return False
    for staged, target in journal["copies"].items():
        _copy(staged, below(output, target))
    for target in journal["deletions"]:
        if FileSystems.exists(below(output, target)):
            FileSystems.delete([below(output, target)])
    for target, text in journal["texts"]:
        write_bytes(below(output, target), base64.b64decode(text))
    FileSystems.delete([path])
    return True


def _journal_path(output: str) -> str:
    return join(output, STAGING, JOURNAL)


def _published_paths(output: str) -> list[str]:
    prefix = join(output, "")
    found: list[str] = []
    for table in PUBLISHED:
        files = list_files(join(output, table, "**"))
        found.extend(path[len(prefix) :].replace("\\", "/") for path, _ in files)
    return found


def _copy(source: str, target: str) -> None:
    # Not FileSystems.copy: that one fails where the target stands already.
    with open_file(source) as reader, FileSystems.create(target) as writer:
        while block := reader.read(BLOCK):
            writer.write(block)
