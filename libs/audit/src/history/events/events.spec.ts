import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  dispatched,
  exited,
  joined,
  operationStarted,
  passed,
  planned,
  arrived,
} from '#kafila/domain/testing';
import { carnetAssigned, carnetIssued } from '#kafila/domain/testing';
import { type RecordedEvent } from '#kafila/event-store';
import { encodeLeaf } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { inOrderOfRecording } from '../in-order-of-recording.js';
import { RecordingService } from '../testing/recording-service.js';

const CONVOY = '/audit/convoys/nlc-1/events';
let service: RecordingService;
let recorded: RecordedEvent[];

beforeAll(async () => {
  service = await RecordingService.open();
  await service.record('convoy-nlc-1', planned(), joined('PK-A1', '1 07:00', { carnetNumber: 'XC12345678' }));
  await service.record('convoy-other', planned());
  await service.record('carnet-XC12345678', carnetIssued(), carnetAssigned());
  await service.record('convoy-nlc-1', dispatched('1 20:00'), passed('karachi-port', '2 04:00'));
  await service.record('carnet-XC12345678', operationStarted('karachi-port', '2 03:00'));
  await service.record(
    'convoy-nlc-1',
    exited('torkham-pk', '5 08:00', {
      unit: { unitId: 'gate-2', sequence: 118, clockAt: '2023-06-06T08:02:11+05:00' },
    }),
    arrived('torkham-pk', '4 08:00'),
  );
  const all = await service.store.readAll();
  recorded = all.events.filter(({ stream }) => stream !== 'convoy-other');
});

afterAll(() => service.close());

const PREFIX = /^\{"position":"(\d+)",/;
const entryOf = (line: string): string => line.replace(PREFIX, '{');

describe('the events of a convoy', () => {
  it('are those of all its streams, in the order of positions', async () => {
    const { body, status, position } = await service.read(CONVOY);
    expect(status).toBe(200);
    expect(position).toBe(service.position);
    expect(body.items.map((item) => [item['position'], item['stream'], item['revision']])).toEqual(
      recorded.map((event) => [event.position.toString(), event.stream, event.revision]),
    );
    expect(body.nextCursor).toBeNull();
  });

  it('are shown as they were recorded, with all that was recorded with them', async () => {
    const { body } = await service.read(CONVOY);
    const exit = body.items.find(({ type }) => type === 'BorderExited');
    const event = recorded.find(({ type }) => type === 'BorderExited');
    expect(exit).toEqual({ ...event, leaf: 1, position: event?.position.toString() });
    expect(exit?.['metadata']).toMatchObject({
      by: 'local',
      unit: { unitId: 'gate-2', sequence: 118, clockAt: '2023-06-06T08:02:11+05:00' },
    });
  });

  it('are, after the position, byte for byte the entries that the log hashes', async () => {
    const lines = await service.lines(CONVOY);
    expect(lines.map(entryOf)).toEqual(
      recorded.map((event) => new TextDecoder().decode(encodeLeaf(event, nodeCrypto))),
    );
  });

  it('come on pages as they come whole', async () => {
    const items = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await service.read(CONVOY, `&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      items.push(...body.items);
      cursor = body.nextCursor;
    }
    const lines = await service.lines(CONVOY);
    expect(items).toEqual(lines.map((line) => JSON.parse(line) as unknown));
  });

  it('end on the last page where they ended when the first one was asked for', async () => {
    const first = await service.read(CONVOY, '&limit=2');
    await service.record('convoy-nlc-1', passed('peshawar', '4 01:00'));
    const { body, position } = await service.read(CONVOY, `&cursor=${first.body.nextCursor ?? ''}`);
    expect(position).toBe(first.position);
    expect([...first.body.items, ...body.items]).toHaveLength(recorded.length);
    expect(await service.lines(CONVOY)).toHaveLength(recorded.length + 1);
  });

  it('are begun again where a carnet was found to belong to it since', async () => {
    await service.record('convoy-nlc-2', planned(), joined('PK-B2', '1 07:00'));
    const first = await service.read('/audit/convoys/nlc-2/events', '&limit=1');
    await service.record('carnet-XC87654321', carnetIssued({ carnetNumber: 'XC87654321' }));
    await service.record('carnet-XC87654321', carnetAssigned('PK-B2', '1 08:00', { convoyId: 'nlc-2' }));
    const next = await service.read('/audit/convoys/nlc-2/events', `&cursor=${first.body.nextCursor ?? ''}`);
    expect(next.status).toBe(409);
    expect(next.body['code']).toBe('history-changed');
  });

  it('are served of a convoy that nobody can fold', async () => {
    await service.record('convoy-broken', passed('karachi-port', '2 04:00'), planned());
    const parked = await service.read('/audit/convoys/broken/events');
    expect(parked.body.items.map(({ type }) => type)).toEqual(['CheckpointPassed', 'ConvoyPlanned']);
  });

  it.each([
    ['/audit/convoys/nowhere/events', '', 404, 'unknown-convoy'],
    [CONVOY, '&cursor=abc', 400, 'invalid-cursor'],
    [CONVOY, '&limit=0', 400, 'invalid-query'],
    [CONVOY, '&order=recording', 400, 'invalid-query'],
  ])('are refused where %s%s asks for what is not there', async (path, query, status, code) => {
    const answer = await service.read(path, query);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('are not found by the cursor of another list', async () => {
    const changes = await service.read('/audit/convoys/nlc-1/replay', '&limit=1');
    const { body } = await service.read(CONVOY, `&cursor=${changes.body.nextCursor ?? ''}`);
    expect(body['code']).toBe('invalid-cursor');
  });
});

describe('events in the order of recording', () => {
  const event = (position: number): RecordedEvent => ({
    ...{ stream: position % 2 === 0 ? 'even' : 'odd', revision: Math.floor(position / 2) },
    ...{ id: String(position), type: 'Counted', data: {}, metadata: {} },
    ...{ position: BigInt(position), recordedAt: '2026-01-01T00:00:00.000Z' },
  });

  /** Two streams of so many events in turn, and how many events were asked of the store. */
  function counting(count: number) {
    const read = { events: 0 };
    const all = Array.from({ length: count }, (_, at) => event(at));
    const readStream = (stream: string, { from = 0, limit = 1000, direction = 'forwards' } = {}) => {
      const whole = all.filter((one) => one.stream === stream);
      const events = direction === 'forwards' ? whole.slice(from, from + limit) : whole.slice(-limit);
      read.events += events.length;
      const next = from + limit < whole.length ? from + limit : null;
      return Promise.resolve({ events, exists: true, next });
    };
    return { read, store: { readStream } };
  }

  it('are read from the store as they are taken, a page of each stream ahead', async () => {
    const { store, read } = counting(20_000);
    const events = inOrderOfRecording(store, ['even', 'odd'], { upTo: 1_000_000n });
    for (let taken = 0; taken < 300; taken++) await events.next();
    expect(read.events).toBeLessThanOrEqual(600);
  });

  it('begin after a position without reading what lies before it', async () => {
    const { store, read } = counting(20_000);
    const events = inOrderOfRecording(store, ['even', 'odd'], { after: 15_000n, upTo: 15_003n });
    const found = [];
    for await (const { position } of events) found.push(position);
    expect(found).toEqual([15_001n, 15_002n, 15_003n]);
    expect(read.events).toBeLessThan(300);
  });
});
