"""``python -m pipeline`` is the command ``dateline``."""

from pipeline.main import main

if __name__ == "__main__":
    main()
