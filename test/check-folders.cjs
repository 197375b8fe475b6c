/** Every folder holds few enough files to be read at a glance, and more than one: `npm run check:rooms`. */
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const MOST_FILES = 20;
const FEWEST_FILES = 2;

const faults = ['apps', 'libs'].flatMap(faultsIn);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;

function faultsIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const below = entries.flatMap((entry) => (entry.isDirectory() ? faultsIn(join(folder, entry.name)) : []));
  const files = entries.filter(({ name }) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts')).length;
  const isMain = /^apps\/[^/]+(\/src)?$|^libs\/web\/src$/.test(folder);
  if (files === 0 || isMain) return below;
  const fits = files <= MOST_FILES && files >= FEWEST_FILES;
  const wanted = `a folder has ${FEWEST_FILES} to ${MOST_FILES}`;
  return fits ? below : [...below, `${folder} has ${files} production file(s); ${wanted}`];
}
