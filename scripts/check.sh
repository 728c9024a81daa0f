#!/bin/sh
# Everything that can be wrong without running a test; each step tells what it finds.
set -eu
cd "$(dirname "$0")/.."
failed=""
step() {
    name=$1
    shift
    echo "== $name"
    "$@" || failed="$failed, $name"
}
bin=.venv/bin
export COUNTERPART_PG_FAST=1 # the relaxed server of the tests, never the demo's

step "lint" "$bin/python" -m ruff check --quiet .
step "format" "$bin/python" -m ruff format --quiet --check .
step "types" "$bin/python" -m mypy
step "directions of import" "$bin/lint-imports"
step "templates" "$bin/python" -m djlint --quiet --lint templates
step "migrations are whole" "$bin/python" manage.py makemigrations --check --dry-run
step "migrations are linear" "$bin/python" manage.py check --tag models

# What production would be told, from production's settings; nothing here is a secret.
step "deployment" env -u DEMO -u DEBUG \
    ENVIRONMENT=production SECRET_KEY="$("$bin/python" -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    DATABASE_URL=postgres://checker@127.0.0.1/checker \
    REDIS_URL=redis://127.0.0.1:6379/0 EMAIL_URL=smtp://127.0.0.1:25 \
    ALLOWED_HOSTS=counterpart.example SITE_URL=https://counterpart.example \
    DEFAULT_FROM_EMAIL=sessions@counterpart.example \
    "$bin/python" manage.py check --deploy --fail-level WARNING

if [ -n "$failed" ]; then
    echo "check: not in order: ${failed#, }" >&2
    exit 1
fi
