import { AT_LENGTH, timesTried } from '#kafila/domain/testing';
import { TEST_SEED } from '#kafila/event-store/testing';
import { afterAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { beginLogIn } from '../apps/testing/begin-log-in.js';
import { ask, cursorAfter, everyGet, type Question } from './kit/every-get.js';
import { type Mix, recordLateConvoy } from './kit/late-convoy.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';

/** What every read is asked with, and what it costs twice as many reports with. */
const SOME = timesTried(400, 4000);
/** Twice as many reports are twice the work, and a little for what grows with the logarithm. */
const MOST_TIMES = 2.4;
/** What a service does beside, such as a look at the log; what is quadratic does far more. */
const BESIDE = 30_000;

/** So many reads, others each time: all of them at length. */
const READS = timesTried(8, 50);

const MANY = 100_000;
const MOST_HELD_MS = 50;
/** Collecting garbage may fall into any of them, but not every time. */
const TRIES = 3;

const folders: { remove(): void }[] = [];
let service: RunningService | undefined;
afterAll(async () => {
  await service?.stop();
  for (const folder of folders) folder.remove();
});

/** A service over these reports that has shown and logged all of them, and what tells its needs: see `counted.js`. */
async function serviceOver(
  folder: string,
  [from, to, mix]: readonly [from: number, to: number, mix: Mix],
  watch: 'counted' | 'watched',
): Promise<{ readonly url: string; readonly head: bigint; readonly needs: () => Promise<Needs> }> {
  // Where events are, and no log of them, a service does not begin one.
  if (from === 0) await beginLogIn(folder);
  const head = await recordLateConvoy(folder, from, to, mix);
  const NODE_OPTIONS = `--import=${pathToFileURL(`test/kit/${watch}.js`).href}`;
  service = await startService('tracker', { KAFILA_DATA_DIR: folder, NODE_OPTIONS });
  const { url, log } = service;
  const watchedAt = log.map((line) => /"watchedAt":"([^"]*)"/.exec(line)?.[1]).find(Boolean) ?? '';
  while ((await shownAndLogged(url)) < head) await delay(100);
  return { url, head, needs: async () => (await fetch(watchedAt)).json() as Promise<Needs> };
}
interface Needs {
  readonly work: number;
  readonly blockedMs: number;
}

async function shownAndLogged(url: string): Promise<bigint> {
  const reads = await fetch(`${url}/v1/carnets`);
  await reads.text();
  const note = await (await fetch(`${url}/v1/audit/checkpoint`)).text();
  const [logged, read] = [note.split('\n')[1], reads.headers.get('kafila-position')];
  const isLogged = /^\d+$/.test(logged ?? '');
  return [BigInt(read ?? 0), BigInt(isLogged ? (logged ?? 0) : 0)].reduce((a, b) => (a < b ? a : b));
}

/** Every read; of replays and changes a page in the middle, too. */
async function questionsTo(url: string, head: bigint): Promise<readonly Question[]> {
  const questions: Question[] = [];
  for (const question of await everyGet(url, head)) {
    questions.push(question);
    if (question.accept !== undefined || !isReplayed(question)) continue;
    const joint = question.path.includes('?') ? '&' : '?';
    const { nextCursor } = await ask(url, { path: `${question.path}${joint}limit=1` });
    if (nextCursor === undefined) continue;
    questions.push({ path: `${question.path}${joint}cursor=${cursorAfter(nextCursor, head / 2n)}` });
  }
  return questions;
}

/** Each of so many, from another one on each time. */
function someOf(names: readonly string[]): ReadonlySet<string> {
  const all = [...new Set(names)];
  const step = AT_LENGTH ? 1 : Math.ceil(all.length / READS);
  return new Set(all.filter((_, i) => i % step === TEST_SEED % step));
}

function isReplayed({ path }: Question): boolean {
  return /\/(replay|changes)(\?|$)/.test(path);
}

/** The same where other sizes are asked. */
function nameOf({ path, accept }: Question): string {
  return `${path.replaceAll(/=[^&]*/g, '')}${accept === undefined ? '' : ` as ${accept}`}`;
}

describe(`every read of a convoy of which all reports are late (KAFILA_TEST_SEED=${TEST_SEED})`, () => {
  it('is twice the work for twice as many', async () => {
    const folder = temporaryFolder();
    folders.push(folder);
    const works: Map<string, number>[] = [];
    let chosen: ReadonlySet<string> | undefined;
    for (const [from, to] of [
      [0, SOME],
      [SOME, 2 * SOME],
    ] as const) {
      const { url, head, needs } = await serviceOver(folder.path, [from, to, 'told'], 'counted');
      const work = new Map<string, number>();
      // Lines of replays and changes end after so much work (`history-page.spec.ts`): more than is worth to be counted here.
      const questions = (await questionsTo(url, head)).filter(
        (question) => question.accept === undefined || !isReplayed(question),
      );
      chosen ??= someOf(questions.map(nameOf));
      await needs();
      for (const question of questions.filter((one) => chosen?.has(nameOf(one)))) {
        const { status } = await ask(url, question);
        // Nothing is cosigned, nobody is invited, and nobody signs in.
        const isNotThere = /\/(cosigned$|invitations\/|login)/.test(question.path);
        expect([question.path, status]).toEqual([question.path, isNotThere ? 404 : 200]);
        work.set(nameOf(question), (await needs()).work);
      }
      works.push(work);
      await service?.stop();
    }
    const [once, twice] = works;
    const tooMuch = [...(twice ?? [])].filter(
      ([name, work]) => work > MOST_TIMES * (once?.get(name) ?? 0) + BESIDE,
    );
    expect(tooMuch.map(([name, work]) => [name, once?.get(name), work])).toEqual([]);
    expect(Math.min(...(once?.values() ?? []))).toBeGreaterThan(0);
    expect(twice?.size).toBe(chosen?.size);
  }, 300_000);

  if (AT_LENGTH) {
    it('holds the others up for less than 50 milliseconds at a time, of a hundred thousand', async () => {
      const folder = temporaryFolder();
      folders.push(folder);
      const { url, head, needs } = await serviceOver(folder.path, [0, MANY, 'tracked'], 'watched');
      const tooLong: unknown[] = [];
      for (const question of await questionsTo(url, head)) {
        let held = Infinity;
        for (let tried = 0; tried < TRIES && held >= MOST_HELD_MS; tried++) {
          await needs();
          const began = performance.now();
          const { bytes } = await ask(url, question);
          const ms = Math.round(performance.now() - began);
          held = Math.min(held, (await needs()).blockedMs);
          process.stdout.write(`${Math.round(held)} ms of ${ms} ms, ${bytes} bytes: ${nameOf(question)}\n`);
        }
        if (held >= MOST_HELD_MS) tooLong.push([nameOf(question), held]);
      }
      expect(tooLong).toEqual([]);
      await service?.stop();
    }, 3_600_000);
  }
});
