# SPDX-License-Identifier: Apache-2.0
"""Do tools/run_tests and tools/tap count right? A total that hides a failure would be worse than
none."""

import importlib.machinery
import importlib.util
import os
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
LOADER = importlib.machinery.SourceFileLoader("run_tests", os.path.join(HERE, "run_tests"))
MODULE = importlib.util.module_from_spec(importlib.util.spec_from_loader("run_tests", LOADER))
LOADER.exec_module(MODULE)


def test(result, stdout="", stderr=""):
    return MODULE.count({"name": "x", "result": result, "stdout": stdout, "stderr": stderr})


class Count(unittest.TestCase):
    def test_plain(self):
        self.assertEqual(test("OK"), (1, 0, 0))
        self.assertEqual(test("FAIL"), (0, 1, 0))
        self.assertEqual(test("TIMEOUT"), (0, 1, 0))
        self.assertEqual(test("ERROR"), (0, 1, 0))
        self.assertEqual(test("SKIP"), (0, 0, 1))
        self.assertEqual(test("UNEXPECTEDPASS"), (0, 1, 0))

    def test_tap(self):
        text = "1..4\nok 1 - a\nnot ok 2 - b\nok 3 - c # SKIP no root\nok 4\n# ok 5 is no test\n"
        self.assertEqual(test("FAIL", text), (2, 1, 1))

    def test_crash_after_passing_tests(self):
        self.assertEqual(test("FAIL", "1..2\nok 1 - a\n"), (1, 1, 0))
        self.assertEqual(test("ERROR", "ok 1 - a\n"), (1, 1, 0))

    def test_unittest(self):
        text = "....\nRan 9 tests in 0.1s\n\nFAILED (failures=1, errors=2, skipped=3)\n"
        self.assertEqual(test("FAIL", stderr=text), (3, 3, 3))
        self.assertEqual(test("OK", stderr="Ran 1 test in 0.1s\n\nOK\n"), (1, 0, 0))
        self.assertEqual(test("OK", stderr="Ran 2 tests in 0.1s\n\nOK (skipped=2)\n"), (0, 0, 2))


class Tap(unittest.TestCase):
    def run_tap(self, script, **env):
        run = subprocess.run([os.path.join(HERE, "tap"), "sh", "-c", script], text=True,
                             stdout=subprocess.PIPE, check=False, env=dict(os.environ, **env))
        return run.returncode, run.stdout

    def test_skipped(self):
        text = "ok 1 - a\nnot ok 2 # SKIP b\nnot ok 3 - c\n"
        self.assertEqual(self.run_tap("printf '%s'" % text, CMOCKA_MESSAGE_OUTPUT="TAP"),
                         (0, text.replace("not ok 2", "ok 2")))

    def test_status_stays(self):
        for output in ("TAP", "STDOUT"):
            self.assertEqual(self.run_tap("echo x; exit 3", CMOCKA_MESSAGE_OUTPUT=output),
                             (3, "x\n"))


if __name__ == "__main__":
    unittest.main()
