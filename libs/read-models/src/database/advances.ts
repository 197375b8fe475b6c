type Listener = (projection: string, position: bigint) => void;

/** Announces within the process how far projections have come. Other processes read it from the table. */
export class Advances {
  private readonly listeners = new Set<Listener>();

  /** Call it after the commit. */
  announce(projection: string, position: bigint): void {
    for (const listener of this.listeners) listener(projection, position);
  }

  /** @returns how to stop listening */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
