import { describe, expect, it } from '@jest/globals';
import { type JsonObject } from '#kafila/event-store';
import { timelineOf } from '#kafila/read-models';
import { CloudEvent } from 'cloudevents';
import { eventInWords } from '../history/event-words.js';
import { cloudEventBatch } from './cloud-events/cloud-events.js';
import { eventTable } from './csv/event-table.js';
import { epcisDocument } from './epcis/epcis-document.js';
import { historyRow } from './report/sections/history.js';
import { epcisSchemaFaults } from './testing/epcis-schema.js';
import { historyOfEvents, textOf } from './testing/history-of-events.js';
import { readCsv } from './testing/read-csv.js';
import { recorded } from './testing/recorded-events.js';

const observed = {
  ...{ wall: '2023-06-12T10:00:00+05:00', monotonicMs: 7_000, pageId: 'p1' },
  lastServerTime: '2023-06-12T04:00:02Z',
};
const unit = { unitId: 'gate-2', sequence: 7, observed };
const events = recorded(
  [
    'convoy-K-1',
    'CheckpointPassed',
    { place: 'kabul' },
    { metadata: { by: 'unit-bus-4', unit, carriedBy: 'bus-4' } },
  ],
  ['convoy-K-1', 'CheckpointPassed', { place: 'kabul' }],
);
const history = historyOfEvents('K-1', events);
const until = events[0]?.recordedAt ?? '';
const from = '2023-06-12T04:00:00.000Z';

describe('a report that others carried, and that says when it was saved', () => {
  it('is told so in EPCIS, which stays EPCIS', async () => {
    const document = JSON.parse(await textOf(epcisDocument(history))) as {
      epcisBody: { eventList: JsonObject[] };
    };
    expect(epcisSchemaFaults(document)).toEqual([]);
    const [carried, plain] = document.epcisBody.eventList;
    expect(carried).toMatchObject({ 'kafila:carriedBy': 'bus-4', 'kafila:savedWithin': { from, until } });
    for (const name of ['kafila:carriedBy', 'kafila:savedWithin']) expect(plain).not.toHaveProperty([name]);
  });

  it('is told so in CloudEvents, which stay valid', async () => {
    const [carried, plain] = JSON.parse(await textOf(cloudEventBatch(history))) as [JsonObject, JsonObject];
    expect(carried).toMatchObject({ carriedby: 'bus-4', savedfrom: from, saveduntil: until });
    expect(new CloudEvent(carried as Partial<CloudEvent<unknown>>).validate()).toBe(true);
    for (const name of ['carriedby', 'savedfrom', 'saveduntil']) expect(plain).not.toHaveProperty(name);
  });

  it('is told so in the table of events', async () => {
    const [carried, plain] = readCsv(await textOf(eventTable(history)));
    expect(carried).toMatchObject({ carriedBy: 'bus-4', savedFrom: from, savedUntil: until });
    expect(plain).toMatchObject({ carriedBy: '', savedFrom: '', savedUntil: '' });
  });

  it('is told so on paper and in words', () => {
    const [row, plainRow] = events.map((event) => historyRow(event, { late: false, takenBackBy: null }).text);
    expect(row).toContain('carried by bus-4');
    expect(plainRow).not.toContain('carried by');
    const [item] = timelineOf(events.slice(0, 1));
    expect(item && eventInWords({ ...item, stream: 'convoy-K-1' })).toContain(
      `carried by bus-4; saved between ${from} and ${until}; received`,
    );
  });
});
