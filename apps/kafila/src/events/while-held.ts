import { KeysUnusable, LogAbsent, LogContradicted, LogDamaged, TileUnusable } from '#kafila/audit';
import { CopyRefused } from '#kafila/event-store';
import { PersonKeysUnavailable, PersonKeysUnusable } from '#kafila/persons';
import { keepFilesToOwner } from '#kafila/platform';
import { ServiceFailure } from '../../../client/service-failure.js';
import { openingFailure } from '../opening-failure.js';

type Held = { close(): Promise<void> } | undefined;
type Hold = <One extends Held>(one: One) => One;

/** Works with what is held, and lets go of all of it. @throws what ends a command, in one sentence */
export async function whileHeld<T>(work: (hold: Hold) => Promise<T>): Promise<T> {
  keepFilesToOwner();
  const held: Held[] = [];
  const hold: Hold = (one) => {
    held.push(one);
    return one;
  };
  try {
    return await work(hold);
  } catch (error) {
    throw failureOf(error);
  } finally {
    for (const one of held.reverse()) await one?.close();
  }
}

function failureOf(error: unknown): unknown {
  if (error instanceof CopyRefused || error instanceof LogContradicted)
    return new ServiceFailure(error.message);
  return openingFailure(
    error,
    LogAbsent,
    LogDamaged,
    KeysUnusable,
    TileUnusable,
    PersonKeysUnusable,
    PersonKeysUnavailable,
  );
}
