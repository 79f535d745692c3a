"""Gathering evidence does not depend on order, on splits, or on how often it is repeated."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.run_knowledge.claims import DAY, claim, support
from transforms.extract.run_knowledge import (
    Claim,
    Statement,
    Supported,
    evidence,
    heaviest,
    joined,
    merge,
    read_claims,
    supported,
    write_claims,
)
from transforms.extract.run_knowledge.evidence import MOST_EVIDENCE, join_runs
from transforms.extract.run_knowledge.table import write_joined

CLAIMS = st.builds(
    Claim,
    st.sampled_from(["PER", "CHL"]),
    st.sampled_from([("GOV",), ("LEG",)]),
    st.sampled_from(["president", "senator"]),
    st.just(True),
    st.booleans(),
)
EVIDENCE = st.builds(
    lambda what, article, day, publisher: evidence(
        Statement("korvath|milo", "Milo Korvath", what),
        f"{article:032x}",
        DAY + timedelta(days=day),
        publisher,
    ),
    CLAIMS,
    st.integers(0, 200),
    st.integers(0, 9),
    st.sampled_from([None, "Delta Post", "Kestrel"]),
)
GATHERED = st.lists(EVIDENCE, max_size=80).map(lambda several: merge([tuple(several)]))
SUPPORTED = st.builds(
    Supported,
    st.sampled_from(["belmor|ana", "korvath|milo"]),
    st.sampled_from(["Milo Korvath", "Milo Korváth"]),
    CLAIMS,
    st.integers(1, 48),
    st.sets(st.sampled_from("ABCDEFGHIJKL"), max_size=8).map(lambda s: tuple(sorted(s))),
    st.dates(date(2026, 1, 1), date(2026, 1, 9)),
    st.dates(date(2026, 1, 9), date(2026, 2, 9)),
    st.sets(st.integers(0, 99), min_size=1, max_size=3).map(
        lambda ids: tuple(sorted(f"{i:032x}" for i in ids))
    ),
)


@given(GATHERED, GATHERED, GATHERED)
def test_merging_is_associative_commutative_and_idempotent(a, b, c) -> None:
    assert merge([merge([a, b]), c]) == merge([a, merge([b, c])]) == merge([a, b, c])
    assert merge([a, b]) == merge([b, a])
    assert merge([a, a]) == a == merge([a, ()])


@given(st.lists(EVIDENCE, max_size=80))
def test_room_per_name_is_bounded(several) -> None:
    one_by_one = ()
    for each in several:
        one_by_one = merge([one_by_one, (each,)])
    assert one_by_one == merge([tuple(several)])
    assert len(one_by_one) == min(MOST_EVIDENCE, len(set(several)))


@given(GATHERED)
def test_claims_account_for_all_evidence(gathered) -> None:
    found = supported("korvath|milo", gathered)
    assert sorted({c.claim for c in found}) == [c.claim for c in found]
    for each in found:
        articles = {e[0] for e in gathered if Claim(*e[4]) == each.claim}
        assert each.articles == len(articles)
        assert set(each.article_ids) <= articles
        assert each.first <= each.last


@given(st.lists(SUPPORTED, min_size=3, max_size=6))
def test_joining_runs_is_associative(claims) -> None:
    same = [Supported(**{**vars(each), "key": "x|y", "claim": claims[0].claim}) for each in claims]
    whole = join_runs(same)
    assert join_runs([join_runs(same[:2]), *same[2:]]) == whole == join_runs(same[::-1])


@given(st.lists(st.lists(SUPPORTED, max_size=8), max_size=4))
def test_tables_are_joined_as_one(tables) -> None:
    ordered = [list(joined([[each] for each in table])) for table in tables]
    together = list(joined(ordered))
    assert [each.order for each in together] == sorted({e.order for t in tables for e in t})
    assert together == list(joined(ordered[::-1]))


def test_a_table_gives_back_its_claims() -> None:
    rows = [support(claim(), "belmor|ana"), support(claim("CHL"), publishers=("Delta Post",))]
    file = BytesIO()
    assert write_claims(rows, file) == 2
    assert list(read_claims(BytesIO(file.getvalue()))) == rows


def test_the_weightiest_claims_are_kept(tmp_path) -> None:
    rows = [
        support(claim(), f"name{i:02d}|x", articles=1 + i % 3) for i in range(12)
    ]  # four of each weight
    assert [r.articles for r in heaviest(rows, 4)] == [3] * 4
    path = tmp_path / "joined"
    write_joined(lambda _: [rows], lambda: path.open("wb"), most=9)
    with path.open("rb") as handle:
        assert [r.articles for r in read_claims(handle)] == [2, 3] * 4


@pytest.mark.parametrize(
    ("articles", "publishers", "specific", "weight"),
    [(1, (), True, 1), (5, ("A",), True, 2), (2, ("A", "B"), True, 2), (2, ("A", "B"), False, 1)],
)
def test_weight(articles, publishers, specific, weight) -> None:
    what = claim(specific=specific)
    assert support(what, articles=articles, publishers=publishers).weight == weight
