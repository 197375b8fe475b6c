/** Letters that cannot be taken for a digit. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** What stands for what in a pattern: `L` a letter, `9` a digit, `T` the first letter of a Pakistani plate. */
const SYMBOLS: Readonly<Record<string, string>> = { L: LETTERS, '9': '0123456789', T: 'TLEPKJCR' };

/** Forms of registration plates of trucks, in Latin letters. */
const PATTERNS: Readonly<Record<string, string>> = {
  PK: 'TLL-999',
  AF: 'KBL 99999',
  IR: '99L999-99',
  UZ: '01 999 LLL',
  KZ: '999 LLL 02',
  KG: '01 999 LLL',
  TJ: '9999 LL 01',
  TM: 'LL 9999 AG',
  CN: 'XJ-L9999',
  TR: '34 LLL 999',
  AZ: '10-LL-999',
};
// Letters that belong to the plate itself.
const LITERAL: Readonly<Record<string, string>> = { AF: 'KBL', CN: 'XJ' };

/**
 * The plate with this number in a country: different numbers give different plates, until the pattern is used up (four
 * million trucks in Pakistan).
 */
export function plateOf(country: string, number: number): string {
  const literal = LITERAL[country] ?? '';
  const free = Array.from((PATTERNS[country] ?? 'LLL-9999').slice(literal.length));
  const space = free.reduce((product, symbol) => product * (SYMBOLS[symbol]?.length ?? 1), 1);
  // Numbers that follow each other shall not give similar plates. The factor is prime and divides no such space.
  let left = (number * 1_000_003) % space;
  const plate = free.map((symbol) => {
    const alphabet = SYMBOLS[symbol];
    if (alphabet === undefined) return symbol;
    const sign = alphabet[left % alphabet.length] ?? '';
    left = Math.floor(left / alphabet.length);
    return sign;
  });
  return literal + plate.join('');
}
