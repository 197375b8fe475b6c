import { afterEach, expect, it } from '@jest/globals';
import { freshName, sampleEvents } from '../testing/sample-events.js';
import { type StandIn, startStandIn } from '../testing/stand-in/stand-in.js';
import { Connection } from './connection.js';
import { openEventStoreDb } from './open.js';
import { readEach } from './reading/read-call.js';
import { readAllRequest } from './reading/read-request.js';
import { type EventStoreDbNote } from './settings.js';

let standIn: StandIn | undefined;
afterEach(() => standIn?.stop());

// Some fit into what is held ready, so that the call ends; with others the server is still held back.
it.each([5, 20, 35, 40, 45, 100])(
  'closes at once although a reader stopped after the first of %d events',
  async (count) => {
    standIn = await startStandIn();
    const store = await openEventStoreDb({ url: standIn.url });
    await store.append(freshName(), sampleEvents(count), 'none');
    const notes: EventStoreDbNote[] = [];
    const connection = new Connection({ url: standIn.url, trace: (note) => notes.push(note) });
    await readEach(connection, 'reading all', readAllRequest({ from: 'start' }), () => 'enough');
    // Time enough for the rest to arrive, and the end of the call with it.
    for (let n = 0; n < 100; n++) await store.readStream('nothing');
    await connection.close();
    expect(notes).toEqual([]);
    await store.close();
  },
);
