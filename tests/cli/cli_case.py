# SPDX-License-Identifier: Apache-2.0
"""What the tests of help texts, pages and completions need. They ask no host.

Run from a build by meson, or by hand with what meson sets:

    BUILD=build python3 tests/cli/test_help.py
"""

import errno
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.normpath(os.path.join(HERE, os.pardir, os.pardir))
BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(SOURCE, "build")))
CONNQUERY = os.path.join(BUILD, "connquery")
TIMEOUT = 60
# What the environment of whoever runs the tests must not change.
ENVIRONMENT = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", "TERM": "xterm"}


class Answer:
    def __init__(self, words, status, out, err):
        self.words, self.status, self.out, self.err = words, status, out, err

    def __str__(self):
        return f"{' '.join(self.words)}: exit {self.status}\n{self.out}\n{self.err}"


def run(*words, env=None, given="", folder=None):
    """given: on standard input."""
    done = subprocess.run([CONNQUERY, *words], input=given.encode(), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=TIMEOUT, check=False, cwd=folder,
                          env={**ENVIRONMENT, **(env or {})})
    return Answer(words, done.returncode, done.stdout.decode(), done.stderr.decode())


def run_at_terminal(*words, columns=80, env=None):
    """The same at a terminal of that many columns: what it shows, newlines plain."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen([CONNQUERY, *words], stdin=subprocess.DEVNULL, stdout=slave,
                               stderr=subprocess.PIPE, env={**ENVIRONMENT, **(env or {})})
    os.close(slave)
    out = b""
    while True:
        try:
            some = os.read(master, 65536)
        except OSError as error:
            if error.errno != errno.EIO:  # the other end is closed
                raise
            break
        if not some:
            break
        out += some
    os.close(master)
    err = process.stderr.read()
    process.stderr.close()
    return Answer(words, process.wait(TIMEOUT), out.decode().replace("\r\n", "\n"), err.decode())


def plain(text):
    """Without colours."""
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def commands():
    """The names of the commands, as the program lists them."""
    text = run("--help").out
    block = text.split("Commands:\n")[1].split("\n\n")[0]
    return re.findall(r"^  (\w+) ", block, re.M)


class Option:
    def __init__(self, letter, name, value):
        self.letter, self.name, self.value = letter, name, value


def options(command):
    """The options of a command, as its help text lists them."""
    found = re.findall(r"^  (?:(-\w), |    )(--[a-z0-9-]+)(?: ([A-Z]\S*))?",
                       run(command, "--help").out, re.M)
    return [Option(*row) for row in found]


def main():
    if not os.access(CONNQUERY, os.X_OK):
        sys.exit(f"{CONNQUERY} is not built")
    unittest.main(module="__main__", verbosity=2)
