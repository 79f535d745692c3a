"""Pages that the tests of HTML are made with."""

from transforms.parse.page import read_page

# The text of an article, one element a line.
PARAGRAPHS = "".join(
    f"<p>Paragraph {n}: ministers of the two countries met again in the old town and spoke about "
    f"trade, fishing rights and the long border that they share.</p>"
    for n in range(1, 6)
)


def body_of(inside: str, head: str = "") -> str:
    return read_page(f"<html><head>{head}</head><body>{inside}</body></html>").text
