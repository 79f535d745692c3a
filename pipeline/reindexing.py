"""``dateline reindex``: fingerprints of published articles, made again by this version."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.rows import as_record
from schemas.tables import ARTICLES, Article
from transforms.deduplicate import Fingerprint, Role, fingerprint, shingle_row, shingle_table
from transforms.filesystem import below, delete_tree, join, list_files, open_file, read_bytes
from transforms.write import FINGERPRINTS, RUNS, STAGING
from transforms.write.index import write_index
from transforms.write.lock import hold_lock
from transforms.write.manifest import as_json, listed
from transforms.write.publish import commit, recover
from transforms.write.table_file import FinalFile

ROWS_AT_ONCE = 1_000


def reindex(output: str) -> list[str]:
    """Replace the fingerprints of all published runs, in one step; returns the runs.

    The decisions stay: what was a copy is a copy. Raises Locked, and ValueError where no run is
    published.
    """
    if not list_files(join(output, RUNS, "*", "manifest.json")):
        raise ValueError(f"{output}: no run is published there")
    with hold_lock(output):
        recover(output)
        staging = join(output, STAGING, "reindex", uuid.uuid4().hex)
        try:
            files: list[FinalFile] = []
            texts: dict[str, bytes] = {}
            runs = []
            for path, _ in list_files(join(output, RUNS, "*", "manifest.json")):
                manifest = json.loads(read_bytes(path))
                made = list(_indexes(output, staging, manifest))
                files += made
                kept = [f for f in manifest["files"] if f["table"] != FINGERPRINTS]
                manifest["files"] = sorted(
                    [*kept, *map(listed, made)], key=lambda file: file["path"]
                )
                texts[f"{RUNS}/{manifest['run']}/manifest.json"] = as_json(manifest)
                runs.append(manifest["run"])
            commit(output, files, texts, lambda path: path.startswith(f"{FINGERPRINTS}/"))
        finally:
            delete_tree(join(output, STAGING))
    return runs


def _indexes(output: str, staging: str, manifest: dict[str, Any]) -> Iterator[FinalFile]:
    """An index file beside each Parquet file of articles."""
    roles = _roles(output, manifest)
    for file in manifest["files"]:
        if file["table"] == "articles" and file["format"] == "parquet":
            path = FINGERPRINTS + file["path"].removeprefix("articles")
            yield write_index(_fingerprints(below(output, file["path"]), roles), staging, path)


def _roles(output: str, manifest: dict[str, Any]) -> dict[str, Role]:
    """What the run's own index says that each article is to later texts.

    An index of a version that did not say it kept the texts of leaders and delegates alone.
    """
    roles: dict[str, Role] = {}
    for file in manifest["files"]:
        if file["table"] == FINGERPRINTS:
            with open_file(below(output, file["path"])) as handle:
                for row in pq.read_table(handle).to_pylist():
                    copy = row["canonical"] != row["article_id"]
                    kept: Role = "DELEGATE" if copy else "LEADER"
                    silent: Role = "COPY" if copy else "ROUNDUP"
                    roles[row["article_id"]] = row.get("role") or (kept if row["keys"] else silent)
    return roles


def _fingerprints(path: str, roles: dict[str, Role]) -> Iterator[pa.Table]:
    with open_file(path) as handle:
        for batch in pq.ParquetFile(handle).iter_batches(ROWS_AT_ONCE):
            articles = (as_record(ARTICLES, row) for row in batch.to_pylist())
            yield shingle_table(shingle_row(_settled(article, roles)) for article in articles)


def _settled(article: Article, roles: dict[str, Role]) -> Fingerprint:
    """The entry of an article whose ids are decided."""
    equal = article.duplicate_kind in ("URL", "EXACT")
    role: Role = "EQUAL" if equal else roles.get(article.article_id, "LEADER")
    entry = replace(fingerprint(article), canonical=article.cluster_id, role=role)
    if not equal:
        return entry
    nothing = fingerprint(replace(article, text="")).shingles
    return replace(entry, keys=b"", shingles=nothing)
