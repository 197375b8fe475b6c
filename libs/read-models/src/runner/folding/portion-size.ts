/** How long one portion may take, in milliseconds: a few of them fit into what others wait at most. */
const MOST_MS = 4;
const [LEAST, MOST] = [8, 200];

/**
 * How many facts to fold before others have their turn: as many as take a few milliseconds. A fact of a vehicle of which
 * much has been told takes many times as long as the first one did. What comes of it does not depend on it.
 */
export class PortionSize {
  facts = 64;
  #began = 0;

  begin(): void {
    this.#began = performance.now();
  }

  end(): void {
    const ms = performance.now() - this.#began;
    if (ms > MOST_MS) this.facts = Math.max(LEAST, Math.floor(this.facts / 2));
    else if (ms < MOST_MS / 2) this.facts = Math.min(MOST, this.facts * 2);
  }
}
