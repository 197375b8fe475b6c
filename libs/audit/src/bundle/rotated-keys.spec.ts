import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { COSIGNATURE, cosignText, readNote, type VerifierKey, verifyBundle, writeNote } from '#kafila/proof';
import { generateSigningKey, nodeCrypto } from '#kafila/proof/node';
import { TransparencyLog } from '../log/transparency-log.js';
import { addKey, retireKey } from '../signing/key-ring.js';
import { catchUp, fill, placeIn } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { makeBundle, type MadeBundle } from './make-bundle.js';

const temporary = temporaryFolder();
const place = placeIn(temporary);
const witness = generateSigningKey('witness.example/w1', COSIGNATURE);
const cosignedFile = join(place.folder, 'checkpoint.cosigned');
let store: EventStore;
let oldKey: VerifierKey;
let newKey: VerifierKey;
let cosigned: string;

beforeAll(async () => {
  store = await openWithoutThread({ file: temporary.path('events.db') });
  await fill(store, 60);
  const log = await TransparencyLog.open(place);
  await catchUp(log, store);
  [oldKey] = log.verifierKeys as [VerifierKey];
  const note = readNote(log.checkpoint.note);
  cosigned = writeNote({ ...note, signatures: [...note.signatures, cosignText(note.text, witness, 1)] });
  await log.keepCosigned(cosigned, [witness.verifier]);
  await log.close();
  newKey = await addKey(place.keyFolder, place.origin);
  await retireKey(place.keyFolder, place.origin, oldKey.keyId);
}, 60_000);

afterAll(async () => {
  await store.close();
  temporary.remove();
});

async function bundleOf(log: TransparencyLog): Promise<MadeBundle> {
  const made = await makeBundle({ log, store, convoyId: 'c1', streams: ['convoy-c1'] });
  if (made.outcome !== 'made') throw new Error('Nothing was made.');
  return made;
}

describe('a bundle that is made after the keys were changed', () => {
  it('verifies by the new key alone, and is still cosigned by the witness', async () => {
    const log = await TransparencyLog.open(place);
    const { text } = await bundleOf(log);
    await log.close();
    const verdict = verifyBundle(text, [newKey, witness.verifier], nodeCrypto);
    expect(verdict).toMatchObject({
      outcome: 'proven',
      proven: expect.arrayContaining([expect.stringContaining('The witness witness.example/w1')]),
    });
    expect(verifyBundle(text, [oldKey], nodeCrypto)).toMatchObject({ outcome: 'proven' });
  });

  it('leads to the last checkpoint where the cosigned one is signed by the old key only', async () => {
    const log = await TransparencyLog.open(place);
    writeFileSync(cosignedFile, cosigned);
    const { text, checkpoint } = await bundleOf(log);
    await log.close();
    expect(checkpoint.note).toBe(log.checkpoint.note);
    expect(verifyBundle(text, [newKey], nodeCrypto)).toMatchObject({ outcome: 'proven' });
  });

  it('lets the new key sign no checkpoint that is none of its log', async () => {
    const other = cosigned.replace('\n48\n', '\n47\n');
    writeFileSync(cosignedFile, other);
    await (await TransparencyLog.open(place)).close();
    expect(readFileSync(cosignedFile, 'utf8')).toBe(other);
    writeFileSync(cosignedFile, 'nothing');
    await (await TransparencyLog.open(place)).close();
  });
});
