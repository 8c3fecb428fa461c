# SPDX-License-Identifier: Apache-2.0
"""What connquery prints at a terminal and in a pipe: a pseudo-terminal of any width, and tables taken
apart."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import unicodedata

from world import CONNQUERY, run, start

SGR = re.compile("\x1b\\[[0-9;]*m")
# What a terminal obeys, or what makes a line read otherwise than it is.
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def environment(**more):
    """That of an operator, without what this test's own environment may say."""
    kept = {k: v for k, v in os.environ.items()
            if k not in ("NO_COLOR", "COLUMNS", "CONNQUERY_OUTPUT", "TERM")}
    return dict(kept, TERM="xterm-256color", TZ="UTC", **more)


def at_terminal(*arguments, columns=80, netns=None, user=None, err=None, env=None):
    """(exit status, what the terminal got). err: a file for standard error, else the terminal."""
    master, slave = pty.openpty()
    try:
        if columns:
            fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        attributes = termios.tcgetattr(slave)
        attributes[1] &= ~termios.OPOST  # what is written is what is seen here
        termios.tcsetattr(slave, termios.TCSANOW, attributes)
        process = start([CONNQUERY, *arguments], netns, user, stdin=slave, stdout=slave,
                        stderr=err or slave, env=environment() if env is None else env)
    finally:
        os.close(slave)
    got = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # nobody has the other end any more
            break
        if not piece:
            break
        got += piece
    os.close(master)
    return process.wait(60), got.decode("utf-8")


def in_pipe(*arguments, netns=None, user=None, env=None, **more):
    """(exit status, standard output, standard error)"""
    status, out, err = run([CONNQUERY, *arguments], netns, user,
                           env=environment() if env is None else env, **more)
    return status, out.decode("utf-8"), err.decode("utf-8")


def to_full_disk(*arguments, netns=None):
    with open("/dev/full", "wb") as full:
        status, _, err = run([CONNQUERY, *arguments], netns, stdout=full, env=environment())
    return status, err.decode()


def to_closed_pipe(*arguments, netns=None):
    """A reader that is gone before the first byte."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        status, _, err = run([CONNQUERY, *arguments], netns, stdout=gone, env=environment(),
                             stderr=subprocess.PIPE)
    return status, err.decode()


def width(text):
    """Columns that a terminal gives it."""
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Table:
    """Titles, rows as dicts by title, and the lines below them."""

    def __init__(self, text):
        lines = SGR.sub("", text).split("\n")
        assert lines[-1] == "", "the last line is cut: %r" % lines[-1]
        self.lines = lines[:-1]
        self.titles = self.lines[0].split()
        self.rows, self.footer = [], []
        for line in self.lines[1:]:
            cells = re.split(" {2,}", line.strip(" "), maxsplit=len(self.titles) - 1)
            if len(cells) == len(self.titles) and not self.footer:
                self.rows.append(dict(zip(self.titles, cells)))
            else:
                self.footer.append(line)

    def column(self, title):
        return [row[title] for row in self.rows]
