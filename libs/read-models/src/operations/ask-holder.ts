import { type EventReader } from '#kafila/event-store';
import { setTimeout as delay } from 'node:timers/promises';
import { type ReadModels } from '../database/read-models.js';
import { readCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { type Projection } from '../runner/projection/projection.js';
import { Projector } from '../runner/batches/projector.js';
import { type Answer, readAnswer, type Request, writeRequest } from '../runner/requests/requests.js';
import { serveRequests } from '../runner/requests/serve-requests.js';
import { OperationRefused } from './projection-operations.error.js';

export interface AskOptions {
  readonly projection: Projection;
  readonly eventStore: EventReader;
  readonly readModels: ReadModels;
  /** How long to wait for an answer. Default 60 s. */
  readonly mostMs?: number;
}

const ASK_AGAIN_MS = 50;

/**
 * Asks the holder of the lock of the projection, in this process or another one, to do something. Where nobody holds the
 * lock, it takes the lock and does it itself: one process writes at a time.
 *
 * @throws OperationRefused `unanswered`, `other-version`
 */
export async function askHolder(options: AskOptions, request: Omit<Request, 'id'>): Promise<Answer> {
  const { projection, readModels, mostMs = 60_000 } = options;
  const id = await leaveRequest(options, request);
  const until = performance.now() + mostMs;
  for (;;) {
    const answer = await readAnswer(readModels.read, id);
    if (answer) return answer;
    if (performance.now() > until) {
      throw new OperationRefused(
        'unanswered',
        `Whoever works on projection '${projection.name}' did not answer within ${mostMs / 1000} s. ` +
          'The request stands: it is done when that process gets to it.',
      );
    }
    if ((await serveAlone(options, id)) === 'busy') await delay(ASK_AGAIN_MS);
  }
}

/** Writes the request into the database. A lock, held for a moment, lets one process write at a time. */
async function leaveRequest(
  { projection, readModels }: AskOptions,
  request: Omit<Request, 'id'>,
): Promise<string> {
  for (;;) {
    const id = await readModels.exclusively(`${projection.name}@requests`, ({ write }) =>
      writeRequest(write, projection.name, request),
    );
    if (id !== 'busy') return id;
    await delay(ASK_AGAIN_MS);
  }
}

async function serveAlone({ projection, eventStore, readModels }: AskOptions, id: string): Promise<unknown> {
  return readModels.exclusively(projection.name, async ({ write, lost }) => {
    const checkpoint = await readCheckpoint(write, projection.name);
    // Whoever held the lock may have done it meanwhile, and the rows are to be made anew.
    if (!checkpoint || (await readAnswer(write, id))) return;
    if (checkpoint.version !== projection.version) {
      throw new OperationRefused(
        'other-version',
        `The rows of projection '${projection.name}' are of version ${checkpoint.version}, this Kafila makes ` +
          `version ${projection.version}. Start its projector: it builds them anew and switches to them.`,
      );
    }
    const projector = await Projector.begin(
      { projection, eventStore, write, streamsInMemory: 64 },
      checkpoint,
    );
    await serveRequests({ projection, eventStore, readModels, write, projector, signal: lost });
  });
}
