def make() -> bytes:
    return b"<html><body><table><tr><td>Worker ID</td></tr></table></body></html>"
