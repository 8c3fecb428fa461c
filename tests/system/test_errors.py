# SPDX-License-Identifier: Apache-2.0
"""Bad input, bad output, and the exit codes of a query."""

import os
import signal
import subprocess

import harness


class BadInput(harness.SystemTest):
    """One line that says what is wrong, exit 2, nothing on stdout."""

    CASES = [
        (["query", "--no-such-option"], ["no-such-option"]),
        (["query", "-o", "ndjson", "-Z"], ["Z"]),
        (["query", "-o", "no-such-format"], ["no-such-format"]),
        (["query", "-o", "ndjson", "--ocsf-version", "9.9.9"], ["9.9.9", "1.3.0"]),
        (["query", "-o", "ndjson", "--ocsf-version", ""], []),
        (["query", "-o", "ndjson", "--ocsf-version"], ["ocsf-version"]),
        (["query", "-o", "ndjson", "--family", "atm"], ["atm"]),
        (["query", "-o", "ndjson", "--internal", "10.0.0.1/8"], ["10.0.0.1/8"]),
        (["query", "-o", "ndjson", "--internal", "10.0.0.0/33"], ["10.0.0.0/33"]),
        (["query", "-o", "ndjson", "--internal", "here"], ["here"]),
        (["query", "-o", "ndjson", "--hash", "sha512,crc"], ["sha512"]),
        (["query", "-o", "ndjson", "--hash", ""], []),
        (["query", "-o", "ndjson", "--label", "novalue"], ["novalue"]),
        (["query", "-o", "ndjson", "--label", "=x"], []),
        (["query", "-o", "ndjson", "--netns", ""], []),
        (["query", "-o", "ndjson", "--strict=yes"], ["strict"]),
        (["no-such-command"], ["no-such-command"]),
        (["query", "-o", "ndjson", "--netns", "\x1b[31mred\n"], ["red"]),
        (["query", "-o", "ndjson", "--family", "\x1b[31mred\n"], ["red"]),
        (["query", "-o", "ndjson", "--family", os.fsdecode(b"\xff\xfe")], []),
        (["query", "-o", "ndjson", "--" + "x" * 10000], []),
        (["query", "-o", "ndjson", "--label", "x" * 10000], []),
    ]

    def test_cases(self):
        for arguments, words in self.CASES:
            with self.subTest(arguments=[a[:40] for a in arguments]):
                self.refused(*arguments, words=words)

    def test_help_and_version(self):
        for arguments in (["--help"], ["query", "--help"], ["--version"]):
            with self.subTest(arguments=arguments):
                status, out, err = harness.run([harness.CONNQUERY] + arguments)
                self.assertEqual((status, err), (0, b""))
                self.assertTrue(out.endswith(b"\n"))


class BadOutput(harness.SystemTest):
    ASK = [harness.CONNQUERY, "query", "-o", "ndjson", "--netns", "current"]

    def test_full_disk(self):
        for count in (1, 3000):
            with self.subTest(count=count):
                netns = self.new_netns()
                self.mksock("many", netns, count=count, port=20000)
                with open("/dev/full", "wb") as full:
                    status, _, err = harness.run(self.ASK, netns, stdout=full)
                answer = harness.Answer(self.ASK, status, b"", err)
                self.assertEqual(status, 2, answer)
                self.check_stderr(answer, lines=1)
                self.assertIn("No space left on device", err.decode())

    def test_closed_pipe(self):
        """`| head -1`: the run ends quietly, without a message and without delay."""
        netns = self.new_netns()
        self.mksock("many", netns, count=5000, port=20000)
        process = harness.start(self.ASK, netns, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                stdin=subprocess.DEVNULL)
        line = process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        status = process.wait(30)
        self.assertTrue(line.startswith(b"{") and line.endswith(b"}\n"))
        self.assertEqual(err, b"")
        self.assertIn(status, (0, -signal.SIGPIPE))

    def test_closed_before_the_start(self):
        netns = self.new_netns()
        self.mksock("tcp-listen", netns)
        reader, writer = os.pipe()
        os.close(reader)
        status, _, err = harness.run(self.ASK, netns, stdout=writer)
        os.close(writer)
        self.assertEqual(err, b"")
        self.assertIn(status, (0, -signal.SIGPIPE))

    def test_no_stdout_at_all(self):
        """`>&-`: a write error in words; and no file that happens to get number 1 is written to."""
        netns = self.new_netns()
        self.mksock("tcp-listen", netns)
        status, _, err = harness.run(["sh", "-c", 'exec "$@" >&-', "sh"] + self.ASK, netns)
        answer = harness.Answer(self.ASK, status, b"", err)
        self.assertEqual(status, 2, answer)
        self.check_stderr(answer, lines=1)


class ExitCodes(harness.SystemTest):
    def test_found(self):
        netns = self.new_netns()
        self.mksock("tcp-listen", netns)
        self.ask(netns=netns, expect=0)
        self.ask("--strict", netns=netns, expect=0)

    def test_nothing_found_and_complete(self):
        for version in harness.VERSIONS:
            answer = self.ask("--ocsf-version", version, netns=self.new_netns(), expect=1)
            event, = answer.events
            self.assertEqual((event["query_result_id"], event["query_result"]),
                             (3, "Does not exist"))
            self.assertEqual(event["process"], {"uid": "none"})
            self.assertEqual(event["status_id"], 1)

    def test_nothing_found_and_incomplete(self):
        """As nobody over all namespaces: some cannot be entered."""
        netns = self.new_netns()
        self.mksock("tcp-listen", self.new_netns())
        for version in harness.VERSIONS:
            answer = self.ask("--ocsf-version", version, scope="all", netns=netns,
                              user=harness.NOBODY)
            if not answer.sockets():
                self.assertEqual(answer.status, 3, answer)

    def test_stderr_tells_the_gap_once(self):
        netns = self.new_netns()
        self.mksock("tcp-listen", netns)
        answer = self.ask(scope="all", netns=netns, user=harness.NOBODY, expect=0)
        self.assertGreaterEqual(len(answer.err.splitlines()), 1)
        self.assertLessEqual(len(answer.err.splitlines()), len(answer.gaps()) + 1, answer)


if __name__ == "__main__":
    harness.main()
