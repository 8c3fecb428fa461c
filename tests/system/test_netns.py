# SPDX-License-Identifier: Apache-2.0
"""Network namespaces: whose sockets are found, whatever keeps the namespace alive."""

import os

import harness


class Namespaces(harness.SystemTest):
    def test_current_only(self):
        """--netns current shows nothing of the others."""
        inside, outside = self.new_netns(), self.new_netns()
        made = self.mksock("tcp-listen", inside)
        self.mksock("tcp-listen", outside)
        answer = self.ask(netns=inside, expect=0)
        self.check_socket(answer, made["listener"])
        self.assertEqual({e["unmapped"]["socket"]["netns"] for e in answer.sockets()},
                         {inside.inode})

    def test_all(self):
        made = [self.mksock("tcp-pair", self.new_netns()) for _ in range(3)]
        answer = self.ask(scope="all")
        for mksock in made:
            for one in mksock.sockets:
                self.check_socket(answer, one)

    def test_all_is_the_default(self):
        made = self.mksock("tcp-listen", self.new_netns())
        answer = self.ask(scope=None)
        self.check_socket(answer, made["listener"])

    def test_by_pid(self):
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns)
        answer = self.ask(scope=str(made.pid), expect=0)
        self.check_socket(answer, made["listener"])
        self.assertEqual(len(answer.sockets()), 1)

    def test_by_name(self):
        netns = self.new_netns("cq-blue")
        made = self.mksock("tcp-listen", netns)
        for scope in ("cq-blue", "all"):
            with self.subTest(scope=scope):
                answer = self.ask(scope=scope)
                event = self.check_socket(answer, made["listener"])
                self.assertEqual(event["unmapped"]["socket"]["netns_name"], "cq-blue")

    def test_by_path(self):
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns)
        answer = self.ask(scope=netns.path, expect=0)
        self.check_socket(answer, made["listener"])
        self.assertEqual(len(answer.sockets()), 1)

    def test_kept_by_process(self):
        made = self.mksock("netns-own")
        self.check_found(made, "listener")

    def test_kept_by_socket(self):
        """Nobody is in it and no descriptor names it: a socket alone keeps it alive."""
        made = self.mksock("netns-socket")
        self.check_found(made, "listener")

    def test_kept_by_descriptor(self):
        made = self.mksock("netns-descriptor")
        self.check_found(made, "time-wait")

    def test_kept_by_mount(self):
        path = "/run/netns/cq-mount"
        with open(path, "wb"):
            pass
        self.addCleanup(os.unlink, path)
        self.addCleanup(harness.run, ["umount", "-l", path])
        made = self.mksock("netns-mount", path=path)
        event = self.check_found(made, "time-wait")
        self.assertEqual(event["unmapped"]["socket"]["netns_name"], "cq-mount")

    def check_found(self, made, role):
        self.assertNotEqual(made[role]["netns"], self.netns.inode)
        answer = self.ask(scope="all")
        return self.check_socket(answer, made[role])

    def test_socket_of_elsewhere(self):
        """A process here that holds a socket of another namespace: found there, owned from here."""
        here, there = self.new_netns(), self.new_netns()
        here.veth(there, ["203.0.113.1/24"], ["203.0.113.7/24"])
        made = self.mksock("tcp-pair", here, ip="203.0.113.1", client_netns=there.path)
        self.assertEqual(made["client"]["netns"], there.inode)
        answer = self.ask(scope="all")
        for one in made.sockets:
            self.check_socket(answer, one)
        answer = self.ask(netns=there, expect=0)
        self.check_socket(answer, made["client"])
        self.assertEqual(len(answer.sockets()), 1)

    def test_vanishing(self):
        """Namespaces that die while they are being found and read are no failure."""
        stable = self.mksock("tcp-listen")
        churn = harness.start(
            ["sh", "-c", 'i=0; while [ $i -lt 300 ]; do "$0" netns-own </dev/null >/dev/null; '
             "i=$((i + 1)); done", harness.MKSOCK], self.netns, start_new_session=True)
        try:
            for _ in range(10):
                answer = self.ask(scope="all")
                self.assertIn(answer.status, (0, 3), answer)
                self.check_socket(answer, stable["listener"])
        finally:
            os.killpg(churn.pid, 9)
            churn.wait()


class Refused(harness.SystemTest):
    def test_unknown_name(self):
        self.refused("query", "-o", "ndjson", "--netns", "cq-no-such", words=["cq-no-such"])

    def test_unknown_pid(self):
        self.refused("query", "-o", "ndjson", "--netns", "4194304", words=["4194304"])

    def test_not_a_namespace(self):
        """A file that is left over where names of namespaces are, with a name that would hurt."""
        name = "cq-\x1b[31mleft\nover"
        with open("/run/netns/" + name, "wb"):
            pass
        self.addCleanup(os.unlink, "/run/netns/" + name)
        self.refused("query", "-o", "ndjson", "--netns", name, words=["left"])
        made = self.mksock("tcp-listen")
        self.ask_for(made["listener"], scope="all")

    def test_not_allowed(self):
        self.new_netns("cq-closed")
        self.refused("query", "-o", "ndjson", "--netns", "cq-closed", user=harness.NOBODY,
                     words=["cq-closed"])


if __name__ == "__main__":
    harness.main()
