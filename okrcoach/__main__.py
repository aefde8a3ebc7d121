"""`python -m okrcoach` and the installed `okrcoach` command."""

import gc

# A short run makes many values and frees few: looking for garbage less often saves it a tenth of its time.
gc.set_threshold(100_000, 50, 100)

from okrcoach.cli import main  # noqa: E402 -- the imports are most of what the line above is for

if __name__ == "__main__":
    main()
