import { convoyStream } from '#kafila/domain';
import { type EventStore, type NewEvent, readWholeStream, type RecordedEvent } from '#kafila/event-store';
import { v7 as uuidv7 } from 'uuid';
import { type Projected } from './project.js';

/** Tells facts that occurred in the middle of convoys, one after the other. @returns how long each took, milliseconds */
export async function reportLate(
  store: EventStore,
  projected: Projected,
  convoyIds: readonly string[],
): Promise<readonly number[]> {
  const times: number[] = [];
  for (const convoyId of convoyIds) {
    const stream = convoyStream(convoyId);
    const [fact] = lateFacts(await readWholeStream(store, stream), 1);
    if (!fact) continue;
    const begin = performance.now();
    const appended = await store.append(stream, [fact], 'exists');
    if (appended.outcome !== 'appended') throw new Error(`${stream} did not take a late fact.`);
    await projected.reached(appended.placements[0]?.position ?? 0n);
    times.push(performance.now() - begin);
  }
  return times;
}

/** Makes a convoy longer: with facts like its own, reported late. */
export async function lengthen(
  store: EventStore,
  projected: Projected,
  convoyId: string,
  events: number,
): Promise<void> {
  const stream = convoyStream(convoyId);
  const stored = await readWholeStream(store, stream);
  const more = lateFacts(stored, events - stored.length);
  const appended = await store.append(stream, more, 'exists');
  if (appended.outcome !== 'appended') throw new Error(`${stream} did not take more facts.`);
  await projected.reached(appended.placements.at(-1)?.position ?? 0n);
}

/** Facts of the middle of a stream reported again, each some milliseconds later. */
function lateFacts(stored: readonly RecordedEvent[], count: number): NewEvent[] {
  const facts = stored.filter(({ type }) => type === 'CheckpointPassed' || type === 'BorderEntered');
  const middle = facts.slice(Math.floor(facts.length / 4), Math.ceil((facts.length * 3) / 4));
  return Array.from({ length: middle.length === 0 ? 0 : count }, (_, i) => {
    const { type, data, metadata } = middle[(i * 7) % middle.length] as RecordedEvent;
    const occurredAt = new Date(Date.parse(data['occurredAt'] as string) + 1 + i).toISOString();
    return { id: uuidv7(), type, data: { ...data, occurredAt }, metadata };
  });
}
