"""How many queries a page costs once its reader is known."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries(browser: Client, url: str) -> int:
    browser.get(url)
    with CaptureQueriesContext(connection) as spent:
        assert browser.get(url).status_code == 200
    return len(spent)
