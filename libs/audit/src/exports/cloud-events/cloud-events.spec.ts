import { CloudEvent } from 'cloudevents';
import { describe, expect, it } from '@jest/globals';
import { rareEvents } from '../testing/rare-events.js';
import { recorded, type Unrecorded } from '../testing/recorded-events.js';
import { historyOfEvents, textOf } from '../testing/history-of-events.js';
import { cloudEventBatch, cloudEventLines } from './cloud-events.js';

const passed: Unrecorded = [
  'convoy-K-1',
  'CheckpointPassed',
  { place: 'kabul', vehicleIds: ['PK-A1'], note: 'a\nb' },
];
const lodged: Unrecorded = ['declaration-KAPE-1/2023', 'DeclarationLodged', { place: 'karachi-port' }];
const history = historyOfEvents('K-1', [...recorded(passed, lodged), ...rareEvents()]);

describe('a history as CloudEvents', () => {
  it('is one event a line, each valid by the SDK', async () => {
    const lines = (await textOf(cloudEventLines(history))).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(11);
    for (const line of lines) {
      const event = new CloudEvent(JSON.parse(line) as Partial<CloudEvent<unknown>>);
      expect(event.validate()).toBe(true);
      for (const name of Object.keys(JSON.parse(line) as object)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
    }
  });

  it('says the same as a batch', async () => {
    const lines = (await textOf(cloudEventLines(history))).trimEnd().split('\n');
    const batch: unknown = JSON.parse(await textOf(cloudEventBatch(history)));
    expect(batch).toEqual(lines.map((line) => JSON.parse(line) as unknown));
    expect(JSON.parse(await textOf(cloudEventBatch(historyOfEvents('K-1', []))))).toEqual([]);
  });

  it('names what happened, to what, when by the clock of the place, and keeps the data as recorded', async () => {
    const [event, declared] = JSON.parse(await textOf(cloudEventBatch(history))) as Record<string, unknown>[];
    expect(event).toEqual({
      specversion: '1.0',
      id: 'e1',
      source: 'urn:kafila:stream:convoy-K-1',
      type: 'pk.nlc.kafila.convoy.checkpoint-passed.v2',
      subject: 'vehicle/PK-A1',
      time: '2023-06-12T09:30:00.000+04:30',
      datacontenttype: 'application/json',
      dataschema: 'urn:kafila:event-schema:CheckpointPassed:2',
      recordedtime: '2023-06-12T05:00:00.000Z',
      position: '1',
      revision: 0,
      recordedby: 'local',
      unit: 'unit-7',
      unitsequence: 0,
      data: {
        occurredAt: '2023-06-12T05:00:00.000Z',
        offset: '+05:00',
        place: 'kabul',
        vehicleIds: ['PK-A1'],
        note: 'a\nb',
      },
    });
    expect(declared).toMatchObject({
      source: 'urn:kafila:stream:declaration-KAPE-1%2F2023',
      subject: 'declaration/KAPE-1/2023',
    });
  });

  it('tells an event without a readable time as well', async () => {
    const odd = historyOfEvents(
      'K-1',
      recorded(['convoy-K-1', 'Odd', { occurredAt: 'yesterday', place: 'atlantis' }]),
    );
    const [event] = JSON.parse(await textOf(cloudEventBatch(odd))) as Record<string, unknown>[];
    expect(event).not.toHaveProperty('time');
    expect(new CloudEvent(event as Partial<CloudEvent<unknown>>).validate()).toBe(true);
  });

  it('says by which key a report was signed, and hands on neither signature nor text beside it', async () => {
    const signature = { kid: 'kid-1', alg: 'Ed25519', value: 'v' };
    const metadata = { by: 'access-bus-4', schemaVersion: 3, signature, signedText: '{"note":"signed"}' };
    const signed: Unrecorded = ['convoy-K-1', 'CheckpointPassed', { place: 'kabul' }, { metadata }];
    const [event] = JSON.parse(await textOf(cloudEventBatch(historyOfEvents('K-1', recorded(signed))))) as [
      Record<string, unknown>,
    ];
    expect(event).toMatchObject({ signedby: 'kid-1', recordedby: 'access-bus-4' });
    expect(Object.keys(event)).not.toContain('signedtext');
    expect(new CloudEvent(event as Partial<CloudEvent<unknown>>).validate()).toBe(true);
  });

  it('keeps apart two reports of one id in two streams', async () => {
    const twice: Unrecorded = ['carnet-XC12345678', 'CarnetAccepted', { place: 'kabul' }, { id: 'e1' }];
    const events = JSON.parse(
      await textOf(cloudEventBatch(historyOfEvents('K-1', recorded(passed, twice)))),
    ) as {
      source: string;
      id: string;
    }[];
    expect(new Set(events.map(({ source, id }) => `${source} ${id}`)).size).toBe(2);
  });
});
