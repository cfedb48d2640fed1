"""Alembic's environment and the numbered steps."""
