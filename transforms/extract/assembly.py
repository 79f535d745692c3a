"""From findings to mentions: references, actors, dates, places, casualties, contexts, ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from schemas.ids import content_id
from schemas.tables import Mention
from transforms.extract.actors import Actor
from transforms.extract.casualties import find_casualties
from transforms.extract.confidence import confidence, terms
from transforms.extract.contexts import contexts_of
from transforms.extract.definite import owner_in
from transforms.extract.findings import Finding, Phrase
from transforms.extract.knowledge import Knowledge
from transforms.extract.participants import known
from transforms.extract.phrases import PERSONAL
from transforms.extract.places import PlaceContext, event_place, find_places
from transforms.extract.reference import References
from transforms.extract.version import CODER_VERSION
from transforms.extract.when import date_of, is_historical, last_day, latest_year
from transforms.extract.whose import BY_ARTICLE, LOCAL, belonging, held_at_home, located

if TYPE_CHECKING:
    from transforms.extract.articles import ArticleText
    from transforms.extract.sentence_coder import Coding

# Acts that leave victims; beside one of them an arrest has none of its own.
FATAL = frozenset({"ASSAULT", "PROTEST"})
ORGANISATIONS = frozenset({"UNO", "EUR", "IGO", "NGO"})  # whom people of many states serve
TOLD_IN = 3  # sentences back to the day from which "two days later" counts
KOREAS = {"the north": "North Korea", "the south": "South Korea"}
LEADING = 15  # sentences that tell where an article's places are


@dataclass
class _Article:
    """What all mentions of one article share."""

    article: ArticleText
    spans: list[tuple[int, int]]
    knowledge: Knowledge

    @cached_property
    def places(self) -> PlaceContext:
        return PlaceContext.of_article(self.knowledge.sentences[:LEADING])

    def day_before(self, index: int, published: date | None) -> date | None:
        """The day that the few sentences before one spoke of last."""
        spans = self.spans[max(0, index - TOLD_IN) : index]
        return last_day([self.article.text[start:end] for start, end in spans], published)

    @cached_property
    def latest_year(self) -> int | None:
        return latest_year(self.article.text)

    @cached_property
    def references(self) -> References:
        return References(self.knowledge, len(self.knowledge.sentences) - len(self.spans))


class Assembler:
    """Makes mentions of one article's findings; ``score`` gives their confidence."""

    def __init__(self, score: Callable[[Finding, Mention], float] | None = None) -> None:
        self._score = score or _confidence

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
            fatal = any(f.base_type in FATAL for f in codings[index].findings)
            for finding in codings[index].findings:
                for number, (source, target) in enumerate(_actors(finding, index, shared)):
                    host = None if finding.mode == "visit" else target  # any country is one
                    if not finding.political and not known(source, host):
                        continue
                    mention = _mention(shared, index, finding, source, target)
                    if fatal and finding.base_type not in FATAL:
                        mention = replace(mention, killed=None, injured=None)
                    if number:  # the same words, another member of "the two leaders"
                        other = content_id(mention.mention_id, str(number))
                        mention = replace(mention, mention_id=other)
                    mention = replace(mention, confidence=self._score(finding, mention))
                    found.setdefault(mention.mention_id, mention)
        return list(found.values())


def _confidence(finding: Finding, mention: Mention) -> float:
    return confidence(terms(finding, mention))


def _actors(
    finding: Finding, index: int, shared: _Article
) -> list[tuple[Actor | None, Actor | None]]:
    """Source and target; a pair in one phrase ("the two leaders") is spread over both sides."""
    sides = [_side(phrase, index, shared) for phrase in (finding.source, finding.target)]
    source, target = sides
    if len(source) == 2 and finding.target is None:
        return [(source[0], source[1])]
    return [(one, other) for one in source for other in target]


def _side(phrase: Phrase | None, index: int, shared: _Article) -> list[Actor | None]:
    if phrase is not None:
        several = shared.references.of_several(phrase.text, index)
        if len(several) == 2:
            return list(several)
    return [_resolve(phrase, index, shared)]


def _resolve(phrase: Phrase | None, index: int, shared: _Article) -> Actor | None:
    if phrase is None:
        return None
    word = phrase.text.lower()
    if word in PERSONAL and phrase.kind == "pronoun":
        return shared.references.of_pronoun(word, index)
    actor = shared.knowledge.actor(_of_two_koreas(phrase.text, shared))
    if phrase.owner:
        return belonging(actor, phrase, _owner(phrase, index, shared))
    meant = shared.references.of_kind(phrase.text, index)
    if meant is not None:
        return meant
    owner = shared.references.of_kind(owner_in(phrase.text), index)
    if owner is not None:
        return belonging(actor, phrase, owner)
    if actor is not None and phrase.kind == "business" and actor.sectors[:1] == ("GOV",):
        return replace(actor, sectors=("BUS",), how=f"{actor.how}; an office in a company")
    if phrase.wider != phrase.text and _is_homeless(actor):
        wider = shared.knowledge.actor(phrase.wider)
        actor = wider if wider is not None and (actor is None or wider.country) else actor
    if actor is not None and (not actor.person or not _named(phrase)):
        holder = shared.references.of_office(phrase.text, actor, index)
        if holder is not None:
            return holder
    if phrase.apposition and (actor is None or not actor.person):
        named = shared.knowledge.actor(phrase.apposition)
        if named is not None and (named.person or actor is None):
            return _described(named, actor)
    return actor


def _of_two_koreas(text: str, shared: _Article) -> str:
    """ "The North" by its full name, in an article that speaks of North Korea."""
    side = KOREAS.get(text.lower())
    told = side is not None and any(side in s for s in shared.knowledge.sentences)
    return side if side is not None and told else text


def _described(named: Actor, role: Actor | None) -> Actor:
    """Who is named behind a role, with what the role tells where the name tells nothing: "the Grand
    Mufti of Egypt, Sheikh Shawki Allam"."""
    if role is not None and role.country in ORGANISATIONS and named.country != role.country:
        how = f"{named.how}; {role.how}"  # a former minister as "the U.N. envoy"
        return replace(named, country=role.country, sectors=role.sectors, how=how)
    if role is None or named.country is not None:
        return named
    sectors = named.sectors or role.sectors
    how = f"{named.name}: {role.how}"
    return replace(role, name=named.name, sectors=sectors, how=how, person=True)


def _owner(phrase: Phrase, index: int, shared: _Article) -> Actor | None:
    """Who the "his" in "his government" is."""
    if phrase.owner.lower() in PERSONAL:
        return shared.references.of_pronoun(phrase.owner.lower(), index)
    return shared.knowledge.actor(phrase.owner)


def _is_homeless(actor: Actor | None) -> bool:
    """Whether the phrase alone does not tell the country."""
    return actor is None or actor.country is None or BY_ARTICLE in actor.how


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
    expression = date_of(finding, sentence, published, lambda: shared.day_before(index, published))
    phrases = [p for p in (finding.source, finding.target) if p is not None]
    spans = [(p.start, p.end) for p in phrases]
    place = event_place(find_places(sentence, spans, shared.places))
    where = place.country if place is not None else None
    about = shared.knowledge.context.country
    source = located(source, finding.source, finding, where, about)
    target = located(target, finding.target, finding, where, about)
    if finding.base_type in ("COERCE", "SANCTION"):
        target = held_at_home(target, finding.target, source)
    act = (finding.trigger_start, finding.trigger_end)
    counts = find_casualties(sentence, act) if finding.base_type in LOCAL else None
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
        confidence=0.0,  # scored when it is complete
        rule=finding.rule,
        coder_version=CODER_VERSION,
    )


def _extent(phrase: Phrase | None) -> str:
    return f"{phrase.start}-{phrase.end}" if phrase else ""
