import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WritableWatch } from './writable-watch.js';
import { type AppendFailure } from './writer.protocol.js';

/** A watch whose writer answers each probe with the next of these. */
function watching(...answers: (string | undefined)[]): { watch: WritableWatch; probes: () => number } {
  let probes = 0;
  const watch = new WritableWatch(join(tmpdir(), 'events.db'), () => {
    const code = answers[probes++];
    watch.probed(code === undefined ? undefined : { code, message: 'told so' });
  });
  return { watch, probes: () => probes };
}

function committed(...codes: string[]): Parameters<WritableWatch['committed']>[0] {
  const failures: AppendFailure[] = codes.map((code, index) => ({ index, code, message: 'told so' }));
  return { kind: 'committed', firstPosition: 1n, recordedAt: 0, answers: [], failures };
}

describe('the watch over a writer', () => {
  it('does not ask where something was committed a moment ago', async () => {
    const { watch, probes } = watching();
    watch.committed(committed());
    expect([await watch.look(), probes()]).toEqual([undefined, 0]);
  });

  it('asks after an append found the disk full, also where a smaller one was committed since', async () => {
    const { watch, probes } = watching('SQLITE_FULL', undefined);
    watch.committed(committed('SQLITE_FULL'));
    watch.committed(committed());
    expect(await watch.look()).toMatchObject({ code: 'disk-full' });
    expect(await watch.look()).toBeUndefined();
    expect(probes()).toBe(2);
  });

  it('says so where nothing can be written for another reason', async () => {
    const { watch } = watching('SQLITE_READONLY');
    expect(await watch.look()).toEqual({
      code: 'not-writable',
      detail: expect.stringContaining('told so'),
    });
  });

  it('lets go of whoever waits when the writer ends', async () => {
    const watch = new WritableWatch('events.db', () => undefined);
    const looking = watch.look();
    watch.end();
    expect(await looking).toBeUndefined();
  });
});
