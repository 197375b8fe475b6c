import { atOnce } from '#kafila/domain';
import { type Json } from '#kafila/event-store';
import { createPatch, type Operation, type Pointer } from 'rfc6902';

/**
 * The JSON Patch (RFC 6902) from one value to another. Of lists only what lies between the items that are the same at both
 * ends is compared, item by item: one more amid hundreds is one operation, and costs no more than that.
 *
 * @param after parts that did not change are the very objects of `before`
 */
export function patchBetween(before: Json, after: Json): Operation[] {
  return atOnce(patching(before, after));
}

/** The same in portions, so that others have their turn. */
export function* patching(before: Json, after: Json): Generator<void, Operation[]> {
  const lists = new Map<Operation, Generator<void, Operation[]>>();
  const whole = createPatch(before, after, (input, output, pointer) => {
    if (!Array.isArray(input) || !Array.isArray(output)) return undefined;
    if (input === output) return [];
    // Lists are long: one after the other, in the place of this.
    const place: Operation = { op: 'test', path: '', value: null };
    lists.set(place, listPatching(input, output, pointer));
    return [place];
  });
  const operations: Operation[] = [];
  for (const operation of whole) {
    const list = lists.get(operation);
    if (!list) operations.push(operation);
    else for (const one of yield* list) operations.push(one);
  }
  return operations;
}

function* listPatching(
  before: readonly Json[],
  after: readonly Json[],
  pointer: Pointer,
): Generator<void, Operation[]> {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  for (; head < shorter && isSame(before[head], after[head]); head++) yield;
  let tail = 0;
  for (; tail < shorter - head && isSame(before.at(-1 - tail), after.at(-1 - tail)); tail++) yield;

  const operations: Operation[] = [];
  const path = (i: number): string => pointer.add(String(i)).toString();
  const [endBefore, endAfter] = [before.length - tail, after.length - tail];
  const both = Math.min(endBefore, endAfter);
  for (let i = head; i < both; i++) {
    yield;
    for (const operation of yield* patching(before[i] ?? null, after[i] ?? null)) {
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
