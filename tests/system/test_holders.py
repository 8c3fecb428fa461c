# SPDX-License-Identifier: Apache-2.0
"""Who holds a socket: many, several, elsewhere, nobody that shows."""

import os
import threading
import time

import harness


class Holders:
    """What holds with either source of owners."""

    def check_kind(self, kind, **options):
        netns = self.new_netns()
        made = self.mksock(kind, netns, **options)
        answer = self.ask(netns=netns, expect=0)
        for one in made.sockets:
            event = self.check_socket(answer, one)
            hidden = one.get("no_owner_reason") == "no_descriptor"
            self.assertEqual(event["query_result_id"], 2 if hidden else 1, event)
        return answer, made

    def test_shared(self):
        """A listener of a parent, twice, and of three children: every one is an owner."""
        answer, made = self.check_kind("shared")
        owners = answer.sockets()[0]["unmapped"]["owners"]
        self.assertEqual(len(owners), 4)
        self.assertEqual(answer.sockets()[0]["process"]["pid"], made.pid)

    def test_passed(self):
        """Who received it over SCM_RIGHTS holds it, not who made it."""
        answer, made = self.check_kind("passed")
        self.assertNotEqual(answer.sockets()[0]["process"]["pid"], made.pid)

    def test_in_flight(self):
        self.check_kind("in-flight")

    def test_io_uring(self):
        self.check_kind("io-uring")

    def test_thread_table(self):
        self.check_kind("thread-table")

    def test_exited_leader(self):
        self.check_kind("exited-leader")

    def test_not_accepted(self):
        """Nobody holds the child yet; its listener's holders answer for it."""
        answer, made = self.check_kind("not-accepted")
        event = answer.find(made["child"])[0]
        self.assertEqual(event["process"]["pid"], made.pid)
        self.assertEqual(event["unmapped"]["owners"], made["listener"]["owners"])

    def test_many(self):
        """20,000 sockets in one process (as far as the limit of descriptors lets)."""
        netns = self.new_netns()
        made = self.mksock("many", netns, count=20000, port=20000).sockets[0]
        self.assertGreaterEqual(made["count"], 1000)
        answer = self.ask(netns=netns, expect=0)
        ports = sorted(e["unmapped"]["local_endpoint"]["port"] for e in answer.sockets())
        self.assertEqual(ports, list(range(20000, 20000 + made["count"])))
        descriptors = set()
        for event in answer.sockets():
            owners = event["unmapped"]["owners"]
            self.assertEqual([owner["pid"] for owner in owners], [made["pid"]])
            descriptors.update(owners[0]["fds"])
        self.assertEqual(len(descriptors), made["count"])

    def test_service_manager_is_not_primary(self):
        """Process 1 keeps an activated socket open: the service is the one that is meant."""
        netns = self.new_netns()
        prefix = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "--"]
        made = self.mksock("activated", netns, prefix=prefix)
        inside = self.child_of(made.pid)
        enter = ["nsenter", "--pid=/proc/%d/ns/pid" % inside, "--mount=/proc/%d/ns/mnt" % inside]
        answer = self.ask(netns=netns, prefix=enter)
        event, = answer.find(made["listener"])
        owners = event["unmapped"]["owners"]
        self.assertEqual(owners, made["listener"]["owners"])
        self.assertEqual(sorted(o["pid"] for o in owners)[0], 1)
        self.assertEqual(event["process"]["pid"], owners[-1]["pid"])

    @staticmethod
    def child_of(pid):
        with open("/proc/%d/task/%d/children" % (pid, pid), encoding="ascii") as handle:
            return int(handle.read().split()[0])

    def test_pid_and_start_name_the_process(self):
        """Two processes of one name: process.uid tells them apart, and is the same in each run."""
        netns = self.new_netns()
        for _ in range(2):
            self.mksock("tcp-listen", netns)
        runs = [{e["process"]["pid"]: e["process"]["uid"] for e in self.ask(netns=netns).sockets()}
                for _ in range(2)]
        self.assertEqual(runs[0], runs[1])
        self.assertEqual(len(set(runs[0].values())), 2)


class HoldersByBpf(Holders, harness.SystemTest):
    owners = "bpf"


class HoldersByProcfs(Holders, harness.SystemTest):
    owners = "procfs"


class Unprivileged(harness.SystemTest):
    """Run as nobody: what is its own is seen, the rest is Partial with a reason."""

    def ask_as_nobody(self, netns, *options, **more):
        return self.ask(*options, netns=netns, user=harness.NOBODY, **more)

    def test_others(self):
        netns = self.new_netns()
        made = self.mksock("tcp-pair", netns)
        answer = self.ask_as_nobody(netns, expect=0)
        for one in made.sockets:
            event, = answer.find(one)
            self.assertEqual(event["unmapped"]["no_owner_reason"], "permission_denied")
            self.assertEqual(event["query_result_id"], 2)
            self.assertEqual(event["process"], {"uid": "unresolved"})
            self.assertIn(event["status_code"], ("EACCES", "EPERM"))
            self.assertNotIn("owners", event["unmapped"])
            self.assertEqual(event["unmapped"]["socket"]["uid"], 0)

    def test_own(self):
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns, user=harness.NOBODY)
        event = self.ask_for(made["listener"], netns=netns, user=harness.NOBODY)
        self.assertEqual(event["process"]["pid"], made.pid)
        self.assertEqual(event["query_result_id"], 1)

    def test_kernel_owned_states_need_no_privilege(self):
        netns = self.new_netns()
        made = self.mksock("time-wait", netns)
        answer = self.ask_as_nobody(netns)
        event = self.check_socket(answer, made["time-wait"])
        self.assertEqual(event["query_result_id"], 1)

    def test_strict(self):
        netns = self.new_netns()
        self.mksock("tcp-listen", netns)
        self.ask_as_nobody(netns, "--strict", expect=3)

    def test_mark_is_unknown(self):
        """Without CAP_NET_ADMIN the kernel does not tell the mark: absent, not 0."""
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns, mark=7)
        event, = self.ask_as_nobody(netns).find(made["listener"])
        self.assertNotIn("mark", event["unmapped"]["socket"])

    def test_other_namespaces_are_a_gap(self):
        """--netns all as nobody: the others cannot be entered, and the last event says so."""
        netns = self.new_netns()
        self.mksock("tcp-listen", self.new_netns())
        answer = self.ask_as_nobody(netns, scope="all")
        self.assertEqual(answer.status, 3, answer)
        last = answer.events[-1]
        self.assertEqual(last["query_result_id"], 2)
        self.assertTrue(last["unmapped"]["gaps"])
        self.assertTrue(last["status_detail"])

    def test_own_mounted_elsewhere(self):
        """A user without any socket and without a right in its own namespace: complete, none."""
        netns = self.new_netns()
        answer = self.ask_as_nobody(netns, expect=1)
        self.assertEqual([e["query_result_id"] for e in answer.events], [3])


class Churn:
    """Processes that come and go while they are read."""

    def test_dying_processes(self):
        netns = self.new_netns()
        stable = self.mksock("tcp-listen", netns)
        churn = harness.start(
            ["sh", "-c", 'i=0; while [ $i -lt 400 ]; do "$0" tcp-pair </dev/null >/dev/null; '
             "i=$((i + 1)); done", harness.MKSOCK], netns, start_new_session=True)
        try:
            for _ in range(15):
                answer = self.ask(netns=netns, expect=0)
                self.check_socket(answer, stable["listener"])
        finally:
            os.killpg(churn.pid, 9)
            churn.wait()

    def test_dying_with_many_sockets(self):
        """The walk has the process, the details come too late: Partial or a reason, never a lie."""
        for part in (None, 0.1, 0.3, 0.5, 0.7, 0.9):
            netns = self.new_netns()
            doomed = harness.Mksock("many", netns, count=1000, port=20000)
            self.addCleanup(doomed.close)
            if part is None:  # nobody dies: how long a run takes now
                start = time.monotonic()
                harness.run([harness.CONNQUERY, "query", "-o", "ndjson"], netns)
                whole = time.monotonic() - start
                continue
            killer = threading.Timer(part * whole, doomed.process.kill)
            killer.start()
            answer = self.ask(netns=netns)
            killer.join()
            for event in answer.sockets():
                if event["unmapped"].get("owners"):
                    self.assertEqual(event["process"]["pid"], doomed.pid)
                else:
                    self.assertIn(event["unmapped"]["no_owner_reason"],
                                  ("exited_during_query", "no_descriptor", "permission_denied"))


class ChurnByBpf(Churn, harness.SystemTest):
    owners = "bpf"


class ChurnByProcfs(Churn, harness.SystemTest):
    owners = "procfs"


if __name__ == "__main__":
    harness.main()
