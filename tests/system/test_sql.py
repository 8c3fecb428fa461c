# SPDX-License-Identifier: Apache-2.0
"""connquery sql: what it prints, what it refuses and how it says so, what bounds it."""

import csv
import io
import json
import os
import signal
import subprocess

import harness
import world
from screen import SGR, at_terminal, width


class Sql(harness.SystemTest):
    def sql(self, *arguments, given=None, user=None, scope="current", binary=False):
        """(exit status, stdout, stderr) of a statement about the test's own namespace."""
        options = ["--netns", scope] if scope else []
        process = harness.start([harness.CONNQUERY, "sql", *options, *arguments], self.netns, user,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)
        out, err = process.communicate(given, timeout=world.TIMEOUT)
        return process.returncode, out if binary else out.decode(), err.decode()

    def rows(self, statement, *options, **more):
        status, out, err = self.sql("-o", "json", *options, statement, **more)
        self.assertEqual(status, 0, err)
        return json.loads(out)

    def value(self, statement, *options, **more):
        [row] = self.rows(statement, *options, **more)
        [value] = row.values()
        return value


class Formats(Sql):
    def setUp(self):
        self.made = self.mksock("tcp-listen")["listener"]
        self.statement = ("SELECT local_port, process_name, remote_ip, cookie, 1.5 AS half, "
                          "x'00ff' AS bytes FROM connections WHERE state = 'LISTEN'")

    def test_json(self):
        [row] = self.rows(self.statement, "-f", "ip")
        self.assertEqual(row, {"local_port": self.made["local_port"], "process_name": "mksock",
                               "remote_ip": None, "cookie": self.made["cookie"], "half": 1.5,
                               "bytes": "00ff"})
        self.assertIs(type(row["cookie"]), str)
        self.assertEqual(self.rows("SELECT 1 FROM connections WHERE 0"), [])
        status, out, _ = self.sql("-o", "json", "SELECT 1 AS a, 2 AS a, 3 AS a, 9e999, -1e-9")
        self.assertEqual((status, out), (0, '[\n{"a":1,"a_2":2,"a_3":3,"9e999":9.0e+999,'
                                            '"-1e-9":-1e-09}\n]\n'))

    def test_ndjson(self):
        status, out, err = self.sql("-o", "ndjson", "SELECT column1 AS x FROM (VALUES (1), ('a\nb'))")
        self.assertEqual((status, out, err), (0, '{"x":1}\n{"x":"a\\nb"}\n', ""))

    def test_csv(self):
        status, out, err = self.sql("-f", "ip", "-o", "csv", self.statement)
        self.assertEqual((status, err), (0, ""))
        self.assertTrue(out.endswith("\r\n"))
        titles, row = list(csv.reader(io.StringIO(out, newline="")))
        self.assertEqual(titles, ["local_port", "process_name", "remote_ip", "cookie", "half", "bytes"])
        self.assertEqual(row, [str(self.made["local_port"]), "mksock", "", self.made["cookie"], "1.5",
                               "00ff"])
        self.assertEqual(self.sql("-H", "-o", "csv", "SELECT '=1+1', 'a,b', 'c\"d'")[1],
                         "'=1+1,\"a,b\",\"c\"\"d\"\r\n")
        self.assertEqual(self.sql("-o", "csv", "SELECT 1 AS a WHERE 0")[1], "a\r\n")

    def test_markdown(self):
        status, out, err = self.sql("-o", "markdown",
                                    "SELECT 'a|b' AS 'x|y', 'TIME_WAIT' AS s, '_i_ <b>' AS t, 7 AS n")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(out.splitlines(), [r"| x\|y | s | t | n |", "| --- | --- | --- | ---: |",
                                            r"| a\|b | TIME_WAIT | \_i\_ \<b\> | 7 |"])
        self.assertEqual(self.sql("-o", "markdown", "SELECT 1 AS a WHERE 0")[1], "| a |\n| --- |\n")

    def test_line(self):
        status, out, err = self.sql("-o", "line", "SELECT column1 AS a, column2 AS longer "
                                                  "FROM (VALUES (1, 'x'), (NULL, 2))")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(out, "     a = 1\nlonger = x\n\n     a =\nlonger = 2\n")

    def test_table(self):
        status, out, err = self.sql("SELECT column1 AS name, column2 AS number "
                                    "FROM (VALUES ('a', 7), ('bb', 1234), (NULL, NULL))")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(out.splitlines(), ["name  number", "a          7", "bb      1234", "-          -"])
        self.assertEqual(self.sql("SELECT 1 AS a WHERE 0")[1], "a\n")
        self.assertEqual(self.sql("-H", "SELECT 1 AS a")[1], "1\n")

    def test_table_of_many_rows(self):
        """Those behind the first thousand are printed as they come."""
        status, out, err = self.sql(
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 5000) SELECT x FROM c")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual([int(line) for line in out.splitlines()[1:]], list(range(1, 5001)))

    def test_at_terminal(self):
        self.mksock("tcp-listen", comm="e\x1b[31mvil")
        for form in ("table", "line", "csv", "markdown"):
            for columns in (80, 200):
                status, shown = at_terminal("sql", "--netns", "current", "-f", "ip", "-o", form,
                                            "SELECT process_name, * FROM connections "
                                            "WHERE family = 'inet'", columns=columns, netns=self.netns)
                self.assertEqual(status, 0, shown)
                self.assertIn("e?[31mvil" if form != "markdown" else r"e?\[31mvil", shown)
                self.assertNotIn("\x1b[31mvil", shown)
                if form != "table":
                    continue
                # without the line of progress that was wiped
                lines = SGR.sub("", shown.rpartition("\x1b[K")[2]).splitlines()
                self.assertLessEqual(max(map(width, lines)), columns)
                self.assertRegex(lines[-1], r"^2 rows, \d+ columns not shown for want of width; "
                                            r"-o line shows all$")
        _, shown = at_terminal("sql", "SELECT printf('%.*c', 70, 'x') AS a, 'abcdefghijkl' AS b, "
                                      "'abcdefghijkl' AS c, 'abcdefghijkl' AS d", columns=30)
        self.assertEqual(shown.splitlines()[-1], "1 row, 1 column not shown for want of width; "
                                                 "-o line shows all")

    def test_formats_of_every_table(self):
        """Each table, each form: all columns, nothing on stderr, the same number of rows."""
        _, listed, _ = self.sql("-o", "csv", "SELECT 1", scope=None)
        self.assertEqual(listed, "1\r\n1\r\n")
        status, out, _ = harness.run([harness.CONNQUERY, "fields", "--tables", "-o", "json"])
        self.assertEqual(status, 0)
        for table in json.loads(out):
            looked_up = table["name"] in ("file", "hash")
            where = "WHERE path = '/bin/sh'" if looked_up else "LIMIT 3"
            for form in ("table", "csv", "json", "ndjson", "markdown", "line"):
                with self.subTest(table=table["name"], form=form):
                    status, out, err = self.sql("-o", form, "--family", "ip",
                                                f"SELECT * FROM {table['name']} {where}")
                    self.assertEqual(status, 0, err)
                    self.assertNotEqual(out, "")


class Refused(Sql):
    """Exit 2, nothing on stdout, a line of words, and the place where there is one."""

    def refused(self, statement, words, at=None, options=(), given=None):
        status, out, err = self.sql(*options, statement, given=given)
        self.assertEqual((status, out), (2, ""), err)
        lines = err.splitlines()
        self.assertTrue(lines[0].startswith("connquery: "), err)
        self.assertIn(words, lines[0])
        for line in lines:
            self.assertIsNone(harness.UNPRINTABLE.search(line), ascii(line))
        if at is None:
            self.assertEqual(len(lines), 1, err)
            return err
        self.assertEqual(len(lines), 3, err)
        self.assertLessEqual(len(lines[1]), 80)
        self.assertEqual(lines[2].strip(), "^")
        self.assertTrue(lines[1][lines[2].index("^"):].startswith(at), err)
        return err

    def test_syntax(self):
        self.refused("SELECT local_port FROM connections WHRE 1", 'near "1": syntax error', "1")
        self.refused("SELECT (", "something is missing at its end", "")
        self.refused("SELECT 'abc", "the ' that begins here has no end", "'abc")
        self.refused("SELEC 1", "did you mean SELECT?", "SELEC")
        self.refused("", "there is no statement")
        self.refused("-- nothing", "there is no statement", options=("--",))
        self.refused("/* nothing", "a comment has no end", "")
        self.refused(".tables", "'connquery fields --tables' lists the tables")

    def test_names(self):
        self.refused("SELECT remote_prt FROM connections", "did you mean remote_port?", "remote_prt")
        self.refused("SELECT c.remote_prt FROM connections c", "did you mean remote_port?",
                     "c.remote_prt")
        self.refused("SELECT 1 FROM conections", "did you mean connections?", "conections")
        self.refused("SELECT cdir('1.2.3.4', '1.0.0.0/8')", "did you mean cidr?", "cdir")
        self.refused("SELECT nothing_like_it FROM connections", "no such column: nothing_like_it",
                     "nothing_like_it")

    def test_network(self):
        for network, words in (("10.0.0.0/33", "the prefix must be 0 to 32 bits"),
                               ("10.0.0.1/8", "bits beyond the prefix must be 0"),
                               ("nonsense", "is no IP network")):
            self.refused(f"SELECT 1 FROM connections WHERE cidr(remote_ip, '{network}')", words,
                         f"'{network}'")
            # known when it runs
            self.refused(f"SELECT cidr('10.1.2.3', '{network[:3]}' || '{network[3:]}')", words)

    def test_more_than_one(self):
        self.refused("SELECT 1; SELECT 2", "a second statement begins here", "SELECT 2")
        self.refused("SELECT 1; DROP TABLE connections", "a second statement", "DROP")
        status, out, err = self.sql("SELECT 1", "SELECT 2")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("one statement, in quotes", err)

    def test_writes(self):
        for statement in ("INSERT INTO connections VALUES (1)", "UPDATE connections SET state = 'x'",
                          "DELETE FROM connections", "DROP TABLE connections", "CREATE TABLE t (a)",
                          "CREATE TEMP VIEW v AS SELECT 1", "ALTER TABLE connections RENAME TO x",
                          "REPLACE INTO users VALUES (1)", "VACUUM", "BEGIN", "SAVEPOINT x", "ANALYZE",
                          "REINDEX"):
            word = statement.split()[0]
            self.refused(statement, f"{word} is refused: a statement may only read", word)
        self.refused("WITH a AS (SELECT 1) DELETE FROM connections", "DELETE is refused", "DELETE")
        self.refused("EXPLAIN INSERT INTO users VALUES (1)", "INSERT is refused", "INSERT")

    def test_attach_writes_no_file(self):
        path = os.path.join(self.folder(), "made")
        self.refused(f"ATTACH '{path}' AS x", "ATTACH is refused", "ATTACH")
        self.refused(f"VACUUM INTO '{path}'", "VACUUM is refused", "VACUUM")
        self.assertFalse(os.path.exists(path))

    def test_pragma(self):
        self.refused("PRAGMA table_info(connections)", "PRAGMA is refused", "PRAGMA")
        self.refused("SELECT * FROM pragma_database_list", "PRAGMA is refused", "pragma_")

    def test_functions(self):
        self.refused("SELECT load_extension('x.so')", "load_extension() is refused", "load_extension")
        self.refused("SELECT writefile('x', 'y')", "no such function: writefile", "writefile")
        self.refused("SELECT randomblob(1000000000)", "randomblob() is refused", "randomblob")
        self.refused("SELECT * FROM sqlite_master", "there is no such table", "sqlite_master")

    def test_parameters(self):
        self.refused("SELECT ?1", "there are no parameters here", "?1")

    def test_endless(self):
        """The default limit of time is not waited for: a smaller one and that of memory do the same."""
        endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"
        self.refused(endless, "the statement takes longer than 0.2 s (--timeout): a recursive WITH "
                              "may have no end".replace("0.2 s", "0.200 s"),
                     options=("--timeout", "0.2"))
        self.refused(endless.replace("UNION ALL", "UNION"), "the statement needs more than 2 MiB "
                                                            "(--max-memory)",
                     options=("--max-memory", "2M", "--timeout", "0"))
        large = "SELECT count(*) FROM connections a, (%s) b" % " UNION ALL ".join(["SELECT 1"] * 90)
        self.assertEqual(self.sql(large)[0], 0)

    def test_with_that_explodes(self):
        tables = ["c0 AS (SELECT 1)"]
        tables += [f"c{n} AS (SELECT 1 FROM c{n - 1}, c{n - 1})" for n in range(1, 40)]
        self.refused("WITH %s SELECT 1 FROM c39" % ", ".join(tables), "more than 10000 selects")

    def test_pattern(self):
        self.refused("SELECT 'a' REGEXP '(a'", "the pattern is wrong at its byte 2", "'(a'")
        self.refused("SELECT printf('%.*c', 10000, 'a') || '!' REGEXP '^(a+)+$'"
                     .replace("printf", "(printf").replace("'!' ", "'!') "), "takes too long on a text")

    def test_large(self):
        million = b"SELECT 1" + b" + 1" * 250000
        self.refused("-", "the statement is 1000008 bytes long: 512 KiB is the most", given=million)
        self.refused("-", "the most", given=b"x" * (5 << 20))
        self.refused("SELECT " + ", ".join(["1"] * 600), "too many columns")
        self.refused("SELECT " + "(" * 1500 + "1" + ")" * 1500, "too much is nested")

    def test_bytes(self):
        self.refused("-", "there is a NUL in the statement", given=b"SELECT 1\0")
        err = self.refused("-", "the statement is not UTF-8", "?", given=b"SELECT '\xff\x1b[31m'")
        self.assertNotIn("\x1b", err)

    def test_long_and_wide(self):
        """The line is cut around its fault; wide characters count as two columns, a tab as a blank."""
        pads = ", ".join(["local_port"] * 30)
        self.refused(f"SELECT {pads}, wrong, {pads} FROM connections", "no such column: wrong", "wrong")
        status, _, err = self.sql("SELECT '日本語',\twrong FROM connections")
        self.assertEqual(status, 2)
        self.assertEqual(err.splitlines()[1:], ["  SELECT '日本語', wrong FROM connections",
                                                " " * (2 + 7 + 1 + 6 + 1 + 1 + 1) + "^"])
        status, _, err = self.sql("SELECT local_port\nFROM connections\nWHERE wrong = 1\nLIMIT 3")
        self.assertEqual(err.splitlines()[1:], ["  WHERE wrong = 1", "        ^"])

    def test_look_ups(self):
        self.refused("SELECT * FROM file", "file is looked up, not read: name path = … or directory = …")
        self.refused("SELECT sha256 FROM hash", "hash is looked up")

    def test_options(self):
        for options, words in ((("--timeout", "x"), "must be seconds"),
                               (("--timeout", "-1"), "must be seconds"),
                               (("--timeout", "1e9"), "must be seconds"),
                               (("--timeout", "0.0001"), "must be seconds"),
                               (("--max-rows", "x"), "must be a number"),
                               (("--max-memory", "1"), "1M at least"),
                               (("--max-memory", "99999999999T"), "must be bytes"),
                               (("--output", "xml"), "must be table, csv, json"),
                               (("--no-header", "-o", "json"), "has no line of titles"),
                               (("--wide", "-o", "csv"), "is for a table"),
                               (("--list-saved",), "takes no statement"),
                               (("--saved", "x"), "one of them"),
                               (("--family", "x"), "must be ip")):
            self.refused("SELECT 1", words, options=options)
        status, out, err = self.sql()
        self.assertEqual((status, out), (2, ""))
        self.assertIn("needs a statement", err)


class Bounds(Sql):
    def test_rows(self):
        five = "SELECT column1 FROM (VALUES (1), (2), (3), (4), (5))"
        self.assertEqual(len(self.rows(five, "--max-rows", "5")), 5)
        status, out, err = self.sql("-o", "json", "--max-rows", "4", five)
        self.assertEqual(status, 2)
        self.assertIn("more than 4 rows (--max-rows)", err)
        self.assertNotIn("]", out, "half an answer reads as a whole one")
        self.assertEqual(len(self.rows(five, "--max-rows", "0")), 5)

    def test_long_values(self):
        status, _, err = self.sql("SELECT group_concat(printf('%.*c', 1000000, 'x')) FROM (VALUES (1), "
                                  "(2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), "
                                  "(15), (16), (17), (18))")
        self.assertEqual(status, 2)
        self.assertIn("a value is too large: 16384 KiB are the most", err)

    def test_memory_of_rows(self):
        """Rows of a table that are kept count, not just what SQLite has."""
        many = self.mksock("many", count=3000, port=20000)
        self.assertEqual(len(many.sockets) > 0, True)
        statement = "SELECT count(*) FROM process_open_sockets a JOIN process_open_sockets b USING (fd)"
        self.assertEqual(self.sql(statement)[0], 0)
        status, out, err = self.sql("--max-memory", "1M", statement)
        self.assertEqual((status, out), (2, ""))
        self.assertIn("needs more than 1 MiB (--max-memory)", err)

    def test_time_while_sockets_are_read(self):
        """One step of SQLite can take all of the sockets."""
        self.mksock("many", count=3000, port=20000)
        status, _, err = self.sql("--timeout", "0.001",
                                  "SELECT count(*) FROM connections a, connections b, connections c")
        self.assertEqual(status, 2)
        self.assertIn("takes longer than 0.001 s", err)

    def test_closed_pipe(self):
        """Who has had enough ends it, quietly."""
        endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"
        for form in ("ndjson", "csv", "json", "line", "table", "markdown"):
            process = harness.start([harness.CONNQUERY, "sql", "-o", form, endless],
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            process.stdout.readline()
            process.stdout.close()
            _, err = process.stderr.read(), process.wait(world.TIMEOUT)
            process.stderr.close()
            self.assertEqual(process.returncode, 0, form)

    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            process = harness.start([harness.CONNQUERY, "sql", "SELECT 1"], stdout=full,
                                    stderr=subprocess.PIPE)
            _, err = process.communicate(timeout=world.TIMEOUT)
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"cannot write to standard output: No space left on device", err)

    def test_interrupted(self):
        process = harness.start([harness.CONNQUERY, "sql", "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL "
                                                           "SELECT x + 1 FROM c) SELECT max(x) FROM c"],
                                stdout=subprocess.DEVNULL)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(world.TIMEOUT), -signal.SIGINT)


class Values(Sql):
    def test_unknown_is_null(self):
        self.mksock("tcp-listen")
        self.mksock("unix-pair")
        [row] = self.rows("SELECT remote_ip, remote_port, local_path, direction, tcp_rtt_us, mark, count, "
                          "typeof(remote_ip) AS t FROM connections WHERE state = 'LISTEN'", "-f", "ip")
        self.assertEqual(row.pop("t"), "null")
        row.pop("mark")
        self.assertEqual(set(row.values()), {None})
        self.assertEqual(self.value("SELECT count(*) FROM connections WHERE family = 'unix' AND "
                                    "(local_ip IS NOT NULL OR local_port IS NOT NULL)"), 0)

    def test_addresses(self):
        for ip in ("127.0.0.9", "127.0.0.10", "::1"):
            self.mksock("tcp-listen", ip=ip)
        self.assertEqual([row["local_ip"] for row in
                          self.rows("SELECT local_ip FROM connections WHERE type = 'stream' AND "
                                    "local_ip IS NOT NULL ORDER BY local_ip")],
                         ["127.0.0.9", "127.0.0.10", "::1"])
        for condition, count in (("local_ip = '::ffff:127.0.0.9'", 1), ("local_ip = '127.0.0.09'", 0),
                                 ("local_ip IN ('0:0::1', '127.0.0.10')", 2),
                                 ("local_ip > '127.0.0.9'", 2), ("local_ip < '127.0.0.100'", 2),
                                 ("local_ip BETWEEN '127.0.0.9' AND '127.0.0.10'", 2),
                                 ("cidr(local_ip, '127.0.0.0/8')", 2), ("NOT cidr(local_ip, '::/0')", 2),
                                 ("is_loopback(local_ip)", 3), ("is_private(local_ip)", 3),
                                 ("in_cidr_block('127.0.0.0/28', local_ip)", 2),
                                 ("local_ip REGEXP '^127.*9$'", 1), ("local_ip LIKE '127%'", 2)):
            with self.subTest(condition):
                self.assertEqual(self.value("SELECT count(*) FROM connections WHERE local_ip IS NOT NULL "
                                            f"AND {condition}"), count)
        self.assertEqual(self.value("SELECT count(DISTINCT local_ip) FROM connections"), 3)

    def test_double_quotes(self):
        """As osquery takes them: a text where no column has the name."""
        self.mksock("tcp-listen")
        self.assertEqual(self.value('SELECT count(*) FROM connections WHERE "state" = "LISTEN"'), 1)

    def test_community_id(self):
        self.mksock("tcp-pair")
        self.assertEqual(self.value("SELECT count(*) FROM connections WHERE state = 'ESTABLISHED' AND "
                                    "community_uid = community_id(local_ip, remote_ip, local_port, "
                                    "remote_port, protocol_num)"), 2)

    def test_injected_names(self):
        """What a process is called is a value, never SQL."""
        name = "x' OR 1 --"
        self.mksock("tcp-listen", comm=name)
        self.mksock("tcp-listen")
        self.assertEqual(self.value("SELECT count(*) FROM connections WHERE process_name = "
                                    "'x'' OR 1 --'"), 1)
        self.assertEqual(self.rows("SELECT process_name FROM connections WHERE process_name LIKE 'x%'"),
                         [{"process_name": name}])

    def test_standard_input(self):
        self.assertEqual(self.rows("-", given=b"SELECT 1 AS one -- words\n;\n"), [{"one": 1}])

    def test_limits_of_scope(self):
        made = self.mksock("tcp-listen")["listener"]
        self.mksock("unix-pair")
        self.assertEqual(self.rows("SELECT DISTINCT family FROM connections", "--family", "ip"),
                         [{"family": "inet"}])
        self.assertEqual(self.value("SELECT count(*) FROM connections WHERE local_port = %d"
                                    % made["local_port"], "-6"), 0)
        other = self.new_netns()
        self.mksock("tcp-listen", netns=other)
        self.assertEqual(self.value("SELECT count(DISTINCT netns) FROM connections", "-f", "ip"), 1)
        self.assertEqual(self.value("SELECT count(*) FROM connections WHERE netns = %d" % other.inode,
                                    "-f", "ip", scope=None), 1)

    def test_unprivileged(self):
        """Rows of what is seen, and words about the rest; never an error."""
        self.mksock("tcp-listen")
        status, out, err = self.sql("-o", "json", "-f", "ip", "SELECT process_pid, no_owner_reason FROM "
                                                              "connections WHERE state = 'LISTEN'",
                                    user=harness.NOBODY)
        self.assertEqual(status, 0, err)
        self.assertEqual(json.loads(out), [{"process_pid": None,
                                            "no_owner_reason": "permission_denied"}])

    def test_explain(self):
        rows = self.rows("EXPLAIN QUERY PLAN SELECT p.name FROM listening_ports l JOIN processes p "
                         "USING (pid)")
        self.assertIn("pid=", rows[-1]["detail"])


if __name__ == "__main__":
    harness.main()
