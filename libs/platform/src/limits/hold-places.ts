import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { NoPlace, Places, PlacesOfEach } from '../running/places.js';
import { type LimitSetting } from '../settings/limit-settings.js';
import { isExempt } from './exempt.js';
import { tooManyLiveStreams, tooManyOwnLiveStreams, tooManyOwnReads } from './limit.problems.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its answers go on until somebody ends them. */
    holds?: 'live-feed';
  }
}

/** What a route says whose answers are streams of the live feed. Stands below `@May`. */
export const HOLDS_LIVE_FEED = { holds: 'live-feed' } as const;

/** Reads of one caller that may wait for each that is answered, and for how long. */
const WAITING = { reads: 25, ms: 20_000 };

type Refuse = (error: Error) => void;

/**
 * Lets each caller have so many long answers at once, and all together so many streams of the live feed. How many folds of
 * the past run at once is another matter: `TwoClocks`.
 */
export function holdPlaces(
  fastify: FastifyInstance,
  { liveFeeds, liveFeedsEach, pastReadsEach }: LimitSetting,
): void {
  const feeds = new Places(liveFeeds, 0);
  const ownFeeds = new PlacesOfEach(liveFeedsEach, 0);
  const ownReads = new PlacesOfEach(pastReadsEach, pastReadsEach * WAITING.reads);

  fastify.addHook('onRequest', (request, reply, done) => {
    const hold = (): Promise<void> => heldUntilEnd(reply, done);
    const exempt = isExempt(request.caller);
    if (request.routeOptions.config.holds === 'live-feed') {
      const oneOfAll = (): Promise<void> => feeds.take(hold).catch(refusedBy(done, tooManyLiveStreams));
      const own = (): Promise<void> => ownFeeds.take(nameOf(request), oneOfAll);
      void (exempt ? oneOfAll() : own().catch(refusedBy(done, () => tooManyOwnLiveStreams(liveFeedsEach))));
    } else if (!exempt && looksBack(request)) {
      const refuse = refusedBy(done, () => tooManyOwnReads(pastReadsEach));
      void whileWaiting(reply, refuse, (begun) => ownReads.take(nameOf(request), begun), hold);
    } else done();
  });
}

/** Begins the answer, and ends when it is over, however it ends. */
function heldUntilEnd({ raw }: FastifyReply, done: () => void): Promise<void> {
  return new Promise((ended) => {
    raw.once('close', ended);
    // Who has gone in the meantime waits for nothing.
    if (raw.destroyed) ended();
    else done();
  });
}

async function whileWaiting(
  reply: FastifyReply,
  refuse: Refuse,
  take: (begun: () => Promise<void>) => Promise<void>,
  hold: () => Promise<void>,
): Promise<void> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    refuse(new NoPlace('It waited too long.'));
  }, WAITING.ms).unref();
  try {
    await take(() => {
      clearTimeout(timer);
      return late || reply.raw.destroyed ? Promise.resolve() : hold();
    });
  } catch (error) {
    clearTimeout(timer);
    refuse(error as Error);
  }
}

const refusedBy =
  (done: Refuse, problem: () => Error): Refuse =>
  (error) => {
    done(error instanceof NoPlace ? problem() : error);
  };

function nameOf({ caller, ip }: FastifyRequest): string {
  return caller.via === 'nothing' ? ip : caller.id;
}

/** It reads the past, or histories: folds that may take long. */
function looksBack({ routeOptions, query }: FastifyRequest): boolean {
  if (routeOptions.config.needs === 'audit.read') return true;
  const { at, knownAt } = query as Readonly<Record<string, unknown>>;
  return routeOptions.method === 'GET' && (at !== undefined || knownAt !== undefined);
}
