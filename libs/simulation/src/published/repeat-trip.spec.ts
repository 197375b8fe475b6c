import { describeCarnet, describeConvoy, findCorridor, routeOf } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { dayAt } from '../journey/local-time.js';
import { historyOf } from '../testing/history.js';
import { type VehicleTruth } from '../outcome/truth.js';
import { type PublishedTrip, publishedTrips } from './published-trips.js';
import { repeatTrip, type RepeatedConvoy, type RepeatedTrip } from './repeat-trip.js';

const repeated = new Map(publishedTrips.map((trip) => [trip.id, repeatTrip(trip)]));
const trips = [...repeated.values()];
const convoys = trips.flatMap((trip) => trip.repeated.map((convoy) => ({ trip, convoy })));

function tripOf(convoyId: string): RepeatedTrip {
  const found = convoys.find(({ convoy }) => convoy.convoyId === convoyId);
  if (!found) throw new Error(`There is no repeated convoy ${convoyId}.`);
  return found.trip;
}

function vehiclesOf(convoyId: string): readonly VehicleTruth[] {
  const isMember = ({ memberships }: VehicleTruth): boolean =>
    memberships.some((one) => one.convoyId === convoyId && one.left === null);
  return tripOf(convoyId).truth.vehicles.filter(isMember);
}

/** Days on which all vehicles set out, arrived and unloaded, on the clocks of the place. */
function days(convoyId: string): { departed: string[]; arrived: string[]; delivered: string[] } {
  const destination = convoys.find(({ convoy }) => convoy.convoyId === convoyId)?.convoy.destination ?? '';
  const of = (place: string, instants: readonly string[]): string[] => [
    ...new Set(instants.map((instant) => dayAt(place, Date.parse(instant)))),
  ];
  const vehicles = vehiclesOf(convoyId);
  const visits = vehicles.map((vehicle) => vehicle.visits.filter((visit) => visit.convoyId === convoyId));
  const first = vehicles.map((vehicle) => vehicle.visits[0] ?? { place: '', at: '' });
  return {
    departed: of(
      first[0]?.place ?? '',
      first.map(({ at }) => at),
    ),
    arrived: of(
      destination,
      visits.map((own) => own.at(-1)?.at ?? ''),
    ),
    delivered: of(
      destination,
      vehicles.flatMap(({ deliveries }) =>
        deliveries.filter((delivery) => delivery.convoyId === convoyId).map(({ at }) => at),
      ),
    ),
  };
}

describe('the published trips', () => {
  it('are ten, and what was not published is null', () => {
    expect(publishedTrips).toHaveLength(10);
    expect(publishedTrips.filter(({ departed }: PublishedTrip) => departed === null)).toHaveLength(8);
  });
});

describe('a repeated trip', () => {
  it('is a convoy, its parts, and its return where a source reports one', () => {
    expect(convoys.map(({ convoy }) => convoy.convoyId)).toEqual([
      'pk-uz-2021-04',
      'nlc-tr-az-2021-09',
      'nlc-tr-az-2021-09-istanbul',
      'nlc-tr-az-2021-09-baku',
      'nlc-tr-az-2021-09-istanbul-return',
      'nlc-tr-az-2021-09-baku-return',
      'nlc-car-2023-06',
      'nlc-car-2023-06-astana',
      'nlc-car-2023-06-return',
      'nlc-car-2023-06-almaty',
      'nlc-car-2023-06-astana-return',
      'nlc-car-2023-06-almaty-return',
      'nlc-kz-china-2023-06',
      'nlc-cn-2023-06',
      'nlc-af-2023-07-a',
      'nlc-af-2023-07-b',
      'nlc-kz-2023-11',
      'nlc-kg-2023-12',
      'nlc-tj-2024-04',
    ]);
  });

  it('is the same each time', () => {
    for (const trip of publishedTrips) expect(repeatTrip(trip)).toEqual(repeated.get(trip.id));
  });

  it.each([
    ['pk-uz-2021-04', '2021-04-29', '2021-05-04'],
    ['nlc-tr-az-2021-09-istanbul', '2021-09-27', '2021-10-07'],
    // Eight days on the road were published, the day of arrival was not.
    ['nlc-tr-az-2021-09-baku', '2021-09-27', '2021-10-05'],
  ])('keeps the published days of %s: from %s to %s', (convoyId, departed, arrived) => {
    expect(days(convoyId)).toEqual({
      departed: [departed],
      arrived: [arrived],
      delivered: [arrived],
    });
  });

  it('keeps a published day of arrival, and a published number of days, where the departure is made up', () => {
    expect(days('nlc-kg-2023-12').arrived).toEqual(['2023-12-05']);
    expect(days('nlc-tj-2024-04')).toMatchObject({
      departed: ['2024-03-27'],
      arrived: ['2024-04-03'],
    });
  });

  it('crosses Torkham on 30 April 2021, as was published', () => {
    const [vehicle] = tripOf('pk-uz-2021-04').truth.vehicles;
    const torkham = vehicle?.passages.find(({ place }) => place === 'torkham-pk');
    expect(dayAt('torkham-pk', Date.parse(torkham?.exitedAt ?? ''))).toBe('2021-04-30');
  });

  it('has as many trucks as were published', () => {
    for (const trip of publishedTrips) {
      const { truth, convoyId } = tripOf(trip.id);
      const setOut = truth.vehicles.filter(({ memberships }) => memberships[0]?.convoyId === convoyId);
      if (trip.trucks !== null) expect(setOut).toHaveLength(trip.trucks);
      for (const { place, trucks } of trip.destinations) {
        const there = setOut.filter(({ deliveries }) => deliveries[0]?.place === place);
        if (trucks !== null) expect(there).toHaveLength(trucks);
      }
    }
  });

  it('goes by the published corridor from the published origin', () => {
    for (const { tripId, decisions } of trips) {
      const body = decisions[0]?.type === 'plan' ? decisions[0].body : undefined;
      const corridor = findCorridor(body?.corridorId ?? '');
      const route = body?.route ?? (corridor ? routeOf(corridor) : []);
      const trip = publishedTrips.find(({ id }) => id === tripId);
      expect([route[0], route.at(-1)]).toEqual([trip?.origin, trip?.destinations[0]?.place]);
    }
  });

  it('splits where its roads part: two trucks to Istanbul, two to Baku', () => {
    const history = historyOf(tripOf('nlc-tr-az-2021-09'));
    const parts = ['nlc-tr-az-2021-09-istanbul', 'nlc-tr-az-2021-09-baku'];
    expect(describeConvoy(history.convoy('nlc-tr-az-2021-09'))).toMatchObject({
      status: 'split',
      splitInto: parts,
    });
    for (const part of parts) {
      const view = describeConvoy(history.convoy(part));
      expect(view).toMatchObject({ status: 'completed', splitFrom: 'nlc-tr-az-2021-09' });
      expect(view.route[0]).toBe('qazvin');
      expect(view.vehicles).toHaveLength(2);
    }
  });

  it('comes back with its published cargo and other carnets, within the published fourteen days', () => {
    const trip = tripOf('nlc-tr-az-2021-09');
    const history = historyOf(trip);
    for (const [outward, home] of [
      ['istanbul', 'lahore'],
      ['baku', 'islamabad'],
    ]) {
      const out = describeConvoy(history.convoy(`nlc-tr-az-2021-09-${outward ?? ''}`));
      const back = describeConvoy(history.convoy(`nlc-tr-az-2021-09-${outward ?? ''}-return`));
      expect(back).toMatchObject({ status: 'completed', returnOf: `nlc-tr-az-2021-09-${outward ?? ''}` });
      expect(back.vehicles.map(({ vehicleId }) => vehicleId)).toEqual(
        out.vehicles.map(({ vehicleId }) => vehicleId),
      );
      for (const [i, { goods, carnetNumber, deliveries }] of back.vehicles.entries()) {
        expect(goods.map(({ description }) => description)).toEqual([
          'glass wool raw material',
          'electronics',
        ]);
        expect(carnetNumber).toMatch(/^[A-Z]{2}\d{8}$/);
        expect(carnetNumber).not.toBe(out.vehicles[i]?.carnetNumber);
        expect(deliveries.map(({ place }) => place)).toEqual([home]);
        const took = Date.parse(deliveries[0]?.deliveredAt ?? '') - Date.parse(back.dispatchedAt ?? '');
        expect(took / 86_400_000).toBeLessThanOrEqual(14);
      }
    }
  });

  it('gives every report, truck and carnet an id of its own', () => {
    for (const ids of [
      trips.flatMap(({ reports }) => reports.map(({ report }) => report.reportId)),
      trips.flatMap(({ truth }) => truth.vehicles.map(({ vehicleId }) => vehicleId)),
      trips.flatMap(({ truth }) => truth.carnets.map(({ carnetNumber }) => carnetNumber)),
    ]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('reports the TIR operations of each carnet of a trip under TIR, and of no other', () => {
    for (const trip of trips) {
      const history = historyOf(trip);
      const underTir = publishedTrips.find(({ id }) => id === trip.tripId)?.regime.startsWith('TIR');
      expect(trip.truth.carnets.length > 0).toBe(underTir);
      for (const { carnetNumber, operations } of trip.truth.carnets) {
        const view = describeCarnet(history.carnet(carnetNumber));
        const started = operations.filter(({ reportedBy }) => reportedBy.startedAt !== null);
        expect(view.operations.flatMap(({ startedAt }) => startedAt ?? [])).toEqual(
          started.map(({ startedAt }) => startedAt),
        );
      }
    }
  });

  it('marks all that was never published as synthetic, with a note that a server takes', () => {
    for (const { decisions, reports } of trips) {
      const plans = decisions.flatMap((decision) => (decision.type === 'plan' ? [decision.body] : []));
      const marked = [
        ...decisions.map(({ body }) => body),
        ...plans.flatMap(({ vehicles }) => vehicles),
        ...reports.map(({ report }) => report),
      ];
      expect(marked.filter(({ synthetic }) => synthetic !== true)).toEqual([]);
      expect(marked.filter(({ note }) => note === undefined || note.length > 2000)).toEqual([]);
    }
  });

  it('keeps the sources and their contradictions in the notes', () => {
    const { decisions } = tripOf('nlc-tr-az-2021-09');
    expect(decisions[0]?.body.note).toContain('two say 28 September');
    expect(decisions[0]?.body.note).toContain('dawn.com/news/1651529');
  });

  it('says of a report whose day was published that it was', () => {
    const { reports } = tripOf('pk-uz-2021-04');
    const published = reports.filter(({ report }) => report.note?.startsWith('The day is published'));
    expect(new Set(published.map(({ report }) => report.note?.slice(0, 33)))).toEqual(
      new Set(['2021-04-29', '2021-04-30', '2021-05-04'].map((day) => `The day is published: ${day}.`)),
    );
  });

  it('is decided by the rules of the domain, with every delivery reported, and nothing wrong with it', () => {
    for (const trip of trips) {
      const history = historyOf(trip);
      expect([trip.tripId, history.refused]).toEqual([trip.tripId, []]);
      const completions = trip.decisions.filter(({ type }) => type === 'complete');
      expect(completions.length).toBeGreaterThan(0);
      for (const { convoyId } of trip.repeated) {
        const { status, irregularities } = describeConvoy(history.convoy(convoyId));
        expect(['completed', 'split']).toContain(status);
        expect([convoyId, irregularities.filter(({ severity }) => severity === 'critical')]).toEqual([
          convoyId,
          [],
        ]);
      }
    }
  });

  it('knows where each convoy went, and what was published of it', () => {
    const published = (convoyId: string): RepeatedConvoy['published'] =>
      convoys.find(({ convoy }) => convoy.convoyId === convoyId)?.convoy.published ?? [];
    expect(published('nlc-tr-az-2021-09-istanbul')).toContainEqual({ what: 'days', value: 10 });
    expect(published('nlc-tr-az-2021-09')).toEqual([
      { what: 'trucks in all', value: 4 },
      { what: 'from', value: 'karachi-port' },
      { what: 'departed', value: '2021-09-27' },
    ]);
    expect(published('nlc-tr-az-2021-09-baku-return')).toEqual([{ what: 'to', value: 'islamabad' }]);
  });
});
