import { describe, expect, it } from '@jest/globals';
import { SCHEMA_VERSION } from '#kafila/domain';
import { Problem, shapeOf, LOCAL } from '#kafila/platform';
import { REPORT_SHAPES } from '../report.request.js';
import { understandReport } from './understand-report.js';

const caller = LOCAL;

function exampleOf(type: keyof typeof REPORT_SHAPES): Record<string, unknown> {
  const [example] = (shapeOf(REPORT_SHAPES[type]).examples ?? []) as Record<string, unknown>[];
  return { ...example };
}

const types = Object.keys(REPORT_SHAPES) as (keyof typeof REPORT_SHAPES)[];

describe('a report that is understood', () => {
  it.each(types)('%s: the example of the API is one, and weighs no more than it says', (type) => {
    const { fact } = understandReport(exampleOf(type), caller);
    const { data, metadata } = fact.event;
    expect(Buffer.byteLength(JSON.stringify(data) + JSON.stringify(metadata))).toBeLessThanOrEqual(
      fact.bytes,
    );
  });

  it.each([
    ['convoy', 'BorderExited', 'convoy-nlc-2026-031', false],
    ['carnet', 'CarnetAccepted', 'carnet-XC12345678', true],
    ['declaration', 'DeclarationLodged', 'declaration-KAPE-EB-12345-01-03-2026', true],
  ] as const)('about a %s goes into its stream, and its events name the convoy', (_, type, name, begins) => {
    const { stream, fact } = understandReport(exampleOf(type), caller);
    expect([stream, fact.begins]).toEqual([name, begins]);
    expect(fact.event.metadata).toMatchObject({
      convoyId: 'nlc-2026-031',
      $correlationId: 'nlc-2026-031',
      by: 'local',
      schemaVersion: SCHEMA_VERSION,
      digest: fact.digest,
    });
  });

  it('is correlated by its stream where no convoy is known', () => {
    const { convoyId: _, ...alone } = exampleOf('CarnetAccepted');
    const { metadata } = understandReport(alone, caller).fact.event;
    expect(metadata['$correlationId']).toBe('carnet-XC12345678');
    expect(metadata).not.toHaveProperty('convoyId');
  });

  it('finds its carnet and its declaration however their numbers are written', () => {
    const carnet = { ...exampleOf('CarnetAccepted'), carnetNumber: ' xc 1234 5678' };
    expect(understandReport(carnet, caller).stream).toBe('carnet-XC12345678');
    const declaration = { ...exampleOf('DutiesPaid'), declarationRef: 'kape-eb-12345 -01-03-2026' };
    expect(understandReport(declaration, caller).stream).toBe('declaration-KAPE-EB-12345-01-03-2026');
  });

  it('takes back a report of any stream, by the one field that names it', () => {
    const { convoyId, ...retraction } = exampleOf('ReportRetracted');
    for (const [field, stream] of [
      [{ convoyId }, 'convoy-nlc-2026-031'],
      [{ carnetNumber: 'XC12345678' }, 'carnet-XC12345678'],
      [{ declarationRef: 'MRN-17' }, 'declaration-MRN-17'],
    ] as const) {
      expect(understandReport({ ...retraction, ...field }, caller).stream).toBe(stream);
    }
    for (const fields of [{}, { convoyId, carnetNumber: 'XC12345678' }]) {
      expect(() => understandReport({ ...retraction, ...fields }, caller)).toThrow(Problem);
    }
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
    // The event's own id is another one each time that a report is taken in.
    const [one, other] = [upper, example].map((body) => understandReport(body, caller).fact);
    expect({ ...one, event: { ...one?.event, id: '' } }).toEqual({
      ...other,
      event: { ...other?.event, id: '' },
    });
    expect(one?.event.id).not.toBe(other?.event.id);
  });

  it('is told by its field where it is not', () => {
    const refuse = (): unknown =>
      understandReport({ ...exampleOf('BorderExited'), place: 'nowhere' }, caller);
    expect(refuse).toThrow(Problem);
  });
});
