import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AT_LENGTH } from '#kafila/domain/testing';
import { fencedIn, NEEDS, type Place, runBlock } from './kit/shell-blocks.js';
import { type RunningService, startService, temporaryFolder } from './kit/service.js';
import { runStep, steady, stepsOf } from './kit/tour.js';

/** In the order in which a reader goes: all of them use the convoy of the tour. */
const TOUR = ['README.md', 'docs/tour.md'];
const ALL = ['README.md', 'CONTRIBUTING.md', ...pagesIn('docs')];
const OTHERS = ALL.filter((page) => !TOUR.includes(page));

function pagesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => join(folder, file));
}

const [data, clean] = [temporaryFolder(), temporaryFolder()];
let service: RunningService;
let place: Place;

beforeAll(async () => {
  cpSync(join('docs', 'examples'), clean.path, { recursive: true });
  service = await startService('tracker', { KAFILA_DATA_DIR: data.path });
  place = { url: service.url, folder: clean.path, dataDir: data.path };
});
afterAll(async () => {
  await service.stop();
  data.remove();
  clean.remove();
});

it('the commands of the README and of the tour print what is shown with them', async () => {
  const steps = TOUR.flatMap((page) => stepsOf(readFileSync(page, 'utf8')));
  const printed: string[] = [];
  for (const { command } of steps) printed.push(await runStep(command, service.url));

  expect(steps.length).toBeGreaterThanOrEqual(11);
  expect(printed.map(steady)).toEqual(steps.map(({ shown }) => steady(shown)));
});

it(
  'the commands of all pages run one after the other, with the files of docs/examples' +
    (AT_LENGTH ? '' : '; those of the command line only at length'),
  async () => {
    const blocks = [...TOUR, ...OTHERS].flatMap((page) =>
      fencedIn(readFileSync(page, 'utf8')).map((block) => ({ page, ...block })),
    );
    const run = blocks.filter(({ info, text }) => info === 'sh' && (AT_LENGTH || !text.includes('kafila ')));
    const failed: string[] = [];
    for (const { page, text } of run) {
      const wrong = await runBlock(text, place);
      if (wrong !== '') failed.push(`${page}: ${wrong}`);
    }
    expect(run.length).toBeGreaterThanOrEqual(6);
    expect(failed).toEqual([]);
  },
  180_000,
);

it('every block of commands says whether it runs, or what it needs', () => {
  const unclear = ALL.flatMap((page) =>
    fencedIn(readFileSync(page, 'utf8'))
      .filter(({ info, text }) => {
        const [language, need] = info.split(' ');
        if (language === 'sh') return need !== undefined && !(need in NEEDS);
        return info === '' && /^(\$ |curl |npx |kafila |npm |node |docker |export |[A-Z_]+=)/m.test(text);
      })
      .map(({ text }) => `${page}: ${text}`),
  );
  expect(unclear).toEqual([]);
});
