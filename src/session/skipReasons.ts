/** Why a text is not worth a look although it names an SDK. Reasons are shown to users. */

export const maxFileBytes = 5_000_000;
/** Notebooks hold the pictures that they drew. */
export const maxNotebookBytes = 40_000_000;

export const tooLarge = 'too large: more than 5 MB';
export const binary = 'binary';
export const unreadable = 'unreadable';
export const generated = 'generated';

/** The reason to leave a text out; null for a text that somebody wrote. */
export function skipReason(text: string): string | null {
  if (isMinified(text)) {
    return 'minified';
  }
  return isGeneratedText(text) ? generated : null;
}

/** The text says of itself that a program wrote it. */
export function isGeneratedText(text: string): boolean {
  return isGenerated(text) || isBuilt(text);
}

// ------------------------------------------------------------------------------------------------ minified

/** Characters of a line beyond which nobody writes code in one line. Some minifiers break lines at 500. */
const longLine = 400;
/** Characters of a long line that are looked at. */
const sampleLength = 20_000;

/** Packed code that people do keep: one long regular expression, a table in one line. */
const littlePacked = 2000;

/** More than half of the code stands in long, packed lines. What strings in them hold does not count. */
function isMinified(text: string): boolean {
  let packed = 0;
  let other = 0;
  for (const line of text.split('\n')) {
    const code = line.length < longLine ? line.length : packedLength(line);
    if (line.length >= longLine) packed += code;
    else other += code;
  }
  return packed > Math.max(other, littlePacked);
}

const quoted = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|`(?:[^`\\]|\\.)*`?/g;

/**
 * Length of the code in a long line where it is packed, else 0: long prompts, samples of data and the paths of
 * drawings stand in quotes. Prose has a space for every six characters and little punctuation, packed code has it
 * the other way round.
 */
function packedLength(line: string): number {
  const sample = line.slice(0, sampleLength);
  const code = sample.replace(quoted, '""');
  if (code.length < longLine / 2) {
    return 0;
  }
  const spaces = code.match(/\s/g)?.length ?? 0;
  const marks = code.match(/[;,(){}[\]=.]/g)?.length ?? 0;
  const isPacked = marks > code.length * 0.08 && spaces < code.length * 0.1;
  return isPacked ? (code.length / sample.length) * line.length : 0;
}

// ----------------------------------------------------------------------------------------------- generated

/** How far into a text its header reaches. */
const headerLength = 1500;

const author = '(?:by|with|using|via|from)';

/** What generators say at the beginning of a comment's line; code that deals with generated things says it elsewhere. */
const claims = [
  '@generated\\b',
  `(?:this is )?(?:an? )?(?:auto[- ]?|automatically )generated (?:file|code|${author})\\b`,
  '(?:auto[- ]?|automatically )generated\\s*(?:[.,:;!(*-]|$)',
  '(?:this is )?(?:code|file) (?:auto[- ]?)?generated (?:by|with|using)\\b',
  '(?:note:? )?(?:this|the following) (?:file|code|class|module|source)(?: file)? (?:is|was|has been) (?:\\w+[- ])?generated\\b',
];

const commentStart = '^\\s*(?:\\/\\/+|\\/?\\*+|#+|<!--)[^\\w@\\n]*';
const claim = new RegExp(`${commentStart}(?:${claims.join('|')})`, 'i');
/** These alone may tell where something comes from that is kept by hand. */
const origin = new RegExp(`${commentStart}generated ${author}\\b`, 'i');
const warning = /\b(?:do not|don't|must not|should not) (?:be )?(?:edit|modify|change)/i;

/** Code that was written once, by a machine or from a template, and is kept by people since. */
const keptByPeople = new RegExp(
  `\\b${author} (?:an? |the |github )?(?:ai|llm|chatgpt|gpt|claude|copilot|cursor|gemini|v0|create)\\b`,
  'i',
);

/** A comment at the top says so, in the forms that generators agree on. */
function isGenerated(text: string): boolean {
  const lines = text.slice(0, headerLength).split('\n');
  const saysSo = (pattern: RegExp): boolean =>
    lines.some((line) => pattern.test(line) && !keptByPeople.test(line));
  return saysSo(claim) || (saysSo(origin) && lines.some((line) => warning.test(line)));
}

/** Compilers and bundlers leave a pointer to their source map at the end, or helpers of their own at the top. */
function isBuilt(text: string): boolean {
  return (
    /\n\/\/# sourceMappingURL=\S+\s*$/.test(text.slice(-sampleLength)) ||
    /\bwebpackBootstrap\b|^(?:var|const|let) __(?:defProp|commonJS|toESM|create) ?= /m.test(
      text.slice(0, headerLength),
    )
  );
}
