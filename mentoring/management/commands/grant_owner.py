"""`manage.py grant_owner EMAIL`: the first owner of all programs, before anybody can sign in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from mentoring.people.actions.accounts import AddressTakenError
from mentoring.people.actions.roles import (
    DutiesCollideError,
    GrantedAlreadyError,
    grant_role,
    grant_role_to,
)
from mentoring.people.models import Grant, Person, User


class Command(BaseCommand):
    help = "Makes the person or account with this e-mail address an owner of all programs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        address = email.strip().lower()
        if "@" not in address:
            raise CommandError(_("'%(given)s' is not an e-mail address.") % {"given": email})
        try:
            self.grant(address)
        except GrantedAlreadyError:
            self.stdout.write(_("%(email)s is an owner already.") % {"email": address})
        except DutiesCollideError as error:
            told = _("%(email)s administers or audits; an owner cannot do that at the same time.")
            raise CommandError(told % {"email": address}) from error
        except AddressTakenError as error:
            told = _("Another account signs in with %(email)s.")
            raise CommandError(told % {"email": address}) from error
        else:
            told = _("%(email)s owns all programs now and signs in with a mailed code.")
            self.stdout.write(told % {"email": address})

    @transaction.atomic
    def grant(self, address: str) -> None:
        """To the person of the directory; before any import, to an account of its own."""
        person = Person.objects.filter(email__iexact=address).first()
        if person is not None:
            grant_role(person, by=None, role=Grant.Role.OWNER)
            return
        user = User.objects.filter(email__iexact=address).first()
        grant_role_to(user or User.objects.create_user(address), by=None, role=Grant.Role.OWNER)
