import { validateSync } from 'class-validator';
import { Environment } from './environment.js';
import { type SettingsFault } from './settings.error.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** For the tests of the project only; services ignore them. */
const TEST_PREFIX = 'KAFILA_TEST_';

const KNOWN = Object.keys(new Environment());

/** Read by the command line, and left alone by services that are started in the same shell. */
const OF_COMMANDS = ['KAFILA_API_KEY', 'KAFILA_API_KEY_FILE'];

/** Settings that there were, and what to do instead. */
const RETIRED: Readonly<Record<string, SettingsFault>> = {
  KAFILA_TRUST_NETWORK: {
    variable: 'KAFILA_TRUST_NETWORK',
    wrong: 'is no setting any more: whoever reached the port could do everything',
    right: 'left out; run `kafila access init`, and give each caller a key (docs/access.md)',
  },
};

/** The environment as it is set, and what is wrong with it. A variable that is empty or wrong has its default. */
export function readEnvironment(env: Env): {
  readonly environment: Environment;
  readonly faults: readonly SettingsFault[];
} {
  const given = KNOWN.flatMap((variable) => {
    const value = env[variable]?.trim();
    return value === undefined || value === '' ? [] : [[variable, value] as const];
  });
  const errors = validateSync(Object.assign(new Environment(), Object.fromEntries(given)));
  const wrong = new Set(errors.map(({ property }) => property));
  const right = given.filter(([variable]) => !wrong.has(variable));
  return {
    environment: Object.assign(new Environment(), Object.fromEntries(right)),
    faults: errors.map(({ property, value, constraints }) => ({
      variable: property,
      wrong: `is ${String(value)}`,
      right: Object.values(constraints ?? {}).join(', '),
    })),
  };
}

/** Variables that look like ours and are none: a slip of the pen must not leave a setting at its default. */
export function unknownVariables(env: Env): readonly SettingsFault[] {
  const ours = KNOWN.filter((variable) => variable.startsWith('KAFILA_')).sort();
  return Object.keys(env)
    .filter((variable) => variable.startsWith('KAFILA_') && !variable.startsWith(TEST_PREFIX))
    .filter((variable) => !ours.includes(variable) && !OF_COMMANDS.includes(variable))
    .map((variable) => RETIRED[variable] ?? unknown(variable, ours));
}

function unknown(variable: string, known: readonly string[]): SettingsFault {
  return { variable, wrong: 'is not a known setting', right: `one of ${known.join(', ')}, or nothing` };
}
