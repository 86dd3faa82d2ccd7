#!/bin/sh
# Installs the system libraries that Qt misses on a Debian-like machine, or names them in one sentence.
# usage: system-libraries.sh VENV
set -eu
venv=$1
[ "$(uname -s)" = Linux ] || exit 0

qt=$("$venv/bin/python" -c 'import importlib.util, pathlib; print(pathlib.Path(importlib.util.find_spec("PySide6").origin).parent)')

missing() {
    for file in "$qt"/QtWidgets*.so "$qt"/Qt/plugins/platforms/libqxcb.so "$qt"/Qt/plugins/platforms/libqoffscreen.so \
        "$qt"/Qt/plugins/platforms/libqwayland*.so; do
        [ -e "$file" ] && ldd "$file" 2>/dev/null
    done | awk '/not found/ { print $1 }' | sort -u
}

packages="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0 libxkbcommon-x11-0
    libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xinerama0 libxcb-xkb1 libwayland-client0
    libwayland-cursor0 libwayland-egl1"

[ -n "$(missing)" ] || exit 0
if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root="sudo"
    else
        as_root="no"
    fi
    if [ "$as_root" != no ]; then
        echo "Installing the system libraries that Qt needs ..."
        $as_root apt-get update -qq
        # shellcheck disable=SC2086 - the list is meant to be split
        DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes $as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null
    fi
fi
left=$(missing)
[ -z "$left" ] || {
    # shellcheck disable=SC2086
    echo "Qt misses system libraries ($(echo $left)); on Debian or Ubuntu, run: sudo apt-get install" $packages >&2
    exit 1
}
