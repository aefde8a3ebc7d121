"""`python -m okrcoach` and the installed `okrcoach` command."""

from okrcoach.cli import main

if __name__ == "__main__":
    main()
