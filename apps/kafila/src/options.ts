import { type Command, InvalidArgumentError, Option } from 'commander';
import { addressOf } from '../../client/address.js';

/** Where a service listens by default. */
export const DEFAULT_URL = 'http://127.0.0.1:3000';

export function readAddress(text: string): string {
  const address = addressOf(text);
  if (address === undefined) throw new InvalidArgumentError(`Give an address such as ${DEFAULT_URL}.`);
  return address;
}

/** A reader of whole numbers from `least` on. */
export function wholeFrom(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^-?\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} on.`);
  };
}

export const patienceOption = (): Option =>
  new Option(
    '--patience <seconds>',
    'seconds for which a service that is busy or does not answer is asked again',
  )
    .default(30)
    .argParser(wholeFrom(0));

/** Adds examples after the help of a command. */
export function withExamples(command: Command, ...examples: readonly string[]): Command {
  return command.addHelpText('after', `\nExample:\n${examples.map((one) => `  ${one}`).join('\n')}`);
}

/** An option that may be given again, or never. */
export const repeatedOption = (flags: string, meaning: string): Option =>
  new Option(flags, `${meaning}; may be given again`).default([], 'none').argParser(gathered);

/** Reads an option that may be given again. */
export function gathered(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}
