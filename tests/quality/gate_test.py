#!/usr/bin/env python3
"""Shows that the gate can fail, can be raised and can't be lowered: in a folder of its own, with
invented figures."""
import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
FIGURES = {
    "one": {"gram_f1": 0.90019, "word_f1": 0.8, "lost": 0.00401, "left": 0.3, "wrong": 0},
    "two": {"with": 0.97, "without": 0.61239, "wrong": 0},
}
PINS = {
    "one": {"gram_f1": 0.9001, "word_f1": 0.8, "lost": 0.0041, "left": 0.3},
    "two": {"with": 0.97, "without": 0.6123},
}


class Gate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "corpus").mkdir()
        for name in FIGURES:
            (self.folder / "corpus" / f"{name}.jsonl.xz").write_text(name)
        self.floors_file = self.folder / "floors.json"
        self.assertEqual(self.gate(FIGURES, "--raise")[0], 0)

    def run_gate(self, *options):
        """(exit status, what was printed)"""
        command = [sys.executable, HERE / "gate.py", *options]
        command += ["--shared", self.folder, "--floors", self.floors_file]
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return run.returncode, run.stdout

    def gate(self, figures, *options):
        file = self.folder / "figures.json"
        file.write_text(json.dumps(figures))
        return self.run_gate("--figures", file, *options)

    def floors(self):
        floors = json.loads(self.floors_file.read_text())
        for floor in floors.values():
            del floor["sha256"]
        return floors

    def with_change(self, name, **changes):
        figures = copy.deepcopy(FIGURES)
        figures[name].update(changes)
        return figures

    def assert_fails(self, figures, text):
        before = self.floors_file.read_bytes()
        for options in [], ["--raise"]:
            status, output = self.gate(figures, *options)
            self.assertEqual(status, 1, output)
            self.assertIn(text, output)
        self.assertEqual(self.floors_file.read_bytes(), before)

    def test_pins_are_rounded_to_the_worse_and_hold(self):
        self.assertEqual(self.floors(), PINS)
        self.assertEqual(self.gate(FIGURES)[0], 0)

    def test_every_measure_can_fail(self):
        for name, changes in [
            ("one", {"gram_f1": 0.90009}),
            ("one", {"word_f1": 0.79999}),
            ("one", {"lost": 0.00411}),
            ("one", {"left": 0.30001}),
            ("two", {"with": 0.96}),
            ("two", {"without": 0.5}),
        ]:
            measure = next(iter(changes))
            self.assert_fails(self.with_change(name, **changes),
                              f"{name}: {measure} is worse than its floor")

    def test_within_the_rounding_nothing_fails_and_nothing_rises(self):
        figures = self.with_change("one", gram_f1=0.9001, lost=0.0041)
        self.assertEqual(self.gate(figures)[0], 0)
        self.assertEqual(self.gate(figures, "--raise")[0], 0)
        self.assertEqual(self.floors(), PINS)

    def test_what_is_better_passes_and_is_pinned_by_raise_alone(self):
        figures = self.with_change("one", gram_f1=0.95, lost=0.001)
        status, output = self.gate(figures)
        self.assertEqual(status, 0, output)
        self.assertIn("better", output)
        self.assertEqual(self.floors(), PINS)
        self.assertEqual(self.gate(figures, "--raise")[0], 0)
        self.assertEqual(self.floors()["one"], {**PINS["one"], "gram_f1": 0.95, "lost": 0.001})
        self.assert_fails(FIGURES, "one: gram_f1 is worse")

    def test_raise_pins_nothing_when_anything_is_worse(self):
        self.assert_fails(self.with_change("one", gram_f1=0.95, left=0.4), "one: left is worse")

    def test_another_corpus_file_fails(self):
        (self.folder / "corpus" / "two.jsonl.xz").write_text("other pages")
        self.assert_fails(FIGURES, "two: the corpus file is not the one")

    def test_wrong_answers_fail_whatever_the_figures(self):
        self.assert_fails(self.with_change("one", wrong=1, gram_f1=1.0), "one: 1 answers are wrong")

    def test_a_missing_set_or_measure_fails(self):
        self.assert_fails({"one": FIGURES["one"]}, "two: there is a floor, but no figure")
        figures = copy.deepcopy(FIGURES)
        del figures["one"]["lost"]
        self.assert_fails(figures, "one: there is a floor for lost, but no figure")

    def test_without_floors_it_fails(self):
        self.floors_file.unlink()
        status, output = self.gate(FIGURES)
        self.assertEqual(status, 1)
        self.assertIn("one: no floor for gram_f1", output)

    def test_a_failing_score_fails(self):
        (self.folder / "tools").mkdir()
        (self.folder / "tools" / "score.py").write_text("raise SystemExit(1)")
        status, output = self.run_gate()
        self.assertEqual(status, 1, output)
        self.assertIn("score.py left with status 1", output)

    def test_the_figures_are_those_of_score(self):
        (self.folder / "tools").mkdir()
        (self.folder / "tools" / "score.py").write_text(
            "import sys\n"
            "assert sys.argv[1:3] == ['--mode', 'text'] and sys.argv[-4:] == ['--', 'cleaner', '--passes', 'rules']\n"
            "file = sys.argv[sys.argv.index('--json') + 1]\n"
            f"open(file, 'w').write({json.dumps(self.with_change('one', left=0.4))!r})\n")
        status, output = self.run_gate("--clean-stream", "cleaner")
        self.assertEqual(status, 1, output)
        self.assertIn("one: left is worse", output)
        self.assertIn("quality gate: 1 failed", output)


class Needs(unittest.TestCase):
    def run_with(self, ci, *arguments):
        environment = {k: v for k, v in os.environ.items() if k != "CI"}
        if ci:
            environment["CI"] = "true"
        run = subprocess.run(["sh", HERE / "needs.sh", *arguments], stdout=subprocess.PIPE,
                             text=True, env=environment)
        return run.returncode, run.stdout

    def test_what_is_missing_skips_and_fails_in_ci(self):
        for need in "/no/such/file", "no-such-program":
            self.assertEqual(self.run_with(False, "sh", need, "--", "true"),
                             (77, f"skipped: there is no {need}\n"))
            self.assertEqual(self.run_with(True, "sh", need, "--", "true")[0], 1)

    def test_where_nothing_is_missing_the_command_runs(self):
        for ci in False, True:
            command = ["sh", "-c", "echo $0; exit 3", "a b"]
            self.assertEqual(self.run_with(ci, "sh", HERE / "needs.sh", "--", *command),
                             (3, "a b\n"))


if __name__ == "__main__":
    unittest.main()
