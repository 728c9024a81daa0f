#!/usr/bin/env python
"""Runs administrative commands, with the embedded PostgreSQL where no other is named."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentoring.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
