import { type AtOffice } from '../events/at-office.js';

/** Entry in the ledger of an office (SafeTIR, Annex 10). */
export type LedgerEntry = NonNullable<AtOffice['ledger']>;

/** One act on a carnet, by one unit or several. Instants are RFC 3339 in UTC. What no report said is null. */
export interface CarnetAct {
  /** By the first report, in the order of occurrence. */
  readonly at: string;
  /** Slug of the place of the office. */
  readonly place: string | null;
  /** Name or number of the office as it stands in the carnet. */
  readonly office: string | null;
  readonly ledger: LedgerEntry | null;
  readonly evidence: readonly string[];
}
export type CarnetActAtPlace = CarnetAct & { readonly place: string };
