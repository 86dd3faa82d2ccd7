#!/bin/sh
# Makes the virtual environment from the lock file and sees to the system libraries of Qt.
# usage: setup.sh PYTHON VENV
set -eu
python=$1
venv=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Charta needs Python 3.11 or newer; set PYTHON=/path/to/python3.11 and try again." >&2
    exit 1
}
# Debian's own Python comes without ensurepip; virtualenv, kept inside the new environment, does without it.
if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
    rm -rf "$venv"
    mkdir -p "$venv/bootstrap"
    {
        "$python" -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$venv/bootstrap" "virtualenv>=20,<22" &&
            PYTHONPATH="$venv/bootstrap" "$python" -m virtualenv --quiet "$venv"
    } || {
        rm -rf "$venv"
        echo "Python cannot make a virtual environment here; install the package python3-venv and try again." >&2
        exit 1
    }
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
sh scripts/system-libraries.sh "$venv"
