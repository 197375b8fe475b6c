import { ascending } from '#kafila/domain';
import { type BodyByType, type Decision, type DecisionType } from '../outcome/decision.js';
import { asShownWith, utc } from '../journey/local-time.js';

/** Home of the desk: Rawalpindi. */
const DESK_OFFSET = '+05:00';

/** The note and the mark of a decision. */
export interface Mark {
  readonly synthetic?: true;
  readonly note?: string;
}

type Terms<Type extends DecisionType> = Omit<BodyByType[Type], 'occurredAt'>;
type OnConvoy =
  'dispatch' | 'divert' | 'hold' | 'release' | 'split' | 'merge' | 'recall' | 'cancel' | 'complete';

/** The dispatch desk: records what it decides, as the API takes it. */
export class Desk {
  readonly #decisions: Decision[] = [];

  /** @param mark put on every decision that has no mark of its own */
  constructor(private readonly mark: Mark = {}) {}

  plan(at: number, terms: Terms<'plan'>): void {
    this.#take('plan', at, '/v1/convoys', terms);
  }

  addVehicle(convoyId: string, at: number, terms: Terms<'add-vehicle'>): void {
    this.#take('add-vehicle', at, `/v1/convoys/${convoyId}/vehicles`, terms);
  }

  onVehicle<Type extends 'withdraw' | 'replace'>(
    type: Type,
    { convoyId, vehicleId }: { readonly convoyId: string; readonly vehicleId: string },
    at: number,
    terms: Terms<Type>,
  ): void {
    this.#take(type, at, `/v1/convoys/${convoyId}/vehicles/${vehicleId}/${type}`, terms);
  }

  onConvoy<Type extends OnConvoy>(type: Type, convoyId: string, at: number, terms: Terms<Type>): void {
    this.#take(type, at, `/v1/convoys/${convoyId}/${type}`, terms);
  }

  issueCarnet(at: number, terms: Terms<'issue-carnet'>): void {
    this.#take('issue-carnet', at, '/v1/carnets', terms);
  }

  assignCarnet(carnetNumber: string, at: number, terms: Terms<'assign-carnet'>): void {
    this.#take('assign-carnet', at, `/v1/carnets/${carnetNumber}/assign`, terms);
  }

  /** All that was decided, in the order of time. */
  get decisions(): readonly Decision[] {
    return [...this.#decisions].sort((a, b) => ascending(a.at, b.at));
  }

  #take<Type extends DecisionType>(type: Type, at: number, path: string, terms: Terms<Type>): void {
    const body = { ...this.mark, ...terms, occurredAt: shownAtDesk(at) };
    // The type parameter ties each type to its body. The compiler cannot see that through the union.
    this.#decisions.push({ type, at: utc(at), path, body } as unknown as Decision);
  }
}

/** An instant with the offset of the desk. */
export function shownAtDesk(at: number): string {
  return asShownWith(DESK_OFFSET, at);
}
