#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The table of docs/from-other-tools.md: each of our lines runs, and finds what the line of the other
tool finds. The lines of docs/first-ten-minutes.md and docs/sql.md run, and answer what the page
shows."""

import csv
import io
import os
import re
import shlex
import shutil
import sys
import tempfile

from harness import CONNQUERY, SystemTest, main, run
from shop import Shop
from world import SOURCE

PAGE = os.path.join(SOURCE, "docs", "from-other-tools.md")
SHOWN = [os.path.join(SOURCE, "docs", name) for name in ("first-ten-minutes.md", "sql.md")]
OTHERS = ("ss", "lsof", "netstat")


def rows():
    with open(PAGE, encoding="utf-8") as page:
        for line in page:
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
            if len(cells) == 3 and cells[2].startswith("`"):
                yield [cell.strip("`").replace("\\|", "|") for cell in cells]


# ---- what the others print ----------------------------------------------------------------------

def ends_of_ss(text):
    """Pairs of ends: no remote one where ss shows a star for its port."""
    for line in text.splitlines():
        pair = re.findall(r"(\S+:(?:\d+|\*))(?= |$)", re.sub(r'users:.*', "", line))
        if len(pair) >= 2 and not line.startswith("\t"):
            yield tuple(plain(end) for end in pair[:2])


def ends_of_lsof(text):
    for line in text.splitlines()[1:]:
        name = re.search(r"\b(?:TCP|UDP) (\S+)", line)
        if name:
            local, _, remote = name.group(1).partition("->")
            yield plain(local), plain(remote or "*:*")


def ends_of_netstat(text):
    for line in text.splitlines():
        words = line.split()
        if words and words[0].startswith(("tcp", "udp")):
            yield plain(words[3]), plain(words[4])


def plain(end):
    """One way to write an end: any address is *, none is ''."""
    ip, _, port = end.rpartition(":")
    ip = ip.strip("[]").split("%")[0]
    ip = "*" if ip in ("", "0.0.0.0", "::", "*") else ip.removeprefix("::ffff:")
    return "" if port == "*" else ip + ":" + port


OTHER_ENDS = {"ss": ends_of_ss, "lsof": ends_of_lsof, "netstat": ends_of_netstat}


class OtherTools(SystemTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.shop = Shop(cls.folder)
        cls.addClassCleanup(cls.shop.close)

    def here(self, line):
        """The page's line in this world: its process 812 is the web server."""
        return re.sub(r"\b812\b", str(self.shop.web.pid), line)

    def ours(self, line, more=()):
        words = shlex.split(self.here(line))
        self.assertEqual(words[0], "connquery")
        status, out, err = run([CONNQUERY, *words[1:], *more], self.shop.netns)
        # nothing of this world is outside, but the host may have such connections
        self.assertIn(status, (0, 1, 3) if "--outside" in line else (0, 3), line + err.decode())
        return out.decode()

    def our_ends(self, line):
        line = line.replace(" --wide", "").replace("-tH", "-t")  # of tables alone
        out = self.ours(line, ["-o", "csv", "--columns", "local,remote,netns"])
        for row in csv.DictReader(io.StringIO(out)):
            if row["netns"] == str(self.shop.netns.inode):
                yield plain(row["local"]), plain(row["remote"]) if row["remote"] else ""

    def test_every_line_runs(self):
        lines = [ours for _, _, ours in rows()]
        self.assertGreater(len(lines), 25)
        for line in lines:
            with self.subTest(line):
                if "doctor" in line:
                    words = shlex.split(line)
                    self.assertIn(run([CONNQUERY, *words[1:]])[0], (0, 3))
                else:
                    out = self.ours(line)
                    self.assertTrue("--outside" in line or out.strip(), line)

    def same(self, text):
        """Without what differs from run to run: client ports, pids, figures, widths."""
        text = re.sub(r"203\.0\.113\.7:\d{4,5}", "CLIENT", text)
        return sorted(re.sub(r"\b\d{2,}\b(?!:|\.)", "N", re.sub(r"[ ]+", " ", line)).strip()
                      for line in text.splitlines())

    def answers(self, path):
        """The page's lines, each with the answer that it shows."""
        with open(path, encoding="utf-8") as page:
            blocks = re.findall(r"^```console\n(.*?)^```", page.read(), re.M | re.S)
        return [part.partition("\n")[::2] for block in blocks
                for part in re.split(r"^\$ ", block, flags=re.M)[1:]]

    def test_answers_are_as_shown(self):
        for path in SHOWN:
            shown = self.answers(path)
            self.assertGreater(len(shown), 5)
            for line, answer in shown:
                if not answer.strip() or "| jq" in line:
                    continue
                with self.subTest(line):
                    self.assertEqual(self.same(self.told(line)), self.same(answer))

    def told(self, line):
        """What the line prints; of one that is wrong, what it is told."""
        if "pross_name" not in line:
            return self.ours(line)
        status, _, err = run([CONNQUERY, *shlex.split(line)[1:]], self.shop.netns)
        self.assertEqual(status, 2)
        return err.decode()

    def test_they_find_what_the_others_find(self):
        compared = 0
        for _, other, ours in rows():
            tool = other.split(" ")[0]
            if tool not in OTHERS or "|" in other or "-F" in other or re.search(r"-[0xw]", other):
                continue
            if shutil.which(tool) is None:
                continue
            with self.subTest(other):
                words = shlex.split(self.here(other))
                if tool == "ss" and "-N" in words:
                    words.remove("-N"), words.remove("blue")
                out = run(words, self.shop.netns)[1].decode()
                theirs = set(OTHER_ENDS[tool](out))
                if "@" in other:  # lsof means either end
                    theirs = {(local, remote) for local, remote in theirs
                              if other.rpartition("@")[2] in remote}
                mine = set(self.our_ends(ours))
                self.assertTrue(theirs, out)
                self.assertLessEqual(theirs, mine)
                if tool == "ss":
                    self.assertEqual(theirs, mine)
                compared += 1
        self.assertGreater(compared, 15)


if __name__ == "__main__":
    main()
