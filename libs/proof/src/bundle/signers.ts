import { type JsonObject, UNIT_PREFIX } from '#kafila/domain';
import { readReportKey, type ReportKey, ReportKeyUnusable } from '../signed-report/report-key.js';
import { type BundledEvent, type BundledSigner } from './bundle.js';

/** A signing key, by what the stream of its unit says. */
export interface SignerKey {
  readonly unitId: string;
  readonly key: ReportKey;
  readonly enrolled: BundledEvent;
  /** The first event by which it was revoked. */
  readonly revoked: BundledEvent | undefined;
  /** The earliest instant from which it counts as compromised; null where it is not revoked. */
  readonly compromisedSince: string | null;
}

/** The keys of units by `kid`. An enrolment that names no usable key, or a `kid` that is not that of its key, is none. */
export function signerKeys(signers: readonly BundledSigner[]): ReadonlyMap<string, SignerKey> {
  const keys = new Map<string, SignerKey>();
  for (const { stream, events } of signers) {
    const unitId = stream.slice(UNIT_PREFIX.length);
    for (const event of events) {
      const { kid, compromisedSince } = event.data;
      if (typeof kid !== 'string') continue;
      const known = keys.get(kid);
      const key = event.type === 'KeyEnrolled' && !known ? keyOf(event.data) : undefined;
      if (key?.kid === kid) {
        keys.set(kid, { unitId, key, enrolled: event, revoked: undefined, compromisedSince: null });
      } else if (
        event.type === 'KeyRevoked' &&
        known?.unitId === unitId &&
        typeof compromisedSince === 'string'
      ) {
        const earliest = [compromisedSince, known.compromisedSince ?? compromisedSince].sort()[0] ?? null;
        keys.set(kid, { ...known, revoked: known.revoked ?? event, compromisedSince: earliest });
      }
    }
  }
  return keys;
}

function keyOf({ publicKey }: JsonObject): ReportKey | undefined {
  try {
    return readReportKey(publicKey);
  } catch (error) {
    if (error instanceof ReportKeyUnusable) return undefined;
    throw error;
  }
}
