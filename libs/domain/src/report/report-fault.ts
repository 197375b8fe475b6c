/** What can be wrong with a field of a report, so that it cannot be understood. Stable: units act on it. */
export type ReportFaultCode =
  | 'unreadable-instant'
  | 'ended-before-started'
  /** A retraction takes itself back. */
  | 'retracts-itself'
  | 'unknown-place'
  | 'invalid-seal'
  | 'invalid-amount'
  | 'unknown-currency'
  | 'unknown-country'
  | 'invalid-carnet-number'
  | 'invalid-declaration-reference'
  /** It does not name the convoy, carnet or declaration it is about. */
  | 'missing-stream'
  /** It names another one beside the one it is about. */
  | 'other-stream';

export interface ReportFault {
  readonly code: ReportFaultCode;
  readonly pointer: string;
  /** What is wrong, and what would be right. */
  readonly detail: string;
}

/** The fault of a field; `detail` follows its name, `payments.0.currency ...`. */
export function faultOf(code: ReportFaultCode, pointer: string, detail: string): ReportFault {
  return { code, pointer, detail: `${pointer.slice(1).replaceAll('/', '.')} ${detail}` };
}
