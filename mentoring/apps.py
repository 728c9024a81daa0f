from importlib import import_module

from django.apps import AppConfig


class MentoringConfig(AppConfig):
    name = "mentoring"
    verbose_name = "Counterpart"

    def ready(self) -> None:
        """Every database connection says who asks for private rows."""
        import_module("mentoring.walls.asking")
