def make() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    return head + b"\x00" * 1024 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 1024
