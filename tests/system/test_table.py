# SPDX-License-Identifier: Apache-2.0
"""The table: in a pipe, and at terminals of many widths."""

import os
import re

import harness
from harness import NOBODY, SystemTest
from screen import OBEYED, SGR, Table, at_terminal, environment, in_pipe, width
from world import bpf_refusal, sees_everything

USUAL = ["PROTO", "STATE", "LOCAL", "REMOTE", "PROCESS", "PID", "USER"]
GREEN, YELLOW, CYAN, DIM, BOLD = ("\x1b[%dm" % n for n in (32, 33, 36, 2, 1))
LONG = "2001:db8:1234:5678:9abc:def0:1234:"


class TableTest(SystemTest):
    def table(self, *options, status=0, netns=None, scope="current", **more):
        """In a pipe."""
        code, out, err = in_pipe("--netns", scope, *options, netns=netns or self.netns, **more)
        self.assertEqual(code, status, err)
        self.assertNotIn("\x1b", out)
        return Table(out)

    def screen(self, *options, columns=80, status=0, netns=None, scope="current", **more):
        """What a terminal gets; no line is wider than it."""
        code, shown = at_terminal("--netns", scope, *options, columns=columns,
                                  netns=netns or self.netns, **more)
        self.assertEqual(code, status, shown)
        plain = SGR.sub("", shown)
        self.assertIsNone(OBEYED.search(plain), ascii(plain))
        if "--wide" not in options:
            for line in plain.split("\n"):
                self.assertLessEqual(width(line), columns, line)
        return shown


class Columns(TableTest):
    """What stands in the table, in a pipe: nothing is cut there."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.made = {}
        for kind, options in (("tcp-pair", {"port": 443}), ("udp-connected", {}),
                              ("time-wait", {}), ("not-accepted", {"comm": "gunicorn"}),
                              ("shared", {"port": 80}), ("syn-recv", {})):
            cls.made[kind] = harness.Mksock(kind, cls.netns, **options)
            cls.addClassCleanup(cls.made[kind].close)

    def row_of(self, table, made):
        """By its ends, which are different for all sockets here."""
        ends = [self.end(made, "local"), self.end(made, "remote")]
        found = [row for row in table.rows if [row["LOCAL"], row["REMOTE"]] == ends
                 and row["PROTO"] == ("udp" if made["protocol_num"] == 17 else "tcp")]
        self.assertEqual(len(found), 1, (made, table.lines))
        return found[0]

    def end(self, made, side):
        end = harness.expected_end(made, side)
        return "%s:%d" % (end["ip"], end["port"]) if end else "-"

    def test_rows(self):
        """One for each socket that was made, with its owner or the reason for none."""
        table = self.table()
        self.assertEqual(table.titles, USUAL)
        self.assertEqual(table.footer, [], "words are for terminals")
        self.assertEqual(len(table.rows), len(self.ask().sockets()))
        reasons = {"time_wait": "time-wait", "syn_recv": "syn-recv",
                   "not_accepted": "not accepted: gunicorn"}
        for mksock in self.made.values():
            for made in mksock.sockets:
                row = self.row_of(table, made)
                self.assertEqual(row["STATE"], made["state"])
                reason = made.get("no_owner_reason")
                if reason:
                    self.assertEqual((row["PROCESS"], row["PID"], row["USER"]),
                                     (reasons[reason], "-", "-"))
                    continue
                holders = len(made["owners"])
                pid = "%d" % harness.primary(made["owners"])
                self.assertEqual(row["PID"],
                                 pid if holders == 1 else "%s +%d" % (pid, holders - 1))
                self.assertIn(row["PROCESS"], ("mksock", "gunicorn"))
                self.assertEqual(row["USER"], "root")

    def test_aligned(self):
        """Every cell begins where its title does."""
        table = self.table()
        for title in USUAL:
            at = table.lines[0].index(title)
            for line, row in zip(table.lines[1:], table.rows):
                self.assertTrue(line[at:].startswith(row[title]), (title, line))
                self.assertEqual(line, line.rstrip(" "))

    def test_usual_order(self):
        rows = self.table("--columns", "process_name,process_pid,local_port").rows
        self.assertGreater(len(rows), 10)

        def key(row):
            return [(v == "-", int(v) if v.isdigit() else v) for v in row.values()]
        self.assertEqual([key(r) for r in rows], sorted(key(r) for r in rows))
        # by default the same, with nobody's sockets last
        owners = [row["PID"] == "-" and row["PROCESS"] != "not accepted: gunicorn"
                  for row in self.table().rows]
        self.assertEqual(owners, sorted(owners))

    def test_sort(self):
        def key(port):
            return (port == "-", 0 if port == "-" else int(port))
        ports = self.table("--columns", "local_port", "--sort", "local_port").column("LOCAL_PORT")
        self.assertEqual(ports, sorted(ports, key=key))
        down = self.table("--columns", "local_port", "--sort=-local_port").column("LOCAL_PORT")
        self.assertEqual(down, ports[::-1])
        pids = self.table("--sort", "pid").column("PID")
        numbers = [int(pid.split()[0]) for pid in pids if pid != "-"]
        self.assertEqual(numbers, sorted(numbers))
        streamed = self.table("--sort", "none").rows
        self.assertEqual(sorted(map(str, streamed)), sorted(map(str, self.table().rows)))

    def test_stream_of_many(self):
        """More rows than --sort none waits for; in the kernel's order, not in ours."""
        netns = self.new_netns()
        self.mksock("many", netns, count=2500, port=10000)
        table = self.table("--sort", "none", netns=netns)
        self.assertEqual(len(table.rows), 2500)
        self.assertEqual(len(set(table.column("LOCAL"))), 2500)
        self.assertEqual(table.titles, USUAL)
        # when the others have not come yet, nobody can know that there will be none
        self.assertEqual(self.table("--sort", "none", "--pid", str(os.getpid()), netns=netns,
                                    scope="all", status=1).titles, USUAL)
        self.assertIn("NETNS", self.table("--sort", "none", netns=netns, scope="all").titles)

    def test_columns_chosen(self):
        table = self.table("--columns", "remote_ip,proto,process,local_port,netns")
        self.assertEqual(table.titles, ["REMOTE_IP", "PROTO", "PROCESS", "LOCAL_PORT", "NETNS"])
        self.assertEqual(set(table.column("NETNS")), {str(self.netns.inode)})
        self.assertIn("127.0.0.1", table.column("REMOTE_IP"))

    def test_each_column(self):
        """Every column that there is can be shown."""
        code, out, err = in_pipe("-o", "csv", "--netns", "current", netns=self.netns)
        self.assertEqual((code, err), (0, ""))
        for name in out.split("\r\n")[0].split(","):
            self.assertEqual(self.table("--columns", name + ",cookie").titles,
                             [name.upper(), "COOKIE"])

    def test_time_is_local(self):
        here = self.table("--columns", "time", "-4").rows[0]["TIME"]
        self.assertRegex(here, r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")
        _, out, _ = in_pipe("--netns", "current", "--columns", "time", "-4", netns=self.netns,
                            env=dict(environment(), TZ="XYZ-12"))
        there = Table(out).rows[0]["TIME"]
        self.assertNotEqual(here[:13], there[:13])
        self.assertEqual((int(there[11:13]) - int(here[11:13])) % 12, 0)

    def test_no_header(self):
        rows = sorted(list(row.values()) for row in self.table().rows)
        for option in ("-H", "--no-header"):
            _, out, _ = in_pipe("--netns", "current", option, netns=self.netns)
            self.assertEqual(sorted(re.split(" {2,}", line) for line in out.split("\n")[:-1]),
                             rows)

    def test_more_columns_when_they_say_something(self):
        self.assertEqual(self.table("--summarize").titles, USUAL + ["COUNT"])
        table = self.table("--tcp-info")
        self.assertEqual(table.titles, USUAL + ["RTT_US", "CWND", "RETRANS"])
        self.assertGreater(int(self.row_of(table, self.made["tcp-pair"]["client"])["CWND"]), 0)
        wide = self.table("--wide")
        self.assertLess(set(USUAL) | {"DIRECTION", "RX_QUEUE", "TX_QUEUE", "CGROUP", "COMMAND"},
                        set(wide.titles))
        self.assertIn("tcp-pair port=443", wide.lines[1] + "".join(wide.lines))
        self.assertEqual(self.table("--hash", "sha256").titles, USUAL + ["PROCESS_SHA256"])

    def test_summarize_counts(self):
        netns = self.new_netns()
        self.mksock("tcp-fan", netns, count=5, port=8443)
        self.assertEqual(sorted(self.table("--summarize", netns=netns).column("COUNT")),
                         ["1", "5", "5"])
        shown = self.screen("--summarize", netns=netns)
        self.assertIn("3 rows for 11 sockets, 1 process.", shown)

    def test_namespaces(self):
        """Their column appears when it says something: by name, else by inode."""
        name = self.new_netns("cq-blue")
        other = self.new_netns()
        self.mksock("tcp-listen", name, port=9000, comm="in-blue")
        self.mksock("tcp-listen", other, port=9000, comm="in-other")
        self.assertEqual(self.table().titles, USUAL)
        table = self.table(scope="all")
        self.assertEqual(table.titles, USUAL + ["NETNS"])
        named = {row["PROCESS"]: row["NETNS"] for row in table.rows}
        self.assertEqual(named["in-blue"], "cq-blue")
        self.assertEqual(named["in-other"], str(other.inode))
        self.assertEqual(self.table(scope="cq-blue").column("NETNS"), ["cq-blue"])

    def test_other_families(self):
        netns = self.new_netns()
        path = self.folder() + "/a.sock"
        self.mksock("unix-stream", netns, path=path)
        self.mksock("unix-dgram", netns, path=path + ".dgram")
        self.mksock("unix-seqpacket", netns, path=path + ".seq")
        self.mksock("packet", netns)
        rows = self.table("--family", "unix,packet", netns=netns).rows
        self.assertEqual({row["PROTO"] for row in rows}, {"u_str", "u_dgr", "u_seq", "packet"})
        self.assertIn(("u_str", "LISTEN", path), {(r["PROTO"], r["STATE"], r["LOCAL"])
                                                  for r in rows})
        self.assertIn("arp:lo", {r["LOCAL"] for r in rows})

    def test_nothing(self):
        self.assertEqual(self.table("--port", "9", status=1).lines, [
            "PROTO  STATE  LOCAL  REMOTE  PROCESS  PID  USER"])
        code, out, err = in_pipe("--netns", "current", "--port", "9", "-H", netns=self.netns)
        self.assertEqual((code, out, err), (1, "", ""))
        self.assertEqual(SGR.sub("", self.screen("--port", "9", status=1)),
                         "No connection matches.\n")

    def test_unprivileged(self):
        """Marked, and the reason in words; never an owner that was not seen."""
        table = self.table(user=NOBODY)
        denied = [row for row in table.rows if row["PROCESS"] == "? permission denied"]
        self.assertGreater(len(denied), 5)
        for row in denied:
            self.assertEqual((row["PID"], row["USER"]), ("-", "-"))
        shown = SGR.sub("", self.screen(user=NOBODY, columns=200))
        self.assertIn("\n%d sockets.\n" % len(table.rows), shown)
        self.assertIn("\n%d owners could not be seen: permission denied; run as root or see "
                      "`connquery doctor`.\n" % len(denied), shown)
        # of a condition that needs owners the answer may lack something
        code, out, err = in_pipe("--netns", "current", "--process", "mksock", netns=self.netns,
                                 user=NOBODY)
        self.assertEqual(code, 3)
        self.assertIn("not seen: ", err)
        shown = SGR.sub("", self.screen("--process", "mksock", user=NOBODY, status=3))
        self.assertTrue(shown.startswith("No connection matches, as far as could be seen.\n"
                                         "Not seen: "), shown)


class Terminal(TableTest):
    """Fitted to the width, in colour, with words below."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = harness.Netns()
        cls.addClassCleanup(cls.other.close)
        cls.netns.veth(cls.other, ["203.0.113.1/24", LONG + "1/64"], ["203.0.113.2/24",
                                                                     LONG + "2/64"])
        for kind, options in (
                ("tcp-listen", {"port": 22, "ip": "0.0.0.0", "comm": "sshd"}),
                ("tcp-pair", {"ip": "203.0.113.1", "port": 443, "from": "203.0.113.2",
                              "client_netns": cls.other.path, "comm": "nginx"}),
                ("tcp-pair", {"ip": LONG + "1", "port": 8443, "from": LONG + "2",
                              "client_netns": cls.other.path, "comm": "nginx"}),
                ("time-wait", {"port": 8080}), ("close-wait", {"comm": "java"}),
                ("shared", {"port": 80, "comm": "apache2"}),
                ("udp-bound", {"port": 53, "comm": "数据库服务器"}),
                ("udp-bound", {"port": 54, "comm": "a\x1b[31mb\nc\x07"}),
                ("udp-bound", {"port": 55, "comm": "\u202eevil\u200b"}),
                ("not-accepted", {"comm": "gunicorn"})):
            made = harness.Mksock(kind, cls.netns, **options)
            cls.addClassCleanup(made.close)

    def test_fits_every_width(self):
        """The lines are checked by screen(): none too wide, nothing that a terminal obeys. The ends
        of addresses stay."""
        for columns in (20, 40, 60, 80, 100, 120, 160, 200):
            with self.subTest(columns=columns):
                shown = SGR.sub("", self.screen(columns=columns))
                lines = shown.split("\n")
                titles = lines[0].split()
                self.assertEqual(titles, [t for t in USUAL if t in titles])
                self.assertTrue({"LOCAL", "REMOTE"} & set(titles))
                if columns >= 40:
                    self.assertRegex(shown, r"203\.\S*:443\b")
                    self.assertRegex(shown, r"\[2001:\S*:8443\b")
                left_out = [t for t in USUAL if t not in titles]
                words = " ".join(lines)
                for title in left_out:
                    self.assertRegex(words, r"Not shown for want of width: .*\b%s\b" % title)
                if not left_out:
                    self.assertNotIn("for want of width", words)

    def test_80_columns_have_what_counts(self):
        """Also where an IPv6 address and a shared socket take their room."""
        table = Table(self.screen(columns=80))
        self.assertEqual(table.titles[:6], USUAL[:6])
        self.assertRegex(" ".join(table.column("PID")), r"\d \+3")
        self.assertIn("0.0.0.0:22", table.column("LOCAL"))
        self.assertIn("203.0.113.1:443", table.column("LOCAL"))

    def test_200_columns_cut_nothing(self):
        table = Table(self.screen(columns=200))
        self.assertEqual(table.titles, USUAL)
        self.assertNotIn("…", "".join(table.lines))
        self.assertIn("[%s1]:8443" % LONG, table.column("LOCAL"))
        self.assertIn("not accepted: gunicorn", table.column("PROCESS"))

    def test_wide_cuts_nothing(self):
        shown = SGR.sub("", self.screen("--wide", columns=80))
        self.assertIn("COMMAND", shown)
        self.assertNotIn("…", shown)
        self.assertIn("ip=%s1 port=8443" % LONG, shown)

    def test_hostile_names(self):
        """Chinese is shown, by its width; nothing is obeyed, nothing turns the line around."""
        for columns in (80, 200):
            shown = SGR.sub("", self.screen(columns=columns))
            lines = {int(m.group(1)): line for line in shown.split("\n")
                     for m in [re.search(r"127\.0\.0\.1:(5[345]) ", line)] if m}
            self.assertEqual(sorted(lines), [53, 54, 55])
            self.assertIn("数据库服务", lines[53])
            self.assertIn("a?[31mb?c?", lines[54])
            self.assertIn("?evil", lines[55])
            at = shown.split("\n")[0].index("PID")
            ends = {width(re.match(r"(.*? )\d+(\s+root)?$", line).group(1))
                    for line in lines.values()}
            self.assertEqual(ends, {at})

    def test_colours(self):
        shown = self.screen(columns=120)
        for beginning, text in ((BOLD, "LISTEN"), (GREEN, "ESTABLISHED"), (YELLOW, "CLOSE_WAIT"),
                                (DIM, "TIME_WAIT"), (DIM, "time-wait"), (BOLD, "PROTO"),
                                (DIM, "not accepte")):
            self.assertIn(beginning + text, shown)
        # an end outside, and none that is inside
        self.assertIn(CYAN + "203.0.113.2:", shown)
        self.assertNotIn(CYAN + "127", shown)
        self.assertEqual(len(re.findall(re.escape(CYAN), shown)), 2)
        self.assertRegex(shown, re.escape(DIM) + r"\d+ sockets, \d+ processes\.\x1b\[0m\n")
        for line in shown.split("\n"):
            self.assertFalse(SGR.findall(line)[1::2] != ["\x1b[0m"] * (len(SGR.findall(line)) // 2),
                             "what is begun is ended in its line: %r" % line)

    def test_partial_rows_are_marked(self):
        shown = self.screen(columns=120, user=NOBODY)
        self.assertIn(YELLOW + "? permission denied", shown)

    def test_when_there_are_colours(self):
        for options, variables, expected in (
                ((), {}, True), (("--color", "never"), {}, False),
                ((), {"NO_COLOR": "1"}, False), ((), {"NO_COLOR": ""}, True),
                ((), {"TERM": "dumb"}, False), ((), {"TERM": ""}, False),
                (("--color=always",), {"NO_COLOR": "1"}, True),
                (("--color=auto",), {"NO_COLOR": "1"}, False)):
            with self.subTest(options=options, variables=variables):
                shown = self.screen(*options, env=dict(environment(), **variables))
                self.assertEqual(SGR.search(shown) is not None, expected)
        for options, expected in (((), False), (("--color", "auto"), False),
                                  (("--color", "always"), True)):
            _, out, _ = in_pipe("--netns", "current", *options, netns=self.netns)
            self.assertEqual(SGR.search(out) is not None, expected)
        piped = in_pipe("--netns", "current", "--color", "always", netns=self.netns)[1]
        self.assertEqual(SGR.sub("", piped),
                         in_pipe("--netns", "current", netns=self.netns)[1])

    def test_footer(self):
        rows = Table(in_pipe("--netns", "current", netns=self.netns)[1]).rows
        events = self.ask().sockets()
        pids = {owner["pid"] for e in events for owner in e["unmapped"].get("owners", [])}
        plain = SGR.sub("", self.screen(columns=200))
        self.assertIn("\n%d sockets, %d processes.\n" % (len(rows), len(pids)), plain)
        sees_all = not bpf_refusal() or sees_everything()
        self.assertTrue(plain.endswith("processes.\n") or not sees_all, plain)
        # who asks for no owners is told nothing of them
        plain = SGR.sub("", self.screen("--columns", "local,remote", user=NOBODY))
        self.assertTrue(plain.endswith("\n%d sockets.\n" % len(rows)), plain)

    def test_width_without_a_size(self):
        for variables, columns in (({"COLUMNS": "60"}, 60), ({}, 80), ({"COLUMNS": "x"}, 80)):
            code, shown = at_terminal("--netns", "current", columns=0, netns=self.netns,
                                      env=dict(environment(), **variables))
            self.assertEqual(code, 0)
            self.assertLessEqual(max(map(width, SGR.sub("", shown).split("\n"))), columns)
            self.assertGreater(max(map(width, SGR.sub("", shown).split("\n"))), columns - 20)

    def test_stderr_is_quiet(self):
        """Without gaps a terminal gets the table and its footer, nothing beside it."""
        path = self.folder() + "/err"
        with open(path, "wb") as err:
            code, _ = at_terminal("--netns", "current", netns=self.netns, err=err)
        self.assertEqual((code, os.path.getsize(path)), (0, 0))


if __name__ == "__main__":
    harness.main()
