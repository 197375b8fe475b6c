import {
  CARNET_DECISION_TYPES,
  CARNET_FACT_TYPES,
  CONVOY_DECISION_TYPES,
  CONVOY_FACT_TYPES,
  DECLARATION_FACT_TYPES,
} from '#kafila/domain';
import { type JsonObject, type RecordedEvent } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { epcisSchemaFaults } from '../testing/epcis-schema.js';
import { rareEvents } from '../testing/rare-events.js';
import { recorded, type Unrecorded } from '../testing/recorded-events.js';
import { historyOfEvents, textOf } from '../testing/history-of-events.js';
import { v5 } from 'uuid';
import { epcisDocument } from './epcis-document.js';
import { geoUri } from './geo-uri.js';
import { eventUri } from './identifiers.js';
import { MAPPED_TYPES } from './observations.js';

type EpcisEvent = Record<string, unknown>;
interface EpcisDocument {
  readonly creationDate: string;
  readonly epcisBody: { readonly eventList: readonly EpcisEvent[] };
  readonly epcisHeader?: { readonly epcisMasterData: { readonly vocabularyList: readonly unknown[] } };
}

function textFor(events: readonly RecordedEvent[]): Promise<string> {
  return textOf(epcisDocument(historyOfEvents('K-1', events)));
}

async function documentFor(events: readonly RecordedEvent[]): Promise<EpcisDocument> {
  const document: unknown = JSON.parse(await textFor(events));
  expect(epcisSchemaFaults(document)).toEqual([]);
  return document as EpcisDocument;
}

async function eventsFor(events: readonly RecordedEvent[]): Promise<readonly EpcisEvent[]> {
  return (await documentFor(events)).epcisBody.eventList;
}

const CONVOY = 'convoy-K-1';
const passed = (place: string, more: JsonObject = { vehicleIds: ['PK-A1'] }): Unrecorded => [
  CONVOY,
  'CheckpointPassed',
  { place, ...more },
];
const back = (retracts: string, more: JsonObject = {}): Unrecorded => [
  CONVOY,
  'ReportRetracted',
  { retracts, reason: 'incorrect-data', ...more },
];

describe("GS1's schema", () => {
  it('finds what is no EPCIS', async () => {
    const document = await documentFor(recorded(passed('kabul')));
    const [event] = document.epcisBody.eventList;
    const wrong = (change: EpcisEvent) =>
      epcisSchemaFaults({ ...document, epcisBody: { eventList: [{ ...event, ...change }] } });
    expect(wrong({})).toEqual([]);
    expect(wrong({ bizStep: 'travelling' })).not.toEqual([]);
    expect(wrong({ eventTimeZoneOffset: 'Z' })).not.toEqual([]);
    expect(wrong({ note: 'no namespace' })).not.toEqual([]);
  });
});

describe('a history as EPCIS', () => {
  it('is valid for types of event that are rare, and understands each', async () => {
    const events = await eventsFor(rareEvents());
    expect(events.map((event) => event['kafila:eventType'])).toEqual(rareEvents().map(({ type }) => type));
    for (const event of events) expect(event).not.toHaveProperty('kafila:notUnderstood');
  });

  it('has a telling for every type of event', () => {
    const all = [
      CONVOY_DECISION_TYPES,
      CONVOY_FACT_TYPES,
      CARNET_DECISION_TYPES,
      CARNET_FACT_TYPES,
      DECLARATION_FACT_TYPES,
    ].flatMap((each) => [...each]);
    expect([...MAPPED_TYPES].sort()).toEqual(all.sort());
  });

  it('says nothing of a report that the desk vouches for, where the report counts by itself', async () => {
    const vouched: Unrecorded = [CONVOY, 'ReportVouched', { reportId: 'r' }];
    expect(await eventsFor(recorded(passed('kabul'), vouched))).toHaveLength(1);
  });

  it('tells each vehicle that is named, and the convoy itself where none is', async () => {
    const [named, whole] = await eventsFor(recorded(passed('kabul'), passed('kabul', {})));
    expect(named?.['epcList']).toEqual(['urn:kafila:vehicle:PK-A1']);
    expect(whole?.['epcList']).toEqual(['urn:kafila:convoy:K-1']);
  });

  it('shows the clock of the place, whatever the reporter looked at', async () => {
    const events = await eventsFor(
      recorded(
        passed('kabul'),
        passed('almaty', { occurredAt: '2023-11-20T08:00:00.000Z' }),
        passed('almaty', { occurredAt: '2024-03-20T08:00:00.000Z' }),
        [CONVOY, 'PositionReported', { position: { lat: 34.5, lon: 69.2, accuracyM: 20 } }],
      ),
    );
    expect(events.map((event) => event['eventTimeZoneOffset'])).toEqual([
      '+04:30',
      '+06:00',
      '+05:00',
      '+05:00',
    ]);
    expect(events.at(-1)).toMatchObject({ readPoint: { id: 'geo:34.5,69.2;u=20' } });
  });

  it('names the places in its master data, with their codes', async () => {
    const { epcisHeader } = await documentFor(recorded(passed('kabul'), passed('torkham-pk')));
    const [{ vocabularyElementList }] = epcisHeader?.epcisMasterData.vocabularyList as [
      { vocabularyElementList: { id: string; attributes: unknown[] }[] },
    ];
    expect(vocabularyElementList.map(({ id }) => id)).toEqual([
      'urn:kafila:place:kabul',
      'urn:kafila:place:torkham-pk',
    ]);
    expect(vocabularyElementList[1]?.attributes).toContainEqual({
      id: 'kafila:unLocode',
      attribute: 'PKTOR',
    });
  });

  it('keeps drivers for itself, readable or sealed, wherever they stand', async () => {
    const vehicle = { vehicleId: 'PK-A1', plate: 'A1', country: 'PK', driver: 'Amina Khan' };
    const text = await textFor(
      recorded(
        [CONVOY, 'VehicleJoined', vehicle],
        [CONVOY, 'VehicleReplaced', { vehicleId: 'PK-A1', by: { ...vehicle, driver: 'sealed:v1:p:x' } }],
        [CONVOY, 'VehicleJoined', { ...vehicle, phone: 'sealed:v1:p:y' }],
      ),
    );
    expect(text).not.toMatch(/Amina|driver|sealed/);
  });

  it('tells that an event is there which nobody understands', async () => {
    const [, event] = await eventsFor(recorded(passed('kabul'), [CONVOY, 'Odd', {}]));
    expect(event).toMatchObject({
      eventID: eventUri(CONVOY, 'e2'),
      'kafila:eventType': 'Odd',
      'kafila:notUnderstood': "There is no convoy event of type 'Odd'.",
    });
  });

  it('gives every event an id of its own, as GS1 wants it', async () => {
    const events = await eventsFor(
      recorded(passed('kabul'), back('e1'), [
        CONVOY,
        'CargoTransshipped',
        { fromVehicleId: 'PK-A1', toVehicleId: 'PK-B2', place: 'kabul' },
      ]),
    );
    const ids = events.map(({ eventID }) => String(eventID));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const namespace = v5('urn:kafila:event', v5.URL);
    expect(ids[0]).toBe(`urn:uuid:${v5('urn:kafila:event:convoy-K-1:e1', namespace)}`);
    expect(events[0]?.['kafila:eventId']).toBe('e1');
  });

  it.each([
    [{ lat: 0.0000001, lon: -0.00000025 }, 'geo:0.0000001,-0.00000025'],
    [{ lat: 5e-324, lon: -5e-324 }, 'geo:0,0'],
    [{ lat: 34.5, lon: 69.2, accuracyM: 1e21 }, 'geo:34.5,69.2;u=1000000000000000000000'],
  ])('writes positions without exponents: %p', (position, expected) => {
    expect(geoUri(position)).toBe(expected);
  });

  it('has a term for its master data, which GS1 has not', async () => {
    const document = (await documentFor(recorded(passed('kabul')))) as unknown as { '@context': unknown[] };
    expect(document['@context'][1]).toMatchObject({ epcisMasterData: { '@type': '@json' } });
  });

  it('moves a load from one vehicle to the other', async () => {
    const [off, on] = await eventsFor(
      recorded([
        CONVOY,
        'CargoTransshipped',
        { fromVehicleId: 'PK-A1', toVehicleId: 'PK-B2', place: 'kabul' },
      ]),
    );
    expect(off).toMatchObject({
      action: 'DELETE',
      parentID: 'urn:kafila:vehicle:PK-A1',
      bizStep: 'unloading',
    });
    expect(on).toMatchObject({ action: 'ADD', parentID: 'urn:kafila:vehicle:PK-B2', bizStep: 'loading' });
    expect(on?.['childEPCs']).toEqual(off?.['childEPCs']);
    expect(on?.['eventID']).not.toEqual(off?.['eventID']);
  });

  it('is the same byte for byte each time', async () => {
    const events = [...recorded(passed('kabul'), back('e1')), ...rareEvents()];
    expect(await textFor(events)).toBe(await textFor(events));
  });
});

describe('a report that was taken back, as EPCIS', () => {
  it('stands once, in its place, with all that it said, as an error with what corrects it', async () => {
    const told = [passed('kabul'), passed('jalalabad')];
    const events = await eventsFor(recorded(...told, back('e1', { replacedBy: 'e2' })));
    expect(events.map(({ eventID }) => eventID)).toEqual([eventUri(CONVOY, 'e1'), eventUri(CONVOY, 'e2')]);
    const [before] = await eventsFor(recorded(...told));
    const { errorDeclaration, 'kafila:takenBackBy': by, ...rest } = events[0] ?? {};
    expect([errorDeclaration, by]).toEqual([
      {
        declarationTime: '2023-06-12T05:02:00.000Z',
        reason: 'incorrect_data',
        correctiveEventIDs: [eventUri(CONVOY, 'e2')],
      },
      'e3',
    ]);
    expect(rest).toEqual(before);
    expect(events[1]).not.toHaveProperty('errorDeclaration');
  });

  it('is declared an error too where its retraction came first', async () => {
    const events = await eventsFor(recorded(back('e2', { reason: 'did-not-occur' }), passed('kabul')));
    expect(events).toMatchObject([{ errorDeclaration: { reason: 'did_not_occur' } }]);
  });

  it('is no error where the retraction was taken back itself', async () => {
    const events = await eventsFor(recorded(passed('kabul'), back('e1'), back('e2')));
    expect(events.map((event) => 'errorDeclaration' in event)).toEqual([false]);
  });

  it('is not mixed up with a report of the same id in another stream', async () => {
    const other: Unrecorded = ['carnet-XC12345678', 'CarnetAccepted', { place: 'kabul' }, { id: 'e1' }];
    const events = await eventsFor(recorded(passed('kabul'), other, back('e1')));
    expect(events.map((event) => [event['kafila:stream'], 'errorDeclaration' in event])).toEqual([
      ['convoy-K-1', true],
      ['carnet-XC12345678', false],
    ]);
  });
});

describe('a report that does not count, as EPCIS', () => {
  it('is left out, until the desk vouches for it', async () => {
    const events = recorded(passed('kabul'), passed('jalalabad'));
    const [first, second] = events.map((event, i) => (i === 0 ? { ...event, standing: 'left-out' } : event));
    if (!first || !second) throw new Error('There are two events.');
    const idsOf = async (...all: readonly RecordedEvent[]): Promise<readonly unknown[]> =>
      (await eventsFor(all)).map(({ eventID }) => eventID);
    expect(await idsOf(first, second)).toEqual([eventUri(CONVOY, 'e2')]);
    const vouching = [CONVOY, 'ReportVouched', { reportId: 'e1' }] satisfies Unrecorded;
    const [, , vouched] = recorded(passed('kabul'), passed('jalalabad'), vouching);
    expect(vouched && (await idsOf(first, second, vouched))).toEqual([
      eventUri(CONVOY, 'e1'),
      eventUri(CONVOY, 'e2'),
    ]);
  });
});
