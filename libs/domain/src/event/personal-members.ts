/**
 * The members of decisions, reports, events and answers that name a person, wherever they stand. What is sealed before it is
 * recorded, what reads reveal, what the digest of a report leaves out and what exports keep back follow from this list.
 */
export const PERSONAL_MEMBERS = ['driver', 'receivedBy', 'paidTo', 'lodgedBy', 'escort'] as const;

export type PersonalMember = (typeof PERSONAL_MEMBERS)[number];

const personal: ReadonlySet<string> = new Set(PERSONAL_MEMBERS);

export function isPersonalMember(name: string): name is PersonalMember {
  return personal.has(name);
}

/**
 * The same plain data with something else in the place of each personal value; what does not change is the very same object.
 *
 * @param change the value to have instead; undefined leaves the member out. `pointer` is the JSON pointer to the member
 */
export function withPersonal<T>(
  data: T,
  change: (value: unknown, member: PersonalMember, pointer: string) => unknown,
  pointer = '',
): T {
  if (typeof data !== 'object' || data === null) return data;
  const changed: [string, unknown][] = [];
  let isSame = true;
  for (const [name, value] of Object.entries(data) as [string, unknown][]) {
    const at = `${pointer}/${name}`;
    const next = isPersonalMember(name) ? change(value, name, at) : withPersonal(value, change, at);
    if (next !== value) isSame = false;
    if (next !== undefined) changed.push([name, next]);
  }
  if (isSame) return data;
  return (Array.isArray(data) ? changed.map(([, value]) => value) : Object.fromEntries(changed)) as T;
}
