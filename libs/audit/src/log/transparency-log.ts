import { join } from 'node:path';
import { lockFile, type RecordedEvent } from '#kafila/event-store';
import { type VerifierKey } from '#kafila/proof';
import { type KeyRing } from '../signing/key-ring.js';
import { type Binding, keepBinding, type SignedBinding, writeBinding } from './binding.js';
import { signCosignedByAll } from './cosigned.js';
import { beginIfMissing, files, type LogPlace, openPlace, replaceFile } from './log-folder.js';
import { grow } from '../tiles/grow.js';
import { LogContradicted, LogLocked, RowsContradicted } from './log.errors.js';
import { keepLostLeaves, type LostLeaves, readLostLeaves, writeLostLeaves } from './lost-leaves.js';
import { LogReading } from './log-reading.js';
import { PositionIndex } from './position-index.js';
import { type Published, readPublished } from './published.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { type TileFile } from '../tiles/right-edge.js';
import { signCheckpoint, type SignedCheckpoint, signTextByAll } from '../signing/signed-checkpoint.js';
import { TileDiffers, TileFiles } from '../disk/tile-files.js';

/**
 * The append-only log over the events of a store, in its folder. One process writes it; a checkpoint is published only
 * when every tile it speaks of is durable, so a kill at any moment leaves the last published one whole.
 */
export class TransparencyLog extends LogReading {
  readonly #tileFiles: TileFiles;
  #appending = false;

  private constructor(
    private readonly place: LogPlace,
    private readonly ring: KeyRing,
    private readonly lock: { readonly release: () => void },
    protected override readonly positions: PositionIndex,
    private published: Published,
    private lostLeaves: readonly LostLeaves[],
  ) {
    super(place.folder, positions);
    this.#tileFiles = new TileFiles(place.folder);
  }

  /**
   * Opens the log, and begins it where there is none. What a killed process wrote after the last checkpoint is not
   * taken: it is derived again from the store.
   *
   * @throws LogLocked it is open already
   * @throws LogDamaged its files are not what its last checkpoint says; nothing was changed
   * @throws KeysUnusable
   */
  static async open(place: LogPlace): Promise<TransparencyLog> {
    await beginIfMissing(place);
    const lock = lockFile(join(place.folder, files.lock));
    if (lock === undefined) throw new LogLocked(`The log ${place.folder} is already open for writing.`);
    let positions: PositionIndex | undefined;
    try {
      const ring = await openPlace(place);
      const published = await readPublished(place, ring);
      const size = published.checkpoint.size;
      positions = await PositionIndex.open(join(place.folder, files.positions), size);
      const position = await positions.at(size - 1);
      const lost = await readLostLeaves(tilesInFolder(place.folder), ring.published);
      const log = new TransparencyLog(place, ring, lock, positions, { ...published, position }, lost);
      await log.#tileFiles.clearStaging();
      await log.#signByAll();
      await signCosignedByAll(log, place.folder, ring);
      for (const one of lost) await log.#placeLost(one);
      return log;
    } catch (error) {
      await positions?.close();
      lock.release();
      throw error;
    }
  }

  get streamPrefixes(): readonly string[] {
    return this.place.streamPrefixes;
  }

  override get position(): bigint {
    return this.published.position;
  }

  override get checkpoint(): SignedCheckpoint {
    return this.published.checkpoint;
  }

  override get lost(): readonly LostLeaves[] {
    return this.lostLeaves;
  }

  override get verifierKeys(): readonly VerifierKey[] {
    return this.ring.published;
  }

  /**
   * Adds events, in the order of their positions, and publishes a checkpoint over them. When the promise resolves, the
   * checkpoint and all that it speaks of is durable. When it rejects, the last checkpoint stands and nothing is lost.
   *
   * @throws LogContradicted tiles from before a crash were derived from other events
   * @throws LeafTooLarge, RangeError the events are not such as can follow; nothing was written
   */
  async append(events: readonly RecordedEvent[]): Promise<SignedCheckpoint> {
    if (this.#appending) throw new Error('The log is being appended to already.');
    if (events.length === 0) return this.checkpoint;
    this.#appending = true;
    try {
      return await this.#append(events);
    } finally {
      this.#appending = false;
    }
  }

  /**
   * Signs what rows were made of the first leaves of this log, by every key, and keeps it beside the log. What was signed
   * of a position already is given again; for a position that has another binding nothing is signed.
   *
   * @throws RowsContradicted
   */
  async signBinding(binding: Binding): Promise<SignedBinding> {
    const bound = await this.bindings(binding.projection);
    const lostUpTo = this.lostLeaves.findLast(({ first, size }) => first < size)?.size ?? 0;
    const there = bound.findLast(
      ({ version, position, size }) =>
        version === binding.version &&
        position === binding.position &&
        // Before a loss other events may have had the position.
        !(size <= lostUpTo && size < binding.size),
    );
    if (there !== undefined) {
      if (writeBinding(there) !== writeBinding(binding)) throw new RowsContradicted(there, binding);
      return there;
    }
    const signed = { ...binding, note: signTextByAll(writeBinding(binding), this.ring) };
    await keepBinding(this.folder, signed);
    return signed;
  }

  /**
   * Signs that the store lost the events of the leaves from `first` on, and that a person has accepted it. The leaves stay;
   * the next events follow after them.
   */
  async declareLost(first: number, accepted: Omit<LostLeaves, 'origin' | 'first' | 'size'>): Promise<void> {
    const { losses, by, reason, acceptedAt } = accepted;
    const lost = { origin: this.origin, first, size: this.size, losses, by, reason, acceptedAt };
    await keepLostLeaves(this.folder, signTextByAll(writeLostLeaves(lost), this.ring));
    this.lostLeaves = [...this.lostLeaves, lost];
    await this.#placeLost(lost);
  }

  async close(): Promise<void> {
    await this.positions.close();
    this.lock.release();
  }

  async #append(events: readonly RecordedEvent[]): Promise<SignedCheckpoint> {
    const before = this.published;
    this.#checkOrder(events);
    const edge = before.edge.copy();
    const full = await grow(edge, events);

    // The order is the guarantee: first all that the checkpoint speaks of, durable; then the checkpoint, at once.
    await this.#writeTiles([...full, ...edge.partials()], events);
    await this.positions.write(
      before.checkpoint.size,
      events.map(({ position }) => position),
    );
    const checkpoint = await this.#publish(edge.size, edge.root());
    const position = events.at(-1)?.position ?? before.position;
    this.published = { checkpoint, edge, position };
    await this.#tileFiles.dropPartials(full);
    return checkpoint;
  }

  /** Lost leaves lie nowhere: they get the position of the last leaf before them, so that positions still ascend. */
  async #placeLost({ first, size }: LostLeaves): Promise<void> {
    const position = await this.positions.at(first - 1);
    if (first < size && (await this.positions.at(first)) !== position) {
      await this.positions.place(first, Array<bigint>(size - first).fill(position));
    }
    this.published = { ...this.published, position: await this.positions.at(this.size - 1) };
  }

  #checkOrder(events: readonly RecordedEvent[]): void {
    let last = this.published.position;
    for (const { position } of events) {
      if (position <= last) {
        throw new RangeError(`Position ${position.toString()} does not come after ${last.toString()}.`);
      }
      last = position;
    }
  }

  async #writeTiles(tiles: readonly TileFile[], events: readonly RecordedEvent[]): Promise<void> {
    try {
      await this.#tileFiles.write(tiles);
    } catch (error) {
      if (!(error instanceof TileDiffers)) throw error;
      const position = events[Math.max(0, error.leaf - this.size)]?.position ?? null;
      throw new LogContradicted(position, error.leaf, error.message);
    }
  }

  async #publish(size: number, root: Uint8Array): Promise<SignedCheckpoint> {
    const { origin } = this.place;
    const note = signCheckpoint({ origin, size, root }, this.ring);
    await replaceFile(this.place.folder, files.checkpoint, note);
    return { origin, size, root, note };
  }

  /** A key that was added since the last checkpoint signs it too. */
  async #signByAll(): Promise<void> {
    const { checkpoint, ...rest } = this.published;
    const { size, root, note } = checkpoint;
    if (note === signCheckpoint({ origin: this.origin, size, root }, this.ring)) return;
    this.published = { ...rest, checkpoint: await this.#publish(size, root) };
  }
}
