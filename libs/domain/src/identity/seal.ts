import { normaliseWriting } from './look-alikes.js';

const SEAL = /^[A-Z0-9-]{1,35}$/;

/** The number of a seal: 1 to 35 letters, digits and hyphens; undefined where it has another form (dossier 6). */
export function normaliseSeal(text: string): string | undefined {
  const seal = normaliseWriting(text);
  return SEAL.test(seal) ? seal : undefined;
}

/** Several seals, each once and sorted, because their order means nothing; undefined where one has another form. */
export function normaliseSeals(texts: readonly string[]): readonly string[] | undefined {
  const seals = new Set<string>();
  for (const text of texts) {
    const seal = normaliseSeal(text);
    if (seal === undefined) return undefined;
    seals.add(seal);
  }
  return [...seals].sort();
}
