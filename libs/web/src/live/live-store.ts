import { type components } from '../api/schema.js';
import { type Heard } from './freshness.js';
import { isAfter } from './position.js';
import { type ServerSent } from './server-sent.js';

export type FleetRow = components['schemas']['FleetRow'];

/** The fleet as it stands at one position, and what is known of the feed that tells of it. */
export interface LiveState extends Heard {
  readonly rows: ReadonlyMap<string, FleetRow>;
  /** Everything up to here is in the rows. Undefined: nothing was taken yet. */
  readonly position: string | undefined;
  /** What refused the feed, where something answered. */
  readonly refusedBy: number | undefined;
}

/** A snapshot of the fleet, and the position that it is true at. */
export interface Snapshot {
  readonly rows: readonly FleetRow[];
  readonly position: string;
  readonly ageS: number | undefined;
}

export type ChangeListener = (changed: readonly string[]) => void;

/**
 * Rows at one position: a snapshot, and the changes after it, each newer than the one it replaces. What comes before a
 * snapshot is there is kept until it is. Listeners are told once for many changes: see `publish`.
 */
export class LiveStore {
  private rows = new Map<string, FleetRow>();
  private readonly idOfRow = new Map<string, string>();
  private early: { row: FleetRow; id: string }[] = [];
  private heard: Heard = { isOpen: false, heardAt: undefined, ageS: undefined };
  private reached: string | undefined;
  private snapshotAt = '0';
  private refusedBy: number | undefined;
  private changed = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly changeListeners = new Set<ChangeListener>();
  private state: LiveState = this.asState();

  constructor(private readonly now: () => number) {}

  readonly getState = (): LiveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Told of the ids of convoys that changed. */
  onChange(listener: ChangeListener): () => void {
    this.changeListeners.add(listener);
    return () => this.changeListeners.delete(listener);
  }

  /** The id after which the feed shall go on. */
  get lastId(): string | undefined {
    return this.reached;
  }

  takeSnapshot({ rows, position, ageS }: Snapshot): void {
    if (this.reached !== undefined && isAfter(this.reached, position)) return;
    this.rows = new Map(rows.map((row) => [row.convoyId, row]));
    this.idOfRow.clear();
    this.reached = position;
    this.snapshotAt = position;
    this.heard = { ...this.heard, heardAt: this.now(), ageS };
    for (const { convoyId } of rows) this.changed.add(convoyId);
    const early = this.early;
    this.early = [];
    for (const { row, id } of early) this.takeRow(row, id);
  }

  /** What was told is of another event store: a snapshot of this one is to come. */
  forget(): void {
    this.reached = undefined;
    this.snapshotAt = '0';
    this.idOfRow.clear();
  }

  takeOpen(isOpen: boolean, status?: number): void {
    this.heard = {
      ...this.heard,
      isOpen,
      ...(isOpen && this.heard.heardAt !== undefined && { heardAt: this.now() }),
    };
    if (status !== undefined) this.refusedBy = isOpen ? undefined : status;
  }

  takeEvent({ type, id, data }: ServerSent): void {
    this.heard = { ...this.heard, isOpen: true, heardAt: this.now() };
    if (type === 'position') {
      const { age } = JSON.parse(data) as { readonly age: number | null };
      this.heard = { ...this.heard, ageS: age ?? undefined };
    } else if (type === 'fleet' && id !== undefined) {
      this.heard = { ...this.heard, ageS: 0 };
      this.takeRow(JSON.parse(data) as FleetRow, id);
    }
    if (id !== undefined && this.reached !== undefined && isAfter(id, this.reached)) this.reached = id;
  }

  /** Shows what was taken. Many changes at once are one. */
  publish(): void {
    const changed = [...this.changed];
    this.changed.clear();
    this.state = this.asState();
    for (const listener of this.listeners) listener();
    if (changed.length > 0) for (const listener of this.changeListeners) listener(changed);
  }

  private takeRow(row: FleetRow, id: string): void {
    if (this.reached === undefined) {
      this.early.push({ row, id });
      return;
    }
    const known = this.idOfRow.get(row.convoyId);
    // The snapshot has it, or a newer one was told.
    if (!isAfter(id, known ?? this.snapshotAt)) return;
    this.idOfRow.set(row.convoyId, id);
    this.rows.set(row.convoyId, row);
    this.changed.add(row.convoyId);
  }

  private asState(): LiveState {
    return { ...this.heard, rows: new Map(this.rows), position: this.reached, refusedBy: this.refusedBy };
  }
}
