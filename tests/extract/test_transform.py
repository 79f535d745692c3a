"""An article that breaks the coder costs itself only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemas.tables import Mention
from transforms.extract import ArticleText
from transforms.extract.transform import Extract, _Extract


class BreakingCoder:
    """Raises at the article "bad", as a coder does that meets what nobody foresaw."""

    def code(self, articles: Iterable[ArticleText]) -> Iterator[list[Mention]]:
        for article in articles:
            if article.article_id == "bad":
                raise RecursionError("too deep")
            yield []


def test_a_failing_article_is_told_and_the_others_are_coded() -> None:
    stage = _Extract(Extract("staging", "run"))
    stage._coder = BreakingCoder()  # type: ignore[assignment]
    articles = [ArticleText(name, "Text.") for name in ("first", "bad", "last")]
    first, bad, last = stage._code(articles)
    assert (first, last) == ([], [])
    assert isinstance(bad, RecursionError)
