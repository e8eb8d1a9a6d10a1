import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    // Suites that need a VS Code run by test/e2e/run.mjs.
    exclude: ['**/node_modules/**', 'test/e2e/**'],
    // Processes, not threads: fault tests hold sockets and change global fetch settings.
    pool: 'forks',
    maxWorkers: 2,
    // Nothing takes a tenth of it alone; a busy machine is no failure.
    testTimeout: 60_000,
    // One hook builds the bundles where they are missing.
    hookTimeout: 120_000,
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
