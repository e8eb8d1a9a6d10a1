/**
 * The shape of what Lifeboat knows about the world. `src/knowledge` fills it with literals; the engine interprets them.
 * Nothing here is behaviour: adding a provider, SDK, runtime or framework is adding data.
 */

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
  /** True where the provider keeps silent streams alive with pings, so that a runtime's silence limit never fires. */
  readonly streamPings: boolean;
  readonly status: StatusPage | null;
  readonly source: Source;
}

export interface HostFact {
  readonly host: string;
  /** Paths that are LLM requests; the first match decides. `*` stands for any run of characters, also empty. */
  readonly endpoints: readonly EndpointFact[];
}

export interface EndpointFact {
  readonly path: string;
  readonly operation: Operation;
  readonly api: string;
}

/** A provider's status page. Addresses can be replaced by machine-scoped settings, never by a workspace. */
export interface StatusPage {
  /** For people. */
  readonly url: string;
  /** The reader that understands the answers. */
  readonly reader: StatusReaderId;
  /** Fetched in this order; what they say is merged by the reader. */
  readonly endpoints: readonly StatusEndpoint[];
  /** Tried instead of the first endpoint when that cannot be read. */
  readonly fallbacks: readonly StatusEndpoint[];
  /** The page's own id, compared where the answer carries one. */
  readonly pageId: string | null;
  readonly components: readonly StatusComponent[];
  /** An answer older than this many minutes by its own date is stale; null where the page does not say. */
  readonly staleAfterMinutes: number | null;
  readonly source: Source;
}

export type StatusReaderId = 'statuspage' | 'incidentio';

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
}

// ----------------------------------------------------------------------------------------------------- SDKs

export interface Sdk {
  /** The package that people name: `openai`. */
  readonly id: string;
  readonly ecosystem: 'npm' | 'pypi' | 'runtime';
  /** Packages that carry this SDK. */
  readonly packages: readonly string[];
  /** Who answers unless the client's construction says otherwise. */
  readonly provider: string;
  readonly clients: readonly ClientFact[];
  /** Facts by version, newest first; the first whose range holds the installed version counts. */
  readonly versions: readonly VersionFacts[];
  /** How messages call it: `the OpenAI SDK`. */
  readonly label: string;
  readonly source: Source;
}

/** A class that holds connection settings. */
export interface ClientFact {
  /** Exported names; `default` for the default export, `=` for a callable `module.exports`. */
  readonly names: readonly string[];
  /** Overrides the SDK's provider. */
  readonly provider?: string;
  /** Versions that have this client; all when absent. */
  readonly range?: string;
  /** Position of the options argument of the constructor. */
  readonly optionsArgument: number;
  /** Constructors whose result may stand where the options do (`new OpenAIApi(new Configuration({…}))`). */
  readonly configurationClasses?: readonly string[];
  /** Methods that return a copy with other options: `withOptions`. */
  readonly copies: readonly string[];
  readonly operations: readonly OperationFact[];
}

export interface OperationFact {
  /** Dotted path from the client: `messages.create`. */
  readonly path: string;
  readonly operation: Operation;
  readonly streaming: StreamingFact;
  /** Position of the request body, null where there is none. */
  readonly bodyArgument: number | null;
  /** Position of the per-call options, null where the method takes none. */
  readonly optionsArgument: number | null;
  readonly range?: string;
  /** A loop without its own deadline (`createAndPoll`). */
  readonly polls?: boolean;
}

/** `argument`: the body's property of that name decides. `helper`: an event emitter that raises an abort. */
export type StreamingFact =
  | { readonly kind: 'never' }
  | { readonly kind: 'always'; readonly helper: boolean }
  | { readonly kind: 'argument'; readonly property: string };

export type OptionPlace = 'client' | 'call';

export interface OptionFact {
  /** Dotted where nested: `httpOptions.timeout`. */
  readonly name: string;
  /** Where the client spells it otherwise: `baseOptions.timeout`. */
  readonly clientName?: string;
  readonly places: readonly OptionPlace[];
}

export type Covers = 'headers' | 'body' | 'total' | 'silence';

/** What makes the request, and so which limits of the runtime apply. */
export type Transport = 'fetch' | 'node-fetch' | 'node-http' | 'node-http2' | 'axios' | 'websocket';

export interface VersionFacts {
  /** Semver range. */
  readonly range: string;
  readonly transport: Transport;
  readonly timeout: {
    /** Null where the SDK has no default. */
    readonly defaultMs: number | null;
    readonly option: OptionFact | null;
    readonly unit: 'ms' | 's';
    /** What the timer covers of a non-streaming call, and of a stream. */
    readonly covers: Covers;
    readonly coversStream: Covers;
    /** The timer runs once for each attempt, or once for the whole call. */
    readonly scope: 'attempt' | 'call';
  };
  readonly retries: {
    /** Number of retries after the first attempt, without any option. */
    readonly defaultRetries: number;
    readonly option: OptionFact | null;
    /** What the option counts: `retries` after the first attempt, or `attempts` in all. */
    readonly counts: 'retries' | 'attempts';
    readonly on: {
      readonly statuses: readonly number[];
      readonly serverErrors: boolean;
      readonly connection: boolean;
      readonly timeouts: boolean;
    };
    readonly backoff: BackoffFact;
    readonly retryAfter: { readonly honoured: boolean; readonly capMs: number | null };
  };
  /**
   * The SDK's own connection pool ends a silent socket: after `floorMs`, or after its longest timeout plus
   * `aboveTimeoutMs` where that is more. Null where it has no such limit.
   */
  readonly socketIdle: { readonly floorMs: number; readonly aboveTimeoutMs: number } | null;
  /** Option that takes an AbortSignal. */
  readonly signal: OptionFact | null;
  /** Client option that replaces the base URL. */
  readonly baseUrl: OptionFact | null;
  /** Client options that replace the transport: a custom `fetch`, an agent, a dispatcher. */
  readonly transports: readonly string[];
  /** How an abort after the headers reaches the reader of a raw stream. */
  readonly abortedStream: 'throws' | 'ends-normally';
  readonly source: Source;
}

/** Waits between attempts: `initialMs × factor^n`, at most `maxMs`, reduced by up to `jitter` (0..1). */
export interface BackoffFact {
  readonly initialMs: number;
  readonly factor: number;
  readonly maxMs: number;
  readonly jitter: number;
}

// --------------------------------------------------------------------------------------- raw HTTP, wrappers

/** A function that makes an HTTP request: global `fetch`, an HTTP client's method. */
export interface HttpFunction {
  readonly id: string;
  /** Package and exported names; null for a global of that name. */
  readonly package: string | null;
  readonly names: readonly string[];
  readonly urlArgument: number;
  readonly optionsArgument: number;
  readonly signalOption: string;
  readonly bodyOption: string;
  readonly methodOption: string;
  readonly transport: Transport;
  readonly source: Source;
}

/**
 * A function or method, of a library or of the language, that bounds, repeats or passes on what it is given.
 */
export interface Wrapper {
  readonly id: string;
  /** Null for globals (`Promise.race`) and for methods of any object (`.map`). */
  readonly package: string | null;
  /** Exported names, a global's dotted name, or a method with a leading dot. */
  readonly names: readonly string[];
  /** Position of the wrapped function or promise; `receiver` where the method's own object is the promise. */
  readonly argument: number | 'receiver' | 'any';
  readonly effect: WrapperEffect;
  readonly source: Source;
}

export type WrapperEffect =
  /** Runs what it is given and adds nothing: `map`, `then`, `useCallback`. */
  | { readonly kind: 'transparent' }
  /** Runs it later, and a failure reaches nobody who waits: `setInterval`, `addEventListener`. */
  | { readonly kind: 'detached' }
  | {
      readonly kind: 'retry';
      readonly optionsArgument: number;
      readonly option: string;
      readonly counts: 'retries' | 'attempts';
      /** Number counted that way without an option; null for no end. */
      readonly default: number | null;
      readonly backoff: BackoffFact;
    }
  | {
      readonly kind: 'timeout';
      readonly optionsArgument: number;
      /** Property that holds the milliseconds; null where the argument itself does. */
      readonly option: string | null;
    }
  /** The first of several promises to settle decides: a timer among them is a deadline. */
  | { readonly kind: 'race' }
  /** A failure becomes a value: `Promise.allSettled`. */
  | { readonly kind: 'settles' };

// --------------------------------------------------------------------------------------- runtimes, frameworks

export type RuntimeId = 'node' | 'browser' | 'deno' | 'bun' | 'edge' | 'unknown';

export interface Runtime {
  readonly id: RuntimeId;
  readonly label: string;
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
  readonly found: FrameworkExports | FrameworkRegistration | FrameworkConstruction;
  /** How long somebody waits: a user, or nobody. */
  readonly patience: 'interactive' | 'background';
  readonly kind: string;
  /** What becomes of an error that leaves the function; `may-run-again`: a queue whose settings stand elsewhere. */
  readonly onError: 'answers-500' | 'process-exits' | 'logged' | 'may-run-again' | 'unknown';
  readonly source: Source;
}

export interface FrameworkExports {
  readonly by: 'exports';
  /** Path globs. */
  readonly files: readonly string[];
  readonly names: readonly string[];
}

export interface FrameworkRegistration {
  readonly by: 'registration';
  /** Method names (`post`), whatever the object. */
  readonly methods: readonly string[];
  /** What the first argument must be: a route path, or any text. */
  readonly first: 'path' | 'text';
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

export interface Knowledge {
  readonly providers: readonly Provider[];
  readonly sdks: readonly Sdk[];
  readonly http: readonly HttpFunction[];
  readonly wrappers: readonly Wrapper[];
  readonly runtimes: readonly Runtime[];
  readonly frameworks: readonly Framework[];
}
