def make() -> bytes:
    return b""
