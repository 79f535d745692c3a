"""Every row of the actors' tables says something the resolver can use."""

import pycountry
import pytest

from schemas.vocabulary import SECTORS
from transforms.extract.actors.folding import words
from transforms.extract.actors.gazetteer import gazetteer, parse_day, read_table, split_list

ORGANS = {"XKX", "EUR", "UNO", "IGO", "NGO", "MNC", "ISM", "IMG"}
CODES = {c.alpha_3 for c in pycountry.countries} | ORGANS
NAMES = {"countries": "name", "regions": "name", "agents": "noun", "organizations": "name"}


@pytest.mark.parametrize("table", ["countries", "regions", "agents", "organizations", "people"])
def test_rows_have_all_cells_and_no_others(table):
    for row in read_table(table):
        assert None not in row
        assert all(value is not None and value == value.strip() for value in row.values()), row


@pytest.mark.parametrize("table", ["regions", "organizations", "people"])
def test_countries_are_codes(table):
    for row in read_table(table):
        assert not row["country"] or row["country"] in CODES, row


def test_the_states_are_those_of_iso_and_kosovo():
    codes = [row["code"] for row in read_table("countries")]
    assert len(codes) == len(set(codes))
    assert set(codes) <= CODES


@pytest.mark.parametrize(
    ("table", "column"), [("agents", "sector"), ("regions", "sector"), ("organizations", "sectors")]
)
def test_sectors_are_plovers(table, column):
    for row in read_table(table):
        assert set(split_list(row[column])) <= set(SECTORS), row


@pytest.mark.parametrize(("table", "column"), NAMES.items())
def test_names_have_words(table, column):
    for row in read_table(table):
        assert words(row[column]), row


def test_territories_belong_to_states():
    states = {row["code"] for row in read_table("countries")}
    for row in read_table("dependencies"):
        assert row["code"] in CODES - states, row
        assert row["state"] in states, row


def test_a_noun_has_one_row():
    nouns = [row["noun"] for row in read_table("agents")]
    assert sorted(nouns) == sorted(set(nouns))


def test_kinds_of_agents_are_known():
    kinds = {"office", "person", "group", "institution", "member"}
    assert {row["kind"] for row in read_table("agents")} == kinds


def test_offices_are_nouns_and_spells_run_forward():
    agents = gazetteer().agents
    for row in read_table("people"):
        assert row["office"] in agents, row
        assert agents[row["office"]].sectors, row
        assert parse_day(row["since"], last=False) <= parse_day(row["until"], last=True), row


def test_periods_are_dates_and_sectors():
    for row in read_table("organizations"):
        for period in filter(None, row["periods"].split(";")):
            span, _, sectors = period.partition(":")
            since, _, until = span.partition("/")
            assert parse_day(since, last=False) <= parse_day(until, last=True), row
            assert split_list(sectors), row
            assert set(split_list(sectors)) <= set(SECTORS), row
