import { parseRates, type RateTable } from '#kafila/domain';
import { Problem } from '#kafila/platform';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { setTimeout as delay } from 'node:timers/promises';
import { type ReadModels } from '../../../database/read-models.js';
import { READ_MODELS } from '../../reading/stores.tokens.js';
import { type GivenRate, replaceRates } from '../rate-store.js';
import { decimalText } from '../decimal-text.js';
import { type KeptRates, ReplaceRatesCommand } from './replace-rates.command.js';

/** Where the lock is held for a moment by somebody who does the same. */
const ASK_AGAIN_MS = 20;

@CommandHandler(ReplaceRatesCommand)
export class ReplaceRatesHandler implements ICommandHandler<ReplaceRatesCommand> {
  constructor(@Inject(READ_MODELS) private readonly readModels: ReadModels) {}

  async execute({ csv }: ReplaceRatesCommand): Promise<KeptRates> {
    const read = parseRates(csv);
    if ('faults' in read) throw invalidRates(read.faults);
    const given = givenIn(read.rates);
    await this.replace(given);
    const days = given.map(({ date }) => date).sort();
    return {
      rates: given.length,
      currencies: [...read.rates.keys()].sort(),
      firstDay: days[0],
      lastDay: days.at(-1),
    };
  }

  private async replace(given: readonly GivenRate[]): Promise<void> {
    for (;;) {
      const outcome = await this.readModels.exclusively('rates', ({ write }) =>
        write.transaction().execute((trx) => replaceRates(trx, given)),
      );
      if (outcome !== 'busy') return;
      await delay(ASK_AGAIN_MS);
    }
  }
}

function givenIn(rates: RateTable): readonly GivenRate[] {
  return [...rates].flatMap(([currency, days]) =>
    days.map(({ day, usd }) => ({ date: day, currency, usd: decimalText(usd) })),
  );
}

/** So many wrong lines are named one by one. */
const FAULTS_SHOWN = 100;

function invalidRates(faults: readonly { line: number; text: string; fault: string }[]): Problem {
  return new Problem({
    status: 422,
    code: 'invalid-rates',
    detail: `Nothing was changed: ${faults.length} line${faults.length === 1 ? '' : 's'} to correct, see errors.`,
    errors: faults.slice(0, FAULTS_SHOWN).map(({ line, text, fault }) => ({
      pointer: `#/${line}`,
      detail: `Line ${line} ('${text}'): ${fault}`,
    })),
    facts: { wrongLines: faults.length },
  });
}
