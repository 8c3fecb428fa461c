# SPDX-License-Identifier: Apache-2.0
"""What the programs of this folder use of bench/run, whose name no import can say."""

import importlib.machinery
import importlib.util
import os


def load_of_run():
    """The module that makes the sockets."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "run")
    loader = importlib.machinery.SourceFileLoader("bench_run", path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("bench_run", loader))
    loader.exec_module(module)
    return module
