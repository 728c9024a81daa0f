from django.contrib.staticfiles.apps import StaticFilesConfig as DjangoStaticFilesConfig


class StaticFilesConfig(DjangoStaticFilesConfig):
    """Django's own, leaving out sources that no browser asks for."""

    ignore_patterns = [*DjangoStaticFilesConfig.ignore_patterns, "*.map"]
