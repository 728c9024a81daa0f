"""The product on a port of this machine, with static files as production serves them."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

from mentoring.web import clock

COMPRESSED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
Answer = Callable[..., Iterable[bytes]]


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as it is inherited
        """Say nothing: what matters is what the browser sees."""


def standing(application: Answer, moment: datetime) -> Answer:
    """The application with its clock stopped, since each request has a thread of its own."""

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        with clock.standing_at(moment):
            return application(environ, start)

    return answer


@contextmanager
def files(folder: Path) -> Iterator[None]:
    """Hashed and compressed files in `folder`, served as in production; uploads go there, too."""
    storages = {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": folder / "uploads"},
        },
        "staticfiles": {"BACKEND": COMPRESSED},
    }
    with override_settings(
        STATIC_ROOT=folder / "static", STORAGES=storages, WHITENOISE_USE_FINDERS=False
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


@contextmanager
def serving(moment: datetime) -> Iterator[str]:
    """The product at the address that is given, until the block ends."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet, allow_reuse_address=False)
    server.set_app(standing(get_wsgi_application(), moment))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
