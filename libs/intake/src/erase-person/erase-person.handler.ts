import { personStream, SCHEMA_VERSION } from '#kafila/domain';
import { type NewEvent, type Placement, type RecordedEvent, streamPages } from '#kafila/event-store';
import { PERSON_ERASED, Persons } from '#kafila/persons';
import { calledBy } from '#kafila/platform';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v7 as uuidv7 } from 'uuid';
import { instantOf } from '../fields/instant.js';
import { unknownPerson } from '../persons/person.problems.js';
import { StreamWriters } from '../streams/stream-writers.js';
import { type Erased, ErasePersonCommand } from './erase-person.command.js';

/**
 * Records that a person was forgotten, then destroys the key. Should the process die in between, the key is destroyed
 * at its next start.
 */
@Injectable()
@CommandHandler(ErasePersonCommand)
export class ErasePersonHandler implements ICommandHandler<ErasePersonCommand> {
  constructor(
    private readonly writers: StreamWriters,
    private readonly persons: Persons,
  ) {}

  /** @throws Problem `unknown-person` where nobody of this id was ever sealed or forgotten */
  async execute(command: ErasePersonCommand): Promise<Erased> {
    const { personId } = command;
    if (!/^[0-9a-f-]{36}$/.test(personId)) {
      throw unknownPerson(`'${personId.slice(0, 100)}' is no id of a person.`);
    }
    const stream = personStream(personId);
    const event = erasureOf(stream, command);
    const erased = await this.writers.of(stream).decide(async () => {
      let before: RecordedEvent | undefined;
      let revision = -1;
      for await (const page of streamPages(this.writers.store, stream)) {
        before ??= page.find(({ type }) => type === PERSON_ERASED);
        revision += page.length;
      }
      if (before) return { events: [], revision, answer: () => erasedAt(personId, before, true) };
      if (!(await this.persons.knows(personId)))
        throw unknownPerson(`No key is kept for person ${personId}.`);
      return { events: [event], revision, answer: (placed) => erasedAt(personId, placed.at(-1), false) };
    });
    await this.persons.forget(personId);
    return erased;
  }
}

function erasureOf(stream: string, { request, caller }: ErasePersonCommand): NewEvent {
  const { reason, occurredAt } = request;
  const { instant, offset } =
    occurredAt === undefined
      ? { instant: new Date().toISOString(), offset: '+00:00' }
      : instantOf(occurredAt, '/occurredAt');
  return {
    id: uuidv7(),
    type: PERSON_ERASED,
    data: { occurredAt: instant, offset, reason },
    metadata: { $correlationId: stream, ...calledBy(caller), schemaVersion: SCHEMA_VERSION },
  };
}

function erasedAt(personId: string, last: RecordedEvent | Placement | undefined, repeated: boolean): Erased {
  if (!last) throw new Error('An erasure without an event has no answer.');
  return { personId, revision: last.revision, position: String(last.position), repeated };
}
