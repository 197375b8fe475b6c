import { type SequenceRange, sequencesInWords } from '#kafila/domain';
import { type Caller } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { Deadline } from '../streams/deadline.js';
import { mayReadAccount } from '../unit-accounts/may-read-account.js';
import { ReadUnitAccounts } from '../unit-accounts/read-unit-accounts.js';

/** What was missing of a unit after its reports were taken in. */
export interface MissingOfUnit {
  readonly unitId: string;
  readonly missing: readonly SequenceRange[];
  readonly words: string;
}

/** Who sends a batch does not wait for it long: the reports are recorded, and the account of the unit tells the rest. */
const MOST_MS = 2_000;
/** So many gaps, that no answer is much longer than what was sent. */
const MOST_RANGES = 20;

/** What is missing of units whose reports came in a batch. */
@Injectable()
export class MissingOfUnits {
  constructor(private readonly read: ReadUnitAccounts) {}

  /**
   * Of units of which something is missing, as far as the caller may know. The store is read only where there seem to be gaps: what another
   * intake has taken in may show one that is not told here yet. Undefined: there is nothing to tell, or not in time.
   */
  async of(units: Iterable<string>, caller: Caller): Promise<readonly MissingOfUnit[] | undefined> {
    const told = [...units].filter((unitId) => mayReadAccount(caller, unitId));
    if (told.length === 0) return undefined;
    if (told.every((unitId) => this.read.accounts.of(unitId).known.isWhole)) return [];
    try {
      await new Deadline(MOST_MS).within(this.read.upToDate());
    } catch {
      // The reports have their receipts, whatever else cannot be read.
      return undefined;
    }
    return told.flatMap((unitId) => {
      const { sequences } = this.read.accounts.of(unitId);
      if (sequences.isWhole) return [];
      const missing = sequences.missing.slice(0, MOST_RANGES);
      return [{ unitId, missing, words: sequencesInWords(sequences) }];
    });
  }
}
