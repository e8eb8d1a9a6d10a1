/** A YAML or JSON file as plain values, with the line of each. */
import { findNodeAtLocation, parseTree, type ParseError, getNodeValue } from 'jsonc-parser';
import { LineCounter, isNode, parseDocument } from 'yaml';

type ConfigPath = readonly (string | number)[];

export interface ConfigTree {
  readonly value: unknown;
  /** 1-based line of the value at a path; 1 where there is none. */
  line(path: ConfigPath): number;
}

/** Null for text that is broken or larger than such files are. */
export function readTree(name: string, text: string): ConfigTree | null {
  if (text.length > maxLength) return null;
  return name.endsWith('.json') ? jsonTree(text) : yamlTree(text);
}

const maxLength = 1_000_000;

function jsonTree(text: string): ConfigTree | null {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (!root || errors.length > 0) return null;
  return {
    value: getNodeValue(root) as unknown,
    line: (path) => lineAt(text, findNodeAtLocation(root, [...path])?.offset ?? 0),
  };
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Tags such as `!Ref` leave the plain value behind them. */
function yamlTree(text: string): ConfigTree | null {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
    if (document.errors.length > 0) return null;
    return {
      value: document.toJS() as unknown,
      line: (path) => {
        const node: unknown = document.getIn(path, true);
        const start = isNode(node) ? node.range?.[0] : undefined;
        return start === undefined ? 1 : lines.linePos(start).line;
      },
    };
  } catch {
    // Aliases that multiply without end, for one.
    return null;
  }
}
