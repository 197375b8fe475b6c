import { type Right } from '#kafila/platform';

/** What somebody is, and may do by that. Who has several roles may do what each of them may. */
export const ROLES = {
  unit: ['reports.hand-over', 'reports.post', 'reference.read', 'convoys.read', 'receipts.read'],
  relay: ['reports.hand-over'],
  desk: [
    ...(['reports.hand-over', 'reports.post', 'reports.vouch', 'convoys.decide', 'carnets.decide'] as const),
    ...(['reference.read', 'convoys.read', 'statistics.read', 'audit.read'] as const),
    ...(['receipts.read', 'persons.see'] as const),
  ],
  viewer: ['reference.read', 'convoys.read', 'statistics.read'],
  auditor: ['reference.read', 'convoys.read', 'statistics.read', 'audit.read', 'receipts.read'],
  privacy: ['reference.read', 'persons.see', 'persons.erase'],
  operator: ['reference.read', 'operations.read', 'rates.replace'],
  admin: ['reference.read', 'access.decide'],
} as const satisfies Readonly<Record<string, readonly Right[]>>;

export type Role = keyof typeof ROLES;

/** Roles that a principal may be granted; a unit has its own by being a unit. */
export const GRANTED_ROLES = (Object.keys(ROLES) as Role[]).filter((role) => role !== 'unit');

export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && Object.hasOwn(ROLES, value);
}

export function rightsOf(roles: readonly Role[]): ReadonlySet<Right> {
  return new Set(roles.flatMap((role): readonly Right[] => ROLES[role]));
}

/** Who decides who may what sees no persons: nobody could grant that to himself unseen. */
export function seesPersonsAsAdmin(roles: readonly Role[]): boolean {
  const rights = rightsOf(roles);
  return rights.has('access.decide') && (rights.has('persons.see') || rights.has('persons.erase'));
}
