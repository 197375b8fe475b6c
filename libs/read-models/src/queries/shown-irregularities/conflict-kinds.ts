import { type Claim, type IrregularityCode } from '#kafila/domain';

/** What two may have that only one may: a claim of theirs, or a report id, which a stream holds for ever. */
export type ConflictKind = Claim['kind'] | 'report';

/** What each kind of claim makes of a conflict. */
const CONFLICTS = {
  vehicle: 'vehicle-in-two-convoys',
  carnet: 'carnet-on-two-vehicles',
  handover: 'taken-over-otherwise',
  report: 'report-id-in-two-streams',
  exclusion: 'holder-excluded',
  use: 'holder-excluded',
} as const satisfies Record<ConflictKind, IrregularityCode>;

export const CONFLICT_KINDS = Object.keys(CONFLICTS) as readonly ConflictKind[];

/** Kinds of claims that contradict those of another kind. */
const OPPOSITE: Partial<Record<ConflictKind, ConflictKind>> = { exclusion: 'use', use: 'exclusion' };

/** Which kind of claims one contradicts. */
export function rivalOf(kind: ConflictKind): ConflictKind {
  return OPPOSITE[kind] ?? kind;
}

/** The kind of claim whose conflicts have this code; undefined for the codes that one stream shows. */
export function conflictKindOf(code: string): ConflictKind | undefined {
  return CONFLICT_KINDS.find((kind) => CONFLICTS[kind] === code);
}

export function codeOfConflict(kind: ConflictKind): IrregularityCode {
  return CONFLICTS[kind];
}
