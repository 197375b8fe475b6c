import { type PersonalMember, withPersonal } from '#kafila/domain';
import { type OpenedPersons } from './sealing/opened-persons.js';
import { sealedIn, sealedPlaces, withShown } from './sealing/sealed-in-json.js';
import { readSealed } from './sealing/sealed-text.js';

/** Shows sealed persons where they stand as the value of a personal member, and nowhere else. */
export class RevealPersons {
  constructor(private readonly opened: OpenedPersons) {}

  /** A JSON text without blanks, with its persons in the clear, or why one cannot be read. */
  readonly text = async (json: string): Promise<string> => {
    const places = sealedPlaces(json);
    if (places.length === 0) return json;
    return withShown(json, places, await this.opened.open(places.map(({ sealed }) => sealed)));
  };

  /** The same of plain data. */
  readonly value = async <T>(data: T): Promise<T> => {
    const sealed = sealedIn(data);
    if (sealed.length === 0) return data;
    const shown = await this.opened.open(sealed);
    const byText = new Map(sealed.map(({ text }, i) => [text, shown[i]]));
    const show = (value: unknown, member: PersonalMember): unknown => {
      const one = readSealed(value, member);
      return one ? byText.get(one.text) : withPersonal(value, show);
    };
    return withPersonal(data, show);
  };
}
