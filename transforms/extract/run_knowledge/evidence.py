"""Evidence for what is said of names, gathered over a run in bounded room per name.

``merge`` is associative, commutative and idempotent: of each name the statements of the articles
with the smallest ids are kept. Ids are hashes, so that this is an even sample of all articles
(bottom-k sampling, Cohen and Kaplan 2007), whatever the order in which they came and however the
work was split.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from transforms.extract.run_knowledge.statements import Claim, Statement

MOST_EVIDENCE = 48  # statements kept of a name
MOST_PUBLISHERS = 8
MOST_ARTICLES = 3  # that are named as witnesses
# (article_id, day, publisher or "", name, claim as plain values): one statement of one article.
Evidence = tuple[str, int, str, str, tuple[str, tuple[str, ...], str, bool, bool]]
Gathered = tuple[Evidence, ...]


def evidence(statement: Statement, article_id: str, on: date, publisher: str | None) -> Evidence:
    """A statement with who made it and when, as plain values for a shuffle."""
    claim = statement.claim
    values = (claim.country, claim.sectors, claim.office, claim.person, claim.specific)
    return article_id, on.toordinal(), publisher or "", statement.name, values


def merge(gathered: Iterable[Gathered]) -> Gathered:
    """All the evidence for one name, cut to the articles with the smallest ids."""
    return tuple(sorted({each for several in gathered for each in several})[:MOST_EVIDENCE])


@dataclass(frozen=True)
class Supported:
    """A claim about a name with its support.

    first, last: days of the articles. articles: how many (at most ``MOST_EVIDENCE`` a run).
    publishers: up to 8 names of them. article_ids: up to 3 of the articles, smallest ids first.
    """

    key: str
    name: str
    claim: Claim
    articles: int
    publishers: tuple[str, ...]
    first: date
    last: date
    article_ids: tuple[str, ...]

    @property
    def weight(self) -> float:
        """Trust in the claim: each publisher counts one, each further article of theirs a quarter;
        half of that for a general noun."""
        independent = max(1, len(self.publishers))
        articles = independent + (self.articles - independent) / 4
        return articles if self.claim.specific else articles / 2

    @property
    def order(self) -> tuple[str, Claim]:
        """What identifies it in a table, and the order of the rows."""
        return self.key, self.claim


def supported(key: str, gathered: Gathered) -> list[Supported]:
    """The claims about one name, in order."""
    by_claim: dict[Claim, list[Evidence]] = defaultdict(list)
    for each in gathered:
        by_claim[Claim(*each[4])].append(each)
    return [_supported(key, claim, by_claim[claim]) for claim in sorted(by_claim)]


def _supported(key: str, claim: Claim, gathered: list[Evidence]) -> Supported:
    days = [date.fromordinal(each[1]) for each in gathered]
    ids = sorted({each[0] for each in gathered})
    return Supported(
        key=key,
        name=min(gathered)[3],
        claim=claim,
        articles=len(ids),
        publishers=tuple(sorted({each[2] for each in gathered} - {""})[:MOST_PUBLISHERS]),
        first=min(days),
        last=max(days),
        article_ids=tuple(ids[:MOST_ARTICLES]),
    )


def join_runs(same: list[Supported]) -> Supported:
    """One claim as several runs support it; in whatever order they are given."""
    ids = sorted({each for one in same for each in one.article_ids})
    publishers = sorted({each for one in same for each in one.publishers})
    return Supported(
        key=same[0].key,
        name=min((one.first, one.name) for one in same)[1],
        claim=same[0].claim,
        articles=sum(one.articles for one in same),
        publishers=tuple(publishers[:MOST_PUBLISHERS]),
        first=min(one.first for one in same),
        last=max(one.last for one in same),
        article_ids=tuple(ids[:MOST_ARTICLES]),
    )
