"""explain_test.py PROGRAMS SAMPLE: explain's marks with and without colours, and that a page cannot
speak to the terminal."""
import os
import re
import subprocess
import sys
import unittest

from terminal import open_terminal

PROGRAM = os.path.join(sys.argv.pop(1), "explain")
SAMPLE = sys.argv.pop(1)
LABELS = ("navigation paywall newsletter promotion donation related read_more share comments legal consent "
          "notice player advertisement author_bio duplicate artifact other").split()
LIFTED = "byline timestamp section source credit source_url".split()
PLAIN_MARK = re.compile(r"\[([-^])(.*?)\1\]\{([^}]*)\}", re.DOTALL)
SGR = re.compile(r"\x1b\[[0-9;]*m")


def run(*arguments, data=b"", **more):
    return subprocess.run([PROGRAM, *arguments], input=data, capture_output=True, timeout=60, **more)


def output(*arguments, **more):
    done = run(*arguments, **more)
    assert (done.returncode, done.stderr) == (0, b""), done
    return done.stdout.decode()


def on_a_terminal(*arguments, **environment):
    """What is written where stdout is a terminal."""
    controller, terminal = open_terminal()
    with subprocess.Popen([PROGRAM, *arguments], stdout=terminal,
                          env={**os.environ, "NO_COLOR": "", **environment}) as process:
        os.close(terminal)
        shown = b""
        try:
            while chunk := os.read(controller, 1 << 16):
                shown += chunk
        except OSError:  # the other side is closed
            pass
        os.close(controller)
    return shown.decode()


class Plain(unittest.TestCase):
    def test_html(self):
        page = "<!doctype html><h1>Harbour gates open</h1>" + "<p>The harbour reopened on Monday after repairs.</p>" * 3
        self.assertIn("[-The harbour reopened", output(data=page.encode()))
        self.assertNotIn("<p>", output("--html", data=page.encode()))

    def test_the_sample_has_all_furniture(self):
        with open(SAMPLE, encoding="utf-8") as file:
            source = file.read()
        page, summary = output(SAMPLE).split("\n" + "-" * 72 + "\n")
        marks = PLAIN_MARK.findall(page)
        for label in LABELS:
            reasons = [reason for mark, _, reason in marks if mark == "-"]
            self.assertTrue(any(r.split("/")[0].split(" ")[0] == label for r in reasons), label)
            self.assertRegex(summary, rf"(?m)^  {label} +\d+ +\d+  {label}")
        for role in LIFTED:
            reasons = [reason for mark, _, reason in marks if mark == "^"]
            self.assertTrue(any(r.split("/")[0].split(" ")[0] == role for r in reasons), role)
            self.assertRegex(summary, rf"(?m)^  {role} +\d+ +\d+  {role}")
        self.assertIn("A passenger ferry left its berth", PLAIN_MARK.sub("", page))
        # Without the marks it is the page.
        self.assertEqual(PLAIN_MARK.sub(r"\2", page).split(), source.split())
        for title in ["title  ", "authors  ", "published  ", "source  "]:
            self.assertIn("\n  " + title, summary)

    def test_counts(self):
        summary = output(SAMPLE).split("-" * 72 + "\n")[1]
        total, kept, lifted, cut = map(int, re.match(r"(\d+) words: (\d+) kept, (\d+) lifted, (\d+) cut",
                                                     summary).groups())
        self.assertEqual(total, kept + lifted + cut)
        rows = re.findall(r"(?m)^  (\w+) +\d+ +(\d+)  \w", summary.split("\nMetadata")[0])
        self.assertEqual(sum(int(n) for label, n in rows if label in LABELS), cut)
        self.assertEqual(sum(int(n) for label, n in rows if label in LIFTED), lifted)

    def test_plain_wherever_no_terminal_is(self):
        for arguments in [[], ["--color=auto"], ["--color=never"]]:
            self.assertNotIn("\x1b", output(*arguments, SAMPLE))
        self.assertNotIn("\x1b", on_a_terminal(SAMPLE, NO_COLOR="1"))
        self.assertNotIn("\x1b", on_a_terminal("--color=never", SAMPLE))

    def test_stdin_and_nothing(self):
        with open(SAMPLE, "rb") as file:
            self.assertEqual(output(data=file.read()), output(SAMPLE))
        self.assertIn("0 words", output(data=b""))

    def test_errors(self):
        for status, arguments in [(2, ["--what"]), (2, ["--color=blue"]), (2, [SAMPLE, SAMPLE]),
                                  (3, ["/nowhere"]), (3, ["/"])]:
            done = run(*arguments)
            self.assertEqual((done.returncode, done.stdout), (status, b""), arguments)
            self.assertEqual(done.stderr.count(b"\n"), 1)


class Colours(unittest.TestCase):
    def test_marks(self):
        page = output("--color=always", SAMPLE)
        self.assertRegex(page, r"\x1b\[9;38;5;\d+mAdvertisement\x1b\[0m  \x1b\[2[0-9;]*madvertisement/")
        self.assertRegex(page, r"\x1b\[1mEmpty ferry crosses[^\x1b]*\x1b\[0m")
        self.assertRegex(page, r"\x1b\[2;3mBy Tamsin Oyelaran[^\x1b]*\x1b\[0m  \x1b\[2mbyline")
        self.assertIn("\n\nForty-one musicians", page)

    def test_every_style_ends_on_its_line(self):
        wrapped = b"\n".join([b"Rain is due on Monday. It will be heavy.", b"", b"Follow us on Facebook,",
                              b"Instagram and TikTok for more.", b"Share this article", b""])
        for text in output("--color=always", SAMPLE), output("--color=always", data=wrapped):
            for line in text.split("\n"):
                codes = SGR.findall(line)
                self.assertEqual(codes[1::2], ["\x1b[0m"] * (len(codes) // 2))
                self.assertEqual(len(codes) % 2, 0)

    def test_on_a_terminal(self):
        self.assertIn("\x1b[9;", on_a_terminal(SAMPLE))
        self.assertIn("\x1b[9;", output("--color=always", SAMPLE))


class Injection(unittest.TestCase):
    def test_nothing_of_the_page_reaches_the_terminal(self):
        nasty = (b"\x1b[31mred\x1b]0;title\x07\x08\x0b\x0c\x0e\x7f\x00\xc2\x9b31m\xc2\x85\x9b31m\xff\xc0\x9b"
                 b"\xe0\x82\x9b\xed\xa0\x80\xf4\x90\x80\x80\xf0\x9f\x98\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8")
        pages = [b"The harbour reopened on " + nasty + b" Monday after a week of repairs to its gates.\n",
                 b"Harbour " + nasty + b" gates open again\nBy Jane Doe\n\n" +
                 b"The harbour reopened on Monday after a week of repairs to its gates.\n\n" * 2,
                 b"Share this article " + nasty + b"\n", b"READ MORE: " + nasty, nasty]
        for page in pages:
            for colour in ["never", "always"]:
                shown = SGR.sub("", output("--color=" + colour, data=page).replace("\x1b[31m", "!"))
                for c in shown:
                    code = ord(c)
                    bad = (code < 0x20 and c != "\n") or 0x7F <= code < 0xA0
                    bad = bad or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
                    self.assertFalse(bad, (hex(code), page))
        shown = output(data=pages[0])
        self.assertIn("^[[31mred^[]0;title^G", shown)
        self.assertIn("<9B>31m", shown)
        self.assertIn("<U+009B>31m", shown)
        self.assertIn("<U+202E>", shown)

    def test_other_text_stays(self):
        text = "Zürich – 東京 😀 مرحبا é\tx"
        self.assertIn(text.replace("\t", " "), output(data=text.encode()))


if __name__ == "__main__":
    unittest.main()
