import { maskSecrets } from './mask-secrets.js';
import { type SettingsFault, SettingsError } from './settings.error.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** What one variable said: a value, or what is wrong with it and what would be right. */
export type Reading<T> = { readonly value: T } | { readonly wrong: string; readonly right: string };

/** Reads variables one by one and collects every fault, so that a person mends them all in one go. */
export class SettingsReader {
  private readonly faults: SettingsFault[] = [];

  constructor(private readonly env: Env) {}

  /** The value of the variable, or of `fallback` where it is not set, empty or wrong. */
  read<T>(variable: string, fallback: string, parse: (value: string) => Reading<T>): T {
    const given = this.env[variable]?.trim();
    const reading = parse(given === undefined || given === '' ? fallback : given);
    if ('value' in reading) return reading.value;
    this.fault(variable, reading.wrong, reading.right);
    const safe = parse(fallback);
    if ('value' in safe) return safe.value;
    throw new Error(`The default of ${variable} is wrong: ${safe.wrong}`);
  }

  fault(variable: string, wrong: string, right: string): void {
    this.faults.push({ variable, wrong: maskSecrets(wrong), right });
  }

  throwFaults(): void {
    if (this.faults.length > 0) throw new SettingsError(this.faults);
  }
}
