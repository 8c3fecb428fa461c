# SPDX-License-Identifier: Apache-2.0
"""Among connections that come and go, and processes too, every socket that stays appears exactly
once, with its right owner; with either source of owners.

CHURN_RUNS, CHURN_SOCKETS and CHURN_RATE (connections a second) choose more of it; `make churn` does.
"""

import collections
import csv
import io
import os
import re
import subprocess
import time

from harness import CONNQUERY, SystemTest, bpf_refusal, main, run, start
from world import HELPERS, for_everybody

LOAD = for_everybody(os.environ.get("LOAD", os.path.join(HELPERS, "../../bench/load")))
RUNS = int(os.environ.get("CHURN_RUNS", 10))
SOCKETS = int(os.environ.get("CHURN_SOCKETS", 5000))
PROCESSES = 100
RATE = int(os.environ.get("CHURN_RATE", 2000))


def children(pid):
    """In the order in which they began."""
    with open("/proc/%d/task/%d/children" % (pid, pid), encoding="ascii") as children:
        return [int(child) for child in children.read().split()]


def held_by(pid):
    """The inodes of the sockets that a process holds."""
    folder = "/proc/%d/fd" % pid
    for fd in os.listdir(folder):
        link = re.fullmatch(r"socket:\[(\d+)\]", os.readlink(os.path.join(folder, fd)))
        if link:
            yield int(link.group(1))


class Churn(SystemTest):
    def begin(self):
        """The stable sockets' holders, by inode."""
        load = start([LOAD, str(SOCKETS), str(PROCESSES), str(RATE)], self.netns, stdin=subprocess.PIPE,
                     stdout=subprocess.PIPE)
        self.addCleanup(self.end, load)
        self.assertEqual(load.stdout.readline(), b"ready\n")
        stable = children(load.pid)[:PROCESSES]  # behind them those that come and go
        return load, {inode: pid for pid in stable for inode in held_by(pid)}

    @staticmethod
    def end(load):
        if load.poll() is None:
            load.kill()
        load.wait()
        load.stdin.close()
        load.stdout.close()

    def rows(self, owners):
        status, out, err = run([CONNQUERY, "query", "-o", "csv", "--netns", "current", "-t",
                                "--columns", "inode,process_pid,owner_count", "--owners", owners],
                               self.netns)
        self.assertEqual(status, 0, err.decode())
        table = csv.reader(io.StringIO(out.decode()))
        self.assertEqual(next(table), ["inode", "process_pid", "owner_count"])
        return list(table)

    def check(self, owners):
        load, holders = self.begin()
        self.assertGreaterEqual(len(holders), SOCKETS)
        began = time.monotonic()
        for number in range(RUNS):
            with self.subTest(run=number):
                found = collections.defaultdict(list)
                for inode, pid, count in self.rows(owners):
                    if int(inode or 0) in holders:
                        found[int(inode)].append((pid, count))
                wrong = [(inode, pid, found.get(inode)) for inode, pid in holders.items()
                         if found.get(inode) != [(str(pid), "1")]]
                self.assertEqual(wrong[:5], [], "%d of %d" % (len(wrong), len(holders)))
        took = time.monotonic() - began
        load.stdin.close()
        made = re.fullmatch(rb"churned (\d+)\n", load.stdout.readline())
        self.assertGreater(int(made.group(1)), RUNS)
        print("%s: %d runs over %d sockets, beside %d connections a second" %
              (owners, RUNS, len(holders), int(made.group(1)) / took), flush=True)

    def test_bpf(self):
        if bpf_refusal():
            self.skipTest(bpf_refusal())
        self.check("bpf")

    def test_procfs(self):
        self.check("procfs")


if __name__ == "__main__":
    main()
