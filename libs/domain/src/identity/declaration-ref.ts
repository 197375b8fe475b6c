import { normaliseWriting } from './look-alikes.js';

const REFERENCE = /^[\p{L}\p{Nd}/._-]{3,50}$/u;

/**
 * The reference of a customs declaration, `KAPE-EB-12345-20-07-2023`: 3 to 50 letters, digits and `-/._`, upper case
 * and without blanks; undefined where it has another form. Each country numbers its own way, so nothing inside it is
 * read (dossier 6).
 */
export function normaliseDeclarationRef(text: string): string | undefined {
  const reference = normaliseWriting(text);
  return REFERENCE.test(reference) ? reference : undefined;
}
