# SPDX-License-Identifier: Apache-2.0
"""Help texts, the words about mistakes, and the hints for people who come from another tool."""

import os
import re
import shlex
import shutil
import tempfile
import unittest

from cli_case import SOURCE, commands, main, options, run


def examples(text):
    """The lines of a help text's examples."""
    block = text.split("Examples:\n")[1].split("\n\n")[0]
    return re.findall(r"(?m)^  ((?:sudo |echo .*\| )?connquery\b.*?)(?:  .*)?$", block)


def copy_queries(folder):
    """The questions that are shipped, as nobody else may write to them: a tree may be otherwise."""
    shipped = os.path.join(SOURCE, "data", "queries.d")
    os.makedirs(folder)
    os.chmod(folder, 0o755)
    for name in os.listdir(shipped):
        copy = shutil.copyfile(os.path.join(shipped, name), os.path.join(folder, name))
        os.chmod(copy, 0o644)


class HelpText(unittest.TestCase):
    def texts(self):
        yield "--help", run("--help")
        for command in commands():
            yield command, run(command, "--help")

    def test_form(self):
        """Exit 0, nothing on stderr, 80 columns, no blank at an end of a line, no empty line twice."""
        for name, answer in self.texts():
            with self.subTest(name):
                self.assertEqual((answer.status, answer.err), (0, ""))
                self.assertTrue(answer.out.endswith("\n"))
                self.assertNotIn("\n\n\n", answer.out)
                for line in answer.out.splitlines():
                    self.assertLessEqual(len(line), 80, line)
                    self.assertEqual(line, line.rstrip(), line)

    def test_four_ways_to_one_text(self):
        self.assertEqual(len(commands()), len(set(commands())))
        self.assertGreaterEqual(len(commands()), 4)
        for command in commands():
            text = run(command, "--help").out
            self.assertEqual(run("help", command).out, text)
            self.assertEqual(run(command, "-h").out, text)
            self.assertTrue(text.startswith(f"Usage: connquery {command} "), text[:80])
        for words in (["-h"], ["help"]):
            self.assertEqual(run(*words).out, run("--help").out)

    def test_parts_of_a_command(self):
        """Options with words about each, examples, exit codes."""
        for command in commands():
            text = run(command, "--help").out
            for part in ("Examples:\n", "Exit status:\n", "Help:\n", "More: man connquery-"):
                self.assertIn(part, text, command)
            self.assertIn("--help", [option.name for option in options(command)])
            for row in re.findall(r"^  (?:-\w, |    )--\S+.*", text, re.M):
                words = re.sub(r"^ *(-\w, )?--\S+( [A-Z]\S*)?", "", row)
                below = text.split(row + "\n")[1]
                self.assertTrue(words.strip() or below.startswith(" " * 28), row)

    def test_options_are_one_of_each(self):
        for command in commands():
            found = options(command)
            names = [option.name for option in found]
            letters = [option.letter for option in found if option.letter]
            self.assertEqual(len(names), len(set(names)))
            self.assertEqual(len(letters), len(set(letters)))

    def test_most_useful_first(self):
        first = run("query", "--help").out.split("The ten most useful:\n")[1].split("\n\n")[0]
        self.assertEqual(len(re.findall(r"^  (?:-\w, |    )--", first, re.M)), 10)

    def test_examples_run(self):
        """Each example of each text, the program in it: not one that is refused."""
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "events.ndjson"), "w", encoding="utf-8") as file:
                file.write(run("query", "-o", "ndjson", "--netns", "current").out)
            copy_queries(os.path.join(folder, "connquery", "queries.d"))
            os.mkdir(os.path.join(folder, "feeds"))
            for name, content in (("feeds/list.txt", "198.51.100.1\n"),
                                  ("bundle.json", '{"type": "bundle", "objects": [{"type": "x"}]}'),
                                  ("warninglist.json", '{"list": ["198.51.100.0/24"]}')):
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(content)
            lines = [line for _, answer in self.texts() for line in examples(answer.out)]
            self.assertGreater(len(lines), 20)
            without = "-hashes" in run("--version").out
            for line in lines:
                if without and "--hash" in line:
                    continue  # this build has none
                with self.subTest(line):
                    self.run_line(line, folder)

    def run_line(self, line, folder):
        given = ""
        for part in re.split(r" \| (?=connquery )", line):
            words = shlex.split(part.partition(" | ")[0])  # without what others make of it
            words = words[1:] if words[0] == "sudo" else words
            if words[0] == "echo":
                given = words[1]
                continue
            answer = run(*words[1:], given=given, folder=folder, env={"XDG_CONFIG_HOME": folder})
            self.assertIn(answer.status, (0, 1, 3), answer)
            given = answer.out

    def test_overview(self):
        text = run("--help").out
        for command in commands():
            self.assertRegex(text, rf"(?m)^  {command} ")
        self.assertEqual(text.split("Examples:\n")[1].split("\n\n")[0].count("\n") + 1, 5)
        self.assertLessEqual(text.count("\n"), 25, "it is the short one")


class Version(unittest.TestCase):
    def test_parts(self):
        answer = run("--version")
        self.assertEqual((answer.status, answer.err), (0, ""))
        self.assertRegex(answer.out, r"^connquery \d+\.\d+\.\d+\n"
                                     r"OCSF:( \d+\.\d+\.\d+)+\n"
                                     r"features:( [+-]\w+)+\n"
                                     r"libraries: libmnl \d\S*, PCRE2 \d\S*, SQLite \d\S*"
                                     r"(, libbpf \d\S*)?(, nettle \d\S*)?"
                                     r"(, libmaxminddb \d\S*)?(, c-ares \d\S*)?\n$")
        self.assertEqual("nettle" in answer.out, "+hashes" in answer.out)
        self.assertEqual("libmaxminddb" in answer.out, "+geoip" in answer.out)
        self.assertEqual("c-ares" in answer.out, "+resolve" in answer.out)
        self.assertEqual(run("-V").out, answer.out)


class Mistakes(unittest.TestCase):
    """(what is typed, what the one line on stderr has in it)"""

    CASES = [
        # the nearest one
        (["qurey"], "'query'"),
        (["help", "quer"], "'query'"),
        (["hlep"], "'help'"),
        (["query", "--colums", "x"], "--columns?"),
        (["query", "--netn", "x"], "--netns?"),
        (["query", "--oputput"], "--output?"),
        (["fields", "--outptu"], "--output?"),
        (["fields", "remot_ip"], "remote_ip?"),
        (["schema", "--ocsf-verson=1.3.0"], "--ocsf-version?"),
        # a beginning is no name, though it may be the only one
        (["query", "--summ"], "did you mean --summarize?"),
        (["query", "--remo"], "did you mean --remote or --remote-port or --remote-name?"),
        (["query", "--tc"], "did you mean --tcp or --tcp-info?"),
        (["query", "-tcp"], "two dashes: --tcp"),
        (["query", "-state"], "two dashes: --state"),
        # what is wrong with it
        (["query", "--xyzzy"], "--xyzzy: no such option"),
        (["query", "-y"], "-y: no such option"),
        (["query", "-\u00e9"], "-\u00e9: no such option"),
        (["query", "--tcp=1"], "--tcp: takes no value"),
        (["query", "--port"], "--port: needs a value"),
        (["fields", "-o"], "-o: needs a value"),
        (["fields", "-o", "yaml"], "yaml: must be table, csv or json"),
        (["xyzzy"], "'xyzzy': no such command"),
        (["query", "--" + "x" * 5000], "no such option"),
        (["query", "--=3"], "no such option"),
        (["help", "query", "fields"], "one command"),
        # under another name
        (["-w"], "-w: write --type raw"),
        (["-tnS"], "-S: write --protocol sctp"),
        (["-M"], "write --protocol mptcp"),
        (["-0"], "write --family packet"),
        (["-A", "tcp"], "write --protocol tcp"),
        (["-e"], "write --wide"),
        (["--listening"], "write --listen "),
        (["--net=blue"], "write --netns blue"),
        (["-c", "nginx"], "write --process nginx"),
        (["-cnginx"], "write --process nginx"),
        (["-c", "-t"], "write --process NAME"),
        (["-iTCP"], "-iTCP: write --tcp"),
        (["-nP", "-i:443"], "-i:443: write --port 443"),
        (["-i@203.0.113.7"], "write --remote 203.0.113.7"),
        (["-iTCP", "-sTCP:LISTEN"], "-iTCP"),
        (["-sTCP:LISTEN"], "write --state LISTEN"),
        (["-tano"], "timers are not shown"),
        # not there
        (["-K"], "only reads"),
        (["-tr"], "write --resolve"),
        # words of a filter, and what stands alone
        (["dport", "=", ":443"], "'dport': write --remote-port 443 "),
        (["-tn", "dport", ":443"], "'dport': write --remote-port 443 "),
        (["-tn", "( dport = :443 or sport = :443 )"], "'dport': write --remote-port 443 "),
        (["sport", "eq", "22"], "'sport': write --local-port 22 "),
        (["sport", "ge", "1024"], "'sport': write --local-port PORT "),
        (["dst", "203.0.113.0/24"], "write --remote 203.0.113.0/24;"),
        (["dst", "[2001:db8::1]:443"], "write --remote 2001:db8::1;"),
        (["src", "192.0.2.1:22"], "write --local 192.0.2.1;"),
        (["dst"], "write --remote ADDRESS;"),
        (["state", "established"], "write --state established "),
        (["query", "state", "time-wait"], "write --state time-wait "),
        (["443"], "write --port 443 or --pid 443 "),
        (["-p", "812"], "--pid 812 "),
        ([":443"], "write --port 443 "),
        (["*:https"], "write --port https "),
        (["203.0.113.7"], "write --remote 203.0.113.7 "),
        (["query", "2001:db8::/32"], "write --remote 2001:db8::/32 "),
        (["nginx"], "--process nginx"),
    ]

    def test_cases(self):
        for words, expected in self.CASES:
            with self.subTest(" ".join(words)[:60]):
                answer = run(*words)
                self.assertEqual((answer.status, answer.out), (2, ""), answer)
                self.assertEqual(answer.err.count("\n"), 1, answer)
                self.assertTrue(answer.err.startswith("connquery: "), answer)
                self.assertIn(expected, answer.err)

    def test_where_to_read_on(self):
        self.assertIn("(see: connquery query --help)", run("query", "--xyzzy").err)
        self.assertIn("(see: connquery query --help)", run("--xyzzy").err)
        self.assertIn("(see: connquery --help)", run("xyzzy").err)

    def test_hostile(self):
        for words in (["query", "--\x1b[31m\n"], ["query", "-\x1b"], ["\x1b[31mred\n"],
                      ["dport", "\x1b[31m\n"], ["fields", "\x1b]0;x\x07"], ["-i:\x1b[1m"]):
            answer = run(*words)
            self.assertEqual(answer.status, 2)
            self.assertRegex(answer.err, r"^[^\x00-\x1f\x7f-\x9f]+\n$")


class DoneAnyway(unittest.TestCase):
    """Options of others that ask for what is always done: one line, and the answer."""

    def told(self, *words):
        answer = run(*words, "--netns", "current", "-o", "csv")
        self.assertIn(answer.status, (0, 1, 3), answer)
        lines = [line for line in answer.err.splitlines() if "not needed" in line]
        return lines

    def test_one_line_for_all(self):
        line, = self.told("-tanp", "--numeric")
        self.assertEqual(line, "connquery: not needed: -a (all sockets are shown), "
                               "-n (addresses and ports stay numbers), -p (owners are shown), "
                               "--numeric (addresses and ports stay numbers)")

    def test_each_once(self):
        line, = self.told("-nn", "-n", "-p")
        self.assertEqual(line.count("-n ("), 1)
        self.assertLess(line.index("-n ("), line.index("-p ("))

    def test_netstat(self):
        line, = self.told("-tulpn")
        self.assertIn("-p (", line)
        self.assertNotIn("-t", line)

    def test_silent_without(self):
        self.assertEqual(self.told("-tul"), [])

    def test_not_beside_a_mistake(self):
        answer = run("-an", "--xyzzy")
        self.assertEqual(answer.err.count("\n"), 1)
        self.assertNotIn("not needed", answer.err)
        self.assertEqual(run("-an", "--help").err, "")


if __name__ == "__main__":
    main()
