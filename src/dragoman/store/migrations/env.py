"""Run by Alembic for every command. The connection, and the transaction around it, are the caller's."""

from alembic import context

from dragoman.store.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite alters a table only by making it again
)
context.run_migrations()
