import { authorizationBy } from '../../../client/api-key.js';
import { type Answer, apiAt, refusalOf } from '../../../client/api.js';
import { ServiceFailure } from '../../../client/service-failure.js';
import { asJson } from '../as-json.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';

type Around = Pick<Surroundings, 'env' | 'terminal' | 'signal'>;

export interface OnUnit {
  readonly url: string;
  readonly unit: string;
  /** After that of the unit. */
  readonly path: string;
  readonly body: object;
}

/**
 * Decides on the devices of a unit.
 *
 * @throws ServiceFailure the service refuses it
 * @throws ServiceUnreachable
 */
export async function postOnUnit(
  { url, unit, path, body }: OnUnit,
  { env, terminal, signal }: Around,
): Promise<Answer> {
  const api = apiAt(url, {
    busy: { forMs: 10_000, firstPauseMs: 250 },
    authorization: authorizationBy(env),
    onRetry: (reason) => {
      terminal.say(reason);
    },
    signal,
  });
  const answer = await api.send({
    method: 'POST',
    path: `/v1/access/units/${encodeURIComponent(unit)}/${path}`,
    body: JSON.stringify(body),
  });
  if (answer.status >= 300) throw new ServiceFailure(refusalOf(answer));
  return answer;
}

/** The same, and says so. */
export async function decideOnDevice(
  { json, sentence, ...onUnit }: OnUnit & { readonly json: boolean; readonly sentence: string },
  around: Around,
): Promise<number> {
  const { body } = await postOnUnit(onUnit, around);
  around.terminal.print(json ? asJson(body as object) : sentence);
  return EXIT.done;
}
