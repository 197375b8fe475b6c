/** What somebody may be allowed to do. Each route names the one that it needs; roles are made of them (libs/access). */
export const RIGHTS = {
  'reports.hand-over': 'hand over reports that are signed, whoever made them, and get their receipts',
  'reports.post': 'post reports that are not signed: a unit its own',
  'reports.vouch': 'vouch for a report that does not count by itself',
  'convoys.decide': 'take decisions on convoys',
  'carnets.decide': 'issue carnets and assign them',
  'reference.read': 'read places, corridors, the kinds of irregularities and the description of the API',
  'convoys.read':
    'read convoys, vehicles, carnets, declarations, irregularities and alerts, and follow them live',
  'statistics.read': 'read statistics, and the rates that they convert by',
  'audit.read': 'read histories as they were recorded, exports and entries of the log',
  'receipts.read': 'read the proofs of receipts, and what is held of units: a unit its own',
  'persons.see': 'see persons where they are shown',
  'persons.erase': 'find persons, and forget them',
  'operations.read': 'read metrics, and what readiness rests on',
  'rates.replace': 'replace the rates',
  'access.decide': 'decide who may what',
} as const;

export type Right = keyof typeof RIGHTS;
