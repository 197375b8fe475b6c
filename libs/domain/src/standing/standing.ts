import { type Standing } from '../event/recorded.js';
import { type StoredEvent, unitOf } from '../event/stored-event.js';
import { type KeyPlaces } from './key-places.js';

/**
 * The standing of an event by places in the store alone: where it stands among the events that enrolled and revoked keys. Undefined:
 * it counts without reserve, as all do that were recorded before there were keys.
 *
 * - Signed, and recorded after the first revocation of the key: left out.
 * - Signed, recorded before it, and not before the earliest instant from which somebody else may have had the key: in doubt.
 * - Unsigned, of a unit that had a key by then, and neither from the machine itself nor from the desk: left out.
 */
export function standingOf(
  event: StoredEvent & { readonly position: bigint },
  keys: KeyPlaces,
): Standing | undefined {
  if (keys.isEmpty) return undefined;
  const { position, recordedAt } = event;
  const kid = signerOf(event);
  const unit = unitOf(event);
  if (kid !== undefined) {
    const revoked = keys.revocationOf(unit?.unitId ?? '', kid);
    if (!revoked) return undefined;
    if (position > revoked.position) return 'left-out';
    return recordedAt >= revoked.compromisedSince ? 'in-doubt' : undefined;
  }
  if (!unit || isTrusted(event)) return undefined;
  const enrolled = keys.enrolledAt(unit.unitId);
  return enrolled !== undefined && position > enrolled ? 'left-out' : undefined;
}

/**
 * The position of the revocation by which a report came into doubt: at first it counted without reserve, since what comes later changes
 * the standing of what is recorded in no other way. Undefined: it is in no doubt.
 */
export function inDoubtFrom(
  event: StoredEvent & { readonly position: bigint },
  keys: KeyPlaces,
): bigint | undefined {
  if (standingOf(event, keys) !== 'in-doubt') return undefined;
  const revocations = keys.revocationsOf(unitOf(event)?.unitId ?? '', signerOf(event) ?? '');
  const doubting = revocations.filter(({ compromisedSince }) => event.recordedAt >= compromisedSince);
  return doubting.map(({ position }) => position).reduce((a, b) => (a < b ? a : b));
}

/** The event, with its standing where it has one. */
export function withStanding<Event extends StoredEvent & { readonly position: bigint }>(
  event: Event,
  keys: KeyPlaces,
): Event {
  const standing = standingOf(event, keys);
  return standing === undefined ? event : { ...event, standing };
}

/** By which key a report is signed; undefined: it is not. */
export function signerOf({ metadata }: Pick<StoredEvent, 'metadata'>): string | undefined {
  const { signature } = metadata;
  const { kid } = (signature ?? {}) as { readonly kid?: unknown };
  return typeof kid === 'string' ? kid : undefined;
}

/** Whether an unsigned event comes from the machine itself, which says nothing of how it is known, or from the desk. */
export function isTrusted({ metadata }: Pick<StoredEvent, 'metadata'>): boolean {
  const { via, role } = metadata;
  return via === undefined || (typeof role === 'string' && role.split('+').includes('desk'));
}
