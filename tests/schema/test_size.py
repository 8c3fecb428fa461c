#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The tables' room in a binary: test_size.py SIZE ARCHIVE, where SIZE is binutils' size."""

import subprocess
import sys

LIMIT = 300_000


def main():
    size, archive = sys.argv[1:]
    lines = subprocess.run([size, "-A", archive], check=True, capture_output=True,
                           text=True).stdout.splitlines()
    total = 0
    for words in map(str.split, lines):
        loaded = len(words) == 3 and words[0].startswith((".text", ".rodata", ".data", ".bss"))
        if loaded and int(words[1]):
            print(f"{words[0]:20} {words[1]:>7}")
            total += int(words[1])
    print(f"{'together':20} {total:7} of at most {LIMIT}")
    return 0 if 0 < total <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
