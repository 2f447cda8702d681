"""run.py --list: names of attacks and who gets out where nothing contains them.
run.py NAME [name=value...]: tries one, and says "OUT" with what it got hold of, or "held" and why."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from attack import ATTACKS, World  # noqa: E402

import files  # noqa: E402,F401
import kernel  # noqa: E402,F401
import limits  # noqa: E402,F401
import litter  # noqa: E402,F401
import processes  # noqa: E402,F401
import sockets  # noqa: E402,F401
import terminal  # noqa: E402,F401


def main(name, words):
    if name == "--list":
        for each, (needs, _) in ATTACKS.items():
            print(each, needs)
        return
    try:
        got = ATTACKS[name][1](World(words))
    except (OSError, MemoryError, RuntimeError, ValueError) as error:
        print("held", type(error).__name__, error)
    else:
        print("OUT" if got else "held", str(got)[:60].replace("\n", " "))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
