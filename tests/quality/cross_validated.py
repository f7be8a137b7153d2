#!/usr/bin/env python3
"""Answers each page by the weights that have not seen its domain: a command for score.py.

    score.py -- cross_validated.py PROGRAM SHARED [OPTION ...]

Passes each line on to one of several PROGRAMs (clean_stream): pages that the arbiter was trained on to that
of their fold (weights/fold-K.json), pages of other sets to that with the weights that stet ships. Each
gets the options as well (--precision 0.7, for another point of the curve). Writes the answers in the
order of the pages. Pages with "html" are judged by the weights for HTML (weights/html).
"""
import hashlib
import json
import lzma
import pathlib
import subprocess
import sys
import threading

FOLDS = 5
TRAINED = ("aeb", "fundus", "fundus_eval", "readability", "wcxb")
HERE = pathlib.Path(__file__).resolve().parent
LIBRARY = HERE.parent.parent / "lib" / "arbiter"


def fold_of(page):
    name = page.get("domain") or str(page["id"])
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def folds(corpus):
    """The fold of each trained page, by what it says, since sets may share ids."""
    of = {}
    for name in TRAINED:
        with lzma.open(corpus / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for page in map(json.loads, lines):
                for kind in ("text_dump", "html"):
                    of[str(page["id"]), hash(page[kind])] = fold_of(page)
    return of


def start(program, weights, options):
    return subprocess.Popen([program, "--weights", weights, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def main():
    program, shared, *options = sys.argv[1:]
    of = folds(pathlib.Path(shared) / "corpus")
    cleaners = {}  # by mode and fold, started when first asked for

    def cleaner_for(mode, fold):
        if (mode, fold) not in cleaners:
            folder, shipped = ("weights", "weights.json") if mode == "text" else ("weights/html", "html_weights.json")
            file = HERE / folder / f"fold-{fold}.json" if fold < FOLDS else LIBRARY / shipped
            cleaners[mode, fold] = start(program, file, options)
        return cleaners[mode, fold]

    order = []
    lock = threading.Condition()

    def feed():
        for line in sys.stdin.buffer:
            page = json.loads(line)
            mode = "html" if "html" in page else "text"
            cleaner = cleaner_for(mode, of.get((str(page["id"]), hash(page[mode])), FOLDS))
            with lock:
                order.append(cleaner)
                lock.notify()
            cleaner.stdin.write(line)
            cleaner.stdin.flush()
        for cleaner in cleaners.values():
            cleaner.stdin.close()
        with lock:
            order.append(None)
            lock.notify()

    threading.Thread(target=feed, daemon=True).start()
    number = 0
    while True:
        with lock:
            lock.wait_for(lambda: len(order) > number)
            cleaner = order[number]
        if cleaner is None:
            break
        answer = cleaner.stdout.readline()
        if not answer:  # it has ended before its time: an error, and not a wait for ever
            sys.exit(f"{' '.join(map(str, cleaner.args))} ended with {cleaner.wait()}")
        sys.stdout.buffer.write(answer)
        number += 1
    sys.stdout.buffer.flush()
    return max((cleaner.wait() for cleaner in cleaners.values()), default=0)


if __name__ == "__main__":
    sys.exit(main())
