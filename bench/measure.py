# SPDX-License-Identifier: Apache-2.0
"""One run of a program, measured: wall time, processor time, peak memory."""

import subprocess

LIMIT = 120.0  # seconds; who takes longer is stopped
SIGNALLED, STOPPED = -1, -2


class Measure:
    """seconds: None when it was stopped after LIMIT, or failed with `error`."""

    def __init__(self, seconds=None, cpu=0.0, rss=0, error=""):
        self.seconds, self.cpu, self.rss, self.error = seconds, cpu, rss, error

    @property
    def is_over(self):
        return self.seconds is None and not self.error


def run(measured, command, limit=LIMIT, allowed=(0, 1)):
    """Runs it by bench/measured.c, whose path is given."""
    done = subprocess.run([measured, str(limit), *command], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, text=True, check=True)
    wall, user, system, rss, code = done.stdout.split()
    if int(code) == STOPPED:
        return Measure(rss=int(rss))
    if int(code) not in allowed:
        return Measure(error=f"exit code {code}")
    return Measure(float(wall), float(user) + float(system), int(rss))


def run_all(measured, commands):
    """Several, one after the other, as one."""
    total = Measure(0.0)
    for command in commands:
        m = run(measured, command)
        if m.seconds is None:
            return m
        total.seconds += m.seconds
        total.cpu += m.cpu
        total.rss = max(total.rss, m.rss)
    return total


def better(a, b):
    """Of two runs of the same the faster one: noise only adds."""
    if a is None or a.seconds is None:
        return b
    return a if b.seconds is None or a.seconds <= b.seconds else b
