import { type Report } from '#kafila/domain';
import { arrivals, deliveries, publishedTrips, repeatTrip, type RepeatedTrip } from '#kafila/simulation';
import { describe, expect, it } from '@jest/globals';
import { feed, type Feeding } from './feed.js';
import { newTally } from './tally.js';
import { fakeSystem } from '../testing/fake-system.js';

function tripOf(tripId: string): RepeatedTrip {
  const trip = publishedTrips.find(({ id }) => id === tripId);
  if (!trip) throw new Error(`There is no trip ${tripId}.`);
  return repeatTrip(trip);
}

const newFeeding = (): Feeding => ({ tally: newTally(), receipts: new Map(), onProgress: () => undefined });
const convoy = tripOf('nlc-tj-2024-04');

describe('feeding a convoy', () => {
  it('sends every report as often as it arrives, and counts copies as duplicates', async () => {
    const [system, feeding] = [fakeSystem(), newFeeding()];
    await feed(system, convoy, 'units', feeding);
    const expected = deliveries(convoy);
    expect(system.taken).toHaveLength(expected.length);
    expect(feeding.tally).toMatchObject({
      sent: expected.length,
      recorded: convoy.reports.length,
      duplicate: expected.length - convoy.reports.length,
      refused: [],
    });
    expect(feeding.tally.duplicate).toBeGreaterThan(0);
  });

  it('lets each unit send in the order in which its reports arrive', async () => {
    const system = fakeSystem();
    await feed(system, convoy, 'units', newFeeding());
    const byUnit = (sent: readonly { readonly report: Report }[]): ReadonlyMap<string, string[]> => {
      const units = new Map<string, string[]>();
      for (const { report } of sent) {
        const { unitId } = report.unit;
        units.set(unitId, [...(units.get(unitId) ?? []), report.reportId]);
      }
      return units;
    };
    expect(byUnit(system.taken)).toEqual(byUnit(deliveries(convoy)));
  });

  it('plans and dispatches before the first report, and completes where the desk did', async () => {
    const system = fakeSystem();
    await feed(system, convoy, 'units', newFeeding());
    const kinds = arrivals(convoy).map((arrival) =>
      'decision' in arrival ? arrival.decision.path : 'report',
    );
    expect(system.order).toEqual(kinds);
    const onConvoys = system.decisions.map(({ path }) => path).filter((path) => path.includes('convoys'));
    expect(onConvoys).toEqual([
      '/v1/convoys',
      '/v1/convoys/nlc-tj-2024-04/dispatch',
      '/v1/convoys/nlc-tj-2024-04/complete',
    ]);
    const issued = system.decisions.filter(({ path }) => path === '/v1/carnets');
    expect(issued).toHaveLength(convoy.truth.carnets.length);
  });

  it('posts each decision under a key of its own, so that feeding again decides nothing twice', async () => {
    const trip = tripOf('nlc-tr-az-2021-09');
    const [first, again] = [fakeSystem(), fakeSystem()];
    await feed(first, trip, 'units', newFeeding());
    await feed(again, trip, 'units', newFeeding());
    expect(new Set(first.keys).size).toBe(trip.decisions.length);
    expect(again.keys).toEqual(first.keys);
    // The form that the server asks for.
    expect(first.keys.filter((key) => !/^[!-~]{1,200}$/.test(key))).toEqual([]);
  });

  it('hands over in one array what a unit could not send in a dead zone', async () => {
    const [system, feeding] = [fakeSystem(), newFeeding()];
    await feed(system, convoy, 'units', feeding);
    const inArrays = system.taken.filter(({ together }) => together > 1);
    expect(inArrays.length).toBeGreaterThan(4);
    expect(feeding.tally.requests.arrays).toBeGreaterThan(1);
    expect(system.taken.filter(({ together }) => together === 1).length).toBe(feeding.tally.requests.single);
  });

  it('sends everything as NDJSON for trucks that report through one box', async () => {
    const [system, feeding] = [fakeSystem(), newFeeding()];
    await feed(system, convoy, 'stream', feeding);
    expect(new Set(system.taken.map(({ type }) => type))).toEqual(new Set(['application/x-ndjson']));
    expect(feeding.tally.requests).toMatchObject({ single: 0, arrays: 0 });
    expect(feeding.tally.recorded).toBe(convoy.reports.length);
  });

  it('stops where a decision is refused, and says why', async () => {
    const refusing = {
      send: () => Promise.resolve({ status: 409, body: { code: 'convoy-exists', detail: 'It is planned.' } }),
    };
    await expect(feed(refusing, convoy, 'units', newFeeding())).rejects.toThrow(
      'The decision to plan nlc-tj-2024-04 was refused: 409 convoy-exists: It is planned.',
    );
  });

  it('remembers what the server said to reports that it refused, and goes on', async () => {
    const feeding = newFeeding();
    const problem = { code: 'unknown-place', detail: 'No such place.' };
    const system = fakeSystem((report) =>
      report.type === 'CargoDelivered' ? { outcome: 'refused', problem } : undefined,
    );
    await feed(system, convoy, 'units', feeding);
    const delivered = deliveries(convoy).filter(({ report }) => report.type === 'CargoDelivered');
    expect(feeding.tally.refused).toHaveLength(delivered.length);
    expect(feeding.tally.refused[0]).toMatch(/^CargoDelivered .* unknown-place: No such place\.$/);
  });

  it('notices when the same report gets two different receipts', async () => {
    let count = 0;
    const forgetful = fakeSystem(() => ({
      outcome: 'recorded',
      stream: 's',
      revision: ++count,
      position: String(count),
    }));
    await expect(feed(forgetful, convoy, 'units', newFeeding())).rejects.toThrow('got two receipts');
  });
});
