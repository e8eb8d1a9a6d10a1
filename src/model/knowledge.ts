/**
 * The shape of what Lifeboat knows about the world. `src/knowledge` fills it with literals; the engine interprets them.
 * Nothing here is behaviour: adding a provider, SDK, runtime or framework is adding data.
 */

import type { ErrorFacts, FallbackFacts, Library, Recipe, RouteAnswers } from './recipeFacts';
import type { ArgumentPlace, FallbackOption, Sdk, Transport } from './sdkFacts';
import type { Wrapper } from './wrapperFacts';

export type * from './recipeFacts';
export type * from './sdkFacts';
export type * from './settingFacts';
export type * from './wrapperFacts';

/** Where a fact comes from. */
export interface Source {
  /** A package and file, a documentation page or a measurement, in words. */
  readonly from: string;
  /** ISO date on which it was read or measured. */
  readonly date: string;
}

export type Operation =
  | 'generate'
  | 'embed'
  | 'rerank'
  | 'image'
  | 'video'
  | 'speech'
  | 'transcribe'
  | 'realtime'
  | 'agent'
  | 'moderate'
  | 'batch'
  | 'manage';

// ------------------------------------------------------------------------------------------------ providers

export interface Provider {
  readonly id: string;
  /** The company or product: `Anthropic`. */
  readonly name: string;
  /** What the status bar and messages say: `Claude API`. */
  readonly label: string;
  /** API hosts; a leading `*.` or an inner `*` stands for one or more labels. */
  readonly hosts: readonly HostFact[];
  /** Words in the name of an environment variable that tell whose address or key it holds: `OLLAMA`, `GROQ`. */
  readonly envWords?: readonly string[];
  /** Options of clients, of whatever SDK, that name the region which answers; absent where there are no regions. */
  readonly regionOptions?: readonly string[];
  /** Other ids by which people may ask for it. */
  readonly aliases?: readonly string[];
  /** Others speak its protocol at addresses of their own: its SDK with an address that nobody can read may be anybody's. */
  readonly imitated?: true;
  /** Parts of a request's body by which it is told who else may answer, whatever SDK sends it. */
  readonly fallbackOptions?: readonly FallbackOption[];
  /** True where the provider keeps silent streams alive with pings, so that a runtime's silence limit never fires. */
  readonly streamPings: boolean;
  readonly status: StatusPage | null;
  readonly source: Source;
}

export interface HostFact {
  /** With a port only where the port tells (`localhost:11434`). */
  readonly host: string;
  /** Other services answer here too: only a whole path tells, a path that ends in something unknown does not. */
  readonly shared?: boolean;
  /** What the last `*` of it stands for is the region. */
  readonly regional?: true;
  /** Paths that are LLM requests; the first match decides. `*` stands for any run of characters, also empty. */
  readonly endpoints: readonly EndpointFact[];
}

export interface EndpointFact {
  readonly path: string;
  readonly operation: Operation;
  readonly api: string;
}

/** Requests that path and body tell, where the host is not known. */
export interface Protocol {
  readonly id: string;
  /** Paths from the base address on; `*` stands for any run of characters. */
  readonly paths: readonly string[];
  /** Keys that the body must have; `required`: also where the body cannot be read it is none. */
  readonly body: { readonly keys: readonly string[]; readonly required: boolean };
  /** Also at hosts that the code names and nobody knows; else only where the host is left open. */
  readonly anyHost: boolean;
  /** Null where many providers speak it. */
  readonly provider: string | null;
  readonly operation: Operation;
  readonly api: string;
  readonly source: Source;
}

/** A provider's status page. Addresses can be replaced by machine-scoped settings, never by a workspace. */
export interface StatusPage {
  /** For people. */
  readonly url: string;
  /** The reader that understands the answers. */
  readonly reader: StatusReaderId;
  /** Formats of other addresses of this page, tried in this order on what `reader` does not understand. */
  readonly otherReaders?: readonly StatusReaderId[];
  /** Fetched in this order; what they say is merged by the reader. */
  readonly endpoints: readonly StatusEndpoint[];
  /** Tried instead of the first endpoint when that cannot be read. */
  readonly fallbacks: readonly StatusEndpoint[];
  /** What was resolved lately, also what was only ever posted as resolved: larger, for now and then. */
  readonly history?: readonly StatusEndpoint[];
  /** The page's own id, compared where the answer carries one. */
  readonly pageId: string | null;
  readonly components: readonly StatusComponent[];
  /** An answer older than this many minutes by its own date is stale; null where the page does not say. */
  readonly staleAfterMinutes: number | null;
  readonly source: Source;
}

export type StatusReaderId =
  | 'statuspage'
  | 'incidentio'
  | 'betterstack'
  | 'instatus'
  | 'google-cloud'
  | 'aws-health'
  | 'azure-rss'
  | 'xai-rss'
  | 'flashduty'
  | 'datadog'
  | 'rootly'
  | 'checkly';

export interface StatusEndpoint {
  readonly url: string;
  readonly role: 'summary' | 'components' | 'incidents';
}

export interface StatusComponent {
  readonly id: string;
  readonly name: string;
  /** Operations that depend on it; empty for components that no API call needs. */
  readonly operations: readonly Operation[];
  /** APIs (`responses.create`) that depend on it, where the operation alone does not tell. */
  readonly apis?: readonly string[];
  /**
   * Other words by which the page speaks of it, where it lists no such id: product ids, services, hosts. Compared
   * without case; `*` stands for any run of characters.
   */
  readonly names?: readonly string[];
  /** The only region in which it matters; `*` where it stands for all regions, since calls seldom tell theirs. */
  readonly region?: string;
  /** Only a relative of what is called: its trouble is likely ours, its health says nothing. */
  readonly hint?: true;
  /** The page lists no such component: it stands for all of the page that this table does not name. */
  readonly sum?: StatusSum;
}

/**
 * `worst`: as bad as the worst of them. `share`: pages with a component for each model, where one alone says little;
 * degraded when more than 30 % of them are affected.
 */
export type StatusSum = 'worst' | 'share';

// --------------------------------------------------------------------------------------- runtimes, frameworks

export type RuntimeId = 'node' | 'browser' | 'deno' | 'bun' | 'edge' | 'python' | 'unknown';

export interface Runtime {
  readonly id: RuntimeId;
  readonly label: string;
  /** What becomes of a rejected promise that nobody handles, as a main clause. */
  readonly unhandled?: string;
  /** What this runtime does to each transport, where nobody chose anything. */
  readonly limits: readonly RuntimeLimit[];
  readonly source: Source;
}

export interface RuntimeLimit {
  readonly transport: Transport;
  /** Longest wait for response headers; null where nothing ends it. */
  readonly headersMs: number | null;
  /** Longest silence between two chunks of a body; null where nothing ends it. */
  readonly silenceMs: number | null;
  readonly says: string;
}

/** Where functions that the outside world calls are found. */
export interface Framework {
  readonly id: string;
  readonly label: string;
  /** Exports of files at a path are entry points, or functions handed to a registration or a constructor are. */
  readonly found:
    | FrameworkExports
    | FrameworkRegistration
    | FrameworkConstruction
    | FrameworkCall
    | FrameworkDecorator
    | FrameworkNamed;
  /** Whose packages it is of; npm when absent. */
  readonly ecosystem?: 'pypi';
  /** How long somebody waits: a user, or nobody. */
  readonly patience: 'interactive' | 'background';
  readonly kind: string;
  /** How its address follows from its file. */
  readonly route?: RouteOfFile;
  /** What becomes of an error that leaves the function; `may-run-again`: a queue whose settings stand elsewhere. */
  readonly onError: 'answers-500' | 'process-exits' | 'logged' | 'may-run-again' | 'unknown';
  /** Who, of those that the registration may belong to, lets the error of an async function get lost. */
  readonly loses?: readonly LostErrors[];
  /** A queue that runs the function again when it fails, by settings at its registration. */
  readonly retries?: JobRetries;
  readonly source: Source;
}

/** A package that does not wait for the functions that are registered with it. */
export interface LostErrors {
  readonly package: string;
  /** Versions that lose errors. */
  readonly range: string;
  /** What registers, as in `Wrapper.names`, or by its type in an annotation; empty where only the package can. */
  readonly owners: readonly string[];
  /** Packages that mend it where they are installed. */
  readonly mendedBy?: readonly string[];
  /** What becomes of the error, as a main clause; the runtime decides when absent. */
  readonly says?: string;
}

/** How often a job layer runs a function that fails. */
export interface JobRetries {
  readonly option: ArgumentPlace | null;
  readonly counts: 'retries' | 'attempts';
  /** Number counted that way without an option. */
  readonly default: number;
}

export interface FrameworkExports {
  readonly by: 'exports';
  /** Path globs. */
  readonly files: readonly string[];
  readonly names: readonly string[];
}

/** `app/api/chat/route.ts` is `/api/chat`: what stands below the last folder of this name. */
export interface RouteOfFile {
  readonly below: string;
  /** Whether the file's own name is part of the address. */
  readonly file: 'dropped' | 'kept';
}

/** Exported functions that go by a certain name, in modules that import a package: React's components and hooks. */
export interface FrameworkNamed {
  readonly by: 'name';
  /** Path globs. */
  readonly files: readonly string[];
  /** A regular expression for the function's name. */
  readonly pattern: string;
  /** Null for files whose extension alone tells. */
  readonly package: string | null;
}

export interface FrameworkRegistration {
  readonly by: 'registration';
  /** Method names (`post`), whatever the object. */
  readonly methods: readonly string[];
  /** What the first argument must be: a route path, or any text. */
  readonly first: 'path' | 'text';
  /** A regular expression for names of objects whose methods count also where nobody can read the path. */
  readonly receivers?: string;
  /** A method that must stand before it in the chain, and whose first argument is meant: `.command('fix').action(…)`. */
  readonly after?: string;
}

/** A function handed to a function of a package: `inngest.createFunction({ id }, trigger, handler)`. */
export interface FrameworkCall {
  readonly by: 'call';
  readonly package: string;
  /** As in `Wrapper.names`. */
  readonly names: readonly string[];
  /** Where the function stands. */
  readonly handler: ArgumentPlace;
  /** Where its name stands, a text; null where nothing names it. */
  readonly name: ArgumentPlace | null;
}

/** A function under a decorator: `@app.post('/chat')`, `@shared_task`. */
export interface FrameworkDecorator {
  readonly by: 'decorator';
  /** Null for a method of any object; the first argument must then be a path or a text. */
  readonly package: string | null;
  /** As in `Wrapper.names`, with or without a call of its own: `Celery.().task`. Methods of any object begin with a dot. */
  readonly names: readonly string[];
  /** What the first argument of a method of any object must be. */
  readonly first?: 'path' | 'text';
  /** Where its name stands, a text; the function's own name when absent. */
  readonly name?: ArgumentPlace;
  /** Only with this keyword at the decorator, or where the function calls this method of the task that it is. */
  readonly only?: { readonly setting: string } | { readonly calls: string };
}

/** A function handed to a constructor: `new Worker('enrich', handler)`. The first argument names the entry point. */
export interface FrameworkConstruction {
  readonly by: 'construction';
  readonly package: string;
  /** Exported classes. */
  readonly classes: readonly string[];
  /** Position of the function. */
  readonly handlerArgument: number;
}

// -------------------------------------------------------------------------------------------------- platforms

/** Who runs functions and ends them after a time that the project declares. What it does by default is no declaration. */
export interface Platform {
  readonly id: string;
  /** Begins a sentence: `AWS Lambda`. */
  readonly label: string;
  /** Entry points that it runs, by framework; empty where files or settings tell. */
  readonly frameworks: readonly string[];
  /** Where code declares the limit. */
  readonly inCode: readonly CodeLimit[];
  readonly source: Source;
}

/** One place in the module of an entry point that says how long it may run. */
export interface CodeLimit {
  /** An exported constant, or a property of one: `maxDuration`, `config.maxDuration`. */
  readonly exported?: string;
  /** Among the settings where the function is registered. */
  readonly option?: ArgumentPlace;
  /** A call on the way to the registration that takes the settings: `runWith({ timeoutSeconds }).https.onRequest(…)`. */
  readonly through?: { readonly method: string; readonly option: ArgumentPlace };
  readonly unitMs: number;
}

// ------------------------------------------------------------------------------------------------ retirements

/** Models and APIs that one provider has ended, or ends on a date. */
export interface Retirements {
  /** Who answers. Whoever sells the same models on has dates of its own. */
  readonly provider: string;
  /** What may stand before a model's id without making it another: `models/`, `us.`. */
  readonly prefixes: readonly string[];
  readonly models: readonly RetiredModels[];
  readonly apis: readonly RetiredApi[];
  /** What successors call by another name. */
  readonly renames?: readonly RenamedOption[];
  readonly source: Source;
}

/** An option of a request that models of one generation refuse, and have under another name. */
export interface RenamedOption {
  /** How the ids of those models begin. */
  readonly models: readonly string[];
  readonly sdk: string;
  /** Versions of the SDK whose types know the new name. */
  readonly range: string;
  readonly api: string;
  readonly option: string;
  readonly to: string;
}

export interface RetirementFact {
  /** ISO date from which requests fail; null where the provider only says that there will be one. */
  readonly date: string | null;
  /** What the provider names instead. */
  readonly replacement?: string;
  /** What becomes of requests where they do not fail, as a main clause: `… answers its requests from then on`. */
  readonly then?: string;
}

export interface RetiredModels extends RetirementFact {
  /** Whole ids, as requests name them. */
  readonly ids: readonly string[];
}

export interface RetiredApi extends RetirementFact {
  /** As messages say it: `the Assistants API`. */
  readonly name: string;
  /** APIs of operations and endpoints; a trailing `*` stands for more. */
  readonly apis: readonly string[];
}

export interface Knowledge {
  readonly providers: readonly Provider[];
  readonly protocols: readonly Protocol[];
  readonly sdks: readonly Sdk[];
  readonly wrappers: readonly Wrapper[];
  readonly runtimes: readonly Runtime[];
  readonly frameworks: readonly Framework[];
  readonly platforms: readonly Platform[];
  readonly retirements: readonly Retirements[];
  readonly failures: readonly ErrorFacts[];
  readonly answers: RouteAnswers;
  readonly fallbacks: readonly FallbackFacts[];
  readonly recipes: readonly Recipe[];
  readonly libraries: readonly Library[];
}
