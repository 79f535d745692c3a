"""Stories: which articles tell of the same happening.

``gist`` makes the small record of an article that is compared, ``find_stories`` the stories. The
rows of ``story_table`` are what later runs know of them.
"""

from transforms.stories.gist import GIST_VERSION, Gist, gist
from transforms.stories.index import STORY_SCHEMA, read_stories, story_row, story_table
from transforms.stories.stories import find_stories

__all__ = [
    "GIST_VERSION",
    "STORY_SCHEMA",
    "Gist",
    "find_stories",
    "gist",
    "read_stories",
    "story_row",
    "story_table",
]
