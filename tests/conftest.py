"""Settings of all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: these machines are shared. On CI the same examples every time, so that a change is
# not held up by what it did not break; elsewhere new ones, to find what nobody thought of.
settings.register_profile("dateline", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("dateline")
