#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An operator's session under a real terminal (tmux): the ten daily questions, asked as somebody asks
who knows ss and has read --help, at 80, 120 and 200 columns."""

import os
import re
import shlex
import shutil
import tempfile
import time
import unittest

from harness import CONNQUERY, SystemTest, main
from shop import Shop
from world import run, start

PROMPT = "ready> "


class Tmux:
    """A terminal with a shell in it, in a namespace."""

    def __init__(self, folder, width, netns):
        self.socket = os.path.join(folder, "tmux-%d" % width)
        self.width = width
        profile = os.path.join(folder, "profile")
        with open(profile, "w", encoding="utf-8") as file:
            file.write("PS1='%s'\n" % PROMPT)
        environment = {"PATH": folder + ":" + os.environ["PATH"], "ENV": profile, "TERM": "xterm",
                       "LANG": "C.UTF-8", "HOME": folder}
        process = start(["tmux", "-f", "/dev/null", "-S", self.socket, "new-session", "-d",
                         "-x", str(width), "-y", "50", "sh"], netns, env=environment)
        if process.wait(20) != 0:
            raise RuntimeError("tmux does not start")
        self.tmux("set", "history-limit", "10000")
        self.wait(lambda: self.screen().rstrip().endswith(PROMPT.strip()))

    def tmux(self, *words):
        status, out, err = run(["tmux", "-S", self.socket, *words])
        if status != 0:
            raise RuntimeError(err.decode())
        return out.decode()

    def screen(self, colours=False):
        return self.tmux("capture-pane", "-p", *(["-e"] if colours else []), "-S", "-")

    def wait(self, ready):
        deadline = time.monotonic() + 30
        while not ready():
            if time.monotonic() > deadline:
                raise RuntimeError("the terminal shows:\n" + self.screen())
            time.sleep(0.05)

    def ask(self, line, colours=False):
        """Types a line; what the terminal shows below it, and the exit status."""
        self.tmux("send-keys", "clear; tmux -S %s clear-history" % shlex.quote(self.socket), "Enter")
        self.wait(lambda: self.screen().strip() == PROMPT.strip())
        self.tmux("send-keys", "-l", line + "; echo status=$?")
        self.tmux("send-keys", "Enter")
        self.wait(lambda: re.search(r"^status=\d+\n+" + PROMPT.strip(), self.screen(), re.M))
        text = self.screen(colours)
        status = int(re.search(r"^(?:\x1b\[[\d;]*m)*status=(\d+)", text, re.M).group(1))
        lines = text.split("\n")
        first = 1
        while "status=$?" not in re.sub(r"\s", "", "".join(lines[:first])):
            first += 1
        end = next(i for i, one in enumerate(lines) if "status=%d" % status in one)
        return [one.rstrip() for one in lines[first:end]], status

    def close(self):
        run(["tmux", "-S", self.socket, "kill-server"])


class Session(SystemTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if shutil.which("tmux") is None:
            raise unittest.SkipTest("tmux is not installed")
        cls.place = tempfile.mkdtemp(prefix="connquery-test-")
        cls.addClassCleanup(shutil.rmtree, cls.place, True)
        cls.shop = Shop(cls.place)
        cls.addClassCleanup(cls.shop.close)
        os.symlink(CONNQUERY, os.path.join(cls.place, "connquery"))
        cls.terminals = {}
        for width in (80, 120, 200):
            terminal = Tmux(cls.place, width, cls.shop.netns)
            cls.addClassCleanup(terminal.close)
            cls.terminals[width] = terminal

    def table(self, line, width=120):
        """The rows of a table as dicts by title, after what holds of every table was looked at."""
        shown, status = self.terminals[width].ask(line)
        self.assertIn(status, (0, 3), shown)
        title = next(i for i, one in enumerate(shown) if re.match(r"[A-Z]{2,}\b.*[A-Z]{2,}", one))
        titles = [(m.group(), m.start()) for m in re.finditer(r"\S+", shown[title])]
        rows = []
        for one in shown[title + 1:]:
            if not one or re.match(r"\d+ sockets?\b", one):
                break
            self.assertLessEqual(len(one), width)
            ends = [at for _, at in titles[1:]] + [len(one)]
            rows.append({name: one[at:end].strip() for (name, at), end in zip(titles, ends)})
        footer = shown[title + 1 + len(rows):]
        self.assertTrue(re.match(r"%d sockets?\b" % len(rows), footer[0]), shown)
        return rows

    def found(self, line, width=120):
        return {(row["PROCESS"], row["LOCAL"], row.get("REMOTE")) for row in self.table(line, width)}

    # ---- the ten questions ---------------------------------------------------------------------

    def test_1_who_listens(self):
        for line in ("connquery -tl --netns current", "connquery -ltnp --netns current"):
            got = self.found(line)
            self.assertEqual({(name, local) for name, local, _ in got},
                             {("nginx", "0.0.0.0:443"), ("nginx", "[::]:8443")}, line)

    def test_2_everything_of_tcp_with_owners(self):
        rows = self.table("connquery -tanp --netns current")
        self.assertEqual(sorted(row["STATE"] for row in rows),
                         ["ESTABLISHED", "ESTABLISHED", "LISTEN", "LISTEN", "TIME_WAIT"])
        self.assertEqual({row["PID"] for row in rows if row["PROCESS"] == "nginx"},
                         {str(self.shop.web.pid)})

    def test_3_who_uses_a_port(self):
        got = self.found("connquery --port 443 --netns current")
        self.assertEqual({name for name, _, _ in got}, {"nginx", "wget", "time-wait"})

    def test_4_who_talks_to_an_address(self):
        rows = self.table("connquery --remote 203.0.113.7 --netns current --established")
        self.assertEqual([row["PROCESS"] for row in rows], ["nginx"])
        self.assertTrue(rows[0]["REMOTE"].startswith("203.0.113.7:"))
        rows = self.table("connquery --remote 203.0.113.0/24 --netns current --established")
        self.assertEqual([row["PROCESS"] for row in rows], ["nginx"])

    def test_5_what_a_program_has(self):
        self.assertEqual(len(self.table("connquery --process nginx --netns current")), 3)

    def test_6_what_a_pid_has(self):
        rows = self.table("connquery -u --pid %d" % self.shop.names.pid)
        self.assertEqual([(row["PROTO"], row["LOCAL"]) for row in rows], [("udp", "192.0.2.1:53")])

    def test_7_what_a_user_has(self):
        rows = self.table("connquery --user www-data --netns current")
        self.assertEqual({row["USER"] for row in rows}, {"www-data"})
        self.assertEqual(len(rows), 3)

    def test_8_udp(self):
        rows = self.table("connquery -un --netns current")
        self.assertEqual([(row["PROCESS"], row["STATE"]) for row in rows], [("named", "UNCONN")])

    def test_9_who_is_closing_and_why_nobody_owns_it(self):
        rows = self.table("connquery --state time-wait --netns current")
        self.assertEqual(len(rows), 1)
        self.assertIn("time", rows[0]["PROCESS"].lower())

    def test_10_unix_sockets(self):
        rows = self.table("connquery -xl --process nginx")
        self.assertEqual([row["PROCESS"] for row in rows], ["nginx"])
        self.assertTrue(rows[0]["LOCAL"].endswith("web.sock"), rows)

    # ---- how it looks --------------------------------------------------------------------------

    def test_it_fits_every_width_and_addresses_keep_their_end(self):
        for width in (80, 120, 200):
            with self.subTest(width):
                rows = self.table("connquery -t --netns current", width)
                self.assertIn("0.0.0.0:443", {row["LOCAL"] for row in rows})
                self.assertTrue(all(re.search(r":\d+$", row["LOCAL"]) for row in rows))

    def test_it_is_in_colour_unless_told_not_to_be(self):
        terminal = self.terminals[80]
        coloured, _ = terminal.ask("connquery -t", colours=True)
        self.assertIn("\x1b[", "\n".join(coloured))
        for line in ("NO_COLOR=1 connquery -t", "connquery -t --color never"):
            plain, _ = terminal.ask(line, colours=True)
            self.assertNotRegex("\n".join(plain), r"\x1b\[[0-9;]*3[0-7]")

    def test_help_fits_80_columns_and_names_what_was_asked_above(self):
        shown, status = self.terminals[80].ask("connquery query --help | cat")
        self.assertEqual(status, 0)
        text = "\n".join(shown)
        for option in ("--tcp", "--udp", "--listen", "--established", "--port", "--remote",
                       "--process", "--pid", "--user"):
            self.assertIn(option, text)
        self.assertLess(text.index("--remote"), text.index("--ocsf-version"))

    def test_a_typing_error_is_answered_in_one_line(self):
        shown, status = self.terminals[80].ask("connquery --porcess nginx")
        self.assertEqual(status, 2)
        self.assertIn("--process", " ".join(shown))

    def test_nothing_found_is_said(self):
        shown, status = self.terminals[80].ask("connquery --port 9 --netns current")
        self.assertIn(status, (1, 3))
        self.assertTrue(any("no " in one.lower() for one in shown), shown)


if __name__ == "__main__":
    main()
