import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { startService, temporaryFolder } from './kit/service.js';
import { runStep, steady, stepsOf } from './kit/tour.js';

it('the commands of the README and of the tour print what is shown with them', async () => {
  const folder = temporaryFolder();
  const service = await startService('tracker', { KAFILA_DATA_DIR: folder.path });
  const steps = ['README.md', 'docs/tour.md'].flatMap((page) => stepsOf(readFileSync(page, 'utf8')));
  const printed: string[] = [];
  for (const { command } of steps) printed.push(await runStep(command, service.url));
  await service.stop();
  folder.remove();

  expect(steps.length).toBeGreaterThanOrEqual(11);
  expect(printed.map(steady)).toEqual(steps.map(({ shown }) => steady(shown)));
});
