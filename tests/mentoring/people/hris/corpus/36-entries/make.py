import struct

from tests.mentoring.people.hris.parts import plain_sheet, raw_book, zipped


def make() -> bytes:
    small = bytearray(zipped(raw_book(plain_sheet())))
    entry = small[small.index(b"PK\x01\x02") :]
    one = bytes(entry[: 46 + struct.unpack_from("<H", entry, 28)[0]])
    at = small.index(b"PK\x01\x02")
    directory = one * 200_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), at, 0)
    return bytes(small[:at]) + directory + end
