"""Dates: expressions of time in a sentence, resolved against the article's date."""

from transforms.extract.dates.expressions import DateExpression
from transforms.extract.dates.find import find_dates

__all__ = ["DateExpression", "find_dates"]
