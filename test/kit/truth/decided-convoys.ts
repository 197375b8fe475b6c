import { type SimulatedConvoy } from '#kafila/simulation';

/** What the desk decided about one convoy. None of it is lost on the way, so all of it is known. */
export interface DecidedConvoy {
  readonly convoyId: string;
  /** That of the last plan; null where it has a way of its own. */
  corridor: string | null;
  dispatchedAt: string | null;
  plannedArrival: string | null;
}

/** All convoys of a scenario, in the order in which they came to be. */
export function decidedConvoys({ decisions }: SimulatedConvoy): readonly DecidedConvoy[] {
  const convoys = new Map<string, DecidedConvoy>();
  for (const { type, at, path, body } of decisions) {
    if (type === 'plan') {
      const { convoyId, corridorId = null, plannedArrival } = body;
      const planned = { corridor: corridorId, plannedArrival: inUtc(plannedArrival) };
      convoys.set(convoyId, { convoyId, ...planned, dispatchedAt: null });
    }
    const convoy = convoys.get(/^\/v1\/convoys\/([^/]+)\//.exec(path)?.[1] ?? '');
    if (!convoy) continue;
    if (type === 'dispatch') convoy.dispatchedAt = at;
    if (type === 'recall') Object.assign(convoy, { corridor: null, plannedArrival: null });
    if (type === 'divert') {
      convoy.corridor = body.corridorId ?? null;
      convoy.plannedArrival = inUtc(body.plannedArrival) ?? convoy.plannedArrival;
    }
    if (type === 'split') {
      // A part is on its way from the moment in which it is one.
      for (const { convoyId, corridorId = null, plannedArrival } of body.parts) {
        if (convoyId === undefined) throw new Error(`A part of ${path} has no id.`);
        const planned = { corridor: corridorId, plannedArrival: inUtc(plannedArrival) };
        convoys.set(convoyId, { convoyId, ...planned, dispatchedAt: at });
      }
    }
  }
  return [...convoys.values()];
}

function inUtc(instant: string | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString();
}
