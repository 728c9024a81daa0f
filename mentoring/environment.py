"""Reads settings from environment variables and refuses what it does not understand."""

import importlib.util
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from mentoring.embedded import postgres

# Variables that belong to others but share our names' look are not ours to judge.
PREFIXES = ("COUNTERPART_",)


class Environment:
    """Every setting is asked for once, by name; `finish` reports all that is wrong together."""

    def __init__(self) -> None:
        self.root = Path(__file__).resolve().parent.parent
        self.production = os.environ.get("ENVIRONMENT") == "production"
        self.problems: list[str] = []
        self.asked: set[str] = set()

    def text(self, name: str, *, default: str, production: bool = False) -> str:
        self.asked.add(name)
        value = os.environ.get(name, "").strip()
        if not value and self.production and production:
            self.problems.append(f"{name} is missing.")
        return value or default

    def secret(self, name: str, *, default: str, production: bool = True) -> str:
        """The variable itself, or the content of the file that NAME_FILE points to."""
        self.asked.add(f"{name}_FILE")
        path = os.environ.get(f"{name}_FILE")
        if not path:
            return self.text(name, default=default, production=production)
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            self.problems.append(f"{name}_FILE: {error.strerror}.")
            return default

    def flag(self, name: str, *, default: bool) -> bool:
        known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
        value = self.text(name, default="1" if default else "0").lower()
        if value not in known:
            self.problems.append(f"{name} is 1 or 0, not {value!r}.")
        return known.get(value, default)

    def choice(self, name: str, options: Iterable[str], *, default: str) -> str:
        value = self.text(name, default=default)
        if value not in options:
            self.problems.append(f"{name} is one of {', '.join(options)}, not {value!r}.")
        return value

    def number(self, name: str, *, default: int) -> int:
        value = self.text(name, default=str(default))
        if not value.isdecimal():
            self.problems.append(f"{name} is a whole number, not {value!r}.")
        return int(value) if value.isdecimal() else default

    def items(self, name: str, *, default: list[str]) -> list[str]:
        value = self.text(name, default="", production=True)
        return [item.strip() for item in value.split(",") if item.strip()] or default

    def folder(self, name: str, *, default: str) -> Path:
        return self.root / self.text(name, default=default)

    def mail(self, name: str, *, default: str) -> dict[str, Any]:
        url = self.secret(name, default=default).replace("console://", "consolemail://")
        known = {"EMAIL_HOST": "", "EMAIL_PORT": 25, "EMAIL_HOST_USER": ""}
        known |= {"EMAIL_HOST_PASSWORD": "", "EMAIL_USE_TLS": False, "EMAIL_USE_SSL": False}
        try:
            return known | dict(environ.Env.email_url_config(url))  # type: ignore[no-untyped-call]
        except (KeyError, ValueError, ImproperlyConfigured):
            self.problems.append(f"{name} is not a mail address such as smtp://host:25.")
            return known | {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}

    def database(self) -> dict[str, Any]:
        """The database of DATABASE_URL, or this clone's own embedded PostgreSQL."""
        url = self.secret("DATABASE_URL", default="")
        if not url and not self.production:
            url = postgres.database_url()
        return self._database("DATABASE_URL", url)

    def second_login(self, name: str) -> dict[str, dict[str, Any]]:
        """{"board": …} for BOARD_DATABASE_URL: the same database for another role; {} if unset."""
        url = self.secret(name, default="", production=False)
        same = {"TEST": {"MIRROR": "default"}}
        alias = name.removesuffix("_DATABASE_URL").lower()
        return {alias: self._database(name, url) | same} if url else {}

    def _database(self, name: str, url: str) -> dict[str, Any]:
        config: dict[str, Any] = dict(environ.Env.db_url_config(url)) if url else {}  # type: ignore[no-untyped-call]
        if url and config.get("ENGINE") != "django.db.backends.postgresql":
            self.problems.append(f"{name} is a postgres:// address; no other database serves.")
        options = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=120s"
        config["OPTIONS"] = {"options": options, **config.get("OPTIONS", {})}
        return config | {"CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 60}

    def installed(self, *apps: str) -> list[str]:
        """Those of the development apps that are installed."""
        return [app for app in apps if importlib.util.find_spec(app)]

    def refuse(self, wrong: bool, message: str) -> None:  # noqa: FBT001 - reads as a sentence
        if wrong:
            self.problems.append(message)

    def finish(self) -> None:
        """Raise with every problem at once; a misspelt COUNTERPART_ variable is one of them."""
        known = {"COUNTERPART_PG_FAST", "COUNTERPART_HOME"}
        for name in sorted(os.environ):
            if name.startswith(PREFIXES) and name not in known:
                self.problems.append(f"{name} is not a setting.")
        if self.problems:
            raise ImproperlyConfigured(" ".join(self.problems))
