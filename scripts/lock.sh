#!/bin/sh
# Writes requirements/*.lock from *.in: hashes, no addresses, one lock for every system and Python.
# UPGRADE=--upgrade moves every version up; UPGRADE="--upgrade-package django" one of them.
set -eu
cd "$(dirname "$0")/.."
for name in uv base embedded dev peers; do
    # shellcheck disable=SC2086 - UPGRADE holds several words
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header ${UPGRADE:-} \
        "requirements/$name.in" -o "requirements/$name.lock"
done
if grep -n '://' requirements/*.lock; then
    echo "lock: an address stands in a lock; locks hold names and hashes only." >&2
    exit 1
fi
