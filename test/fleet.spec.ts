import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Api } from './kit/api.js';
import { ApiDocument } from './kit/api-document.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';
import { type Step, World } from './kit/world.js';

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

describe('a vehicle', () => {
  it('is in one active convoy at a time: another one is refused, and told where it is, until it has left', async () => {
    const world = await prepared('plan');
    const again = {
      ...(world.own(document.exampleOf('/convoys')) as object),
      convoyId: world.convoyId('099'),
      occurredAt: '2026-02-26T09:00:00+05:00',
    };
    const refused = await api.post('/convoys', again);
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({
        code: 'vehicle-in-another-convoy',
        vehicleId: world.own('PK-TLK914'),
        otherConvoyId: world.convoyId('031'),
        since: '2026-02-19T04:00:00.000Z',
      }),
    ]);
    await world.send('cancel', {}, { occurredAt: '2026-02-25T12:00:00+05:00' });
    expect((await api.post('/convoys', again)).status).toBe(201);
  });

  it('that two convoys ask for at the same moment goes to one of them', async () => {
    const world = new World(api, document);
    const example = world.own(document.exampleOf('/convoys')) as object;
    const ids = Array.from({ length: 12 }, (_, i) => world.convoyId(String(100 + i)));
    const answers = await Promise.all(ids.map((convoyId) => api.post('/convoys', { ...example, convoyId })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body['code'] === 'vehicle-in-another-convoy')).toHaveLength(11);
  });

  it('takes another carnet home than the one it came with', async () => {
    const world = await prepared('plan', 'dispatch', 'deliver', 'complete');
    const home = {
      convoyId: world.convoyId('031-home'),
      corridorId: 'khi-tas-torkham',
      regime: 'TIR',
      plannedDeparture: '2026-03-12T06:00:00+05:00',
      occurredAt: '2026-03-11T06:00:00+05:00',
      returnOf: world.convoyId('031'),
    };
    const vehicle = (carnetNumber: string): object => ({
      vehicles: [world.own({ plate: 'TLK-914', country: 'PK', carnetNumber })],
    });
    const same = await api.post('/convoys', { ...home, ...vehicle('XC12345678') });
    expect([same.status, same.body['code']]).toEqual([409, 'carnet-used-before']);
    const unknown = await api.post('/convoys', { ...home, ...vehicle('XC12345699'), returnOf: 'nobody' });
    expect([unknown.status, unknown.body['code']]).toEqual([409, 'unknown-outward-convoy']);
    expect((await api.post('/convoys', { ...home, ...vehicle('XC12345699') })).status).toBe(201);
  });
});

describe('a split', () => {
  it('makes convoys of its parts before it is answered: they take reports and decisions at once', async () => {
    const world = await prepared('plan', 'dispatch');
    await world.send('split');
    const child = world.convoyId('031-dushanbe');
    const report = {
      reportId: uuidv7(),
      type: 'CheckpointPassed',
      convoyId: child,
      occurredAt: '2026-03-06T09:00:00+04:30',
      place: 'kunduz',
      unit: { unitId: 'lead-truck' },
    };
    // The plan, its dispatch and the one vehicle that joined come before it.
    expect((await api.post('/reports', report)).body).toMatchObject({ outcome: 'recorded', revision: 3 });
    const recall = { reason: 'bridge shut', occurredAt: '2026-03-06T12:00:00+04:30' };
    expect((await api.post(`/convoys/${child}/recall`, recall)).status).toBe(200);
  });

  it('into the id of a convoy that is there already is refused before anything is written', async () => {
    const world = await prepared('plan', 'plan the other', 'dispatch');
    const part = { convoyId: world.convoyId('032'), vehicleIds: [world.own('PK-TLK915')] };
    const { status, body } = await world.send('split', {}, { parts: [part] });
    expect([status, body['code'], body['partConvoyId']]).toEqual([
      409,
      'convoy-exists',
      world.convoyId('032'),
    ]);
    expect((await world.send('split')).status).toBe(200);
  });
});

describe('a merge', () => {
  it('brings all vehicles into the other convoy before it is answered', async () => {
    const world = await prepared('plan', 'plan the other', 'dispatch');
    await world.send('merge');
    const path = `/convoys/${world.convoyId('032')}/vehicles/${String(world.own('PK-TLK914'))}/withdraw`;
    const withdrawn = await api.post(path, { reason: 'flat tyre', occurredAt: '2026-03-03T09:00:00+05:00' });
    expect([withdrawn.status, withdrawn.body['revision']]).toEqual([200, 3]);
  });
});
