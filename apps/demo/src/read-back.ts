import { type ConvoyView } from '#kafila/domain';
import { type Api, refusalOf } from './api.js';
import { DemoFailure } from './demo-failure.js';

/** The state of a convoy as a dashboard reads it. */
export type ConvoyState = ConvoyView & { readonly convoyId: string };

/** Each read waits up to five seconds in the server for what it asks. */
const MOST_WAITS = 12;

/**
 * Reads convoys as of a position, or later.
 *
 * @throws DemoFailure where the read side stays behind, or has no such convoy
 */
export async function readBack(
  api: Api,
  convoyIds: readonly string[],
  position: bigint,
): Promise<readonly ConvoyState[]> {
  const states: ConvoyState[] = [];
  for (const convoyId of convoyIds) states.push(await readOne(api, convoyId, position));
  return states;
}

async function readOne(api: Api, convoyId: string, position: bigint): Promise<ConvoyState> {
  const path = `/v1/convoys/${encodeURIComponent(convoyId)}?waitFor=${position}`;
  for (let waits = 1; ; waits++) {
    const answer = await api.send({ path });
    if (answer.status === 504 && waits < MOST_WAITS) continue;
    if (answer.status !== 200) throw new DemoFailure(`GET ${path} was answered with ${refusalOf(answer)}`);
    if (!isConvoy(answer.body)) {
      throw new DemoFailure(`GET ${path} gave no convoy: ${JSON.stringify(answer.body).slice(0, 200)}`);
    }
    return answer.body;
  }
}

function isConvoy(body: unknown): body is ConvoyState {
  const { convoyId, vehicles } = (body ?? {}) as { convoyId?: unknown; vehicles?: unknown };
  return typeof convoyId === 'string' && Array.isArray(vehicles);
}
