import { normaliseCarnetNumber } from '../identity/carnet-number.js';
import { normaliseDeclarationRef } from '../identity/declaration-ref.js';
import { faultOf, type ReportFault } from './report-fault.js';
import { REPORT_TYPES, type ReportType } from '../event/report-types.js';
import { type Report } from './report.js';
import {
  carnetStream,
  convoyStream,
  declarationStream,
  KINDS_OF_STREAM,
  type StreamKind,
} from '../event/stream-name.js';

/** The field that names what a report of a kind is about. */
const NAMED_BY = { convoy: 'convoyId', carnet: 'carnetNumber', declaration: 'declarationRef' } as const;

export type StreamOfReport = { readonly stream: string } | { readonly faults: readonly ReportFault[] };

/** The stream that a report belongs to, its number or reference normalised. */
export function streamOfReport(report: Report): StreamOfReport {
  const kind = REPORT_TYPES[report.type].about;
  if (kind === 'any') return streamOfRetraction(report);
  const faults: ReportFault[] = [];
  for (const other of KINDS_OF_STREAM) {
    const field = NAMED_BY[other];
    if (other === kind || report[field] === undefined || mayName(report.type, kind, other)) continue;
    const detail = `does not belong to a ${report.type}, which is about a ${kind}; leave it out`;
    faults.push(faultOf('other-stream', `/${field}`, detail));
  }
  const id = report[NAMED_BY[kind]];
  if (id === undefined) {
    const detail = `is missing; a ${report.type} is about a ${kind} and has to name it`;
    return { faults: [...faults, faultOf('missing-stream', `/${NAMED_BY[kind]}`, detail)] };
  }
  const name = nameOf(kind, id);
  if (typeof name !== 'string') return { faults: [...faults, name] };
  return faults.length > 0 ? { faults } : { stream: name };
}

/** Facts about carnets and declarations may say which convoy they belong to, a lodgement under which carnet it is. */
function mayName(type: ReportType, kind: StreamKind, other: StreamKind): boolean {
  return kind !== 'convoy' && (other === 'convoy' || (other === 'carnet' && type === 'DeclarationLodged'));
}

function streamOfRetraction(report: Report): StreamOfReport {
  const [kind, another] = KINDS_OF_STREAM.filter((each) => report[NAMED_BY[each]] !== undefined);
  const wanted = 'a retraction names exactly one of convoyId, carnetNumber and declarationRef';
  if (kind === undefined) {
    const detail = `is missing; ${wanted}, that of the report it takes back`;
    return { faults: [faultOf('missing-stream', '/convoyId', detail)] };
  }
  if (another !== undefined) {
    const detail = `stands beside ${NAMED_BY[kind]}; ${wanted}, that of the report it takes back`;
    return { faults: [faultOf('other-stream', `/${NAMED_BY[another]}`, detail)] };
  }
  const name = nameOf(kind, report[NAMED_BY[kind]] ?? '');
  return typeof name === 'string' ? { stream: name } : { faults: [name] };
}

function nameOf(kind: StreamKind, id: string): string | ReportFault {
  switch (kind) {
    case 'convoy':
      return convoyStream(id);
    case 'carnet': {
      const number = normaliseCarnetNumber(id);
      return number === undefined ? carnetNumberFault(id, '/carnetNumber') : carnetStream(number);
    }
    case 'declaration': {
      const reference = normaliseDeclarationRef(id);
      if (reference !== undefined) return declarationStream(reference);
      const detail = `'${id}' is no reference of a declaration; write 3 to 50 letters, digits and -/._, e.g. KAPE-EB-12345-20-07-2023`;
      return faultOf('invalid-declaration-reference', '/declarationRef', detail);
    }
  }
}

export function carnetNumberFault(text: string, pointer: string): ReportFault {
  const detail = `'${text}' is no number of a TIR carnet; write two letters and eight or nine digits, e.g. XC12345678`;
  return faultOf('invalid-carnet-number', pointer, detail);
}
