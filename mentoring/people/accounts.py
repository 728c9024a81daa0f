"""How allauth's flows fit our accounts: nobody signs up, mail goes our way."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """An account comes from an invitation or a role, never from a form."""
        return False
