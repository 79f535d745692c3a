"""The body that JSON-LD declares, and what was extracted."""

from transforms.parse.declared_body import with_declared

STORY = [f"Sentence {n} of a story that is told in full in the structured data." for n in range(12)]
BODY = " ".join(STORY)


def test_what_stands_around_the_declared_body_goes() -> None:
    text = "\n".join(["4 minutes", *STORY, "Jane covers courts."])
    assert with_declared(text, BODY) == "\n".join(STORY)


def test_a_body_that_was_cut_off_does_not_say_where_the_story_ends() -> None:
    cut = BODY[:-40]
    assert with_declared("\n".join(["4 minutes", *STORY]), cut) == "\n".join(STORY)


def test_another_text_is_replaced() -> None:
    assert with_declared("Accept our cookies.\nOr leave.", BODY) == BODY


def test_a_declared_body_may_have_tags() -> None:
    marked = "".join(f"<p>{line}</p>" for line in STORY)
    assert with_declared("", marked) == "\n".join(STORY)
    escaped = marked.replace("<", "&lt;").replace(">", "&gt;")
    assert with_declared("", escaped) == "\n".join(STORY)


def test_descriptions_do_not_count() -> None:
    text = "\n".join(line + " And more that is written only here." for line in STORY)
    assert with_declared(text, "A short description.") == text
    assert with_declared("", "A short description.") == "A short description."
