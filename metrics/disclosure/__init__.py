"""What may be told about groups of people, pure Python."""

from metrics.disclosure.floors import STEP, Group, rounded, suppress, visible_groups

__all__ = ["STEP", "Group", "rounded", "suppress", "visible_groups"]
