# SPDX-License-Identifier: Apache-2.0
"""Does packaging/debian say what the tree says? The version, the library's symbols, what it takes to
build, the options, the pages: each stands in one place, and again where a packager looks."""

import os
import re
import shlex
import unittest

SOURCE = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
# Every Debian build has these (the package build-essential), or another of the list brings them.
ALWAYS_THERE = {"binutils", "gcc", "libc6-dev", "linux-libc-dev", "ninja-build", "util-linux",
                "debhelper", "dpkg-dev"}


def read(*path):
    with open(os.path.join(SOURCE, *path), encoding="utf-8") as file:
        return file.read()


def debian(name):
    return read("packaging", "debian", name)


def version():
    return re.search(r"^  version: '([^']+)'", read("meson.build"), re.M)[1]


def build_depends():
    field = re.search(r"^Build-Depends:((?:\n .*)+)", debian("control"), re.M)[1]
    return {line.split()[0].strip(",") for line in field.strip().splitlines()}


def setup_packages():
    """The packages of tools/setup that building and testing take."""
    found = set()
    for name in ("run", "test", "deb"):
        words = re.search(r"^needs_%s=\((.*?)^\)" % name, read("tools", "setup"), re.M | re.S)[1]
        found |= set(shlex.split(words, comments=True)[1::2])
    return found


class Packaging(unittest.TestCase):
    maxDiff = None

    def test_changelog_has_the_version(self):
        first = re.match(r"connquery \(([^)]+)\) ", debian("changelog"))
        self.assertEqual(first[1], version())

    def test_symbols_are_those_of_the_library(self):
        exported = set(re.findall(r"^\t(cq_\w+);", read("src", "connquery.map"), re.M))
        listed = re.findall(r"^ (\w+)@CONNQUERY_0 (\S+)$", debian("libconnquery0.symbols"), re.M)
        self.assertEqual({name for name, _ in listed}, exported | {"CONNQUERY_0"},
                         "packaging/debian/libconnquery0.symbols and src/connquery.map differ: a new "
                         "function's line is ' NAME@CONNQUERY_0 VERSION'")
        numbers = [tuple(map(int, since.split("."))) for _, since in listed]
        self.assertLessEqual(max(numbers), tuple(map(int, version().split("."))))

    def test_build_depends_are_those_of_setup(self):
        known = build_depends() - {"debhelper-compat"}
        self.assertEqual(known | ALWAYS_THERE, setup_packages() | ALWAYS_THERE)

    def test_soname_is_the_packages(self):
        soname = re.search(r"soversion: '(\d+)'", read("meson.build"))[1]
        self.assertIn("Package: libconnquery%s\n" % soname, debian("control"))
        self.assertTrue(debian("libconnquery%s.symbols" % soname)
                        .startswith("libconnquery.so.%s libconnquery%s " % (soname, soname)))

    def test_page_knows_the_options(self):
        options = re.findall(r"^option\('(\w+)'.*?value: '?(\w+)", read("meson_options.txt"),
                             re.M | re.S)
        table = read("docs", "install.md").partition("| Meson option |")[2]
        listed = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", table, re.M)
        self.assertEqual(sorted(listed), sorted(options))

    def test_pages_for_users_are_installed(self):
        """A page about the sources is none for users; every other is installed."""
        pages = {name for name in os.listdir(os.path.join(SOURCE, "docs"))
                 if name.endswith(".md") and name != "architecture.md"
                 and not name.startswith("adding-")}
        installed = re.search(r"install_data\((.*?)install_dir", read("docs", "meson.build"), re.S)
        self.assertEqual(set(re.findall(r"'([^']+)'", installed[1])), pages)

    def test_overrides_have_a_reason(self):
        folder = os.path.join(SOURCE, "packaging", "debian")
        for here, _, names in os.walk(folder):
            for name in names:
                if name.endswith("lintian-overrides"):
                    self.check_overrides(os.path.join(here, name))

    def check_overrides(self, path):
        reason = False
        for line in read(path).splitlines():
            if line.startswith("#"):
                reason = True
            elif line:
                self.assertTrue(reason, "%s: %s: why?" % (path, line))
            else:
                reason = False


if __name__ == "__main__":
    unittest.main()
