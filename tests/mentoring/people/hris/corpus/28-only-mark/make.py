def make() -> bytes:
    return b"\xef\xbb\xbf"
