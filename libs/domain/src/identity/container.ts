import { normaliseWithoutHyphens } from './look-alikes.js';

export type ContainerFault = 'not-a-container' | 'no-check-digit' | 'wrong-check-digit';

export type ReadContainer =
  | { readonly container: string }
  | {
      readonly fault: ContainerFault;
      /** What is wrong with it and what would be right. Follows the name of the field. */
      readonly detail: string;
      readonly expectedCheckDigit?: number;
    };

const WITHOUT_CHECK_DIGIT = /^[A-Z]{3}[UJZ][0-9]{6}$/;
const NUMBER = /^[A-Z]{3}[UJZ][0-9]{7}$/;

/** Reads a container number (ISO 6346), with or without blanks and hyphens: `csqu 305438-3` is `CSQU3054383`. */
export function readContainer(text: string): ReadContainer {
  const number = normaliseWithoutHyphens(text);
  const body = number.slice(0, -1);
  if (NUMBER.test(number)) {
    const expectedCheckDigit = containerCheckDigit(body);
    if (number.endsWith(String(expectedCheckDigit))) return { container: number };
    const detail = `ends in ${number.slice(-1)}, but the check digit of ${body} is ${expectedCheckDigit}; one of its characters is wrong`;
    return { fault: 'wrong-check-digit', detail, expectedCheckDigit };
  }
  if (WITHOUT_CHECK_DIGIT.test(number)) {
    const expectedCheckDigit = containerCheckDigit(number);
    const detail = `lacks its check digit; that of ${number} is ${expectedCheckDigit}`;
    return { fault: 'no-check-digit', detail, expectedCheckDigit };
  }
  return {
    fault: 'not-a-container',
    detail:
      'is no container number (ISO 6346); write three letters of the owner, U, J or Z, six digits and the check digit, e.g. CSQU3054383',
  };
}

/** The check digit (ISO 6346) of four letters and six digits. @throws where the text is something else */
export function containerCheckDigit(tenCharacters: string): number {
  if (!/^[A-Z]{4}[0-9]{6}$/.test(tenCharacters)) {
    throw new Error(`'${tenCharacters}' is not four letters and six digits.`);
  }
  let sum = 0;
  for (let i = 0; i < tenCharacters.length; i++) sum += valueOf(tenCharacters.charAt(i)) * 2 ** i;
  return (sum % 11) % 10;
}

/** A digit is its own value. Letters count up from A = 10 and skip the multiples of 11: B = 12, L = 23, V = 34, Z = 38. */
function valueOf(character: string): number {
  if (character <= '9') return Number(character);
  const value = character.charCodeAt(0) - 'A'.charCodeAt(0) + 10;
  return value + Math.floor((value - 1) / 10);
}
