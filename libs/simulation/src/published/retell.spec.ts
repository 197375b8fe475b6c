import { describeConvoy, type Report, routeOf, findCorridor } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { deliveries } from '../deliveries.js';
import { dayAt } from '../journey/local-time.js';
import { stateAfter, verdictOn } from '../testing/history.js';
import { type PublishedTrip, publishedTrips } from './published-trips.js';
import { retell, type RetoldConvoy } from './retell.js';

const retold = new Map(publishedTrips.map((trip) => [trip.id, retell(trip)]));
const convoys = [...retold.values()].flat();

function convoy(convoyId: string): RetoldConvoy {
  const found = convoys.find((one) => one.convoyId === convoyId);
  if (!found) throw new Error(`There is no retold convoy ${convoyId}.`);
  return found;
}

/** Days on which all vehicles were dispatched, arrived and unloaded, on the clocks of the place. */
function days({ truth, destination }: RetoldConvoy): {
  departed: string[];
  arrived: string[];
  delivered: string[];
} {
  const of = (place: string, instants: readonly string[]): string[] => [
    ...new Set(instants.map((instant) => dayAt(place, Date.parse(instant)))),
  ];
  const first = truth.vehicles.map(({ visits }) => visits[0] ?? { place: '', at: '' });
  return {
    departed: of(
      first[0]?.place ?? '',
      first.map(({ at }) => at),
    ),
    arrived: of(
      destination,
      truth.vehicles.map(({ visits }) => visits.at(-1)?.at ?? ''),
    ),
    delivered: of(
      destination,
      truth.vehicles.map(({ deliveredAt }) => deliveredAt),
    ),
  };
}

const reportsIn = (one: RetoldConvoy): Report[] =>
  deliveries(one)
    .filter(({ again }) => !again)
    .map(({ report }) => report);

describe('the published trips', () => {
  it('are ten, and what was not published is null', () => {
    expect(publishedTrips).toHaveLength(10);
    expect(publishedTrips.filter(({ departed }: PublishedTrip) => departed === null)).toHaveLength(8);
  });
});

describe('a published trip retold', () => {
  it('is a convoy for each destination', () => {
    expect(convoys.map(({ convoyId }) => convoyId)).toEqual([
      'pk-uz-2021-04',
      'nlc-tr-az-2021-09-istanbul',
      'nlc-tr-az-2021-09-baku',
      'nlc-car-2023-06-tashkent',
      'nlc-car-2023-06-almaty',
      'nlc-car-2023-06-astana',
      'nlc-kz-china-2023-06',
      'nlc-cn-2023-06',
      'nlc-af-2023-07-a',
      'nlc-af-2023-07-b',
      'nlc-kz-2023-11',
      'nlc-kg-2023-12',
      'nlc-tj-2024-04',
    ]);
  });

  it('is the same each time it is told', () => {
    for (const trip of publishedTrips) expect(retell(trip)).toEqual(retold.get(trip.id));
  });

  it.each([
    ['pk-uz-2021-04', '2021-04-29', '2021-05-04'],
    ['nlc-tr-az-2021-09-istanbul', '2021-09-27', '2021-10-07'],
    // Eight days on the road were published, the day of arrival was not.
    ['nlc-tr-az-2021-09-baku', '2021-09-27', '2021-10-05'],
  ])('keeps the published days of %s: from %s to %s', (convoyId, departed, arrived) => {
    expect(days(convoy(convoyId))).toEqual({
      departed: [departed],
      arrived: [arrived],
      delivered: [arrived],
    });
  });

  it('keeps a published day of arrival, and a published number of days, where the departure is made up', () => {
    expect(days(convoy('nlc-kg-2023-12')).arrived).toEqual(['2023-12-05']);
    expect(days(convoy('nlc-tj-2024-04'))).toMatchObject({
      departed: ['2024-03-27'],
      arrived: ['2024-04-03'],
    });
  });

  it('crosses Torkham on 30 April 2021, as was published', () => {
    const [vehicle] = convoy('pk-uz-2021-04').truth.vehicles;
    const torkham = vehicle?.passages.find(({ place }) => place === 'torkham-pk');
    expect(dayAt('torkham-pk', Date.parse(torkham?.exitedAt ?? ''))).toBe('2021-04-30');
  });

  it('has as many trucks as were published', () => {
    for (const trip of publishedTrips) {
      const convoysOfTrip = retold.get(trip.id) ?? [];
      const trucks = convoysOfTrip.map(({ truth }) => truth.vehicles.length);
      if (trip.trucks !== null) expect(trucks.reduce((a, b) => a + b)).toBe(trip.trucks);
      for (const [i, destination] of trip.destinations.entries()) {
        if (destination.trucks !== null) expect(trucks[i]).toBe(destination.trucks);
      }
    }
  });

  it('goes by the published corridor from the published origin to the destination', () => {
    for (const { decisions, destination, tripId } of convoys) {
      const body = decisions[0]?.type === 'plan' ? decisions[0].body : undefined;
      const corridor = findCorridor(body?.corridorId ?? '');
      const route = body?.route ?? (corridor ? routeOf(corridor) : []);
      const trip = publishedTrips.find(({ id }) => id === tripId);
      expect([route[0], route.at(-1)]).toEqual([trip?.origin, destination]);
    }
  });

  it('travels as one as far as the roads part', () => {
    const [istanbul, baku] = ['istanbul', 'baku'].map(
      (city) => convoy(`nlc-tr-az-2021-09-${city}`).truth.vehicles[0]?.visits ?? [],
    );
    const upTo = (visits: readonly { place: string; at: string }[]): string[] => {
      const fork = visits.findIndex(({ place }) => place === 'qazvin');
      return visits.slice(0, fork + 1).map(({ place, at }) => `${place} ${at}`);
    };
    expect(upTo(istanbul ?? [])).toEqual(upTo(baku ?? []));
    expect(upTo(baku ?? []).at(-1)).toMatch(/^qazvin/);
    for (const [city, other] of [
      ['istanbul', 'baku'],
      ['baku', 'istanbul'],
    ]) {
      expect(convoy(`nlc-tr-az-2021-09-${city ?? ''}`).decisions[0]?.body.note).toContain(
        `as one convoy with nlc-tr-az-2021-09-${other ?? ''} as far as qazvin`,
      );
    }
  });

  it('gives every report and every truck an id of its own', () => {
    const reportIds = convoys.flatMap(({ reports }) => reports.map(({ report }) => report.reportId));
    expect(new Set(reportIds).size).toBe(reportIds.length);
    const vehicleIds = convoys.flatMap(({ truth }) => truth.vehicles.map(({ vehicleId }) => vehicleId));
    expect(new Set(vehicleIds).size).toBe(vehicleIds.length);
  });

  it('marks all that was never published as synthetic, with a note that a server takes', () => {
    for (const { decisions, reports } of convoys) {
      const [plan] = decisions;
      if (plan?.type !== 'plan') throw new Error('A convoy begins with its plan.');
      const marked = [
        ...decisions.map(({ body }) => body),
        ...plan.body.vehicles,
        ...reports.map((r) => r.report),
      ];
      expect(marked.filter(({ synthetic }) => synthetic !== true)).toEqual([]);
      const notes = [plan.body, ...plan.body.vehicles, ...reports.map(({ report }) => report)].map(
        ({ note }) => note,
      );
      expect(notes.filter((note) => note === undefined || note.length > 2000)).toEqual([]);
    }
  });

  it('keeps in the notes what the sources contradict each other in, and the sources', () => {
    const { decisions } = convoy('nlc-tr-az-2021-09-istanbul');
    expect(decisions[0]?.body.note).toContain('two say 28 September');
    expect(decisions[0]?.body.note).toContain('dawn.com/news/1651529');
  });

  it('says of a report whose day was published that it was', () => {
    const { reports } = convoy('pk-uz-2021-04');
    const published = reports.filter(({ report }) => report.note?.startsWith('The day is published'));
    expect(new Set(published.map(({ report }) => report.note?.slice(0, 33)))).toEqual(
      new Set(['2021-04-29', '2021-04-30', '2021-05-04'].map((day) => `The day is published: ${day}.`)),
    );
  });

  it('is planned, dispatched and completed by the rules of the domain, with every delivery reported', () => {
    for (const one of convoys) {
      const [, , complete] = one.decisions;
      if (complete?.type !== 'complete') throw new Error('A retold convoy is completed.');
      expect(complete.body.outstandingReason).toBeUndefined();
      const heard = one.reports
        .filter(({ deliveredAt }) => deliveredAt <= complete.at)
        .map(({ report }) => report);
      expect(verdictOn(complete, stateAfter(one, heard))).toHaveProperty('events');
      const { irregularities } = describeConvoy(stateAfter(one, reportsIn(one)));
      // Some drivers' phones keep the time of home.
      expect(irregularities.filter(({ code }) => code !== 'offset-not-of-place')).toEqual([]);
    }
  });
});
