# SPDX-License-Identifier: Apache-2.0
"""Where the holder runs: real control groups and namespaces, and files as runtimes write them."""

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess

import harness

ID = "8f1c0e6f" * 8
OTHER = "5d3a77b2" * 8
POD = "0f4373eb-6bdd-40c9-b958-f95d90432fb4"
MS_NOSUID = 2
COLUMNS = ["container_id", "container_name", "container_image", "pod_uid", "unit"]


def cgroup2():
    """Where control groups of version 2 are mounted whole; None where they are not."""
    with open("/proc/self/mountinfo", encoding="utf-8") as handle:
        for line in handle:
            words = line.split()
            if words[words.index("-") + 1] == "cgroup2" and words[3] == "/":
                return words[4]
    return None


class Containers(harness.SystemTest):
    def group(self, *parts):
        """A new control group, all of it the test's own; its path as processes see it."""
        root = cgroup2()
        if root is None:
            self.skipTest("control groups of version 2 are not mounted")
        path = os.path.join("connquery-test-%d.slice" % os.getpid(), *parts)
        made = ""
        for part in path.split("/"):
            made = os.path.join(made, part)
            try:
                os.mkdir(os.path.join(root, made))
                self.addCleanup(os.rmdir, os.path.join(root, made))
            except FileExistsError:
                pass
            except OSError as error:
                self.skipTest("no control group can be made: %s" % error)
        return os.path.join(root, path)

    def over(self, path):
        """A folder of the test's own at that path: a file system over the nearest that is there."""
        nearest = path
        while not os.path.isdir(nearest):
            nearest = os.path.dirname(nearest)
        if nearest == "/":
            self.skipTest("there is no folder to mount over %s" % path)
        harness.libc_call("mount", b"tmpfs", nearest.encode(), b"tmpfs", MS_NOSUID, b"mode=755")
        self.addCleanup(harness.libc_call, "umount2", nearest.encode(), 2)
        os.makedirs(path, exist_ok=True)
        return path

    def write(self, path, content):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as handle:
            handle.write(content if isinstance(content, str) else json.dumps(content))

    def listener_in(self, group, **options):
        """A listener whose process was moved into that group."""
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns, **options)
        with open(os.path.join(group, "cgroup.procs"), "w", encoding="ascii") as handle:
            handle.write(str(made.pid))
        return netns, made["listener"]

    def each_version(self, netns, made, *options):
        for version in harness.VERSIONS:
            with self.subTest(version=version):
                yield version, self.ask_for(made, "--ocsf-version", version, *options, netns=netns)

    def row(self, netns, *options):
        status, out, err = harness.run(
            [harness.CONNQUERY, "query", "-o", "csv", "--columns", ",".join(COLUMNS), "--netns",
             "current"] + list(options), netns)
        self.assertEqual(status, 0, err)
        row, = csv.DictReader(io.StringIO(out.decode(), newline=""))
        return row

    def docker(self, **more):
        self.over("/var/lib/docker/containers")
        state = {"ID": ID, "Name": "/web", "Image": "sha256:00ff", "State": {"Pid": 1},
                 "Config": {"Image": "nginx:1.25", "Labels": {"role": "front", "x": "\x1b[31m"}},
                 "NetworkSettings": {"Networks": {"bridge": {"IPAddress": "172.17.0.2"}}}}
        state.update(more)
        self.write("/var/lib/docker/containers/%s/config.v2.json" % ID, state)

    # -- containers --

    def test_docker(self):
        self.docker()
        netns, made = self.listener_in(self.group("docker-%s.scope" % ID, "init.scope"))
        for version, event in self.each_version(netns, made):
            self.assertEqual(event["metadata"]["profiles"], ["host", "container"])
            container = event["process"]["container"]
            self.assertEqual(container["uid"], ID)
            self.assertEqual((container["name"], container["runtime"]), ("web", "docker"))
            self.assertEqual(container["image"], {"uid": "sha256:00ff", "name": "nginx:1.25"})
            rest = event["unmapped"]["container"]
            labels = container if harness.version_key(version) >= (1, 4, 0) else rest
            self.assertEqual(sorted(labels["labels"]), ["role=front", "x=\x1b[31m"])
            self.assertEqual(rest["cgroup_inside"], "/init.scope")
            self.assertEqual(event["unmapped"]["process"]["unit"], "docker-%s.scope" % ID)
        self.assertEqual(self.row(netns), {
            "container_id": ID, "container_name": "web", "container_image": "nginx:1.25",
            "pod_uid": "", "unit": "docker-%s.scope" % ID})

    def test_sql(self):
        self.docker()
        netns, made = self.listener_in(self.group("docker-%s.scope" % ID))
        status, out, err = harness.run(
            [harness.CONNQUERY, "sql", "-o", "csv", "-H", "-f", "ip", "--netns", "current",
             "SELECT local_port, container_name, container_image, unit FROM connections "
             "WHERE container_name = 'web'"], netns)
        self.assertEqual((status, err), (0, b""))
        self.assertEqual(out.decode().splitlines(),
                         ["%d,web,nginx:1.25,docker-%s.scope" % (made["local_port"], ID)])

    def test_every_set_of_profiles(self):
        """Container, cloud, indicators and times, in each combination that a run can have."""
        self.docker()
        folder = self.folder()
        cloud, feed = os.path.join(folder, "cloud.json"), os.path.join(folder, "feed.txt")
        with open(harness.MKSOCK, "rb") as program:
            self.write(feed, hashlib.sha256(program.read()).hexdigest() + "\n")
        self.write(cloud, {"provider": "AWS", "region": "eu-west-1", "instance": "i-0abc"})
        netns, made = self.listener_in(self.group("docker-%s.scope" % ID))
        parts = {"datetime": ["--datetime"], "cloud": ["--cloud", cloud],
                 "osint": ["--indicators", feed, "--hash", "sha256"]}
        for version in harness.VERSIONS:
            for number in range(8):
                names = [name for bit, name in enumerate(parts) if number >> bit & 1]
                options = [option for name in names for option in parts[name]]
                with self.subTest(version=version, names=names):
                    answer = self.ask("--ocsf-version", version, *options, netns=netns)
                    event, = answer.find(made)
                    if version == "1.2.0":
                        names = [name for name in names if name != "osint"]
                    self.assertEqual(sorted(event["metadata"]["profiles"]),
                                     sorted(["host", "container"] + names))
                    for other in answer.sockets():
                        if other["process"].get("name") != "mksock":
                            self.assertNotIn("osint", other["metadata"]["profiles"])

    def test_profile_only_where_it_is(self):
        """Of two sockets in one answer the one in no container does not list the profile."""
        netns, _ = self.listener_in(self.group("docker-%s.scope" % ID))
        self.mksock("udp-bound", netns)
        for version in harness.VERSIONS:
            answer = self.ask("--ocsf-version", version, netns=netns, expect=0)
            profiles = {e["connection_info"]["protocol_name"]: e["metadata"]["profiles"]
                        for e in answer.sockets()}
            self.assertEqual(profiles, {"tcp": ["host", "container"], "udp": ["host"]})
            for event in answer.sockets():
                has = "container" in event["process"] or "namespace_pid" in event["process"]
                self.assertEqual(has, "container" in event["metadata"]["profiles"])

    def test_kubernetes(self):
        self.over("/run/containerd")
        self.write("/run/containerd/io.containerd.runtime.v2.task/k8s.io/%s/config.json" % ID,
                   {"annotations": {"io.kubernetes.cri.container-name": "front",
                                    "io.kubernetes.cri.sandbox-name": "front-1",
                                    "io.kubernetes.cri.sandbox-namespace": "shop",
                                    "io.kubernetes.cri.image-name": "r.example/front:1"}})
        netns, made = self.listener_in(self.group("kubepods-pod%s.slice" % POD.replace("-", "_"),
                                                  "cri-containerd-%s.scope" % ID))
        for _, event in self.each_version(netns, made):
            container = event["process"]["container"]
            self.assertEqual(container["pod_uuid"], POD)
            self.assertEqual(container["orchestrator"], "kubernetes")
            self.assertEqual(container["name"], "front")
            rest = event["unmapped"]["container"]
            self.assertEqual((rest["pod_name"], rest["pod_namespace"]), ("front-1", "shop"))
            # an image without an id is no image of OCSF's
            self.assertNotIn("image", container)
            self.assertEqual(rest["image_name"], "r.example/front:1")
        self.assertEqual(self.row(netns)["pod_uid"], POD)
        self.assertEqual(self.row(netns)["container_image"], "r.example/front:1")

    def test_pod_of_kubelets_files(self):
        """Its uid is a hash, no UUID: valid in unmapped only."""
        hashed = "0f4373eb6bdd40c9b958f95d90432fb4"
        netns, made = self.listener_in(self.group("kubepods", "pod" + hashed, ID))
        for _, event in self.each_version(netns, made):
            self.assertNotIn("pod_uuid", event["process"]["container"])
            self.assertEqual(event["unmapped"]["container"]["pod_uid"], hashed)

    def test_unreadable_files(self):
        """What its files would say is missing, and why; the container is known all the same."""
        self.docker()
        os.chmod("/var/lib/docker/containers", 0o700)
        netns, made = self.listener_in(self.group("docker-%s.scope" % ID), user=harness.NOBODY)
        event = self.ask_for(made, netns=netns, user=harness.NOBODY)
        self.assertEqual(event["process"]["container"], {"uid": ID, "runtime": "docker"})
        self.assertEqual(event["unmapped"]["container"]["source_error"], "EACCES")
        self.assertEqual(event["query_result_id"], 1)

    def test_hostile_files(self):
        long_text = "x" * 70000
        for state in ({"Name": "/\x1b[31mweb\n\u202e", "Image": "a\x00b"}, {"Name": long_text},
                      {"Name": ["web"]}, {"Config": {"Labels": {"k" * 5000: "v", "a": long_text}}},
                      {"Config": {"Labels": {"l%d" % i: "v" * 4000 for i in range(1000)}}}):
            with self.subTest(state=str(state)[:60]):
                self.docker(**state)
                netns, made = self.listener_in(self.group("docker-%s.scope" % ID))
                for _, event in self.each_version(netns, made):
                    self.assertEqual(event["process"]["container"]["uid"], ID)

    def test_name_without_proof(self):
        """64 digits alone are a container where a runtime knows them."""
        netns, made = self.listener_in(self.group("x", ID))
        self.assertNotIn("container", self.ask_for(made, netns=netns)["process"])
        self.docker()
        event = self.ask_for(made, netns=netns)
        self.assertEqual(event["process"]["container"]["name"], "web")

    def test_summarize(self):
        self.docker()
        netns, _ = self.listener_in(self.group("docker-%s.scope" % ID))
        event, = self.ask("--summarize", netns=netns).sockets()
        self.assertEqual(event["process"]["container"]["name"], "web")

    def test_condition(self):
        """--container: by name, by pattern, by id and its beginning."""
        self.docker()
        netns, made = self.listener_in(self.group("docker-%s.scope" % ID))
        self.mksock("udp-bound", netns)
        for word in ("web", "w?b*", ID, ID[:12], ID[:20]):
            answer = self.ask("--container", word, netns=netns, expect=0)
            self.assertEqual(len(answer.sockets()), 1, word)
            self.check_socket(answer, made)
        for word in ("we", ID[:11], OTHER):
            self.ask("--container", word, netns=netns, expect=1)
        self.assertEqual(self.row(netns, "--container", "web")["container_id"], ID)
        self.refused("query", "--container", "", words=["--container"])
        self.refused("query", "--container", "x" * 300, words=["longer"])

    # -- namespaces --

    def test_namespace_pid(self):
        """Its own number inside, under the profile, where it is another one."""
        prefix = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "--"]
        netns = self.new_netns()
        self.mksock("tcp-listen", netns, prefix=prefix)
        for version in harness.VERSIONS:
            event, = self.ask("--ocsf-version", version, netns=netns, expect=0).sockets()
            self.assertEqual(event["process"]["namespace_pid"], 1)
            self.assertIn("container", event["metadata"]["profiles"])
            self.assertNotIn("container", event["process"])
            self.assertNotIn("namespace_pid", event["process"]["parent_process"])

    # -- who serves --

    def test_docker_proxy(self):
        """Who holds the port passes it on: whose it is stands beside, and in the columns."""
        self.docker()
        program = os.path.join(self.folder(), "docker-proxy")
        shutil.copy(os.path.realpath("/usr/bin/python3"), program)
        code = ("import socket,sys\nkept=socket.create_server((\"127.0.0.1\",8080))\n"
                "print(\"READY\",flush=True)\nsys.stdin.read()")
        netns = self.new_netns()
        process = harness.start([program, "-c", code, "-proto", "tcp", "-host-port", "8080",
                                 "-container-ip", "172.17.0.2", "-container-port", "80"], netns,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(process.wait)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stdin.close)
        self.assertEqual(process.stdout.readline(), b"READY\n")
        for version in harness.VERSIONS:
            event, = self.ask("--ocsf-version", version, netns=netns, expect=0).sockets()
            served = event["unmapped"]["served_by"]
            self.assertEqual(served["through"], "docker-proxy")
            self.assertEqual(served["endpoint"], {"ip": "172.17.0.2", "port": 80})
            self.assertEqual((served["container"]["uid"], served["container"]["name"]),
                             (ID, "web"))
            # it does not run there
            self.assertNotIn("container", event["process"])
            self.assertEqual(event["metadata"]["profiles"], ["host"])
        self.assertEqual(self.row(netns)["container_name"], "web")

    def test_socket_that_systemd_keeps(self):
        """Held by a service manager alone: its unit, and the one that it would start."""
        self.over("/run/systemd/system")
        self.write("/run/systemd/system/connquery-test.socket",
                   "[Socket]\nListenStream=127.0.0.1:8081\nService=behind.service\n")
        code = ("import ctypes,socket,sys\nctypes.CDLL(None).prctl(15,b'systemd',0,0,0)\n"
                "kept=socket.create_server(('127.0.0.1',8081))\n"
                "print('READY',flush=True)\nsys.stdin.read()")
        netns = self.new_netns()
        process = harness.start(["unshare", "--pid", "--fork", "--kill-child", "--mount-proc",
                                 "--", "/usr/bin/python3", "-c", code], netns,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(process.wait)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stdin.close)
        self.assertEqual(process.stdout.readline(), b"READY\n")
        with open("/proc/%d/task/%d/children" % (process.pid, process.pid)) as handle:
            inside = int(handle.read().split()[0])
        enter = ["nsenter", "--pid=/proc/%d/ns/pid" % inside, "--mount=/proc/%d/ns/mnt" % inside]
        event, = self.ask(netns=netns, prefix=enter, expect=0).sockets()
        self.assertEqual(event["unmapped"]["served_by"],
                         {"through": "systemd", "socket_unit": "connquery-test.socket",
                          "unit": "behind.service"})


if __name__ == "__main__":
    harness.main()
