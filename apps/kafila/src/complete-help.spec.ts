import { readFileSync } from 'node:fs';
import { type Command } from 'commander';
import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '#kafila/platform';
import { kafila } from '../../testing/kafila.js';
import { kafilaProgram } from './program.js';

interface Found {
  readonly command: Command;
  /** Its name after `kafila`. */
  readonly path: readonly string[];
}

const all = [...commandsOf(kafilaProgram(), [])];

function* commandsOf(command: Command, path: readonly string[]): Generator<Found> {
  yield { command, path };
  for (const one of command.commands) yield* commandsOf(one, [...path, one.name()]);
}

describe('the help of the command line', () => {
  it('has a summary, an explanation and a meaning for every command, argument and option, with its default', () => {
    const missing = all.flatMap(({ command, path }) => {
      const name = path.join(' ');
      const sentence = /^[A-Z].*\.$/s.test(command.description()) ? [] : [`${name}: description`];
      const summary = path.length === 0 || command.summary() !== '' ? [] : [`${name}: summary`];
      const args = command.registeredArguments.filter(({ description }) => description === '');
      const options = command.options.filter(({ description }) => description === '');
      const silent = command.options.filter(
        ({ required, mandatory, defaultValue, description }) =>
          required && !mandatory && defaultValue === undefined && !description.includes('(default: '),
      );
      return [
        ...[...sentence, ...summary],
        ...args.map((one) => `${name} ${one.name()}: meaning`),
        ...options.map(({ flags }) => `${name} ${flags}: meaning`),
        ...silent.map(({ flags }) => `${name} ${flags}: default`),
      ];
    });
    expect(all.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
  });

  it('shows an example of every command, how it ends, and the variables that it reads, all of them settings', async () => {
    const settings = /\b(?:KAFILA_[A-Z_]+|EVENT_STORE_URL|READ_MODEL_URL|LOG_LEVEL)\b/g;
    for (const { path } of all) {
      const { code, stdout, stderr } = await kafila([...path, '--help']);
      expect([path, code, stderr]).toEqual([path, 0, '']);
      expect(stdout).toMatch(/\nExample:\n {2}\S/);
      expect(stdout).toContain(`kafila ${path.join(' ')}`.trim());
      expect(stdout).toMatch(/\nExit codes:\n {2}0 +\S[^]*\n {2}2 +\S[^]*\n {2}70 +\S/);
      expect(stdout).toMatch(/\nEnvironment:\n {2}(?:KAFILA_GEOGRAPHY|KAFILA_DATA_DIR|KAFILA_API_KEY) +\S/);
      for (const [variable] of stdout.matchAll(settings)) {
        // A name that is no setting is refused.
        expect(() => loadSettings({ [variable]: '' })).not.toThrow();
      }
      expect(stdout).not.toContain('[]');
    }
  });

  it('is what docs/command-line.md shows of it', async () => {
    const page = readFileSync('docs/command-line.md', 'utf8');
    const shown = [...page.matchAll(/^```console\n\$ npx kafila ([a-z -]*--help)\n(.*?)^```$/gms)];
    expect(shown.length).toBeGreaterThanOrEqual(4);
    for (const [, args = '', help = ''] of shown) {
      const { stdout } = await kafila(args.split(' '));
      expect(help.trimEnd()).toBe(stdout.trimEnd());
    }
  });

  it('marks what must be given', async () => {
    const { stdout } = await kafila(['audit', 'witness', '--help']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('as it was handed to you (required)');
  });
});
