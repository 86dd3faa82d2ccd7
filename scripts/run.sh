#!/bin/sh
# Opens the window; without a screen, makes the example and says where it is.
# usage: run.sh BIN
set -eu
bin=$1
if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/charta"
fi
echo "There is no screen here, so Charta writes its example instead of opening a window."
exec "$bin/charta" demo --to build/demo
