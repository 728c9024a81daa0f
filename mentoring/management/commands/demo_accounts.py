"""`manage.py demo_accounts`: who can be whom in the demo; the launcher prints it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from mentoring.demo.accounts import accounts
from mentoring.outbox.links import absolute


class Command(BaseCommand):
    help = "Lists one account for every role of the demo company."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only the demo (DEMO=1) has demo accounts.")
        rows = [(one.role, one.user.name, one.user.email, one.about) for one in accounts()]
        for role, name, email, about in rows:
            self.stdout.write(f"  {role:<22} {name:<28} {email:<40} {about}".rstrip())
        self.stdout.write(f"\n  Sign in with one click: {absolute(reverse('demo:signin'))}")
        self.stdout.write(f"  Read the mail:          {absolute(reverse('demo:mail'))}")
