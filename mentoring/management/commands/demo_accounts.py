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
        for one in accounts():
            line = f"  {one.role:<22} {one.user.email:<36} {one.user.name}"
            self.stdout.write(f"{line} ({one.about})" if one.about else line)
            if one.first:
                self.stdout.write(f"  {'':<22} {one.first}")
        self.stdout.write(f"\n  Sign in with one click: {absolute(reverse('demo:signin'))}")
        self.stdout.write(f"  Read the mail:          {absolute(reverse('demo:mail'))}")
