# SPDX-License-Identifier: Apache-2.0
"""What a holder runs: a file that is gone, that another one replaced, that never was one; and the
package that it came with."""

import csv
import io
import os
import shutil
import subprocess

import harness

PYTHON = os.path.realpath("/usr/bin/python3")
COLUMNS = ["executable_deleted", "executable_replaced", "executable_memfd", "process_package"]
LISTEN = ("import os,socket,sys\nkept=socket.create_server(('127.0.0.1',8082))\n"
          "print('READY',flush=True)\nsys.stdin.read()")


class Executables(harness.SystemTest):
    def run_program(self, arguments, **options):
        netns = self.new_netns()
        process = harness.start(arguments, netns, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                **options)
        self.addCleanup(process.wait)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stdin.close)
        while True:
            line = process.stdout.readline()
            self.assertNotEqual(line, b"")
            if line == b"READY\n":
                return netns

    def row(self, netns, *options):
        status, out, err = harness.run([harness.CONNQUERY, "query", "-o", "csv", "--netns",
                                        "current"] + list(options), netns)
        self.assertEqual(status, 0, err)
        row, = csv.DictReader(io.StringIO(out.decode(), newline=""))
        return tuple(row[name] for name in COLUMNS)

    def each_version(self, netns, *options):
        for version in harness.VERSIONS:
            event, = self.ask("--ocsf-version", version, *options, netns=netns).sockets()
            yield event

    def test_replaced(self):
        """As behind an upgrade: the process runs what is no longer there, and something else is."""
        path = os.path.join(self.folder(), "program")
        shutil.copy(harness.MKSOCK, path)
        netns = self.run_program([path, "tcp-listen"])
        self.assertEqual(self.row(netns)[:3], ("0", "0", "0"))
        shutil.copy(harness.MKSOCK, path + ".new")
        os.rename(path + ".new", path)
        for event in self.each_version(netns):
            process = event["unmapped"]["process"]
            self.assertIs(process["executable_deleted"], True)
            self.assertIs(process["executable_replaced"], True)
            self.assertEqual(event["process"]["file"]["path"], path)
        self.assertEqual(self.row(netns)[:3], ("1", "1", "0"))
        os.unlink(path)
        for event in self.each_version(netns):
            self.assertNotIn("executable_replaced", event["unmapped"]["process"])
        self.assertEqual(self.row(netns)[:3], ("1", "0", "0"))

    def test_memfd(self):
        code = ("import os,sys\nfd=os.memfd_create('x')\n"
                "os.write(fd,open(sys.argv[1],'rb').read())\n"
                "os.execve(fd,['x','tcp-listen'],{})")
        netns = self.run_program([PYTHON, "-c", code, harness.MKSOCK])
        for event in self.each_version(netns):
            process = event["unmapped"]["process"]
            self.assertIs(process["executable_memfd"], True)
            self.assertNotIn("executable_replaced", process)
        self.assertEqual(self.row(netns)[:3], ("1", "0", "1"))

    def test_package(self):
        """What dpkg itself says."""
        if not shutil.which("dpkg-query"):
            self.skipTest("there is no dpkg here")
        status, out, _ = harness.run(["dpkg-query", "-S", PYTHON])
        if status != 0:
            self.skipTest("%s is of no package" % PYTHON)
        name = out.decode().partition(":")[0]
        _, out, _ = harness.run(["dpkg-query", "-W", "-f", "${Version} ${Architecture}", name])
        version, architecture = out.decode().split()
        netns = self.run_program([PYTHON, "-c", LISTEN])
        for event in self.each_version(netns, "--packages"):
            self.assertEqual(event["unmapped"]["process"]["package"],
                             {"name": name, "version": version, "architecture": architecture})
        self.assertEqual(self.row(netns, "--packages")[3], name)
        self.assertEqual(self.row(netns, "--columns", ",".join(COLUMNS))[3], name)
        # only for who asks for it
        self.assertEqual(self.row(netns)[3], "")
        event, = self.ask(netns=netns).sockets()
        self.assertNotIn("package", event["unmapped"]["process"])

    def test_no_package(self):
        """A program of nobody's, and why there is none."""
        path = os.path.join(self.folder(), "program")
        shutil.copy(harness.MKSOCK, path)
        netns = self.run_program([path, "tcp-listen"])
        for event in self.each_version(netns, "--packages"):
            self.assertNotIn("package", event["unmapped"]["process"])
            self.assertIn(event["unmapped"]["process"]["no_package_reason"],
                          ("no package has installed it", "this host has no database of dpkg"))
        self.assertEqual(self.row(netns, "--packages")[3], "")


if __name__ == "__main__":
    harness.main()
