import { defineConfig, devices } from "@playwright/test";

const port = Number(process.env.INTERLEAVE_TEST_PORT ?? 4391);
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

const phones = /phone\.e2e\.ts/;

/** The browser of somebody who has chosen something before. */
function preferring(name: string, value: string) {
  const origin = `http://localhost:${port}`;
  return {
    cookies: [],
    origins: [{ origin, localStorage: [{ name: `interleave:${name}`, value }] }],
  };
}

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  // Far more than any of them needs: a busy machine is no failure.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // A browser that the machine kept waiting gets another chance; npm test names it all the same.
  retries: 2,
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://localhost:${port}/`,
    launchOptions: {
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
  projects: [
    { name: "full", testIgnore: phones },
    {
      // What is promised of the editor holds for the light one too.
      name: "light",
      testMatch: /(run|exercise)\.e2e\.ts/,
      use: { storageState: preferring("editor", "light") },
    },
    {
      name: "phone",
      testMatch: phones,
      use: {
        ...devices["Pixel 7"],
        viewport: { width: 390, height: 844 },
        defaultBrowserType: "chromium",
      },
    },
  ],
  webServer: {
    command: `node .ci/serve.mjs ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
