import { normaliseWithoutHyphens } from './look-alikes.js';

const CARNET_NUMBER = /^[A-Z]{2}[0-9]{8,9}$/;

/** The number of a TIR carnet, `XC12345678`. Only its form is checked: IRU's algorithm is not public (dossier 1.3). */
export function normaliseCarnetNumber(text: string): string | undefined {
  if (CARNET_NUMBER.test(text)) return text;
  const number = normaliseWithoutHyphens(text);
  return CARNET_NUMBER.test(number) ? number : undefined;
}
