import { carnetStream, convoyStream } from '#kafila/domain';
import {
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  certifiedReportDrawn,
  completed,
  controlMade,
  dispatched,
  holderExcluded,
  holderReadmitted,
  joined,
  june,
  mergedInto,
  operationStarted,
  planned,
  plateChanged,
  replaced,
  retracted,
  sealed,
  sealsBroken,
  sealsReplaced,
  sealsVerified,
  withdrawn,
} from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { type AnyUnrecorded, eventId, eventsOf } from '../../testing/events-of.js';
import { DATABASES, projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToStream } from '../../testing/append-events.js';
import { findVehicle } from '../vehicles/find-vehicle.js';
import { findIrregularities } from './list-irregularities/find-irregularities.js';
import { type IrregularityFilter } from './list-irregularities/irregularity-filter.js';
import {
  irregularitiesOfCarnets,
  irregularitiesOfConvoys,
} from '../shown-irregularities/irregularities-of.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

interface Shown {
  readonly code: string;
  readonly since: string;
  readonly vehicleIds: readonly string[];
  readonly convoyIds: readonly string[];
  readonly carnetNumber: string | null;
}

const CARNET = { carnetNumber: 'XC12345678', container: 'CSQU3054383' };

describe.each(DATABASES)('what two streams tell, joined on $kind', ({ kind }) => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  beforeEach(async () => {
    eventStore = await stores.eventStore();
    readModels = await stores.readModels(await stores.freshUrl(kind));
  });

  const convoy = (convoyId: string, ...story: readonly AnyUnrecorded[]): Promise<bigint> =>
    appendToStream(eventStore, convoyStream(convoyId), eventsOf(convoyStream(convoyId), story));
  const carnet = (...story: readonly AnyUnrecorded[]): Promise<bigint> => {
    const stream = carnetStream('XC12345678');
    return appendToStream(eventStore, stream, eventsOf(stream, story));
  };

  async function shownOn(convoyId: string): Promise<readonly Shown[]> {
    await projectAll(stores, eventStore, readModels);
    const shown = await irregularitiesOfConvoys(readModels.read, [convoyId]);
    return (shown.get(convoyId) ?? []).map((json) => JSON.parse(json) as Shown);
  }
  const codesOn = async (convoyId: string): Promise<readonly string[]> =>
    (await shownOn(convoyId)).map(({ code }) => code);

  describe('a holder whom customs exclude', () => {
    const paper = (number: string, ...story: readonly AnyUnrecorded[]): Promise<bigint> => {
      const stream = carnetStream(number);
      const issued = carnetIssued({ carnetNumber: number });
      return appendToStream(eventStore, stream, eventsOf(stream, [issued, ...story]));
    };
    const [TOLD, OTHER] = ['XC00000001', 'XC00000002'];
    const onOther = async (): Promise<readonly Shown[]> => {
      await projectAll(stores, eventStore, readModels);
      const shown = (await irregularitiesOfCarnets(readModels.read, [OTHER])).get(OTHER) ?? [];
      return shown.map((json) => JSON.parse(json) as Shown).filter(({ code }) => code === 'holder-excluded');
    };
    const excluded = holderExcluded('UZ', '5 10:00', { id: 'excluded' });
    const used = [
      carnetAssigned('PK-A1', '1 07:00', { convoyId: 'C-1' }),
      operationStarted('ayritom', '8 10:00', { id: 'start' }),
      operationStarted('dostuk', '12 10:00', { id: 'later' }),
    ];
    const FLAG = {
      ...{ code: 'holder-excluded', severity: 'critical', since: june('8 10:00'), carnetNumber: OTHER },
      ...{ vehicleIds: ['PK-A1'], convoyIds: ['C-1'], reports: 2 },
    };

    it.each(['before the use', 'after it'])(
      'flags his other carnets, too, where it is told %s',
      async (when) => {
        if (when === 'after it') await paper(OTHER, ...used);
        await paper(TOLD, excluded);
        if (when !== 'after it') await paper(OTHER, ...used);
        expect(await onOther()).toMatchObject([FLAG]);
        const evidence = [excluded.id, 'start'].map((id, i) =>
          eventId(carnetStream([TOLD, OTHER][i] ?? ''), id),
        );
        expect(await onOther()).toMatchObject([{ evidence }]);
        for (const filter of [
          { code: 'holder-excluded' },
          { carnetNumber: OTHER, code: 'holder-excluded' },
          { vehicleId: 'PK-A1', convoyId: 'C-1', severity: 'critical' },
        ]) {
          const page = { after: undefined, limit: 10 };
          const found = await findIrregularities(readModels.read, filter, page);
          expect(found.map(({ json }) => JSON.parse(json) as Shown)).toMatchObject([FLAG]);
        }
      },
    );

    it('shows it on the convoy that had the carnet, as an irregularity of it', async () => {
      await paper(OTHER, ...used);
      await paper(TOLD, excluded);
      await convoy('C-1', planned(), joined('PK-A1'));
      expect(await codesOn('C-1')).toContain('holder-excluded');
    });

    it('goes when another carnet tells that he is admitted again by then', async () => {
      await paper(TOLD, excluded);
      await paper(OTHER, ...used);
      await paper('XC00000003', holderReadmitted('UZ', '9 10:00'));
      expect(await onOther()).toMatchObject([FLAG]);
      await paper('XC00000004', holderReadmitted('UZ', '7 10:00'));
      expect(await onOther()).toEqual([]);
    });

    it('flags neither an earlier use, nor one after its last day, nor one in another country or of another holder', async () => {
      await paper(OTHER, ...used);
      await paper('XC00000003', holderExcluded('UZ', '12 09:30'));
      await paper('XC00000004', holderExcluded('AF', '5 10:00'));
      await paper('XC00000005', holderExcluded('UZ', '2 10:00', { until: '2023-06-07' }));
      const stream = carnetStream('XC00000006');
      const issued = carnetIssued({ carnetNumber: 'XC00000006', holder: 'Another' });
      await appendToStream(eventStore, stream, eventsOf(stream, [issued, excluded]));
      expect(await onOther()).toEqual([]);
    });

    it('is told once, however many carnets tell it', async () => {
      await paper(TOLD, excluded);
      await paper('XC00000003', holderExcluded('UZ', '6 10:00', { id: 'again' }));
      await paper(OTHER, ...used);
      expect(await onOther()).toHaveLength(1);
    });
  });

  describe('a broken seal', () => {
    const broken = [
      planned(),
      joined('PK-A1', '1 07:00', CARNET),
      dispatched(),
      sealsBroken(undefined, 'peshawar', '5 10:00', { of: 'PK-A1', by: 'unknown' }),
    ];

    it('under TIR asks for a certified report on the carnet', async () => {
      await convoy('C-1', ...broken);
      expect(await shownOn('C-1')).toMatchObject([
        {
          code: 'seal-broken-without-certified-report',
          severity: 'critical',
          vehicleIds: ['PK-A1'],
          convoyIds: ['C-1'],
          carnetNumber: 'XC12345678',
          reports: 1,
        },
      ]);
    });

    it.each([
      ['an hour before it', '5 09:00', []],
      ['after it', '6 12:00', []],
      ['more than an hour before it', '5 08:59', ['seal-broken-without-certified-report']],
    ])('is explained by one drawn %s, or not', async (_, at, codes) => {
      await convoy('C-1', ...broken);
      await carnet(carnetIssued(), certifiedReportDrawn('peshawar', at));
      expect(await codesOn('C-1')).toEqual(codes);
    });

    it('is not explained by one on another carnet, nor by one that was taken back', async () => {
      await convoy('C-1', ...broken);
      const report = certifiedReportDrawn('peshawar', '5 12:00');
      const other = carnetStream('XC87654321');
      await appendToStream(eventStore, other, eventsOf(other, [report]));
      expect(await codesOn('C-1')).toEqual(['seal-broken-without-certified-report']);
      await carnet(carnetIssued(), report);
      expect(await codesOn('C-1')).toEqual([]);
      await carnet(retracted(report.id, '7 10:00'));
      expect(await codesOn('C-1')).toEqual(['seal-broken-without-certified-report']);
    });
  });

  describe('a second break of seals', () => {
    const second = sealsBroken(undefined, 'kabul', '8 10:00', { id: 'second', of: 'PK-A1', by: 'unknown' });
    const history = [
      planned(),
      joined('PK-A1', '1 07:00', CARNET),
      dispatched(),
      sealed(['S-1'], 'karachi-port', '2 10:00', { of: 'PK-A1', by: 'customs' }),
      sealsBroken(undefined, 'peshawar', '5 10:00', { id: 'first', of: 'PK-A1', by: 'unknown' }),
      sealed(['S-2'], 'peshawar', '5 14:00', { of: 'PK-A1', by: 'customs' }),
      second,
    ];
    const shownSince = async (): Promise<readonly string[]> =>
      (await shownOn('C-1')).map(({ since }) => since.slice(8, 10));

    it('is not explained by the certified report on the first, nor the first by that on the second', async () => {
      const first = certifiedReportDrawn('peshawar', '5 12:00');
      await convoy('C-1', ...history);
      await carnet(carnetIssued(), first);
      expect(await shownSince()).toEqual(['08']);
      await carnet(certifiedReportDrawn('kabul', '8 12:00'));
      expect(await shownSince()).toEqual([]);
      await carnet(retracted(first.id, '9'));
      expect(await shownSince()).toEqual(['05']);
      await convoy('C-1', retracted(second, '9'));
      expect(await shownSince()).toEqual([]);
    });
  });

  describe('other seals than were on', () => {
    const found = sealsVerified(['S-2'], 'hairatan', '8 10:00', { of: 'PK-A1' });
    const history = [
      planned(),
      joined('PK-A1', '1 07:00', CARNET),
      dispatched(),
      sealed(['S-1'], 'karachi-port', '2 10:00', { of: 'PK-A1', by: 'customs' }),
    ];

    it.each([
      ['a certified report', certifiedReportDrawn('kabul', '6 08:00', { newSeals: ['S-2'] })],
      ['a control', controlMade('kabul', '6 08:00', { seals: ['S-2'] })],
    ])('are the expected ones where %s tells of them', async (_, told) => {
      await convoy('C-1', ...history, found);
      expect(await shownOn('C-1')).toMatchObject([
        { code: 'seal-mismatch', carnetNumber: 'XC12345678', convoyIds: ['C-1'] },
      ]);
      await carnet(carnetIssued(), told);
      expect(await codesOn('C-1')).toEqual([]);
      await carnet(retracted(told.id, '9'));
      expect(await codesOn('C-1')).toEqual(['seal-mismatch']);
    });

    it.each([
      ['before those on were seen', '2 08:59'],
      ['after they were found', '8 11:01'],
    ])('are not where they were told of %s', async (_, at) => {
      await convoy('C-1', ...history, found);
      await carnet(carnetIssued(), controlMade('kabul', at, { seals: ['S-2'] }));
      expect(await codesOn('C-1')).toEqual(['seal-mismatch']);
    });

    it('at the start of an operation are explained by the convoy that tells of them', async () => {
      await convoy('C-1', ...history);
      const start = operationStarted('torkham-af', '5 10:00', { seals: ['S-2'] });
      await carnet(carnetIssued(), carnetAccepted('karachi-port', '2 10:00', { seals: ['S-1'] }), start);
      expect(await shownOn('C-1')).toMatchObject([{ code: 'seals-differ-at-start' }]);
      const change = sealsReplaced(['S-1'], ['S-2'], 'peshawar', '4 10:00', { of: 'PK-A1', by: 'customs' });
      await convoy('C-1', change);
      expect(await codesOn('C-1')).toEqual([]);
      await convoy('C-1', retracted(change, '9'));
      expect(await codesOn('C-1')).toEqual(['seals-differ-at-start']);
    });
  });

  describe('a vehicle that is not approved', () => {
    it('is explained by the endorsement of its carnet for heavy or bulky goods, whenever that is told', async () => {
      await convoy(
        'C-1',
        planned(),
        joined('PK-A1', '1 07:00', { carnetNumber: 'XC12345678' }),
        dispatched(),
        sealed(['S-1'], 'karachi-port', '2 10:00', { of: 'PK-A1', by: 'customs' }),
      );
      expect(await shownOn('C-1')).toMatchObject([
        { code: 'approval-unknown', severity: 'info', carnetNumber: 'XC12345678', convoyIds: ['C-1'] },
      ]);
      const accepted = carnetAccepted('karachi-port', '2 08:00', { heavyOrBulky: true });
      await carnet(carnetIssued(), accepted);
      expect(await codesOn('C-1')).toEqual([]);
      await carnet(retracted(accepted.id, '9'));
      expect(await codesOn('C-1')).toEqual(['approval-unknown']);
    });
  });

  describe('a vehicle', () => {
    it('that belongs to two convoys at one time contradicts itself, in both', async () => {
      await convoy('C-1', planned(), joined('PK-A1', '1 07:00'));
      await convoy('C-2', planned(), joined('PK-A1', '3 07:00'), joined('PK-B2', '3 07:00'));
      const conflict = {
        code: 'vehicle-in-two-convoys',
        severity: 'warning',
        since: '2023-06-03T07:00:00.000Z',
        vehicleIds: ['PK-A1'],
        convoyIds: ['C-1', 'C-2'],
      };
      expect(await shownOn('C-1')).toMatchObject([conflict]);
      expect(await shownOn('C-2')).toMatchObject([conflict]);
    });

    it('that leaves the moment it joins the other does not', async () => {
      await convoy('C-1', planned(), joined('PK-A1'), dispatched(), withdrawn('PK-A1', '3 07:00'));
      await convoy('C-2', planned(), joined('PK-A1', '3 07:00'));
      expect(await codesOn('C-1')).toEqual([]);
      await convoy('C-3', planned(), joined('PK-A1', '3 06:59'));
      expect(await codesOn('C-1')).toEqual(['vehicle-in-two-convoys']);
    });

    it('is free again when its convoy has ended', async () => {
      await convoy('C-1', planned(), joined('PK-A1'), dispatched());
      await convoy('C-2', planned(), joined('PK-A1', '10 07:00'));
      expect(await codesOn('C-2')).toEqual(['vehicle-in-two-convoys']);
      await convoy('C-1', completed('9 10:00', 'told by phone'));
      expect(await codesOn('C-2')).toEqual([]);
    });
  });

  describe('a carnet', () => {
    it('that two vehicles carry at one time is shown by the convoys of both, and by itself', async () => {
      await convoy('C-1', planned(), joined('PK-A1', '1 07:00', CARNET));
      await convoy('C-2', planned(), joined('PK-B2', '3 07:00', CARNET));
      const conflict = {
        code: 'carnet-on-two-vehicles',
        severity: 'critical',
        since: '2023-06-03T07:00:00.000Z',
        vehicleIds: ['PK-A1', 'PK-B2'],
        convoyIds: ['C-1', 'C-2'],
        carnetNumber: 'XC12345678',
      };
      expect(await shownOn('C-1')).toMatchObject([conflict]);
      expect(await shownOn('C-2')).toMatchObject([conflict]);
      const ofCarnet = await irregularitiesOfCarnets(readModels.read, ['XC12345678']);
      expect((ofCarnet.get('XC12345678') ?? []).map((json) => JSON.parse(json) as Shown)).toMatchObject([
        conflict,
      ]);
    });

    it('that two vehicles of one convoy carry is shown once', async () => {
      await convoy('C-1', planned(), joined('PK-A1', '1 07:00', CARNET), joined('PK-B2', '1 07:00', CARNET));
      expect(await shownOn('C-1')).toMatchObject([{ code: 'carnet-on-two-vehicles', convoyIds: ['C-1'] }]);
    });

    it('goes on with the load: the tractor that was replaced carries it no more, whatever it was assigned to', async () => {
      await convoy('C-1', planned(), joined('PK-A1', '1 07:00', CARNET), dispatched());
      await carnet(carnetIssued(), carnetAssigned('PK-A1', '1 08:00', { convoyId: 'C-1' }));
      expect(await codesOn('C-1')).toEqual([]);
      await convoy('C-1', replaced('PK-A1', 'PK-B2', '4 08:00'));
      expect(await codesOn('C-1')).toEqual([]);
    });

    it('shows what its own stream tells in the convoy that carries it', async () => {
      await convoy('C-1', planned(), joined('PK-A1', '1 07:00', CARNET));
      await convoy('C-2', planned(), joined('PK-B2', '1 07:00'));
      await carnet(operationStarted('torkham-af', '5 10:00'));
      expect(await shownOn('C-1')).toMatchObject([
        { code: 'carnet-not-issued', carnetNumber: 'XC12345678', convoyIds: [] },
      ]);
      expect(await shownOn('C-2')).toEqual([]);
      await carnet(carnetIssued(), carnetAssigned('PK-B2', '1 08:00', { convoyId: 'C-2' }));
      expect(await codesOn('C-2')).toEqual(['carnet-on-two-vehicles']);
    });
  });

  it('a vehicle with an id of the desk is found by its first plate, and shown once where it is in two convoys', async () => {
    const truck = joined('TRUCK-7', '1 07:00', { plate: 'A1', country: 'PK' });
    await convoy('C-1', planned(), truck, dispatched());
    await convoy('C-2', planned(), truck, dispatched());
    const shown = { code: 'vehicle-in-two-convoys', vehicleIds: ['TRUCK-7'] };
    expect(await shownOn('C-1')).toMatchObject([shown]);
    const found = JSON.parse((await findVehicle(readModels.read, 'PK-A1')) ?? '{}') as object;
    expect(found).toMatchObject({
      convoys: [{ convoyId: 'C-1' }, { convoyId: 'C-2' }],
      irregularities: [shown],
    });
  });

  it('a plate that a vehicle took before it went over is shown on both where it is told of later', async () => {
    await convoy('C-1', planned(), joined('PK-A1'), dispatched(), mergedInto('C-2', ['PK-A1'], '5 12:00'));
    const over = joined('PK-A1', '5 12:00', { cameFrom: 'C-1' });
    await convoy('C-2', planned(), joined('PK-Y7'), dispatched(), over);
    expect(await codesOn('C-2')).toEqual([]);
    const changed = plateChanged('PK-A1', 'KZ-482KTA02', '4 10:00');
    await convoy('C-1', changed);
    expect(await codesOn('C-1')).toEqual(['taken-over-otherwise']);
    expect(await codesOn('C-2')).toEqual(['taken-over-otherwise']);
    await convoy('C-1', retracted(changed, '9'));
    expect(await codesOn('C-2')).toEqual([]);
  });

  it('what a convoy took over by a merge is shown on both where a late report of the other contradicts it', async () => {
    const late = sealsReplaced(['S-1'], ['S-2'], 'peshawar', '4 10:00', { of: 'PK-A1', by: 'customs' });
    await convoy('C-1', planned(), joined('PK-A1', '1 07:00', { seals: ['S-1'] }), dispatched());
    await convoy('C-1', mergedInto('C-2', ['PK-A1'], '5 12:00'));
    await convoy('C-2', planned(), joined('PK-Y7'), dispatched());
    await convoy('C-2', joined('PK-A1', '5 12:00', { seals: ['S-1'], cameFrom: 'C-1' }));
    expect(await codesOn('C-2')).toEqual([]);
    await convoy('C-1', late);
    const shown = { code: 'taken-over-otherwise', vehicleIds: ['PK-A1'], convoyIds: ['C-1', 'C-2'] };
    expect(await shownOn('C-1')).toMatchObject([shown]);
    expect(await shownOn('C-2')).toMatchObject([shown]);
    const page = { after: undefined, limit: 10 };
    expect(await findIrregularities(readModels.read, { vehicleId: 'PK-A1' }, page)).toHaveLength(1);
    expect(await findIrregularities(readModels.read, { vehicleId: 'PK-A' }, page)).toEqual([]);
    expect(await findIrregularities(readModels.read, { code: 'taken-over-otherwise' }, page)).toHaveLength(1);
    await convoy('C-1', retracted(late, '9'));
    expect(await codesOn('C-1')).toEqual([]);
  });

  it('is found by what it concerns, newest first, page by page', async () => {
    await convoy('C-1', planned(), joined('PK-A1', '1 07:00', CARNET), joined('PK-B2', '1 07:00', CARNET));
    await convoy('C-2', planned(), joined('PK-A1', '3 07:00'), joined('PK-C3', '3 07:00', CARNET));
    await convoy(
      'C-3',
      planned(),
      joined('PK-D4', '1 07:00', { carnetNumber: 'XC00000004' }),
      dispatched(),
      sealsBroken(undefined, 'peshawar', '3 07:00', { of: 'PK-D4', by: 'unknown' }),
      sealsBroken(undefined, 'peshawar', '2 07:00', { of: 'PK-X9' }),
    );
    await projectAll(stores, eventStore, readModels);
    const find = async (filter: IrregularityFilter, limit = 100, after?: readonly [string, string]) =>
      findIrregularities(readModels.read, filter, { after, limit });
    const inShort = (found: Awaited<ReturnType<typeof find>>): string[] =>
      found.map(({ json }) => {
        const { code, vehicleIds } = JSON.parse(json) as Shown;
        return `${code} ${vehicleIds.join()}`;
      });
    const all = await find({});
    expect(inShort(all)).toEqual([
      'seal-broken-without-certified-report PK-D4',
      'carnet-on-two-vehicles PK-A1,PK-C3',
      'carnet-on-two-vehicles PK-B2,PK-C3',
      'vehicle-in-two-convoys PK-A1',
      'unknown-vehicle PK-X9',
      'carnet-on-two-vehicles PK-A1,PK-B2',
    ]);
    for (const size of [1, 2, 4]) {
      const paged: string[] = [];
      for (let page = await find({}, size); page.length > 0;) {
        paged.push(...inShort(page));
        page = await find({}, size, page.at(-1)?.sortKey);
      }
      expect(paged).toEqual(inShort(all));
    }
    const two = '2023-06-02T07:00:00.000Z';
    for (const [filter, at] of [
      [{ code: 'unknown-vehicle' }, [4]],
      [{ code: 'carnet-on-two-vehicles' }, [1, 2, 5]],
      [{ severity: 'warning' }, [3, 4]],
      [{ severity: 'critical' }, [0, 1, 2, 5]],
      [{ convoyId: 'C-1' }, [1, 2, 3, 5]],
      [{ convoyId: 'C-3' }, [0, 4]],
      [{ vehicleId: 'PK-A1' }, [1, 3, 5]],
      [{ vehicleId: 'PK-X9' }, [4]],
      [{ vehicleId: 'PK-X_' }, []],
      [{ carnetNumber: 'XC12345678' }, [1, 2, 5]],
      [{ carnetNumber: 'XC00000004' }, [0]],
      [{ from: two }, [0, 1, 2, 3, 4]],
      [{ to: two }, [5]],
      [{ from: two, to: '2023-06-03T07:00:00.000Z' }, [4]],
      [{ declaration: 'KAPE-1' }, []],
    ] as const) {
      expect([filter, inShort(await find(filter))]).toEqual([filter, at.map((i) => inShort(all)[i])]);
    }
  });
});
