import { isPersonalMember, type PersonalMember, withPersonal } from '#kafila/domain';
import { type MemberValue, type Opened } from './opened-persons.js';
import { isSealedFor, SEALED_MARK } from './sealed-text.js';

/** What may be a sealed person in a JSON text: the characters of its value, quotes included. */
export interface SealedPlace extends MemberValue {
  readonly from: number;
  readonly to: number;
}

const VALUE_BEGINS = `":"${SEALED_MARK}`;

/**
 * The sealed values of personal members in a JSON text without blanks, as `JSON.stringify` writes it; rows hold it as text,
 * and reading all of it into objects would take as long again as all else that a list costs.
 *
 * A quote after `{` or `,` that is followed by a name, a quote and a colon begins a member, wherever it stands: inside of a
 * string a quote follows a backslash, and after the quote that ends a string comes no name. So nothing that is written
 * *in* a string is taken for a member.
 */
export function sealedPlaces(json: string): readonly SealedPlace[] {
  const places: SealedPlace[] = [];
  for (let at = json.indexOf(VALUE_BEGINS); at >= 0; at = json.indexOf(VALUE_BEGINS, at + 1)) {
    const nameBegins = json.lastIndexOf('"', at - 1);
    const member = json.slice(nameBegins + 1, at);
    const before = json[nameBegins - 1];
    if ((before !== '{' && before !== ',') || !isPersonalMember(member)) continue;
    const from = at + 2;
    const to = json.indexOf('"', from + 1) + 1;
    places.push({ member, value: json.slice(from + 1, to - 1), from, to });
  }
  return places;
}

/** The text with the persons in the places; where there is none, the value stays. */
export function withShown(
  json: string,
  places: readonly SealedPlace[],
  opened: readonly (Opened | undefined)[],
): string {
  let text = '';
  let done = 0;
  for (const [i, { from, to }] of places.entries()) {
    const one = opened[i];
    if (!one) continue;
    text += json.slice(done, from) + one.json;
    done = to;
  }
  return text + json.slice(done);
}

/** The sealed values of the personal members of plain data. */
export function sealedIn(data: unknown): readonly MemberValue[] {
  const found: MemberValue[] = [];
  const look = (value: unknown, member: PersonalMember): unknown => {
    if (isSealedFor(value, member)) found.push({ value, member });
    return withPersonal(value, look);
  };
  withPersonal(data, look);
  return found;
}
