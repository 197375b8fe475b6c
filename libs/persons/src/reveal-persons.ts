import { randomUUID } from 'node:crypto';
import { type PersonalMember, withPersonal } from '#kafila/domain';
import { type OpenedPersons } from './sealing/opened-persons.js';
import { sealedIn, sealedPlaces, withShown } from './sealing/sealed-in-json.js';
import { isSealedFor } from './sealing/sealed-text.js';

/** Shows sealed persons where they stand as the value of a personal member, and nowhere else. */
export class RevealPersons {
  readonly #process = randomUUID();

  constructor(private readonly opened: OpenedPersons) {}

  /** Another text than before whenever somebody may have been forgotten. Two processes never say the same. */
  readonly version = async (): Promise<string> => `${this.#process} ${String(await this.opened.version())}`;

  /** A JSON text without blanks, with its persons in the clear, or why one cannot be read. */
  readonly text = async (json: string): Promise<string> => {
    const places = sealedPlaces(json);
    return places.length === 0 ? json : withShown(json, places, await this.opened.open(places));
  };

  /** The same of plain data. */
  readonly value = async <T>(data: T): Promise<T> => {
    const sealed = sealedIn(data);
    if (sealed.length === 0) return data;
    const opened = await this.opened.open(sealed);
    const shown = new Map(sealed.map(({ value }, i) => [value, opened[i]?.person ?? value]));
    const show = (value: unknown, member: PersonalMember): unknown =>
      isSealedFor(value, member) ? shown.get(value) : withPersonal(value, show);
    return withPersonal(data, show);
  };
}
