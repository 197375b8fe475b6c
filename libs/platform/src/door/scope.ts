/** What somebody may see, decide on and report of. A list allows any one of its words, a member that is absent allows all. */
export interface Scope {
  /** Ids of convoys, or beginnings of them that end in `*`. */
  readonly convoys?: readonly string[];
  readonly corridors?: readonly string[];
  readonly places?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[];
  /** Limits what may be reported, and nothing else. */
  readonly reportTypes?: readonly string[];
}

/** Each one has to allow it: that of a principal and that of its key. */
export type Scopes = readonly Scope[];

/** Where a convoy goes by its plan as it stands. */
export interface Reach {
  readonly convoyId: string;
  readonly corridorId: string | null;
  readonly places: readonly string[];
  readonly countries: readonly string[];
}

/** Allows no convoy. */
export const NOTHING: Scopes = [{ convoys: [] }];

/** @param scopes undefined: everything */
export function isConvoyInScope(scopes: Scopes | undefined, reach: Reach): boolean {
  return (
    scopes === undefined ||
    (mayBeInScope(scopes, reach.convoyId) &&
      scopes.every(
        ({ corridors, places, countries }) =>
          allowsOneOf(corridors, reach.corridorId === null ? [] : [reach.corridorId]) &&
          allowsOneOf(places, reach.places) &&
          allowsOneOf(countries, reach.countries),
      ))
  );
}

/** Whether they keep any convoy out: where they do not, all is in scope, also what belongs to no convoy. */
export function limitsConvoys(scopes: Scopes | undefined): scopes is Scopes {
  return (
    scopes?.some(({ convoys, corridors, places, countries }) =>
      [convoys, corridors, places, countries].some((words) => words !== undefined),
    ) ?? false
  );
}

/** Whether a convoy of this id could be in scope, wherever it goes. */
export function mayBeInScope(scopes: Scopes, convoyId: string): boolean {
  return scopes.every(({ convoys }) => convoys?.some((word) => isNamedBy(word, convoyId)) ?? true);
}

/** Whether a report of this type may be made at all, whatever it is about. @param scopes undefined: everything */
export function isReportTypeInScope(scopes: Scopes | undefined, type: string): boolean {
  return scopes === undefined || scopes.every(({ reportTypes }) => reportTypes?.includes(type) ?? true);
}

/** The beginning that a word of `convoys` stands for; undefined where it is an id. */
export function prefixOf(word: string): string | undefined {
  return word.endsWith('*') ? word.slice(0, -1) : undefined;
}

function isNamedBy(word: string, convoyId: string): boolean {
  const prefix = prefixOf(word);
  return prefix === undefined ? word === convoyId : convoyId.startsWith(prefix);
}

function allowsOneOf(allowed: readonly string[] | undefined, those: readonly string[]): boolean {
  return allowed === undefined || those.some((one) => allowed.includes(one));
}
