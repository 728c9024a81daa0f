"""The one question of the sign-in page."""

from typing import Any

from allauth.account.forms import RequestLoginCodeForm
from django.utils.translation import gettext_lazy as _

from mentoring.people.accounts import may_sign_in
from mentoring.people.models import User


class CodeForm(RequestLoginCodeForm):
    """Where to send the code. Whether the address has an account is never said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = None
        box = self.fields["email"]
        box.label = _("Your work e-mail address")
        box.widget.attrs = {"type": "email", "autocomplete": "username", "autofocus": True}

    def clean_email(self) -> str:
        address: str = super().clean_email()
        if not (isinstance(self._user, User) and may_sign_in(self._user)):
            self._user = None
        return address

    @property
    def is_known(self) -> bool:
        return self._user is not None
