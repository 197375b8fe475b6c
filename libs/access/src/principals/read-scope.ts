import { type Scope } from '#kafila/platform';

const MEMBERS: Readonly<Record<keyof Scope, true>> = {
  ...{ convoys: true, corridors: true, places: true, countries: true, reportTypes: true },
};

/** Whether it is a scope, and says nothing that this version does not know: that might limit further. */
export function isScope(value: unknown): value is Scope {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([name, words]) => Object.hasOwn(MEMBERS, name) && isWords(words))
  );
}

function isWords(value: unknown): boolean {
  return Array.isArray(value) && value.every((word) => typeof word === 'string' && word !== '');
}
