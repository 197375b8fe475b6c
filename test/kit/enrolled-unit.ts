import { join } from 'node:path';
import { openEventStore } from '#kafila/event-store';
import { beginAccess } from '#kafila/access';
import { readReportKey, signedReportId, signReport } from '#kafila/proof';
import { freshReportKey, nodeCrypto, nodeSigner } from '#kafila/proof/node';
import { v7 as uuidv7 } from 'uuid';
import { report } from './reports.js';

/** A unit that signs its reports. */
export interface EnrolledUnit {
  /** A report that is right, with its signature. */
  readonly signed: (convoyId: string) => Promise<Readonly<Record<string, unknown>>>;
  /** The key of an admin. */
  readonly admin: string;
}

/** Enrols a unit in the store of a folder, before a service opens it. */
export async function enrolledUnit(dataDir: string, unitId: string): Promise<EnrolledUnit> {
  const { d, ...jwk } = freshReportKey('Ed25519');
  const { kid, alg } = readReportKey(jwk);
  const signer = nodeSigner({ ...jwk, d });
  const store = await openEventStore({ kind: 'sqlite', file: join(dataDir, 'events.db') });
  const { key: admin } = await beginAccess(store);
  const data = { kid, alg, publicKey: { ...jwk }, invitationId: 'by-hand' };
  const enrolled = { id: uuidv7(), type: 'KeyEnrolled', data, metadata: { by: 'host' } };
  await store.append(`unit-${unitId}`, [enrolled], 'none');
  await store.close();
  let sequence = 0;
  return {
    admin,
    signed: (convoyId) => {
      const seen = report(convoyId, { unit: { unitId, sequence: ++sequence } });
      const occurredAt = String(seen['occurredAt']);
      const reportId = signedReportId({ occurredAt, kid, sequence }, nodeCrypto);
      return signReport({ ...seen, reportId }, signer);
    },
  };
}
