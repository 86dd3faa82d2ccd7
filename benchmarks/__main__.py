"""Run every benchmark: `python -m benchmarks`."""

import platform
import sys

from benchmarks import check, export, forms, journal, keystroke, people, review, room, roster, scans, startup


def main() -> int:
    """Print a table of every benchmark."""
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    for module in (keystroke, room, check, startup, export, forms, review, journal, roster, people, scans):
        print(module.TITLE)
        rows = module.rows()
        width = max(len(row.name) for row in rows)
        for row in rows:
            print(f"  {row.name:<{width}}  {row.figure}")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
