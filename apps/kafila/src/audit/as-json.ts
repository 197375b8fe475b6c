/** As one JSON object; positions are decimal text, as everywhere. */
export function asJson(value: object): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? one.toString() : one));
}
