/** The JSON pointer to where two values of JSON differ; undefined where they are the same. The order of members means nothing. */
export function differenceOf(one: unknown, other: unknown, pointer = ''): string | undefined {
  if (one === other) return undefined;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return pointer;
  if (Array.isArray(one) !== Array.isArray(other)) return pointer;
  const [a, b] = [one, other] as readonly Readonly<Record<string, unknown>>[];
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = differenceOf(a?.[name], b?.[name], `${pointer}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
