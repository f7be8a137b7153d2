#!/usr/bin/env python3
"""Which passes and rules lose the story's words: a tool for whoever works on `lost`, not a test.

    lost.py [--show N] [--origin WORDS] [--shared DIR] [--clean-file PROGRAM] [SET ...]

Cleans the pages of the sets (without any: all that have full gold) with `clean_file --format json
--pieces`, and blames the words that the gold and the page have and the default text lacks ("lost"
of score.py) on the pieces that took them. A piece is blamed if at least 0.6 of its words are lost:
one that shares but a few words with the story is furniture. What remains is on the last line. Each
line: share of the reachable words, words, pieces, and the fate, role or label, and origin at fault.

    lost.py wcxb                                   what costs most
    lost.py --show 5 wcxb aeb                      with the five largest pieces of each
    lost.py --show 50 --origin related/ wcxb       all of one pass, or of one rule
"""
import argparse
import collections
import concurrent.futures
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BLAMED = 0.6  # share of a piece's words that must be lost


def cleaned(program, text):
    run = subprocess.run([program, "--format", "json", "--pieces"], input=text,
                         stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)


def blame(score, page, program):
    """(words in reach, {origin: [(words, text)]}); the origin of what no piece took is empty."""
    source = page["text_dump"].encode("utf-8", "replace")
    answer = cleaned(program, source)

    def words(text):
        return collections.Counter(score.tokens(text, True))

    gold, shown, given = (words(score.drop_optional(page, text))
                          for text in (page["gold"], page["text_dump"], answer["text"]))
    reach = gold & shown
    lost = reach - given
    found = collections.defaultdict(list)
    for piece in answer["pieces"]:
        if piece["fate"] == "keep" and piece["role"] not in ("title", "caption"):
            continue
        text = source[piece["begin"]:piece["end"]].decode("utf-8", "replace")
        taken = words(text)
        count = (taken & lost).total()
        if count and count >= BLAMED * taken.total():
            lost -= taken
            name = piece["label"] if piece["fate"] == "cut" else piece["role"]
            found[f"{piece['fate']} {name}  {piece.get('origin', '')}"].append((count, text))
    if lost:
        found[""].append((lost.total(), " ".join(lost)))
    return reach.total(), found


def report(name, total, found, args):
    counts = {origin: sum(count for count, _, _ in pieces) for origin, pieces in found.items()}
    everything = sum(counts.values())
    print(f"{name}: lost {everything / max(1, total):.5f}, {everything} of {total} words")
    for origin, count in sorted(counts.items(), key=lambda item: (not item[0], -item[1])):
        if args.origin not in origin:
            continue
        pieces = found[origin]
        print(f"  {count / max(1, total):.5f} {count:6} {len(pieces):5}  "
              + (origin or "(no piece is to blame)"))
        for n, page_id, text in sorted(pieces, reverse=True)[:args.show]:
            print(f"      {n:5}  {page_id}: {' '.join(text.split())[:150]}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET")
    parser.add_argument("--show", type=int, default=0, metavar="N",
                        help="the N largest pieces of each origin")
    parser.add_argument("--origin", default="", metavar="WORDS",
                        help="only what has these words in fate, label or origin")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--clean-file", default=ROOT / "build" / "examples" / "clean_file")
    args = parser.parse_args()

    sys.stdout.reconfigure(encoding="utf-8")
    sys.path.insert(0, str(args.shared / "tools"))
    import score

    corpus = args.shared / "corpus"
    for name in args.sets or sorted(file.name[:-9] for file in corpus.glob("*.jsonl.xz")):
        pages = [page for page in score.pages(corpus, name) if page["gold_kind"] == "full"]
        if not pages:
            continue
        total, found = 0, collections.defaultdict(list)
        with concurrent.futures.ThreadPoolExecutor() as pool:
            answers = pool.map(lambda page: blame(score, page, args.clean_file), pages)
            for page, (reach, blamed) in zip(pages, answers):
                total += reach
                for origin, pieces in blamed.items():
                    found[origin] += [(count, page["id"], text) for count, text in pieces]
        report(name, total, found, args)


if __name__ == "__main__":
    main()
