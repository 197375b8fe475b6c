import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EXIT } from '../exit-codes.js';
import { kafila } from '../../../testing/kafila.js';

let server: Server;
let url = '';
const folder = mkdtempSync(join(tmpdir(), 'kafila-export-'));

/** A service that knows three convoys: whole, parked, and one that breaks off. */
function answer(path: string, accept: string, response: ServerResponse): void {
  if (path.includes('/whole/')) response.end(`${path} as ${accept}\n`);
  else if (path.includes('/parked/'))
    response.setHeader('kafila-incomplete', 'convoy-parked@7').end('some\n');
  else if (path.includes('/broken/')) {
    response.setHeader('content-length', '1000');
    response.write('half', () => response.destroy());
  } else {
    response.writeHead(404, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ code: 'unknown-convoy', detail: 'No such convoy.' }));
  }
}

beforeAll(async () => {
  server = createServer((request, response) => {
    answer(request.url ?? '', request.headers.accept ?? '', response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

describe('kafila export', () => {
  it.each([
    ['epcis', 'epcis', 'application/ld+json'],
    ['cloudevents', 'cloudevents', 'application/x-ndjson'],
    ['csv', 'events', 'text/csv'],
    ['passages', 'passages', 'text/csv'],
    ['html', 'report', 'text/html'],
  ])('writes a convoy as %s to stdout', async (form, name, accept) => {
    const { code, stdout } = await kafila(['export', 'whole', '--as', form, '--url', url]);
    expect([code, stdout]).toEqual([EXIT.done, `/v1/audit/convoys/whole/exports/${name} as ${accept}\n`]);
  });

  it('asks for the events of a report where they are wanted', async () => {
    const { stdout } = await kafila(['export', 'whole', '--as', 'html', '--events', '--url', url]);
    expect(stdout).toContain('/exports/report?events=true as text/html');
  });

  it('writes it to a file', async () => {
    const out = join(folder, 'trip.csv');
    const { code, stdout } = await kafila(['export', 'whole', '--as', 'csv', '--url', url, '--out', out]);
    expect([code, stdout]).toEqual([EXIT.done, '']);
    expect(readFileSync(out, 'utf8')).toContain('/exports/events as text/csv');
  });

  it('leaves no half file behind where the answer breaks off', async () => {
    const out = join(folder, 'half.csv');
    const { code, stderr } = await kafila(['export', 'broken', '--as', 'csv', '--url', url, '--out', out]);
    expect(code).toBe(EXIT.unreachable);
    expect(stderr).toContain('broke off');
    expect(readdirSync(folder)).not.toContain('half.csv');
    expect(readdirSync(folder)).not.toContain('half.csv.part');
  });

  it('says of a parked convoy what is missing', async () => {
    const { code, stderr } = await kafila(['export', 'parked', '--as', 'csv', '--url', url]);
    expect([code, stderr]).toEqual([
      EXIT.done,
      'Incomplete, events could not be digested: convoy-parked@7\n',
    ]);
  });

  it('says what the service refused, which form there is not, and where nothing can be written', async () => {
    const unknown = await kafila(['export', 'K-9', '--as', 'csv', '--url', url]);
    expect([unknown.code, unknown.stderr]).toEqual([EXIT.refused, '404 unknown-convoy: No such convoy.\n']);
    expect((await kafila(['export', 'K-9', '--as', 'xml', '--url', url])).code).toBe(EXIT.usage);
    const out = join(folder, 'nowhere', 'trip.csv');
    expect((await kafila(['export', 'whole', '--as', 'csv', '--url', url, '--out', out])).code).toBe(
      EXIT.usage,
    );
    expect((await kafila(['export', 'K-9', '--as', 'csv', '--url', 'http://127.0.0.1:1'])).code).toBe(
      EXIT.unreachable,
    );
  });
});
