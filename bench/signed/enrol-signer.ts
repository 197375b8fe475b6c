import { join } from 'node:path';
import { openSqliteEventStore } from '#kafila/event-store';
import { v7 as uuidv7 } from 'uuid';
import { SIGNER, SIGNERS_KEY } from './signed-no.js';

/** Enrols the unit that signs, in a store that no service has open. */
export async function enrolSigner(folder: string): Promise<void> {
  const store = await openSqliteEventStore({ file: join(folder, 'events.db') });
  const { kid, alg, jwk } = SIGNERS_KEY;
  const data = { kid, alg, publicKey: { ...jwk }, invitationId: 'by-hand' };
  const enrolled = { id: uuidv7(), type: 'KeyEnrolled', data, metadata: { by: 'host' } };
  await store.append(`unit-${SIGNER}`, [enrolled], 'none');
  await store.close();
}
