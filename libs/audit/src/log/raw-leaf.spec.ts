import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, openEventStoreDb } from '#kafila/event-store';
import { OtherClient, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { encodeLeaf, readLeaf, verifyBundle } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { makeBundle } from '../bundle/make-bundle.js';
import { eventText } from '../history/events/event-text.js';
import { TransparencyLog } from './transparency-log.js';
import { catchUp, fill, placeIn, PREFIXES } from '../testing/audited-world.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { eventsOfStore } from '../verify/audited-events.js';
import { verdictOf } from '../verify/verdict-of.js';
import { verifyLog } from '../verify/verify-log.js';

const temporary = temporaryFolder();
afterAll(() => {
  temporary.remove();
});

const head = {
  ...{ stream: 'convoy-c1', revision: 7, type: 'CheckpointPassed', data: {}, metadata: {} },
  ...{ id: '0190a7b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b', recordedAt: '2026-03-02T09:12:44.501Z' },
};
const raw = { contentType: 'application/octet-stream', dataBase64: 'AP8H', metadataBase64: '' };

describe('the leaf of an event that holds no JSON', () => {
  it('is of the second format, over its bytes and its content type', () => {
    const entry = encodeLeaf({ ...head, raw }, nodeCrypto);
    expect(new TextDecoder().decode(entry)).toBe(
      '{"contentType":"application/octet-stream","dataBase64":"AP8H","id":"0190a7b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b","leaf":2,' +
        '"metadataBase64":"","recordedAt":"2026-03-02T09:12:44.501Z","revision":7,"stream":"convoy-c1","type":"CheckpointPassed"}',
    );
    expect(readLeaf(entry)).toMatchObject({ ...raw, stream: 'convoy-c1', revision: 7 });
    expect(entry).not.toEqual(
      encodeLeaf({ ...head, raw: { ...raw, contentType: 'application/json' } }, nodeCrypto),
    );
    expect(entry).not.toEqual(encodeLeaf(head, nodeCrypto));
  });

  it('has digests of the bytes where these are too many for an entry', () => {
    const bytes = Buffer.alloc(60_000, 7);
    const entry = encodeLeaf({ ...head, raw: { ...raw, dataBase64: bytes.toString('base64') } }, nodeCrypto);
    const dataSha256 = createHash('sha256').update(bytes).digest('hex');
    expect(readLeaf(entry)).toMatchObject({ contentType: raw.contentType, dataSha256 });
  });

  it('of a format that is not known here is refused by that name', () => {
    const known = new TextDecoder().decode(encodeLeaf({ ...head, raw }, nodeCrypto));
    const entry = known.replace('"leaf":2', '"leaf":3');
    expect(() => readLeaf(Buffer.from(entry))).toThrow('unknown format 3');
  });
});

describe('a log over events that another program wrote', () => {
  let [standIn, store, log]: [StandIn?, EventStore?, TransparencyLog?] = [];
  let rounds = 0;
  beforeEach(async () => {
    standIn = await startStandIn();
    store = await openEventStoreDb({ url: standIn.url });
    log = await TransparencyLog.open(placeIn(temporary, `log-${rounds++}`));
  });
  afterEach(async () => {
    await log?.close();
    await store?.close();
    await standIn?.stop();
  });

  it('goes on, is found intact, and proves them in a bundle that names the second format', async () => {
    const [opened, kept] = [store as EventStore, log as TransparencyLog];
    await fill(opened, 10);
    const other = new OtherClient((standIn as StandIn).url);
    await other.append('convoy-c1', {
      contentType: 'application/octet-stream',
      data: Buffer.from([0, 255, 7]),
    });
    await other.append('convoy-c2', { data: '[1]' });
    await other.close();
    await fill(opened, 10);
    await catchUp(kept, opened);
    expect(kept.size).toBe(18);
    const files = { log: kept.tiles, verifierKeys: kept.verifierKeys };
    const verified = () =>
      verdictOf(verifyLog({ events: eventsOfStore(opened, PREFIXES), streamPrefixes: PREFIXES, ...files }));
    expect(await verified()).toMatchObject({ outcome: 'intact', events: 18 });

    const made = await makeBundle({ log: kept, store: opened, convoyId: 'c1', streams: ['convoy-c1'] });
    const text = made.outcome === 'made' ? made.text : '';
    expect(text).toContain('"leafFormat":2');
    expect(verifyBundle(text, kept.verifierKeys, nodeCrypto)).toMatchObject({ outcome: 'proven', events: 5 });
    const forged = text.replace('"data":{},', '"data":{"place":"nowhere"},');
    expect(forged).not.toBe(text);
    expect(verifyBundle(forged, kept.verifierKeys, nodeCrypto)).toMatchObject({
      fault: { code: 'event-altered' },
    });
    const unknown = text.replace('"leafFormat":2', '"leafFormat":3');
    expect(verifyBundle(unknown, kept.verifierKeys, nodeCrypto)).toMatchObject({
      fault: { code: 'unknown-format' },
    });
  });

  it('shows their bytes to auditors', () => {
    const event = { ...head, raw, position: 9n };
    expect(JSON.parse(eventText(event))).toEqual({ ...head, raw, leaf: 2, position: '9' });
  });
});
