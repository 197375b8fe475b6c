/** What stands around each word in `route_places` and `route_countries`. */
export const AROUND = '|';

/** Words of a route as one text, to look for one of them. */
export function aroundEach(words: readonly string[]): string {
  return `${AROUND}${words.map((word) => word + AROUND).join('')}`;
}
