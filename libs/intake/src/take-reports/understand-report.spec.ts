import { describe, expect, it } from '@jest/globals';
import { Problem } from '#kafila/platform';
import { REPORT_SCHEMAS } from './report.request.js';
import { understandReport } from './understand-report.js';

const caller = { id: 'local', kind: 'local' } as const;

function exampleOf(type: keyof typeof REPORT_SCHEMAS): Record<string, unknown> {
  const [example] = (REPORT_SCHEMAS[type]?.examples ?? []) as Record<string, unknown>[];
  return { ...example };
}

const types = Object.keys(REPORT_SCHEMAS) as (keyof typeof REPORT_SCHEMAS)[];

describe('a report that is understood', () => {
  it.each(types)('%s: the example of the API is one, and weighs no more than it says', (type) => {
    const { fact, stream } = understandReport(exampleOf(type), caller);
    const { data, metadata } = fact.event;
    expect(stream).toBe('convoy-nlc-2026-031');
    expect(Buffer.byteLength(JSON.stringify(data) + JSON.stringify(metadata))).toBeLessThanOrEqual(
      fact.bytes,
    );
  });

  it('has the same digest whatever the order of its fields and the clock of its unit while sending', () => {
    const example = exampleOf('BorderExited');
    const { unit, ...rest } = example;
    const turned = Object.fromEntries(Object.entries(rest).reverse());
    const resent = { unit: { ...(unit as object), clockAt: '2026-03-06T08:02:11+05:00' }, ...turned };
    const digest = (body: unknown): string => understandReport(body, caller).fact.digest;
    expect(digest(resent)).toBe(digest(example));
    expect(digest({ ...example, place: 'torkham-af' })).not.toBe(digest(example));
  });

  it('has one id, however its letters are written', () => {
    const example = exampleOf('BorderExited');
    const upper = { ...example, reportId: String(example['reportId']).toUpperCase() };
    expect(understandReport(upper, caller).fact).toEqual(understandReport(example, caller).fact);
  });

  it('is told by its field where it is not', () => {
    const refuse = (): unknown =>
      understandReport({ ...exampleOf('BorderExited'), place: 'nowhere' }, caller);
    expect(refuse).toThrow(Problem);
  });
});
