/**
 * The status server as a program for demos: `[PORT] [FOLDER]` serves the frames of FOLDER, else the invented incident.
 * Bundle first: `npx esbuild test/support/statusServerMain.ts --bundle --platform=node --outfile=…`.
 */
import { readFrames, servedProviders, servedStates, startStatusServer } from './statusServer';

async function main([port = '4010', folder]: readonly string[]): Promise<void> {
  const server = await startStatusServer(Number(port));
  server.replay('anthropic', folder === undefined ? undefined : await readFrames(folder));
  const addresses = servedProviders.map((one) => `${one}: ${server.baseUrl(one)}`);
  const words = ['replay', 'next', ...servedStates].join('|');
  const usage = `Switch: curl -X POST '${server.url}/control/<provider>/<${words}>'`;
  process.stdout.write([...addresses, usage, ''].join('\n'));
}

void main(process.argv.slice(2));
