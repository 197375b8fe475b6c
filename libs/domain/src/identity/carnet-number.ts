import { normaliseWithoutHyphens } from './look-alikes.js';

const CARNET_NUMBER = /^[A-Z]{2}[0-9]{8,9}$/;

/**
 * The number of a TIR carnet: two letters and eight or nine digits, `XC12345678`. Upper case, without blanks and
 * hyphens, look-alikes in Latin; undefined where it has another form. IRU checks its numbers by an algorithm that is
 * not public, so no more than the form is claimed (dossier 1.3).
 */
export function normaliseCarnetNumber(text: string): string | undefined {
  if (CARNET_NUMBER.test(text)) return text;
  const number = normaliseWithoutHyphens(text);
  return CARNET_NUMBER.test(number) ? number : undefined;
}
