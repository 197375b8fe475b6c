import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { Interrupted } from '../command-failure.js';
import {
  type FakeService,
  type FakeServiceOptions,
  startFakeService,
} from '../../../testing/fake-service.js';
import { kafila } from '../../../testing/kafila.js';

const folder = mkdtempSync(join(tmpdir(), 'kafila-import-'));
const running: FakeService[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.stop()));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function service(options?: FakeServiceOptions): Promise<FakeService> {
  const started = await startFakeService(options);
  running.push(started);
  return started;
}

const report = (n: number): string => JSON.stringify({ reportId: `r${n}`, note: 'line \u2028 separator' });
const reports = (count: number): string[] => Array.from({ length: count }, (_, i) => report(i + 1));

function fileOf(lines: readonly string[], name = 'reports.ndjson'): string {
  const file = join(folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
}

const BROKEN = { status: 400, code: 'malformed-json', detail: 'Line 1: Not JSON at column 3.', line: 1 };
const unreadable = (line: string): object | undefined => (line.startsWith('{"') ? undefined : BROKEN);

describe('kafila import', () => {
  it('records each report, tells of each refused line by its number in the file, and ends with 1', async () => {
    const { url, recorded } = await service({ problem: unreadable });
    const file = fileOf([report(1), '', '{broken', report(2), report(1)]);
    const { code, stdout, stderr } = await kafila(['import', file, '--url', url]);
    expect(stdout.split('\n')).toEqual([
      'line 3 refused: malformed-json: Not JSON at column 3.',
      expect.stringMatching(/^4 reports from .*: 2 recorded, 1 duplicate, 1 refused, in \d+\.\d s\.$/),
      'Refused: 1 malformed-json.',
      '',
    ]);
    expect([code, stderr]).toEqual([1, '']);
    expect([...recorded.keys()]).toEqual(['r1', 'r2']);
  });

  it('ends with 0 where all are recorded or known, and reads stdin where the file is called -', async () => {
    const { url } = await service();
    const args = ['import', '-', '--url', url];
    const first = await kafila(args, { stdin: Readable.from([Buffer.from(reports(3).join('\r\n'))]) });
    const again = await kafila(args, { stdin: Readable.from([Buffer.from(reports(3).join('\n'))]) });
    expect([first.code, again.code]).toEqual([0, 0]);
    expect(first.stdout).toMatch(/^3 reports from stdin: 3 recorded, 0 duplicate/);
    expect(again.stdout).toMatch(/^3 reports from stdin: 0 recorded, 3 duplicate/);
  });

  it('prints the outcome of every line with --each, and names the fields of a report that is not understood', async () => {
    const errors = [{ pointer: '#/place', code: 'unknown-place', detail: "place 'kabull' names no place" }];
    const problem = {
      status: 422,
      code: 'invalid-report',
      detail: '1 field to correct, see errors.',
      errors,
    };
    const { url } = await service({ problem: (line) => (line === report(2) ? problem : undefined) });
    const { stdout } = await kafila(['import', fileOf(reports(2)), '--url', url, '--each']);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'line 1 recorded: convoy-c1 revision 0, position 1',
      "line 2 refused: invalid-report: #/place place 'kabull' names no place",
    ]);
  });

  it('sums refusals by their code, those that came most often first', async () => {
    const reused = { status: 409, code: 'report-id-reused', detail: 'It stands for another report.' };
    const { url } = await service({
      problem: (line) => (line === report(1) ? reused : unreadable(line)),
    });
    const { stdout } = await kafila(['import', fileOf([report(1), 'x', report(2), 'y']), '--url', url]);
    expect(stdout.split('\n').at(-2)).toBe('Refused: 2 malformed-json, 1 report-id-reused.');
  });

  it('sends a long file in portions, in order, and prints one object with --json', async () => {
    const { url, requests } = await service({ problem: unreadable });
    const lines = [...reports(2_400), 'x'];
    const { code, stdout } = await kafila(['--json', 'import', fileOf(lines), '--url', url]);
    expect(requests.map((sent) => sent.length)).toEqual([1_000, 1_000, 401]);
    expect(requests.flat()).toEqual(lines);
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { lines: 2_401, recorded: 2_400, duplicate: 0, refused: 1 },
      ended: 'complete',
      nextLine: null,
      position: '2400',
      refused: [{ line: 2_401, problem: { code: 'malformed-json', line: 2_401 } }],
      refusedByCode: { 'malformed-json': 1 },
      refusedNotListed: 0,
    });
    expect(code).toBe(1);
  });

  it('refuses by itself a line that no report is as long as, and sends the lines around it', async () => {
    const { url, recorded } = await service();
    const file = fileOf([report(1), 'x'.repeat(300 * 1024), report(2)]);
    const { code, stdout } = await kafila(['import', file, '--url', url]);
    expect(stdout).toMatch(/^line 2 refused: line-too-long: .*\n3 reports/);
    expect([code, recorded.size]).toEqual([1, 2]);
  });

  it('writes refused lines with their problems, and adds to them where it goes on from a line', async () => {
    const { url } = await service({ problem: unreadable });
    const refused = join(folder, 'refused.ndjson');
    const args = ['import', fileOf([report(1), 'x', report(2), 'y']), '--url', url, '--refused', refused];
    const kept = (): unknown[] =>
      readFileSync(refused, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
    await kafila(args);
    await kafila(args);
    const x = expect.objectContaining({
      line: 2,
      text: 'x',
      problem: expect.objectContaining(brokenAt(2)) as unknown,
    });
    const y = expect.objectContaining({
      line: 4,
      text: 'y',
      problem: expect.objectContaining(brokenAt(4)) as unknown,
    });
    expect(kept()).toEqual([x, y]);
    await kafila([...args, '--from-line', '3']);
    expect(kept()).toEqual([x, y, y]);
  });

  it('never writes refused lines over the file that it reads', async () => {
    const file = fileOf(reports(1));
    const { code, stderr } = await kafila(['import', file, '--refused', file]);
    expect([code, stderr]).toEqual([2, '--refused names the file that is imported; name another one.\n']);
    expect(readFileSync(file, 'utf8')).toBe(report(1));
  });
});

describe('kafila import over a bad link', () => {
  it('asks again where the service is busy or the connection breaks, and loses and doubles nothing', async () => {
    const mishaps = ['busy', 'broken', undefined, 'broken', 'too-often'] as const;
    const { url, requests, recorded } = await service({ mishap: (n) => mishaps[n] });
    const { code, stdout } = await kafila(['import', fileOf(reports(1_001)), '--url', url]);
    expect([code, recorded.size]).toEqual([0, 1_001]);
    expect(stdout).toContain('1001 recorded, 0 duplicate, 0 refused');
    expect(requests.map((lines) => lines.length)).toEqual([1_000, 1_000, 1_000, 1, 1, 1]);
  });

  it('sends again only the lines that the store could not write, and does not call them refused', async () => {
    const busy = { status: 503, code: 'event-store-busy', detail: 'Too much is waiting.' };
    const { url, requests } = await service({
      problem: (line, request) => (request < 2 && line === report(2) ? busy : undefined),
    });
    const { code, stdout } = await kafila(['import', fileOf(reports(3)), '--url', url, '--each']);
    expect(code).toBe(0);
    expect(requests.slice(1)).toEqual([[report(2)], [report(2)]]);
    expect(stdout.match(/line \d recorded/g)).toEqual([
      'line 1 recorded',
      'line 2 recorded',
      'line 3 recorded',
    ]);
  });

  it('ends with 3 where patience is over, and says from which line to go on', async () => {
    const { url, recorded } = await service({ mishap: (n) => (n === 1 ? 'broken' : undefined) });
    const file = fileOf(reports(1_500));
    const args = ['import', file, '--url', url, '--patience', '0'];
    const stopped = await kafila(args);
    expect(stopped.code).toBe(3);
    expect(stopped.stdout).toContain('1000 reports');
    expect(stopped.stderr).toMatch(
      /^Stopped\. POST .* failed: .* Go on with --from-line 1001, or begin again/,
    );
    const rest = await kafila([...args, '--from-line', '1001']);
    expect([rest.code, recorded.size]).toEqual([0, 1_500]);
    expect(rest.stdout).toContain('500 recorded, 0 duplicate');
  });

  it('ends with 3 where nobody listens, and where something else than Kafila does', async () => {
    const gone = await service();
    await gone.stop();
    running.pop();
    const nobody = await kafila(['import', fileOf(reports(1)), '--url', gone.url, '--patience', '0']);
    expect(nobody.code).toBe(3);
    expect(nobody.stderr).toMatch(/ECONNREFUSED.* No line has an outcome yet: run it again\.\n$/);

    const { url } = await service({ mishap: () => 'not-kafila' });
    const other = await kafila(['import', fileOf(reports(1)), '--url', url]);
    expect([other.code, other.stderr]).toEqual([
      3,
      expect.stringContaining('404 with text/html that is no JSON; is it the address of a Kafila service?'),
    ]);
  });
});

describe('kafila import that is interrupted', () => {
  it('stops amid a request, says where, ends with 130, and goes on from there', async () => {
    const interrupt = new AbortController();
    const { url, recorded } = await service({
      mishap: (n) => (n === 1 ? 'never' : undefined),
      onRequest: (n) => {
        if (n === 1) interrupt.abort(new Interrupted(130));
      },
    });
    const args = ['import', fileOf(reports(2_500)), '--url', url];
    const stopped = await kafila([...args, '--json'], { signal: interrupt.signal });
    expect(stopped.code).toBe(130);
    expect(JSON.parse(stopped.stdout)).toMatchObject({
      counts: { lines: 1_000, recorded: 1_000 },
      ended: 'interrupted',
      nextLine: 1_001,
    });
    expect(stopped.stderr).toMatch(/^Interrupted\. .* Go on with --from-line 1001/);
    const rest = await kafila([...args, '--from-line', '1001']);
    expect([rest.code, recorded.size]).toEqual([0, 2_500]);
  });

  it('does not wait for a stdin that says nothing', async () => {
    const silent = new Readable({ read: () => undefined });
    const interrupt = new AbortController();
    const run = kafila(['import', '-'], { stdin: silent, signal: interrupt.signal });
    setImmediate(() => {
      interrupt.abort(new Interrupted(143));
    });
    expect((await run).code).toBe(143);
  });
});

describe('the progress of an import', () => {
  it('goes to stderr, only where that is a terminal', async () => {
    const { url } = await service();
    const args = ['import', fileOf(reports(2_000)), '--url', url];
    const seen = await kafila(args, { terminal: true });
    expect(seen.stderr).toMatch(/\[#+\.*\] \d+%, 1000 lines, \d+ lines\/s, \d+ s left/);
    expect(seen.stderr).toMatch(/100%, 2000 lines, \d+ lines\/s, 0 s left/);
    expect((await kafila(args)).stderr).toBe('');
  });
});

function brokenAt(line: number): object {
  return { code: 'malformed-json', detail: 'Not JSON at column 3.', line };
}
