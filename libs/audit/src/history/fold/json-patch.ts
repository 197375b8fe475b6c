import { type Json } from '#kafila/event-store';
import { createPatch, type Operation, type Pointer } from 'rfc6902';

/**
 * The JSON Patch (RFC 6902) from one value to another. Of lists only what lies between the items that are the same at both
 * ends is compared, item by item: one more amid hundreds is one operation, and costs no more than that.
 *
 * @param after parts that did not change are the very objects of `before`
 */
export function patchBetween(before: Json, after: Json): Operation[] {
  return createPatch(before, after, (input, output, pointer) =>
    Array.isArray(input) && Array.isArray(output) ? listPatch(input, output, pointer) : undefined,
  );
}

function listPatch(before: readonly Json[], after: readonly Json[], pointer: Pointer): Operation[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isSame(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail++;

  const operations: Operation[] = [];
  const path = (i: number): string => pointer.add(String(i)).toString();
  const [endBefore, endAfter] = [before.length - tail, after.length - tail];
  const both = Math.min(endBefore, endAfter);
  for (let i = head; i < both; i++) {
    for (const operation of patchBetween(before[i] ?? null, after[i] ?? null)) {
      operations.push({ ...operation, path: path(i) + operation.path });
    }
  }
  for (let i = endBefore - 1; i >= both; i--) operations.push({ op: 'remove', path: path(i) });
  for (let i = both; i < endAfter; i++) {
    operations.push({ op: 'add', path: path(i), value: after[i] ?? null });
  }
  return operations;
}

/** Items that moved are no longer the very same objects. */
function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
