import { type Observed } from '../../event/happened.js';

/** What every fact about a TIR carnet says: where, and at which office. `place` is that of the office. */
export interface AtOffice extends Observed {
  /** The convoy that carries it, where the reporter named it. */
  readonly convoyId?: string;
  /** Name or number of the customs office as it stands in the carnet. */
  readonly office?: string;
  /** Entry in the ledger of the office (SafeTIR, Annex 10). */
  readonly ledger?: { readonly number: string; readonly date?: string };
}
export type AtKnownOffice = AtOffice & { readonly place: string };
