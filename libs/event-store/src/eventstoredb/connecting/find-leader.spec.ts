import { describe, expect, it } from '@jest/globals';
import { findLeader, type Member, type Seed } from './find-leader.js';

const silent = (): Promise<never> => new Promise(() => undefined);
const server = (port: number): Seed => ({ address: '10.0.0.1', port });
const members = (leader: number, ...ports: readonly number[]): readonly Member[] =>
  ports.map((port) => ({ ...server(port), leads: port === leader }));

function finding(
  ports: readonly number[],
  answers: Readonly<Record<number, () => Promise<readonly Member[]>>>,
  signal = new AbortController().signal,
) {
  const ask = ({ port }: Seed): Promise<readonly Member[]> => answers[port]?.() ?? silent();
  return findLeader({ seeds: () => Promise.resolve(ports.map(server)), ask, pauseMs: 1, signal });
}

describe('the leader of a cluster is found', () => {
  it('although some of the addresses behind a name never answer, or refuse', async () => {
    const answers = {
      2: () => Promise.reject(new Error('refused')),
      3: () => Promise.resolve(members(3, 1, 2, 3)),
    };
    expect(await finding([1, 2, 3], answers)).toMatchObject({ port: 3 });
  });

  it('where only the others know it', async () => {
    const known = () => Promise.resolve(members(7, 1, 7));
    expect(await finding([1], { 1: known, 7: known })).toMatchObject({ port: 7 });
  });

  it('when it says so itself: not the one that is named and silent', async () => {
    let elected = false;
    const tell = () => Promise.resolve(members(elected ? 2 : 1, 1, 2, 3));
    setTimeout(() => (elected = true), 20);
    expect(await finding([1, 2, 3], { 2: tell, 3: tell })).toMatchObject({ port: 2 });
  });

  it('once the name can be looked up', async () => {
    let failures = 3;
    const seeds = () =>
      failures-- > 0 ? Promise.reject(new Error('no such name')) : Promise.resolve([server(1)]);
    const ask = () => Promise.resolve(members(1, 1));
    const { signal } = new AbortController();
    expect(await findLeader({ seeds, ask, pauseMs: 1, signal })).toMatchObject({ port: 1 });
  });

  it('or is not, once the signal comes', async () => {
    const ending = new AbortController();
    const looking = finding([1], {}, ending.signal);
    ending.abort();
    await expect(looking).rejects.toThrow('Failed to discover');
  });
});
