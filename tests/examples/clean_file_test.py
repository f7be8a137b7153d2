"""clean_file_test.py PROGRAMS SAMPLE: clean_file's formats, its input and its errors."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(os.path.join(sys.argv.pop(1), "clean_file"))
SAMPLE = sys.argv.pop(1)
TITLE = "Empty ferry crosses the Sound at night and moors itself at the right pier"


def run(*arguments, data=b"", **more):
    more = {"stdout": subprocess.PIPE, **more}
    return subprocess.run([PROGRAM, *arguments], input=data, stderr=subprocess.PIPE, timeout=60, **more)


class CleanFile(unittest.TestCase):
    def output(self, *arguments, data=b""):
        done = run(*arguments, data=data)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout

    def test_text(self):
        text = self.output(SAMPLE).decode()
        self.assertTrue(text.startswith("The Marigold made the nine-mile trip"), text[:80])
        self.assertTrue(text.endswith("A second rope has been ordered.\n"), text[-80:])
        self.assertIn("\n\nA passenger ferry left its berth", text)
        for gone in [TITLE, "Idris Vane", "cookies", "Advertisement", "READ MORE", "inbox", "Oyelaran"]:
            self.assertNotIn(gone, text)
        self.assertEqual(self.output("--format", "text", SAMPLE).decode(), text)

    def test_markdown(self):
        text = self.output("--format=markdown", SAMPLE).decode()
        self.assertIn("\n## What the logbook says\n", text)
        self.assertIn("\n- The engine was never started.\n", text)
        self.assertIn("\n> “A cork would have made", text)

    def test_json(self):
        page = json.loads(self.output("--format", "json", SAMPLE))
        self.assertEqual(page["stet"], 1)
        self.assertEqual(page["title"], TITLE)
        self.assertEqual(page["metadata"]["authors"]["value"], ["Tamsin Oyelaran", "Piet Vandersloot"])
        self.assertEqual(page["text"], self.output(SAMPLE).decode())
        self.assertNotIn("pieces", page)

    def test_pieces_are_all_text_of_the_page(self):
        with open(SAMPLE, "rb") as file:
            source = file.read()
        at = 0
        for piece in json.loads(self.output("--format", "json", "--pieces", SAMPLE))["pieces"]:
            self.assertEqual(source[at:piece["begin"]].strip(), b"")
            self.assertLess(piece["begin"], piece["end"])
            self.assertIn("label" if piece["fate"] == "cut" else "role", piece)
            at = piece["end"]
        self.assertEqual(source[at:].strip(), b"")

    def test_stdin(self):
        with open(SAMPLE, "rb") as file:
            source = file.read()
        for arguments in [[], ["-"], ["--format", "text"], ["--", "-"]]:
            self.assertEqual(self.output(*arguments, data=source), self.output(SAMPLE))

    def test_html(self):
        story = "".join(f"<p>The harbour reopened on {day} after a week of repairs to its gates.</p>"
                        for day in ["Monday", "Tuesday", "Friday"])
        page = ("<h1>Harbour gates open again</h1>" + story + "<footer>Share this article</footer>").encode()
        clean = self.output("--html", data=page).decode()
        self.assertEqual(clean.count("The harbour reopened"), 3)
        self.assertNotIn("<", clean)
        self.assertNotIn("Share", clean)
        for begin in [b"<!DOCTYPE html>", b"\xef\xbb\xbf\n<!-- x --> <?xml version='1.0'?>\n<HTML lang=en>", b"<body>"]:
            self.assertEqual(self.output(data=begin + page).decode(), clean)
        self.assertIn("<p>The harbour", self.output(data=b"In HTML a paragraph begins so:\n" + story.encode()).decode())
        self.assertEqual(json.loads(self.output("--format", "json", "--html", data=page))["title"],
                         "Harbour gates open again")

    def test_as_html(self):
        story = "".join(f"<p class=x onclick=y()>The harbour <a href=/{day}>reopened</a> on <b>{day}</b> after a week of repairs.</p>"
                        for day in ["Monday", "Tuesday", "Friday"])
        clean = self.output("--format", "html", "--html", "--url", "https://a.example/b/c", data=story.encode()).decode()
        self.assertEqual(clean.split("\n")[0], '<p>The harbour <a href="https://a.example/Monday">reopened</a> on '
                         "<strong>Monday</strong> after a week of repairs.</p>")
        self.assertEqual(self.output("--format=markdown", "--html", "--url=https://a.example/b/c", data=story.encode()).decode()
                         .split("\n")[0], "The harbour [reopened](https://a.example/Monday) on **Monday** after a week of repairs.")

    def test_any_bytes(self):
        self.assertEqual(self.output(data=b""), b"")
        self.assertEqual(self.output(data=b"\n \t\r\n"), b"")
        story = b"The harbour \xff\x00 reopened on Monday after a week of repairs to its gates.\n"
        self.assertIn(b"\xff\x00", self.output(data=story))
        json.loads(self.output("--format", "json", "--pieces", data=story).decode())

    def test_a_file_with_an_odd_name(self):
        with tempfile.TemporaryDirectory() as folder:
            name = os.path.join(folder, "--pieces")
            with open(name, "w", encoding="utf-8") as file:
                file.write("Rain is due on Monday. It will be heavy.\n")
            self.assertIn(b"Rain", run("--", "--pieces", cwd=folder).stdout)

    def refused(self, status, *arguments, names, **more):
        done = run(*arguments, **more)
        self.assertEqual(done.returncode, status, arguments)
        self.assertFalse(done.stdout)
        self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
        self.assertIn(names, done.stderr.decode())

    def test_usage_errors(self):
        self.refused(2, "--what", names="--what")
        self.refused(2, "--format", names="--format")
        self.refused(2, "--format", "pdf", SAMPLE, names="pdf")
        self.refused(2, "--pieces", SAMPLE, names="--pieces")
        self.refused(2, SAMPLE, SAMPLE, names="FILE")
        self.assertIn(b"usage", self.output("--help"))

    def test_io_errors(self):
        self.refused(3, "/nowhere/page.txt", names="/nowhere/page.txt")
        self.refused(3, os.path.dirname(SAMPLE), names="directory")
        with open("/dev/full", "wb") as full:
            self.refused(3, SAMPLE, names="cannot write", stdout=full)


if __name__ == "__main__":
    unittest.main()
