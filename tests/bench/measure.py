"""What one run of a program takes: time, memory, instructions."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Usage:
    seconds: float  # by the clock
    cpu: float      # seconds of user and system time together
    peak: float     # megabytes of memory
    status: int     # exit status
    output: bytes   # standard output


def run(command, **options):
    """Runs a program to its end; what it prints goes through a file, so that nobody waits for a reader."""
    with tempfile.TemporaryFile() as out:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, **options)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return Usage(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e3, process.returncode, out.read())


def instructions(command):
    """Instructions by callgrind's count, which no other load on the machine can disturb."""
    with tempfile.NamedTemporaryFile() as counts:
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts.name}"]
        report = subprocess.run(valgrind + command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    collected = [line for line in report.splitlines() if "Collected" in line]
    if not collected:
        sys.exit(f"valgrind counted nothing:\n{report}")
    return int(collected[0].split()[-1].replace(",", ""))
