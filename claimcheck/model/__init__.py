"""Frozen values that every other room works on. Imports nothing of the package."""
