# SPDX-License-Identifier: Apache-2.0
"""What stands beside the kernel, as the pages show it: their lines about places, indicators,
containers, names, packages and the cloud run and answer, in a world where each has an answer."""

import csv
import io
import os
import re
import shlex

import harness
import mmdb
import test_containers
from world import SOURCE

HERE, THERE = "203.0.113.1", "203.0.113.7"
PAGES = ["sql", "geo", "indicators", "containers", "names", "cloud"]
NAMED = {"City.mmdb": "city", "GeoLite2-City.mmdb": "city", "GeoLite2-ASN.mmdb": "network",
         "feeds/": "feeds", "feed.json": "feeds/bad.txt", "blocklist.txt": "feeds/bad.txt",
         "/etc/connquery/cloud.json": "cloud.json", "auto": "cloud.json"}  # asks nobody


def lines_of(page):
    """Commands, without what is shown of their answers, without comments and pipes."""
    with open(os.path.join(SOURCE, "docs", page + ".md"), encoding="utf-8") as handle:
        blocks = re.findall(r"^```(?:sh|console)?\n(.*?)^```", handle.read(), re.M | re.S)
    for block in blocks:
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True) if re.match(
                r"(\$ )?connquery ", line) else []
            if words and "<" not in words:
                yield words[1:words.index("|") if "|" in words else None]


class Beside(harness.SystemTest):
    # what the tests of containers make, not these tests themselves
    over = test_containers.Containers.over
    write = test_containers.Containers.write
    docker = test_containers.Containers.docker
    group = test_containers.Containers.group

    def setUp(self):
        self.place = self.folder()
        there = self.new_netns()
        self.world = self.new_netns()
        self.world.veth(there, [HERE + "/24"], [THERE + "/24"])
        self.docker()
        path = os.path.join(self.group("docker-%s.scope" % test_containers.ID), "cgroup.procs")
        self.made = self.mksock("tcp-pair", self.world, ip=HERE, port=443, client_netns=there.path)
        with open(path, "w", encoding="ascii") as procs:
            procs.write(str(self.made.pid))
        mmdb.write(os.path.join(self.place, "city"), "Test-City",
                   {THERE + "/32": {"country": {"iso_code": "RU"}}})
        mmdb.write(os.path.join(self.place, "network"), "Test-ASN",
                   {THERE + "/32": {"autonomous_system_number": 64496,
                                    "autonomous_system_organization": "Example Net"}})
        self.write(os.path.join(self.place, "feeds", "bad.txt"), "203.0.113.4/30\n")
        self.write(os.path.join(self.place, "cloud.json"), {"provider": "AWS"})

    def ask_line(self, words):
        words = [os.path.join(self.place, NAMED[word]) if word in NAMED else word
                 for word in words]
        status, out, err = harness.run([harness.CONNQUERY, *words], self.world)
        self.assertIn(status, (0, 1, 3), "%s: %s" % (words, err.decode()))
        return out.decode()

    def test_answers_of_sql(self):
        answers = {}
        for words in lines_of("sql"):
            for about in ("remote_country", "indicator", "container_name"):
                if words[-1].startswith("SELECT") and about in words[-1]:
                    out = self.ask_line(words[:1] + ["-o", "csv"] + words[1:])
                    answers[about] = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual(set(answers), {"remote_country", "indicator", "container_name"})
        for about, rows in answers.items():
            self.assertTrue(rows, about)
            for row in rows:
                if about == "container_name":
                    self.assertEqual(row["container_image"], "nginx:1.25")
                else:
                    self.assertTrue(row["remote"].startswith(THERE + ":"), row)
                if about == "indicator":
                    self.assertEqual((row["indicator"], row["indicator_source"]),
                                     ("203.0.113.4/30", "bad.txt"))

    def test_every_line_runs(self):
        for page in PAGES:
            lines = [words for words in lines_of(page)
                     if page != "sql" or not {"--netns", "pross_name"} & set(" ".join(words).split())]
            self.assertTrue(lines, page)
            for words in lines:
                with self.subTest(page=page, line=words):
                    self.ask_line(words)


if __name__ == "__main__":
    harness.main()
