import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Api } from './kit/api.js';
import { ApiDocument } from './kit/api-document.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';
import { type Decision, DECISIONS, type Step, World } from './kit/world.js';

const folder = temporaryFolder();
let service: RunningService;
let api: Api;
let document: ApiDocument;

beforeAll(async () => {
  service = await startService('intake', { KAFILA_DATA_DIR: folder.path });
  api = new Api(service.url);
  document = await ApiDocument.of(service.url);
});

afterAll(async () => {
  await service.stop();
  folder.remove();
});

const prepared = (...steps: readonly Step[]): Promise<World> => World.after(api, document, ...steps);

const each: readonly [
  decision: Decision,
  before: readonly Step[],
  status: number,
  again: readonly [status: number, code: string, ...facts: string[]],
][] = [
  ['plan', [], 201, [409, 'convoy-exists', 'convoyId', 'convoyStatus']],
  ['add-vehicle', ['plan'], 201, [409, 'vehicle-already-joined', 'convoyId', 'vehicleId']],
  ['dispatch', ['plan'], 200, [409, 'already-dispatched', 'convoyId', 'dispatchedAt']],
  ['withdraw', ['plan', 'dispatch'], 200, [404, 'vehicle-not-in-convoy', 'vehicleId', 'leftAt', 'how']],
  ['replace', ['plan', 'dispatch'], 200, [404, 'vehicle-not-in-convoy', 'vehicleId', 'leftAt', 'how']],
  ['divert', ['plan', 'dispatch'], 200, [409, 'same-route', 'convoyId', 'route']],
  ['hold', ['plan', 'dispatch'], 200, [409, 'convoy-held', 'convoyId', 'heldAt', 'reason', 'place']],
  ['release', ['plan', 'dispatch', 'hold'], 200, [409, 'not-held', 'convoyId', 'releasedAt']],
  ['split', ['plan', 'dispatch'], 200, [409, 'convoy-exists', 'convoyId', 'partConvoyId']],
  ['merge', ['plan', 'plan the other', 'dispatch'], 200, [409, 'convoy-ended', 'endedAt', 'mergedInto']],
  ['recall', ['plan', 'dispatch'], 200, [409, 'already-recalled', 'convoyId', 'recalledAt']],
  ['cancel', ['plan'], 200, [409, 'convoy-ended', 'convoyId', 'convoyStatus', 'endedAt']],
  ['complete', ['plan', 'dispatch', 'deliver'], 200, [409, 'convoy-ended', 'convoyId', 'endedAt']],
  ['issue', [], 201, [409, 'carnet-already-issued', 'carnetNumber', 'recordedAt']],
  ['assign', ['plan', 'issue'], 200, [409, 'carnet-already-assigned', 'carnetNumber', 'vehicleId']],
];

describe('each decision of the desk', () => {
  it('is in this list', () => {
    expect(each.map(([decision]) => decision).sort()).toEqual(Object.keys(DECISIONS).sort());
  });

  it.each(each)(
    '%s: is taken, has one answer under one key for ever, and is refused with facts where it does not fit',
    async (decision, before, status, [refusedStatus, code, ...facts]) => {
      const world = await prepared(...before);
      const key = { 'idempotency-key': uuidv7() };
      const first = await world.send(decision, key);
      const subject =
        decision === 'issue' || decision === 'assign'
          ? { carnetNumber: world.own('XC12345678') }
          : { convoyId: world.convoyId('031') };
      expect([first.status, first.body]).toEqual([
        status,
        { ...subject, revision: expect.any(Number), position: expect.stringMatching(/^\d+$/) },
      ]);
      expect(first.headers.get('etag')).toBe(`"${String(first.body['revision'])}"`);

      const again = await world.send(decision, key);
      expect([again.status, again.body]).toEqual([200, first.body]);

      const other = await world.send(decision, key, { note: 'not the same' });
      expect([other.status, other.body['code']]).toEqual([409, 'idempotency-key-reused']);

      const moved = await world.send(decision, { 'if-match': '"999"' });
      expect([moved.status, moved.body]).toEqual([
        412,
        expect.objectContaining({ ...subject, code: 'revision-moved', expectedRevision: 999 }),
      ]);

      const refused = await world.send(decision);
      expect([refused.status, refused.body['code']]).toEqual([refusedStatus, code]);
      expect(Object.keys(refused.body)).toEqual(expect.arrayContaining(facts));
    },
  );
});
