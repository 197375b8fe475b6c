import { KeysUnusable, LogAbsent, LogContradicted, LogDamaged, TileUnusable } from '#kafila/audit';
import { CopyRefused, openCopyTarget } from '#kafila/event-store';
import { PersonKeysUnavailable, PersonKeysUnusable } from '#kafila/persons';
import { toBase64 } from '#kafila/proof';
import { keepFilesToOwner, loadSettings } from '#kafila/platform';
import { ServiceFailure } from '../../../client/service-failure.js';
import { asJson } from '../as-json.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { openingFailure } from '../opening-failure.js';
import { type Surroundings } from '../run.js';
import { copyAll, type Outcome, OURS } from './copy-all.js';
import { holdLog } from './hold-log.js';
import { holdSource } from './hold-source.js';
import { openRows } from './open-rows.js';
import { keysPlaceIn, nameOf, placeIn } from './places.js';

export interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly keysTo: string | undefined;
  readonly json: boolean;
}

/** Ends with 1 where source or copy are not what was logged: then no service is let to the copy. */
export async function copyEventStore(options: CopyOptions, surroundings: Surroundings): Promise<number> {
  keepFilesToOwner();
  const held: ({ close(): Promise<void> } | undefined)[] = [];
  const hold = <Held extends (typeof held)[number]>(one: Held): Held => {
    held.push(one);
    return one;
  };
  try {
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
    const outcome = await copyAll({ settings, source, target, rows, keysTo }, surroundings);
    return print(outcome, { ...options, from: nameOf(from), to: nameOf(to) }, surroundings);
  } catch (error) {
    throw failureOf(error);
  } finally {
    for (const one of held.reverse()) await one?.close();
  }
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

function failureOf(error: unknown): unknown {
  if (error instanceof CopyRefused || error instanceof LogContradicted)
    return new ServiceFailure(error.message);
  return openingFailure(
    error,
    LogAbsent,
    LogDamaged,
    KeysUnusable,
    TileUnusable,
    PersonKeysUnusable,
    PersonKeysUnavailable,
  );
}
