import { carnetStream } from '#kafila/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  activity,
  arrived,
  carnetAssigned,
  carnetIssued,
  delivered,
  dispatched,
  entered,
  exited,
  incident,
  joined,
  june,
  passed,
  planned,
  retracted,
} from '#kafila/domain/testing';
import { eventId } from '#kafila/read-models/testing';
import { RecordingService } from '../testing/recording-service.js';
import { type ChangeAfterTheFact } from './change-after-the-fact.answer.js';

let service: RecordingService;

beforeAll(async () => {
  service = await RecordingService.open();
});
afterAll(() => service.close());

async function changesOf(convoyId: string): Promise<readonly ChangeAfterTheFact[]> {
  const lines = await service.lines(`/audit/convoys/${convoyId}/changes`);
  return lines.map((line) => JSON.parse(line) as ChangeAfterTheFact);
}

const SIDE = { vehicleId: 'PK-A1', place: 'torkham-pk', direction: 'outbound' };

describe('what was changed after the fact', () => {
  it('is nothing where everything was reported in its order', async () => {
    await service.record('convoy-straight', planned(), joined('PK-A1', '1 07:00'), dispatched('1 20:00'));
    await service.record(
      'convoy-straight',
      arrived('torkham-pk', '4 08:00'),
      exited('torkham-pk', '4 20:00'),
    );
    expect(await changesOf('straight')).toEqual([]);
  });

  it('names of a late report exactly the figures that it moved, with what was published before', async () => {
    const unit = { unitId: 'gate-2', sequence: 3, clockAt: '2023-06-06T09:00:00+05:00' };
    await service.record('convoy-late', planned(), joined('PK-A1', '1 07:00'), dispatched('1 20:00'));
    await service.record('convoy-late', entered('torkham-pk', '4 10:00'), exited('torkham-pk', '4 20:00'));
    await service.record('convoy-late', arrived('torkham-pk', '4 08:00', { unit }));
    const [change, ...others] = await changesOf('late');
    expect(others).toEqual([]);
    expect(change?.kinds).toEqual(['late']);
    expect(change?.event).toMatchObject({ by: 'local', unit, late: true, type: 'BorderArrived' });
    expect(change?.figures).toEqual([
      { figure: 'underwaySince', of: {}, before: june('4 10:00'), after: june('4 08:00') },
      { figure: 'arrivedAt', of: SIDE, before: null, after: june('4 08:00') },
      { figure: 'tfi1Hours', of: SIDE, before: 10, after: 12 },
      { figure: 'waitingHours', of: SIDE, before: null, after: 2 },
    ]);
    expect(change?.words).toContain('tfi1Hours 10 -> 12');
    expect(change?.words).toContain(
      'through gate-2 (its no. 3) by its clock 2023-06-06T09:00:00+05:00; received 20',
    );
  });

  it('tells that a convoy was on time only until a late report said otherwise', async () => {
    const story = [planned('khi-tas-torkham', { plannedArrival: june('12') }), joined('PK-A1', '1 07:00')];
    await service.record('convoy-time', ...story, dispatched('1 20:00'));
    const early = delivered('tashkent', '11 10:00');
    const later = delivered('tashkent', '13 10:00');
    await service.record('convoy-time', early, later);
    await service.record('convoy-time', retracted(early, '14 08:00', { replacedBy: later.id }));
    const changes = await changesOf('time');
    expect(changes.map(({ kinds }) => kinds)).toEqual([['replacement'], ['retraction']]);
    const moved = changes.flatMap(({ figures }) => figures.filter(({ figure }) => figure === 'onTime'));
    expect(moved).toEqual([{ figure: 'onTime', of: {}, before: true, after: false }]);
  });

  it('tells of a retraction what it took back, what replaces it, and in what the two differ', async () => {
    const wrong = arrived('torkham-pk', '4 08:00', { id: 'wrong' });
    const right = arrived('torkham-pk', '4 09:00', { id: 'right' });
    await service.record('convoy-corrected', planned(), joined('PK-A1', '1 07:00'), dispatched('1 20:00'));
    await service.record('convoy-corrected', wrong, exited('torkham-pk', '4 20:00'), right);
    await service.record('convoy-corrected', retracted('wrong', '5 08:00', { replacedBy: 'right' }));
    const [replacement, retraction] = await changesOf('corrected');
    const [wrongId, rightId] = ['wrong', 'right'].map((id) => eventId('convoy-corrected', id));
    expect(replacement?.kinds).toEqual(['late', 'replacement']);
    expect(replacement?.replaces).toBe(wrongId);
    expect(retraction?.kinds).toEqual(['retraction']);
    expect(retraction?.correction).toMatchObject({
      reportId: wrongId,
      reason: 'incorrect-data',
      report: { occurredAt: june('4 08:00'), by: 'local' },
      replacedBy: rightId,
      differs: [{ field: 'occurredAt', before: june('4 08:00'), after: june('4 09:00') }],
    });
    expect(retraction?.figures).toEqual([
      { figure: 'underwaySince', of: {}, before: june('4 08:00'), after: june('4 09:00') },
      { figure: 'arrivedAt', of: SIDE, before: june('4 08:00'), after: june('4 09:00') },
      { figure: 'tfi1Hours', of: SIDE, before: 12, after: 11 },
    ]);
  });

  it('says that a report was about another vehicle', async () => {
    const wrong = incident('breakdown', 'kabul', '5 08:00', { id: 'wrong', of: 'PK-A1' });
    const right = incident('breakdown', 'kabul', '5 08:00', { id: 'right', of: 'PK-B2' });
    await service.record('convoy-whose', planned(), joined('PK-A1', '1 07:00'), joined('PK-B2', '1 07:00'));
    await service.record('convoy-whose', dispatched('1 20:00'), wrong, right);
    await service.record('convoy-whose', retracted('wrong', '6 08:00', { replacedBy: 'right' }));
    const [change] = (await changesOf('whose')).slice(-1);
    expect(change?.kinds).toEqual(['retraction', 're-attributed']);
    expect(change?.correction?.differs).toEqual([
      { field: 'vehicleIds', before: ['PK-A1'], after: ['PK-B2'] },
    ]);
  });

  it('says that earlier reports count for a vehicle that joined after them', async () => {
    const lost = activity('customs-controls', 'torkham-pk', '4 10:00', { until: '4 12:00', of: 'PK-B2' });
    await service.record('convoy-joins', planned(), joined('PK-A1', '1 07:00'), dispatched('1 20:00'), lost);
    await service.record('convoy-joins', joined('PK-B2', '3 07:00'));
    const [change] = await changesOf('joins');
    expect(change?.kinds).toEqual(['late-decision', 're-attributed']);
    expect(change?.reattributed).toEqual([
      { reportId: eventId('convoy-joins', lost.id), from: [], to: ['PK-B2'] },
    ]);
    expect(change?.irregularities.went).toMatchObject([{ code: 'unknown-vehicle' }]);
  });

  it('says that a carnet went to another vehicle', async () => {
    const carnetNumber = 'XC55556666';
    const convoyId = 'carnet-moves';
    await service.record(
      'convoy-carnet-moves',
      planned(),
      joined('PK-A1', '1 07:00'),
      joined('PK-B2', '1 07:00'),
    );
    await service.record(carnetStream(carnetNumber), carnetIssued({ carnetNumber }));
    await service.record(carnetStream(carnetNumber), carnetAssigned('PK-A1', '1 08:00', { convoyId }));
    await service.record(
      carnetStream(carnetNumber),
      carnetAssigned('PK-B2', '3 08:00', { convoyId, reason: 'tractor' }),
    );
    const [change, ...others] = await changesOf('carnet-moves');
    expect(others).toEqual([]);
    expect(change?.kinds).toEqual(['re-attributed']);
    expect(change?.figures).toContainEqual({
      figure: 'vehicleId',
      of: { carnetNumber },
      before: 'PK-A1',
      after: 'PK-B2',
    });
  });

  it('comes on pages as it comes whole', async () => {
    const items = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await service.read('/audit/convoys/corrected/changes', `&limit=1${from}`);
      items.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(items).toEqual(await changesOf('corrected'));
  });

  it('is not known of an unknown convoy', async () => {
    await service.record('convoy-any', planned(), passed('kabul', '3 08:00'));
    const { status, body } = await service.read('/audit/convoys/nowhere/changes');
    expect([status, body['code']]).toEqual([404, 'unknown-convoy']);
  });
});
