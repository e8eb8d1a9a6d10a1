/** The browser that shows VS Code's page. */
import { chromium, type Browser } from 'playwright-core';
import type { Lifetime } from './lifetime';

const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser at `executablePath` without a window. */
export async function startBrowser(executablePath: string, lifetime: Lifetime): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: browserArgs, headless: true });
  lifetime.add(() => browser.close());
  return browser;
}
