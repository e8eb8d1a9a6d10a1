/** Commands of terminals and editors, and bots. */
import type { Framework, Source } from '../../model/knowledge';
import { date, exported, handed, scripts } from './kinds';

const terminals: Source = {
  from: 'Documentation of commander, yargs, cac, cleye and citty: an unhandled rejection ends the process',
  date,
};
const editor: Source = {
  from: 'VS Code API 1.106: commands, chat participants, language model tools; a failure is shown and logged',
  date,
};
const bots: Source = {
  from: 'Documentation of discord.js, grammY, Telegraf, Bolt for JavaScript',
  date,
};

const cli = { patience: 'interactive', kind: 'cli', onError: 'process-exits' } as const;

const commands: readonly Framework[] = [
  ...['commander', '@commander-js/extra-typings'].map((name) =>
    handed({
      words: { id: name, label: 'command', ...cli },
      package: name,
      names: [
        'program.*.action',
        'Command.new.*.action',
        'default.*.action',
        'createCommand.*.action',
      ],
      handler: 0,
      source: terminals,
    }),
  ),
  handed({
    words: { id: 'cac', label: 'command', ...cli },
    package: 'cac',
    names: ['().*.action', 'default.().*.action', 'cac.().*.action'],
    handler: 0,
    source: terminals,
  }),
  handed({
    words: { id: 'yargs', label: 'command', ...cli },
    package: 'yargs',
    names: ['().*.command', 'default.().*.command', 'default.*.command', 'command'],
    handler: 3,
    name: 0,
    source: terminals,
  }),
  handed({
    words: { id: 'yargs-object', label: 'command', ...cli },
    package: 'yargs',
    names: ['().*.command', 'default.().*.command', 'default.*.command', 'command'],
    handler: { argument: 0, property: 'handler' },
    name: { argument: 0, property: 'command' },
    source: terminals,
  }),
  {
    ...{ id: 'command-chain', label: 'command', ...cli },
    found: { by: 'registration', methods: ['action'], first: 'text', after: 'command' },
    source: terminals,
  },
  exported({
    words: { id: 'yargs-module', label: 'command', ...cli },
    files: [`**/{commands,cmds,cli}/**/*.${scripts}`],
    names: ['handler'],
    source: terminals,
  }),
  handed({
    words: { id: 'cleye', label: 'command', ...cli },
    package: 'cleye',
    names: ['cli', 'command'],
    handler: 1,
    name: { argument: 0, property: 'name' },
    source: terminals,
  }),
  handed({
    words: { id: 'citty', label: 'command', ...cli },
    package: 'citty',
    names: ['defineCommand'],
    handler: { argument: 0, property: 'run' },
    name: { argument: 0, property: 'meta.name' },
    source: terminals,
  }),
];

const inEditor = { patience: 'interactive', kind: 'vscode-command', onError: 'logged' } as const;

const editorParts: readonly Framework[] = [
  handed({
    words: { id: 'vscode-command', label: 'VS Code command', ...inEditor },
    package: 'vscode',
    names: ['commands.registerCommand', 'commands.registerTextEditorCommand'],
    handler: 1,
    name: 0,
    source: editor,
  }),
  handed({
    words: { id: 'vscode-chat', label: 'VS Code chat participant', ...inEditor, kind: 'bot-event' },
    package: 'vscode',
    names: ['chat.createChatParticipant'],
    handler: 1,
    name: 0,
    source: editor,
  }),
  handed({
    words: { id: 'vscode-tool', label: 'VS Code tool', ...inEditor, kind: 'bot-event' },
    package: 'vscode',
    names: ['lm.registerTool'],
    handler: { argument: 1, property: 'invoke' },
    name: 0,
    source: editor,
  }),
];

const desktop: Source = {
  from: 'Electron documentation: ipcMain; a failure of handle is told to the window that asked',
  date,
};

const windows = handed({
  words: {
    ...{ id: 'electron', label: 'Electron request', kind: 'bot-event' },
    ...{ patience: 'interactive', onError: 'answers-500' },
  },
  package: 'electron',
  names: ['ipcMain.handle', 'ipcMain.handleOnce', 'ipcMain.on'],
  handler: 1,
  name: 0,
  source: desktop,
});

const mcp: Source = { from: '@modelcontextprotocol/sdk 1.x: McpServer.tool, registerTool', date };

const modelTools: readonly Framework[] = [1, 2, 3, 4].map((handler) =>
  handed({
    words: {
      ...{ id: `mcp-tool-${String(handler)}`, label: 'MCP tool', kind: 'bot-event' },
      ...{ patience: 'interactive', onError: 'answers-500' },
    },
    package: '@modelcontextprotocol/sdk',
    names: ['McpServer.new.tool', 'McpServer.new.registerTool'],
    handler,
    name: 0,
    source: mcp,
  }),
);

const bot = { patience: 'interactive', kind: 'bot-event', onError: 'unknown' } as const;

const botEvents = (name: string, owners: readonly string[], methods: readonly string[]) =>
  handed({
    words: { id: name, label: 'bot event', ...bot },
    package: name,
    names: owners.flatMap((owner) => methods.map((method) => `${owner}.${method}`)),
    handler: 1,
    name: 0,
    source: bots,
  });

const chatMethods = ['on', 'command', 'hears', 'action', 'callbackQuery', 'inlineQuery'];

const botFrameworks: readonly Framework[] = [
  botEvents('discord.js', ['Client.new'], ['on', 'once']),
  botEvents('grammy', ['Bot.new', 'Composer.new'], chatMethods),
  botEvents('telegraf', ['Telegraf.new', 'Composer.new'], chatMethods),
  botEvents(
    '@slack/bolt',
    ['App.new', 'default.App.new'],
    ['message', 'event', 'command', 'action', 'shortcut', 'view'],
  ),
  handed({
    words: { id: '@slack/bolt-message', label: 'bot event', ...bot },
    package: '@slack/bolt',
    names: ['App.new.message', 'default.App.new.message'],
    handler: 0,
    source: bots,
  }),
];

export const toolFrameworks: readonly Framework[] = [
  ...commands,
  ...editorParts,
  windows,
  ...modelTools,
  ...botFrameworks,
];
