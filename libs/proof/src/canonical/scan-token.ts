/**
 * Tokens of JSON in a text. Each function gives the place after the token that begins at a place, or {@link unsure}:
 * where there is none, and where it is not plainly what JSON.stringify writes.
 */

export const unsure = -1;

export const comma = 0x2c;
export const colon = 0x3a;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const quote = 0x22;
const space = 0x20;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;
const backslash = 0x5c;
const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;

const shortEscapes = '"\\bfnrt';

/** Two decimals of so many digits never share a double, so that each is the shortest one for its own. */
const exactDigits = 15;

/** Of a string. Long escapes may stand for what is written otherwise, and of surrogates there must be two. */
export function endOfString(text: string, begin: number): number {
  for (let at = begin + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === backslash) {
      if (!shortEscapes.includes(text.charAt(++at))) return unsure;
    } else if (!isPlain(code)) return unsure;
  }
}

/** Of the name of a member. JavaScript moves names that are indexes to the front; escapes would hide the order. */
export function endOfName(text: string, begin: number): number {
  if (text.charCodeAt(begin) !== quote || isDigit(text.charCodeAt(begin + 1))) return unsure;
  for (let at = begin + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === backslash || !isPlain(code)) return unsure;
  }
}

/** Of a number, of true, false or null. */
export function endOfPrimitive(text: string, begin: number): number {
  const code = text.charCodeAt(begin);
  if (code === minus || isDigit(code)) return endOfNumber(text, begin);
  for (const literal of ['true', 'false', 'null']) {
    if (text.startsWith(literal, begin)) return begin + literal.length;
  }
  return unsure;
}

function endOfNumber(text: string, begin: number): number {
  const negative = text.charCodeAt(begin) === minus;
  const first = negative ? begin + 1 : begin;
  const afterWhole = endOfDigits(text, first);
  const zeroFirst = text.charCodeAt(first) === zero;
  if (afterWhole === first || (zeroFirst && afterWhole > first + 1)) return unsure;
  let end = afterWhole;
  if (text.charCodeAt(afterWhole) === point) {
    const fraction = afterWhole + 1;
    end = endOfDigits(text, fraction);
    // No zero stands at the end, and what is very small has an exponent.
    const verySmall = zeroFirst && text.charCodeAt(fraction) === zero;
    if (end === fraction || verySmall || text.charCodeAt(end - 1) === zero) return unsure;
  } else if (negative && zeroFirst) return unsure;
  return end - first <= exactDigits ? end : unsure;
}

function endOfDigits(text: string, begin: number): number {
  let at = begin;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

/** Whether a character stands in a string as it is. False also after the end of a text, where there is none. */
function isPlain(code: number): boolean {
  return code >= space && (code < firstSurrogate || code > lastSurrogate);
}
