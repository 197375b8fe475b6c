import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type PrivateJwk, readReportKey, signedReportId, signReport, verifyReport } from '#kafila/proof';
import { nodeCrypto, nodeSigner } from '#kafila/proof/node';
import { isSigned, type JsonMembers, readThin, signedReport, unsignedReport } from '#kafila/thin-form';
import { THIN_TERMS, thinLine } from '../testing/thin-line.js';

/** The vectors that a page has in its last block of JSON. */
function vectorsOf(page: string): unknown {
  const text = readFileSync(new URL(`../../../../docs/${page}`, import.meta.url), 'utf8');
  const [json = ''] = [...text.matchAll(/```json\n([^`]*)```/g)].slice(-1).map(([, block]) => block);
  return JSON.parse(json);
}

const [{ privateKey }] = (vectorsOf('signed-reports.md') as { keys: [{ privateKey: PrivateJwk }] }).keys;
const { d: _, ...publicKey } = privateKey;
const key = readReportKey(publicKey);
const UNIT_ID = 'torkham-pk-gate-2';
const { reports, wrong } = vectorsOf('thin-form.md') as {
  reports: readonly { readonly line: string; readonly report: JsonMembers }[];
  wrong: readonly { readonly line: string; readonly code: string }[];
};

describe('the test vectors of docs/thin-form.md', () => {
  it.each(reports)('$line is written of its report, and read as it', ({ line, report }) => {
    expect(thinLine(report)).toBe(line);
    const read = readThin(line);
    if ('fault' in read) throw new Error(read.fault.detail);
    const again = isSigned(read.report)
      ? signedReport(read.report, { unitId: UNIT_ID, kid: key.kid, alg: key.alg }, THIN_TERMS.signedId)
      : unsignedReport(read.report, read.report.unitId ?? '');
    expect(again).toEqual(report);
  });

  it('are signed by the first key of docs/signed-reports.md, which makes the same signature each time', async () => {
    const signed = reports.filter(({ report }) => 'signature' in report);
    expect(signed.length).toBeGreaterThan(2);
    for (const { report } of signed) {
      expect(verifyReport(report, key, nodeCrypto).outcome).toBe('valid');
      const { signature: _signature, ...unsigned } = report;
      expect(await signReport(unsigned, nodeSigner(privateKey))).toEqual(report);
    }
  });

  it.each(wrong)('$line is refused as $code', ({ line, code }) => {
    expect(readThin(line)).toMatchObject({ fault: { code } });
  });
});

it('ids of the vectors follow from the key', () => {
  const { report } = reports.find(({ report }) => 'signature' in report) ?? {};
  const { reportId, occurredAt, unit } = report as unknown as {
    reportId: string;
    occurredAt: string;
    unit: { sequence: number };
  };
  const from = { occurredAt, kid: key.kid, sequence: unit.sequence };
  expect(signedReportId(from, nodeCrypto)).toBe(reportId);
});
