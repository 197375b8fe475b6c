import { describeConvoy, foldConvoy, readConvoyEvent } from '#kafila/domain';
import { type EventReader, type RecordedEvent } from '#kafila/event-store';
import { timelineOf } from '#kafila/read-models';
import { asItHappened } from '#kafila/read-models/testing';
import { canonicalJson } from '#kafila/proof';
import { describe, expect, it } from '@jest/globals';
import { eventTable } from '../exports/csv/event-table.js';
import { epcisDocument } from '../exports/epcis/epcis-document.js';
import { placedOf } from '../exports/in-order-of-occurrence.js';
import { historyOfEvents, textOf } from '../exports/testing/history-of-events.js';
import { readCsv } from '../exports/testing/read-csv.js';
import { recorded } from '../exports/testing/recorded-events.js';
import { findEvent } from '../log/receipt.js';
import { StreamsSeen } from '../verify/streams-seen.js';
import { cloudEvent } from '../exports/cloud-events/cloud-event.js';

const CONVOY = 'convoy-K-1';
const AT = { occurredAt: '2023-06-12T06:00:00.000Z' };

/** Facts of one moment, of which the order follows from their ids; one is taken back and replaced, by a retraction that is too. */
const BEFORE = recorded(
  [CONVOY, 'ConvoyPlanned', { route: ['peshawar', 'torkham-pk', 'torkham-af', 'kabul'], regime: 'APTTA' }],
  [CONVOY, 'VehicleJoined', { vehicleId: 'PK-A1', plate: 'A1', country: 'PK' }],
  [CONVOY, 'CheckpointPassed', { ...AT, place: 'peshawar' }, { id: 'r9' }],
  [CONVOY, 'CheckpointPassed', { ...AT, place: 'jamrud' }, { id: 'r1' }],
  [CONVOY, 'ReportRetracted', { retracts: 'r9', reason: 'incorrect-data', replacedBy: 'r3' }, { id: 'r2' }],
  [CONVOY, 'CheckpointPassed', { ...AT, place: 'torkham-pk' }, { id: 'r3' }],
  [CONVOY, 'CheckpointPassed', { place: 'kabul' }, { id: 'r4' }],
  [CONVOY, 'ReportRetracted', { retracts: 'r4', reason: 'did-not-occur' }, { id: 'r5' }],
  [CONVOY, 'ReportRetracted', { retracts: 'r5', reason: 'did-not-occur' }, { id: 'r6' }],
);
/** The same, as it is recorded today: each event has an id of its own. The order of those is another one. */
const TODAY = BEFORE.map((event, i) =>
  event.id.startsWith('r')
    ? {
        ...event,
        id: `event ${90 - i}`,
        metadata: { ...event.metadata, reportId: event.id, schemaVersion: 3 },
      }
    : event,
);

describe('reports whose events have ids of their own', () => {
  it('fold, and are told, as those did whose id was that of the event', () => {
    const view = (events: readonly RecordedEvent[]) =>
      describeConvoy(foldConvoy(events.map(readConvoyEvent)));
    expect(view(TODAY)).toEqual(view(BEFORE));
    expect(timelineOf(TODAY)).toEqual(timelineOf(BEFORE));
    expect(TODAY.map(placedOf)).toEqual(BEFORE.map(placedOf));
    const revisions = (events: readonly RecordedEvent[]) =>
      asItHappened(events, AT.occurredAt).map(({ revision }) => revision);
    expect(revisions(TODAY)).toEqual(revisions(BEFORE));
  });

  it('are exported under the ids of the reports, with those of the events beside them', async () => {
    const epcis = async (events: readonly RecordedEvent[]) => {
      const document = JSON.parse(await textOf(epcisDocument(historyOfEvents('K-1', events)))) as {
        epcisBody: { eventList: Record<string, unknown>[] };
      };
      return document.epcisBody.eventList;
    };
    const [before, today] = [await epcis(BEFORE), await epcis(TODAY)];
    const without = (list: Record<string, unknown>[]) =>
      list.map(({ 'kafila:eventId': _event, 'kafila:reportId': _report, ...rest }) => rest);
    expect(without(today)).toEqual(without(before));
    expect(today.map((event) => event['kafila:reportId'] ?? event['kafila:eventId'])).toEqual(
      before.map((event) => event['kafila:eventId']),
    );

    const table = readCsv(await textOf(eventTable(historyOfEvents('K-1', TODAY))));
    expect(table.map(({ eventId }) => eventId)).toEqual(TODAY.map(({ id }) => id));
    expect(table.map(({ reportId }) => reportId)).toEqual(['', '', 'r9', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6']);
    expect(TODAY.map(cloudEvent)[2]).toMatchObject({ id: 'event 88', reportid: 'r9' });
    expect(BEFORE.map(cloudEvent)[2]).not.toHaveProperty('reportid');
  });

  it('are found by the id of the report', async () => {
    const store = {
      readStream: () => Promise.resolve({ events: TODAY.toReversed(), exists: true, next: null }),
    } as Partial<EventReader> as EventReader;
    expect(await findEvent(store, CONVOY, 'r3')).toMatchObject({ id: 'event 85', revision: 5 });
    expect(await findEvent(store, CONVOY, 'event 85')).toBe(true);
  });

  it('must not be in a stream twice, under whatever ids of events', () => {
    const check = (events: readonly RecordedEvent[]) => {
      const seen = new StreamsSeen();
      for (const { data, metadata, ...event } of events) {
        seen.check({ ...event, data: canonicalJson(data), metadata: canonicalJson(metadata) }, null);
      }
    };
    expect(() => {
      check(BEFORE);
    }).not.toThrow();
    expect(() => {
      check(TODAY);
    }).not.toThrow();
    const again = { ...(TODAY[3] as RecordedEvent), id: 'event 1', revision: 9 };
    expect(() => {
      check([...TODAY, again]);
    }).toThrow('has the id r1 of an earlier event');
    expect(() => {
      check([...BEFORE, again]);
    }).toThrow('has the id r1 of an earlier event');
    const sameEvent = { ...again, id: 'event 88', metadata: { reportId: 'r7' } };
    expect(() => {
      check([...TODAY, sameEvent]);
    }).toThrow('has the id event 88 of an earlier event');
  });
});
