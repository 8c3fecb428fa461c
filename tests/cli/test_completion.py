# SPDX-License-Identifier: Apache-2.0
"""Completion in bash and zsh, with the real shells."""

import ctypes
import os
import pty
import pwd
import select
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from cli_case import BUILD, ENVIRONMENT, TIMEOUT, commands, main, options, run

BASH = os.path.join(BUILD, "completion", "connquery")
ZSH = os.path.join(BUILD, "completion")
PR_SET_NAME = 15


def columns():
    return [line.split(",")[0] for line in run("fields", "-H", "-o", "csv").out.splitlines()]


def versions():
    return run("--version").out.split("OCSF:")[1].split("\n")[0].split()


class Named:
    """A process of that name, of at most 15 bytes."""

    def __init__(self, name):
        reader, writer = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reader)
            ctypes.CDLL(None).prctl(PR_SET_NAME, name.encode(), 0, 0, 0)
            os.close(writer)
            signal.pause()
            os._exit(0)
        os.close(writer)
        os.read(reader, 1)  # it is named when its end is closed
        os.close(reader)

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def services():
    """Names of services that are not the beginning of another one's, nor almost."""
    try:
        with open("/etc/services", encoding="utf-8") as file:
            names = {line.split()[0] for line in file if line[0] not in "#\n"}
    except FileNotFoundError:
        return []
    return sorted(name for name in names
                  if name.isalpha() and not any(other != name and other.startswith(name[:-1])
                                                for other in names))


# ---- bash ---------------------------------------------------------------------------------------

def in_bash(*words, folder="/"):
    """What bash would offer for the last of the words."""
    script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()\n'
              '_connquery connquery "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"\n'
              '((${#COMPREPLY[@]} == 0)) || printf "%s\\n" "${COMPREPLY[@]}"\n')
    done = subprocess.run(["bash", "--norc", "--noprofile", "-c", script, "bash", BASH,
                           "connquery", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, timeout=TIMEOUT, cwd=folder, env=ENVIRONMENT, check=False)
    if done.returncode not in (0, 1) or done.stderr:
        raise AssertionError(f"{words}: exit {done.returncode}: {done.stderr}")
    return done.stdout.splitlines()


@unittest.skipUnless(os.path.exists(BASH), "this build has no completions")
@unittest.skipUnless(shutil.which("bash"), "bash is not installed")
class Bash(unittest.TestCase):
    def test_syntax(self):
        subprocess.run(["bash", "-n", BASH], check=True)
        if shutil.which("shellcheck"):
            subprocess.run(["shellcheck", "-s", "bash", BASH], check=True)

    def test_commands(self):
        self.assertEqual(sorted(in_bash("")), sorted(commands() + ["help"]))
        self.assertEqual(in_bash("que"), ["query"])
        self.assertEqual(sorted(in_bash("help", "")), sorted(commands()))
        self.assertEqual(in_bash("help", "query", ""), [])

    def test_options_of_each(self):
        for command in commands():
            names = [option.name for option in options(command)]
            letters = [option.letter for option in options(command) if option.letter]
            self.assertEqual(sorted(in_bash(command, "--")), sorted(names))
            self.assertEqual(sorted(in_bash(command, "-")), sorted(names + letters))

    def test_without_a_command(self):
        names = [option.name for option in options("query")]
        self.assertEqual(sorted(in_bash("--")), sorted(names + ["--version"]))
        self.assertEqual(in_bash("-t", "--summ"), ["--summarize"])

    def test_values_of_each(self):
        """Each option that takes a value offers just values, or nothing; a switch offers options."""
        for command in commands():
            for option in options(command):
                offered = in_bash(command, option.name, "")
                if option.value:
                    self.assertNotIn("--help", offered)
                elif command == "query":
                    self.assertEqual(in_bash(command, option.name, "--hel"), ["--help"])

    def test_words(self):
        self.assertEqual(in_bash("--family", "p"), ["packet"])
        self.assertEqual(in_bash("-f", "net"), ["netlink"])
        self.assertEqual(in_bash("-tf", "net"), ["netlink"])
        self.assertEqual(in_bash("--color", "a"), ["auto", "always"])
        self.assertEqual(sorted(in_bash("-o", "")), ["csv", "json", "ndjson", "table"])
        self.assertEqual(in_bash("fields", "-o", "j"), ["json"])
        self.assertEqual(in_bash("--ocsf-version", ""), versions())
        self.assertEqual(in_bash("schema", "--ocsf-version", "1.8"), ["1.8.0"])
        self.assertEqual(in_bash("--protocol", "udp"), ["udp", "udplite"])
        self.assertEqual(in_bash("--type", "str"), ["stream"])
        self.assertEqual(in_bash("--hash", "md"), ["md5"])

    def test_every_choice_is_taken(self):
        """What is offered as a word is a value that the program takes."""
        for command in commands():
            for option in options(command):
                if option.name in ("--process", "--user", "--netns", "--port", "--local-port",
                                   "--remote-port", "--schema") or not option.value:
                    continue
                for word in in_bash(command, option.name, ""):
                    answer = run(command, option.name, word, "--help")
                    self.assertEqual((answer.status, answer.err), (0, ""), option.name)

    def test_lists(self):
        self.assertEqual(in_bash("--columns", "remote_p"), ["remote_port", "remote_path"])
        self.assertEqual(in_bash("--columns", "state,remote_po"), ["state,remote_port"])
        self.assertEqual(in_bash("--sort", "state,-remote_po"), ["state,-remote_port"])
        self.assertEqual(in_bash("--sort", "-remote_po"), ["-remote_port"])
        self.assertEqual(in_bash("--state", "listen,estab"), ["listen,established"])
        self.assertEqual(in_bash("--hash", "md5,sha1"), ["md5,sha1"])

    def test_columns(self):
        self.assertEqual(in_bash("fields", "tcp_r"), [n for n in columns() if n.startswith("tcp_r")])
        self.assertLessEqual({*columns(), "process", "proto"}, set(in_bash("--columns", "")))
        self.assertNotIn("proto", in_bash("fields", ""))

    def test_equals(self):
        """As bash hands it over: '=' is a word of its own."""
        self.assertEqual(in_bash("--family", "=", "p"), ["packet"])
        self.assertEqual(in_bash("--family", "="),
                         in_bash("--family", ""))
        self.assertEqual(in_bash("--family=p"), ["--family=packet"])

    def test_behind_the_options(self):
        self.assertEqual(in_bash("query", "--", "--"), [])
        self.assertEqual(in_bash("--name", ""), [])
        self.assertEqual(in_bash("--name", "--"), [])
        self.assertEqual(in_bash("schema", ""), [])

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("events 1.ndjson", "other"):
                with open(os.path.join(folder, name), "w", encoding="utf-8"):
                    pass
            self.assertEqual(in_bash("validate", "", folder=folder), ["events 1.ndjson", "other"])
            self.assertEqual(in_bash("indicators", "", folder=folder), ["check"])
            self.assertEqual(in_bash("indicators", "check", "", folder=folder),
                             ["events 1.ndjson", "other"])
            self.assertEqual(in_bash("validate", "--schema", "ev", folder=folder),
                             ["events 1.ndjson"])

    def test_host(self):
        self.assertIn("root", in_bash("--user", "ro"))
        self.assertEqual(in_bash("--netns", "cur"), ["current"])
        self.assertIn(str(os.getpid()), in_bash("--netns", str(os.getpid())[:-1]))
        self.assertIn("/etc/", [name + "/" for name in in_bash("--netns", "/et")])
        for name in services()[:3]:
            for option in ("--port", "--local-port", "--remote-port"):
                self.assertIn(name, in_bash(option, name[:-1]))
        child = Named("cq-completed")
        self.addCleanup(child.close)
        self.assertEqual(in_bash("--process", "cq-compl"), ["cq-completed"])

    def test_hostile_name(self):
        """The name of a process is neither run nor taken apart."""
        with tempfile.TemporaryDirectory() as folder:
            for name, offered in (("cq$(touch x);ls", r"cq\$\(touch\ x\)\;ls"),
                                  ("cq` a\"b'c*", "cq\\`\\ a\\\"b\\'c\\*"),
                                  ("cq \x1b[31m", r"$'cq \E[31m'")):
                child = Named(name)
                try:
                    self.assertIn(offered, in_bash("--process", "cq", folder=folder))
                finally:
                    child.close()
            self.assertEqual(os.listdir(folder), [])


# ---- zsh ----------------------------------------------------------------------------------------

class Zsh:
    """A zsh at a terminal. complete() types, presses the tab key, and reads the line back."""

    SETUP = """\
fpath=({functions} $fpath)
autoload -Uz compinit && compinit -u -d {folder}/dump
zstyle ':completion:*' completer _complete
setopt no_beep no_always_last_prompt
dump() {{ print -rn -- $BUFFER >{folder}/part && mv {folder}/part {folder}/line; zle kill-buffer }}
zle -N dump
bindkey '^T' dump
PS1=
print -n >{folder}/line
"""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="connquery-test-")
        self.line = os.path.join(self.folder, "line")
        with open(os.path.join(self.folder, ".zshrc"), "w", encoding="utf-8") as file:
            file.write(self.SETUP.format(functions=ZSH, folder=self.folder))
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(self.folder)
            os.execvpe("zsh", ["zsh", "-d", "-i"],
                       {**ENVIRONMENT, "ZDOTDIR": self.folder, "HOME": self.folder, "TERM": "dumb"})
        self.read_line()

    def read_line(self):
        """What the widget wrote; the terminal's output is read meanwhile, so that zsh can go on."""
        shown, until = b"", time.monotonic() + TIMEOUT
        while not os.path.exists(self.line):
            if time.monotonic() > until:
                raise AssertionError(f"zsh does not answer: {shown[-2000:]!r}")
            if select.select([self.terminal], [], [], 0.02)[0]:
                shown += os.read(self.terminal, 65536)
        with open(self.line, encoding="utf-8", errors="replace") as file:
            text = file.read()
        os.unlink(self.line)
        return text

    def complete(self, typed):
        os.write(self.terminal, typed.encode() + b"\t\x14")
        return self.read_line()

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)
        shutil.rmtree(self.folder)


@unittest.skipUnless(os.path.exists(os.path.join(ZSH, "_connquery")), "this build has no completions")
@unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
class InZsh(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.zsh = Zsh()
        cls.addClassCleanup(cls.zsh.close)

    def check(self, *pairs):
        for typed, completed in pairs:
            with self.subTest(typed):
                line = self.zsh.complete("connquery " + typed)
                self.assertEqual(line, "connquery " + completed)

    def test_commands(self):
        for command in commands():
            if command.startswith("f"):
                continue
            self.check((command[:-1], command + " "))
        self.check(("help sche", "help schema "), ("hel", "help "))

    def test_options(self):
        self.check(("query --summ", "query --summarize "), ("--summ", "--summarize "),
                   ("--vers", "--version "), ("fields --no-h", "fields --no-header "),
                   ("schema --ocsf", "schema --ocsf-version="), ("query --fam", "query --family="),
                   ("-t --establ", "-t --established "))

    def test_words(self):
        self.check(("--family net", "--family netlink "), ("--family=net", "--family=netlink "),
                   ("-f net", "-f netlink "), ("-fnet", "-fnetlink "), ("-o nd", "-o ndjson "),
                   ("--color al", "--color always "), ("--ocsf-version 1.8", "--ocsf-version 1.8.0 "),
                   ("schema --ocsf-version=1.8", "schema --ocsf-version=1.8.0 "),
                   ("fields -o cs", "fields -o csv "), ("--hash=sha25", "--hash=sha256,"))

    def test_lists(self):
        """zsh adds a comma, which it takes away again when a blank is typed."""
        self.check(("--columns remote_po", "--columns remote_port,"),
                   ("--columns state,remote_po", "--columns state,remote_port,"),
                   ("--sort state,-remote_po", "--sort state,-remote_port,"),
                   ("--sort -remote_po", "--sort -remote_port,"),
                   ("--state listen,estab", "--state listen,established,"))

    def test_operands(self):
        self.check(("validate " + self.zsh.folder + "/.zsh", f"validate {self.zsh.folder}/.zshrc "),
                   ("fields tcp_rtt", "fields tcp_rtt_us "), ("schema x", "schema x"),
                   ("indicators ch", "indicators check "))

    def test_host(self):
        child = Named("cq-completed")
        self.addCleanup(child.close)
        self.check(("--process cq-compl", "--process cq-completed "),
                   ("--netns curr", "--netns current "))
        user = pwd.getpwuid(0).pw_name
        self.assertIn("--user " + user, self.zsh.complete("connquery --user " + user))
        for name in services()[:1]:
            self.check(("--port " + name[:-1], f"--port {name} "))

    def test_hostile_name(self):
        child = Named("cq$(touch x);ls")
        self.addCleanup(child.close)
        self.check(("--process cq\\$", r"--process cq\$\(touch\ x\)\;ls "))
        self.assertNotIn("x", os.listdir(self.zsh.folder))


if __name__ == "__main__":
    main()
