/** Registers the commands; one that fails tells so and never throws into the editor. */
import * as vscode from 'vscode';
import { commands, type CommandName } from './contributions';

/** Gets what the command is called with; a menu hands over the thing it stands at. */
type CommandHandler = (argument: unknown) => Promise<void> | void;

/** A command without a handler is a type error. */
export type CommandHandlers = Readonly<Record<CommandName, CommandHandler>>;

export function registerCommands(
  handlers: CommandHandlers,
  output: vscode.LogOutputChannel,
): vscode.Disposable {
  const names = Object.keys(commands) as CommandName[];
  return vscode.Disposable.from(
    ...names.map((name) =>
      vscode.commands.registerCommand(commands[name], (argument: unknown) =>
        run(name, () => handlers[name](argument), output),
      ),
    ),
  );
}

async function run(
  name: CommandName,
  handler: () => Promise<void> | void,
  output: vscode.LogOutputChannel,
): Promise<void> {
  try {
    await handler();
  } catch (error) {
    output.error(`${commands[name]} failed: ${String(error)}`);
    const show = 'Show Output';
    const answer = await vscode.window.showErrorMessage(
      'Lifeboat could not do that. Its output says why.',
      show,
    );
    if (answer === show) output.show();
  }
}
