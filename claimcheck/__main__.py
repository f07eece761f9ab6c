"""`python -m claimcheck` is the `claimcheck` command."""

from .cli import main

if __name__ == "__main__":
    main()
