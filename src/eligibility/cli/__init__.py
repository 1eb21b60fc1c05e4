"""The command line: argument parsing and nothing else."""

import gc

# Start-up makes many objects and hardly any cycles: look for cycles less often, and from the
# first import on, since imports are most of it.
gc.set_threshold(200_000, 50, 50)
