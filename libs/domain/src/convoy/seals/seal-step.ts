import { type SealStep } from '../state/cargo.state.js';

/** The seals that are on, in alphabetical order, as far as is known. */
export function sealsOn({ seals }: { readonly seals: readonly SealStep[] }): readonly string[] {
  return seals.at(-1)?.seals ?? [];
}

/** A set of seals: in alphabetical order, none twice. */
export function sealSet(seals: readonly string[]): readonly string[] {
  return [...new Set(seals)].sort();
}

/** A step in the life of seals that follows from a decision of the desk, without a report. */
export function sealStep(
  what: 'joined-with' | 'taken-over',
  at: string,
  seals: readonly string[],
  place: string | null,
): SealStep {
  return { what, at, place, party: null, seals: [...seals].sort(), evidence: [] };
}
