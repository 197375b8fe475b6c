/**
 * Where the built form of a module lies, named relative to the module that asks. Threads and child processes start
 * from built code only; where the sources run as TypeScript (tests), that lies under dist.
 */
export function builtUrl(moduleUrl: string, relative: string): URL {
  const built = moduleUrl.endsWith('.ts')
    ? moduleUrl.replace('/libs/event-store/', '/dist/libs/event-store/')
    : moduleUrl;
  return new URL(relative, built);
}
