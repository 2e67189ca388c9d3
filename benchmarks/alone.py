"""Runs a command and writes what it used to a file: from so small a process that its own memory does not count as the command's."""

import json
import os
import subprocess
import sys
import time

target, *command = sys.argv[1:]
begun = time.perf_counter()
process = subprocess.Popen(command)
_, status, used = os.wait4(process.pid, 0)
seconds = time.perf_counter() - begun
with open(target, "w", encoding="utf-8") as file:  # noqa: PTH123  importing pathlib would make this process larger
    json.dump(
        [os.waitstatus_to_exitcode(status), seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024],
        file,
    )
