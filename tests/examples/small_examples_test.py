"""small_examples_test.py PROGRAMS: the examples of an own rule pack, pass and renderer, and the
shortest one, say what they are there to show."""
import os
import subprocess
import sys
import unittest

PROGRAMS = sys.argv.pop(1)
BODY = ("Rain is due on Monday. It will be heavy, and it will last until the weekend.\n\n"
        "Farmers in the valley said that they had waited for it since the spring.\n")


def output(name):
    done = subprocess.run([os.path.join(PROGRAMS, name)], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60)
    assert (done.returncode, done.stderr) == (0, b""), done
    return done.stdout.decode()


class SmallExamples(unittest.TestCase):
    def test_quick_start(self):
        self.assertEqual(output("quick_start"), BODY)

    def test_own_rules(self):
        text, cuts = output("own_rules").rsplit("\n\n", 1)
        self.assertIn("READ MORE: How to dry hay", text)
        self.assertIn("met on Tuesday", text)
        self.assertNotIn("umbrella", text)
        self.assertIn("promotion/valley.promotion.weather-club: Weather Club members get", cuts)
        self.assertIn("share/", cuts)

    def test_own_pass(self):
        text, marks = output("own_pass").rsplit("\n\n", 1)
        self.assertEqual(text + "\n", BODY)
        self.assertIn("share, local_habits/hashtags: #rain #valley #umbrellas\n", marks)
        self.assertIn("credit: Reporting from Upper Strand\n", marks)

    def test_own_renderer(self):
        text = output("own_renderer")
        self.assertTrue(text.startswith("# Rain is due on Monday, and the valley is glad\n\nRain"), text)
        self.assertIn("\n\n* the hay, if it is dry\n* the washing\n* the sheep that don’t swim\n\n", text)
        self.assertNotIn("Advertisement", text)


if __name__ == "__main__":
    unittest.main()
