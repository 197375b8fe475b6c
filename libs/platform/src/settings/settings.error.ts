import { writtenOut } from '../dto/hidden-characters.js';

export interface SettingsFault {
  readonly variable: string;
  /** What is wrong, to be read after the variable's name: "is 99999". Secrets are masked. */
  readonly wrong: string;
  /** What would be right, to be read after "should be". */
  readonly right: string;
}

/** The environment does not tell how to run. Names every fault; its message may be printed as it is. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly faults: readonly SettingsFault[]) {
    super(
      [
        'The settings cannot be used:',
        ...faults.map((f) => `  ${f.variable} ${writtenOut(f.wrong)}; it should be ${f.right}.`),
      ].join('\n'),
    );
  }
}
