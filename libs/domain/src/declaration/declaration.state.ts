import { type Retraction } from '../event/retraction.js';
import { type ReportsStanding, WITHOUT_RESERVE } from '../standing/standing.state.js';
import { type DeclarationFact } from './declaration.events.js';

export type FactOf<Type extends DeclarationFact['type']> = Extract<DeclarationFact, { readonly type: Type }>;

/** A report of the same step with another result. */
export interface ContradictingReport {
  readonly reportId: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
}

/** One step of a declaration, reported by one unit or by several. */
export interface Step<Fact extends DeclarationFact = DeclarationFact> {
  /** By its first report in the order of occurrence. What that left open is filled from the others. */
  readonly fact: Fact;
  readonly units: readonly string[];
  readonly evidence: readonly string[];
  /** Other units reported it within an hour, with another result. */
  readonly contradictedBy: readonly ContradictingReport[];
}

/** The fold of one declaration's stream. Everything else follows from the steps. */
export interface DeclarationState {
  /** In the order of occurrence. */
  readonly steps: readonly Step[];
  /** Retracted report id -> retraction, and whether the report itself has come. */
  readonly retractions: ReadonlyMap<string, Retraction>;
  readonly standing: ReportsStanding;
  /** The last fact folded, in the order of occurrence; null before the first. */
  readonly lastFact: { readonly occurredAt: string; readonly id: string } | null;
}

export function beginDeclaration(): DeclarationState {
  return { steps: [], retractions: new Map(), standing: WITHOUT_RESERVE, lastFact: null };
}

export function stepsOf<Type extends DeclarationFact['type']>(
  steps: readonly Step[],
  ...types: readonly Type[]
): readonly Step<FactOf<Type>>[] {
  const wanted: ReadonlySet<string> = new Set(types);
  return steps.filter((step): step is Step<FactOf<Type>> => wanted.has(step.fact.type));
}

/** When a step was taken, RFC 3339 in UTC. */
export function timeOf({ fact }: Step): string {
  return fact.data.occurredAt;
}
