"""The index of the metrics' tables. Process facts are read live and need none."""
