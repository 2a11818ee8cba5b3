"""A filter on system calls: what would hold memory that belongs to no process, and so escapes the limits, is refused.

A file in anonymous memory, a System V segment or a message queue is in no process's own memory; the rest of the list
are doors to the kernel that no notebook needs. The program is classic BPF, as ``seccomp(2)`` describes it; bubblewrap
installs it before the first line inside the sandbox runs.
"""

from __future__ import annotations

import errno
import platform
import struct

__all__ = ["program"]

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _MACHINE_AT = 0, 4  # offsets in struct seccomp_data
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | errno.ENOSYS  # as on a kernel without the call, so that a library takes its other way
_X32 = 0x40000000

_SHARED = {"io_uring_setup": 425, "memfd_secret": 447}
_GENERIC = _SHARED | {
    "msgget": 186,
    "semget": 190,
    "shmget": 194,
    "add_key": 217,
    "request_key": 218,
    "keyctl": 219,
    "perf_event_open": 241,
    "memfd_create": 279,
    "bpf": 280,
    "userfaultfd": 282,
}
_CALLS = {
    "x86_64": (
        0xC000003E,
        _SHARED
        | {
            "shmget": 29,
            "semget": 64,
            "msgget": 68,
            "add_key": 248,
            "request_key": 249,
            "keyctl": 250,
            "perf_event_open": 298,
            "memfd_create": 319,
            "bpf": 321,
            "userfaultfd": 323,
        },
    ),
    "aarch64": (0xC00000B7, _GENERIC),
    "riscv64": (0xC00000F3, _GENERIC),
}
"""By machine: its mark in ``linux/audit.h`` and the numbers of the calls (``asm/unistd_64.h``, ``asm-generic``)."""


def program(machine: str | None = None) -> bytes:
    """Return the filter for a machine (this one if left out); empty where its numbers are not known.

    Examples
    --------
    >>> len(program("x86_64")) % 8, program("vax")
    (0, b'')
    """
    mark, calls = _CALLS.get(machine or platform.machine(), (0, {}))
    if not calls:
        return b""
    numbers = sorted(calls.values())
    # load machine; is it ours?; load number; is it of the x32 table?; one comparison for each call; allow; refuse
    refuse = len(numbers) + 5
    steps = [(_LOAD, 0, 0, _MACHINE_AT), (_EQUAL, 0, refuse - 2, mark), (_LOAD, 0, 0, _NUMBER_AT)]
    steps.append((_AT_LEAST, refuse - 4, 0, _X32))
    steps += [(_EQUAL, refuse - at - 1, 0, number) for at, number in enumerate(numbers, 4)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
