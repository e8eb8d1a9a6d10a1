/**
 * A real VS Code for tests and for the demo: the server and the web workbench, as the npm package `code-server` carries
 * them, each with the Node that it was made for. Everything comes through npm and the registry that this machine uses.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureMachine, findProgram } from './machine.mjs';
import { cached } from './vscodeCache.mjs';

/**
 * A VS Code that can be started: `node serverMain --port …`.
 * @typedef {{ name: VscodeName, version: string, node: string, serverMain: string }} Vscode
 * @typedef {'newest' | 'oldest'} VscodeName
 * @typedef {(line: string) => void} Say
 */

/** `version` is VS Code's own, `codeServer` the package's, `node` what VS Code of that time runs on. */
const versions = {
  newest: { version: '1.139.1', codeServer: '4.139.1', node: '24.21.0', terminal: true },
  // Its terminal module downloads a build tool while it is installed; tests there do without terminals.
  oldest: { version: '1.100.3', codeServer: '4.100.3', node: '20.20.2', terminal: false },
};

/** Native modules that the server loads; those that a version does not have are left out. */
const nativeModules = [
  '@parcel/watcher',
  '@vscode/deviceid',
  '@vscode/fs-copyfile',
  '@vscode/native-watchdog',
  '@vscode/spdlog',
  'kerberos',
  'native-watchdog',
];
const terminalModule = 'node-pty';

const npmTimeLimitMs = 15 * 60_000;
const npmQuiet = ['--no-audit', '--no-fund', '--loglevel=error'];
const platform = `${process.platform}-${process.arch}`;

/** @type {Say} */
function silent() {}

/**
 * Runs npm in a folder; its output is shown only when it fails.
 * @param {string} cwd
 * @param {readonly string[]} args
 * @param {string} [nodeRoot] the Node that npm and install scripts run on; this process's where it is left out
 * @returns {Promise<void>}
 */
function npm(cwd, args, nodeRoot) {
  const env = { ...process.env };
  if (nodeRoot) {
    env.PATH = [join(nodeRoot, 'bin'), process.env.PATH].join(delimiter);
    // Headers come from that package: node-gyp would otherwise download them.
    env.npm_config_nodedir = nodeRoot;
    env.npm_config_build_from_source = 'true';
    // npm 11 asks before it runs a dependency's install script; npm 10 does not know the setting and runs them.
    env.npm_config_dangerously_allow_all_scripts = 'true';
  }
  return new Promise((resolve, reject) => {
    const child = spawn('npm', [...args, ...npmQuiet], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: npmTimeLimitMs,
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0
        ? resolve()
        : reject(
            new Error(
              `npm ${args.join(' ')} ended with ${code ?? signal}:\n${output.slice(-4000)}`,
            ),
          ),
    );
  });
}

/** @param {string} folder */
function emptyPackage(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
}

/**
 * A Node beside the one of this machine, as npm package: `bin/node` and `include/` below the returned folder.
 * @param {string} version
 * @param {Say} say
 */
async function ensureNode(version, say) {
  const name = `node-${platform}`;
  const folder = await cached(
    `node-${version}-${platform}`,
    async (target) => {
      say(`installing Node ${version}`);
      emptyPackage(target);
      await npm(target, ['install', '--ignore-scripts', `${name}@${version}`]);
    },
    say,
  );
  return join(folder, 'node_modules', name);
}

/**
 * Node 24, whatever runs this process.
 * @param {Say} [say]
 * @returns {Promise<{ root: string, node: string }>} `root` has `bin/` and `include/`
 */
export async function ensureNode24(say = silent) {
  const root = await ensureNode(versions.newest.node, say);
  return { root, node: join(root, 'bin', 'node') };
}

/**
 * Links what the package's own install script would link or download.
 * @param {string} vscodeRoot
 */
function linkParts(vscodeRoot) {
  const asar = join(vscodeRoot, 'node_modules.asar');
  if (!existsSync(asar)) symlinkSync('node_modules', asar);

  const ripgrep = join(vscodeRoot, 'node_modules', '@vscode', 'ripgrep');
  const rg = findProgram('rg');
  if (rg && existsSync(ripgrep)) {
    mkdirSync(join(ripgrep, 'bin'), { recursive: true });
    rmSync(join(ripgrep, 'bin', 'rg'), { force: true });
    symlinkSync(rg, join(ripgrep, 'bin', 'rg'));
  }
}

/**
 * The steps of code-server's install script, without the parts that only its own front page needs, and with nothing
 * that downloads from anywhere but the registry.
 * @param {string} folder
 * @param {VscodeName} name
 * @param {string} nodeRoot
 */
async function installVscode(folder, name, nodeRoot) {
  const { codeServer, terminal } = versions[name];
  emptyPackage(folder);
  const install = ['install', '--ignore-scripts', '--omit=dev'];
  await npm(folder, [...install, `code-server@${codeServer}`], nodeRoot);
  const vscodeRoot = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  await npm(vscodeRoot, install, nodeRoot);
  await npm(join(vscodeRoot, 'extensions'), install, nodeRoot);
  const wanted = terminal ? [...nativeModules, terminalModule] : nativeModules;
  const present = wanted.filter((module) => existsSync(join(vscodeRoot, 'node_modules', module)));
  await npm(vscodeRoot, ['rebuild', ...present], nodeRoot);
  linkParts(vscodeRoot);
}

/**
 * A real VS Code, installed on first use (some minutes, some hundred megabytes) and kept in the user's cache folder.
 * @param {VscodeName} name
 * @param {Say} [say] told what is being installed; nothing is said where all is there
 * @returns {Promise<Vscode>}
 */
export async function ensureVscode(name, say = silent) {
  const { version, codeServer, node } = versions[name];
  const nodeRoot = await ensureNode(node, say);
  const folder = await cached(
    `code-server-${codeServer}-${platform}`,
    async (target) => {
      say(`installing VS Code ${version} (a few minutes, once)`);
      await installVscode(target, name, nodeRoot);
    },
    say,
  );
  const serverMain = join(
    folder,
    ...['node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'],
  );
  return { name, version, node: join(nodeRoot, 'bin', 'node'), serverMain };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  /** @type {Say} */
  const say = (line) => console.log(line);
  try {
    await ensureMachine(say);
    for (const name of /** @type {const} */ (['newest', 'oldest'])) {
      const vscode = await ensureVscode(name, say);
      console.log(`${name}: VS Code ${vscode.version}\n  ${vscode.node}\n  ${vscode.serverMain}`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
