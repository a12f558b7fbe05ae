/**
 * Several browsers of one engine, each of which runs one file of tests at a time.
 *
 * For engines that cannot run two files in one browser: in Firefox a window behind another one draws nothing, and the tests
 * wait for frames; WebKitGTK's driver holds one session.
 *
 * @template {import("@web/test-runner").BrowserLauncher & { version?: string }} Launcher
 * @param {() => Launcher} launch - Makes the launcher of one browser.
 * @param {number} size - How many browsers there are at most. They start when they are needed.
 * @returns {import("@web/test-runner").BrowserLauncher}
 */
export function launcherPool(launch, size) {
  const all = Array.from({ length: size }, launch);
  const free = [...all];
  const inUse = new Map();
  const of = (sessionId) => {
    const launcher = inUse.get(sessionId);
    if (!launcher) throw new Error(`No browser runs session ${sessionId}`);
    return launcher;
  };

  return {
    name: all[0].name,
    type: all[0].type,
    concurrency: size,
    get version() {
      return all.find(({ version }) => version)?.version;
    },

    async initialize(...args) {
      for (const launcher of all) await launcher.initialize?.(...args);
    },

    async startSession(sessionId, url) {
      const launcher = free.shift();
      if (!launcher) throw new Error(`More than ${size} files at a time`);
      inUse.set(sessionId, launcher);
      await launcher.startSession(sessionId, url);
    },
    isActive: (sessionId) => inUse.get(sessionId)?.isActive(sessionId) ?? false,
    getBrowserUrl: (sessionId) => of(sessionId).getBrowserUrl(sessionId),
    getPage: (sessionId) => of(sessionId).getPage(sessionId),

    async stopSession(sessionId) {
      const launcher = of(sessionId);
      try {
        return await launcher.stopSession(sessionId);
      } finally {
        inUse.delete(sessionId);
        free.push(launcher);
      }
    },

    startDebugSession: (sessionId, url) => all[0].startDebugSession(sessionId, url),

    async stop() {
      await Promise.all(all.map(async (launcher) => await launcher.stop?.()));
    },
  };
}
