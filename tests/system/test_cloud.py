# SPDX-License-Identifier: Apache-2.0
"""--cloud: what a metadata service of the test's own says, honest and not; cloud-init; a file."""

import csv
import ctypes
import io
import json
import os
import socket
import stat
import threading
import time

import harness

CLONE_NEWNET = 0x40000000
AWS = {"accountId": "123456789012", "region": "eu-west-1", "availabilityZone": "eu-west-1b",
       "instanceId": "i-0abc", "instanceType": "t3.micro", "imageId": "ami-1"}
AZURE = {"subscriptionId": "0f4373eb-6bdd-40c9-b958-f95d90432fb4", "location": "westeurope",
         "zone": "2", "vmId": "11111111-2222-3333-4444-555555555555", "vmSize": "Standard_B1s",
         "resourceGroupName": "shop", "azEnvironment": "AzurePublicCloud"}
CLOUD_INIT = {"v1": {"cloud_name": "aws", "region": "us-east-1", "availability_zone": "us-east-1a",
                     "instance_id": "i-0def"},
              "ds": {"dynamic": {"instance-identity": {"document": {"accountId": "42"}}}}}
COLUMNS = ["cloud_provider", "cloud_region", "cloud_zone", "cloud_account", "instance_uid"]


class Service:
    """Answers each request by `answer(method, path, headers)`: bytes as they go out, None: never."""

    def __init__(self, netns, answer):
        self.answer, self.requests, self.kept = answer, [], []
        ready = threading.Event()

        def serve():
            ctypes.CDLL(None).setns(netns.fd, CLONE_NEWNET)
            self.socket = socket.create_server(("127.0.0.1", 0))
            self.port = self.socket.getsockname()[1]
            ready.set()
            while True:
                try:
                    one, _ = self.socket.accept()
                except OSError:
                    return
                threading.Thread(target=self._talk, args=(one,), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        ready.wait()
        self.url = "http://127.0.0.1:%d" % self.port

    def _talk(self, one):
        request = b""
        try:
            while b"\r\n\r\n" not in request:
                more = one.recv(4096)
                if not more:
                    return
                request += more
            head = request.decode("latin-1").split("\r\n")
            method, path, _ = head[0].split(" ")
            headers = {k.lower(): v for k, _, v in (h.partition(": ") for h in head[1:] if h)}
            self.requests.append((method, path, headers))
            answer = self.answer(method, path, headers)
            if answer is None:
                self.kept.append(one)
                return
            for piece in answer if isinstance(answer, list) else [answer]:
                if isinstance(piece, float):
                    time.sleep(piece)
                else:
                    one.sendall(piece)
        except OSError:
            pass
        one.close()

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        for one in self.kept:
            one.close()


def ok(body, headers=""):
    body = body.encode() if isinstance(body, str) else body
    return (b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n" %
            (len(body), headers.encode()) + body)


def aws(method, path, headers):
    if path == "/latest/api/token":
        good = method == "PUT" and "x-aws-ec2-metadata-token-ttl-seconds" in headers
        return ok("to-ken==") if good else b"HTTP/1.1 405 No\r\n\r\n"
    if headers.get("x-aws-ec2-metadata-token") != "to-ken==":
        return b"HTTP/1.1 401 Unauthorized\r\n\r\n"
    if path == "/latest/meta-data/services/partition":
        return ok("aws")
    return ok(json.dumps(AWS)) if "document" in path else b"HTTP/1.1 404 No\r\n\r\n"


def azure(method, path, headers):
    if headers.get("metadata") != "true" or "x-forwarded-for" in headers:
        return b"HTTP/1.1 400 Bad\r\n\r\n"
    body = json.dumps(AZURE).encode()
    # in chunks, as one may
    return (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n" + body[:5] +
            b"\r\n%X\r\n" % (len(body) - 5) + body[5:] + b"\r\n0\r\n\r\n")


def gcp(method, path, headers):
    values = {"/computeMetadata/v1/instance/zone": "projects/987/zones/europe-west1-b",
              "/computeMetadata/v1/instance/id": "4711000000000000001",
              "/computeMetadata/v1/project/project-id": "shop-prod"}
    if headers.get("metadata-flavor") != "Google" or path not in values:
        return b"HTTP/1.1 403 No\r\n\r\n"
    return ok(values[path], "Metadata-Flavor: Google\r\n")


class Cloud(harness.SystemTest):
    def setUp(self):
        self.ns = self.new_netns()
        self.made = self.mksock("tcp-listen", self.ns, user=harness.NOBODY)["listener"]
        # the cache, and what cloud-init leaves
        harness.libc_call("mount", b"tmpfs", b"/run", b"tmpfs", 0, b"mode=755")
        self.addCleanup(harness.libc_call, "umount2", b"/run", 2)

    def service(self, answer):
        service = Service(self.ns, answer)
        self.addCleanup(service.close)
        return service

    def event(self, *options, **more):
        return self.ask_for(self.made, *options, netns=self.ns, **more)

    def ask_service(self, name, answer, version=harness.DEFAULT_VERSION, **more):
        service = answer if isinstance(answer, Service) else self.service(answer)
        event = self.event("--cloud", "auto", "--cloud-endpoint", name + "=" + service.url,
                           "--ocsf-version", version, **more)
        return event, service

    def forget(self):
        if os.path.exists("/run/connquery/cloud.json"):
            os.unlink("/run/connquery/cloud.json")

    def row(self, *options, **more):
        status, out, err = harness.run(
            [harness.CONNQUERY, "query", "-o", "csv", "--columns", ",".join(COLUMNS), "--netns",
             "current", "--local-port", str(self.made["local_port"])] + list(options), self.ns,
            **more)
        self.assertEqual(status, 0, err)
        row, = csv.DictReader(io.StringIO(out.decode(), newline=""))
        return row

    def check_unknown(self, event):
        self.assertNotIn("cloud", event)
        self.assertNotIn("cloud", event["metadata"]["profiles"])

    # -- the services --

    def each_version(self, name, answer):
        for version in harness.VERSIONS:
            self.forget()
            with self.subTest(version=version):
                event, _ = self.ask_service(name, answer, version)
                self.assertIn("cloud", event["metadata"]["profiles"])
                self.assertEqual(event["unmapped"]["cloud"]["source"], "metadata service")
                yield harness.version_key(version), event

    def test_aws(self):
        for version, event in self.each_version("aws", aws):
            cloud = event["cloud"]
            self.assertEqual((cloud["provider"], cloud["region"], cloud["zone"]),
                             ("AWS", "eu-west-1", "eu-west-1b"))
            self.assertEqual(cloud["account"],
                             {"uid": "123456789012", "type_id": 10, "type": "AWS Account"})
            self.assertEqual(cloud.get("cloud_partition"), "aws" if version >= (1, 4, 0) else None)
            self.assertEqual(event["device"]["instance_uid"], "i-0abc")
            self.assertEqual(event["device"]["region"], "eu-west-1")
            self.assertEqual(event["unmapped"]["cloud"]["instance_type"], "t3.micro")
        service = self.service(aws)
        self.forget()
        self.assertEqual(self.row("--cloud", "auto", "--cloud-endpoint", "aws=" + service.url),
                         {"cloud_provider": "AWS", "cloud_region": "eu-west-1",
                          "cloud_zone": "eu-west-1b", "cloud_account": "123456789012",
                          "instance_uid": "i-0abc"})

    def test_azure(self):
        for version, event in self.each_version("azure", azure):
            cloud = event["cloud"]
            self.assertEqual((cloud["provider"], cloud["region"], cloud["zone"]),
                             ("Azure", "westeurope", "2"))
            self.assertEqual(cloud["account"]["uid"], AZURE["subscriptionId"])
            self.assertEqual(cloud["account"]["type"], "Azure Subscription")
            self.assertEqual(event["device"]["instance_uid"], AZURE["vmId"])
            self.assertEqual(event["unmapped"]["cloud"]["resource_group"], "shop")

    def test_gcp(self):
        for version, event in self.each_version("gcp", gcp):
            cloud = event["cloud"]
            self.assertEqual((cloud["provider"], cloud["region"], cloud["zone"]),
                             ("GCP", "europe-west1", "europe-west1-b"))
            self.assertEqual(cloud.get("project_uid"),
                             "shop-prod" if version < (1, 4, 0) else None)
            self.assertEqual(cloud["account"]["uid"], "shop-prod")
            self.assertEqual(cloud["account"]["type"], "GCP Project")
            self.assertEqual(event["device"]["instance_uid"], "4711000000000000001")
            self.assertEqual(event["unmapped"]["cloud"]["project_number"], "987")

    def test_every_event_has_it(self):
        """The profile requires it: events about the run have it too."""
        service = self.service(aws)
        answer = self.ask("--cloud", "auto", "--cloud-endpoint", "aws=" + service.url, "--port", "1",
                          netns=self.ns, expect=1)
        self.assertEqual(answer.events[0]["cloud"]["provider"], "AWS")

    # -- off --

    def test_off(self):
        """Nobody is asked without --cloud."""
        service = self.service(aws)
        for options in ([], ["--cloud", "off"]):
            event = self.event(*options)
            self.check_unknown(event)
            self.assertEqual(event["metadata"]["profiles"], ["host"])
            self.assertNotIn("instance_uid", event["device"])
            for command in (["query"], ["sql", "SELECT cloud_region FROM connections LIMIT 1"]):
                self.refused(*command, "--cloud-endpoint", "aws=" + service.url, *options,
                             words=["--cloud-endpoint", "--cloud auto"])
        self.assertEqual(self.row()["cloud_provider"], "")
        self.assertEqual(service.requests, [])

    def test_no_cloud(self):
        """A host whose firmware and files name no provider asks nobody."""
        if os.path.exists("/sys/class/dmi/id/sys_vendor"):
            self.skipTest("this host may be in a cloud")
        self.assertNotIn("cloud", self.event("--cloud", "auto"))
        self.assertFalse(os.path.exists("/run/connquery"))

    # -- the cache --

    def test_cache(self):
        """One question a boot; for others, for another endpoint and another boot it is another."""
        service = self.service(aws)
        self.ask_service("aws", service)
        asked = len(service.requests)
        event, _ = self.ask_service("aws", service)
        self.assertEqual(len(service.requests), asked)
        self.assertEqual(event["cloud"]["account"]["uid"], "123456789012")
        self.assertIn("earlier in this boot", event["unmapped"]["cloud"]["source"])
        path = "/run/connquery/cloud.json"
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o644)
        self.assertEqual(os.listdir("/run/connquery"), ["cloud.json"])
        other = self.service(azure)
        event, _ = self.ask_service("azure", other)
        self.assertEqual(event["cloud"]["provider"], "Azure")
        self.ask_service("aws", service)
        asked = len(service.requests)
        with open(path, encoding="utf-8") as handle:
            content = handle.read()
        with open(path, "w", encoding="utf-8") as handle:
            handle.write(content.replace('"boot": "', '"boot": "0'))
        self.ask_service("aws", service)
        self.assertGreater(len(service.requests), asked)

    def test_cache_of_others(self):
        """A file or folder that somebody else could have written is not believed, nor followed."""
        service = self.service(aws)
        self.ask_service("aws", service)
        path = "/run/connquery/cloud.json"
        with open(path, encoding="utf-8") as handle:
            forged = handle.read().replace("123456789012", "666")

        def forge(user=0, mode=0o644, folder_mode=0o755, link=False):
            self.forget()
            os.chmod("/run/connquery", 0o755)
            with open("/run/forged" if link else path, "w", encoding="utf-8") as handle:
                handle.write(forged)
            os.chown("/run/forged" if link else path, user, user)
            os.chmod("/run/forged" if link else path, mode)
            if link:
                os.symlink("/run/forged", path)
            os.chmod("/run/connquery", folder_mode)

        forge()
        event, _ = self.ask_service("aws", service)
        self.assertEqual(event["cloud"]["account"]["uid"], "666")  # ours: believed
        for options in ({"user": harness.NOBODY}, {"mode": 0o666}, {"folder_mode": 0o777},
                        {"link": True}):
            with self.subTest(options):
                forge(**options)
                event, _ = self.ask_service("aws", service)
                self.assertEqual(event["cloud"]["account"]["uid"], "123456789012")
        os.chmod("/run/connquery", 0o755)
        self.forget()
        os.rmdir("/run/connquery")
        os.symlink("/tmp", "/run/connquery")
        before = set(os.listdir("/tmp"))
        self.ask_service("aws", service)
        self.assertEqual(set(n for n in os.listdir("/tmp") if "cloud" in n) - before, set())

    def test_cache_of_a_user(self):
        """Below XDG_RUNTIME_DIR; without one nothing is kept."""
        service = self.service(aws)
        folder = self.folder()
        os.chown(folder, harness.NOBODY, harness.NOBODY)
        env = dict(os.environ, XDG_RUNTIME_DIR=folder)
        for _ in range(2):
            event, _ = self.ask_service("aws", service, user=harness.NOBODY, env=env)
            self.assertEqual(event["cloud"]["provider"], "AWS")
        self.assertEqual(len(service.requests), 3)
        self.assertEqual(os.stat(folder + "/connquery/cloud.json").st_uid, harness.NOBODY)
        env.pop("XDG_RUNTIME_DIR")
        self.ask_service("aws", service, user=harness.NOBODY, env=env)
        self.assertEqual(len(service.requests), 6)

    # -- what goes wrong --

    def test_hostile_answers(self):
        """Whatever it says: the event is valid, and nothing is known; who was asked is no fact."""
        big = b"x" * 200000
        document = json.dumps(AWS).encode()
        answers = [
            b"", b"\0" * 100, b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n",
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 500 No\r\n\r\n", b"HTTP/2 200\r\n\r\n" + document, b"<html>", big,
            b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n" + document,
            b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + big,
            b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + document,
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\nx",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3\r\nabc\r\n",
            b"HTTP/1.1 200 OK\r\nX: " + big, ok("{}"), ok("[" * 5000), ok('{"vmId":1}'),
        ]
        for answer in answers:
            with self.subTest(answer=answer[:70]):
                event, _ = self.ask_service("azure", lambda *_: answer)
                self.check_unknown(event)
                self.assertNotIn("instance_uid", event["device"])

    def test_nothing_in_it(self):
        """A document of that provider that says nothing: just the provider is known."""
        answer = ok('{"vmId":{},"subscriptionId":[],"location":7}')
        event, _ = self.ask_service("azure", lambda *_: answer)
        self.assertEqual(event["cloud"], {"provider": "Azure"})

    def test_hostile_values(self):
        """What is no name of a region, an account, a machine is left out."""
        values = ["\x1b[31m", "a b", "x" * 300, "", "a\r\nb", "\u202e", "$(x)", "a\"b", ["x"], None]
        for value in values:
            document = dict(AZURE, location=value, zone=value, resourceGroupName=value)
            with self.subTest(value=str(value)[:30]):
                self.forget()
                event, _ = self.ask_service("azure", lambda *_: ok(json.dumps(document)))
                self.assertNotIn("region", event["cloud"])
                self.assertNotIn("zone", event["cloud"])
                self.assertEqual(event["device"]["instance_uid"], AZURE["vmId"])

    def test_hostile_token(self):
        """A token does not bring a header with it."""
        for token in ("a\r\nX-Evil: 1", "a b", "", "x" * 5000, "\x00"):
            service = self.service(lambda method, *_: ok(token))
            event, _ = self.ask_service("aws", service)
            self.check_unknown(event)
            self.assertEqual([r[0] for r in service.requests], ["PUT"])
            self.assertEqual(event["unmapped"]["cloud"]["source_error"], "EPROTO")

    def test_not_google(self):
        """Who does not say that it is Google's service is not."""
        event, _ = self.ask_service("gcp", lambda *_: ok("projects/1/zones/a-b"))
        self.check_unknown(event)

    def test_no_redirect_no_proxy(self):
        elsewhere = self.service(aws)
        redirects = self.service(lambda *_: (
            "HTTP/1.1 307 Temporary\r\nLocation: %s/latest/api/token\r\nContent-Length: 0\r\n\r\n" %
            elsewhere.url).encode())
        env = dict(os.environ, http_proxy=elsewhere.url, HTTP_PROXY=elsewhere.url,
                   ALL_PROXY=elsewhere.url)
        self.ask_service("aws", redirects, env=env)
        self.assertEqual(len(redirects.requests), 1)
        self.assertEqual(elsewhere.requests, [])

    def test_slow(self):
        """Nobody answers; or bytes come, one by one, but not all of them in the time for all."""
        drip = [b"HTTP/1.1 200 OK\r\n"] + [piece for _ in range(200) for piece in (b"X", 0.1)]
        for answer in (lambda *_: None, lambda *_: drip):
            event, _ = self.ask_service("aws", answer)
            self.check_unknown(event)
            self.assertEqual(event["unmapped"]["cloud"]["source_error"], "ETIMEDOUT")
            self.assertEqual(event["query_result_id"], 1)

    def test_nobody_there(self):
        event = self.event("--cloud", "auto", "--cloud-endpoint", "aws=http://127.0.0.1:1")
        self.assertEqual(event["unmapped"]["cloud"]["source_error"], "ECONNREFUSED")
        self.assertFalse(os.path.exists("/run/connquery/cloud.json"))

    # -- cloud-init, files --

    def test_cloud_init(self):
        if os.path.exists("/sys/class/dmi/id/sys_vendor"):
            self.skipTest("this host may be in a cloud")
        os.makedirs("/run/cloud-init")
        with open("/run/cloud-init/instance-data.json", "w", encoding="utf-8") as handle:
            json.dump(CLOUD_INIT, handle)
        for version in harness.VERSIONS:
            event = self.event("--cloud", "auto", "--ocsf-version", version)
            self.assertEqual(event["cloud"]["account"]["uid"], "42")
            self.assertEqual(event["device"]["instance_uid"], "i-0def")
            self.assertEqual(event["unmapped"]["cloud"], {"source": "cloud-init"})

    def write(self, content):
        path = os.path.join(self.folder(), "cloud.json")
        with open(path, "w", encoding="utf-8") as handle:
            handle.write(content if isinstance(content, str) else json.dumps(content))
        return path

    def test_file(self):
        gcp_document = {"instance": {"id": 4711, "zone": "projects/1/zones/us-east1-c",
                                     "machineType": "projects/1/machineTypes/e2-small"},
                        "project": {"projectId": "p", "numericProjectId": 1}}
        own = {"provider": "OpenStack", "region": "r1", "account": "a", "instance": "vm7"}
        for document, expected in ((AWS, ("AWS", "eu-west-1", "123456789012", "i-0abc")),
                                   ({"compute": AZURE}, ("Azure", "westeurope",
                                                         AZURE["subscriptionId"], AZURE["vmId"])),
                                   (gcp_document, ("GCP", "us-east1", "p", "4711")),
                                   (CLOUD_INIT, ("AWS", "us-east-1", "42", "i-0def")),
                                   (own, ("OpenStack", "r1", "a", "vm7"))):
            path = self.write(document)
            for version in harness.VERSIONS:
                event = self.event("--cloud", path, "--ocsf-version", version)
                cloud = event["cloud"]
                self.assertEqual((cloud["provider"], cloud["region"], cloud["account"]["uid"],
                                  event["device"]["instance_uid"]), expected)
                self.assertEqual(event["unmapped"]["cloud"]["source"], path)

    def test_bad_file(self):
        for content, words in (("", "no JSON"), ("{", "no JSON"), ("{}", "no document"),
                               ('{"provider": "a b"}', "no document"), ("[1]", "no document")):
            self.refused("query", "-o", "ndjson", "--cloud", self.write(content), words=[words])
        self.refused("query", "-o", "ndjson", "--cloud", "/nowhere/x\x1b", words=["--cloud"])
        self.refused("query", "-o", "ndjson", "--cloud", "", words=["--cloud"])
        for value in ("x", "aws", "aws=127.0.0.1", "aws=https://127.0.0.1", "aws=http://name",
                      "aws=http://127.0.0.1:0", "aws=http://127.0.0.1:x", "aws=http://127.0.0.1/x",
                      "oci=http://127.0.0.1", "aws=http://[::1", "aws=http://", ""):
            self.refused("query", "--cloud-endpoint", value, words=["--cloud-endpoint"])


if __name__ == "__main__":
    harness.main()
