import { LogContradicted, movedLog } from '#kafila/audit';
import { copiedAway, noteOfReturn } from '#kafila/event-store';
import { loadSettings } from '#kafila/platform';
import { LOGGED_PREFIXES } from '#kafila/proof';
import { followCopy, trips } from '#kafila/read-models';
import { ServiceFailure } from '../../../client/service-failure.js';
import { logPlaceOf } from '../../../service/log-place.js';
import { asJson } from '../as-json.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { OURS } from './copy-all.js';
import { holdLog } from './hold-log.js';
import { holdNewer } from './hold-newer.js';
import { holdSource } from './hold-source.js';
import { openRows } from './open-rows.js';
import { nameOf, placeIn } from './places.js';
import { verified } from './verified.js';
import { whileHeld } from './while-held.js';

/** Who goes back, and why. */
export interface GoingBack {
  readonly by: string;
  readonly reason: string;
  /** Where the store is reached that is left; default: as it was called when it was copied into. */
  readonly newer: string | undefined;
  /** It is gone for good: nothing can be marked. */
  readonly newerGone: boolean;
  readonly json: boolean;
}

/**
 * Lets services use a store again that was copied to another one: the log goes on over it, and rows are made anew. It has to
 * have all that the other one has, which no service uses from then on: that one is marked first, so that at no moment both are
 * in use. Ends with 1 where it is not what was logged.
 */
export function goBack(
  { by, reason, newer, newerGone, json }: GoingBack,
  around: Surroundings,
): Promise<number> {
  if (by.trim() === '' || reason.trim() === '') throw new WrongUsage('Say who goes back, and why.');
  if (newer !== undefined && newerGone) throw new WrongUsage('--newer and --newer-gone exclude each other.');
  const named = newer === undefined ? undefined : placeIn('--newer', newer, around.env);
  const given = newerGone ? 'gone' : named;
  return whileHeld(async (hold) => {
    const settings = loadSettings(around.env);
    const place = logPlaceOf(settings);
    hold(holdLog(settings));
    const source = hold(await holdSource(settings.eventStore, OURS));
    const { store } = source;
    const copied = await copiedAway(store);
    if (!copied)
      throw new ServiceFailure('This event store was not copied to another one: services may use it.');
    const rows = hold(await openRows(settings));
    const log = await movedLog(place, store, LOGGED_PREFIXES).catch((error: unknown) => {
      if (!(error instanceof LogContradicted)) throw error;
      throw new ServiceFailure(
        `${copied.to} has taken in since what is not here: ${error.message} ` +
          `Take it along: kafila events copy --from ${copied.to} --to <another place>.`,
      );
    });
    const found = await verified({ what: 'the source', reader: store, place, log: log.files }, around);
    if (found.outcome === 'broken') {
      const { code, sentence } = found.fault;
      around.terminal.print(
        ...(json ? [asJson(found)] : [`Not gone back: it is not what was logged: ${code}`, `  ${sentence}`]),
      );
      return EXIT.refused;
    }
    const left = hold(await holdNewer(store, copied, given));
    await left?.leave({ to: nameOf(settings.eventStore), by, reason });
    await log.move();
    const isFree = !rows || (await followCopy(trips, { eventStore: store, readModels: rows })) !== 'busy';
    if (!isFree) throw new ServiceFailure('A projector works on the rows: stop it, then run it again.');
    await source.note(noteOfReturn({ by, reason }));
    around.terminal.print(
      json
        ? asJson({ outcome: 'gone-back', by, reason, from: copied.to, marked: left !== undefined })
        : `Decided by ${by}: services use this event store again, and the transparency log goes on over it. ` +
            (left
              ? `No service starts on ${copied.to} any more.`
              : `Nothing was marked at ${copied.to}: let no service use a store that lies there.`),
    );
    return EXIT.done;
  });
}
