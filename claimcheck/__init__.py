"""claimcheck: a linter for quotations."""

__version__ = "0.1.0"
