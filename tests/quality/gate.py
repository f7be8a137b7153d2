#!/usr/bin/env python3
"""The quality gate: no figure of score.py's, over all sets, may be worse than its pin in floors.json.

    gate.py [--raise] [--shared DIR] [--clean-stream PROGRAM] [--arbiter | --html] [--floors FILE] [--figures FILE]

    --raise    pin what has become better. Never pins what is worse: that fails as without --raise,
               and nothing is written
    --arbiter  the standard pipeline instead of the rules alone: the arbiter judges each page by weights
               that have not seen its domain
    --html     the same of the pages' HTML, metadata included
    --figures  what score.py --json wrote before, instead of measuring now

README.md beside this file says how to read it, and what to do when it fails.
"""
import argparse
import decimal
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# The measures that are pinned, each with the way in which its pin is rounded: never to the better.
MEASURES = {
    "gram_f1": decimal.ROUND_FLOOR,
    "word_f1": decimal.ROUND_FLOOR,
    "lost": decimal.ROUND_CEILING,
    "left": decimal.ROUND_CEILING,
    "with": decimal.ROUND_FLOOR,
    "without": decimal.ROUND_FLOOR,
    "title": decimal.ROUND_FLOOR,
    "authors": decimal.ROUND_FLOOR,
    "date": decimal.ROUND_FLOOR,
}


def exact(figure):
    return decimal.Decimal(repr(figure))


def pin_of(measure, figure):
    return float(exact(figure).quantize(decimal.Decimal("0.0001"), rounding=MEASURES[measure]))


def better(measure, figure, pin):
    """Above zero where the figure is better than the pin, below where it is worse."""
    higher = exact(figure) - exact(pin)
    return higher if MEASURES[measure] == decimal.ROUND_FLOOR else -higher


def measure_now(shared, mode, cleaner):
    """The figures of a command, or nothing where score.py fails, which has said why."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "figures.json"
        command = [sys.executable, shared / "tools" / "score.py", "--mode", mode, "--json", file]
        command += ["--", *cleaner]
        # In UTF-8 whatever the locale: it prints what is in the pages.
        environment = {**os.environ, "PYTHONUTF8": "1"}
        run = subprocess.run(command, stdout=subprocess.PIPE, env=environment)
        if run.returncode:
            print(f"score.py left with status {run.returncode}")
        return json.loads(file.read_text()) if not run.returncode else None


def check(figures, digests, floors):
    """What is worse or can't be compared, what has no pin yet, the floors raised to the figures."""
    faults, unpinned, raised = [], [], {}
    for name in sorted(floors.keys() - figures.keys()):
        faults.append(f"{name}: there is a floor, but no figure")
    for name, figure in sorted(figures.items()):
        floor = floors.get(name, {"sha256": digests[name]})
        raised[name] = dict(floor)
        if figure.get("wrong"):
            faults.append(f"{name}: {figure['wrong']} answers are wrong or missing")
        if digests[name] != floor["sha256"]:
            faults.append(f"{name}: the corpus file is not the one that the floor was measured on; "
                          "take the set out of floors.json and pin it anew")
        for measure in MEASURES:
            if measure not in figure:
                if measure in floor:
                    faults.append(f"{name}: there is a floor for {measure}, but no figure")
                continue
            value, pin = figure[measure], pin_of(measure, figure[measure])
            if measure not in floor:
                unpinned.append(f"{name}: no floor for {measure}, which is {value:.5f}; "
                                "gate.py --raise pins one")
                raised[name][measure] = pin
                continue
            shown = f"{value:.5f}, pinned at {floor[measure]:.4f}"
            verdict = ""
            if better(measure, value, floor[measure]) < 0:
                verdict = "  worse"
                faults.append(f"{name}: {measure} is worse than its floor: {shown}")
            elif better(measure, pin, floor[measure]) > 0:
                verdict = "  better"
                raised[name][measure] = pin
            print(f"{name:12} {measure:8} {shown}{verdict}")
    return faults, unpinned, raised


def main():
    here = pathlib.Path(__file__).resolve().parent
    root = here.parent.parent
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="raising", action="store_true")
    parser.add_argument("--shared", type=pathlib.Path, default=root.parent / "shared")
    parser.add_argument("--clean-stream", type=pathlib.Path,
                        default=root / "build" / "examples" / "clean_stream")
    parser.add_argument("--arbiter", action="store_true")
    parser.add_argument("--html", action="store_true")
    parser.add_argument("--floors", type=pathlib.Path)
    parser.add_argument("--figures", type=pathlib.Path)
    args = parser.parse_args()
    pins = "html_floors.json" if args.html else "arbiter_floors.json" if args.arbiter else "floors.json"
    args.floors = args.floors or here / pins
    cleaner = [args.clean_stream, "--passes", "rules"]
    if args.arbiter or args.html:
        cleaner = [sys.executable, here / "cross_validated.py", args.clean_stream, args.shared]

    floors = json.loads(args.floors.read_text()) if args.floors.exists() else {}
    if args.figures:
        figures = json.loads(args.figures.read_text())
    else:
        figures = measure_now(args.shared, "html" if args.html else "text", cleaner)
    if not figures:
        sys.exit("quality gate: failed, nothing was measured")
    corpus = args.shared / "corpus"
    digests = {name: hashlib.sha256((corpus / f"{name}.jsonl.xz").read_bytes()).hexdigest()
               for name in figures}

    faults, unpinned, raised = check(figures, digests, floors)
    if not args.raising:
        faults += unpinned
    for fault in faults:
        print(fault)
    if faults:
        nothing = ", nothing raised" if args.raising else ""
        sys.exit(f"quality gate: {len(faults)} failed{nothing}")
    if raised == floors:
        print("quality gate: passed")
    elif args.raising:
        args.floors.write_text(json.dumps(raised, indent=1) + "\n")
        print(f"quality gate: raised {args.floors}")
    else:
        print("quality gate: passed; some figures are better than their floors, gate.py --raise "
              "pins them")


if __name__ == "__main__":
    main()
