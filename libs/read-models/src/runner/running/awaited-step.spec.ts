import { describe, expect, it } from '@jest/globals';
import { AwaitedStep } from './awaited-step.js';

/** A step that is settled by hand. */
function step(): {
  awaited: AwaitedStep<string>;
  resolve: (value: string) => void;
  reject: (error: Error) => void;
} {
  let resolve: (value: string) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<string>((accept, refuse) => ([resolve, reject] = [accept, refuse]));
  return { awaited: new AwaitedStep(promise), resolve, reject };
}

describe('a step that is awaited', () => {
  it('comes as soon as it is there, however long one would wait', async () => {
    const { awaited, resolve } = step();
    const waiting = awaited.within(60_000);
    resolve('here');
    expect(await waiting).toBe('here');
    expect(await awaited.within(0)).toBe('here');
  });

  it('may be awaited again after it did not come in time', async () => {
    const { awaited, resolve } = step();
    expect(await awaited.within(1)).toBeUndefined();
    resolve('here');
    expect(await awaited.within(60_000)).toBe('here');
  });

  it('throws where it fails, whoever awaits it', async () => {
    const { awaited, reject } = step();
    const waiting = awaited.within(60_000);
    reject(new Error('no more'));
    await expect(waiting).rejects.toThrow('no more');
    await expect(awaited.within(0)).rejects.toThrow('no more');
  });
});
