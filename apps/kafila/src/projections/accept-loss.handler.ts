import { confirmTail, LogAbsent, LogContradicted, PublishedLog } from '#kafila/audit';
import {
  acceptLoss as recordLoss,
  confirmAnchors,
  type EventReader,
  EventStoreChanged,
  NO_ANCHORS,
  EventStoreCopiedAway,
  openEventStore,
  requireNotCopiedAway,
} from '#kafila/event-store';
import { loadSettings, type Settings } from '#kafila/platform';
import { LOGGED_PREFIXES } from '#kafila/proof';
import { anchorsOfRows } from '../../../service/anchors-of-rows.js';
import { ServiceFailure } from '../../../client/service-failure.js';
import { logPlaceOf } from '../../../service/log-place.js';
import { openEventReader, openReadModelsOf } from '../../../service/open-stores.js';
import { asJson } from '../as-json.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { openingFailure } from '../opening-failure.js';
import { type Surroundings } from '../run.js';

/** Who accepts, and why. */
export interface Acceptance {
  readonly by: string;
  readonly reason: string;
  readonly json: boolean;
}

/**
 * Records in the event store that what it lost is accepted as lost. It looks itself what that is, and refuses where nothing
 * is lost. The embedded store takes one writer: its service must be stopped.
 */
export async function acceptLoss(
  { by, reason, json }: Acceptance,
  { env, terminal }: Pick<Surroundings, 'env' | 'terminal'>,
): Promise<number> {
  if (by.trim() === '' || reason.trim() === '') throw new WrongUsage('Say who accepts the loss, and why.');
  try {
    const settings = loadSettings(env);
    const found = await whatIsLost(settings);
    if (found.length === 0) {
      throw new ServiceFailure('Nothing is lost: the event store has all that the rows and the log know of.');
    }
    const store = await openEventStore(settings.eventStore);
    try {
      const { acceptedAt, position, losses } = await recordLoss(store, { by, reason, found });
      const kept = position.toString();
      terminal.print(
        ...(json
          ? [asJson({ outcome: 'loss-accepted', by, reason, acceptedAt, position: kept, losses, found })]
          : [...found, sentence(by, kept)]),
      );
      return EXIT.done;
    } finally {
      await store.close();
    }
  } catch (error) {
    throw error instanceof EventStoreCopiedAway ? new ServiceFailure(error.message) : openingFailure(error);
  }
}

function sentence(by: string, position: string): string {
  return (
    `Accepted by ${by}: what the event store had beyond position ${position} is lost for ever. Services go on: rows are made ` +
    'anew, reports that are sent again are recorded anew, and the transparency log names the loss from now on.'
  );
}

async function whatIsLost(settings: Settings): Promise<readonly string[]> {
  const store = await openEventReader(settings);
  try {
    await requireNotCopiedAway(store);
    return [...(await missingFromRows(settings, store)), ...(await missingFromLog(settings, store))];
  } finally {
    await store.close();
  }
}

async function missingFromRows(settings: Settings, store: EventReader): Promise<readonly string[]> {
  const readModels = await openReadModelsOf(settings);
  try {
    await confirmAnchors(store, (await anchorsOfRows(readModels)) ?? NO_ANCHORS);
    return [];
  } catch (error) {
    if (error instanceof EventStoreChanged) return [`The rows: ${error.message}`];
    throw error;
  } finally {
    await readModels.close();
  }
}

async function missingFromLog(settings: Settings, store: EventReader): Promise<readonly string[]> {
  try {
    await PublishedLog.read(logPlaceOf(settings), (log) => confirmTail(log, store, LOGGED_PREFIXES));
    return [];
  } catch (error) {
    if (error instanceof LogContradicted) return [`The log: ${error.message}`];
    if (error instanceof LogAbsent) return [];
    throw error;
  }
}
