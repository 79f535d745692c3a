"""Parts become sorted, annotated rows, the same ones however they were split into parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.ids import content_id
from schemas.tables import REJECTS, Reject
from transforms.parts import PartBuffer, part_path, read_column
from transforms.write.annotations import Annotations
from transforms.write.merge import sorted_ranges
from transforms.write.ranges import id_ranges


def reject(number: int) -> Reject:
    return Reject(
        reject_id=content_id(str(number)),
        stage="read",
        reason="empty_file",
        detail=str(number),
        input_uri=f"{number}.txt",
    )


def staged(folder: Path, groups: list[list[Reject]]) -> dict[str, str]:
    paths = {}
    for group in groups:
        buffer = PartBuffer(REJECTS, str(folder))
        for record in group:
            buffer.add(record, 100)
        (_, name, rows, size), _ = buffer.write()
        assert (rows, size) == (len(group), 100 * len(group))
        paths[name] = part_path(str(folder), "rejects", name)
    return paths


def merged(paths: dict[str, str], slices: int, annotations: Annotations) -> list[dict[str, Any]]:
    pieces = sorted_ranges(REJECTS.order, paths, id_ranges(0, 1, slices), annotations.apply)
    return [row for piece in pieces for row in piece.to_pylist()]


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=300), st.integers(1, 5), st.integers(0, 2**32)
)
def test_splitting_changes_nothing(
    tmp_path_factory: Any, split: list[int], slices: int, seed: int
) -> None:
    records = [reject(number + seed) for number in range(len(split))]
    groups = [[r for r, g in zip(records, split, strict=True) if g == n] for n in range(4)]
    paths = staged(tmp_path_factory.mktemp("parts"), [group for group in groups if group])
    rows = merged(paths, slices, Annotations((), ()))
    assert [row["detail"] for row in rows] == [
        record.detail for record in sorted(records, key=lambda record: record.reject_id)
    ]


def test_annotations_find_their_rows(tmp_path: Path) -> None:
    records = [reject(number) for number in range(250)]
    paths = staged(tmp_path, [records[:120], records[120:]])
    annotations = []
    for name in paths:
        details = read_column(str(tmp_path), "rejects", name, "detail", list(range(120)))
        annotations += [
            (name, row, (f"annotated {d}",)) for row, d in enumerate(details) if row % 2
        ]
    rows = merged(paths, 3, Annotations(("excerpt",), annotations))
    found = {row["detail"]: row["excerpt"] for row in rows if row["excerpt"]}
    assert len(rows) == 250
    assert len(found) == 120
    assert all(excerpt == f"annotated {detail}" for detail, excerpt in found.items())


def test_nothing_staged_gives_nothing() -> None:
    assert merged({}, 2, Annotations((), ())) == []
