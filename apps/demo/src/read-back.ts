import { type CarnetView, type ConvoyView } from '#kafila/domain';
import { type Api, refusalOf } from '../../client/api.js';
import { DemoFailure } from './demo-failure.js';

/** The state of a convoy as a dashboard reads it. */
export type ConvoyState = ConvoyView & { readonly convoyId: string };

/** Each read waits up to five seconds in the server for what it asks. */
const MOST_WAITS = 12;

/** The state of a TIR carnet as a dashboard reads it. */
export type CarnetState = CarnetView & { readonly carnetNumber: string };

/**
 * Reads convoys as of a position, or later.
 *
 * @throws DemoFailure where the read side does not get that far, or has no such convoy
 */
export async function readBack(
  api: Api,
  convoyIds: readonly string[],
  position: bigint,
): Promise<readonly ConvoyState[]> {
  const states: ConvoyState[] = [];
  for (const convoyId of convoyIds) {
    states.push(await readOne(api, `/v1/convoys/${encodeURIComponent(convoyId)}`, position, isConvoy));
  }
  return states;
}

/** As `readBack`, for carnets. */
export async function readCarnets(
  api: Api,
  carnetNumbers: readonly string[],
  position: bigint,
): Promise<readonly CarnetState[]> {
  const states: CarnetState[] = [];
  for (const number of carnetNumbers) {
    states.push(await readOne(api, `/v1/carnets/${number}`, position, isCarnet));
  }
  return states;
}

async function readOne<State>(
  api: Api,
  resource: string,
  position: bigint,
  isState: (body: unknown) => body is State,
): Promise<State> {
  const path = `${resource}?waitFor=${position}`;
  for (let waits = 1; ; waits++) {
    const answer = await api.send({ path });
    if (answer.status === 504 && waits < MOST_WAITS) continue;
    if (answer.status !== 200) throw new DemoFailure(`GET ${path} was answered with ${refusalOf(answer)}`);
    if (!isState(answer.body)) {
      throw new DemoFailure(`GET ${path} gave something else: ${JSON.stringify(answer.body).slice(0, 200)}`);
    }
    return answer.body;
  }
}

function isConvoy(body: unknown): body is ConvoyState {
  const { convoyId, vehicles } = (body ?? {}) as { convoyId?: unknown; vehicles?: unknown };
  return typeof convoyId === 'string' && Array.isArray(vehicles);
}

function isCarnet(body: unknown): body is CarnetState {
  const { carnetNumber, operations } = (body ?? {}) as { carnetNumber?: unknown; operations?: unknown };
  return typeof carnetNumber === 'string' && Array.isArray(operations);
}
