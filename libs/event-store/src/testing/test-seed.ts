/** What a run chooses by chance follows from it. It stands in the titles of suites; `KAFILA_TEST_SEED` repeats a run. */
export const TEST_SEED = Number(process.env['KAFILA_TEST_SEED'] ?? Date.now() % 1_000_000);
