import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { timesTried } from '#kafila/domain/testing';
import { LOCAL, Problem, shapeOf } from '#kafila/platform';
import { anyBodyOf } from '#kafila/platform/testing';
import { type JsonMembers, writeThin } from '#kafila/thin-form';
import { REPORT_SHAPES } from '../take-reports/report.request.js';
import { type Sent } from '../take-reports/take-reports.command.js';
import { understandReport } from '../take-reports/judging/understand-report.js';
import { keysOf, SigningUnit } from '../testing/signing-unit.js';
import { THIN_TERMS, thinLine } from '../testing/thin-line.js';
import { readThinLines } from './read-thin-lines.js';

const UNIT = 'torkham-pk-gate-2';
const gate = new SigningUnit(UNIT);
const keys = keysOf(gate);
const TYPES = Object.keys(REPORT_SHAPES) as (keyof typeof REPORT_SHAPES)[];

/** What is recorded of a report, but for the id that its event gets; or why it is refused. */
function judged(sent: Sent): unknown {
  if ('problem' in sent) return sent.problem.toDocument();
  try {
    const { stream, report, fact } = understandReport(sent.body, LOCAL, keys);
    const { id: _, ...event } = fact.event;
    return { stream, reportId: report.reportId, digest: fact.digest, event };
  } catch (error) {
    if (error instanceof Problem) return error.toDocument();
    throw error;
  }
}

const read = (line: string): Sent => readThinLines(LOCAL, keys)(Buffer.from(line));
const exampleOf = (type: keyof typeof REPORT_SHAPES): JsonMembers =>
  shapeOf(REPORT_SHAPES[type]).examples?.[0] as JsonMembers;

describe.each(TYPES)('a thin %s', (type) => {
  it('makes the same event as its JSON twin, with the same id and the same digest', () => {
    const same = fc.property(anyBodyOf(REPORT_SHAPES[type]), (body) => {
      const twin = JSON.parse(JSON.stringify({ ...(body as object) })) as JsonMembers;
      const written = writeThin(twin, THIN_TERMS);
      if ('refusal' in written) return;
      expect(written.line.length).toBeLessThanOrEqual(160);
      expect(judged(read(written.line))).toEqual(judged({ body: withoutClocks(twin) }));
    });
    fc.assert(same, { numRuns: timesTried(20, 1_000), examples: [[exampleOf(type)]] });
  });

  it('that is signed is the text that was signed, or is refused before', async () => {
    const { reportId: _, unit: _unit, ...example }: JsonMembers = exampleOf(type);
    const about = { place: undefined, convoyId: undefined, ...example };
    const signed = JSON.parse(JSON.stringify(await gate.signed('', about))) as JsonMembers;
    const written = writeThin(signed, THIN_TERMS);
    if ('refusal' in written) {
      expect(['thin-too-long', 'thin-not-carried']).toContain(written.refusal.code);
      return;
    }
    expect(read(written.line)).toEqual({ body: signed });
    expect(judged(read(written.line))).toMatchObject({ reportId: signed['reportId'] });
  });
});

function withoutClocks(body: JsonMembers): JsonMembers {
  const { clockAt: _, clock: _clock, ...unit } = body['unit'] as Record<string, unknown>;
  return { ...body, unit };
}

const PERSONAL = ['receivedBy', 'lodgedBy', 'paidTo'];

/** How many characters the example of a type takes, as the page tells it. */
async function lengthsOf(type: keyof typeof REPORT_SHAPES): Promise<string> {
  const example = JSON.parse(JSON.stringify(exampleOf(type)), (name, value: unknown) =>
    PERSONAL.includes(name) ? undefined : value,
  ) as JsonMembers;
  const about = { place: undefined, convoyId: undefined, ...example, reportId: undefined, unit: undefined };
  const twin = JSON.parse(JSON.stringify(await gate.signed('', about))) as JsonMembers;
  const unit = { unitId: UNIT, sequence: 118 };
  const terms = { signedId: () => 'derived' };
  const written = [example, { ...twin, reportId: 'derived' }].map((one) =>
    writeThin({ ...one, unit }, terms),
  );
  const told = written.map((one) => {
    if ('line' in one) return one.line.length;
    return one.refusal.code === 'thin-too-long' ? /\d+/.exec(one.refusal.detail)?.[0] : 'not carried';
  });
  return `| ${type} | ${told.join(' | ')} |`;
}

it('docs/thin-form.md tells how many characters the example of each type takes', async () => {
  const page = readFileSync(new URL('../../../../docs/thin-form.md', import.meta.url), 'utf8');
  const rows = await Promise.all(TYPES.map(lengthsOf));
  expect(page.split('\n').filter((row) => /^\| [A-Z]\w+ \| \d+ \|/.test(row))).toEqual(rows);
});

it('a report that is as long as it may be is still read', () => {
  const example = exampleOf('BorderExited');
  const room = 160 - thinLine({ ...example, note: 'x' }).length;
  const note = 'x'.repeat(room + 1);
  expect(thinLine({ ...example, note })).toHaveLength(160);
  expect(writeThin({ ...example, note: `${note}x` }, THIN_TERMS)).toMatchObject({
    refusal: { code: 'thin-too-long' },
  });
});
