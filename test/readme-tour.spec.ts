import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { startService, temporaryFolder } from './kit/service.js';
import { runStep, steady, stepsOf } from './kit/tour.js';

it('the commands of the tour print what the README shows', async () => {
  const folder = temporaryFolder();
  const service = await startService('tracker', { KAFILA_DATA_DIR: folder.path });
  const steps = stepsOf(readFileSync('README.md', 'utf8'));
  const printed: string[] = [];
  for (const { command } of steps) printed.push(await runStep(command, service.url));
  await service.stop();
  folder.remove();

  expect(steps.length).toBeGreaterThanOrEqual(9);
  expect(printed.map(steady)).toEqual(steps.map(({ shown }) => steady(shown)));
});
