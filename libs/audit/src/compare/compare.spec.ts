import {
  carnetAssigned,
  carnetIssued,
  dispatched,
  entered,
  exited,
  joined,
  passed,
  planned,
  retracted,
} from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { openReadModels, QueriesModule, type ReadModels, runProjection, trips } from '#kafila/read-models';
import {
  type Answer,
  type AnyUnrecorded,
  eventsOf,
  get,
  serve,
  type Served,
  appendToStream,
} from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPatch, type Operation } from 'rfc6902';
import { AuditModule } from '../audit.module.js';

const STORY: readonly (readonly [stream: string, event: AnyUnrecorded])[] = [
  ['convoy-C-1', planned()],
  ['convoy-C-1', joined('PK-A1', '1 07:00', { carnetNumber: 'XC12345678' })],
  ['convoy-C-1', dispatched()],
  ['convoy-C-1', passed('peshawar', '4 12:00')],
  ['convoy-C-1', entered('torkham-pk', '5 10:00', { id: 'entered' })],
  ['convoy-C-1', exited('torkham-pk', '5 18:00', { id: 'too late' })],
  ['convoy-C-1', exited('torkham-pk', '5 15:00', { id: 'right' })],
  ['convoy-C-1', retracted('too late', '6 09:00', { id: 'back' })],
  ['carnet-XC12345678', carnetIssued({ destinationOffices: ['tashkent'] })],
  ['carnet-XC12345678', carnetAssigned('PK-A1', '1 07:30', { convoyId: 'C-1' })],
  ['convoy-C-1', joined('PK-B2', '7 07:00')],
  ['convoy-C-1', passed('torkham-af', '8 07:00', { of: 'PK-X9' })],
];
const HEAD = String(STORY.length);

describe('the comparison of two looks at a convoy', () => {
  let folder: string;
  let eventStore: EventStore;
  let readModels: ReadModels;
  let board: Served;
  const stopping = new AbortController();
  let running: ReturnType<typeof runProjection>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kafila-compare-'));
    eventStore = await openWithoutThread({ file: join(folder, 'events.db') });
    readModels = await openReadModels(`sqlite:${join(folder, 'read-models.db')}`);
    for (const [stream, event] of STORY) await appendToStream(eventStore, stream, eventsOf(stream, [event]));
    running = runProjection({ projection: trips, eventStore, readModels, signal: stopping.signal });
    board = await serve([AuditModule.with({ reads: QueriesModule.with({ eventStore, readModels }) })]);
  });
  afterAll(async () => {
    await board.app.close();
    stopping.abort();
    await running.finished;
    await readModels.close();
    await eventStore.close();
    await rm(folder, { recursive: true });
  });
  const compare = (query: string, convoyId = 'C-1'): Promise<Answer> =>
    get(`${board.url}/v1/audit/convoys/${convoyId}/compare?${query}`);
  const wordsOf = async (query: string): Promise<string> => {
    const { status, body } = await compare(query);
    expect(status).toBe(200);
    return (body['words'] as string[]).join('\n');
  };

  it('tells in words what is new: earlier, later, not any more, who came', async () => {
    expect(await wordsOf(`from=knownAt:6&to=knownAt:8`)).toContain(
      'PK-A1 left at Torkham (Pakistan) (torkham-pk) outbound 3 h earlier than was told before: ' +
        'at 2023-06-05T15:00:00.000Z, not 2023-06-05T18:00:00.000Z.',
    );
    expect(await wordsOf(`from=knownAt:5&to=knownAt:6`)).toMatch(
      /PK-A1 left at .* at 2023-06-05T18:00:00.000Z; that was not told before\./,
    );
    expect(await wordsOf(`from=knownAt:6&to=knownAt:5`)).toMatch(
      /PK-A1 left at .* at 2023-06-05T18:00:00.000Z as told before; that is not told now\./,
    );
    const later = await wordsOf(`from=knownAt:8&to=knownAt:${HEAD}`);
    expect(later).toContain('It has PK-B2 now, and had not before.');
    expect(later).toContain('It has carnet XC12345678 now, and had not before.');
    expect(later).toMatch(/Irregular now, and not before: unknown-vehicle/);
    expect(await wordsOf(`from=knownAt:${HEAD}&to=knownAt:8`)).toMatch(
      /Irregular before, and not now: unknown-vehicle/,
    );
  });

  it('tells what had happened between two instants of the world', async () => {
    const words = await wordsOf('from=at:2023-06-05T14:59:59Z&to=at:2023-06-05T20:00:00%2B05:00');
    expect(words).toMatch(/PK-A1 left at .* at 2023-06-05T15:00:00.000Z; that was not told before\./);
  });

  it('says which pairs were looked at, and that nothing differs between one and itself', async () => {
    const { body } = await compare(`from=knownAt:${HEAD}`);
    expect(body).toMatchObject({
      convoyId: 'C-1',
      from: { at: null, knownAt: null, position: HEAD },
      to: { at: null, knownAt: null, position: HEAD },
      words: ['Nothing differs.'],
      figures: [],
      patch: [],
    });
  });

  it('gives a patch that makes the second look of the first one', async () => {
    const [first, second] = [await compare('from=now&to=knownAt:5'), await compare(`from=now&to=knownAt:9`)];
    const between = await compare('from=knownAt:5&to=knownAt:9');
    // What is now is made to what was known at 5, and that to what was known at 9: the same as at once.
    const nothing = { convoy: null, carnets: {}, declarations: {} };
    const now = await compare('from=at:2001-01-01T00:00:00Z&to=now');
    const built = structuredClone(nothing);
    for (const { body } of [now, first, between]) {
      expect(applyPatch(built, body['patch'] as Operation[])).toEqual(
        expect.not.arrayContaining([expect.any(Error)]),
      );
    }
    const atOnce = structuredClone(nothing);
    for (const { body } of [now, second]) applyPatch(atOnce, body['patch'] as Operation[]);
    expect(built).toEqual(atOnce);
    expect(built).toMatchObject({
      convoy: { convoyId: 'C-1' },
      carnets: { XC12345678: { status: 'issued' } },
    });
  });

  it('tells of a convoy that was not known in one of the looks', async () => {
    expect(await wordsOf('from=at:2001-01-01T00:00:00Z')).toBe(
      'Before, nothing was told of the convoy; now it is.',
    );
    const unknown = await compare('from=at:2001-01-01T00:00:00Z&to=at:2001-01-02T00:00:00Z');
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'unknown-convoy']);
    const nobody = await compare('from=knownAt:5', 'nobody');
    expect([nobody.status, nobody.body['code']]).toEqual([404, 'unknown-convoy']);
  });

  it.each([
    ['', 'invalid-query', '#/from'],
    ['from=', 'invalid-query', '#/from'],
    ['from=yesterday', 'invalid-query', '#/from'],
    ['from=at:yesterday', 'invalid-query', '#/from'],
    ['from=at:2023-06-05T00:00:00', 'invalid-query', '#/from'],
    ['from=knownAt:5,knownAt:6', 'invalid-query', '#/from'],
    ['from=knownAt:0', 'known-at-before-first-event', '#/from'],
    ['from=knownAt:5&to=knownAt:99', 'known-at-beyond-last-event', '#/to'],
    ['from=knownAt:5&to=at:2099-01-01T00:00:00Z', 'at-after-now', '#/to'],
    ['from=knownAt:5&waitFor=5', 'invalid-query', '#/waitFor'],
  ])('refuses %s as %s, by name', async (query, code, pointer) => {
    const { status, body } = await compare(query);
    expect([status, body['code']]).toEqual([400, code]);
    expect(body['errors']).toMatchObject([{ pointer }]);
  });
});
