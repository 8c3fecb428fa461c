# SPDX-License-Identifier: Apache-2.0
"""The manual: does it say all that the program has, and is it sound? The text between the generated
parts could still speak of what is no more; that is looked for as well."""

import csv
import json
import os
import re
import shutil
import subprocess
import unittest

from cli_case import BUILD, SOURCE, TIMEOUT, commands, main, options, run

PAGES = os.path.join(BUILD, "man")
HEADER = os.path.join(SOURCE, "include/connquery/connquery.h")
# What scdoc writes around indented blocks, in every page of everybody.
OF_SCDOC = re.compile("skipping paragraph macro: PP (empty|after S[HS])")


def pages():
    return sorted(name for name in os.listdir(PAGES) if re.search(r"\.[1-8]$", name))


def source(name):
    with open(os.path.join(PAGES, name), encoding="utf-8") as file:
        return file.read()


def text(name):
    """Its words: no requests, no escapes, white space folded."""
    page = re.sub(r"(?m)^\.(RS|RE|PP|nf|fi|br)\b.*\n", "", source(name))
    page = re.sub(r"\\f[BIRP]", "", page)
    page = page.replace("\\(aq", "'").replace("\\&", "")
    return " ".join(re.sub(r"\\(.)", r"\1", page).split())


def rendered(name):
    done = subprocess.run(["mandoc", "-Tutf8", os.path.join(PAGES, name)], stdout=subprocess.PIPE,
                          timeout=TIMEOUT, check=True)
    return re.sub(".\b", "", done.stdout.decode())


@unittest.skipUnless(os.path.isdir(PAGES) and pages(), "this build has no manual (scdoc is missing)")
class Pages(unittest.TestCase):
    def assert_in(self, words, page):
        """Without the whole page in what a failure says."""
        self.assertTrue(words in page, f"not in the page: {words}")

    def test_each_command_has_one(self):
        expected = {f"connquery-{command}.1" for command in commands()}
        self.assertLessEqual(expected, set(pages()))
        own = {name for name in pages() if name.endswith(".1")} - {"connquery.1"}
        self.assertEqual(own, expected, "a page of a command that is no more")

    def test_options(self):
        for command in commands():
            page = text(f"connquery-{command}.1")
            for option in options(command):
                with self.subTest(command=command, option=option.name):
                    words = f"{option.letter}, " if option.letter else ""
                    words += option.name + (f" {option.value}" if option.value else "")
                    self.assert_in(words, page)

    def test_no_option_that_is_not(self):
        known = {option.name for command in commands() for option in options(command)}
        known |= {"--version", "--cflags", "--libs"}
        for name in pages():
            for word in re.findall(r"(?<![\w-])--[a-z][a-z0-9-]*", text(name)):
                self.assertIn(word, known, name)

    def test_exits_and_examples(self):
        for command in commands():
            page = text(f"connquery-{command}.1")
            help_text = run(command, "--help").out
            exits = help_text.split("Exit status:\n")[1].split("\n\n")[0]
            for code, words in re.findall(r"(?m)^  (\d)  (.*(?:\n     .*)*)", exits):
                self.assert_in(f"{code} {' '.join(words.split())}", page)
            examples = help_text.split("Examples:\n")[1].split("\n\n")[0]
            for line in re.findall(r"(?m)^  (\S.*)$", examples):
                self.assert_in(line, page)

    def test_columns(self):
        page = text("connquery-fields.7")
        rows = list(csv.reader(run("fields", "-o", "csv").out.splitlines()))[1:]
        for name, kind, path, meaning in rows:
            self.assert_in(f"{name} ({kind}) {meaning} OCSF: {path}", page)
        section = source("connquery-fields.7").split("\n.SH COLUMNS\n")[1].split("\n.SH ")[0]
        self.assertEqual(section.count("OCSF: "), len(rows))

    def test_tables_of_sql(self):
        """Each table with all of its columns, and each function."""
        page = text("connquery-sql.7")
        for table in json.loads(run("fields", "--tables", "-o", "json").out):
            self.assert_in(f".SS {table['name']} ", page)
            self.assert_in(table["meaning"], page)
            for row in json.loads(run("fields", "--table", table["name"], "-o", "json").out):
                self.assert_in(row["name"], page)
                if table["name"] != "connections":
                    note = f", {row['note']}" if row["note"] else ""
                    self.assert_in(f"{row['name']} ({row['type']}{note}) {row['meaning']}", page)
        for call in ("cidr(ip, network) 1 when", "is_private(ip)", "regexp(pattern, text)",
                     "regex_match(text, pattern, group)", "concat_ws(separator, text, ...)",
                     "community_id(src_ip, dst_ip, src_port, dst_port, protocol[, seed])",
                     "in_cidr_block(network, ip)", "row_number", "json_extract", "group_concat"):
            self.assert_in(call, page)

    def test_short_names_of_columns(self):
        """Those of a table that the page of the query lists are known, and no columns of all."""
        names = text("connquery-query.1").split("in place of its name: ")[1].split(" .")[0].split(", ")
        self.assertGreater(len(names), 5)
        self.assertIn("process", names)
        answer = run("query", "--netns", "current", "--columns", ",".join(names))
        self.assertNotEqual(answer.status, 2, answer)
        columns = [line.split(",")[0] for line in run("fields", "-o", "csv").out.splitlines()]
        self.assertEqual(set(names) & set(columns), set())

    def test_references(self):
        """A page that another one speaks of is there, or is not ours."""
        for name in pages():
            for other, section in re.findall(r"\b((?:lib)?connquery[a-z-]*)\((\d)\)", text(name)):
                self.assertIn(f"{other}.{section}", pages(), name)

    def test_library(self):
        with open(HEADER, encoding="utf-8") as file:
            header = re.sub(r"/\*.*?\*/", " ", file.read(), flags=re.S)
        header = re.sub(r"(?m)^#.*$", "", header)
        page = text("libconnquery.3")
        calls = [" ".join(call.split()) for call in re.findall(r"\bCQ_API\b([^;]*;)", header)]
        self.assertGreater(len(calls), 12)
        for call in calls:
            with self.subTest(call[:60]):
                self.assert_in(call, page)
        for kind, name in re.findall(r"(?m)^(struct|enum) (\w+)\s*\{", header):
            self.assert_in(f"{kind} {name} ", page)
        for name in re.findall(r"typedef[^;]*\(\*(\w+)\)", header):
            self.assert_in(f"typedef int (*{name})(", page)

    @unittest.skipUnless(shutil.which("cc"), "there is no C compiler")
    def test_example_of_the_library(self):
        """It is a program that compiles."""
        code = source("libconnquery.3").split(".SH EXAMPLE")[1].split(".nf\n.RS 4\n")[1]
        code = code.split("\n.fi\n")[0].replace("\\&", "").replace("\\(aq", "'")
        code = code.replace("\\\\", "\\").replace("\\-", "-")
        done = subprocess.run(["cc", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-x", "c",
                               "-I", os.path.join(SOURCE, "include"), "-"], input=code, text=True,
                              stderr=subprocess.PIPE, timeout=TIMEOUT, check=False)
        self.assertEqual(done.returncode, 0, done.stderr + code)

    def test_sections(self):
        for name in pages():
            titles = re.findall(r'(?m)^\.SH "?([^"\n]+)', source(name))
            for title in ("NAME", "DESCRIPTION", "SEE ALSO"):
                self.assertIn(title, titles, name)
            if name.endswith(".1"):
                for title in ("SYNOPSIS", "OPTIONS", "EXIT STATUS", "EXAMPLES"):
                    self.assertIn(title, titles, name)

    def test_environment(self):
        """The variables that the sources read, and no others."""
        read = set()
        for here, _, names in os.walk(os.path.join(SOURCE, "src")):
            for name in (n for n in names if n.endswith((".c", ".h"))):
                with open(os.path.join(here, name), encoding="utf-8") as file:
                    code = file.read()
                found = re.findall(r'(?:getenv|is_set)\((?:"([A-Z_]+)"|([A-Z_]+))\)', code)
                for literal, macro in found:
                    value = re.search(rf'#define {macro} "([A-Z_]+)"', code) if macro else None
                    read.add(literal or value.group(1))
        section = text("connquery.1").split("ENVIRONMENT")[1].split(".SH")[0]
        for name in read:
            self.assertIn(name, section)
        for name in re.findall(r"\b[A-Z]+_?[A-Z]+\b", section.replace("OCSF", "")):
            self.assertIn(name, read)


@unittest.skipUnless(os.path.isdir(PAGES) and pages(), "this build has no manual (scdoc is missing)")
class Sound(unittest.TestCase):
    @unittest.skipUnless(shutil.which("mandoc"), "mandoc is not installed")
    def test_mandoc(self):
        for name in pages():
            done = subprocess.run(["mandoc", "-Tlint", "-W", "warning", os.path.join(PAGES, name)],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                  timeout=TIMEOUT, check=False)
            complaints = [line for line in done.stdout.splitlines() if not OF_SCDOC.search(line)]
            self.assertEqual(complaints, [])

    @unittest.skipUnless(shutil.which("man") and shutil.which("groff"), "man is not installed")
    def test_man(self):
        for name in pages():
            done = subprocess.run(["man", "--warnings=w", "-l", os.path.join(PAGES, name)],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                  timeout=TIMEOUT, check=False,
                                  env={**os.environ, "MANPAGER": "cat", "MANWIDTH": "80",
                                       "LC_ALL": "C.UTF-8", "MAN_KEEP_FORMATTING": "1"})
            self.assertEqual((done.returncode, done.stderr), (0, ""), name)

    @unittest.skipUnless(shutil.which("mandoc"), "mandoc is not installed")
    def test_width(self):
        """Lines that are not filled (examples of code) fit a screen too."""
        for name in pages():
            for line in rendered(name).splitlines():
                self.assertLessEqual(len(line), 80, f"{name}: {line}")


if __name__ == "__main__":
    main()
