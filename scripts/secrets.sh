#!/bin/sh
# Writes the secrets that docker-compose.yml reads, each once; what exists stays as it is.
# usage: scripts/secrets.sh [EMAIL_URL]     for example smtp+tls://user:password@mail.company.example:587
set -eu
cd "$(dirname "$0")/.."
folder=${SECRETS_DIR:-secrets}
random() { LC_ALL=C tr -dc 'A-Za-z0-9' < /dev/urandom | head -c "$1"; }
keep() { [ -e "$folder/$1" ] || printf '%s' "$2" > "$folder/$1"; }

# The folder keeps strangers out; the files are readable because containers run as another user.
(umask 077 && mkdir -p "$folder")
keep secret_key "$(random 64)"
keep database_password "$(random 32)"
keep app_password "$(random 32)"
keep board_password "$(random 32)"
keep redis_password "$(random 32)"
# The owner of the tables migrates; app runs; board is what dashboards read through.
address() { printf 'postgres://%s:%s@db:5432/counterpart' "$1" "$(cat "$folder/$2")"; }
keep owner_url "$(address counterpart database_password)"
keep app_url "$(address counterpart_app app_password)"
keep board_url "$(address counterpart_board board_password)"
keep redis_url "redis://:$(cat "$folder/redis_password")@redis:6379/0"
if [ -n "${1:-}" ]; then
    printf '%s' "$1" > "$folder/email_url"
fi
chmod 0444 "$folder"/*
[ -e "$folder/email_url" ] || {
    echo "secrets: name the mail server: scripts/secrets.sh smtp+tls://user:password@host:587" >&2
    exit 1
}
