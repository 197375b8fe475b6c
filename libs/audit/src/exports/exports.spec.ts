import { type EventStore } from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import {
  carnetIssued,
  carnetAssigned,
  dispatched,
  exited,
  joined,
  operationStarted,
  passed,
  planned,
  retracted,
} from '#kafila/domain/testing';
import { openReadModels, QueriesModule, type ReadModels, runProjection, trips } from '#kafila/read-models';
import { eventsOf, serve, type Served, appendToStream } from '#kafila/read-models/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response, type Test } from 'supertest';
import { AuditModule } from '../audit.module.js';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.js';
import { epcisSchemaFaults } from './testing/epcis-schema.js';
import { readCsv } from './testing/read-csv.js';

const SCRIPT = '<script>alert("x")</script> & \'more\'';
const DRIVER = 'Amina Khan';

let folder: TemporaryFolder;
let store: EventStore;
let readModels: ReadModels;
let board: Served;
let stop: () => Promise<void>;
let position = '';

beforeAll(async () => {
  folder = temporaryFolder();
  store = await openWithoutThread({ file: folder.path('events.db') });
  readModels = await openReadModels(`sqlite:${folder.path('read-models.db')}`);
  const stopping = new AbortController();
  const { finished } = runProjection({
    projection: trips,
    eventStore: store,
    readModels,
    signal: stopping.signal,
  });
  stop = async () => {
    stopping.abort();
    await finished;
  };
  board = await serve([AuditModule.with({ reads: QueriesModule.with({ eventStore: store, readModels }) })]);
  const record = async (stream: string, story: Parameters<typeof eventsOf>[1]): Promise<void> => {
    position = (await appendToStream(store, stream, eventsOf(stream, story))).toString();
  };
  const wrong = passed('peshawar', '4 12:00', { id: 'wrong' });
  await record('convoy-C-1', [
    planned(),
    joined('PK-A1', '1 07:00', { carnetNumber: 'XC12345678', driver: DRIVER }),
    dispatched(),
    { ...wrong, event: { ...wrong.event, data: { ...wrong.event.data, note: SCRIPT } } },
    exited('torkham-pk', '6 10:00'),
    retracted('wrong', '9 12:00', { id: 'back' }),
  ]);
  await record('carnet-XC12345678', [
    carnetIssued(),
    carnetAssigned('PK-A1', '1 07:30', { convoyId: 'C-1' }),
    operationStarted('karachi-port', '2 06:00'),
  ]);
  // Goes on well, then does not.
  await record('convoy-C-2', [planned(), joined('PK-B2')]);
  await record('convoy-C-2', [{ id: 'odd', event: { type: 'Odd', data: {} } }]);
  // Does not even begin.
  await record('convoy-C-3', [{ id: 'odd', event: { type: 'Odd', data: {} } }]);
}, 60_000);

afterAll(async () => {
  await board.app.close();
  await stop();
  await readModels.close();
  await store.close();
  folder.remove();
});

function exported(name: string, accept = '*/*', convoyId = 'C-1'): Test {
  return request(board.app.getHttpServer())
    .get(`/v1/audit/convoys/${convoyId}/exports/${name}`)
    .query({ waitFor: position })
    .set('accept', accept)
    .buffer(true);
}

function problemOf({ body }: Response): Record<string, unknown> {
  return body as Record<string, unknown>;
}

describe('the exports of a convoy', () => {
  it.each([
    ['epcis', undefined, 'application/ld+json; charset=utf-8', 'C-1.epcis.jsonld'],
    ['epcis', 'application/json', 'application/json; charset=utf-8', 'C-1.epcis.json'],
    ['cloudevents', undefined, 'application/x-ndjson; charset=utf-8', 'C-1.cloudevents.ndjson'],
    [
      'cloudevents',
      'application/cloudevents-batch+json',
      'application/cloudevents-batch+json; charset=utf-8',
      'C-1.cloudevents.json',
    ],
    ['events', 'text/*;q=0.5, image/png', 'text/csv; charset=utf-8', 'C-1.events.csv'],
    ['passages', 'text/csv', 'text/csv; charset=utf-8', 'C-1.passages.csv'],
    ['report', 'text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8', 'C-1.report.html'],
  ])('%s, asked for as %s, comes as %s', async (name, accept, type, file) => {
    const answer = await exported(name, accept);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, type]);
    expect(answer.headers['content-disposition']).toContain(`filename="${file}"`);
    expect(answer.headers['kafila-position']).toBe(position);
    const { text } = answer;
    expect(text).not.toBe('');
    expect((await exported(name, accept)).text).toBe(text);
  });

  it('tell of the convoy and its carnets', async () => {
    const document = JSON.parse((await exported('epcis')).text) as object;
    expect(epcisSchemaFaults(document)).toEqual([]);
    const rows = readCsv((await exported('events')).text);
    expect(rows.map(({ stream }) => stream)).toEqual([
      ...Array<string>(6).fill('convoy-C-1'),
      ...Array<string>(3).fill('carnet-XC12345678'),
    ]);
    const [passage] = readCsv((await exported('passages')).text);
    expect(passage).toMatchObject({ vehicleId: 'PK-A1', place: 'torkham-pk', arrivedAt: '' });
  });

  it('name no driver to third parties', async () => {
    for (const name of ['epcis', 'events', 'passages', 'report']) {
      expect((await exported(name)).text).not.toContain(DRIVER);
    }
  });

  it('say of a convoy that could not be digested whole what is missing', async () => {
    for (const name of ['epcis', 'cloudevents', 'events', 'passages', 'report']) {
      const answer = await exported(name, undefined, 'C-2');
      expect([name, answer.status]).toEqual([name, 200]);
      expect(answer.headers['kafila-incomplete']).toMatch(/^convoy-C-2@\d+$/);
    }
    expect((await exported('report', undefined, 'C-2')).text).toContain('Incomplete: the event at');
  });

  it('say of a convoy whose first event could not be digested that it is parked', async () => {
    const answer = await exported('epcis', undefined, 'C-3');
    expect([answer.status, problemOf(answer)['code']]).toEqual([503, 'convoy-parked']);
  });

  it('know no convoy that was never planned, and no export that there is not', async () => {
    const answer = await exported('epcis', undefined, 'C-9');
    expect([answer.status, problemOf(answer)['code']]).toEqual([404, 'unknown-convoy']);
    for (const name of ['xml', 'constructor']) {
      const unknown = await exported(name);
      expect(unknown.status).toBe(404);
      expect(problemOf(unknown)).toMatchObject({
        code: 'unknown-export',
        exports: ['epcis', 'cloudevents', 'events', 'passages', 'report'],
      });
    }
  });

  it('say what they can be had in where nothing of it is acceptable', async () => {
    const answer = await exported('cloudevents', 'text/csv, application/json;q=0');
    expect(answer.status).toBe(406);
    expect(problemOf(answer)).toMatchObject({
      code: 'not-acceptable',
      offered: ['application/x-ndjson', 'application/cloudevents-batch+json'],
    });
  });
});

describe('the report of a convoy', () => {
  const withEvents = (): Test => exported('report').query({ events: 'true' });

  it('begins with one page that says it all, and has the events only where they are asked for', async () => {
    const { text: page } = await exported('report');
    const first = page.slice(page.indexOf('<section class="first">'), page.indexOf('</section>'));
    for (const what of ['Days against plan', 'Hours at borders', 'Cost', 'What went wrong', 'Fingerprint']) {
      expect(first).toContain(`<h2>${what}</h2>`);
    }
    expect(first).toMatch(
      /Issued by Kafila; no transparency log is kept\s*<br \/>\s*as of \d+ \w+ \d{4} \d\d:\d\d UTC/,
    );
    expect(first).toMatch(/events [0-9a-f]{64}/);
    expect(first).toContain('Reports taken back: 1.');
    expect(page).not.toContain('Appendix: history');
    const { text: whole } = await withEvents();
    expect(whole).toContain('Appendix: history');
    expect(whole.slice(0, whole.indexOf('</section>'))).toBe(page.slice(0, page.indexOf('</section>')));
    expect((await exported('report').query({ events: 'yes' })).status).toBe(400);
  });

  it('runs nothing and loads nothing, whatever a note contains', async () => {
    const answer = await withEvents();
    const page = answer.text;
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'");
    expect(page).not.toMatch(/<script|https?:|@import|url\(/i);
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;more&#39;');
  });

  it('strikes out what was taken back, says by what, and keeps it', async () => {
    const { text: page } = await withEvents();
    expect(page.match(/class="taken-back"/g)).toHaveLength(1);
  });

  it('shows the clock of the place beside UTC', async () => {
    const { text: page } = await withEvents();
    expect(page).toContain('6 Jun 2023 15:00 <i>+05:00</i>');
    expect(page).toContain('6 Jun 2023 10:00 UTC');
  });

  it('says that no log vouches for it where none is kept', async () => {
    expect((await exported('report')).text).toContain('No transparency log is kept');
  });
});
