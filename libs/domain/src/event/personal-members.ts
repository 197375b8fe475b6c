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
  let changes: Map<string, unknown> | undefined;
  // Every report is looked through: nothing is made for those that name nobody.
  for (const name of Object.keys(data)) {
    const value = (data as Record<string, unknown>)[name];
    const next = isPersonalMember(name)
      ? change(value, name, `${pointer}/${name}`)
      : typeof value === 'object'
        ? withPersonal(value, change, `${pointer}/${name}`)
        : value;
    if (next !== value) (changes ??= new Map<string, unknown>()).set(name, next);
  }
  return changes ? withChanges(data, changes) : data;
}

function withChanges<T extends object>(data: T, changes: ReadonlyMap<string, unknown>): T {
  const entries = Object.entries(data)
    .map(([name, value]: [string, unknown]) => [name, changes.has(name) ? changes.get(name) : value] as const)
    .filter(([name, value]) => value !== undefined || !changes.has(name));
  return (Array.isArray(data) ? entries.map(([, value]) => value) : Object.fromEntries(entries)) as T;
}
