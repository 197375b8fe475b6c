/**
 * Where the built form of a module lies, relative to the module that asks. Threads and child processes run built code
 * only. In tests, which run the sources, it lies under dist.
 */
export function builtUrl(moduleUrl: string, relative: string): URL {
  const built = moduleUrl.endsWith('.ts')
    ? moduleUrl.replace('/libs/event-store/', '/dist/libs/event-store/')
    : moduleUrl;
  return new URL(relative, built);
}
