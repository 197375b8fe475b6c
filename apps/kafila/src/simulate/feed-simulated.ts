import { authorizationBy } from '../../../client/api-key.js';
import { apiAt } from '../../../client/api.js';
import { type Patience } from '../../../client/backoff.js';
import { feed } from '../../../client/feed.js';
import { newTally } from '../../../client/tally.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { type World, worldOf } from './world.js';

export interface FeedRequest extends World {
  readonly url: string;
  readonly json: boolean;
  readonly patience: Patience;
}

/** How many scenarios are on the road at a time. */
const AT_A_TIME = 4;

/**
 * Feeds a running service with decisions and reports as the desk and the field units would, in the order of arrival. Fed
 * again, it adds only what is missing.
 *
 * @returns the exit code
 * @throws ServiceFailure where a decision is refused, ServiceUnreachable, Interrupted
 */
export async function feedSimulated(
  request: FeedRequest,
  { terminal, signal, env }: Pick<Surroundings, 'terminal' | 'signal' | 'env'>,
): Promise<number> {
  const { url, json, patience } = request;
  const tally = newTally();
  const onRetry = (): void => {
    tally.retries++;
  };
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const api = apiAt(url, {
    busy: patience,
    lost: patience,
    onRetry,
    signal: either,
    authorization: authorizationBy(env),
  });
  const world = worldOf(request);
  let [convoys, done] = [0, 0];
  const show = (): void => {
    const { sent, recorded } = tally;
    terminal.progress.show(
      done,
      request.convoys,
      `${done} of ${request.convoys}, ${sent} reports sent, ${recorded} recorded`,
    );
  };
  const feedOn = async (): Promise<void> => {
    for (const convoy of world) {
      either.throwIfAborted();
      // Receipts are compared within a scenario: no report belongs to two.
      await feed(api, convoy, 'units', { tally, receipts: new Map(), onProgress: show });
      convoys += convoy.convoys.length;
      done++;
    }
  };
  const feeders = Array.from({ length: AT_A_TIME }, () =>
    feedOn().catch((error: unknown) => {
      failed.abort(error);
    }),
  );
  await Promise.all(feeders);
  terminal.progress.clear();
  signal.throwIfAborted();
  failed.signal.throwIfAborted();
  const { sent, recorded, duplicate, refused, requests, position } = tally;
  if (!json) for (const one of refused) terminal.print(`refused: ${one}`);
  const counts = { convoys, decisions: requests.decisions, reports: sent, recorded, duplicate };
  terminal.print(
    json
      ? JSON.stringify({
          url,
          counts: { ...counts, refused: refused.length },
          position: String(position),
          refused,
        })
      : `${convoys} convoys: ${requests.decisions} decisions taken; ${sent} reports sent, ${recorded} recorded, ${duplicate} duplicate, ${refused.length} refused.`,
  );
  return refused.length > 0 ? EXIT.refused : EXIT.done;
}
