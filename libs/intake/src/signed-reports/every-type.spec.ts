import { describe, expect, it } from '@jest/globals';
import { LOCAL, shapeOf } from '#kafila/platform';
import { saysWhatWasSigned } from '#kafila/proof';
import { understandReport } from '../take-reports/judging/understand-report.js';
import { REPORT_SHAPES } from '../take-reports/report.request.js';
import { keysOf, SigningUnit } from '../testing/signing-unit.js';

const gate = new SigningUnit('gate-2');
const keys = keysOf(gate);

/** The example of each type as the unit signs it, and with its texts written otherwise than they are kept. */
const EXAMPLES = Object.entries(REPORT_SHAPES).flatMap(([type, shape]) => {
  const {
    reportId: _,
    unit: _unit,
    ...example
  } = shapeOf(shape).examples?.[0] as Readonly<Record<string, unknown>>;
  return [
    [type, example],
    [type, { ...example, ...('vehicleIds' in example ? { vehicleIds: ['pk-tlk 914'] } : {}) }],
  ] as const;
});

describe('the event of a signed report', () => {
  it.each(EXAMPLES)('of the type %s says what was signed, and no more', async (_, example) => {
    const sent = await gate.sign(gate.seen('', { convoyId: undefined, place: undefined, ...example }));
    const { fact, stream, signed } = understandReport(JSON.parse(JSON.stringify(sent)), LOCAL, keys);
    const { type, id, data, metadata } = fact.event;
    const event = {
      ...{ type, id, data, metadata },
      ...{ revision: 0, leaf: 1, recordedAt: '2026-03-02T13:00:01.000Z', proof: [] },
    };
    expect(saysWhatWasSigned(stream, event, signed?.signedText ?? '')).toBe(true);
    const altered = { ...event, data: { ...data, note: 'another' } };
    expect(saysWhatWasSigned(stream, altered, signed?.signedText ?? '')).toBe(false);
  });

  it('says when it was saved as it was signed, and beside it what nobody signed', async () => {
    const observed = { wall: '2026-03-02T18:00:05+05:00', monotonicMs: 81_004.5, pageId: 'p1' };
    const clock = { wall: '2026-03-03T08:00:00+05:00', monotonicMs: 90_000, pageId: 'p1' };
    const seen = gate.seen('nlc-1');
    const unit = { ...(seen['unit'] as object), observed };
    const sent = { ...(await gate.sign({ ...seen, unit })), unit: { ...unit, clock } };
    const { fact, stream, signed } = understandReport(sent, LOCAL, keys);
    const { type, id, data, metadata } = fact.event;
    expect(metadata['unit']).toEqual({ ...unit, clock });
    const event = {
      ...{ type, id, data, metadata },
      ...{ revision: 0, leaf: 1, recordedAt: '2026-03-02T13:00:01.000Z', proof: [] },
    };
    const says = (more: object): boolean | undefined =>
      saysWhatWasSigned(
        stream,
        { ...event, metadata: { ...metadata, unit: { ...unit, clock, ...more } } },
        signed?.signedText ?? '',
      );
    expect(says({})).toBe(true);
    expect(says({ clock: { ...clock, monotonicMs: 1 } })).toBe(true);
    expect(says({ observed: { ...observed, monotonicMs: 1 } })).toBe(false);
    expect(says({ observed: undefined })).toBe(false);
  });
});
