"""Compressed bodies, unpacked within a limit: an archive of a few kilobytes must not fill the memory."""

from __future__ import annotations

import zlib
from typing import BinaryIO

from assets.ingest.sightings import MAX_PAGE_BYTES

_STEP = 1 << 20
GZIP = b"\x1f\x8b"


class UnpackError(Exception):
    """A body that cannot be unpacked whole; ``args[0]`` is the defect, ``partial`` what came out."""

    def __init__(self, defect: str, partial: bytes) -> None:
        super().__init__(defect)
        self.partial = partial


def unpack(file: BinaryIO, wbits: int = 31) -> bytes:
    """The bytes inside a gzip stream of one or more members (``wbits`` as zlib knows them).

    Raises UnpackError with what could be read where the stream ends early, is damaged, or
    holds more than a page may.
    """
    parts: list[bytes] = []
    length, inflater, pending = 0, zlib.decompressobj(wbits), b""
    try:
        while chunk := pending or file.read(_STEP):
            parts.append(inflater.decompress(chunk, _STEP))
            length += len(parts[-1])
            if length > MAX_PAGE_BYTES:
                raise UnpackError(f"too_long: unpacks to more than {MAX_PAGE_BYTES:,} bytes", b"")
            pending = inflater.unconsumed_tail
            if inflater.eof:
                pending = (inflater.unused_data or file.read(_STEP)).lstrip(b"\x00")
                if not pending.startswith(GZIP):  # padding or foreign bytes after the last member
                    return b"".join(parts)
                inflater = zlib.decompressobj(wbits)
        parts.append(inflater.flush())
    except zlib.error as error:
        raise UnpackError(f"truncated: compressed stream is damaged ({error})", b"".join(parts)) from error
    if not inflater.eof:
        raise UnpackError("truncated: compressed stream ends early", b"".join(parts))
    return b"".join(parts)
