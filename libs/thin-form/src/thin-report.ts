import { type ThinFault } from './thin-fault.js';

export type JsonMembers = Readonly<Record<string, unknown>>;

/** The longest a thin report may be: one short message in the default alphabet of GSM 03.38. */
export const LONGEST_THIN = 160;

/** So many characters of the kid of its key stand in a signed one: with few keys that begin alike, each is tried. */
export const KID_START_LENGTH = 4;

/** 64 bytes in base64url without padding. */
export const SIGNATURE_LENGTH = 86;

/** Whoever signed a report. */
export interface ThinSigner {
  readonly unitId: string;
  readonly kid: string;
  /** `Ed25519` or `ES256`. */
  readonly alg: string;
}

/** What the id of a signed report follows from: `signedReportId` of `#kafila/proof` gives it. */
export type SignedId = (from: {
  readonly occurredAt: string;
  readonly kid: string;
  readonly sequence: number;
}) => string | undefined;

/** What a line says, before it is known whose it is. */
export type ThinReport = ThinSigned | ThinUnsigned;

/** Its id follows from its key. */
export interface ThinSigned {
  /** Type, occurredAt and all members but `reportId`, `unit` and `signature`. */
  readonly said: JsonMembers;
  readonly sequence: number;
  /** The clocks of the unit as it saved the report. */
  readonly observed?: JsonMembers;
  /** How the kid of its key begins. */
  readonly kidStart: string;
  /** The 64 bytes in base64url. */
  readonly signature: string;
}

export interface ThinUnsigned {
  readonly said: JsonMembers;
  readonly sequence?: number;
  readonly observed?: JsonMembers;
  readonly reportId: string;
  /** Undefined: the unit by whose key it is sent. */
  readonly unitId?: string;
}

export type ThinRead = { readonly report: ThinReport } | { readonly fault: ThinFault };

export function isSigned(report: ThinReport): report is ThinSigned {
  return 'kidStart' in report;
}

/** The report, letter for letter as its signer signed it. */
export function signedReport(
  { said, signature: value, ...counted }: ThinSigned,
  { unitId, kid, alg }: ThinSigner,
  signedId: SignedId,
): JsonMembers {
  const { sequence } = counted;
  const reportId = signedId({ occurredAt: String(said['occurredAt']), kid, sequence });
  return { reportId, ...said, unit: unitOf(unitId, counted), signature: { kid, alg, value } };
}

/** The report of a unit. */
export function unsignedReport({ said, reportId, ...counted }: ThinUnsigned, unitId: string): JsonMembers {
  return { reportId, ...said, unit: unitOf(unitId, counted) };
}

function unitOf(
  unitId: string,
  { sequence, observed }: Pick<ThinReport, 'sequence' | 'observed'>,
): JsonMembers {
  return {
    unitId,
    ...(sequence === undefined ? {} : { sequence }),
    ...(observed === undefined ? {} : { observed }),
  };
}
