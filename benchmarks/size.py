"""Measure what an installation adds to Python: everything in a venv's site-packages but pip.

python benchmarks/size.py VENV [--limit MEGABYTES]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

# What `python -m venv` itself puts there.
OWN = ("pip", "setuptools", "_distutils_hack", "pkg_resources", "distutils-precedence.pth")


def installed_sizes(venv: Path) -> dict[str, int]:
    """Return bytes by top-level entry of site-packages, `.pyc` files included."""
    sizes: dict[str, int] = {}
    for packages in sorted(venv.glob("[Ll]ib*/**/site-packages")):
        for entry in packages.iterdir():
            if entry.name.split("-")[0] in OWN or entry.name in OWN:
                continue
            files = entry.rglob("*") if entry.is_dir() else [entry]
            size = sum(file.lstat().st_size for file in files if not file.is_dir())
            sizes[entry.name] = sizes.get(entry.name, 0) + size
        break
    return sizes


def main() -> None:
    """Print the size; with a limit, fail above it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("venv", type=Path)
    parser.add_argument("--limit", type=float, help="megabytes of 1,000,000 bytes")
    options = parser.parse_args()
    sizes = installed_sizes(options.venv)
    if not sizes:
        sys.exit(f"{options.venv}: nothing is installed there")
    total = sum(sizes.values()) / 1_000_000
    largest = sorted(sizes.items(), key=lambda pair: -pair[1])[:5]
    shown = ", ".join(f"{name} {size / 1_000_000:.1f}" for name, size in largest)
    print(f"{total:.1f} MB beyond Python ({shown}, …)")
    if options.limit is not None and total > options.limit:
        sys.exit(f"more than {options.limit:g} MB")


if __name__ == "__main__":
    main()
