#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Shows a table of sockets at several widths, as a terminal would: to look at, and to compare with
what has been looked at.

    show_tables.py RUN_SCRIPT [FILE]    with FILE: says nothing where it holds just that
"""

import difflib
import sys

import terminal

LONG = "2001:db8:1234:5678:9abc:def0:1234:5678"
# title, right, cut, min, rank
COLUMNS = [("PROTO", 0, "never", 0, 0), ("STATE", 0, "end", 6, 1), ("LOCAL", 0, "start", 21, 1),
           ("REMOTE", 0, "start", 21, 1), ("PID", 1, "never", 0, 2), ("PROCESS", 0, "end", 9, 1),
           ("USER", 0, "end", 6, 3), ("CONTAINER", 0, "middle", 9, 4),
           ("COMMAND", 0, "middle", 15, 5)]
CUTS = ["end", "middle", "start", "never"]
ROWS = [
    ("tcp", "LISTEN", "0.0.0.0:22", None, "812", "sshd", "root", None, "/usr/sbin/sshd -D"),
    ("tcp", "ESTABLISHED", "10.0.0.7:443", "93.184.216.34:51422", "1234567", "nginx", "www-data",
     "web-7f9c5d-abcde", "nginx: worker process"),
    ("tcp", "ESTABLISHED", "[%s]:443" % LONG, "[%s]:51422" % LONG[::-1], "1234567", "nginx",
     "www-data", "web-7f9c5d-abcde", "nginx: worker process"),
    ("tcp", "ESTABLISHED", "10.0.0.7:5432", "10.0.0.8:40112", "4242", "测试服务器进程", "用户",
     "容器-测试", "/opt/测试/bin/服务器 --配置=/etc/测试.conf"),
    ("udp", "UNCONN", "[fe80::1%eth0]:546", None, "99", "evil\x1b[31m\x1b]0;x\x07name", "nobody",
     None, "a\u202egnp.exe\nsshd  0.0.0.0:22"),
    ("tcp", "TIME_WAIT", "127.0.0.1:8080", "127.0.0.1:51000", None, None, None, None, None),
    ("unix", "ESTABLISHED", "@/tmp/.X11-unix/X0", None, "1500", "Ze" + 20 * "\u0301" + "lgo", "al",
     None, "/usr/lib/xorg/Xorg :0"),
]


def script(width):
    yield "table %d - %s" % (width, " ".join(
        "%s:%d:%d:%d:%d" % (title.encode().hex(), right, CUTS.index(cut), least, rank)
        for title, right, cut, least, rank in COLUMNS))
    for row in ROWS:
        yield "row " + " ".join("0:" + terminal.to_hex(None if cell is None else cell.encode())
                                for cell in row)
    yield "print"
    yield "end"


def main():
    found = []
    for width in (12, 30, 60, 80, 120, 200, 0):
        found.append("=" * width or "as wide as it takes")
        lines = terminal.run(sys.argv[1], script(width))
        found += [line[1:] if line[0] == "|" else line for line in lines if line != "end"]
    if len(sys.argv) < 3:
        print("\n".join(found))
        return
    with open(sys.argv[2], encoding="utf-8") as file:
        wanted = file.read().splitlines()
    for line in difflib.unified_diff(wanted, found, sys.argv[2], "shown", lineterm=""):
        print(line)
    sys.exit(wanted != found)


main()
