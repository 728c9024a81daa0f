"""A fixed hash of two ids: among equally good matchings it prefers one, whatever the row order."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]

MOST_BITS = 16
LARGEST = 1 << 60  # the flow solver multiplies costs by its nodes, and needs room beyond that


def id_hashes(ids: Sequence[str]) -> Words:
    """Hash ids to 64 bits each."""
    digests = (blake2b(i.encode("utf-8", "surrogatepass"), digest_size=8).digest() for i in ids)
    return np.array([int.from_bytes(digest, "big") for digest in digests], dtype=np.uint64)


def pair_hashes(executives: Words, mentors: Words, bits: int) -> Ints:
    """Mix two hashes (broadcast against each other) into a number below 2**bits."""
    mixed = executives * np.uint64(0x9E3779B97F4A7C15) + mentors
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def tie_bits(pairs: int, top_score: int, nodes: int) -> int:
    """Return how many bits of hash leave room for exact 64-bit arithmetic in the flow solver."""
    bits = MOST_BITS
    while bits > 1 and (top_score + 1) * ((pairs << bits) + 1) * (nodes + 2) > LARGEST:
        bits -= 1
    return bits
