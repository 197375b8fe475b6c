import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convoyStream } from '#kafila/domain';
import { type EventStore, openEventStore, readWholeStream } from '#kafila/event-store';
import { EVERY_SERVER, freshName, openWithoutThread } from '#kafila/event-store/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { StreamWriters } from '../streams/stream-writers.js';
import { TERMS } from '../testing/test-desk.js';
import { sampleReport } from '../testing/sample-report.js';
import { type Outcome, outcomeOf } from './report-outcome.js';
import { understandReport } from './judging/understand-report.js';

const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** The stores of two intakes: on EventStoreDB each has a connection of its own, on the embedded store there is one writer. */
const STORES: readonly [string, () => Promise<readonly [EventStore, EventStore]>][] = [
  ...EVERY_SERVER.map(({ name, start }): (typeof STORES)[number] => [
    name,
    async () => {
      const server = await start();
      ended.push(() => server.stop());
      const open = () => openEventStore({ kind: 'eventstoredb', url: server.url });
      const stores = [await open(), await open()] as const;
      ended.push(...stores.map((store) => () => store.close()));
      return stores;
    },
  ]),
  [
    'the embedded store',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'kafila-two-intakes-'));
      const store = await openWithoutThread({ file: join(folder, 'events.db') });
      ended.push(
        () => {
          rmSync(folder, { recursive: true });
        },
        () => store.close(),
      );
      return [store, store];
    },
  ],
];

describe.each(STORES)('two intakes on %s that get one report at the same moment', (_, open) => {
  const takenByBoth = async (others: object) => {
    const [stores, convoyId] = [await open(), freshName('c')];
    const [[store], stream] = [stores, convoyStream(convoyId)];
    await store.append(stream, [{ id: uuidv7(), type: 'ConvoyPlanned', data: {}, metadata: {} }], 'none');
    const intakes = stores.map((one) => new StreamWriters(one));
    const take = async (intake: StreamWriters, body: object): Promise<Outcome> => {
      const understood = understandReport(body, TERMS.caller);
      const [recording] = await intake.of(stream).record([understood.fact]);
      return outcomeOf(understood, recording);
    };
    // Both know the stream as it is.
    for (const intake of intakes) await take(intake, sampleReport(convoyId));
    const pairs: Outcome[][] = [];
    for (let n = 0; n < 20; n++) {
      const report = sampleReport(convoyId);
      const bodies = [report, { ...report, ...others }];
      pairs.push(await Promise.all(intakes.map((intake, i) => take(intake, bodies[i] ?? report))));
    }
    return { pairs, events: await readWholeStream(store, stream) };
  };

  it('record one of two contents, and refuse the other', async () => {
    const { pairs, events } = await takenByBoth({ place: 'kabul' });
    for (const pair of pairs) {
      expect(pair.map(({ outcome }) => outcome).sort()).toEqual(['recorded', 'refused']);
      expect(pair.find(({ outcome }) => outcome === 'refused')).toMatchObject({
        problem: { status: 409, code: 'report-id-reused' },
      });
    }
    expect(events).toHaveLength(23);
  });

  it('record equal contents once, under an id of its own that no other event has, and give one receipt', async () => {
    const { pairs, events } = await takenByBoth({});
    for (const [one, other] of pairs) {
      expect([one?.outcome, other?.outcome].sort()).toEqual(['duplicate', 'recorded']);
      expect({ ...one, outcome: '' }).toEqual({ ...other, outcome: '' });
    }
    expect(events).toHaveLength(23);
    const reports = events.slice(1);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(22);
    expect(reports.every(({ id, metadata }) => metadata['reportId'] !== id)).toBe(true);
    expect(reports.slice(2).map(({ metadata }) => metadata['reportId'])).toEqual(
      pairs.map(([one]) => one?.reportId),
    );
  });
});
