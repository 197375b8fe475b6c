import { Problem } from '#kafila/platform';

export function unknownPlace(place: string): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-place',
    detail: `There is no place '${place}'. GET /v1/places?q=<part of its name> finds its slug.`,
    facts: { place },
  });
}
