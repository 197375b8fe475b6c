import { type Halt } from '#kafila/domain';
import { type Known } from './members.js';

export type KnownHalt = Pick<Halt, 'haltedAt' | 'resumedAt' | 'place' | 'reason'>;

/**
 * What can be known of the halts of a vehicle: those whose beginning was reported, with their ends where those were
 * reported. Halts that follow each other at one place are one, unless somebody reported that it went on in between.
 */
export function knowableHalts({ vehicle, convoyId }: Known): readonly KnownHalt[] {
  const known: KnownHalt[] = [];
  let standing: string | null = null;
  for (const { place, reason, reportedBy, ...halt } of vehicle.halts) {
    if (halt.convoyId !== convoyId) continue;
    const last = known.at(-1);
    const isSame = last?.place === place && last.resumedAt === null;
    const goesOn = place !== null && place === standing && isSame ? last : undefined;
    standing = place;
    const resumedAt = reportedBy.resumedAt === null ? null : halt.resumedAt;
    if (reportedBy.haltedAt === null) {
      if (goesOn) known.splice(-1, 1, { ...goesOn, resumedAt });
    } else if (goesOn) {
      const reasons = goesOn.reason === reason ? reason : `${goesOn.reason ?? ''}; ${reason}`;
      known.splice(-1, 1, { ...goesOn, resumedAt, reason: reasons });
    } else {
      known.push({ haltedAt: halt.haltedAt, resumedAt, place, reason });
    }
  }
  return known;
}
