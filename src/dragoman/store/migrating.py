"""Bringing a store's tables to the version of this software, with Alembic.

Imported only where a store must be made or moved: Alembic takes half a second to import.
"""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration for one connection; the scripts lie in the package, as in a wheel."""
    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations")
    config.attributes["connection"] = connection
    return config


def versions(connection: Connection) -> tuple[str, ...]:
    """Every version that a store's tables ever had, the first one first."""
    scripts = ScriptDirectory.from_config(alembic_config(connection))
    return tuple(sorted(script.revision for script in scripts.walk_revisions()))


def upgrade(connection: Connection, version: str = "head") -> None:
    """Run every migration that the store lacks, inside the caller's transaction."""
    command.upgrade(alembic_config(connection), version)


def downgrade(connection: Connection, version: str) -> None:
    """Take the store back to an older version, inside the caller's transaction.

    StoreError "no_way_back" where a step back would lose what cannot be made again.
    """
    command.downgrade(alembic_config(connection), version)
