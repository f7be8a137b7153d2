"""clean_stream_test.py PROGRAMS: the contract of clean_stream, one test for each sentence of it.

PROGRAMS is the folder of the built examples. STET_SANITIZED=1 says that they are built with a
sanitizer: then memory is not limited and less is fed, for these need much memory and time.
"""
import json
import os
import random
import resource
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from terminal import open_terminal

PROGRAM = os.path.join(sys.argv.pop(1), "clean_stream")
SANITIZED = os.environ.get("STET_SANITIZED") == "1"
PATIENCE = 60 if SANITIZED else 20  # seconds for what takes far less than one
STORY = ("The harbour reopened on Monday after a week of repairs to its gates.\n\n"
         "Captains who had waited outside were let in one by one, the smallest first.\n\n")
FIELDS = ["id", "text", "title", "authors", "date", "language"]


def run(data, *options, timeout=600, **more):
    if isinstance(data, list):
        data = b"".join(line + b"\n" for line in data)
    return subprocess.run([PROGRAM, *options], input=data, capture_output=True, timeout=timeout, **more)


def record(number, text, **more):
    return json.dumps({"id": number, "text": text, **more}, ensure_ascii=False).encode()


def answers(done):
    lines = done.stdout.split(b"\n")
    assert lines.pop() == b"", "the last line has no end"
    return [json.loads(line) for line in lines]


class Answers(unittest.TestCase):
    def one(self, line):
        done = run([line])
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return answers(done)[0]

    def error(self, line, code, name=None):
        answer = self.one(line)
        self.assertEqual(list(answer), ["id", "error"])
        self.assertEqual(list(answer["error"]), ["code", "detail"])
        self.assertEqual((answer["id"], answer["error"]["code"]), (name, code), line[:80])
        self.assertTrue(answer["error"]["detail"])

    def test_fields(self):
        page = ("Harbour gates open again\nBy Jane Doe\nPublished: March 20, 2023\n\n" + STORY * 2 +
                "Share this article\n")
        answer = self.one(record(7, page))
        self.assertEqual(list(answer), FIELDS)
        self.assertEqual(answer["id"], 7)
        self.assertEqual(answer["title"], "Harbour gates open again")
        self.assertEqual(answer["authors"], ["Jane Doe"])
        self.assertEqual(answer["date"], "2023-03-20")
        self.assertEqual(answer["language"], "en")
        self.assertIn("The harbour reopened", answer["text"])
        self.assertNotIn("Share this", answer["text"])

    def test_html(self):
        page = ("<title>Harbour gates open again | Quay</title><nav><a href=/>Home</a><a href=/news>News</a></nav>"
                "<h1>Harbour gates open again</h1><p>By Jane Doe<p>Published: March 20, 2023" +
                "".join(f"<p>{line}</p>" for line in (STORY * 2).split("\n\n")) + "<div>Share this article</div>")
        answer = self.one(json.dumps({"id": 7, "html": page, "url": "https://example.org/"}).encode())
        self.assertEqual(list(answer), FIELDS + ["url"])
        self.assertEqual(answer["title"], "Harbour gates open again")
        self.assertEqual(answer["authors"], ["Jane Doe"])
        self.assertEqual(answer["date"], "2023-03-20")
        self.assertIn("The harbour reopened", answer["text"])
        self.assertNotIn("Share this", answer["text"])
        self.assertNotIn("<p>", answer["text"])
        # Where a line has both, the page's markup says more.
        self.assertEqual(self.one(b'{"text":"x y z","html":"<p>a b c"}')["text"], "a b c\n")
        self.assertEqual(self.one(b'{"text":"x y z","html":null}')["text"], "x y z\n")

    def test_dates(self):
        printed = {"Published: 20 March 2023, 6:40 a.m.": "2023-03-20", "2023-03-20": "2023-03-20",
                   "Mon, 20th Mar 2023": "2023-03-20", "20.03.2023": "2023-03-20",
                   "": ""}
        for text, iso in printed.items():
            with self.subTest(text):
                page = "Harbour gates open again\nBy Jane Doe\n" + text + "\n\n" + STORY * 2
                self.assertEqual(self.one(record(1, page))["date"], iso)

    def test_an_empty_text_is_an_empty_article(self):
        self.assertEqual(self.one(b'{"id":1,"text":""}'),
                         {"id": 1, "text": "", "title": "", "authors": [], "date": "", "language": ""})

    def test_id_of_any_type_stays(self):
        for name in ["0", "-1.50", "1e3", "12345678901234567890123", '"a\\u0000b"', "true", "null",
                     '{"a":[1,{"b":2}]}', "[]"]:
            done = run([b'{"text":"x y z","id":' + name.encode() + b"}"])
            self.assertTrue(done.stdout.startswith(b'{"id":' + name.encode() + b',"text":'), done.stdout)

    def test_other_fields_stay_as_they_are_and_in_order(self):
        rest = (b'"zeta":1.0,"b":[1.50e+2,-0]'
                b',"alpha":{"text":"t","id":2},"zeta":"twice","q":"\\/\\ud83d\\ude00\\u00e9","k\\"k":null')
        done = run([b'{ "u" : true ,' + rest + b', "text" : "x y z" , "id" : 3, "v": [ 1 , 2 ] }'])
        self.assertTrue(done.stdout.endswith(b',"u":true,' + rest + b',"v":[1,2]}\n'), done.stdout)

    def test_own_fields_replace_those_of_the_line(self):
        answer = self.one(record(1, STORY, title="old", authors="old", date=1, language=None, keep="me"))
        self.assertEqual(list(answer), FIELDS + ["keep"])
        self.assertEqual(answer["authors"], [])

    def test_without_id(self):
        self.assertIsNone(self.one(b'{"text":"x y z"}')["id"])

    def test_bad_lines(self):
        for line in [b"", b"   ", b"\t\r", b"hello", b'"text"', b"[]", b"17", b"null", b"{", b"}", b"{]",
                     b"{,}", b'{"text"}', b'{"text":}', b'{"text":"a",}', b'{"text":"a"}}', b'{"text":"a"} x',
                     b"{'text':'a'}", b'{"text":"a" "b":1}', b'{"text":"\x01"}', b'{"text":"\xff"}',
                     b'{"text":"\\ud800"}', b'{"text":"a"\x00}', b'{"a":1\x00,"text":"a"}', b'\x00',
                     b'{"text":nul}', b'{"a":01,"text":"a"}', b'{"a":[}],"text":"a"}',
                     b'{"a":\xef\xbb\xbf1,"text":"a"}', b'{1:2,"text":"a"}', b'{"text":"a']:
            with self.subTest(line):
                self.error(line, "bad_json")
        for line in [b"{}", b'{"text":1}', b'{"text":null}', b'{"text":["a"]}', b'{"TEXT":"a"}']:
            with self.subTest(line):
                self.error(line, "bad_schema")

    def test_a_bad_line_keeps_the_id_that_stands_before_the_fault(self):
        self.error(b'{"id":"q","text":5}', "bad_schema", "q")
        self.error(b'{"text":5,"id":[1]}', "bad_schema", [1])
        self.error(b'{"id":9,"text":"cut sho', "bad_json", 9)

    def test_deep_nesting(self):
        million = 1_000_000
        for bomb in [b"[" * million, b'{"a":' * million, b'{"id":5,"text":"x","a":' + b"[" * million,
                     b'{"id":5,"text":"x","a":' + b"[" * million + b"]" * million + b"}",
                     b'{"id":5,"text":"x","a":' + b'{"b":' * million + b"1" + b"}" * million + b"}"]:
            self.error(bomb, "bad_json", 5 if b'"id"' in bomb else None)
        fine = b'{"id":5,"text":"x y z","a":' + b"[" * 50 + b"]" * 50 + b"}"
        self.assertIn("a", self.one(fine))

    def test_a_line_that_is_too_large(self):
        large = b'{"id":"big","text":"' + b"a " * (17 << 20) + b'"}'
        got = answers(run([record(1, STORY), large, record(2, STORY)]))
        self.assertEqual([a["id"] for a in got], [1, "big", 2])
        self.assertEqual(got[1]["error"]["code"], "too_large")
        self.assertIn("text", got[2])

    def test_hadoop_and_windows_line_ends(self):
        for end in [b"\t", b"\r", b"\t\r", b"  "]:
            self.assertEqual(self.one(record(1, STORY) + end), self.one(record(1, STORY)))

    def test_no_newline_at_the_end_and_no_input(self):
        self.assertEqual(len(answers(run(record(1, STORY)))), 1)
        self.assertEqual(run(b"").stdout, b"")
        self.assertEqual(len(answers(run(b"\n\n"))), 2)

    def test_no_raw_controls_in_the_output(self):
        nasty = "".join(map(chr, list(range(0x20)) + list(range(0x7F, 0xA0)) + [0x2028, 0x2029, 0xFEFF]))
        text = "The harbour reopened on " + nasty + " Monday.\n\n" + STORY
        line = json.dumps({"id": nasty, "text": text, "extra" + nasty: [nasty]}, ensure_ascii=False)
        done = run([line.encode()])
        got = done.stdout.decode()
        self.assertEqual(got.count("\n"), 1)
        for c in nasty.replace("\n", "").replace("\ufeff", ""):
            self.assertNotIn(c, got)
        answer = json.loads(got)
        self.assertEqual(answer["id"], nasty)
        self.assertEqual(answer["extra" + nasty], [nasty])


class Stream(unittest.TestCase):
    def test_order_with_many_jobs(self):
        dice = random.Random(8)
        lines = []
        for number in range(2000):
            size = dice.choice([0, 1, 1, 2, 3, 10, 100 if number % 50 == 0 else 5])
            lines.append(b"bad" if number % 97 == 0 else record(number, STORY * size, n=number))
        many = run(lines, "--jobs", "8")
        self.assertEqual((many.returncode, many.stderr), (0, b""))
        got = answers(many)
        self.assertEqual([a["id"] for a in got],
                         [None if n % 97 == 0 else n for n in range(2000)])
        self.assertEqual(run(lines, "--jobs", "1").stdout, many.stdout)

    def test_answers_while_the_input_is_open(self):
        with subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for number in range(3):
                process.stdin.write(record(number, STORY) + b"\n")
                process.stdin.flush()
                begin = time.monotonic()
                ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
                self.assertTrue(ready, "no answer")
                self.assertEqual(json.loads(process.stdout.readline())["id"], number)
                self.assertLess(time.monotonic() - begin, PATIENCE if SANITIZED else 2)
            process.stdin.write(b"\n")  # and bad lines
            process.stdin.flush()
            self.assertIn("error", json.loads(process.stdout.readline()))
            process.stdin.close()
            self.assertEqual(process.wait(PATIENCE), 0)

    def test_one_byte_at_a_time(self):
        data = b"".join(record(n, STORY) + b"\n" for n in range(3))
        with subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
            for i in range(len(data)):
                process.stdin.write(data[i:i + 1])
            process.stdin.close()
            got = process.stdout.read()
        self.assertEqual(got, run(data).stdout)

    def test_few_writes_under_load(self):
        lines = [record(n, "x y z") for n in range(20000)]
        read, write = os.pipe()
        with subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=write) as process:
            os.close(write)
            sizes = []

            def drain():
                while chunk := os.read(read, 1 << 20):
                    sizes.append(len(chunk))
            reader = threading.Thread(target=drain)
            reader.start()
            process.communicate(b"\n".join(lines))
            reader.join()
        os.close(read)
        self.assertLess(len(sizes), 20000 / 20)

    def feed(self, process, megabytes):
        """Feeds lines until that much is written, counting them, and ends the input."""
        block = b"".join(record(n, STORY * 40, n="é") + b"\n" for n in range(100))
        lines = 0
        try:
            for _ in range((megabytes << 20) // len(block) + 1):
                process.stdin.write(block)
                lines += 100
            process.stdin.flush()
        except BrokenPipeError:
            process.stdin.raw.close()
        process.stdin.close()
        return lines

    def test_memory_is_bounded(self):
        def limit():
            if not SANITIZED:
                resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
        process = subprocess.Popen([PROGRAM, "--jobs", "2"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, preexec_fn=limit)
        fed = []
        feeder = threading.Thread(target=lambda: fed.append(self.feed(process, 5 if SANITIZED else 100)))
        feeder.start()
        got = 0
        while chunk := process.stdout.read1(1 << 20):
            got += chunk.count(b"\n")
        feeder.join()
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        self.assertEqual(got, fed[0])
        if not SANITIZED:
            self.assertLess(usage.ru_maxrss, 100 << 10, "KiB")

    def test_a_consumer_that_does_not_read_stops_the_input(self):
        with subprocess.Popen([PROGRAM, "--jobs", "2"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as process:
            os.set_blocking(process.stdin.fileno(), False)
            block = record(1, STORY * 200) + b"\n"
            taken = 0
            last = time.monotonic()
            while time.monotonic() - last < 2:
                try:
                    taken += os.write(process.stdin.fileno(), block)
                    last = time.monotonic()
                except BlockingIOError:
                    time.sleep(0.01)
                self.assertLess(taken, 100 << 20)
            process.kill()

    def test_stdout_closed(self):
        process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdin.write(record(1, STORY) + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        self.feed(process, 100)
        self.assertEqual(process.wait(PATIENCE), 3)
        self.assertEqual(process.stderr.read(), b"", "a quiet end")
        process.stderr.close()

    def test_what_cannot_be_written_or_read(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM], input=record(1, STORY), stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)
        self.assertEqual(done.stderr.count(b"\n"), 1)
        for shell in ['exec "$0" <&-', 'exec "$0" </', 'echo "{}" | "$0" >&-']:
            done = subprocess.run(["sh", "-c", shell, PROGRAM], capture_output=True, timeout=PATIENCE)
            self.assertEqual(done.returncode, 3, shell)
            self.assertEqual(done.stderr.count(b"\n"), 1, shell)

    def terminate(self, process):
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(PATIENCE), 0)

    def test_sigterm_while_it_waits(self):
        with subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdin.write(record(1, STORY) + b"\n" + b'{"id":2,"te')
            process.stdin.flush()
            self.assertEqual(json.loads(process.stdout.readline())["id"], 1)
            self.terminate(process)
            self.assertEqual(process.stdout.read(), b"", "half a line is not answered")
            self.assertIn(b"after 1 lines", process.stderr.read())

    def test_sigterm_under_load(self):
        process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        feeder = threading.Thread(target=self.feed, args=(process, 2000))
        feeder.start()
        out = [process.stdout.readline()]
        reader = threading.Thread(target=lambda: out.extend(process.stdout))
        reader.start()
        self.terminate(process)
        reader.join()
        feeder.join()
        for line in out:
            json.loads(line)
        self.assertTrue(out[-1].endswith(b"\n"))
        self.assertIn(b"after %d lines" % len(out), process.stderr.read())
        for stream in process.stdout, process.stderr:
            stream.close()

    def test_progress_only_on_a_terminal(self):
        controller, terminal = open_terminal()
        done = subprocess.run([PROGRAM], input=record(1, STORY), stdout=subprocess.PIPE, stderr=terminal)
        os.close(terminal)
        shown = os.read(controller, 1000)
        os.close(controller)
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"1 lines", shown)


class Options(unittest.TestCase):
    def refused(self, status, *options):
        # An input that never ends: it must not be waited for.
        read, write = os.pipe()
        done = subprocess.run([PROGRAM, *options], stdin=read, capture_output=True, timeout=PATIENCE)
        os.close(read)
        os.close(write)
        self.assertEqual(done.returncode, status, options)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)

    def test_usage(self):
        for options in [["--jobs"], ["--jobs", "0"], ["--jobs", "-1"], ["--jobs", "2x"], ["--jobs", ""],
                        ["--jobs", "99999999999999999999"], ["--what"], ["file"], ["--rules"]]:
            self.refused(2, *options)

    def test_help(self):
        done = run(b"", "--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"usage: clean_stream", done.stdout)

    def test_rules(self):
        self.refused(4, "--rules", "/nowhere/pack.json")
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            file.write(b'{"stet_pack": 1, "name": "mine", "language": "en", "rules": [{"id": 1}]}')
            file.flush()
            self.refused(4, "--rules", file.name)
            file.seek(0)
            file.truncate()
            file.write(json.dumps({"stet_pack": 1, "name": "mine", "language": "en", "rules": [
                {"id": "mine.other.x", "label": "other", "where": "line", "any": ["the purple line"],
                 "match": ["The purple line"], "no_match": ["The purple line is late."]}]}).encode())
            file.flush()
            page = [record(1, STORY + "The purple line\n\n" + STORY.replace("harbour", "airport"))]
            self.assertIn(b"purple", run(page).stdout)
            self.assertNotIn(b"purple", run(page, "--rules", file.name).stdout)


if __name__ == "__main__":
    unittest.main()
