/** The suites that try more in `npm run test:long` than in `npm test`: those that ask how much they shall try. */
const { readFileSync } = require('node:fs');

module.exports = (paths) => ({
  filtered: paths.filter((path) => /\b(timesTried|AT_LENGTH)\b/.test(readFileSync(path, 'utf8'))),
});
