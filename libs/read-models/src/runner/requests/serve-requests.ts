import { type EventReader } from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { type ReadModels } from '../../database/read-models.js';
import { type Schema } from '../../database/schema.js';
import { keptAs } from '../projection/generation.js';
import { switchToNext } from '../rebuild/generations.js';
import { writeLog } from '../parking/log-book.js';
import { repairStream } from './repair-stream.js';
import { type Projection } from '../projection/projection.js';
import { type Projector } from '../batches/projector.js';
import { bringNextTo } from '../rebuild/rebuild.js';
import { type Answer, pendingRequests, type Request, writeAnswer } from './requests.js';

export interface ServeContext {
  readonly projection: Projection;
  readonly eventStore: EventReader;
  readonly readModels: ReadModels;
  readonly signal: AbortSignal;
  readonly write: Kysely<Schema>;
  readonly projector: Projector;
}

/**
 * Does what the holder of the lock was asked to do, perhaps by another process.
 *
 * @returns `begin-anew` where other rows are read from now on: the projector must not be used any more
 */
export async function serveRequests(context: ServeContext): Promise<'go-on' | 'begin-anew'> {
  const { write, projection, projector } = context;
  for (const request of await pendingRequests(write, projection.name)) {
    if (request.what !== 'switch') {
      await repairStream(context, request);
      continue;
    }
    const answer = await switchOver(context, projector.position, request);
    if (answer.outcome === 'switched') return 'begin-anew';
    await writeAnswer(write, request.id, answer);
  }
  return 'go-on';
}

/**
 * Brings the next rows to where the live ones stand, and switches to them. Log line and answer are written in the
 * transaction that switches.
 */
export async function switchOver(
  { readModels, projection, eventStore, signal, write }: Omit<ServeContext, 'projector'>,
  position: bigint,
  { id, by }: Pick<Request, 'by'> & { readonly id?: string },
): Promise<Answer> {
  const name = keptAs('next', projection.name);
  const outcome = await readModels.exclusively(name, async (beside): Promise<Answer> => {
    const options = { projection, eventStore, readModels, signal };
    if (!(await bringNextTo(options, beside.write, position))) {
      return { outcome: 'refused', because: 'nothing-to-switch' };
    }
    const answer: Answer = { outcome: 'switched', position: position.toString() };
    await write.transaction().execute(async (trx) => {
      await switchToNext(trx, projection);
      await writeLog(trx, projection.name, {
        at: new Date().toISOString(),
        what: 'switched',
        stream: null,
        position,
        by,
        detail: `version ${projection.version}`,
      });
      if (id !== undefined) await writeAnswer(trx, id, answer);
    });
    return answer;
  });
  return outcome === 'busy' ? { outcome: 'refused', because: 'rebuilding' } : outcome;
}
