#!/bin/sh
# Makes .venv and installs what is locked: `scripts/bootstrap.sh embedded` for the demo,
# `scripts/bootstrap.sh dev` for tests and checks as well. A second run finds nothing to do.
# Needs a POSIX shell and Python 3.11 to 3.13; PYTHON names another than the first one found.
set -eu
cd "$(dirname "$0")/.."
level=${1:-embedded}
case $level in
    embedded | dev) ;;
    *) echo "bootstrap: the level is embedded or dev, not $level" >&2; exit 2 ;;
esac

# A stamp holds for these locks, in this folder: virtual environments cannot be moved.
stamp_of() { { pwd; cat "requirements/$1.lock" requirements/uv.lock; } | cksum; }
is_done() {
    [ -x .venv/bin/python ] && [ -f ".venv/stamp-$1" ] &&
        [ "$(cat ".venv/stamp-$1")" = "$(stamp_of "$1")" ]
}
if is_done "$level"; then exit 0; fi

# Run it, do not only look for it: version managers leave programs that only say "not installed".
serves() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }
find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.11 python3; do
        if serves "$candidate"; then echo "$candidate"; return; fi
        if [ "$candidate" = "${PYTHON:-}" ]; then break; fi
    done
    if [ -n "${PYTHON:-}" ]; then
        echo "bootstrap: $PYTHON is not a working Python 3.11, 3.12 or 3.13." >&2
    else
        echo "bootstrap: no working Python 3.11, 3.12 or 3.13 is on PATH; install one, or name it:" >&2
        echo "    PYTHON=/path/to/python3.12 make demo" >&2
    fi
    return 1
}
python=$(find_python)

# One bootstrap at a time; the lock on this folder goes when this process does.
if [ -z "${BOOTSTRAP_HOLDS_LOCK:-}" ]; then
    BOOTSTRAP_HOLDS_LOCK=1 exec "$python" -c '
import fcntl, os, sys
folder = os.open(".", os.O_RDONLY)
fcntl.flock(folder, fcntl.LOCK_EX)
os.set_inheritable(folder, True)
os.execv("/bin/sh", ["sh", *sys.argv[1:]])' scripts/bootstrap.sh "$level"
fi

"$python" -c 'import ensurepip, venv' 2>/dev/null || {
    echo "bootstrap: $python has no venv module; on Debian: apt-get install python3-venv" >&2
    exit 1
}

# A home that does not exist or is not ours has no cache; then do without one.
HOME=${HOME:-/nonexistent}
if [ ! -w "$HOME" ]; then
    export UV_NO_CACHE=1 PIP_NO_CACHE_DIR=1
fi
# A company's own certificates live in the system's store, which uv does not read by itself.
export PIP_DISABLE_PIP_VERSION_CHECK=1 UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"

if ! .venv/bin/python -c 'import pip' 2>/dev/null || [ "$(cat .venv/place 2>/dev/null)" != "$(pwd)" ]; then
    echo "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
    pwd > .venv/place
fi

install_with_uv() {
    .venv/bin/python -m pip install --quiet --require-hashes --only-binary :all: \
        -r requirements/uv.lock &&
        .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes \
            -r "requirements/$level.lock"
}
install_with_pip() {
    .venv/bin/python -m pip install --quiet --require-hashes -r "requirements/$level.lock"
}
echo "Installing requirements/$level.lock"
install_with_uv || {
    echo "uv did not manage; pip tries, which takes a minute longer." >&2
    install_with_pip
}

stamp_of "$level" > ".venv/stamp-$level"
if [ "$level" = dev ]; then stamp_of embedded > .venv/stamp-embedded; fi
