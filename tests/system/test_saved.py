# SPDX-License-Identifier: Apache-2.0
"""Saved questions: each that is shipped finds the situation that it is for, and just that; and whose
files are read."""

import json
import os
import shutil
import subprocess
import sys
import unittest

import harness
import world

SHIPPED = os.path.join(world.SOURCE, "data", "queries.d")

# A program that connects to the addresses of its first argument at the port of its second, says READY,
# and sends something when it is told to.
CLIENT = """
import socket, sys
made = [socket.create_connection((ip, int(sys.argv[2]))) for ip in sys.argv[1].split(",")]
print("READY", flush=True)
while sys.stdin.readline():
    made[0].send(b"x" * 1000)
    print("SENT", flush=True)
"""
# One that listens on all addresses, with room for many that are not accepted.
LISTENER = """
import socket, sys
made = socket.create_server(("0.0.0.0", int(sys.argv[1])), backlog=100)
print("READY", flush=True)
sys.stdin.readline()
"""
# One that listens and becomes a shell.
SHELL = """
import os, socket
made = socket.socket()
made.bind(("127.0.0.1", 0))
made.listen()
os.set_inheritable(made.fileno(), True)
os.execvp("sh", ["sh", "-c", "echo READY; read line; exit 0"])
"""


def shipped():
    return {name[:-len(".sql")] for name in os.listdir(SHIPPED)}


class Saved(harness.SystemTest):
    def place(self, files=None):
        """A folder for XDG_CONFIG_HOME with these questions; those that are shipped by default."""
        base = self.folder()
        folder = os.path.join(base, "connquery", "queries.d")
        os.makedirs(folder)
        if files is None:
            for name in sorted(os.listdir(SHIPPED)):
                shutil.copyfile(os.path.join(SHIPPED, name), os.path.join(folder, name))
        for name, text in (files or {}).items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        return base

    def run_saved(self, base, *arguments, netns="own", user=None):
        inside = self.netns if netns == "own" else netns
        status, out, err = harness.run([harness.CONNQUERY, "sql", *arguments], inside, user,
                                       env={**os.environ, "XDG_CONFIG_HOME": base})
        return status, out.decode(), err.decode()

    def rows(self, name, *options, netns="own"):
        status, out, err = self.run_saved(self.place(), "--netns", "current", "-o", "json",
                                          "--saved", name, *options, netns=netns)
        self.assertEqual(status, 0, err)
        return json.loads(out)

    def python(self, code, *arguments, netns="own"):
        process = harness.start([sys.executable, "-c", code, *arguments],
                                self.netns if netns == "own" else netns,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.stdin.close)
        self.assertEqual(process.stdout.readline(), b"READY\n")
        return process

    def outside(self, addresses=("203.0.113.2/24",)):
        """Another host: a namespace behind a cable."""
        other = self.new_netns()
        self.netns.veth(other, ["203.0.113.1/24"], list(addresses))
        self.addCleanup(world.must, ["ip", "link", "del", "veth0"], self.netns)
        return other


def end(made, side="local"):
    return f"{made[side + '_ip']}:{made[side + '_port']}"


class Shipped(Saved):
    """A test for each file, named after it."""

    def found(self, name, *expected, netns="own"):
        """The rows are the sockets with these local ends."""
        got = sorted(row["local"] for row in self.rows(name, netns=netns))
        self.assertEqual(got, sorted(expected), name)

    def copied(self):
        """A copy of mksock that is no longer there once it runs."""
        path = shutil.copy(harness.MKSOCK, os.path.join(self.folder(), "gone"))
        self.addCleanup(setattr, world, "MKSOCK", world.MKSOCK)
        world.MKSOCK = path
        return path

    def test_each_has_a_test(self):
        tested = {name[len("test_query_"):].replace("_", "-")
                  for name in dir(self) if name.startswith("test_query_")}
        self.assertEqual(tested, shipped())

    def test_each_says_what_it_asks(self):
        status, out, err = self.run_saved(self.place(), "--list-saved")
        self.assertEqual((status, err), (0, ""))
        lines = out.splitlines()[1:]
        self.assertGreaterEqual({line.split()[0] for line in lines}, shipped())
        for line in lines:
            self.assertGreater(len(line.split()), 4, line)

    def test_query_listening_everywhere(self):
        tcp = self.mksock("tcp-listen", ip="0.0.0.0")["listener"]
        tcp6 = self.mksock("tcp-listen", ip="::")["listener"]
        self.mksock("tcp-listen", ip="127.0.0.1")
        udp = self.mksock("udp-bound", ip="0.0.0.0").sockets[0]
        self.mksock("udp-bound", ip="127.0.0.1")
        self.found("listening-everywhere", end(tcp), f"[::]:{tcp6['local_port']}", end(udp))

    def test_query_deleted_outside(self):
        other = self.outside()
        self.mksock("tcp-pair", ip="203.0.113.1", client_netns=other.path)
        path = self.copied()
        made = self.mksock("tcp-pair", ip="203.0.113.1", client_netns=other.path)
        self.mksock("tcp-pair", ip="127.0.0.1")
        os.unlink(path)
        self.found("deleted-outside", end(made["server"]))

    def test_query_deleted_programs(self):
        self.mksock("tcp-listen")
        path = self.copied()
        made = self.mksock("tcp-listen")["listener"]
        self.mksock("unix-pair")
        os.unlink(path)
        self.found("deleted-programs", end(made))

    def test_query_from_temporary(self):
        where = os.path.join("/dev/shm", os.path.basename(self.folder()))
        world.MKSOCK, usual = shutil.copy(harness.MKSOCK, where), world.MKSOCK
        self.addCleanup(os.unlink, where)
        self.addCleanup(setattr, world, "MKSOCK", usual)
        made = self.mksock("tcp-listen")["listener"]
        self.found("from-temporary", end(made))

    def test_query_shells_with_sockets(self):
        self.mksock("tcp-listen")
        shell = self.python(SHELL)
        rows = self.rows("shells-with-sockets")
        self.assertEqual([(row["process_pid"], row["process_name"], row["state"]) for row in rows],
                         [(shell.pid, "sh", "LISTEN")])

    def test_query_high_port_listeners(self):
        made = self.mksock("tcp-listen", ip="0.0.0.0", port=50123)["listener"]
        self.mksock("tcp-listen", ip="0.0.0.0", port=8080)
        self.mksock("tcp-listen", ip="127.0.0.1", port=50124)
        self.found("high-port-listeners", end(made))

    def test_query_root_listeners(self):
        made = self.mksock("tcp-listen", ip="0.0.0.0")["listener"]
        self.mksock("tcp-listen", ip="0.0.0.0", user=harness.NOBODY)
        self.mksock("tcp-listen", ip="127.0.0.1")
        self.found("root-listeners", end(made))

    def test_query_outside_in(self):
        other = self.outside()
        made = self.mksock("tcp-pair", ip="203.0.113.1", client_netns=other.path)
        self.mksock("tcp-pair")
        self.found("outside-in", end(made["server"]))
        self.found("outside-in", netns=other)

    def test_query_admin_outbound(self):
        other = self.outside()
        made = self.mksock("tcp-pair", netns=other, ip="203.0.113.2", port=22,
                           client_netns=self.netns.path)
        self.mksock("tcp-pair", netns=other, ip="203.0.113.2", port=2222,
                    client_netns=self.netns.path)
        self.mksock("tcp-pair", port=22)
        self.found("admin-outbound", end(made["client"]))

    def test_query_raw_sockets(self):
        self.mksock("tcp-listen")
        packet = self.mksock("packet")
        raw = self.mksock("raw")
        self.assertEqual({row["process_pid"] for row in self.rows("raw-sockets")},
                         {packet.pid, raw.pid})

    def test_query_retransmitting(self):
        other = self.outside()
        self.mksock("tcp-pair", ip="203.0.113.1", client_netns=other.path)
        listener = self.mksock("tcp-listen", netns=other, ip="0.0.0.0", port=9000)
        client = self.python(CLIENT, "203.0.113.2", "9000")
        world.must(["ip", "addr", "del", "203.0.113.2/24", "dev", "veth1"], other)
        client.stdin.write(b"\n")
        client.stdin.flush()
        self.assertEqual(client.stdout.readline(), b"SENT\n")
        for _ in range(100):  # until the first one is sent again
            rows = self.rows("retransmitting")
            if rows:
                break
        self.assertEqual([row["process_pid"] for row in rows], [client.pid])
        self.assertIsNotNone(listener)

    def test_query_shared_remotes(self):
        other = self.outside(["203.0.113.30/24"])  # nothing of another test still says good-bye
        self.mksock("tcp-listen", netns=other, ip="0.0.0.0", port=9000)
        clients = [self.python(CLIENT, "203.0.113.30", "9000") for _ in range(4)]
        self.assertEqual(self.rows("shared-remotes"), [])
        clients.append(self.python(CLIENT, "203.0.113.30", "9000"))
        [row] = self.rows("shared-remotes")
        self.assertEqual((row["remote_ip"], row["processes"], row["connections"]),
                         ("203.0.113.30", 5, 5))

    def test_query_many_remotes(self):
        ends = [f"203.0.113.{n}" for n in range(2, 22)]
        other = self.outside([ip + "/24" for ip in ends])
        self.python(LISTENER, "9000", netns=other)
        self.python(CLIENT, ",".join(ends[1:]), "9000")
        self.assertEqual(self.rows("many-remotes"), [])
        client = self.python(CLIENT, ",".join(ends), "9000")
        [row] = self.rows("many-remotes")
        self.assertEqual((row["process_pid"], row["remotes"], row["connections"]),
                         (client.pid, 20, 20))

    def test_query_unanswered(self):
        made = self.mksock("syn-recv")
        [waiting] = [one for one in made.sockets if one["state"] == "SYN_SENT"]
        [row] = self.rows("unanswered")
        self.assertEqual((row["process_pid"], row["remote_port"], row["waiting"]),
                         (made.pid, waiting["remote_port"], 1))

    def test_query_not_closed(self):
        self.mksock("tcp-pair")
        made = self.mksock("close-wait")
        [row] = self.rows("not-closed")
        self.assertEqual((row["process_pid"], row["connections"]), (made.pid, 1))

    def test_query_unseen_owners(self):
        self.mksock("tcp-pair")
        made = self.mksock("in-flight")
        flying = [one for one in made.sockets if one.get("no_owner_reason") == "no_descriptor"]
        self.found("unseen-owners", *[end(one) for one in flying if "local_port" in one])


class Files(Saved):
    """Whose files are read, and what may be in them."""

    def refused(self, base, name, *words, user=None):
        status, out, err = self.run_saved(base, "--saved", name, user=user)
        self.assertEqual((status, out), (2, ""), err)
        for word in words:
            self.assertIn(word, err)
        return err

    def test_condition_and_statement(self):
        base = self.place({
            "condition.sql": "-- listeners\nstate = 'LISTEN' -- and no others\n",
            "statement.sql": "-- a number\n-- more\nSELECT 17 AS number;\n",
            "plain.sql": "with a AS (SELECT 1 AS x) SELECT x FROM a"})
        made = self.mksock("tcp-listen")["listener"]
        status, out, err = self.run_saved(base, "--netns", "current", "--family", "ip", "-o", "csv",
                                          "--saved", "condition")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(out.splitlines()[0], "protocol_name,state,local,remote,process_name,"
                                              "process_pid,user_name")
        self.assertIn(end(made), out)
        self.assertEqual(self.run_saved(base, "-o", "csv", "-H", "--saved", "statement")[1], "17\r\n")
        self.assertEqual(self.run_saved(base, "-o", "csv", "-H", "--saved", "plain")[1], "1\r\n")
        status, out, err = self.run_saved(base, "--list-saved", "-H")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual([line.split() for line in out.splitlines()
                          if line.split()[0] in ("condition", "plain", "statement")],
                         [["condition", "listeners"], ["plain", "-"], ["statement", "a", "number"]])

    def test_names(self):
        base = self.place({"one.sql": "SELECT 1", "with.dot.sql": "SELECT 2", "other.txt": "SELECT 3"})
        for name in ("", "../one", "one.sql", "/etc/passwd", "a b", "x" * 65, "with.dot", "é"):
            self.refused(base, name, "a name is of letters, digits, - and _")
        self.refused(base, "onee", "did you mean one?", "--list-saved")
        self.refused(base, "quite-another", "there is no quite-another.sql in " + base)

    def test_wrong_statement_is_shown(self):
        base = self.place({"wrong.sql": "-- of a column that is none\nremote_prt = 443\n"})
        err = self.refused(base, "wrong", "did you mean remote_port?")
        self.assertEqual(err.splitlines()[1:], ["  remote_prt = 443", "  ^"])

    def test_what_is_no_question(self):
        base = self.place({"empty.sql": "", "comment.sql": "-- words\n", "nul.sql": "SELECT 1\0",
                           "large.sql": "SELECT 1" + " " * (64 << 10), "two.sql": "SELECT 1; SELECT 2"})
        folder = os.path.join(base, "connquery", "queries.d")
        os.mkdir(os.path.join(folder, "folder.sql"))
        os.mkfifo(os.path.join(folder, "pipe.sql"))
        self.refused(base, "empty", "there is no question in it")
        self.refused(base, "comment", "there is no question in it")
        self.refused(base, "nul", "there is a NUL in it")
        self.refused(base, "large", "larger than 64 KiB")
        self.refused(base, "two", "a second statement begins here")
        self.refused(base, "folder", "it is no regular file")
        self.refused(base, "pipe", "it is no regular file")

    def test_what_others_may_write(self):
        base = self.place({"mine.sql": "SELECT 1", "theirs.sql": "SELECT 2", "open.sql": "SELECT 3",
                           "group.sql": "SELECT 4"})
        folder = os.path.join(base, "connquery", "queries.d")
        os.chown(os.path.join(folder, "theirs.sql"), harness.NOBODY, -1)
        os.chmod(os.path.join(folder, "open.sql"), 0o666)
        os.chmod(os.path.join(folder, "group.sql"), 0o664)
        self.assertEqual(self.run_saved(base, "--saved", "mine")[0], 0)
        for name in ("theirs", "open", "group"):
            self.refused(base, name, "others than root and this user may write to it")
        os.chmod(folder, 0o777)
        self.refused(base, "mine", "others than root and this user may write to it")

    def test_folder_of_another_user(self):
        """Root does not follow what somebody else has put there: a link to a file of root's."""
        base = self.place({"mine.sql": "SELECT 1"})
        folder = os.path.join(base, "connquery", "queries.d")
        secret = os.path.join(self.folder(), "secret")
        with open(secret, "w", encoding="utf-8") as file:
            file.write("the password\n")
        os.symlink(secret, os.path.join(folder, "link.sql"))
        self.assertNotIn("password", self.refused(base, "link"))
        os.chown(folder, harness.NOBODY, -1)
        os.link(secret, os.path.join(folder, "hard.sql"))
        self.assertNotIn("password", self.refused(base, "hard", "refused"))

    def test_own_before_those_of_the_host(self):
        """HOME, where XDG_CONFIG_HOME is not set or not absolute; another user has none."""
        base = self.place({"mine.sql": "SELECT 'of XDG_CONFIG_HOME'"})
        home = self.folder()
        os.makedirs(os.path.join(home, ".config", "connquery", "queries.d"))
        with open(os.path.join(home, ".config", "connquery", "queries.d", "mine.sql"), "w",
                  encoding="utf-8") as file:
            file.write("SELECT 'of HOME'")
        for config, expected in ((base, "of XDG_CONFIG_HOME"), ("relative", "of HOME"),
                                 (None, "of HOME")):
            env = {**os.environ, "HOME": home}
            env.pop("XDG_CONFIG_HOME", None)
            if config:
                env["XDG_CONFIG_HOME"] = config
            status, out, err = harness.run([harness.CONNQUERY, "sql", "-H", "-o", "csv", "--saved",
                                            "mine"], env=env)
            self.assertEqual((status, out, err), (0, f"{expected}\r\n".encode(), b""))


if __name__ == "__main__":
    harness.main()
