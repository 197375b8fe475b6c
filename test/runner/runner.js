import LightRunner from 'jest-light-runner/child-process';

/**
 * The light runner, with a channel for each task. Its own one is shared: it answers all processes as soon as the first of them asks
 * what it is to know, and only once. A process that comes to listen a moment later waits for ever, and with it the run.
 */
export default class Runner extends LightRunner {
  constructor(globalConfig, ...rest) {
    super(globalConfig, ...rest);
    this._testRunners = new PoolsByConfig(globalConfig);
  }
}

class PoolsByConfig extends Map {
  constructor(globalConfig) {
    super();
    this.globalConfig = globalConfig;
  }

  set(projectConfig, { pool, run }) {
    const { globalConfig } = this;
    // Run in this very process, they share what it knows.
    if (globalConfig.maxWorkers === 1) return super.set(projectConfig, { pool, run });
    const known = { globalConfig, projectConfig, runtime: 'child_process' };
    return super.set(projectConfig, {
      pool,
      run: ({ path }) => pool.run(path, { channel: channelThatTells(known) }),
    });
  }
}

function channelThatTells(workerData) {
  let tell = () => undefined;
  return {
    onMessage(listener) {
      tell = listener;
    },
    postMessage(message) {
      if (message === 'jest-light-runner-get-worker-data')
        tell({ type: 'jest-light-runner-worker-data', workerData });
    },
  };
}
