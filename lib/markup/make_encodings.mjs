// Writes encoding_tables.inc, the indexes of the Encoding Standard as decoders.cpp uses them. Run by
// hand when the standard changes an index; no build runs it.
//
//   cd lib/markup && npm install --no-save @exodus/bytes@1.16.0
//   node make_encodings.mjs > encoding_tables.inc && rm -r node_modules
//
// Node's own TextDecoder can't be the source: its ICU decodes Big5 as windows-950, without the characters of
// Hong Kong, EUC-KR without its extension by Microsoft, windows-1252 (in some versions) as ISO-8859-1,
// windows-874, -1253, -1255, KOI8-U and EUC-JP by mappings that are not quite the standard's, and
// ISO-8859-16 not at all. The decoders of @exodus/bytes are the standard's; where Node's is right,
// tests/unit/encoding_test.cpp compares the two.
import { TextDecoder } from '@exodus/bytes/encoding.js';

const unmapped = 0xfffd;

// All code points that `bytes` decode to.
const decode = (label, ...bytes) =>
    Array.from(new TextDecoder(label, { ignoreBOM: true }).decode(Uint8Array.from(bytes)), (c) => c.codePointAt(0));

// The one code point of complete sequences; an error may leave an ASCII byte behind it.
const decodeOne = (...args) => {
    const [first, ...more] = decode(...args);
    return first === unmapped || more.length === 0 ? first : fail(args);
};
const fail = (what) => {
    throw new Error(`make_encodings: ${what}`);
};

// An index is rows of equal length, one for each lead byte, as in the standard's formulas of pointers.
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const index = (label, leads, trails, prefix = []) =>
    leads.map((lead) => trails.map((trail) => decodeOne(label, ...prefix, lead, trail)));

// In C++ source a character is itself if an editor can show it alone and from left to right, and no
// normalization changes it.
const quote = (codePoints) =>
    codePoints
        .map((c) => {
            const character = String.fromCodePoint(c);
            const isAlone = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) && !/["\\\p{Script=Hebrew}\p{Script=Arabic}]/u.test(character);
            if (isAlone && character.normalize() === character) return character;
            const hex = c.toString(16).toUpperCase();
            return c > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
        })
        .join('');
const lines = (codePoints) => {  // at most 64 a line, and fewer where many are escaped
    const result = [''];
    for (const c of codePoints) {
        const text = quote([c]);
        if (result.at(-1).length + text.length > 120 || [...result.at(-1)].length >= 64) result.push('');
        result[result.length - 1] += text;
    }
    return result;
};
const literals = (prefix, codePoints) => lines(codePoints).map((line) => `    ${prefix}"${line}"`).join('\n');
const withoutTail = (codePoints) => codePoints.slice(0, codePoints.findLastIndex((c) => c !== unmapped) + 1);

const write = (comment, name, codePoints) => {
    if (codePoints.some((c) => c > 0xffff || (c >= 0xd800 && c < 0xe000))) fail(`${name} does not fit char16_t`);
    console.log(`\n// ${comment}\nconstexpr std::u16string_view ${name} =\n${literals('u', codePoints)};`);
};

console.log(`// Generated from the Encoding Standard's indexes by make_encodings.mjs; do not edit.
// The indexes: https://encoding.spec.whatwg.org/#indexes, dedicated to the public domain (CC0).
// U+FFFD stands for a pointer that the index does not have.`);

const singleBytes =
    'ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-10 ' +
    'iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251 ' +
    'windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic x-user-defined';
write(
    '0x80 to 0xFF of each single-byte encoding, in the order of Encoding.',
    'single_byte',
    singleBytes.split(' ').flatMap((label) => range(0x80, 0xff).map((byte) =>
        label === 'x-user-defined' ? 0xf780 - 0x80 + byte : decodeOne(label, byte))),
);

const trails7F = [...range(0x40, 0x7e), ...range(0x80, 0xfe)];
write('By (lead - 0x81) * 190 + trail - (trail < 0x7F ? 0x40 : 0x41).', 'gb18030', index('gb18030', range(0x81, 0xfe), trails7F).flat());

// Four bytes: code points run on in the order of the pointers, but for some two hundred gaps.
const pointers = [];
const codePoints = [];
for (let pointer = 0, expected = -1; pointer <= 39419; ++pointer, ++expected) {
    const c = decodeOne('gb18030', 0x81 + Math.floor(pointer / 12600), 0x30 + (Math.floor(pointer / 1260) % 10), 0x81 + (Math.floor(pointer / 10) % 126), 0x30 + (pointer % 10));
    if (c === expected) continue;
    pointers.push(pointer);
    codePoints.push(c);
    expected = c;
}
const numbers = (values) => values.join(',').replace(/.{1,96},/g, '    $&\n').replace(/\n(?=[^ ]*$)/, '\n    ');
console.log(`\n// Where the runs of four-byte sequences begin: their pointers, and the code points there.`);
console.log(`constexpr std::uint16_t gb18030_pointers[] = {\n${numbers(pointers)}};`);
console.log(`constexpr char16_t gb18030_code_points[] = {\n${numbers(codePoints)}};`);

// Big5 has code points of plane 2 and, four times, two code points for one pointer. They are
// replaced by private ones (of which the index has none), which say where the right ones are.
const supplementary = [];
const big5 = range(0x81, 0xfe).flatMap((lead) => [...range(0x40, 0x7e), ...range(0xa1, 0xfe)].map((trail) => {
    const decoded = decode('big5', lead, trail);
    if (decoded[0] === unmapped) return unmapped;
    if (decoded.length === 2) return ({ 'CA 304': 0xe000, 'CA 30C': 0xe001, 'EA 304': 0xe002, 'EA 30C': 0xe003 })[decoded.map((c) => c.toString(16).toUpperCase()).join(' ')] ?? fail(decoded);
    if (decoded[0] < 0xe000 || decoded[0] >= 0xf900 && decoded[0] <= 0xffff) return decoded[0];
    if (decoded[0] <= 0xffff) fail('Big5 has a private character');
    supplementary.push(decoded[0]);
    return 0xe003 + supplementary.length;
}));
write('By (lead - 0x81) * 157 + trail - (trail < 0x7F ? 0x40 : 0x62). U+E000 to U+E003: the pairs; from U+E004: big5_supplementary.', 'big5', withoutTail(big5));
console.log(`\nconstexpr std::u32string_view big5_supplementary =\n${literals('U', supplementary)};`);

// Shift_JIS reaches more rows than EUC-JP; among them is the private area that it computes.
const shiftJis = index('shift_jis', [...range(0x81, 0x9f), ...range(0xe0, 0xfc)], [...range(0x40, 0x7e), ...range(0x80, 0xfc)]).flat();
write('By (lead - 0xA1) * 94 + trail - 0xA1 of EUC-JP. The gap is the private area of Shift_JIS.', 'jis0208', withoutTail(shiftJis.map((c, pointer) => pointer >= 8836 && pointer <= 10715 ? unmapped : c)));
const kana = range(0xa1, 0xfe);
write('As jis0208.', 'jis0212', withoutTail(index('euc-jp', kana, kana, [0x8f]).flat()));
write('By (lead - 0x81) * 190 + trail - 0x41.', 'euc_kr', withoutTail(index('euc-kr', range(0x81, 0xfe), range(0x41, 0xfe)).flat()));
