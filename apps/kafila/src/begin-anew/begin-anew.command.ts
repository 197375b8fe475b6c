import { type Command } from 'commander';
import { withExamples } from '../options.js';
import { type Run } from '../run.js';

/** Adds `kafila begin-anew`. */
export function addBeginAnew(program: Command, run: Run): void {
  const beginAnew = program
    .command('begin-anew')
    .summary('begin keys of persons, or a log, under events that are there')
    .description(
      'A service does not start where events need keys of persons, or are to be logged, and the keys or the log are gone: put them ' +
        'back from their backup. Where they are lost for ever, this begins new ones, where the settings of the services say.',
    );
  withExamples(beginAnew, 'kafila begin-anew log');
  const persons = beginAnew
    .command('persons')
    .summary('new keys of persons')
    .description('Begins keys of persons. Whoever was sealed before stays unreadable for ever.')
    .action(async () => {
      const { json = false } = persons.optsWithGlobals<{ json?: true }>();
      await run(async (surroundings) => {
        const { beginPersons } = await import('./begin-anew.handler.js');
        return beginPersons({ json }, surroundings);
      });
    });
  withExamples(persons, 'kafila begin-anew persons');
  const log = beginAnew
    .command('log')
    .summary('a new transparency log')
    .description(
      'Begins a transparency log, with keys of its own, over all events of the store. It proves nothing of what was before it: tell ' +
        'everybody who verifies. Where keys of a lost log are left, move them away first.',
    )
    .action(async () => {
      const { json = false } = log.optsWithGlobals<{ json?: true }>();
      await run(async (surroundings) => {
        const { beginLog } = await import('./begin-anew.handler.js');
        return beginLog({ json }, surroundings);
      });
    });
  withExamples(log, 'kafila begin-anew log');
}
