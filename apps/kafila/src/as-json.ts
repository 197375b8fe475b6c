/** As one JSON object; positions are decimal text. */
export function asJson(value: object): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? one.toString() : one));
}
