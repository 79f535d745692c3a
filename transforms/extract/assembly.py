"""From findings to mentions: references, actors, dates, places, casualties, contexts, ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from schemas.ids import content_id
from schemas.tables import Mention
from transforms.extract.actors import Actor
from transforms.extract.casualties import find_casualties
from transforms.extract.confidence import with_actors
from transforms.extract.contexts import contexts_of
from transforms.extract.findings import Finding, Phrase
from transforms.extract.knowledge import Knowledge
from transforms.extract.participants import known
from transforms.extract.phrases import PERSONAL
from transforms.extract.places import Place, PlaceContext, event_place, find_places
from transforms.extract.reference import References
from transforms.extract.version import CODER_VERSION
from transforms.extract.when import date_of, is_historical, latest_year

if TYPE_CHECKING:
    from transforms.extract.coder import ArticleText
    from transforms.extract.sentence_coder import Coding

LEADING = 15  # sentences that tell where an article's places are
LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE"})


@dataclass
class _Article:
    """What all mentions of one article share."""

    article: ArticleText
    spans: list[tuple[int, int]]
    knowledge: Knowledge

    @cached_property
    def places(self) -> PlaceContext:
        return PlaceContext.of_article(self.knowledge.sentences[:LEADING])

    @cached_property
    def latest_year(self) -> int | None:
        return latest_year(self.article.text)

    @cached_property
    def references(self) -> References:
        return References(self.knowledge, len(self.knowledge.sentences) - len(self.spans))


class Assembler:
    """Makes mentions of one article's findings."""

    def mentions(
        self,
        article: ArticleText,
        spans: list[tuple[int, int]],
        codings: dict[int, Coding],
        knowledge: Knowledge,
    ) -> list[Mention]:
        """The mentions of an article in the order of the text; ``codings`` by sentence number."""
        shared = _Article(article, spans, knowledge)
        found: dict[str, Mention] = {}
        for index in sorted(codings):
            for finding in codings[index].findings:
                for source, target in _actors(finding, index, shared):
                    if not finding.political and not known(source, target):
                        continue
                    mention = _mention(shared, index, finding, source, target)
                    found.setdefault(mention.mention_id, mention)
        return list(found.values())


def _actors(
    finding: Finding, index: int, shared: _Article
) -> list[tuple[Actor | None, Actor | None]]:
    """Source and target; a pair in one phrase ("the two leaders") is spread over both sides."""
    source = finding.source
    if source is not None and finding.target is None:
        pair = shared.references.of_pair(source.text, index)
        if len(pair) == 2:
            return [(pair[0], pair[1])]
    return [(_resolve(source, index, shared), _resolve(finding.target, index, shared))]


def _resolve(phrase: Phrase | None, index: int, shared: _Article) -> Actor | None:
    if phrase is None:
        return None
    word = phrase.text.lower()
    if word in PERSONAL and phrase.kind == "pronoun":
        return shared.references.of_pronoun(word, index)
    actor = shared.knowledge.actor(phrase.text)
    if phrase.owner:
        return _belonging(actor, phrase, index, shared)
    if actor is not None and phrase.kind == "business" and actor.sectors[:1] == ("GOV",):
        return replace(actor, sectors=("BUS",), how=f"{actor.how}; an office in a company")
    if phrase.wider and (actor is None or actor.country is None):
        actor = shared.knowledge.actor(phrase.wider) or actor
    if actor is not None and (not actor.person or not _named(phrase)):
        holder = shared.references.of_office(phrase.text, actor, index)
        if holder is not None:
            return holder
    if phrase.apposition and (actor is None or not actor.person):
        named = shared.knowledge.actor(phrase.apposition)
        if named is not None and (named.person or actor is None):
            return named
    return actor


def _belonging(actor: Actor | None, phrase: Phrase, index: int, shared: _Article) -> Actor | None:
    """The actor of "his government", with the country of whoever "he" is."""
    if phrase.owner.lower() in PERSONAL:
        owner = shared.references.of_pronoun(phrase.owner.lower(), index)
    else:
        owner = shared.knowledge.actor(phrase.owner)
    if owner is None or owner.country is None:
        return actor
    if actor is None:
        return owner if phrase.kind == "thing" else None
    if "the article's country" not in actor.how and actor.country is not None:
        return actor
    how = f"{actor.how}; of {owner.name}"
    return replace(actor, country=owner.country, how=how)


def _named(phrase: Phrase) -> bool:
    """Whether a phrase holds a proper name behind its article."""
    return any(word[:1].isupper() for word in phrase.text.split()[1:])


def _mention(
    shared: _Article, index: int, finding: Finding, source: Actor | None, target: Actor | None
) -> Mention:
    article = shared.article
    start, end = shared.spans[index]
    sentence = article.text[start:end]
    published = article.published_at.date() if article.published_at else None
    expression = date_of(finding, sentence, published)
    phrases = [p for p in (finding.source, finding.target) if p is not None]
    spans = [(p.start, p.end) for p in phrases]
    place = event_place(find_places(sentence, spans, shared.places))
    source = _located(source, finding.source, finding, place, shared)
    target = _located(target, finding.target, finding, place, shared)
    if finding.base_type in ("COERCE", "SANCTION") and source is not None:
        target = _foreign(target, finding.target, source, index, shared)
    counts = find_casualties(sentence) if finding.base_type in LOCAL else None
    return Mention(
        mention_id=content_id(
            article.article_id,
            str(start + finding.trigger_start),
            str(start + finding.trigger_end),
            _extent(finding.source),
            _extent(finding.target),
            finding.event_type,
            finding.base_type,
        ),
        article_id=article.article_id,
        published_at=article.published_at,
        sentence_index=index,
        sentence=sentence,
        sentence_start=start,
        sentence_end=end,
        trigger=finding.trigger,
        trigger_start=start + finding.trigger_start,
        trigger_end=start + finding.trigger_end,
        event_type=finding.event_type,  # type: ignore[arg-type]
        base_type=finding.base_type,  # type: ignore[arg-type]
        event_mode=finding.mode,
        contexts=contexts_of(sentence),
        modality=finding.modality,  # type: ignore[arg-type]
        historical=is_historical(finding, sentence, expression, published, shared.latest_year),
        attribution=finding.attribution,
        source_text=finding.source.full if finding.source else None,
        source_name=source.name if source else None,
        source_country=source.country if source else None,
        source_sectors=source.sectors if source else (),
        target_text=finding.target.full if finding.target else None,
        target_name=target.name if target else None,
        target_country=target.country if target else None,
        target_sectors=target.sectors if target else (),
        event_date=expression.date if expression else None,
        event_date_end=expression.date_end if expression else None,
        event_date_precision=expression.precision if expression else "UNKNOWN",
        event_date_text=expression.text if expression else None,
        place_text=place.text if place else None,
        place_name=place.name if place else None,
        place_country=place.country if place else None,
        place_admin1=place.admin1 if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        geonames_id=place.geonames_id if place else None,
        killed=counts.killed.value if counts and counts.killed else None,
        injured=counts.injured.value if counts and counts.injured else None,
        confidence=with_actors(finding, source, target),
        rule=finding.rule,
        coder_version=CODER_VERSION,
    )


def _located(
    actor: Actor | None,
    phrase: Phrase | None,
    finding: Finding,
    place: Place | None,
    shared: _Article,
) -> Actor | None:
    """The actor with the country where the act happens, if nothing else tells its country.

    Only for acts that need both sides in one place, and for phrases without a name of their own.
    """
    if phrase is None or finding.base_type not in LOCAL or (actor is not None and actor.country):
        return actor
    if actor is not None and actor.person:
        return actor
    if phrase.kind in ("name", "pronoun", "business"):
        return actor
    country = place.country if place is not None else shared.knowledge.context.country
    if country is None:
        return actor
    if actor is None:
        return Actor(phrase.text, country, (), f"where it happens: {country}", 0.4)
    return replace(actor, country=country, how=f"{actor.how}; where it happens: {country}")


def _foreign(
    target: Actor | None, phrase: Phrase | None, source: Actor, index: int, shared: _Article
) -> Actor | None:
    """A sanctioned name that nothing places, with the other country last spoken of."""
    if phrase is None or (target is not None and target.country):
        return target
    country = shared.references.other_country(source.country, index)
    if country is None:
        return target
    if target is None:
        return Actor(phrase.text, country, (), f"the country spoken of: {country}", 0.3)
    return replace(target, country=country, how=f"{target.how}; the country spoken of: {country}")


def _extent(phrase: Phrase | None) -> str:
    return f"{phrase.start}-{phrase.end}" if phrase else ""
