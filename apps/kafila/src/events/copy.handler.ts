import { openCopyTarget } from '#kafila/event-store';
import { loadSettings } from '#kafila/platform';
import { toBase64 } from '#kafila/proof';
import { asJson } from '../as-json.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { copyAll, type Outcome, OURS } from './copy-all.js';
import { holdLog } from './hold-log.js';
import { holdSource } from './hold-source.js';
import { openRows } from './open-rows.js';
import { keysPlaceIn, nameOf, placeIn } from './places.js';
import { whileHeld } from './while-held.js';

export interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly keysTo: string | undefined;
  readonly json: boolean;
}

/** Ends with 1 where source or copy are not what was logged: then no service is let to the copy. */
export function copyEventStore(options: CopyOptions, surroundings: Surroundings): Promise<number> {
  return whileHeld(async (hold) => {
    const settings = loadSettings(surroundings.env);
    const [from, to] = [
      placeIn('--from', options.from, surroundings.env),
      placeIn('--to', options.to, surroundings.env),
    ];
    if (nameOf(from) === nameOf(to)) throw new WrongUsage('--from and --to name the same event store.');
    const keysTo = options.keysTo && keysPlaceIn(options.keysTo, surroundings.env);
    hold(holdLog(settings));
    const source = hold(await holdSource(from, OURS));
    const target = hold(await openCopyTarget(to, OURS));
    const rows = hold(await openRows(settings));
    const outcome = await copyAll({ settings, source, target, rows, to: nameOf(to), keysTo }, surroundings);
    return print(outcome, { ...options, from: nameOf(from), to: nameOf(to) }, surroundings);
  });
}

function print(outcome: Outcome, { from, to, json }: CopyOptions, { terminal }: Surroundings): number {
  if ('fault' in outcome) {
    const { what, fault } = outcome;
    terminal.print(
      ...(json
        ? [asJson(outcome)]
        : [`Not copied: ${what} is not what was logged: ${fault.code}`, `  ${fault.sentence}`]),
    );
    return EXIT.refused;
  }
  const root = toBase64(outcome.root);
  const { events, copied, unsigned, rows, persons } = outcome;
  terminal.print(
    ...(json
      ? [
          asJson({
            outcome: 'copied',
            from,
            to,
            events,
            copied,
            unsigned,
            root,
            rows,
            persons: persons ?? null,
          }),
        ]
      : [
          `Copied and verified, leaf by leaf: ${events} events from ${from} to ${to}; ${events - copied} of them were there before.`,
          `  Root over all of them, in both: ${root}`,
          'The transparency log goes on over the copy, and over no other store. Set EVENT_STORE_URL for every service, then start them.',
          'No service starts on the old store any more, until somebody goes back to it: kafila events go-back.',
          ...(persons === undefined
            ? []
            : [
                `The keys of ${persons} persons were taken along: set KAFILA_PERSON_KEYS, and delete the old file once all is well.`,
              ]),
          ...(rows === 'same' ? [] : ['The rows that dashboards read are made anew when a service starts.']),
        ]),
  );
  return EXIT.done;
}
