import { type ConvoyDecision, reachOf, type ReachOfConvoy, type Route } from '#kafila/domain';

/** The way of a convoy by a decision. */
interface Way {
  readonly convoyId: string;
  readonly corridorId: string | null;
  readonly route: Route;
}

/** Where each convoy goes by the decision on its way that was taken last. */
export class Ways {
  readonly #ways = new Map<string, Way>();

  note(convoyId: string, decision: ConvoyDecision): void {
    const [own] = waysIn(convoyId, decision).filter((way) => way.convoyId === convoyId);
    if (own) this.#ways.set(convoyId, own);
  }

  /** Undefined where there is no such convoy. */
  of(convoyId: string): ReachOfConvoy | undefined {
    const way = this.#ways.get(convoyId);
    return way && reachOf(convoyId, way);
  }
}

/** The ways that a decision gives: to the convoy itself, or to those it is split into. */
export function waysIn(convoyId: string, { type, data }: ConvoyDecision): readonly Way[] {
  if (type === 'ConvoyPlanned' || type === 'ConvoyDiverted')
    return [{ convoyId, corridorId: data.corridorId ?? null, route: data.route }];
  if (type === 'ConvoyRecalled') return [{ convoyId, corridorId: null, route: data.route }];
  if (type === 'ConvoySplit')
    return data.parts.map((part) => ({ ...part, corridorId: part.corridorId ?? null }));
  return [];
}
