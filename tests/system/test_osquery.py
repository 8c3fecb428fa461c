# SPDX-License-Identifier: Apache-2.0
"""Detection queries as they are written for osquery, run unchanged: their answers against sockets,
processes and files that the test made, and against what /proc, ps, ss, getent, stat and sha256sum
say."""

import glob
import hashlib
import json
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import time
import unittest

import harness

SLEEP = shutil.which("sleep")
SHELL = shutil.which("sh")
STATES = {"ESTAB": "ESTABLISHED", "SYN-SENT": "SYN_SENT", "SYN-RECV": "SYN_RECV",
          "FIN-WAIT-1": "FIN_WAIT1", "FIN-WAIT-2": "FIN_WAIT2", "TIME-WAIT": "TIME_WAIT",
          "UNCONN": "CLOSED", "CLOSE-WAIT": "CLOSE_WAIT", "LAST-ACK": "LAST_ACK",
          "LISTEN": "LISTEN", "CLOSING": "CLOSING"}
PROCESSES = ["pid", "name", "path", "cmdline", "state", "cwd", "root", "uid", "gid", "euid", "egid",
             "suid", "sgid", "on_disk", "wired_size", "resident_size", "total_size", "user_time",
             "system_time", "disk_bytes_read", "disk_bytes_written", "start_time", "parent",
             "pgroup", "threads", "nice", "cgroup_path"]
SOCKETS = ["pid", "fd", "socket", "family", "protocol", "local_address", "remote_address",
           "local_port", "remote_port", "path", "state", "net_namespace"]
PORTS = ["pid", "port", "protocol", "family", "address", "fd", "socket", "path", "net_namespace"]
USERS = ["uid", "gid", "uid_signed", "gid_signed", "username", "description", "directory", "shell",
         "uuid"]
FILE = ["path", "directory", "filename", "inode", "uid", "gid", "mode", "device", "size",
        "block_size", "atime", "mtime", "ctime", "btime", "hard_links", "symlink", "type",
        "symlink_target_path"]
HASH = ["path", "directory", "md5", "sha1", "sha256"]
OPEN_FILES = ["pid", "fd", "path"]


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def read_proc(pid, name):
    with open("/proc/%d/%s" % (pid, name), "rb") as handle:
        return handle.read().decode("utf-8", "surrogateescape")


class Osquery(harness.SystemTest):
    needs_root = False

    def ask_sql(self, statement, user=None, expect=0):
        arguments = ["sql", "-o", "json", statement]
        status, out, err = harness.run([harness.CONNQUERY] + arguments, self.netns, user)
        self.assertEqual(status, expect, "%s\n%s" % (statement, err.decode()))
        self.told = err.decode()
        return json.loads(out) if expect == 0 else None

    def rows(self, statement, **more):
        """As tuples."""
        return [tuple(row.values()) for row in self.ask_sql(statement, **more)]

    def one(self, statement, **more):
        found = self.ask_sql(statement, **more)
        self.assertEqual(len(found), 1, "%s\n%s" % (statement, found))
        return found[0]

    def spawn(self, arguments, **options):
        """A process that stays until the test ends, and has become what it runs."""
        options.setdefault("netns", self.netns)
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.DEVNULL)
        process = harness.start(arguments, **options)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def program(self, *arguments, path=None, **options):
        """A program of the test's own that runs: a copy of sleep; with arguments of a shell, which
        takes any behind what it does."""
        path = path or os.path.join(self.folder(), "program")
        shutil.copy(SHELL if arguments else SLEEP, path)
        os.chmod(path, 0o755)
        if arguments:
            process = self.spawn([path, "-c", "read x"] + list(arguments), stdin=subprocess.PIPE,
                                 **options)
            self.addCleanup(process.stdin.close)
        else:
            process = self.spawn([path, "600"], **options)
        process.path = path
        return process

    def tool(self, *arguments):
        status, out, err = harness.run(arguments, self.netns)
        self.assertEqual(status, 0, err)
        return out.decode("utf-8", "surrogateescape").splitlines()

    def own_sockets(self):
        """A listener, a client and what it accepted, in the namespace of the class."""
        listener = self.mksock("tcp-pair")
        return listener, listener["listener"], listener["client"], listener["server"]


class Columns(Osquery):
    """SELECT * has osquery's columns, in its order, and no others."""

    def check(self, table, condition, expected):
        row = self.one("SELECT * FROM %s WHERE %s LIMIT 1" % (table, condition))
        self.assertEqual(list(row), expected)
        return row

    def test_tables(self):
        self.check("processes", "pid = %d" % os.getpid(), PROCESSES)
        self.check("users", "uid = 0", USERS)
        self.check("file", "path = '/etc/passwd'", FILE)
        self.check("hash", "path = '/etc/passwd'", HASH)
        self.check("process_open_files", "pid = %d" % os.getpid(), OPEN_FILES)
        with socket.create_server(("127.0.0.1", 0)):
            self.check("process_open_sockets", "pid = %d" % os.getpid(), SOCKETS)
            self.check("listening_ports", "pid = %d" % os.getpid(), PORTS)

    def test_hidden_columns(self):
        """Those that osquery hides are there, and so are ours."""
        row = self.one("SELECT phys_footprint = total_size AS same, user_name, created_time, "
                       "process_uid, login_uid, start_time FROM processes WHERE pid = %d"
                       % os.getpid())
        self.assertEqual(row["same"], 1)
        self.assertEqual(row["user_name"], pwd.getpwuid(os.geteuid()).pw_name)
        self.assertEqual(row["created_time"] // 1000, row["start_time"])
        self.assertTrue(row["process_uid"].endswith(
            ":%d:%d" % (os.getpid(), harness.start_ticks(os.getpid()))))
        self.one("SELECT pid_with_namespace, mount_namespace_id FROM file WHERE path = '/'")
        self.one("SELECT pid_with_namespace, mount_namespace_id FROM hash "
                 "WHERE path = '/etc/passwd'")
        self.one("SELECT include_remote, pid_with_namespace FROM users WHERE uid = 0")

    def test_types(self):
        """Numbers are numbers, names of namespaces are texts, as in osquery."""
        row = self.one("SELECT typeof(pid) AS pid, typeof(name) AS name, typeof(uid) AS uid, "
                       "typeof(on_disk) AS disk FROM processes WHERE pid = %d" % os.getpid())
        self.assertEqual(list(row.values()), ["integer", "text", "integer", "integer"])
        with socket.create_server(("127.0.0.1", 0)):
            row = self.one("SELECT typeof(net_namespace) AS ns, typeof(socket) AS socket, "
                           "typeof(port) AS port FROM listening_ports WHERE pid = %d"
                           % os.getpid())
        self.assertEqual(list(row.values()), ["text", "integer", "integer"])

    def test_required(self):
        """file and hash are looked up: without a path or directory there is no answer."""
        for table in ("file", "hash"):
            for condition in ("", "WHERE 1", "WHERE path > '/etc'", "WHERE path != '/etc/passwd'"):
                self.ask_sql("SELECT * FROM %s %s" % (table, condition), expect=2)


class Processes(Osquery):
    def test_all_processes(self):
        """Every process of /proc, once, none else."""
        before = {int(name) for name in os.listdir("/proc") if name.isdigit()}
        pids = [pid for pid, in self.rows("SELECT pid FROM processes")]
        after = {int(name) for name in os.listdir("/proc") if name.isdigit()}
        self.assertEqual(len(pids), len(set(pids)))
        self.assertLessEqual(before & after, set(pids))

    def test_facts_of_one(self):
        """Against /proc and ps."""
        folder = self.folder()
        process = self.program("--", "a b", cwd=folder, prepare_more=lambda: os.nice(7))
        row = self.one("SELECT * FROM processes WHERE pid = %d" % process.pid)
        self.assertEqual(row["path"], process.path)
        self.assertEqual(row["cmdline"], process.path + " -c read x -- a b")
        self.assertEqual(row["name"], "program")
        self.assertEqual((row["cwd"], row["root"]), (folder, "/"))
        self.assertEqual((row["parent"], row["threads"], row["nice"]), (os.getpid(), 1, min(os.nice(0) + 7, 19)))
        self.assertEqual((row["state"], row["on_disk"], row["wired_size"]), ("S", 1, 0))
        ids = [os.getuid(), os.getgid()]
        self.assertEqual([row[name] for name in ("uid", "gid", "euid", "egid", "suid", "sgid")],
                         ids * 3)
        self.assertEqual(row["pgroup"], os.getpgid(process.pid))
        line, = self.tool("ps", "-o", "rss=,vsz=,etimes=", "-p", str(process.pid))
        rss, vsz, elapsed = map(int, line.split())
        self.assertEqual(row["resident_size"], rss * 1024)
        self.assertEqual(row["total_size"], vsz * 1024)
        self.assertLessEqual(abs(time.time() - elapsed - row["start_time"]), 3)
        cgroups = read_proc(process.pid, "cgroup").splitlines()
        self.assertIn(row["cgroup_path"], [line.split(":", 2)[2] for line in cgroups])

    def test_times(self):
        """Milliseconds of CPU, as the clock ticks of /proc."""
        tick = 1000 // os.sysconf("SC_CLK_TCK")
        fields = read_proc(os.getpid(), "stat").rpartition(")")[2].split()
        row = self.one("SELECT user_time, system_time FROM processes WHERE pid = %d" % os.getpid())
        after = read_proc(os.getpid(), "stat").rpartition(")")[2].split()
        self.assertTrue(int(fields[11]) * tick <= row["user_time"] <= int(after[11]) * tick)
        self.assertTrue(int(fields[12]) * tick <= row["system_time"] <= int(after[12]) * tick)

    def test_disk_bytes(self):
        path = os.path.join(self.folder(), "written")
        command = "dd if=/dev/zero of=%s bs=64k count=4 conv=fsync 2>/dev/null && exec sleep 600"
        process = self.spawn(["sh", "-c", command % path])
        deadline = time.monotonic() + 20
        while read_proc(process.pid, "comm") != "sleep\n" and time.monotonic() < deadline:
            time.sleep(0.05)
        row = self.one("SELECT disk_bytes_read, disk_bytes_written FROM processes WHERE pid = %d"
                       % process.pid)
        try:
            io = dict(line.split(": ") for line in read_proc(process.pid, "io").splitlines())
        except PermissionError:
            self.assertEqual(list(row.values()), [None, None])
            return
        self.assertEqual(row["disk_bytes_read"], int(io["read_bytes"]))
        self.assertEqual(row["disk_bytes_written"],
                         int(io["write_bytes"]) - int(io["cancelled_write_bytes"]))

    def test_deleted_binary(self):
        """Processes whose executable is gone: the classic."""
        process = self.program()
        statement = "SELECT name, path, pid FROM processes WHERE on_disk = 0 AND pid = %d"
        self.assertEqual(self.rows(statement % process.pid), [])
        os.unlink(process.path)
        self.assertEqual(self.rows(statement % process.pid), [("program", process.path, process.pid)])
        found = self.rows("SELECT name, path, pid FROM processes WHERE on_disk = 0")
        self.assertIn(("program", process.path, process.pid), found)
        self.assertNotIn(os.getpid(), [row[2] for row in found])

    def test_replaced_binary(self):
        """An update put another file at its path: the running one is gone all the same."""
        process = self.program()
        os.rename(shutil.copy(process.path, process.path + ".new"), process.path)
        self.assertEqual(self.one("SELECT path, on_disk FROM processes WHERE pid = %d"
                                  % process.pid), {"path": process.path, "on_disk": 0})

    def test_a_name_that_says_deleted(self):
        """A file may be named so, and is there."""
        path = os.path.join(self.folder(), "x (deleted)")
        process = self.program(path=path)
        self.assertEqual(self.one("SELECT path, on_disk FROM processes WHERE pid = %d"
                                  % process.pid), {"path": path, "on_disk": 1})

    def test_fileless(self):
        """Run from memory: there never was a file."""
        fd = os.memfd_create("payload")
        with open(SLEEP, "rb") as program:
            os.write(fd, program.read())
        process = self.spawn(["/proc/self/fd/%d" % fd, "600"], pass_fds=[fd])
        os.close(fd)
        row = self.one("SELECT pid, path, cmdline FROM processes "
                       "WHERE path LIKE '/memfd:%%' AND pid = %d" % process.pid)
        self.assertEqual(row["path"], "/memfd:payload")
        self.assertIn((process.pid,), self.rows("SELECT pid FROM processes WHERE on_disk = 0"))

    def test_run_from_writable_folders(self):
        process = self.program()
        found = self.rows("SELECT pid, name, path FROM processes WHERE path LIKE '/tmp/%' OR "
                          "path LIKE '/var/tmp/%' OR path LIKE '/dev/shm/%'")
        self.assertIn((process.pid, "program", process.path), found)
        self.assertTrue(all(path.startswith(("/tmp/", "/var/tmp/", "/dev/shm/"))
                            for _, _, path in found))

    def test_parents(self):
        """The tree: who started what."""
        shell = self.spawn(["sh", "-c", "sleep 600; true"], start_new_session=True)
        self.addCleanup(os.killpg, shell.pid, signal.SIGKILL)
        statement = ("SELECT c.pid, c.name AS child, p.name AS parent, g.pid AS grandparent "
                     "FROM processes c JOIN processes p ON c.parent = p.pid "
                     "LEFT JOIN processes g ON p.parent = g.pid WHERE p.pid = %d" % shell.pid)
        deadline = time.monotonic() + 20
        while not self.rows(statement) and time.monotonic() < deadline:
            time.sleep(0.05)
        row = self.one(statement)
        self.assertEqual((row["child"], row["grandparent"]), ("sleep", os.getpid()))
        self.assertEqual(row["parent"], read_proc(shell.pid, "comm").strip())

    def test_orphans(self):
        """Parents that are not there: none in one state of the host, but for the first ones."""
        found = self.rows("SELECT c.pid, c.parent FROM processes c LEFT JOIN processes p "
                          "ON c.parent = p.pid WHERE p.pid IS NULL AND c.parent != 0")
        self.assertEqual([row for row in found if os.path.exists("/proc/%d" % row[1])], [])

    def test_command_lines(self):
        process = self.program("--listen=4444")
        found = self.rows("SELECT pid, cmdline FROM processes WHERE cmdline LIKE '%--listen=4444%'"
                          " AND name = 'program'")
        self.assertIn((process.pid, process.path + " -c read x --listen=4444"), found)

    def test_biggest(self):
        """The ten that use the most memory, as ps sorts them."""
        found = self.rows("SELECT pid, name, resident_size FROM processes "
                          "ORDER BY resident_size DESC LIMIT 10")
        self.assertEqual(len(found), 10)
        # A kernel thread has no size, and is among the ten of a host with few other processes.
        sizes = [size for _, _, size in found]
        self.assertEqual(sizes, sorted(sizes, key=lambda size: size or 0, reverse=True))
        biggest = int(self.tool("ps", "-eo", "rss=", "--sort=-rss")[0]) * 1024
        self.assertLess(abs(sizes[0] - biggest), biggest // 2)

    def test_recently_started(self):
        process = self.program()
        found = self.rows("SELECT pid, name FROM processes WHERE "
                          "start_time > (strftime('%s', 'now') - 600)")
        self.assertIn((process.pid, "program"), found)
        self.assertNotIn((process.pid, "program"), self.rows(
            "SELECT pid, name FROM processes WHERE start_time < strftime('%s', 'now') - 600"))

    def test_users_of_processes(self):
        """Who runs what."""
        found = dict(self.rows("SELECT p.pid, u.username FROM processes p JOIN users u "
                               "ON u.uid = p.uid"))
        self.assertEqual(found[os.getpid()], pwd.getpwuid(os.getuid()).pw_name)
        shown = self.rows("SELECT count(*) FROM processes")[0][0]
        self.assertLess(abs(len(found) - shown), shown // 2 + 5)

    def test_pid_in_words(self):
        """SQLite makes a number of a text that is compared with one."""
        for value in ("'%d'", "%d.0", " ' %d '", "%d + 0", "CAST('%d' AS TEXT)"):
            self.assertEqual(self.rows("SELECT pid FROM processes WHERE pid = " +
                                       value % os.getpid()), [(os.getpid(),)])
        for value in ("'x'", "NULL", "-1", "0", "99999999999", "1.5", "x'31'", "''"):
            self.assertEqual(self.rows("SELECT pid FROM processes WHERE pid = " + value), [])
        pids = sorted([os.getpid(), os.getppid()])
        self.assertEqual(self.rows("SELECT pid FROM processes WHERE pid IN (%d, %d) ORDER BY 1"
                                   % tuple(pids)), [(pid,) for pid in pids])

    def test_hostile_names(self):
        """A name and arguments that look like something else."""
        name = "a) R 1 (b\n"
        path = os.path.join(self.folder(), name)
        process = self.program("\x1b[31m", "'; --", path=path)
        row = self.one("SELECT name, path, cmdline, parent FROM processes WHERE pid = %d"
                       % process.pid)
        self.assertEqual(row["name"], name)
        self.assertEqual(row["path"], path)
        self.assertEqual(row["cmdline"], path + " -c read x \x1b[31m '; --")
        self.assertEqual(row["parent"], os.getpid())

    def test_processes_that_end(self):
        """While the table is read processes come and go; each row is of one."""
        with subprocess.Popen(["sh", "-c", "while :; do /bin/true; done"]) as busy:
            try:
                for _ in range(5):
                    rows = self.ask_sql("SELECT * FROM processes")
                    self.assertEqual(len({row["pid"] for row in rows}), len(rows))
                    for row in rows:
                        if row["name"] == "true" and row["state"] != "Z":
                            self.assertTrue(row["path"].endswith("/true") or row["path"] == "" or
                                            row["path"].endswith("sh"), row)
            finally:
                busy.kill()

    def test_zombie(self):
        process = harness.start(["true"])
        deadline = time.monotonic() + 20
        statement = "SELECT state, path, cmdline, on_disk, resident_size FROM processes " \
                    "WHERE pid = %d" % process.pid
        while self.rows(statement)[0][0] != "Z" and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertEqual(self.rows(statement), [("Z", "", "", -1, None)])
        process.wait()
        self.assertEqual(self.rows(statement), [])

    def test_nobody(self):
        """What nobody may not see is unknown, and its processes are there."""
        if os.geteuid() != 0:
            self.skipTest("needs root: it becomes another user")
        mine = self.program()
        theirs = self.program(user=harness.NOBODY)
        row = self.one("SELECT path, on_disk, cmdline, cwd, disk_bytes_read, uid FROM processes "
                       "WHERE pid = %d" % mine.pid, user=harness.NOBODY)
        self.assertEqual((row["path"], row["on_disk"], row["cwd"]), ("", -1, ""))
        self.assertEqual((row["disk_bytes_read"], row["uid"]), (None, 0))
        self.assertTrue(row["cmdline"].startswith(mine.path))
        row = self.one("SELECT path, on_disk, uid FROM processes WHERE pid = %d" % theirs.pid,
                       user=harness.NOBODY)
        self.assertEqual(row, {"path": theirs.path, "on_disk": 1, "uid": harness.NOBODY})


class Sockets(Osquery):
    needs_root = True

    def test_who_listens(self):
        """The query of every tutorial."""
        made, listener, _, _ = self.own_sockets()
        found = self.rows("SELECT DISTINCT process.name, listening.port, listening.address, "
                          "process.pid FROM processes AS process JOIN listening_ports AS listening "
                          "ON process.pid = listening.pid")
        self.assertIn(("mksock", listener["local_port"], "127.0.0.1", made.pid), found)
        for name, port, _, pid in found:
            if pid == made.pid:
                self.assertEqual((name, port), ("mksock", listener["local_port"]))

    def test_holders_of_others(self):
        """-1 is what osquery says of them; that this stands for somebody is told beside it."""
        if os.geteuid() != 0:
            self.skipTest("needs root: it becomes another user")
        _, listener, _, _ = self.own_sockets()
        words = "the holder of a socket could not be seen"
        for table, port in (("listening_ports", "port"), ("process_open_sockets", "local_port")):
            where = " FROM %s WHERE %s = %d AND protocol = 6" % (table, port,
                                                                 listener["local_port"])
            found = self.ask_sql("SELECT DISTINCT pid" + where, user=harness.NOBODY)
            self.assertEqual(found, [{"pid": -1}])
            self.assertIn(words, self.told)
            self.assertTrue(self.ask_sql("SELECT family" + where, user=harness.NOBODY))
            self.assertNotIn(words, self.told)

    def test_a_row_tells_all(self):
        made, _, client, _ = self.own_sockets()
        row = self.one("SELECT * FROM process_open_sockets WHERE pid = %d AND remote_port = %d"
                       % (made.pid, client["remote_port"]))
        self.assertEqual(row, {
            "pid": made.pid, "fd": client["owners"][0]["fds"][0], "socket": client["inode"],
            "family": 2, "protocol": 6, "local_address": "127.0.0.1",
            "remote_address": "127.0.0.1", "local_port": client["local_port"],
            "remote_port": client["remote_port"], "path": "", "state": "ESTABLISHED",
            "net_namespace": str(client["netns"])})

    def test_connected_programs(self):
        """Connections that leave the host, with the program at both ends of the join."""
        made, _, client, server = self.own_sockets()
        statement = ("SELECT p.pid, p.name, p.path, pos.local_port, pos.remote_address, "
                     "pos.remote_port FROM process_open_sockets pos "
                     "LEFT JOIN processes p ON pos.pid = p.pid "
                     "WHERE pos.remote_port != 0 AND pos.remote_address NOT IN "
                     "('', '0.0.0.0', '::', '127.0.0.1', '::1', '0') LIMIT 5000")
        self.assertNotIn(made.pid, [row[0] for row in self.rows(statement)])
        found = self.rows(statement.replace("'127.0.0.1', ", ""))
        mine = sorted(row[3] for row in found if row[0] == made.pid)
        self.assertEqual(mine, sorted([client["local_port"], server["local_port"]]))

    def test_shells_with_sockets(self):
        """A reverse shell: its standard input is a connection."""
        with socket.create_server(("127.0.0.1", 0)) as server, \
                socket.create_connection(server.getsockname()) as client:
            shell = self.spawn(["sh", "-c", "read line"], stdin=client)
            found = self.rows(
                "SELECT DISTINCT p.pid, p.parent, p.name, p.cmdline, s.fd, s.remote_address, "
                "s.remote_port, (SELECT cmdline FROM processes AS parent WHERE pid = p.parent) "
                "AS parent_cmdline FROM processes p JOIN process_open_sockets s USING (pid) "
                "WHERE p.name IN ('sh', 'bash', 'dash') AND s.remote_port > 0 AND p.pid = %d"
                % shell.pid)
            row, = found
            self.assertEqual(row[4:7], (0, "127.0.0.1", server.getsockname()[1]))
            self.assertIn("test_osquery", row[7])

    def test_hashes_of_listeners(self):
        made, listener, _, _ = self.own_sockets()
        found = self.rows(
            "SELECT l.port, p.path, h.sha256 FROM listening_ports l JOIN processes p USING (pid) "
            "JOIN hash h ON h.path = p.path WHERE l.pid = %d AND l.protocol = 6" % made.pid)
        with open(harness.MKSOCK, "rb") as program:
            digest = hashlib.sha256(program.read()).hexdigest()
        self.assertEqual(found, [(listener["local_port"], harness.MKSOCK, digest)])

    def test_owner_of_listening_programs(self):
        """Programs that listen and that others than root may write."""
        made, _, _, _ = self.own_sockets()
        statement = ("SELECT DISTINCT f.path, f.mode, u.username FROM listening_ports l "
                     "JOIN processes p ON p.pid = l.pid JOIN file f ON f.path = p.path "
                     "JOIN users u ON u.uid = f.uid WHERE l.pid = %d" % made.pid)
        st = os.stat(harness.MKSOCK)
        self.assertEqual(self.rows(statement), [
            (harness.MKSOCK, "%04o" % stat.S_IMODE(st.st_mode), pwd.getpwuid(st.st_uid).pw_name)])

    def test_listening_everywhere(self):
        """Open to all addresses, of both IP versions."""
        four = self.mksock("tcp-listen", ip="0.0.0.0")
        six = self.mksock("tcp-listen", ip="::")
        inside = self.mksock("tcp-listen", ip="127.0.0.1")
        found = self.rows("SELECT pid, port, family, address FROM listening_ports "
                          "WHERE address IN ('0.0.0.0', '::') AND protocol = 6")
        self.assertIn((four.pid, four["listener"]["local_port"], 2, "0.0.0.0"), found)
        self.assertIn((six.pid, six["listener"]["local_port"], 10, "::"), found)
        self.assertNotIn(inside.pid, [row[0] for row in found])

    def test_high_ports(self):
        made = self.mksock("tcp-listen", port=31337)
        low = self.mksock("tcp-listen", port=81)
        found = self.rows("SELECT pid, port FROM listening_ports WHERE port > 1024 AND "
                          "protocol = 6 AND address NOT IN ('::1') ORDER BY port")
        self.assertIn((made.pid, 31337), found)
        self.assertNotIn((low.pid, 81), found)
        self.assertEqual(self.rows("SELECT pid FROM listening_ports WHERE port = 31337"),
                         [(made.pid,)])

    def test_udp(self):
        """Bound and unconnected is listening; connected is not."""
        bound = self.mksock("udp-bound")
        connected = self.mksock("udp-connected")
        found = self.rows("SELECT pid, port, protocol, family, address FROM listening_ports "
                          "WHERE protocol = 17")
        self.assertIn((bound.pid, bound.sockets[0]["local_port"], 17, 2, "127.0.0.1"), found)
        ports = [row[1] for row in found if row[0] == connected.pid]
        self.assertEqual(ports, [made["local_port"] for made in connected.sockets
                                 if "remote_port" not in made])
        states = self.rows("SELECT DISTINCT state FROM process_open_sockets WHERE protocol = 17")
        self.assertEqual(states, [("",)])

    def test_bound_is_not_listening(self):
        made = self.mksock("tcp-bound")
        self.assertEqual(self.rows("SELECT port FROM listening_ports WHERE pid = %d" % made.pid), [])
        self.assertEqual(self.rows("SELECT state, local_port FROM process_open_sockets "
                                   "WHERE pid = %d" % made.pid),
                         [("CLOSED", made.sockets[0]["local_port"])])

    def test_bare(self):
        """Neither bound nor connected: osquery has no row for it."""
        made = self.mksock("tcp-bare")
        self.assertEqual(self.rows("SELECT * FROM process_open_sockets WHERE pid = %d" % made.pid),
                         [])

    def test_time_wait(self):
        """Nobody holds it: pid and fd are -1, its inode 0."""
        made = self.mksock("time-wait")["time-wait"]
        statement = ("SELECT pid, fd, socket, state FROM process_open_sockets WHERE "
                     "local_port = %d AND remote_port = %d" %
                     (made["local_port"], made["remote_port"]))
        self.assertEqual(self.rows(statement), [(-1, -1, 0, "TIME_WAIT")])
        self.assertEqual(self.rows(statement + " AND pid = -1"), [(-1, -1, 0, "TIME_WAIT")])
        self.assertEqual(self.rows(statement + " AND pid = 1"), [])

    def test_not_accepted(self):
        """It waits in its listener's queue: held by nobody yet."""
        made = self.mksock("not-accepted")["child"]
        self.assertEqual(self.rows(
            "SELECT pid, fd FROM process_open_sockets WHERE local_port = %d AND remote_port = %d"
            % (made["local_port"], made["remote_port"])), [(-1, -1)])

    def test_every_holder(self):
        """A row for each descriptor of each process."""
        made = self.mksock("shared")["listener"]
        expected = sorted((owner["pid"], fd) for owner in made["owners"] for fd in owner["fds"])
        self.assertEqual(len(expected), 5)
        for table in ("process_open_sockets", "listening_ports"):
            found = self.rows("SELECT pid, fd FROM %s WHERE socket = %d" % (table, made["inode"]))
            self.assertEqual(sorted(found), expected)
            one = expected[-1]
            self.assertEqual(self.rows("SELECT pid, fd FROM %s WHERE socket = %d AND pid = %d"
                                       % (table, made["inode"], one[0])), [one])

    def test_other_namespaces(self):
        """The listener of a container is there, and says where it is."""
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns)
        row = self.one("SELECT port, net_namespace FROM listening_ports WHERE pid = %d" % made.pid)
        self.assertEqual(row, {"port": made["listener"]["local_port"],
                               "net_namespace": str(netns.inode)})
        self.assertEqual(self.rows("SELECT DISTINCT pid FROM listening_ports "
                                   "WHERE net_namespace = '%d'" % netns.inode), [(made.pid,)])

    def test_mapped_addresses(self):
        """An IPv4 client of an IPv6 listener: shown as osquery shows it, found by either text."""
        made = self.mksock("tcp-pair", ip="::ffff:127.0.0.1")
        rows = self.ask_sql("SELECT family, local_address, remote_address FROM "
                            "process_open_sockets WHERE pid = %d AND state = 'ESTABLISHED'"
                            % made.pid)
        self.assertTrue(rows)
        for row in rows:
            mapped = "::ffff:127.0.0.1" if row["family"] == 10 else "127.0.0.1"
            self.assertEqual(row["remote_address"], mapped)
        for address in ("127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1"):
            self.assertEqual(len(self.rows(
                "SELECT 1 FROM process_open_sockets WHERE pid = %d AND state = 'ESTABLISHED' "
                "AND remote_address = '%s'" % (made.pid, address))), len(rows))

    def test_unix(self):
        folder = self.folder()
        made = self.mksock("unix-stream", path=folder + "/socket with blanks")
        self.assertEqual(self.rows(
            "SELECT p.name, l.path, l.port, l.address, l.socket, l.protocol FROM listening_ports l "
            "JOIN processes p USING (pid) WHERE l.path LIKE '%s/%%' LIMIT 1" % folder),
            [("mksock", folder + "/socket with blanks", 0, None, 0, 0)])
        row = self.one("SELECT local_address, remote_address, local_port, state, path, socket "
                       "FROM process_open_sockets WHERE family = 1 AND socket = %d"
                       % made["listener"]["inode"])
        self.assertEqual(list(row.values()), ["", "", 0, "", folder + "/socket with blanks",
                                              made["listener"]["inode"]])

    def test_abstract(self):
        with socket.socket(socket.AF_UNIX) as abstract:
            abstract.bind("\0connquery\0test")
            abstract.listen()
            self.assertEqual(self.rows("SELECT path FROM listening_ports WHERE pid = %d "
                                       "AND path != ''" % os.getpid()), [("@connquery@test",)])

    def test_sniffers(self):
        """Who reads all packets."""
        made = self.mksock("packet")
        found = self.rows("SELECT p.pid, p.name, s.protocol, s.state FROM process_open_sockets s "
                          "JOIN processes p USING (pid) WHERE s.family = 17")
        self.assertIn((made.pid, "mksock", 0x0806, "NONE"), found)

    def test_raw(self):
        """osquery numbers them 255 and has their protocol for a port."""
        made = self.mksock("raw")
        self.assertEqual(self.rows("SELECT family, protocol, local_port, remote_port FROM "
                                   "process_open_sockets WHERE protocol = 255 AND pid = %d"
                                   % made.pid), [(2, 255, 112, 0)])
        self.assertEqual(self.rows("SELECT pid FROM process_open_sockets WHERE local_port = 112 "
                                   "AND pid = %d" % made.pid), [(made.pid,)])
        self.assertEqual(self.rows("SELECT port FROM listening_ports WHERE port = 112 AND pid = %d"
                                   % made.pid), [(112,)])

    def test_ping(self):
        """Both versions of ICMP are 1."""
        for ip, family in (("127.0.0.1", 2), ("::1", 10)):
            made = self.mksock("ping", ip=ip)
            self.assertEqual(self.rows("SELECT family, protocol, state FROM process_open_sockets "
                                       "WHERE protocol = 1 AND pid = %d" % made.pid),
                             [(family, 1, "")])

    def test_mptcp_is_tcp(self):
        made = self.mksock("mptcp-pair")
        found = self.rows("SELECT fd, protocol, state FROM process_open_sockets WHERE pid = %d "
                          "ORDER BY fd" % made.pid)
        self.assertEqual(found, [(one["owners"][0]["fds"][0], 6, one["state"])
                                 for one in made.sockets])
        self.assertEqual(self.rows("SELECT port FROM listening_ports WHERE pid = %d" % made.pid),
                         [(made["listener"]["local_port"],)])

    def test_states(self):
        """How many in which state, as ss counts them."""
        for kind in ("tcp-pair", "close-wait", "fin-wait2", "last-ack", "closing", "syn-recv",
                     "time-wait"):
            self.mksock(kind)
        statement = ("SELECT state, count(DISTINCT local_address || ' ' || local_port || ' ' || "
                     "remote_address || ' ' || remote_port) FROM process_open_sockets WHERE "
                     "protocol = 6 AND net_namespace = '%d' GROUP BY state" % self.netns.inode)

        def count():
            counted = {}
            for line in self.tool("ss", "-tanH"):
                state = STATES[line.split()[0]]
                counted[state] = counted.get(state, 0) + 1
            return counted
        self.assertGreater(len(count()), 6)
        self.same(lambda: dict(self.rows(statement)), count)

    def same(self, one, other, words=None):
        """Both answer the same; states change by themselves, so that they may be asked again."""
        for _ in range(4):
            first, second = one(), other()
            if first == second:
                return
        self.assertEqual(first, second, words)

    @staticmethod
    def some(values):
        """The most frequent ones, and the others' first: a statement for each takes its time."""
        values = list(values)
        return sorted(set(values), key=lambda value: (-values.count(value), str(value)))[:5]

    def test_narrowed_as_not(self):
        """A condition that is pushed down selects what it would of all rows: + keeps it back."""
        for kind in ("tcp-pair", "udp-connected", "raw", "raw-connected", "packet", "udplite",
                     "time-wait", "unix-pair", "sctp-pair", "mptcp-pair"):
            try:
                self.mksock(kind)
            except unittest.SkipTest:
                pass
        columns = "family, protocol, local_address, local_port, remote_address, remote_port, state"
        rows = self.rows("SELECT %s FROM process_open_sockets WHERE net_namespace = '%d'"
                         % (columns, self.netns.inode))
        for number, column in enumerate(columns.split(", ")):
            for value in self.some(row[number] for row in rows):
                literal = quoted(value) if isinstance(value, str) else str(value)
                condition = "SELECT %s FROM process_open_sockets WHERE net_namespace = '%d' AND %%s%s = %s" \
                    % (columns, self.netns.inode, column, literal)
                # + takes the column's collation away as well
                ip = " COLLATE ip" if column.endswith("_address") else ""
                self.same(lambda: sorted(self.rows(condition % "")),
                          lambda: sorted(self.rows(condition % "+" + ip)), condition)
        ports = self.rows("SELECT port, protocol, family FROM listening_ports "
                          "WHERE net_namespace = '%d'" % self.netns.inode)
        for number, column in enumerate(("port", "protocol", "family")):
            for value in self.some(row[number] for row in ports):
                condition = "SELECT port, protocol, family FROM listening_ports WHERE " \
                    "net_namespace = '%d' AND %%s%s = %d" % (self.netns.inode, column, value)
                self.same(lambda: sorted(self.rows(condition % "")),
                          lambda: sorted(self.rows(condition % "+")), condition)

    def test_one_state_of_the_host(self):
        """A join of a table with itself sees each row twice."""
        row = self.one("SELECT count(*) AS all_, sum(b.pid IS NULL) AS lost FROM "
                       "process_open_sockets a LEFT JOIN process_open_sockets b ON a.pid = b.pid "
                       "AND a.fd = b.fd AND a.socket = b.socket AND a.local_port = b.local_port "
                       "AND a.remote_port = b.remote_port")
        self.assertGreater(row["all_"], 0)
        self.assertEqual(row["lost"], 0)

    def test_threads_and_files(self):
        """Three tables at once: programs with a socket and a deleted file open."""
        with socket.create_server(("127.0.0.1", 0)) as server:
            path = os.path.join(self.folder(), "gone")
            with open(path, "w", encoding="ascii") as handle:
                os.unlink(path)
                found = self.rows(
                    "SELECT DISTINCT p.name, l.port, f.fd FROM processes p "
                    "JOIN listening_ports l ON l.pid = p.pid "
                    "JOIN process_open_files f ON f.pid = p.pid "
                    "WHERE f.path LIKE '%%(deleted)' AND p.pid = %d" % os.getpid())
                self.assertEqual([row[1:] for row in found],
                                 [(server.getsockname()[1], handle.fileno())])


class Files(Osquery):
    def make(self):
        folder = self.folder()
        for name, content in (("a.txt", "hello"), ("b.sh", "#!/bin/sh\n"), (".hidden", "x"),
                              ("sub/c.txt", "c"), ("sub/.d", "d"), ("sub/deep/e.txt", "e")):
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="ascii") as handle:
                handle.write(content)
        os.chmod(os.path.join(folder, "b.sh"), 0o4755)
        os.symlink("a.txt", os.path.join(folder, "link"))
        os.symlink("nowhere", os.path.join(folder, "broken"))
        os.mkfifo(os.path.join(folder, "fifo"))
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(os.path.join(folder, "socket"))
        return folder

    def test_facts(self):
        """Against stat."""
        folder = self.make()
        for name in ("a.txt", "b.sh", "link", "sub"):
            path = os.path.join(folder, name)
            row = self.one("SELECT * FROM file WHERE path = %s" % quoted(path))
            fields = self.tool("stat", "-L", "-c", "%i %u %g %a %s %o %X %Y %Z %h %W", path)[0]
            inode, uid, gid, mode, size, block, atime, mtime, ctime, links, born = fields.split()
            self.assertEqual(
                [row[key] for key in ("path", "directory", "filename", "inode", "uid", "gid",
                                      "size", "block_size", "mtime", "ctime", "hard_links",
                                      "btime")],
                [path, folder, name, int(inode), int(uid), int(gid), int(size), int(block),
                 int(mtime), int(ctime), int(links), 0 if born in "-?" else int(born)])
            self.assertEqual(row["mode"], mode.rjust(4, "0"))
            self.assertGreaterEqual(row["atime"], int(atime) - 1)
            self.assertEqual(row["symlink"], int(name == "link"))
        self.assertEqual(row["type"], "directory")

    def test_types(self):
        folder = self.make()
        found = dict(self.rows("SELECT filename, type FROM file WHERE directory = %s"
                               % quoted(folder)))
        self.assertEqual(found, {
            "a.txt": "regular", "b.sh": "regular", ".hidden": "regular", "sub": "directory",
            "link": "regular", "broken": "unknown", "fifo": "fifo", "socket": "socket"})
        self.assertEqual(self.one("SELECT type FROM file WHERE path = '/dev/null'"),
                         {"type": "character"})
        self.assertEqual(self.rows("SELECT symlink_target_path FROM file WHERE directory = %s AND "
                                   "symlink = 1 ORDER BY 1" % quoted(folder)),
                         [(folder + "/a.txt",), ("nowhere",)])

    def test_suid(self):
        """Set-uid programs of a folder."""
        folder = self.make()
        self.assertEqual(self.rows("SELECT path FROM file WHERE directory = %s AND mode LIKE '4%%'"
                                   % quoted(folder)), [(folder + "/b.sh",)])
        expected = sorted(entry.path for entry in os.scandir("/usr/bin")
                          if entry.is_file() and entry.stat().st_mode & stat.S_ISUID)
        self.assertEqual(sorted(path for path, in self.rows(
            "SELECT path FROM file WHERE directory = '/usr/bin' AND type = 'regular' AND "
            "(mode LIKE '4%' OR mode LIKE '6%')")), expected)

    def test_patterns(self):
        """%: of one name; %% at the end: whatever is below. As the shell's * and **."""
        folder = self.make()
        for pattern, expected in (
                ("/%", ["/a.txt", "/b.sh", "/broken", "/fifo", "/link", "/socket", "/sub/"]),
                ("/%.txt", ["/a.txt"]), ("/.%", ["/.hidden"]), ("/a.txt", ["/a.txt"]),
                ("/%/%.txt", ["/sub/c.txt"]), ("/s%/deep/%", ["/sub/deep/e.txt"]),
                ("/sub/%%", ["/sub/c.txt", "/sub/deep/", "/sub/deep/e.txt"]),
                ("/su%%", ["/sub/", "/sub/.d", "/sub/c.txt", "/sub/deep/", "/sub/deep/e.txt"]),
                ("/none/%", []), ("/%/none", [])):
            found = self.rows("SELECT path FROM file WHERE path LIKE %s"
                              % quoted(folder + pattern))
            self.assertEqual(sorted(path for path, in found), [folder + e for e in expected],
                             pattern)
        found = self.rows("SELECT path, filename, directory FROM file WHERE path LIKE %s"
                          % quoted(folder + "/s%b"))
        self.assertEqual(found, [])  # LIKE sees the slash behind a directory
        self.assertEqual(self.rows("SELECT path, filename, directory FROM file WHERE path LIKE %s"
                                   % quoted(folder + "/sub%")),
                         [(folder + "/sub/", "sub", folder)])

    def test_patterns_of_directories(self):
        folder = self.make()
        self.assertEqual(sorted(self.rows(
            "SELECT path, directory FROM file WHERE directory LIKE %s" % quoted(folder + "/%%"))),
            [(folder + "/sub/" + name, folder + "/sub/") for name in (".d", "c.txt", "deep")] +
            [(folder + "/sub/deep/e.txt", folder + "/sub/deep/")])

    def test_or(self):
        """Several folders in one question, as packs have it."""
        folder = self.make()
        found = self.rows("SELECT path FROM file WHERE (path LIKE '%s/%%.txt' OR path LIKE "
                          "'%s/sub/%%.txt' OR path = '%s/b.sh') AND size < 100 ORDER BY path"
                          % (folder, folder, folder))
        self.assertEqual([path for path, in found],
                         [folder + "/a.txt", folder + "/b.sh", folder + "/sub/c.txt"])
        self.assertEqual(self.rows("SELECT filename FROM file WHERE path IN ('%s/a.txt', '%s/b.sh', "
                                   "'%s/none') ORDER BY 1" % (folder, folder, folder)),
                         [("a.txt",), ("b.sh",)])

    def test_keys_of_users(self):
        """Files in the home of each: a join on a path that is made of a column."""
        found = self.rows("SELECT u.username, f.path FROM users u JOIN file f ON "
                          "f.path = u.directory || '/.bashrc' ORDER BY 1")
        expected = sorted((user.pw_name, user.pw_dir + "/.bashrc") for user in pwd.getpwall()
                          if os.path.lexists(user.pw_dir + "/.bashrc"))
        self.assertEqual(found, expected)
        found = self.rows("SELECT DISTINCT u.username FROM users u JOIN file f ON "
                          "f.path LIKE u.directory || '/%' WHERE u.uid = 0 AND f.size >= 0")
        self.assertLessEqual(found, [(pwd.getpwuid(0).pw_name,)])

    def test_hashes(self):
        """Against sha256sum and hashlib."""
        folder = self.make()
        found = self.rows("SELECT path, md5, sha1, sha256 FROM hash WHERE directory = %s "
                          "ORDER BY path" % quoted(folder))
        expected = []
        for path in sorted(glob.glob(folder + "/*") + [folder + "/.hidden"]):
            if os.path.isfile(path):
                with open(path, "rb") as handle:
                    content = handle.read()
                expected.append((path, hashlib.md5(content).hexdigest(),
                                 hashlib.sha1(content).hexdigest(),
                                 hashlib.sha256(content).hexdigest()))
        self.assertEqual(found, expected)
        self.assertEqual(len(found), 4)  # a FIFO, a socket and a broken link have none
        line, = self.tool("sha256sum", "/bin/sh")
        self.assertEqual(self.rows("SELECT sha256 FROM hash WHERE path = '/bin/sh'"),
                         [(line.split()[0],)])

    def test_hashes_of_programs(self):
        """Of all that run: NULL for those that have no file."""
        process = self.program()
        found = self.rows("SELECT p.pid, p.path, h.sha256 FROM processes p LEFT JOIN hash h "
                          "ON p.path = h.path")
        with open(SLEEP, "rb") as handle:
            digest = hashlib.sha256(handle.read()).hexdigest()
        self.assertIn((process.pid, process.path, digest), found)
        self.assertEqual({row[2] for row in found if row[1] == ""} - {None}, set())
        ours = [row for row in found if row[0] == os.getpid()]
        self.assertEqual(len(ours), 1)

    def test_known_bad(self):
        """A list of digests, looked for among what runs."""
        process = self.program()
        with open(SLEEP, "rb") as handle:
            bad = hashlib.md5(handle.read()).hexdigest()
        found = self.rows("SELECT p.pid FROM hash h JOIN processes p ON h.path = p.path "
                          "WHERE h.md5 IN ('%s', 'd41d8cd98f00b204e9800998ecf8427e')" % bad)
        self.assertIn((process.pid,), found)

    def test_bounds(self):
        """Too big, unreadable, changing: no digest, but a row."""
        folder = self.make()
        with open(folder + "/big", "wb") as handle:
            handle.truncate((512 << 20) + 1)
        self.assertEqual(self.rows("SELECT md5, sha256 FROM hash WHERE path = %s"
                                   % quoted(folder + "/big")), [("", "")])
        if os.geteuid() == 0:
            os.chmod(folder + "/a.txt", 0)
            self.assertEqual(self.rows("SELECT sha256 FROM hash WHERE path = %s"
                                       % quoted(folder + "/a.txt"), user=harness.NOBODY), [("",)])
            os.chmod(folder + "/sub", 0o700)
            self.assertEqual(self.rows("SELECT path FROM file WHERE directory = %s"
                                       % quoted(folder + "/sub"), user=harness.NOBODY), [])
        self.assertEqual(self.rows("SELECT path FROM file WHERE path = %s" % quoted("x" * 5000)),
                         [])
        self.assertEqual(self.rows("SELECT path FROM file WHERE path = ''"), [])

    def test_never_waits(self):
        """A FIFO and devices that would not end."""
        folder = self.make()
        self.assertEqual(self.rows("SELECT sha256 FROM hash WHERE path IN (%s, '/dev/zero', "
                                   "'/dev/tty')" % quoted(folder + "/fifo")), [])

    def test_links_do_not_loop(self):
        folder = self.make()
        os.symlink("..", folder + "/sub/up")
        found = self.rows("SELECT count(*) FROM file WHERE path LIKE %s" % quoted(folder + "/%%"))
        self.assertEqual(found, [(12,)])

    def test_containers(self):
        """In the view of a process that has a root of its own, links stay in it."""
        if os.geteuid() != 0:
            self.skipTest("needs root: chroot")
        folder = self.make()
        os.makedirs(folder + "/etc")
        with open(folder + "/etc/passwd", "w", encoding="ascii") as handle:
            handle.write("inside:x:4242:7:In:/home:/bin/sh\n")
        os.symlink("/../../etc/passwd", folder + "/out")
        inside = subprocess.Popen(
            ["python3", "-c", "import os, time; os.chroot(%r); print(1, flush=True); "
             "time.sleep(600)" % folder], stdout=subprocess.PIPE)
        self.addCleanup(inside.wait)
        self.addCleanup(inside.kill)
        self.addCleanup(inside.stdout.close)
        inside.stdout.readline()
        where = "pid_with_namespace = %d" % inside.pid
        row = self.one("SELECT size, symlink FROM file WHERE path = '/out' AND " + where)
        self.assertEqual((row["size"], row["symlink"]),
                         (os.path.getsize(folder + "/etc/passwd"), 1))
        self.assertEqual(self.rows("SELECT md5 FROM hash WHERE path = '/a.txt' AND " + where),
                         [(hashlib.md5(b"hello").hexdigest(),)])
        self.assertEqual(self.rows("SELECT uid, username FROM users WHERE " + where),
                         [(4242, "inside")])
        self.assertEqual(self.rows("SELECT md5 FROM hash WHERE path = '/a.txt'"), [])


class Users(Osquery):
    def test_all(self):
        """Against getent."""
        found = [":".join([name, str(uid), str(gid), comment, home, shell])
                 for uid, gid, name, comment, home, shell in self.rows(
                     "SELECT uid, gid, username, description, directory, shell FROM users")]
        expected = []
        for line in self.tool("getent", "passwd"):
            fields = line.split(":")
            expected.append(":".join(fields[:1] + fields[2:]))
        self.assertEqual(sorted(found), sorted(expected))

    def test_look_up(self):
        root = pwd.getpwuid(0)
        for condition in ("uid = 0", "username = 'root'", "uid = '0'", "uid = 0.0",
                          "uid = 0 AND username = 'root'"):
            self.assertEqual(self.rows("SELECT username, shell FROM users WHERE " + condition),
                             [("root", root.pw_shell)])
        for condition in ("uid = -1", "uid = NULL", "username = 'no such'", "uid = 'x'",
                          "username = ''", "uid = 4294967296", "uid = 0 AND username = 'x'"):
            self.assertEqual(self.rows("SELECT username FROM users WHERE " + condition), [])
        self.assertEqual(self.rows("SELECT uid_signed, gid_signed, uuid FROM users WHERE uid = 65534"),
                         [(65534, pwd.getpwuid(65534).pw_gid, None)])

    def test_superusers(self):
        """Accounts that are root under another name."""
        self.assertEqual(sorted(self.rows("SELECT username FROM users WHERE uid = 0")),
                         sorted((user.pw_name,) for user in pwd.getpwall()
                                if user.pw_uid == 0)[:1])
        self.assertEqual(sorted(self.rows("SELECT username FROM users WHERE uid + 0 = 0")),
                         sorted((user.pw_name,) for user in pwd.getpwall() if user.pw_uid == 0))

    def test_who_may_log_in(self):
        found = self.rows("SELECT username, shell FROM users WHERE shell NOT LIKE '%nologin' AND "
                          "shell NOT LIKE '%/false' AND shell NOT LIKE '%/sync' ORDER BY 1")
        expected = sorted((user.pw_name, user.pw_shell) for user in pwd.getpwall()
                          if not user.pw_shell.endswith(("nologin", "/false", "/sync")))
        self.assertEqual(found, expected)

    def test_local_accounts(self):
        with open("/etc/passwd", encoding="utf-8") as handle:
            names = sorted(line.split(":")[0] for line in handle if line.count(":") == 6)
        self.assertEqual(sorted(name for name, in self.rows(
            "SELECT username FROM users WHERE include_remote = 0")), names)


def links_of(pid):
    """{descriptor: where it leads} of a process that has just begun: when they rest."""
    before = None
    for _ in range(1000):
        try:
            links = {int(fd): os.readlink("/proc/%d/fd/%s" % (pid, fd))
                     for fd in os.listdir("/proc/%d/fd" % pid)}
        except FileNotFoundError:
            continue
        if links == before:
            break
        before = links
        time.sleep(0.05)
    return links


class OpenFiles(Osquery):
    def test_descriptors(self):
        """Those of one process, as /proc shows them; no sockets, pipes and anonymous inodes."""
        path = os.path.join(self.folder(), "open: socket:[1]")
        with open(path, "w", encoding="ascii") as handle:
            process = self.spawn([SLEEP, "600"], pass_fds=[handle.fileno()])
        os.unlink(path)
        expected = [(process.pid, fd, link) for fd, link in links_of(process.pid).items()
                    if not link.startswith(("socket:[", "pipe:[", "anon_inode:"))]
        found = self.rows("SELECT * FROM process_open_files WHERE pid = %d" % process.pid)
        self.assertEqual(sorted(found), sorted(expected))
        self.assertIn(path + " (deleted)", [row[2] for row in found])

    def test_deleted_files(self):
        """Which processes keep files alive that are gone."""
        path = os.path.join(self.folder(), "gone")
        with open(path, "w", encoding="ascii") as handle:
            os.unlink(path)
            found = self.rows("SELECT DISTINCT p.pid, p.name, f.path FROM process_open_files f "
                              "JOIN processes p ON p.pid = f.pid WHERE f.path LIKE '%(deleted)'")
            self.assertIn((os.getpid(), path + " (deleted)"), [(row[0], row[2]) for row in found])
            self.assertFalse(handle.closed)

    def test_who_has_it_open(self):
        path = os.path.join(self.folder(), "log")
        with open(path, "w", encoding="ascii") as handle:
            self.assertEqual(self.rows("SELECT pid, fd FROM process_open_files WHERE path = %s"
                                       % quoted(path)), [(os.getpid(), handle.fileno())])


if __name__ == "__main__":
    unittest.main()
