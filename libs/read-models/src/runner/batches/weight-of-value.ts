// As measured on folds of 10,000 to 20,000 events.
const [OBJECT, MEMBER, ENTRY, NUMBER, TEXT] = [40, 12, 40, 16, 32];

/**
 * Bytes that plain data takes in memory, with maps and sets, about. What is there twice counts twice.
 * No recursion: some lists are as deep as they are long.
 */
export function weightOfValue(value: unknown): number {
  let weight = 0;
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') weight += TEXT + next.length;
    else if (typeof next === 'bigint') weight += NUMBER;
    else if (typeof next === 'number') weight += Number.isInteger(next) ? 0 : NUMBER;
    else if (next instanceof Map) {
      weight += OBJECT + ENTRY * next.size;
      for (const [key, held] of next) open.push(key, held);
    } else if (typeof next === 'object' && next !== null) {
      const held: readonly unknown[] = Object.values(next);
      weight += OBJECT + MEMBER * held.length;
      for (const one of held) open.push(one);
    }
  }
  return weight;
}
