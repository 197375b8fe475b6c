import { findCorridor, findPlace } from '#kafila/domain';
import { type FieldError, Problem, type Scope } from '#kafila/platform';

/**
 * A scope as it is recorded: places as slugs, countries in capital letters.
 *
 * @param at where it stands in the body, a JSON pointer
 * @throws Problem `invalid-body`: it names a place or a corridor that does not exist, or no country
 */
export function understoodScope(scope: Scope, at = '/scope'): Scope {
  const errors: FieldError[] = [];
  const words = (
    member: 'corridors' | 'places' | 'countries',
    read: (word: string) => string | undefined,
    fault: string,
  ): Scope => {
    const given = scope[member];
    if (given === undefined) return {};
    const understood = given.map((word, i) => {
      const one = read(word);
      if (one === undefined)
        errors.push({ pointer: `#${at}/${member}/${i}`, code: 'unknown-in-scope', detail: fault });
      return one ?? word;
    });
    return { [member]: [...new Set(understood)] };
  };
  const understood = {
    ...scope,
    ...words('corridors', (id) => findCorridor(id)?.id, 'names no corridor, see GET /v1/corridors'),
    ...words('places', (name) => findPlace(name)?.slug, 'names no place, see GET /v1/places'),
    ...words('countries', countryOf, 'is no country: write two letters, e.g. PK'),
  };
  if (errors.length > 0) throw notUnderstood(errors);
  return understood;
}

function countryOf(text: string): string | undefined {
  return /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : undefined;
}

function notUnderstood(errors: readonly FieldError[]): Problem {
  const fields = errors.length === 1 ? '1 field' : `${errors.length} fields`;
  return new Problem({
    status: 422,
    code: 'invalid-body',
    detail: `The body cannot be understood: ${fields} to correct, see errors.`,
    errors,
  });
}
