import { Command } from '@nestjs/cqrs';

/** What the rate table holds since. */
export interface KeptRates {
  /** How many. */
  readonly rates: number;
  /** ISO 4217, in alphabetical order. */
  readonly currencies: readonly string[];
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
}

/** Replaces the whole rate table, in one step. Refused, and nothing changed: `invalid-rates`. */
export class ReplaceRatesCommand extends Command<KeptRates> {
  /** @param csv lines `date,currency,usd` */
  constructor(readonly csv: string) {
    super();
  }
}
