"""Stories: which articles tell of the same happening.

Articles are taken in the order in which they were published. Each joins the story whose articles,
on the average, it resembles best in both names and words, else begins one. Comparing with all of a
story, not with one of its articles, keeps a round-up from bridging two stories; and stories are
never put together afterwards. An article looks only at stories that share its rarest terms.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.stories.gist import Gist, common_terms, is_number

DAY = 86_400_000_000  # microseconds
# A story that nobody told for so long is over.
SILENCE_DAYS = 3.0

# How alike an article and a story must be, the harmonic mean of names and words, each from 0 to 1.
ALIKE = 0.22
# Of the likeness with the whole story, how much must be there with its first article and with the
# others.
LEAST_OF_EACH = 0.5
# They speak of no day in common: what goes on for days, or what happens again.
OTHER_DAYS = 1.6
# Reports that come each day have all numbers new: so many in both, and less than this in common.
NUMBERS = 4
SHARED_NUMBERS = 0.25

# How often a term is expected before it was counted: so few articles say little of its rarity.
PRIOR_ARTICLES = 2_000
PRIOR_SHARE = 0.002
PRIOR_SHARE_COMMON = 0.03

# An article looks for stories under its rarest terms; of each, at the stories that came last.
KEYS = 18
STORIES_PER_KEY = 100
SHARED_KEYS = 2
CANDIDATES = 12
# Later members of a large story resemble the first ones and add nothing.
COMPARED_MEMBERS = 30

Terms = NDArray[np.int32]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Vector:
    """Terms (numbers into the vocabulary) with weights, of length 1 in names and in words."""

    names: Terms
    name_weights: Weights
    words: Terms
    word_weights: Weights


@dataclass(slots=True)
class _Story:
    """Its first article, the sum of its articles, how many they are, and when it was told."""

    story_id: str
    first: _Vector
    total: _Vector
    count: int
    days: frozenset[int]
    last_published: int | None


def find_stories(gists: Sequence[Gist], earlier: Sequence[tuple[str, Gist]] = ()) -> list[str]:
    """The story of each article: the article_id of its first article.

    ``earlier`` are articles of earlier runs with their stories, which go on under their ids. The
    order of both changes nothing.
    """
    everything = [g for _, g in earlier] + list(gists)
    vectors = _Vectors(everything)
    board = _Board(vectors)
    stories: dict[str, int] = {}
    for i in sorted(range(len(earlier)), key=lambda i: _order(everything[i])):
        story_id = earlier[i][0]
        if story_id in stories:
            board.join(stories[story_id], i, everything[i])
        else:
            stories[story_id] = board.begin(story_id, i, everything[i])
    found = [""] * len(gists)
    for i in sorted(range(len(earlier), len(everything)), key=lambda i: _order(everything[i])):
        article = everything[i]
        story = board.best(i, article)
        if story is None:
            story = board.begin(article.article_id, i, article)
        else:
            board.join(story, i, article)
        found[i - len(earlier)] = board.stories[story].story_id
    return found


def _order(article: Gist) -> tuple[bool, int, str]:
    return article.published is None, article.published or 0, article.article_id


@dataclass(frozen=True, slots=True)
class _Rows:
    """Terms and weights of all articles, article after article; each begins at its ``starts``."""

    terms: Terms
    weights: Weights
    starts: NDArray[np.int64]

    def __getitem__(self, i: int) -> tuple[Terms, Weights]:
        begin, end = self.starts[i], self.starts[i + 1]
        return self.terms[begin:end], self.weights[begin:end]

    def scaled(self, rarity: Weights) -> _Rows:
        """Weights times the terms' rarity, each article's of length 1."""
        weights = self.weights * rarity[self.terms]
        owner = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        squares = np.bincount(owner, weights.astype(np.float64) ** 2, len(self.starts) - 1)
        lengths = np.sqrt(np.maximum(squares, 1e-12))
        return _Rows(self.terms, (weights / lengths[owner]).astype(np.float32), self.starts)


class _Vectors:
    """The vectors of all articles, and their vocabulary."""

    def __init__(self, gists: Sequence[Gist]) -> None:
        hashes = b"".join(g.names for g in gists) + b"".join(g.words for g in gists)
        vocabulary, numbers, counts = np.unique(
            np.frombuffer(hashes, "<u4"), return_inverse=True, return_counts=True
        )
        common = np.isin(vocabulary, np.array(sorted(common_terms()), np.uint32))
        share = np.where(common, PRIOR_SHARE_COMMON, PRIOR_SHARE)
        rarity = np.log((len(gists) + PRIOR_ARTICLES) / (counts + PRIOR_ARTICLES * share))
        # What thousands tell is frequent in this run and yet what they have in common.
        rarity = np.where(common, rarity, np.maximum(rarity, -np.log(PRIOR_SHARE_COMMON)))
        self.size = len(vocabulary)
        self.is_number = is_number(vocabulary)
        names = [g.name_weights for g in gists]
        terms = np.split(numbers.astype(np.int32), [sum(map(len, names))])
        self._names, self._words = (
            _rows(of_kind, weights).scaled(rarity.astype(np.float32))
            for of_kind, weights in zip(
                terms, (names, [g.word_weights for g in gists]), strict=True
            )
        )

    def __getitem__(self, i: int) -> _Vector:
        return _Vector(*self._names[i], *self._words[i])


def _rows(terms: Terms, weights: list[bytes]) -> _Rows:
    eighths = np.frombuffer(b"".join(weights), np.uint8)
    return _Rows(terms, eighths.astype(np.float32), np.cumsum([0, *map(len, weights)]))


class _Board:
    """All stories so far, and under which terms they are found."""

    def __init__(self, vectors: _Vectors) -> None:
        self.stories: list[_Story] = []
        self._vectors = vectors
        self._found: dict[int, list[int]] = defaultdict(list)
        self._scratch = np.zeros(vectors.size, np.float64)

    def begin(self, story_id: str, i: int, article: Gist) -> int:
        """A new story of one article; its number."""
        vector, days = self._vectors[i], frozenset(article.days)
        self.stories.append(_Story(story_id, vector, vector, 1, days, article.published))
        self._list(i, len(self.stories) - 1)
        return len(self.stories) - 1

    def join(self, number: int, i: int, article: Gist) -> None:
        """Add an article to a story."""
        story = self.stories[number]
        if article.published is not None:
            story.last_published = max(article.published, story.last_published or 0)
        if story.count < COMPARED_MEMBERS:
            story.total = _sum(story.total, self._vectors[i])
            story.count += 1
            story.days |= frozenset(article.days)
            self._list(i, number)

    def best(self, i: int, article: Gist) -> int | None:
        """The story that the article resembles most, if any enough; of equal ones the first."""
        vector = self._vectors[i]
        self._scratch[vector.names] = vector.name_weights
        self._scratch[vector.words] = vector.word_weights
        best, most = None, 0.0
        for number in self._candidates(i):
            story = self.stories[number]
            needed = _needed(article, story)
            if needed == ALIKE * OTHER_DAYS and self._of_another_day(vector, story):
                needed = None
            if needed is None:
                continue
            alike = round(self._likeness(story) / needed, 6)
            if alike >= 1 and alike > most:
                best, most = number, alike
        self._scratch[vector.names] = 0
        self._scratch[vector.words] = 0
        return best

    def _candidates(self, i: int) -> list[int]:
        shared: Counter[int] = Counter()
        for key in self._keys(i):
            shared.update(self._found[key][-STORIES_PER_KEY:])
        most = [(-count, number) for number, count in shared.items() if count >= SHARED_KEYS]
        return sorted(number for _, number in sorted(most)[:CANDIDATES])

    def _likeness(self, story: _Story) -> float:
        """How much the article, which is in scratch, resembles a story.

        Nothing where it resembles only its first article or only the others: one of them is a
        round-up.
        """
        names, words = self._products(story.total)
        whole = _harmonic(names / story.count, words / story.count)
        if story.count == 1:
            return whole
        first = self._products(story.first)
        others = story.count - 1
        rest = _harmonic((names - first[0]) / others, (words - first[1]) / others)
        return whole if min(_harmonic(*first), rest) >= LEAST_OF_EACH * whole else 0.0

    def _products(self, vector: _Vector) -> tuple[float, float]:
        """Of names and of words, the scalar product with the article.

        In double precision, so that it does not depend on where in memory the numbers stand.
        """
        names = np.dot(self._scratch[vector.names], vector.name_weights.astype(np.float64))
        words = np.dot(self._scratch[vector.words], vector.word_weights.astype(np.float64))
        return float(names), float(words)

    def _of_another_day(self, article: _Vector, story: _Story) -> bool:
        """Whether article and story are full of numbers, and of other ones."""
        numbers = article.words[self._vectors.is_number[article.words]]
        others = story.total.words[self._vectors.is_number[story.total.words]]
        fewer = min(len(numbers), len(others))
        return fewer >= NUMBERS and len(np.intersect1d(numbers, others)) < SHARED_NUMBERS * fewer

    def _keys(self, i: int) -> list[int]:
        """The terms that count most in the article, names and words alike."""
        vector = self._vectors[i]
        terms = np.concatenate([vector.names, vector.words])
        weights = np.concatenate([vector.name_weights, vector.word_weights])
        return terms[np.argsort(-weights, kind="stable")[:KEYS]].tolist()

    def _list(self, i: int, number: int) -> None:
        for key in self._keys(i):
            listed = self._found[key]
            if number not in listed[-STORIES_PER_KEY:]:
                listed.append(number)


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a > 0 and b > 0 else 0.0


def _needed(article: Gist, story: _Story) -> float | None:
    """How alike they must be; None where the story was over before the article came."""
    if (
        article.published is not None
        and story.last_published is not None
        and article.published - story.last_published > SILENCE_DAYS * DAY
    ):
        return None
    return ALIKE if story.days.intersection(article.days) else ALIKE * OTHER_DAYS


def _sum(a: _Vector, b: _Vector) -> _Vector:
    return _Vector(
        *_added(a.names, a.name_weights, b.names, b.name_weights),
        *_added(a.words, a.word_weights, b.words, b.word_weights),
    )


def _added(terms: Terms, weights: Weights, more: Terms, added: Weights) -> tuple[Terms, Weights]:
    union, places = np.unique(np.concatenate([terms, more]), return_inverse=True)
    return union, np.bincount(places, np.concatenate([weights, added])).astype(np.float32)
