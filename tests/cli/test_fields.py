# SPDX-License-Identifier: Apache-2.0
"""connquery fields: one list, in every form."""

import csv
import io
import json
import os
import re
import subprocess
import unittest

from cli_case import CONNQUERY, SOURCE, main, plain, run, run_at_terminal


def defined():
    """The list itself, read from src/model/fields.def: (name, type, path, meaning)."""
    with open(os.path.join(SOURCE, "src/model/fields.def"), encoding="utf-8") as file:
        text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
    rows = re.findall(r'FIELD\(\w+,\s*"([^"]+)",\s*(\w+),[^"]*"([^"]*)",\s*((?:"[^"]*"\s*)+)\)',
                      text)
    return [[name, kind, path, "".join(re.findall(r'"([^"]*)"', meaning))]
            for name, kind, path, meaning in rows]


def words(text):
    return " ".join(text.split())


class Fields(unittest.TestCase):
    def test_csv(self):
        answer = run("fields", "-o", "csv")
        self.assertEqual((answer.status, answer.err), (0, ""))
        self.assertEqual(answer.out.count("\r\n"), answer.out.count("\n"))
        rows = list(csv.reader(io.StringIO(answer.out, newline="")))
        self.assertEqual(rows[0], ["name", "type", "ocsf", "meaning"])
        self.assertEqual(rows[1:], defined())
        self.assertGreater(len(rows), 50)

    def test_json(self):
        rows = json.loads(run("fields", "-o", "json").out)
        self.assertEqual([[r["name"], r["type"], r["ocsf"], r["meaning"]] for r in rows], defined())

    def test_pipe(self):
        """A line for each, whole, whatever COLUMNS says; no colours."""
        lines = run("fields", env={"COLUMNS": "40"}).out.splitlines()
        self.assertEqual(lines[0].split(), ["COLUMN", "TYPE", "OCSF", "MEANING"])
        self.assertEqual(len(lines), len(defined()) + 1)
        for line, row in zip(lines[1:], defined()):
            self.assertEqual(words(line), words(" ".join(row)))

    def test_terminal(self):
        """Nothing is lost at any width, and no line is too long."""
        for columns in (80, 100, 132, 250):
            with self.subTest(columns=columns):
                answer = run_at_terminal("fields", columns=columns)
                self.assertEqual((answer.status, answer.err), (0, ""))
                text = plain(answer.out)
                for line in text.splitlines():
                    self.assertLessEqual(len(line), columns, line)
                for row in defined():
                    self.assertIn(words(" ".join(row)), words(text))

    def test_narrow(self):
        for columns in (20, 40, 60):
            for line in plain(run_at_terminal("fields", columns=columns).out).splitlines():
                if " " in line.strip():
                    self.assertLessEqual(len(line), max(columns, 40), line)

    def test_colour(self):
        self.assertIn("\x1b[", run_at_terminal("fields").out)
        for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            self.assertNotIn("\x1b", run_at_terminal("fields", env=env).out)

    def test_words(self):
        names = [row[0] for row in defined()]
        for asked in (["remote"], ["tcp_", "_pid"], ["remote_ip"]):
            rows = json.loads(run("fields", "-o", "json", *asked).out)
            self.assertEqual([row["name"] for row in rows],
                             [name for name in names if any(word in name for word in asked)])

    def test_no_such_column(self):
        answer = run("fields", "remote", "remote_prot")
        self.assertEqual((answer.status, answer.out), (2, ""))
        self.assertIn("'remote_prot': no such column, did you mean remote_port?", answer.err)

    def test_no_header(self):
        self.assertEqual(len(run("fields", "-H").out.splitlines()), len(defined()))
        self.assertNotIn("COLUMN", plain(run_at_terminal("fields", "-H").out))
        rows = list(csv.reader(io.StringIO(run("fields", "-H", "-o", "csv").out, newline="")))
        self.assertEqual(rows, defined())

    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            for form in ("table", "csv", "json"):
                done = subprocess.run([CONNQUERY, "fields", "-o", form], stdout=full,
                                      stderr=subprocess.PIPE, check=False)
                self.assertEqual(done.returncode, 2)
                self.assertIn(b"No space left", done.stderr)


class Tables(unittest.TestCase):
    """--tables and --table: what connquery sql knows."""

    def names(self):
        return [row["name"] for row in json.loads(run("fields", "--tables", "-o", "json").out)]

    def test_tables(self):
        names = self.names()
        self.assertEqual(names[0], "connections")
        self.assertLessEqual({"processes", "process_open_sockets", "listening_ports", "users", "hash",
                              "file", "process_open_files", "owners"}, set(names))
        lines = run("fields", "--tables").out.splitlines()
        self.assertEqual(lines[0].split(), ["TABLE", "MEANING"])
        self.assertEqual([line.split()[0] for line in lines[1:]], names)

    def test_columns_are_those_of_sql(self):
        """What * of a statement selects is what is not hidden, in that order."""
        for name in self.names():
            where = " WHERE path = '/'" if name in ("file", "hash") else " LIMIT 0"
            selected = run("sql", "-o", "csv", "--netns", "current", "--family", "ip",
                           f"SELECT * FROM {name}{where}").out.splitlines()[0]
            rows = json.loads(run("fields", "--table", name, "-o", "json").out)
            if name == "connections":
                self.assertEqual([list(row.values()) for row in rows], defined())
                shown = [row["name"] for row in rows
                         if row["name"] not in ("process_sha256", "process_package")]
            else:
                self.assertEqual(list(rows[0]), ["name", "type", "note", "meaning"])
                shown = [row["name"] for row in rows if row["note"] != "hidden"]
            self.assertEqual(shown, selected.split(","), name)

    def test_notes(self):
        rows = json.loads(run("fields", "--table", "hash", "-o", "json").out)
        self.assertEqual([row["name"] for row in rows if row["note"] == "required"],
                         ["path", "directory"])

    def test_words(self):
        self.assertEqual([line.split()[0] for line in run("fields", "-H", "--tables", "open_").out
                          .splitlines()], ["process_open_files", "process_open_sockets"])
        self.assertIn("'uidd': no such column, did you mean uid?",
                      run("fields", "--table", "users", "uidd").err)

    def test_terminal(self):
        for words in (["--tables"], ["--table", "file"]):
            for columns in (80, 200):
                for line in plain(run_at_terminal("fields", *words, columns=columns).out).splitlines():
                    self.assertLessEqual(len(line), columns, line)

    def test_mistakes(self):
        self.assertIn("no such table, did you mean users?", run("fields", "--table", "user").err)
        self.assertIn("--tables lists them", run("fields", "--table", "nothing_alike").err)
        self.assertIn("one of them", run("fields", "--table", "users", "--tables").err)


if __name__ == "__main__":
    main()
