import { describe, expect, it } from '@jest/globals';
import {
  command,
  dispatched,
  given,
  joined,
  joinedAll,
  june,
  passed,
  plateChanged,
  planned,
  replaced,
  retracted,
  sealed,
  sealsVerified,
  type Unrecorded,
  type Given,
} from '../../testing.js';
import { childEvents } from '../desk/consequences.js';

const A = 'PK-A1';
const NEW = 'KZ-482KTA02';
const start = [planned(), joined(A), dispatched()] as const;
const trip = (...facts: Unrecorded[]): Given => given(...start, ...facts);
const codes = ({ view }: Given): readonly string[] => view.irregularities.map(({ code }) => code);
const changed = plateChanged(A, NEW, '8 10:00');

describe('a vehicle that takes another plate', () => {
  const before = passed('kabul', '7 10:00', { of: A });
  const after = passed('tashkent', '10 10:00', { of: NEW });

  it('goes on under its id: reports by either plate are about it', () => {
    const story = trip(before, changed, after);
    expect(codes(story)).toEqual([]);
    expect(story.view.vehicles).toMatchObject([
      {
        vehicleId: A,
        plate: '482KTA02',
        country: { registered: 'KZ' },
        lastPlace: 'tashkent',
        formerPlates: [{ plate: 'A1', country: 'PK', until: june('8 10:00'), evidence: [changed.id] }],
      },
    ]);
  });

  it('is the same in whatever order the reports come in', () => {
    expect(trip(after, changed, before).view).toEqual(trip(before, changed, after).view);
  });

  it('is a stranger by the new plate before it took it, and where the change was taken back', () => {
    expect(codes(trip(passed('kabul', '7 10:00', { of: NEW }), changed))).toEqual(['unknown-vehicle']);
    expect(codes(trip(changed, after, retracted(changed, '11 10:00')))).toEqual(['unknown-vehicle']);
  });

  it('has it once, where two units tell it', () => {
    const second = plateChanged(NEW, NEW, '8 10:20', { id: 'second' });
    expect(trip(changed, second).view.vehicles[0]?.formerPlates).toMatchObject([
      { evidence: [changed.id, 'second'] },
    ]);
  });

  it('goes by it in the convoy that it went over to, where the change is told there, however early it was', () => {
    const over = joined(A, '9 10:00', { cameFrom: 'K-1' });
    const story = given(planned(), over, dispatched('9 10:00'), changed, after);
    expect(codes(story)).not.toContain('unknown-vehicle');
    expect(story.view.vehicles).toMatchObject([{ vehicleId: A, plate: '482KTA02', lastPlace: 'tashkent' }]);
  });

  it('cannot take that of another vehicle of the convoy: one of the two reports is wrong', () => {
    const two = given(planned(), ...joinedAll(A, 'PK-B2'), dispatched(), plateChanged(A, 'PK-B2', '8 10:00'));
    expect(codes(two)).toEqual(['contradictory-reports']);
    expect(two.view.vehicles.map(({ plate }) => plate)).toEqual(['A1', 'B2']);
  });

  it('is found by the desk under the new plate, and does not join again under it', () => {
    trip(changed)
      .when(command('withdraw', '9 10:00', { vehicleId: NEW, reason: 'engine' }))
      .thenEvents('VehicleWithdrawn');
    trip(changed)
      .when(command('add-vehicle', '9 10:00', { vehicle: { plate: '482 KTA 02', country: 'KZ' } }))
      .thenRefused('vehicle-already-joined');
  });

  it('tells by which ids it goes, since when, and keeps them where it goes over into another convoy', () => {
    const names = (story: Given): unknown => story.view.vehicles[0]?.alsoKnownAs;
    expect(names(trip(changed))).toEqual([{ vehicleId: NEW, since: june('8 10:00') }]);
    expect(names(trip(before))).toBeUndefined();
    const part = { ...joined(A, '9 10:00'), event: { ...joined(A, '9 10:00').event } };
    const came = { ...part.event.data, alsoKnownAs: [NEW] };
    const over = { ...part, event: { ...part.event, data: came } } as Unrecorded;
    expect(names(given(planned(), over))).toEqual([{ vehicleId: NEW, since: june('9 10:00') }]);
  });

  it('goes by the last hundred plates that it took, each once, and shows all that it had', () => {
    const minute = (n: number): string => `8 ${new Date(n * 60_000).toISOString().slice(11, 16)}`;
    const story = trip(
      ...Array.from({ length: 103 }, (_, n) => plateChanged(A, `KZ-${n}`, minute(n))),
      plateChanged(A, 'KZ-50', minute(103)),
    );
    const [vehicle] = story.view.vehicles;
    expect(vehicle?.alsoKnownAs?.map(({ vehicleId }) => vehicleId)).toEqual(
      Array.from({ length: 100 }, (_, n) => `KZ-${n + 3}`),
    );
    expect(vehicle?.formerPlates).toHaveLength(104);
  });

  it('keeps its plate where nobody told of another: what was recorded before is shown as it was', () => {
    expect(trip(before).view.vehicles[0]).not.toHaveProperty('formerPlates');
    expect(trip(before).view.vehicles[0]).not.toHaveProperty('trailers');
  });
});

describe('a vehicle to which the desk has given an id', () => {
  const TRUCK = 'TRUCK-7';
  const given7 = joined(TRUCK, '1 07:00', { plate: 'A1', country: 'PK' });
  const story = (...facts: Unrecorded[]): Given => given(planned(), given7, dispatched(), ...facts);

  it('is known by its first plate, too, as by those that it takes later', () => {
    const facts = [
      passed('peshawar', '3 10:00', { of: A }),
      plateChanged(A, NEW, '8 10:00'),
      passed('tashkent', '10 10:00', { of: NEW }),
    ];
    const told = story(...facts);
    expect(codes(told)).toEqual([]);
    expect(told.view.vehicles).toMatchObject([
      {
        vehicleId: TRUCK,
        lastPlace: 'tashkent',
        alsoKnownAs: [
          { vehicleId: A, since: june('1 07:00') },
          { vehicleId: NEW, since: june('8 10:00') },
        ],
      },
    ]);
  });

  it.each([
    ['by its plate', { plate: 'A-1', country: 'PK' }],
    ['under another id', { vehicleId: 'TRUCK-8', plate: 'A 1', country: 'PK' }],
  ])('does not join again %s, nor replace itself', (_, vehicle) => {
    story()
      .when(command('add-vehicle', '3 10:00', { vehicle }))
      .thenRefused('vehicle-already-joined');
    story()
      .when(command('replace', '3 10:00', { vehicleId: TRUCK, by: vehicle }))
      .thenRefused('vehicle-replaces-itself');
  });

  it('does not join while another convoy has its plate', () => {
    const elsewhere = (id: string): { convoyId: string; since: string } | undefined =>
      id === A ? { convoyId: 'K-9', since: june('1 06:00') } : undefined;
    given(planned())
      .when(
        command('add-vehicle', '3 10:00', { vehicle: { vehicleId: TRUCK, plate: 'A1', country: 'PK' } }),
        {
          elsewhere,
        },
      )
      .thenRefused('vehicle-in-another-convoy');
  });

  it('leaves its plate to the one whose own id it is', () => {
    const both = given(planned(), given7, joined(A), dispatched(), passed('peshawar', '3 10:00', { of: A }));
    expect(both.view.vehicles.map(({ vehicleId, lastPlace }) => [vehicleId, lastPlace])).toEqual([
      [TRUCK, null],
      [A, 'peshawar'],
    ]);
  });
});

describe('a road train on one carnet (TIR art. 17.1)', () => {
  const TRAILER = 'PK-T9';
  const train = joined(A, '1 07:00', {
    carnetNumber: 'XC12345678',
    seals: ['S-1'],
    trailers: [{ trailerId: TRAILER, plate: 'T9', country: 'PK', seals: ['S-9'] }],
  });
  const story = (...facts: Unrecorded[]): Given => given(planned(), train, dispatched(), ...facts);
  const sealsOf = ({ view }: Given): readonly unknown[] =>
    view.vehicles.map(({ seals, trailers }) => [seals, trailers?.map((one) => one.seals)]);

  it('has seals on each of its units: a report that names the trailer is about those of the trailer', () => {
    const looked = sealsVerified(['S-9'], 'torkham-pk', '5 10:00', { of: TRAILER });
    const more = sealed(['S-10'], 'kabul', '7 10:00', { of: TRAILER });
    const told = story(looked, more);
    expect(sealsOf(told)).toEqual([[['S-1'], [['S-10', 'S-9']]]]);
    expect(codes(told).filter((code) => code.startsWith('seal'))).toEqual([]);
  });

  it('shows a mismatch of seals on the unit where they are found', () => {
    const { carnetNumber: _none, ...loose } = train.event.data;
    const story = (fact: Unrecorded): Given =>
      given(planned(), { ...train, event: { ...train.event, data: loose } }, dispatched(), fact);
    const others = sealsVerified(['S-1'], 'torkham-pk', '5 10:00', { of: TRAILER });
    expect(codes(story(others))).toContain('seal-mismatch');
    const own = sealsVerified(['S-1'], 'torkham-pk', '5 10:00', { of: A });
    expect(codes(story(own))).not.toContain('seal-mismatch');
  });

  it('is one vehicle on the road, by whichever of its plates it is seen', () => {
    const seen = story(passed('kabul', '7 10:00', { of: TRAILER }));
    expect(seen.view.vehicles).toMatchObject([{ vehicleId: A, lastPlace: 'kabul' }]);
    expect(codes(seen)).not.toContain('unknown-vehicle');
  });

  it('keeps the trailer where the tractor is replaced', () => {
    const replacement = replaced(A, 'PK-B2', '8 10:00');
    const told = story(replacement, sealed(['S-10'], 'tashkent', '10 10:00', { of: TRAILER }));
    expect(sealsOf(told)).toEqual([
      [[], undefined],
      [['S-1'], [['S-10', 'S-9']]],
    ]);
    expect(codes(told)).not.toContain('unknown-vehicle');
  });

  it('hands the trailer over into another convoy, with the seals that are on it, and the plates of both', () => {
    const told = story(
      sealed(['S-10'], 'kabul', '7 10:00', { of: TRAILER }),
      plateChanged(A, NEW, '8 10:00'),
    );
    const split = told.when(
      command('split', '9 10:00', {
        reason: 'two ways',
        parts: [{ convoyId: 'part', vehicleIds: [A], route: ['kabul', 'pul-e-khumri', 'hairatan'] }],
      }),
      { convoyId: 'whole', isTaken: () => false },
    );
    const [event] = split.thenEvents('ConvoySplit');
    if (event?.type !== 'ConvoySplit') throw new Error('It was not split.');
    const [part] = childEvents(told.state, 'whole', event);
    expect(part?.[1]).toContainEqual(
      expect.objectContaining({
        type: 'VehicleJoined',
        data: expect.objectContaining({
          ...{ vehicleId: A, plate: '482KTA02', country: 'KZ', alsoKnownAs: [NEW] },
          trailers: [{ trailerId: TRAILER, plate: 'T9', country: 'PK', seals: ['S-10', 'S-9'] }],
        }) as unknown,
      }),
    );
  });

  it('takes no trailer that is in the convoy already', () => {
    const trailers = [{ plate: 'T-9', country: 'PK' }];
    story()
      .when(command('add-vehicle', '2 10:00', { vehicle: { plate: 'C3', country: 'PK', trailers } }))
      .thenRefused('vehicle-already-joined');
  });

  it('has a trailer that takes another plate, and is known by both', () => {
    const told = story(
      plateChanged(TRAILER, 'KZ-9TRL', '8 10:00'),
      sealsVerified(['S-9'], 'tashkent', '10 10:00', { of: 'KZ-9TRL' }),
    );
    expect(told.view.vehicles[0]).toMatchObject({
      plate: 'A1',
      trailers: [
        { trailerId: TRAILER, plate: '9TRL', country: 'KZ', sealHistory: [{}, { what: 'verified' }] },
      ],
    });
  });
});
