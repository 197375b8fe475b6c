import { normaliseWriting } from './look-alikes.js';

const REFERENCE = /^[\p{L}\p{Nd}/._-]{3,50}$/u;

/** A declaration's reference: 3 to 50 letters, digits and `-/._`. Each country has its own form (dossier 6). */
export function normaliseDeclarationRef(text: string): string | undefined {
  const reference = normaliseWriting(text);
  return REFERENCE.test(reference) ? reference : undefined;
}
