"""Links that stand in mail."""

from django.conf import settings

# Stands in kept mail for the address of the site, which may have moved when the mail is read.
ANY_SITE = "https://site.invalid"


def site() -> str:
    return settings.SITE_URL.rstrip("/")


def detached(text: str) -> str:
    """A text whose links lead to no site in particular."""
    return text.replace(site(), ANY_SITE)


def attached(text: str) -> str:
    """The same with links to the site as it is called today."""
    return text.replace(ANY_SITE, site())


def absolute(path: str) -> str:
    """Links in mail lead to the configured address, never to a request's Host header."""
    return f"{site()}{path}"
