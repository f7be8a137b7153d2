// Writes character_references_table.inc, the HTML standard's named character references (section 13.5),
// from version 2.2.0 of npm's package "entities". Run by hand when the standard changes, which it says it
// will not; no build runs it.
//
//   npm pack entities@2.2.0 && tar xzf entities-2.2.0.tgz
//   node lib/markup/make_character_references.mjs package/lib/maps > lib/markup/character_references_table.inc
import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(`${process.argv[2]}/${name}.json`, 'utf8'));
const meaning = read('entities');
const legacy = new Set(Object.keys(read('legacy')));  // those that need no semicolon

const names = Object.keys(meaning).sort();  // by bytes, as all are ASCII
const lines = ['// Generated from npm\'s entities 2.2.0 by make_character_references.mjs; do not edit.', ''];

/** Fills lines of at most 100 characters. */
const fill = (parts, separator) => {
    let line = '   ';
    for (const part of parts) {
        if (line.length + 1 + part.length > 100) {
            lines.push(line);
            line = '   ';
        }
        line += ' ' + part + separator;
    }
    lines.push(line);
};

lines.push('const char reference_names[] =');
const quoted = [];
for (let from = 0; from < names.length; from += 8) quoted.push(`"${names.slice(from, from + 8).join('')}"`);
fill(quoted, '');
lines[lines.length - 1] += ';';
lines.push('', 'const NamedReference named_references[] = {');
let begin = 0;
fill(names.map((name) => {
    const [first, second = 0] = [...meaning[name]].map((character) => character.codePointAt(0));
    const entry = `{${begin},${name.length},${legacy.has(name) ? 1 : 0},${first},${second}}`;
    begin += name.length;
    return entry;
}), ',');
lines.push('};');
console.log(lines.join('\n'));
