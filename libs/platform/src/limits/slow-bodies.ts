import { pipeline } from 'node:stream';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { isPacked } from '../packing/inflate-bodies.js';
import { type LimitSetting } from '../settings/limit-settings.js';
import { isExempt } from './exempt.js';
import { Pace } from './pace.js';

/** A body that is known to be no longer is read at once: how many come in a second has a limit of its own. */
const SHORT_BYTES = 65_536;
const SWEEP_MS = 60_000;

/**
 * Reads the long bodies of a field unit no faster than at a pace: what it saved up is taken in, and nobody is refused in the
 * middle of a body.
 */
export function slowBodies(fastify: FastifyInstance, { unitBytesPerSecond }: LimitSetting): void {
  const paces = new Map<string, Pace>();
  const paceOf = (name: string): Pace => {
    const pace = paces.get(name) ?? new Pace(unitBytesPerSecond);
    paces.set(name, pace);
    return pace;
  };
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const [name, pace] of paces) if (pace.isRested(now)) paces.delete(name);
  }, SWEEP_MS).unref();
  fastify.addHook('onClose', (_fastify, done) => {
    clearInterval(sweep);
    done();
  });
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const { caller } = request;
    if (caller.unitId === undefined || isExempt(caller)) {
      done(null, payload);
      return;
    }
    const pace = paceOf(caller.id);
    const length = lengthOf(request);
    if (length <= SHORT_BYTES) {
      pace.spend(length, performance.now());
      done(null, payload);
      return;
    }
    // An error of the body reaches who reads it: pipeline hands it on.
    const slowed = pipeline(payload, pace.slowing(), () => undefined);
    // Fastify compares it with the length that the headers tell: what was unpacked is longer.
    const received = { get: () => payload.receivedEncodedLength };
    done(null, Object.defineProperty(slowed, 'receivedEncodedLength', received));
  });
}

/** As it is unpacked; Infinity where nobody says it. */
function lengthOf(request: FastifyRequest): number {
  const { headers } = request;
  if (headers['transfer-encoding'] !== undefined || isPacked(request)) return Infinity;
  return Number(headers['content-length'] ?? 0);
}
