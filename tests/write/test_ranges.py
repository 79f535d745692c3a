"""Ids fall into exactly one file and one range of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.write.ranges import file_number, id_ranges

IDS = st.text("0123456789abcdef", min_size=32, max_size=32)


@given(IDS, st.integers(1, 50), st.integers(1, 20))
def test_an_id_is_in_one_range_of_its_own_file(row_id: str, files: int, slices: int) -> None:
    holding = [
        (number, low)
        for number in range(files)
        for low, high in id_ranges(number, files, slices)
        if low <= row_id < high
    ]
    assert [number for number, _ in holding] == [file_number(row_id, files)]


def test_the_ends_of_the_id_space_are_covered() -> None:
    assert file_number("0" * 32, 7) == 0
    assert file_number("f" * 32, 7) == 6
    assert id_ranges(0, 1, 1) == [("00000000", "g")]
