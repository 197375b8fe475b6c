import {
  CARNET_FACT_TYPES,
  DECLARATION_FACT_TYPES,
  normaliseCarnetNumber,
  normaliseDeclarationRef,
  type Report,
} from '#kafila/domain';

interface StreamFault {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
}

/** The stream that a report goes into, or what is wrong with the fields that name it. */
export function streamOfReport(
  report: Report,
): { readonly stream: string } | { readonly faults: readonly StreamFault[] } {
  const { type, convoyId, carnetNumber, declarationRef } = report;
  if (type === 'ReportRetracted') {
    const named = [convoyId, carnetNumber, declarationRef].filter((field) => field !== undefined);
    if (named.length !== 1) {
      const detail = 'names its stream by exactly one of convoyId, carnetNumber and declarationRef';
      return { faults: [{ code: 'not-one-stream', pointer: '', detail }] };
    }
  }
  if (carnetNumber !== undefined && (CARNET_FACT_TYPES.has(type) || type === 'ReportRetracted')) {
    const number = normaliseCarnetNumber(carnetNumber);
    if (number !== undefined) return { stream: `carnet-${number}` };
    const detail =
      'is no number of a TIR carnet; write two letters and eight or nine digits, e.g. XC12345678';
    return { faults: [{ code: 'invalid-identifier', pointer: '/carnetNumber', detail }] };
  }
  if (declarationRef !== undefined && (DECLARATION_FACT_TYPES.has(type) || type === 'ReportRetracted')) {
    const reference = normaliseDeclarationRef(declarationRef);
    if (reference !== undefined) return { stream: `declaration-${reference}` };
    const detail = 'is no reference of a declaration; write 3 to 50 letters, digits and -/._';
    return { faults: [{ code: 'invalid-identifier', pointer: '/declarationRef', detail }] };
  }
  return { stream: `convoy-${convoyId ?? ''}` };
}
