import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type EventStore, type JsonObject, type NewEvent } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { roadTrip } from '#kafila/read-models/testing';
import { bundleText, LOGGED_PREFIXES, verifyBundle } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { TransparencyLog } from '../log/transparency-log.js';
import { catchUp, placeIn } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { makeBundle } from './make-bundle.js';

const temporary = temporaryFolder();
let store: EventStore;
let log: TransparencyLog;
let text: string;

beforeAll(async () => {
  store = await openWithoutThread({ file: temporary.path('events.db') });
  log = await TransparencyLog.open({ ...placeIn(temporary), streamPrefixes: LOGGED_PREFIXES });
  const { decisions, facts } = roadTrip(1, { retracts: true });
  // As they come in: the last one first.
  await store.append('convoy-road-1', [...decisions, ...facts.toReversed()], 'none');
  await catchUp(log, store);
  const made = await makeBundle({ log, store, convoyId: 'road-1', streams: ['convoy-road-1'] });
  if (made.outcome === 'made') text = made.text;
});

afterAll(async () => {
  await log.close();
  await store.close();
  temporary.remove();
});

/** The bundle with something in it altered, written as a bundle is written, its digest right. */
function altered(alter: (bundle: { foldedBy: string; streams: { state: JsonObject }[] }) => void): string {
  const { sha256: _, ...content } = JSON.parse(text) as never as Record<string, never>;
  alter(content as never);
  return bundleText(content as never, nodeCrypto);
}

describe('the state in a bundle', () => {
  it('is what the proven events fold to, and is folded again by whoever verifies', () => {
    const bundle = JSON.parse(text) as { streams: { state: JsonObject }[] };
    expect(bundle.streams[0]?.state).toMatchObject({ corridorId: 'khi-tas-torkham' });
    const verdict = verifyBundle(text, log.verifierKeys, nodeCrypto);
    expect(verdict.outcome === 'proven' && verdict.proven.at(-1)).toContain(
      'convoy-road-1 fold to the state',
    );
  });

  it('is refused where it is another one, though every event is proven', () => {
    const forged = altered(({ streams }) => {
      if (streams[0]) streams[0].state['status'] = 'completed-early';
    });
    expect(verifyBundle(forged, log.verifierKeys, nodeCrypto)).toMatchObject({
      outcome: 'refused',
      fault: { code: 'state-differs', stream: 'convoy-road-1' },
    });
    const without = altered(({ streams }) => {
      if (streams[0]) streams[0].state = null as never;
    });
    expect(verifyBundle(without, log.verifierKeys, nodeCrypto)).toMatchObject({
      fault: { code: 'state-differs' },
    });
  });

  it('is not proven where another version folded it, and the verifier says so', () => {
    const older = altered((bundle) => {
      bundle.foldedBy = 'trips 0';
    });
    const verdict = verifyBundle(older, log.verifierKeys, nodeCrypto);
    expect(verdict.outcome === 'proven' && verdict.notProven.join('\n')).toContain(
      'it was folded by trips 0',
    );
  });
});

describe('the state in a bundle of reports that do not count', () => {
  it('is that of the service, by the keys that the units in the file had', async () => {
    const { decisions, facts } = roadTrip(2);
    const stream = 'convoy-road-2';
    const by = (event: NewEvent, more: JsonObject): NewEvent => ({
      ...event,
      metadata: { ...event.metadata, unit: { unitId: 'gate' }, via: 'key', role: 'unit', ...more },
    });
    const ofUnit = (type: string, data: JsonObject): NewEvent => ({
      id: randomUUID(),
      type,
      data,
      metadata: {},
    });
    const [first, second] = facts as [NewEvent, NewEvent];
    await store.append('unit-gate', [ofUnit('KeyEnrolled', { kid: 'k' })], 'none');
    await store.append(stream, [...decisions, by(first, {}), by(second, { role: 'desk' })], 'none');
    await catchUp(log, store);
    const made = await makeBundle({ log, store, convoyId: 'road-2', streams: [stream] });
    if (made.outcome !== 'made') throw new Error(made.outcome);
    const bundle = JSON.parse(made.text) as { streams: { state: { irregularities: JsonObject[] } }[] };
    expect(bundle.streams[0]?.state.irregularities).toContainEqual(
      expect.objectContaining({ code: 'report-not-vouched', evidence: [first.id] }),
    );
    expect(verifyBundle(made.text, log.verifierKeys, nodeCrypto).outcome).toBe('proven');
  });
});
