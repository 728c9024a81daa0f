from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models.signals import post_migrate

from programs.setup.topics import plant_talks, plant_topics


class ProgramsConfig(AppConfig):
    name = "programs"

    def ready(self) -> None:
        """The topic library grows with the product: each migration plants what is new in it."""
        post_migrate.connect(plant, sender=self)


def plant(sender: AppConfig, using: str, **options: Any) -> None:
    topic = sender.get_model("Topic")
    tables = connections[using].introspection.table_names()
    if using == DEFAULT_DB_ALIAS and topic._meta.db_table in tables:
        plant_topics(topic)
        plant_talks(topic)
