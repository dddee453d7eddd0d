"""`python -m tests.generated --seed 2 --researchers 300 --show 20`: the scores of one seed."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.generated.run import scores


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.generated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--researchers", type=int, default=300)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    made = {"researchers": options.researchers, "seed": options.seed}
    with tempfile.TemporaryDirectory() as folder:
        found = scores(options.work or Path(folder), **made, show=options.show)
    sys.stdout.write(f"seed {options.seed}: {found}\n")


if __name__ == "__main__":
    main()
