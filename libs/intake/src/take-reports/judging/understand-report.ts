import { convoyOfStream, readReport, type Report, SCHEMA_VERSION, streamOfReport } from '#kafila/domain';
import { type JsonObject } from '#kafila/event-store';
import { type Caller, type Check, compileCheck, IsWord, Open } from '#kafila/platform';
import { isSignedReportId } from '#kafila/proof';
import { namedIn, type WrittenPerson } from '../../persons/named-persons.js';
import { DIGEST_LEAVES_OUT } from '../../persons/persons-of-facts.js';
import { newEventId } from '../../streams/new-event-id.js';
import { type OfferedFact } from '../../streams/waiting-facts.js';
import {
  disclosed,
  type Disclosed,
  openSigned,
  requireDerivedId,
  type SignedReport,
} from '../../signed-reports/open-signed.js';
import { carrierOf } from '../../signed-reports/carrier-of.js';
import { signatureOf } from '../../signed-reports/signature-of.js';
import { reportIdOfSigned, signatureNeeded } from '../../signed-reports/signed-report.problems.js';
import { NO_KEYS } from '../../signed-reports/signing-keys.js';
import { comparedOf, comparedOfSigned } from './compared-content.js';
import { invalidReport, notYourUnit, unknownReportType } from '../report.problems.js';
import { REPORT_SHAPES } from '../report.request.js';

/** A report that was understood: where it goes, and as what. */
export interface UnderstoodReport {
  readonly report: Report;
  readonly stream: string;
  readonly fact: OfferedFact;
  /** Where a unit signed it: to be verified before anything is recorded. */
  readonly signed?: SignedReport;
}

const KNOWN_TYPES = Object.keys(REPORT_SHAPES);
const checks = new Map<string, Check<unknown>>(
  Object.entries(REPORT_SHAPES).map(([type, shape]) => [type, compileCheck<object>(shape)]),
);

/** What can be said of a report without a readable type. */
@Open()
class AnyReport {
  @IsWord(KNOWN_TYPES)
  readonly type!: string;
}
const anyReport = compileCheck(AnyReport);

/** Bytes that an event has beyond the content of its report: digest, correlation, the caller, clocks while sending. */
const ENVELOPE_BYTES = 1_024;

/** Bytes that a sealed person has beyond twice its name, and how often it may stand in the event: also as it was reported. */
const SEALED_BYTES = 128;
const SEALED_TIMES = 2;

/** Understands what was sent as a report. @throws Problem naming what cannot be understood */
export function understandReport(body: unknown, caller: Caller, keys = NO_KEYS): UnderstoodReport {
  const signature = signatureOf(body);
  const sent = shapeOf(body);
  const signed = signature && openSigned(body as Report, signature, keys);
  const { report, salts }: Disclosed = signed ? disclosedOf(sent) : { report: requireUnsigned(sent, caller) };
  const named = streamOfReport(report);
  const read = readReport(report);
  if ('faults' in named || 'faults' in read) {
    const faults = [...('faults' in named ? named.faults : []), ...('faults' in read ? read.faults : [])];
    throw invalidReport(
      faults.map(({ code, pointer, detail }) => ({ code, pointer: `#${pointer}`, detail })),
    );
  }
  const { stream } = named;
  // Its id is compared as it was signed, in whatever case.
  if (signature) requireDerivedId(body as Report, signature, read.event.data.occurredAt);
  const { convoyId, unit } = report;
  const { bytes, ...compared } = signed ? comparedOfSigned(signed, salts) : comparedOf(report);
  const { digest, persons = [] } = compared;
  const metadata: JsonObject = {
    $correlationId: convoyId ?? stream,
    by: caller.id,
    reportId: report.reportId,
    unit: { ...unit },
    schemaVersion: SCHEMA_VERSION,
    digest,
  };
  // Not by spreading: that would cost a third of all that is done to understand a report.
  if (caller.via !== 'local') {
    metadata['via'] = caller.via;
    metadata['role'] = caller.role;
  }
  if (convoyId !== undefined) metadata['convoyId'] = convoyId;
  if (signed) {
    metadata['signature'] = { ...signed.signature };
    metadata['signedText'] = signed.signedText;
    const carriedBy = carrierOf(caller, signed);
    if (carriedBy !== undefined) metadata['carriedBy'] = carriedBy;
  }
  if (persons.length > 0) metadata[DIGEST_LEAVES_OUT] = persons.map(({ pointer }) => pointer);
  const understood = {
    report,
    stream,
    fact: {
      ...compared,
      // A convoy has to be planned; a carnet or a declaration may be seen on the road before the desk hears of it.
      begins: convoyOfStream(stream) === undefined,
      bytes: bytes + ENVELOPE_BYTES + sealedBytes(salts ? namedIn(report) : persons),
      event: {
        // Minted here and kept over all tries, so that "written" can only mean what this process sent.
        id: newEventId(),
        type: read.event.type,
        data: read.event.data as unknown as JsonObject,
        metadata,
      },
    },
  };
  return signed ? { ...understood, signed } : understood;
}

/** @throws Problem where it does not have the shape of its type */
function shapeOf(body: unknown): Report {
  const { type } = (body ?? {}) as { type?: unknown };
  const check = typeof type === 'string' ? checks.get(type) : anyReport;
  if (!check) throw unknownReportType(String(type), KNOWN_TYPES);
  const checked = check(body);
  if (!checked.ok) throw invalidReport(checked.errors);
  const report = checked.value as Report;
  // UUIDs are the same in either case (RFC 9562, section 4); kept in lower case, they are the same text too.
  const reportId = report.reportId.toLowerCase();
  return reportId === report.reportId ? report : { ...report, reportId };
}

/** @throws Problem where it says that it is signed, or the caller may not send it unsigned */
function requireUnsigned(report: Report, { rights, unitId }: Caller): Report {
  if (!rights.has('reports.post')) throw signatureNeeded();
  if (unitId !== undefined && unitId !== report.unit.unitId) throw notYourUnit(unitId, report.unit.unitId);
  if (isSignedReportId(report.reportId)) throw reportIdOfSigned();
  if (report['disclosures'] === undefined) return report;
  const detail = 'belong to a signed report; of one that is not signed, persons stand in their members';
  throw invalidReport([{ pointer: '#/disclosures', code: 'not-signed', detail }]);
}

/** @throws Problem where its persons are not disclosed, or have not the shape of its type */
function disclosedOf(sent: Report): Disclosed {
  const found = disclosed(sent);
  if ('errors' in found) throw invalidReport(found.errors);
  return found.salts ? { ...found, report: shapeOf(found.report) } : found;
}

function sealedBytes(persons: readonly WrittenPerson[]): number {
  let bytes = 0;
  for (const { written } of persons) bytes += SEALED_BYTES + 2 * Buffer.byteLength(JSON.stringify(written));
  return SEALED_TIMES * bytes;
}
