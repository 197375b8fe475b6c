import { type Report, REPORT_TYPES, streamOfReport } from '#kafila/domain';
import { type Caller, isSmall, Problem } from '#kafila/platform';
import { signedTextOf } from '../../signed-reports/open-signed.js';
import { signatureOf } from '../../signed-reports/signature-of.js';
import { type SigningKeys } from '../../signed-reports/signing-keys.js';
import { type ComparedContent, comparedOf, comparedOfSigned } from './compared-content.js';
import { understandReport, type UnderstoodReport } from './understand-report.js';

/** What was sent as a report, and what is wrong with how it was written. */
export interface SentReport {
  readonly body: unknown;
  readonly fault?: Problem | undefined;
}

/** A report that is to be recorded; or one that is refused, unless it was recorded before there was such a rule (law 2). */
export interface JudgedReport extends UnderstoodReport {
  readonly refusal?: Problem;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** No report that was ever taken holds more values, nor a longer id of what it is about. */
const MOST_VALUES = 2_000;
const LONGEST_ID = 64;

/** @throws Problem where it is refused and cannot have been recorded under any rule */
export function judgeReport({ body, fault }: SentReport, caller: Caller, keys?: SigningKeys): JudgedReport {
  let refusal = fault;
  if (!refusal) {
    try {
      return understandReport(body, caller, keys);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refusal = error;
    }
  }
  const asked = isRecognisable(body) ? askFor(body, refusal) : undefined;
  if (!asked) throw refusal;
  return asked;
}

/** Whether it names itself, its stream and its sender as every report ever did. */
function isRecognisable(body: unknown): body is Report {
  if (typeof body !== 'object' || body === null) return false;
  const { reportId, type, unit, convoyId, carnetNumber, declarationRef } = body as Record<string, unknown>;
  return (
    typeof reportId === 'string' &&
    UUID.test(reportId) &&
    typeof type === 'string' &&
    Object.hasOwn(REPORT_TYPES, type) &&
    typeof unit === 'object' &&
    unit !== null &&
    [convoyId, carnetNumber, declarationRef].every(isShortText) &&
    isSmall(body, MOST_VALUES)
  );
}

function isShortText(id: unknown): boolean {
  return id === undefined || (typeof id === 'string' && id.length <= LONGEST_ID);
}

function askFor(body: Report, refusal: Problem): JudgedReport | undefined {
  const report = { ...body, reportId: body.reportId.toLowerCase() };
  const named = streamOfReport(report);
  if ('faults' in named) return undefined;
  const compared = comparedIfAny(report);
  if (!compared) return undefined;
  const event = { id: report.reportId, type: report.type, data: {}, metadata: {} };
  return {
    refusal,
    report,
    stream: named.stream,
    fact: { ...compared, event, begins: false, onlyIfKnown: true },
  };
}

/** Undefined where it holds what no store could keep. */
function comparedIfAny(report: Report): ComparedContent | undefined {
  try {
    const signature = signatureOf(report);
    if (!signature) return comparedOf(report);
    return comparedOfSigned({ text: signedTextOf(report, signature) }, undefined);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
