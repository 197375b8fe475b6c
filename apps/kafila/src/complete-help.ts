import { type Command, Help, type Option } from 'commander';

/** Variables that commands read, as docs/settings.md has them. */
const VARIABLES = {
  KAFILA_DATA_DIR: 'folder of what the embedded stores keep (default: ./data)',
  EVENT_STORE_URL: 'the events: sqlite:, sqlite:<path>, esdb://... (default: events.db in that folder)',
  READ_MODEL_URL: 'the rows: sqlite:, sqlite:<path>, postgres://... (default: read-models.db there)',
  KAFILA_PERSON_KEYS: 'keys of persons: a file, or postgres://... (default: persons.db there)',
  KAFILA_AUDIT_LOG_DIR: 'folder of the transparency log (default: audit/log there)',
  KAFILA_AUDIT_KEY_DIR: 'folder of its keys (default: audit/keys there)',
  KAFILA_AUDIT_ORIGIN: 'name of the log (default: as it was begun)',
  KAFILA_API_KEY: 'says who calls (default: nobody; docs/access.md)',
  KAFILA_API_KEY_FILE: 'file with such a key, where it stands in no variable (default: none)',
  KAFILA_GEOGRAPHY: 'file with more places and corridors (default: none)',
} as const;
type Variable = keyof typeof VARIABLES;

const EVENTS: readonly Variable[] = ['KAFILA_DATA_DIR', 'EVENT_STORE_URL'];
const LOG: readonly Variable[] = ['KAFILA_AUDIT_LOG_DIR', 'KAFILA_AUDIT_KEY_DIR', 'KAFILA_AUDIT_ORIGIN'];
const CALLER: readonly Variable[] = ['KAFILA_API_KEY', 'KAFILA_API_KEY_FILE'];
const STORES: readonly Variable[] = [...EVENTS, 'READ_MODEL_URL'];

/** What a command reads beside `KAFILA_GEOGRAPHY`, by its name or by the name of its group. */
const READS: Readonly<Record<string, readonly Variable[]>> = {
  import: CALLER,
  export: CALLER,
  simulate: CALLER,
  access: [...EVENTS, ...LOG, ...CALLER],
  'access invite': CALLER,
  'access confirm': CALLER,
  'access withdraw': CALLER,
  'access revoke-key': CALLER,
  projections: STORES,
  'projections accept-loss': [...STORES, ...LOG],
  audit: [...STORES, ...LOG],
  'audit verify-bundle': [],
  'audit witness': [],
  'audit cosigned': ['KAFILA_DATA_DIR', ...LOG],
  'audit keys': ['KAFILA_DATA_DIR', ...LOG],
  backup: [...STORES, 'KAFILA_PERSON_KEYS', ...LOG],
  restore: [...STORES, 'KAFILA_PERSON_KEYS', ...LOG],
  events: ['KAFILA_DATA_DIR', 'READ_MODEL_URL', 'KAFILA_PERSON_KEYS', ...LOG],
  'begin-anew': ['KAFILA_DATA_DIR', 'KAFILA_PERSON_KEYS', ...LOG],
  'begin-anew persons': ['KAFILA_DATA_DIR', 'KAFILA_PERSON_KEYS'],
  'begin-anew log': ['KAFILA_DATA_DIR', ...LOG],
};

const PARTLY = 'the events of the bundle are proven, their states are not: another version folded them';
/** What is told of the codes of `EXIT`, and of signals. */
const EXIT_CODES: readonly (readonly [string, string])[] = [
  ['0', 'all was done'],
  ['1', 'something was refused, differs or is wrong'],
  ['2', 'used wrongly, or a setting or a file cannot be used; nothing was done'],
  ['3', 'a service or a store does not answer'],
  ['70', 'an error of Kafila itself'],
  ['73', 'a disk is full'],
  ['130', 'interrupted by Ctrl-C; 143: by SIGTERM'],
  ['141', 'what reads the output has gone'],
];

/** Says with each command how it ends and which variables it reads, and with each option whether it must be given. */
export function completeHelp(program: Command): void {
  for (const { command, name } of commandsIn(program, '')) {
    const variables = [...readBy(name), 'KAFILA_GEOGRAPHY' as const];
    const codes = [...EXIT_CODES];
    if (name === 'audit verify-bundle') codes.splice(4, 0, ['4', PARTLY]);
    command
      .configureHelp({ showGlobalOptions: true, optionDescription })
      .addHelpText(
        'after',
        [
          ...['', 'Exit codes:', ...codes.map(([code, meaning]) => `  ${code.padEnd(4)} ${meaning}`)],
          ...['', 'Environment:', ...variables.map((one) => `  ${one.padEnd(21)} ${VARIABLES[one]}`)],
        ].join('\n'),
      );
  }
}

function readBy(name: string): readonly Variable[] {
  const words = name.split(' ');
  const named = words.map((_, i) => words.slice(0, words.length - i).join(' '));
  return named.map((one) => READS[one]).find((read) => read !== undefined) ?? [];
}

function* commandsIn(command: Command, name: string): Generator<{ command: Command; name: string }> {
  yield { command, name };
  for (const one of command.commands) yield* commandsIn(one, `${name} ${one.name()}`.trim());
}

function optionDescription(this: Help, option: Option): string {
  const text = Help.prototype.optionDescription.call(this, option);
  return option.mandatory ? `${text} (required)` : text;
}
