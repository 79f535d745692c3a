"""How right the coder is on whole articles: what it misses, what it invents, what it gets half.

    python -m bench.accuracy articles [bench/cases/articles] [--errors]

Reads the text files of a folder and its ``gold.csv``, whose columns are explained at its top, and
prints the share of the required events that are found (by type; with source, target and modality;
with countries), and the share of the coded mentions that are right.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.tables import Mention, Reject
from transforms.extract import ArticleText, EventCoder
from transforms.filesystem import open_file
from transforms.parse import ParseOptions, parse, sentences
from transforms.read import Segment, read_segment

CASES = Path(__file__).parent / "cases" / "articles"


@dataclass(frozen=True)
class Gold:
    """One event that a sentence reports; ``*`` accepts anything, ``-`` accepts nothing coded."""

    article: str
    begins: str
    types: tuple[str, ...]
    source: tuple[str, ...]
    source_country: str
    target: tuple[str, ...]
    target_country: str
    modality: tuple[str, ...]
    required: bool

    def reported_by(self, sentence: str) -> bool:
        """Whether this is the sentence that the row is about."""
        return " ".join(sentence.split()).startswith(self.begins)


@dataclass(frozen=True)
class Match:
    """How well a mention reports an event of the gold."""

    source: bool
    target: bool
    countries: bool
    modality: bool

    @property
    def right(self) -> bool:
        """Actors and modality are right; countries are counted apart."""
        return self.source and self.target and self.modality

    @property
    def quality(self) -> float:
        """By which a mention is given to the event that it fits best."""
        return self.source + self.target + 0.5 * self.countries + 0.5 * self.modality


def read_gold(folder: Path) -> list[Gold]:
    """The rows of ``gold.csv`` in a folder of articles."""
    with open(folder / "gold.csv", encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [
            Gold(
                row["article"],
                row["begins"],
                tuple(row["types"].split("|")),
                tuple(row["source"].split("|")),
                row["source_country"],
                tuple(row["target"].split("|")),
                row["target_country"],
                tuple(row["modality"].split("|")),
                row["required"] == "yes",
            )
            for row in rows
        ]


def read_articles(folder: Path) -> Iterator[ArticleText]:
    """The articles of a folder as the pipeline would read them; the id is the file's stem."""
    for path in sorted(folder.glob("*.txt")):
        for outcome in read_segment(Segment(str(path)), open_file):
            article = outcome if isinstance(outcome, Reject) else parse(outcome, ParseOptions())
            if isinstance(article, Reject):
                raise ValueError(f"{path}: {article.reason}: {article.detail}")
            yield ArticleText(path.stem, article.text, article.title, article.published_at)


def match(mention: Mention, gold: Gold) -> Match | None:
    """How well a mention fits; None where its type is another."""
    if "*" not in gold.types and mention.event_type not in gold.types:
        return None
    return Match(
        source=_names(gold.source, mention.source_text),
        target=_names(gold.target, mention.target_text),
        countries=_lies_in(gold.source_country, mention.source_text, mention.source_country)
        and _lies_in(gold.target_country, mention.target_text, mention.target_country),
        modality="*" in gold.modality or mention.modality in gold.modality,
    )


def _names(accepted: tuple[str, ...], text: str | None) -> bool:
    if "*" in accepted:
        return True
    return any(not text if a == "-" else a.lower() in (text or "").lower() for a in accepted)


def _lies_in(expected: str, text: str | None, country: str | None) -> bool:
    """Whether an actor has an accepted country; where nobody is named there is none to have."""
    return not text or expected == "*" or country in expected.split("|")


@dataclass
class Tally:
    """Counts over all sentences."""

    required: int = 0
    typed: int = 0
    right: int = 0
    placed: int = 0
    mentions: int = 0
    mentions_right: int = 0
    mentions_false: int = 0


def score_sentence(mentions: list[Mention], gold: list[Gold], tally: Tally) -> Iterator[str]:
    """Adds a sentence to the tally, and says what is wrong in it.

    Each mention goes to the event that it fits best. Several mentions of one event are right
    where their actors differ ("Paris and Berlin condemned"); a repetition is a false one.
    """
    best: dict[int, Match] = {}
    actors = set()
    for mention in mentions:
        tally.mentions += 1
        fits = [(place, found) for place, one in enumerate(gold) if (found := match(mention, one))]
        fits.sort(key=lambda fit: (-fit[1].quality, fit[0] in best, not gold[fit[0]].required))
        pair = (mention.event_type, mention.source_text, mention.target_text)
        if not fits or (fits[0][0] in best and (pair in actors or not fits[0][1].right)):
            tally.mentions_false += 1
            yield f"false    {_shown(mention)}"
            continue
        actors.add(pair)
        place, found = fits[0]
        tally.mentions_right += found.right
        if not (found.right and found.countries):
            yield f"half     {_shown(mention)} should be {gold[place]}"
        if place not in best or found.quality > best[place].quality:
            best[place] = found
    for place, one in enumerate(gold):
        if one.required:
            tally.required += 1
            tally.typed += place in best
            tally.right += place in best and best[place].right
            tally.placed += place in best and best[place].right and best[place].countries
            if place not in best:
                yield f"missed   {one}"


def _shown(mention: Mention) -> str:
    source = f"{mention.source_text} [{mention.source_country}]"
    target = f"{mention.target_text} [{mention.target_country}]"
    return (
        f"{mention.event_type} {mention.modality} {source} -> {target} "
        f"({mention.confidence:.2f}) {mention.sentence[:160]!r}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CASES)
    parser.add_argument("--errors", action="store_true", help="print every error")
    parser.add_argument("--model", default="auto")
    given = parser.parse_args()
    gold, articles = read_gold(given.folder), list(read_articles(given.folder))
    tally = Tally()
    for article, coded in zip(articles, EventCoder(given.model).code(articles), strict=True):
        expected = [one for one in gold if one.article == article.article_id]
        for start, end in sentences(article.text):
            sentence = article.text[start:end]
            errors = score_sentence(
                [m for m in coded if m.sentence_start == start],
                [one for one in expected if one.reported_by(sentence)],
                tally,
            )
            for error in errors:
                if given.errors:
                    print(article.article_id, error)
    required, mentions = tally.required, tally.mentions
    print(f"articles {len(articles)}, required events {required}, mentions {mentions}")
    for name, count, of in (
        ("required events found, type", tally.typed, required),
        ("  with source, target and modality", tally.right, required),
        ("  and both countries", tally.placed, required),
        ("mentions right", tally.mentions_right, mentions),
        ("mentions of no event", tally.mentions_false, mentions),
    ):
        print(f"{name:38} {count:4}  {count / max(of, 1):.3f}")


if __name__ == "__main__":
    main()
