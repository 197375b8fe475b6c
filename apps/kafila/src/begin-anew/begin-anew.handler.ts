import { beginLogAnew, KeysUnusable, LogDamaged } from '#kafila/audit';
import { hasPersonKeys, Persons, PersonKeysUnavailable, PersonKeysUnusable } from '#kafila/persons';
import { keepFilesToOwner, loadSettings, type Settings } from '#kafila/platform';
import { ServiceFailure } from '../../../client/service-failure.js';
import { logPlaceOf } from '../../../service/log-place.js';
import { asJson } from '../as-json.js';
import { EXIT } from '../exit-codes.js';
import { openingFailure } from '../opening-failure.js';
import { type Surroundings } from '../run.js';

type Around = Pick<Surroundings, 'env' | 'terminal'>;

/** Begins keys of persons where there are none. Ends with 1 where there are. */
export function beginPersons({ json }: { readonly json: boolean }, around: Around): Promise<number> {
  return begun('persons', json, around, async ({ personKeys }) => {
    if (await hasPersonKeys(personKeys)) throw new ServiceFailure('There are keys of persons already.');
    await (await Persons.open(personKeys)).close();
    return 'Keys of persons have begun. Whoever was sealed before stays unreadable.';
  });
}

/** Begins a log where there is none. Ends with 1 where there is one, or keys of one. */
export function beginLog({ json }: { readonly json: boolean }, around: Around): Promise<number> {
  return begun('log', json, around, async (settings) => {
    const place = logPlaceOf(settings);
    if (!(await beginLogAnew(place))) throw new ServiceFailure(`There is a log in ${place.folder} already.`);
    return `A transparency log has begun in ${place.folder}. A service fills it from the first event on. Tell everybody who verifies.`;
  });
}

async function begun(
  what: 'persons' | 'log',
  json: boolean,
  { env, terminal }: Around,
  begin: (settings: Settings) => Promise<string>,
): Promise<number> {
  keepFilesToOwner();
  try {
    const sentence = await begin(loadSettings(env));
    terminal.print(json ? asJson({ outcome: 'begun', what }) : sentence);
    return EXIT.done;
  } catch (error) {
    if (error instanceof LogDamaged) throw new ServiceFailure(error.message);
    throw openingFailure(error, KeysUnusable, PersonKeysUnusable, PersonKeysUnavailable);
  }
}
