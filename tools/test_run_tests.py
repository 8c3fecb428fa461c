# SPDX-License-Identifier: Apache-2.0
"""Does tools/run_tests count right? A total that hides a failure would be worse than none."""

import importlib.machinery
import importlib.util
import os
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


if __name__ == "__main__":
    unittest.main()
