import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  arrived,
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  dispatched,
  exited,
  joined,
  passed,
  planned,
  retracted,
  sealsBroken,
  timesTried,
  withdrawn,
} from '#kafila/domain/testing';
import {
  type AnyUnrecorded,
  anyArrival,
  anyHistory,
  type Arrival,
  eventId,
} from '#kafila/read-models/testing';
import fc from 'fast-check';
import { replayed, shownOf } from '../testing/replayed.js';
import { RecordingService } from '../testing/recording-service.js';
import { type ReplayStep } from './replay-step.answer.js';

let service: RecordingService;

beforeAll(async () => {
  service = await RecordingService.open();
});
afterAll(() => service.close());

async function stepsOf(convoyId: string, query = ''): Promise<readonly ReplayStep[]> {
  const lines = await service.lines(`/audit/convoys/${convoyId}/replay`, query);
  return lines.map((line) => JSON.parse(line) as ReplayStep);
}

/** The same history of convoys and papers of other names, so that one service may hold many. */
function apart(run: number): (arrival: Arrival) => Arrival {
  const names: readonly (readonly [string, string])[] = [
    ['K-', `K-${run}`],
    ['XC12', `XC${String(10 + run)}`],
    ['XC87', `XC${String(80 - run)}`],
    ['KAPE-1', `KAPE-${run}1`],
  ];
  return (arrival) =>
    JSON.parse(
      names.reduce((text, [name, other]) => text.replaceAll(name, other), JSON.stringify(arrival)),
    ) as Arrival;
}

/** What arrives in a row in one stream is appended at once. */
function portions(arrivals: readonly Arrival[]): readonly { stream: string; events: Arrival['event'][] }[] {
  const found: { stream: string; events: Arrival['event'][] }[] = [];
  for (const { stream, event } of arrivals) {
    const last = found.at(-1);
    if (last?.stream === stream) last.events.push(event);
    else found.push({ stream, events: [event] });
  }
  return found;
}

/**
 * Some of the states between: those that a read with `at` shows. Not the last one, which also shows what other streams report of
 * later: that is compared with what dashboards show now.
 */
async function expectStatesAsTheyHappened(convoyId: string, most = 3): Promise<void> {
  const steps = await stepsOf(convoyId, '&order=occurrence');
  const ends = steps.flatMap(({ event: { occurredAt } }, i) =>
    i + 1 < steps.length && occurredAt !== null && occurredAt !== steps[i + 1]?.event.occurredAt
      ? [{ occurredAt, end: i + 1 }]
      : [],
  );
  for (const { occurredAt, end } of ends.filter((_, i) => i % Math.ceil(ends.length / most) === 0)) {
    const { documents, irregularities } = replayed(steps.slice(0, end));
    const shown = await shownOf(service, convoyId, { documents, irregularities }, `&at=${occurredAt}`);
    expect({ occurredAt, documents, irregularities: documents.convoy ? irregularities : [] }).toEqual({
      occurredAt,
      ...shown,
    });
  }
}

describe('a replay', () => {
  it('ends, in either order, with what the dashboards show, and goes through what they show of the past', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(anyHistory.chain(anyArrival), async (arrivals) => {
        const world = apart(++run);
        for (const { stream, events } of portions(arrivals.map(world))) await service.append(stream, events);
        for (const convoyId of [`K-${run}0`, `K-${run}1`]) {
          for (const order of ['recording', 'occurrence']) {
            const found = replayed(await stepsOf(convoyId, `&order=${order}`));
            expect(found).toEqual(await shownOf(service, convoyId, found));
          }
          await expectStatesAsTheyHappened(convoyId);
        }
      }),
      { numRuns: timesTried(2, 25), endOnFailure: true },
    );
  }, 120_000);

  it('tells of each event who reported it, through which unit, when by its clock and when it was received', async () => {
    const unit = { unitId: 'gate-2', sequence: 7, clockAt: '2023-06-05T13:01:00+05:00' };
    await service.record('convoy-who', planned(), joined('PK-A1', '1 07:00'), dispatched('1 20:00'));
    await service.record('convoy-who', exited('torkham-pk', '5 08:00', { unit }));
    const [last] = (await stepsOf('who')).slice(-1);
    expect(last?.event).toMatchObject({ stream: 'convoy-who', by: 'local', unit, late: false });
    expect(last?.words).toContain(
      'told by local through gate-2 (its no. 7) by its clock 2023-06-05T13:01:00+05:00; received 20',
    );
  });

  it('tells what a step changed in figures, in words, and as a patch', async () => {
    await service.record('convoy-hours', planned(), joined('PK-A1', '1 07:00'), dispatched('1 20:00'));
    await service.record('convoy-hours', arrived('torkham-pk', '4 08:00'), exited('torkham-pk', '5 08:00'));
    const [last] = (await stepsOf('hours')).slice(-1);
    const of = { vehicleId: 'PK-A1', place: 'torkham-pk', direction: 'outbound' };
    expect(last?.figures).toContainEqual({ figure: 'tfi1Hours', of, before: null, after: 24 });
    expect(last?.words).toContain(
      'PK-A1 at torkham-pk outbound: exitedAt unknown -> 2023-06-05T08:00:00.000Z',
    );
    const passage = '/convoy/vehicles/0/passages/0';
    expect(last?.patch).toContainEqual({ op: 'replace', path: `${passage}/hours`, value: 24 });
  });

  it('tells which irregularities came and which went, also by what another stream says', async () => {
    const sealed = joined('PK-S1', '1 07:00', {
      carnetNumber: 'XC11112222',
      container: 'CSQU3054383',
      seals: ['S-1'],
    });
    await service.record('convoy-seals', planned(), sealed, dispatched('1 20:00'));
    await service.record('convoy-seals', sealsBroken(['S-1'], 'peshawar', '4 08:00'));
    const report: AnyUnrecorded = {
      id: 'certified',
      event: {
        type: 'CertifiedReportDrawn',
        data: {
          ...carnetAccepted('peshawar', '4 09:00').event.data,
          ...{ authority: 'police', cause: 'rock fall', vehicleIds: ['PK-S1'] },
        },
      },
    };
    await service.record('carnet-XC11112222', report);
    const [broken, explained] = (await stepsOf('seals')).slice(-2);
    const code = 'seal-broken-without-certified-report';
    expect(broken?.irregularities.came).toMatchObject([{ code, carnetNumber: 'XC11112222' }]);
    expect(explained?.irregularities.went).toMatchObject([{ code }]);
    expect(explained?.words).toContain(`no longer irregular: ${code}`);
  });

  it('shows a vehicle in two convoys also where the other one reported it, by the last step at the latest', async () => {
    const conflicts = async (convoyId: string): Promise<readonly [string, number, number][]> =>
      (await stepsOf(convoyId)).map(({ event, irregularities: { came, went } }) => [
        event.type,
        came.length,
        went.length,
      ]);
    await service.record('convoy-two-a', planned(), joined('PK-TWO', '1 07:00'));
    await service.record('convoy-two-b', planned(), joined('PK-TWO', '2 07:00'));
    expect(await conflicts('two-b')).toEqual([
      ['ConvoyPlanned', 0, 0],
      ['VehicleJoined', 1, 0],
    ]);
    expect(await conflicts('two-a')).toEqual([
      ['ConvoyPlanned', 0, 0],
      ['VehicleJoined', 1, 0],
    ]);
    await service.record('convoy-two-a', withdrawn('PK-TWO', '1 20:00'));
    expect(await conflicts('two-a')).toEqual([
      ['ConvoyPlanned', 0, 0],
      ['VehicleJoined', 0, 0],
      ['VehicleWithdrawn', 0, 0],
    ]);
  });

  it('leaves out from the start, in the order of occurrence, what was taken back later', async () => {
    const wrong = passed('kabul', '3 08:00');
    await service.record('convoy-back', planned(), joined('PK-A1', '1 07:00'), dispatched('1 20:00'), wrong);
    await service.record('convoy-back', passed('hyderabad', '2 20:00'), retracted(wrong, '6 10:00'));
    const at = (step: ReplayStep | undefined): unknown[] => [
      step?.event.type,
      step?.event.place,
      step?.patch.length,
    ];
    const asKnown = await stepsOf('back');
    expect(asKnown.slice(3).map(at)).toEqual([
      ['CheckpointPassed', 'kabul', expect.any(Number)],
      ['CheckpointPassed', 'hyderabad', expect.any(Number)],
      ['ReportRetracted', null, expect.any(Number)],
    ]);
    const asHappened = await stepsOf('back', '&order=occurrence');
    expect(asHappened.slice(3).map(at)).toEqual([
      ['CheckpointPassed', 'hyderabad', expect.any(Number)],
      ['CheckpointPassed', 'kabul', 0],
      ['ReportRetracted', null, 0],
    ]);
    expect(replayed(asHappened)).toEqual(replayed(asKnown));
  });

  it('goes through what the dashboards show of the past also where retractions take each other back in a ring', async () => {
    await service.record('convoy-ring', planned(), joined('PK-R1', '1 07:00'), dispatched('1 20:00'));
    await service.record('carnet-XC55556666', carnetAssigned('PK-R1', '1 08:00', { convoyId: 'ring' }));
    await service.record(
      'carnet-XC55556666',
      retracted('of-itself', '4 08:00', { id: 'of-itself' }),
      retracted('of-itself', '3 08:00', { id: 'of-the-ring-before-it' }),
      retracted('of-each-other-2', '8 08:00', { id: 'of-each-other-1' }),
      retracted('of-each-other-1', '6 08:00', { id: 'of-each-other-2' }),
      retracted('of-each-other-1', '5 08:00', { id: 'of-the-pair-before-it' }),
      retracted('of-the-pair-before-it', '2 08:00', { id: 'of-what-leads-to-the-pair' }),
    );
    await expectStatesAsTheyHappened('ring', 20);
  });

  it('shows the state of a prefix in the order of occurrence: what happened later has not happened yet', async () => {
    await service.record('convoy-prefix', planned(), joined('PK-A1', '1 07:00'), dispatched('1 20:00'));
    await service.record('convoy-prefix', exited('torkham-pk', '5 08:00'), arrived('torkham-pk', '4 08:00'));
    const steps = await stepsOf('prefix', '&order=occurrence');
    const { convoy } = replayed(steps.slice(0, -1)).documents;
    const vehicles = convoy?.['vehicles'] as { passages: object[] }[];
    expect(vehicles[0]?.passages).toMatchObject([{ place: 'torkham-pk', exitedAt: null }]);
  });

  it('comes on pages as it comes whole', async () => {
    for (const order of ['recording', 'occurrence']) {
      const items = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const from = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await service.read('/audit/convoys/back/replay', `&limit=2&order=${order}${from}`);
        items.push(...body.items);
        cursor = body.nextCursor;
      }
      expect(items).toEqual(await stepsOf('back', `&order=${order}`));
    }
  });

  it('says where the history cannot be digested, and goes on where it can again', async () => {
    const poison: AnyUnrecorded = {
      id: 'poison',
      event: { type: 'CheckpointPassed', data: { place: 'kabul' } },
    };
    await service.record('convoy-parked', planned(), joined('PK-A1', '1 07:00'), poison);
    await service.record('convoy-parked', passed('hyderabad', '3 08:00'));
    const parked = await stepsOf('parked');
    expect(parked.map(({ undigested, patch }) => [undigested !== null, patch.length > 0])).toEqual([
      [false, true],
      [false, true],
      [true, false],
      [true, false],
    ]);
    await service.record('convoy-parked', retracted('poison', '4 08:00'));
    const [last] = (await stepsOf('parked')).slice(-1);
    expect(last?.undigested).toBeNull();
    const found = replayed(await stepsOf('parked'));
    expect(found).toEqual(await shownOf(service, 'parked', found));
  });

  it('is refused in an order that there is not', async () => {
    const { status, body } = await service.read('/audit/convoys/back/replay', '&order=importance');
    expect([status, body['code']]).toEqual([400, 'invalid-query']);
    expect(body['errors']).toMatchObject([{ pointer: '#/order' }]);
  });

  it('is not gone on with in another order than it was begun in', async () => {
    const first = await service.read('/audit/convoys/back/replay', '&limit=1');
    const cursor = first.body.nextCursor ?? '';
    const { body } = await service.read('/audit/convoys/back/replay', `&order=occurrence&cursor=${cursor}`);
    expect(body['code']).toBe('invalid-cursor');
  });

  it('steps through carnets and declarations of the convoy too', async () => {
    await service.record('convoy-papers', planned(), joined('PK-A1', '1 07:00'));
    await service.record('carnet-XC33334444', carnetIssued({ carnetNumber: 'XC33334444' }));
    await service.record('carnet-XC33334444', carnetAssigned('PK-A1', '1 08:00', { convoyId: 'papers' }));
    const steps = await stepsOf('papers');
    expect(steps.map(({ event }) => event.stream)).toEqual([
      'convoy-papers',
      'convoy-papers',
      'carnet-XC33334444',
      'carnet-XC33334444',
    ]);
    expect(steps[3]?.event.eventId).toBe(eventId('carnet-XC33334444', 'assigned PK-A1 1 08:00'));
    expect(steps[3]?.figures).toContainEqual({
      figure: 'vehicleId',
      of: { carnetNumber: 'XC33334444' },
      before: null,
      after: 'PK-A1',
    });
  });
});
