"""The date of an act among the dates of a sentence and of the sentences before."""

from datetime import date

import pytest

from transforms.extract.findings import Finding
from transforms.extract.when import date_of, last_day

FRIDAY = date(2024, 6, 14)


def dated(sentence, trigger, reference=None):
    start = sentence.index(trigger)
    finding = Finding(
        trigger=trigger,
        trigger_start=start,
        trigger_end=start + len(trigger),
        event_type="ASSAULT",
        base_type="ASSAULT",
        mode=None,
        modality="ASSERTED",
        source=None,
        target=None,
        attribution=None,
        rule="",
        cues=(),
    )
    found = date_of(finding, sentence, FRIDAY, reference)
    return str(found.date) if found is not None else None


@pytest.mark.parametrize(
    ("sentence", "trigger", "day"),
    [
        ("The general said Friday that rebels attacked the base on Wednesday.", "attacked", "12"),
        ("Rebels attacked the base on Monday, the army said Thursday.", "attacked", "10"),
        ("Monday's bombing wounded guards, police said on Tuesday.", "wounded", "10"),
        ("Troops fell back on Monday; two days later rebels attacked the base.", "attacked", "12"),
    ],
)
def test_the_day_of_the_report_is_not_that_of_the_act(sentence, trigger, day):
    assert dated(sentence, trigger) == f"2024-06-{day}"


def test_what_counts_from_the_day_last_spoken_of():
    before = ["The base was shelled on Monday.", "Nobody was hurt."]

    def told():
        return last_day(before, FRIDAY)

    assert dated("The next day rebels attacked.", "attacked", told) == "2024-06-11"
    assert dated("The next day rebels attacked.", "attacked") == "None"
