import { type Json } from '#kafila/event-store';

/**
 * A value as JSON has it (members that are undefined left out), of which every part that is the same as before is the
 * very same object: so that what did not change between two states is known by a glance.
 */
export function withSameParts(value: unknown, before: Json | undefined): Json {
  if (typeof value !== 'object' || value === null) return value as Json;
  return Array.isArray(value)
    ? sameItems(value, Array.isArray(before) ? before : undefined)
    : sameMembers(value, isObject(before) ? before : undefined);
}

/** The same in portions, so that others have their turn: convoy, its vehicles, one of them, the lists of that one. */
export function* makingSameParts(
  value: unknown,
  before: Json | undefined,
  levels = 4,
): Generator<void, Json> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield;
    return withSameParts(value, before);
  }
  const known = isObject(before) || Array.isArray(before) ? before : {};
  const settled: [name: string, part: Json][] = [];
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue;
    settled.push([name, yield* makingSameParts(part, (known as Record<string, Json>)[name], levels - 1)]);
  }
  // Its parts are settled: this is but a glance at each.
  const shallow = Array.isArray(value) ? settled.map(([, part]) => part) : Object.fromEntries(settled);
  return isAlike(shallow, before) ? (before as Json) : shallow;
}

/** Whether each part is the very same. */
function isAlike(value: object, before: Json | undefined): boolean {
  if (typeof before !== 'object' || before === null || Array.isArray(value) !== Array.isArray(before))
    return false;
  const [parts, known] = [Object.entries(value), before as Record<string, Json>];
  return parts.length === Object.keys(known).length && parts.every(([name, part]) => known[name] === part);
}

function sameItems(value: readonly unknown[], before: readonly Json[] | undefined): Json {
  let same = before?.length === value.length;
  const items = value.map((item, i) => {
    const settled = withSameParts(item, before?.[i]);
    if (settled !== before?.[i]) same = false;
    return settled;
  });
  return same && before ? (before as Json[]) : items;
}

function sameMembers(value: object, before: Readonly<Record<string, Json>> | undefined): Json {
  const members: Record<string, Json> = {};
  let count = 0;
  let same = before !== undefined;
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const old = before?.[name];
    const settled = withSameParts(member, old);
    members[name] = settled;
    count++;
    if (settled !== old) same = false;
  }
  return same && before && Object.keys(before).length === count ? before : members;
}

function isObject(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
