import fc from 'fast-check';

/** fast-check's own unit `binary` tabulates all of Unicode first: a second for every suite that loads this file. */
const anyCharacter = fc
  .integer({ min: 0, max: 0x10f7ff })
  .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));

/** Values that are right for many members, and wrong for more. */
export const ANYTHING: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, '', ' ', 0, -1, 1, 1.5, 1e300, -90.0001, 181, [], [[]], {}, [
    null,
  ]),
  fc.constantFrom(
    'PK',
    'TLK-914',
    'TLK\u202e914',
    'TLK\u001b914',
    'PK-TLK914',
    'a\u0301',
    '\u{1f69a}',
    '\ufe0f',
    '\ud800',
    'Ж',
    '１２',
    '-',
    '0x1',
  ),
  fc.constantFrom(
    '2024-02-29',
    '2023-02-29',
    '2024-02-29T14:05:00+05:00',
    '2024-02-29T14:05:00',
    '12.50',
    '1e3',
  ),
  fc.constantFrom(
    '01890a5d-ac96-774b-bcce-b302099a8057',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    'XC12345678',
  ),
  fc.nat({ max: 300 }).map((length) => 'é'.repeat(length)),
  fc.nat({ max: 70 }).map((length) => '\u{1f69a}'.repeat(length)),
  fc.string({ unit: anyCharacter, maxLength: 30 }),
  fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 45 }),
  fc.jsonValue({ maxDepth: 2 }),
);
