import { convoyOfStream, readReport, type Report, SCHEMA_VERSION, streamOfReport } from '#kafila/domain';
import { type JsonObject } from '#kafila/event-store';
import { type Caller, type Check, compileCheck, IsWord, Open } from '#kafila/platform';
import { v7 as uuidv7 } from 'uuid';
import { type WrittenPerson } from '../persons/named-persons.js';
import { DIGEST_LEAVES_OUT } from '../persons/persons-of-facts.js';
import { type OfferedFact } from '../streams/waiting-facts.js';
import { comparedOf } from './compared-content.js';
import { invalidReport, notYourUnit, unknownReportType } from './report.problems.js';
import { REPORT_SHAPES } from './report.request.js';

/** A report that was understood: where it goes, and as what. */
export interface UnderstoodReport {
  readonly report: Report;
  readonly stream: string;
  readonly fact: OfferedFact;
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

/** Bytes that an event has beyond the content of its report: digest, correlation, the caller. */
const ENVELOPE_BYTES = 512;

/** Bytes that a sealed person has beyond twice its name, and how often it may stand in the event: also as it was reported. */
const SEALED_BYTES = 128;
const SEALED_TIMES = 2;

/** Understands what was sent as a report. @throws Problem naming what cannot be understood */
export function understandReport(body: unknown, caller: Caller): UnderstoodReport {
  const report = shapeOf(body);
  const named = streamOfReport(report);
  const read = readReport(report);
  if ('faults' in named || 'faults' in read) {
    const faults = [...('faults' in named ? named.faults : []), ...('faults' in read ? read.faults : [])];
    throw invalidReport(
      faults.map(({ code, pointer, detail }) => ({ code, pointer: `#${pointer}`, detail })),
    );
  }
  const { stream } = named;
  const { convoyId, unit } = report;
  if (caller.unitId !== undefined && caller.unitId !== unit.unitId)
    throw notYourUnit(caller.unitId, unit.unitId);
  const { bytes, ...compared } = comparedOf(report);
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
  if (persons.length > 0) metadata[DIGEST_LEAVES_OUT] = persons.map(({ pointer }) => pointer);
  return {
    report,
    stream,
    fact: {
      ...compared,
      // A convoy has to be planned; a carnet or a declaration may be seen on the road before the desk hears of it.
      begins: convoyOfStream(stream) === undefined,
      bytes: bytes + ENVELOPE_BYTES + sealedBytes(persons),
      event: {
        // Minted here and kept over all tries, so that "written" can only mean what this process sent.
        id: uuidv7(),
        type: read.event.type,
        data: read.event.data as unknown as JsonObject,
        metadata,
      },
    },
  };
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

function sealedBytes(persons: readonly WrittenPerson[]): number {
  let bytes = 0;
  for (const { written } of persons) bytes += SEALED_BYTES + 2 * Buffer.byteLength(JSON.stringify(written));
  return SEALED_TIMES * bytes;
}
