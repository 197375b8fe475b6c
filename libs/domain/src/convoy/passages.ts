import { type Direction, directionAt } from '../geography/route.js';
import { type ConvoyPlan, type Passage } from './convoy.state.js';

/** The three moments of a passage that are reported. */
export type Moment = 'arrivedAt' | 'enteredAt' | 'exitedAt';

const UNSEEN = { arrivedAt: null, enteredAt: null, exitedAt: null, inferred: false, evidence: [] } as const;

/** One moment reported at one side of a border. */
export interface PassageMoment {
  readonly place: string;
  readonly direction: Direction;
  readonly moment: Moment;
  readonly at: string;
  readonly reportId: string;
  /** True where the vehicle was seen nowhere else since its last passage. */
  readonly stillThere: boolean;
}

/**
 * Adds a reported moment to the passages of a vehicle. A passage goes on as long as the vehicle is seen nowhere else
 * and has not left; who arrives again after leaving (turned back by the other side) begins a new one. The same moment
 * told twice counts once: the first stands, the second is kept as evidence.
 */
export function recordMoment(passages: readonly Passage[], told: PassageMoment): readonly Passage[] {
  const { place, direction, moment, at, reportId } = told;
  const last = passages.at(-1);
  const same = last?.place === place && last.direction === direction && told.stillThere;
  const goesOn = same && (last.exitedAt === null || moment === 'exitedAt');
  if (!goesOn) return [...passages, { ...UNSEEN, place, direction, [moment]: at, evidence: [reportId] }];
  const evidence = [...last.evidence, reportId];
  return [...passages.slice(0, -1), { ...last, [moment]: last[moment] ?? at, evidence }];
}

/** A vehicle seen elsewhere has left the border side it was at, although nobody reported it: inferred, without a time. */
export function inferExit(passages: readonly Passage[]): readonly Passage[] {
  const last = passages.at(-1);
  if (!last || last.exitedAt !== null || last.inferred) return passages;
  return [...passages.slice(0, -1), { ...last, inferred: true }];
}

/**
 * The reported exit of a passage that was already inferred to have ended. Undefined where there is no such passage.
 */
export function completeExit(
  passages: readonly Passage[],
  exit: { readonly place: string; readonly direction?: Direction; readonly occurredAt: string },
  reportId: string,
): readonly Passage[] | undefined {
  const index = passages.findLastIndex(
    ({ place, direction }) => place === exit.place && direction === (exit.direction ?? direction),
  );
  const passage = passages[index];
  if (!passage?.inferred) return undefined;
  const evidence = [...passage.evidence, reportId];
  return passages.with(index, { ...passage, exitedAt: exit.occurredAt, inferred: false, evidence });
}

/** The sides of borders that a vehicle must have passed between two places of its route, unseen by anybody. */
export function inferPassages(plan: ConvoyPlan, from: number, to: number): readonly Passage[] {
  const passed: Passage[] = [];
  for (let i = from; i < to; i++) {
    const direction = directionAt(plan.route, i);
    const place = plan.route[i];
    if (direction && place !== undefined) passed.push({ ...UNSEEN, place, direction, inferred: true });
  }
  return passed;
}
