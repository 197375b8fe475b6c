import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, Api } from './kit/api.js';
import { ApiDocument } from './kit/api-document.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

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

/** A decision as the API's document shows it: its address there, and the parameters of its example. */
const DECISIONS = {
  plan: '/convoys',
  'add-vehicle': '/convoys/{convoyId}/vehicles',
  dispatch: '/convoys/{convoyId}/dispatch',
  withdraw: '/convoys/{convoyId}/vehicles/{vehicleId}/withdraw',
  replace: '/convoys/{convoyId}/vehicles/{vehicleId}/replace',
  divert: '/convoys/{convoyId}/divert',
  hold: '/convoys/{convoyId}/hold',
  release: '/convoys/{convoyId}/release',
  split: '/convoys/{convoyId}/split',
  merge: '/convoys/{convoyId}/merge',
  recall: '/convoys/{convoyId}/recall',
  cancel: '/convoys/{convoyId}/cancel',
  complete: '/convoys/{convoyId}/complete',
  issue: '/carnets',
  assign: '/carnets/{carnetNumber}/assign',
} as const;
type Decision = keyof typeof DECISIONS;

/** The examples of the API in a world of their own: ids, plates and carnets that no other test uses. */
class World {
  static #worlds = 0;
  readonly #number = ++World.#worlds;

  convoyId(last: string): string {
    return this.own(`nlc-2026-${last}`) as string;
  }

  own(value: unknown): unknown {
    const text = JSON.stringify(value)
      .replaceAll('nlc-2026', `w${this.#number}`)
      .replaceAll('TLK', `W${this.#number}K`)
      .replaceAll('XC12345', `XC${10_000 + this.#number}`);
    return JSON.parse(text);
  }

  send(decision: Decision, headers: Record<string, string> = {}, change: object = {}): Promise<Answer> {
    const address = DECISIONS[decision];
    const path = address
      .replace('{convoyId}', 'nlc-2026-031')
      .replace('{vehicleId}', 'PK-TLK915')
      .replace('{carnetNumber}', 'XC12345678');
    const body = this.own(document.exampleOf(address)) as object;
    return api.post(this.own(path) as string, { ...body, ...change }, headers);
  }

  /** The convoy that the example of a merge joins. */
  planTheOther(): Promise<Answer> {
    return api.post('/convoys', {
      ...(this.own(document.exampleOf('/convoys')) as object),
      convoyId: this.convoyId('032'),
      vehicles: [],
    });
  }

  /** All that the example convoy carries is handed over. */
  deliver(): Promise<Answer> {
    return api.post('/reports', {
      reportId: uuidv7(),
      type: 'CargoDelivered',
      convoyId: this.convoyId('031'),
      occurredAt: '2026-03-09T16:20:00+05:00',
      place: 'tashkent',
      unit: { unitId: 'tashkent-depot' },
    });
  }
}

type Step = Decision | 'plan the other' | 'deliver';
async function prepared(...steps: readonly Step[]): Promise<World> {
  const world = new World();
  for (const step of steps) {
    const answer =
      step === 'deliver'
        ? await world.deliver()
        : step === 'plan the other'
          ? await world.planTheOther()
          : await world.send(step);
    expect([step, answer.status, answer.body['code']]).toEqual([step, expect.any(Number), undefined]);
  }
  return world;
}

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

describe('a decision that names what is not there', () => {
  it.each([
    ['a convoy', '/convoys/nobody/recall', { reason: 'border shut' }, 'unknown-convoy'],
    ['a carnet', '/carnets/QQ99999999/assign', { convoyId: 'nobody', vehicleId: 'PK-1' }, 'unknown-carnet'],
    [
      'what is no carnet',
      '/carnets/book-7/assign',
      { convoyId: 'nobody', vehicleId: 'PK-1' },
      'unknown-carnet',
    ],
  ])('%s: is 404', async (_, path, body, code) => {
    const answer = await api.post(path, body);
    expect([answer.status, answer.body['code']]).toEqual([404, code]);
  });

  it('a vehicle: is 404, with the vehicle named', async () => {
    const world = await prepared('plan', 'dispatch');
    const path = `/convoys/${world.convoyId('031')}/vehicles/PK-NOBODY/withdraw`;
    const answer = await api.post(path, { reason: 'lost' });
    expect([answer.status, answer.body]).toEqual([
      404,
      expect.objectContaining({ code: 'vehicle-not-in-convoy', vehicleId: 'PK-NOBODY' }),
    ]);
  });

  it('a carnet on a vehicle that is in no such convoy: is 404, and nothing is assigned', async () => {
    const world = await prepared('plan', 'issue');
    const nobody = await world.send('assign', {}, { vehicleId: 'PK-NOBODY' });
    expect([nobody.status, nobody.body['code']]).toEqual([404, 'vehicle-not-in-convoy']);
    const nowhere = await world.send('assign', {}, { convoyId: 'nowhere' });
    expect([nowhere.status, nowhere.body['code']]).toEqual([404, 'unknown-convoy']);
    expect((await world.send('assign')).body['revision']).toBe(1);
  });
});

describe('a decision with a fault in what was sent', () => {
  const steps: Record<string, readonly Step[]> = {
    plan: [],
    issue: [],
    split: ['plan', 'dispatch'],
    replace: ['plan', 'dispatch'],
    merge: ['plan', 'dispatch'],
    hold: ['plan', 'dispatch'],
    divert: ['plan', 'dispatch'],
    'add-vehicle': ['plan'],
  };
  it.each<[string, Decision, object, string, string | null]>([
    [
      'a container with a wrong check digit',
      'add-vehicle',
      { container: 'CSQU3054384' },
      'invalid-identifier',
      '#/container',
    ],
    ['a country of another list', 'add-vehicle', { country: 'PAK' }, 'invalid-identifier', '#/country'],
    [
      'a regime of no catalogue',
      'plan',
      { legRegimes: [{ from: 'peshawar', to: 'kabul', regime: 'SILK' }] },
      'unknown-regime',
      '#/legRegimes/0/regime',
    ],
    [
      'a leg that is not driven',
      'plan',
      { legRegimes: [{ from: 'kabul', to: 'peshawar', regime: 'TIR' }] },
      'unknown-leg',
      '#/legRegimes/0',
    ],
    [
      'an arrival before the departure',
      'plan',
      { plannedArrival: '2026-02-20T00:00:00Z' },
      'arrival-before-departure',
      '#/plannedArrival',
    ],
    ['no parts', 'split', { parts: [] }, 'no-parts', '#/parts'],
    ['itself to merge into', 'merge', {}, 'merge-into-itself', '#/into'],
    ['an unknown place', 'hold', { place: 'atlantis' }, 'unknown-place', '#/place'],
    ['an unknown corridor', 'divert', { corridorId: 'silk-road' }, 'unknown-corridor', '#/corridorId'],
    ['a booklet that is not printed', 'issue', { vouchers: 8 }, 'invalid-vouchers', '#/vouchers'],
    [
      'a carnet good for too long',
      'issue',
      { lastValidDate: '2026-06-01' },
      'validity-too-long',
      '#/lastValidDate',
    ],
    [
      'a number that no carnet has',
      'issue',
      { carnetNumber: 'book 7' },
      'invalid-identifier',
      '#/carnetNumber',
    ],
    [
      'more offices than allowed',
      'issue',
      {
        departureOffices: ['karachi-port', 'peshawar', 'quetta', 'islamabad'],
        destinationOffices: ['tashkent', 'samarkand', 'termez', 'kabul', 'almaty'],
      },
      'too-many-offices',
      '#/destinationOffices',
    ],
  ])('%s: is 422 and names the field', async (_, decision, change, code, pointer) => {
    const world = await prepared(...(steps[decision] ?? []));
    const own = code === 'merge-into-itself' ? { into: world.convoyId('031') } : change;
    const { status, body } = await world.send(decision, {}, own);
    expect([status, body['code']]).toEqual([422, code]);
    expect(body['errors']).toEqual([expect.objectContaining({ pointer })]);
  });

  it('a vehicle in two parts: is 422', async () => {
    const world = await prepared('plan', 'dispatch');
    const part = { vehicleIds: [world.own('PK-TLK915')] };
    const { status, body } = await world.send('split', {}, { parts: [part, part] });
    expect([status, body['code']]).toEqual([422, 'vehicle-in-two-parts']);
  });
});

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
    const world = new World();
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
