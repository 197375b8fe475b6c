import { ascending } from '../../ascending.js';
import { type BriefedTruck } from './briefing.js';
import { type Presence } from './likely-moments.js';

const ORDER: readonly Presence[] = ['inside', 'waiting', 'present', 'expected'];
/** After every instant. */
const NEVER = '~';

/** Who is there before who is expected; who has been there longest first; who is expected soonest first, then those of whom nothing tells when. */
export function nearestFirst(a: BriefedTruck, b: BriefedTruck): number {
  return (
    ORDER.indexOf(a.presence) - ORDER.indexOf(b.presence) ||
    ascending(momentOf(a), momentOf(b)) ||
    ascending(a.vehicleId, b.vehicleId)
  );
}

function momentOf({ presence, since, expected }: BriefedTruck): string {
  return (presence === 'expected' ? expected?.expectedAt : since) ?? NEVER;
}
