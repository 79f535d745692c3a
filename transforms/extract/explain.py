"""Why the coder says what it says: the account behind ``dateline explain``.

``explain_sentence`` is the whole story of one sentence as plain records; ``as_text``
and ``as_html`` show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from schemas.tables import Mention
from transforms.extract.articles import ArticleText, SplitArticle
from transforms.extract.coder import EventCoder
from transforms.extract.confidence import terms, weights
from transforms.extract.findings import Dropped, Finding
from transforms.extract.titled_names import parsed


@dataclass(frozen=True)
class Explanation:
    """What became of a sentence.

    ``passed_screen`` is False where no frame of the lexicon can hold in it (it is then not parsed
    by the coder, but is parsed here). ``findings`` and ``mentions`` belong together by position.
    ``parse`` gives a line for each token: index, text, tag, label, index of the head.
    """

    sentence: str
    passed_screen: bool
    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...]
    actors: tuple[str, ...]
    dropped: tuple[Dropped, ...]
    parse: tuple[str, ...]


def explain_sentence(
    sentence: str, coder: EventCoder | None = None, published_at: datetime | None = None
) -> Explanation:
    """Account for one sentence, standing alone."""
    coder = coder or EventCoder()
    article = ArticleText("", sentence, published_at=published_at)
    return _explain(SplitArticle(article, coder.run, [(0, len(sentence))]), 0, coder)


def explain_in_article(article: ArticleText, number: int, coder: EventCoder) -> Explanation:
    """Account for the sentence of that number, with what its article and ``coder.run`` know."""
    return _explain(SplitArticle(article, coder.run), number, coder)


def _explain(split: SplitArticle, number: int, coder: EventCoder) -> Explanation:
    component, knowledge = coder.component, split.knowledge
    with coder.nlp.memory_zone():
        document = next(parsed(coder.nlp, [split.to_parse(number)], 1))
        coding = component.sentences.code(document[:], knowledge)
        parse = tuple(f"{t.i} {t.text} {t.tag_} {t.dep_} {t.head.i}" for t in document)
    mentions = component.assembler.mentions(split.article, split.spans, {number: coding}, knowledge)
    phrases = dict.fromkeys(
        p.text for f in coding.findings for p in (f.source, f.target) if p is not None
    )
    actors = []
    for phrase in phrases:
        actor = knowledge.actor(phrase)
        actors.append(f"{phrase}: {actor.how}" if actor is not None else f"{phrase}: no actor")
    return Explanation(
        split.sentence(number),
        split.passes(component.screen, number),
        tuple(coding.findings),
        tuple(mentions),
        tuple(actors),
        tuple(coding.dropped),
        parse,
    )


def as_text(explanation: Explanation) -> str:
    """The account as lines for a terminal."""
    lines = [explanation.sentence]
    if not explanation.passed_screen:
        lines.append("  The screen leaves this sentence out: no frame can hold in it.")
    for mention, finding in zip(explanation.mentions, explanation.findings, strict=False):
        coded = f"{mention.event_type}"
        if mention.event_mode:
            coded += f"/{mention.event_mode}"
        if mention.base_type != mention.event_type:
            coded += f" (the act: {mention.base_type})"
        lines.append(f"  {coded}  {mention.modality}  confidence {mention.confidence:.2f}")
        lines.append(f"    trigger      {mention.trigger}")
        lines.append(f"    source       {_actor(mention, 'source')}")
        lines.append(f"    target       {_actor(mention, 'target')}")
        if mention.attribution:
            lines.append(f"    according to {mention.attribution}")
        if mention.event_date_text:
            when = mention.event_date or "unresolved"
            lines.append(f"    when         {mention.event_date_text} ({when})")
        if mention.place_text:
            lines.append(f"    where        {mention.place_text} ({mention.place_country})")
        lines.append(f"    rule         {mention.rule}")
        lines.append(f"    evidence     {_evidence(finding, mention)}")
        if finding.cues:
            lines.append(f"    cues         {', '.join(finding.cues)}")
    for actor in explanation.actors:
        lines.append(f"  actor   {actor}")
    for dropped in explanation.dropped:
        lines.append(f"  dropped {dropped.trigger} ({dropped.rule}): {dropped.reason}")
    if not explanation.mentions:
        lines.append("  No event.")
    return "\n".join(lines)


def _evidence(finding: Finding, mention: Mention) -> str:
    """The terms of the confidence with their weights, the greatest first."""
    table = weights()
    true = sorted(terms(finding, mention), key=lambda term: (-abs(table[term]), term))
    return ", ".join(f"{term} {table[term]:+.2f}" for term in true)


def _actor(mention: Mention, role: str) -> str:
    text = getattr(mention, f"{role}_text")
    if text is None:
        return "-"
    name = getattr(mention, f"{role}_name")
    country = getattr(mention, f"{role}_country")
    sectors = "|".join(getattr(mention, f"{role}_sectors"))
    return f"{text}  [{name or '?'}, {country or '?'}, {sectors or '-'}]"


def as_html(explanations: Sequence[Explanation]) -> str:
    """A page of its own with the spans of source, trigger and target marked, one act a line."""
    parts = [_PAGE_HEAD]
    for explanation in explanations:
        parts.append("<section>")
        if not explanation.mentions:
            parts.append(f"<p>{escape(explanation.sentence)}</p><p class=note>No event.</p>")
        for mention, finding in zip(explanation.mentions, explanation.findings, strict=False):
            parts.append(f"<p>{_marked(explanation.sentence, finding)}</p>")
            mode = f"/{mention.event_mode}" if mention.event_mode else ""
            parts.append(
                f"<p class=note><b>{mention.event_type}{escape(mode)}</b> {mention.modality},"
                f" confidence {mention.confidence:.2f}: {escape(_actor(mention, 'source'))} &rarr;"
                f" {escape(_actor(mention, 'target'))}<br>rule {escape(mention.rule)}</p>"
            )
        for dropped in explanation.dropped:
            reason = escape(dropped.reason)
            parts.append(f"<p class=note>dropped <i>{escape(dropped.trigger)}</i>: {reason}</p>")
        parts.append("</section>")
    return "\n".join([*parts, "</body></html>", ""])


def _marked(sentence: str, finding: Finding) -> str:
    """The sentence as HTML with the spans of one finding marked; of two that overlap, the first."""
    spans = [(finding.trigger_start, finding.trigger_end, "trigger")]
    for name in ("source", "target"):
        phrase = getattr(finding, name)
        if phrase is not None:
            spans.append((phrase.start, phrase.end, name))
    html, at = [], 0
    for start, end, name in sorted(spans):
        if start >= at:
            html.append(escape(sentence[at:start]))
            html.append(f"<mark class={name} title={name}>{escape(sentence[start:end])}</mark>")
            at = end
    return "".join(html) + escape(sentence[at:])


_PAGE_HEAD = """<!doctype html>
<html lang=en><head><meta charset=utf-8><title>Events</title>
<style>
body { font: 1rem/1.5 sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
section { border-top: 1px solid #ccc; padding: .5rem 0 }
mark { padding: 0 .2em; border-radius: .2em }
.source { background: #cfe8ff } .trigger { background: #ffe08a } .target { background: #ffd0cf }
.note { color: #555; font-size: .9rem; margin: .2rem 0 }
</style></head><body>"""
