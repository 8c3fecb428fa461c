# SPDX-License-Identifier: Apache-2.0
"""Long answers, where a thread takes connections from the kernel ahead of the one that writes."""

import json
import os
import subprocess

from harness import CONNQUERY, SystemTest, main, run, start
from world import HELPERS, for_everybody

LOAD = for_everybody(os.environ.get("LOAD", os.path.join(HELPERS, "../../bench/load")))
SOCKETS = 3000
# What differs between two runs over the same sockets: see the event's own times and names.
OF_THE_RUN = ("time", "time_dt", "metadata", "query_info", "actor", "start_time")


class Long(SystemTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        load = start([LOAD, str(SOCKETS), "50"], cls.netns, stdin=subprocess.PIPE,
                     stdout=subprocess.PIPE)
        cls.addClassCleanup(cls.end, load)
        assert load.stdout.readline() == b"ready\n"

    @staticmethod
    def end(load):
        load.kill()
        load.wait()
        load.stdin.close()
        load.stdout.close()

    def query(self, *options, before=()):
        return run([*before, CONNQUERY, "query", "--netns", "current", "--tcp", *options],
                   self.netns)

    def events(self, *options, before=()):
        status, out, err = self.query("-o", "ndjson", *options, before=before)
        self.assertEqual(status, 0, err.decode())
        return [json.loads(line) for line in out.splitlines()]

    def test_same_as_alone(self):
        """On one processor no thread helps: the answer is the same, in the same order."""
        answers = []
        for before in ((), ("taskset", "-c", min(map(str, os.sched_getaffinity(0))))):
            events = self.events(before=before)
            self.assertGreaterEqual(len(events), SOCKETS)
            numbers = [event["metadata"]["sequence"] for event in events]
            self.assertEqual(numbers, list(range(numbers[0], numbers[0] + len(events))))
            for event in events:
                for name in OF_THE_RUN:
                    event.pop(name, None)
            answers.append(events)
        self.assertEqual(len(answers[0]), len(answers[1]))
        for one, other in zip(*answers):
            self.assertEqual(one, other)

    def test_rows(self):
        status, out, err = self.query("-o", "csv", "--columns", "local_port,process_pid")
        self.assertEqual(status, 0, err.decode())
        self.assertGreaterEqual(len(out.splitlines()), SOCKETS + 1)

    def test_summary(self):
        """Groups of connections that a thread took: all are counted."""
        events = self.events("--summarize")
        self.assertGreaterEqual(sum(event.get("count", 0) for event in events), SOCKETS)
        self.assertLess(len(events), SOCKETS)

    def test_what_it_borrows(self):
        """What only one family has crosses to the other thread as well."""
        made = self.mksock("unix-not-accepted", self.netns, path=self.folder() + "/socket")
        status, out, err = run([CONNQUERY, "query", "--netns", "current", "-o", "ndjson",
                                "--family", "ip,unix"], self.netns)
        self.assertEqual(status, 0, err.decode())
        events = [json.loads(line) for line in out.splitlines()]
        found = [number for number, event in enumerate(events)
                 if event["unmapped"]["socket"].get("inode") == made["listener"]["inode"]]
        self.assertEqual(len(found), 1)
        self.assertGreater(found[0], SOCKETS)  # behind those that are taken alone
        self.assertEqual(events[found[0]]["unmapped"]["unix"]["pending_inodes"],
                         [made["client"]["inode"]])

    def test_nobody_reads_on(self):
        """It ends when its reader does, wherever it is then."""
        for count in (1, 600, 2000):
            with self.subTest(count=count):
                query = start([CONNQUERY, "query", "--netns", "current", "--tcp", "-o", "ndjson"],
                              self.netns, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                lines = [query.stdout.readline() for _ in range(count)]
                query.stdout.close()
                err = query.stderr.read()
                query.stderr.close()
                query.wait(timeout=60)
                self.assertTrue(all(json.loads(line) for line in lines))
                self.assertEqual(err, b"")


if __name__ == "__main__":
    main()
