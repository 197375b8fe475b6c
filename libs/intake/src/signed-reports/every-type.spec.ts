import { describe, expect, it } from '@jest/globals';
import { LOCAL, shapeOf } from '#kafila/platform';
import { saysWhatWasSigned } from '#kafila/proof';
import { understandReport } from '../take-reports/understand-report.js';
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
});
