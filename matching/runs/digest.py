"""The fingerprint of frozen inputs: the same for the same instance, whatever the order of keys."""

import json
from hashlib import sha256
from typing import Any


def digest(instance: Any) -> str:
    """SHA-256, in hex, of the instance as canonical JSON."""
    return sha256(canonical(instance).encode()).hexdigest()


def canonical(value: Any) -> str:
    """JSON without spaces, keys in order, whole numbers without a point, everything in UTF-8."""
    return json.dumps(
        plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def plain(value: Any) -> Any:
    """The database writes 40.0 and 4e1 as it likes; read back, they are the same number."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
