import { type Caller } from '#kafila/platform';
import { signedReportId, verifyReport } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import {
  isSigned,
  readThin,
  signedReport,
  type ThinSigned,
  type ThinUnsigned,
  unsignedReport,
} from '#kafila/thin-form';
import { signatureNeeded } from '../signed-reports/signed-report.problems.js';
import { type SigningKeys } from '../signed-reports/signing-keys.js';
import { type ReadLine } from '../take-reports/read-line.js';
import { type Sent } from '../take-reports/take-reports.command.js';
import { thinUnreadable, thinWithoutUnit, unknownKeyBeginning } from './thin-report.problems.js';

/** Makes of a thin report what its unit would send as JSON; all else is judged as of any other. */
export function readThinLines(caller: Caller, keys: SigningKeys): ReadLine {
  return (line) => {
    const read = readThin(line.toString('utf8'));
    if ('fault' in read) return { problem: thinUnreadable(read.fault) };
    return isSigned(read.report) ? sentSigned(read.report, keys) : sentUnsigned(read.report, caller);
  };
}

function sentUnsigned(report: ThinUnsigned, { unitId: own, rights }: Caller): Sent {
  const unitId = report.unitId ?? own;
  if (unitId !== undefined) return { body: unsignedReport(report, unitId) };
  return { problem: rights.has('reports.post') ? thinWithoutUnit() : signatureNeeded() };
}

/** Of several keys that begin alike, it is of the one that signed it. */
function sentSigned(report: ThinSigned, keys: SigningKeys): Sent {
  const found = keys.beginning(report.kidStart).map(({ unitId, key }) => ({
    key,
    body: signedReport(report, { unitId, kid: key.kid, alg: key.alg }, (from) =>
      signedReportId(from, nodeCrypto),
    ),
  }));
  const [first, ...others] = found;
  if (!first) return { problem: unknownKeyBeginning(report.kidStart) };
  if (others.length === 0) return { body: first.body };
  const signer = found.find(({ key, body }) => verifyReport(body, key, nodeCrypto).outcome === 'valid');
  return { body: (signer ?? first).body };
}
