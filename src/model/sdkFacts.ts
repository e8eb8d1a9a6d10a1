/**
 * What Lifeboat knows about an SDK: how a client comes into being, which of its methods are requests, where its options
 * stand and what it does when nobody sets them. HTTP clients (`fetch`, axios) are SDKs whose provider the address tells.
 */
import type { Operation, Source } from './knowledge';
import type { OptionFact, SilenceOption } from './optionFacts';
import type { IgnoredOption, LongAnswerFact, TrapFact } from './settingFacts';
import type { WrapperEffect } from './wrapperFacts';

export type * from './optionFacts';

export interface Sdk {
  /** The package that people name: `openai`. */
  readonly id: string;
  /** `runtime`: a part of the language's surroundings, no package. */
  readonly ecosystem: 'npm' | 'pypi' | 'runtime';
  /** Packages that carry this SDK, as imports name them (`@google/genai`, `google.genai`), also by a subpath of theirs. */
  readonly packages: readonly string[];
  /** What is installed for it where that has another name: `google-genai`. The first that is there counts. */
  readonly distributions?: readonly string[];
  /**
   * Methods by which code speaks to its clients without loading the package: they were handed over. A text that calls
   * one is looked at.
   */
  readonly speaks?: readonly string[];
  /** Who answers unless the client says otherwise; null where only the address of a request tells (HTTP clients). */
  readonly provider: string | null;
  readonly clients: readonly ClientFact[];
  /** Facts by version, newest first; the first whose range holds the installed version counts. */
  readonly versions: readonly VersionFacts[];
  /** How messages call it: `the OpenAI SDK`. */
  readonly label: string;
  /** Parts of a request, or of the client's options, that name who answers instead. */
  readonly fallbackOptions?: readonly FallbackOption[];
  readonly source: Source;
}

/** `models: ['a', 'b']`: others that answer when the first does not. */
export interface FallbackOption {
  /** Dotted name. */
  readonly name: string;
  readonly place: 'body' | 'client' | 'call';
  readonly kind: 'other-provider' | 'other-model';
}

/**
 * Something that carries settings and makes requests: a class of an SDK, a model object, an agent, a package whose
 * functions are requests. Names are exported names as code writes them: `default` for the default export, `=` for the
 * package itself (`module.exports`, a namespace), dotted for what hangs below (`lm`, `beta.Client`).
 */
export interface ClientFact {
  /** Classes that are constructed with `new`. The first name also identifies the fact within its SDK. */
  readonly names: readonly string[];
  /** Functions that give one when they are called: `createOpenAI`, `RunnableSequence.from`. */
  readonly factories?: readonly string[];
  /** What builds it builds others too: `boto3.client('bedrock-runtime')` alone, of all services. */
  readonly onlyWith?: ArgumentPlace & { readonly texts: readonly string[] };
  /**
   * What is one already, without construction: `default` for `import ollama from 'ollama'`, `=` for a package whose
   * exported functions are the operations. For an SDK of the runtime: global names (`fetch`, `globalThis.fetch`).
   */
  readonly instances?: readonly string[];
  /** Type names that stand for it in annotations, beside `names`. */
  readonly types?: readonly string[];
  /** Overrides the SDK's provider. */
  readonly provider?: string;
  /** Options that decide who answers: `new GoogleGenAI({ vertexai: true })`. */
  readonly providers?: readonly {
    readonly option: string;
    readonly equals: boolean | string;
    readonly provider: string;
  }[];
  /** Versions that have this client; all when absent. */
  readonly range?: string;
  /** Position of the options argument of the constructor or factory. */
  readonly optionsArgument: number;
  /** It takes no options after all: no fix writes any there. */
  readonly optionless?: true;
  /** Constructors whose result may stand where the options do (`new OpenAIApi(new Configuration({…}))`). */
  readonly configurationClasses?: readonly string[];
  /** Where the construction names the model; the first place that does counts. */
  readonly model?: ArgumentPlace | readonly ArgumentPlace[];
  /** Handed to the construction: the client that really talks. */
  readonly inner?: InnerFact;
  /** Clients that its construction is handed beside the first one answer in turn when that fails. */
  readonly othersFollow?: true;
  /** Methods that return a copy with other options: `withOptions`. */
  readonly copies: readonly string[];
  /** Properties and methods that lead to another client, without a request. */
  readonly handles?: readonly HandleFact[];
  /** Methods of anything else that give this client back when it is handed to them: `prompt.pipe(model)`. */
  readonly carriers?: readonly { readonly method: string; readonly argument: number }[];
  /** Handles that nothing else has: what has such a method is this client, whoever handed it over. */
  readonly marks?: readonly string[];
  /** Packages whose things stand beside this client in a chain: `prompt | whatever_was_handed_over`. */
  readonly beside?: readonly string[];
  /** Where settings may be assigned for all: `axios.defaults.timeout = 5_000`; empty for the client itself. */
  readonly defaults?: string;
  /** Facts that replace the SDK's own. */
  readonly versions?: readonly VersionFacts[];
  readonly operations: readonly OperationFact[];
}

/**
 * An argument, or a property of an object that stands there (dotted where nested). Position -1 (`byName` of
 * `model/arguments.ts`) stands for all arguments that a call gives by name, as the properties of one object.
 */
export interface ArgumentPlace {
  readonly argument: number;
  /** The name by which a call may give the argument instead. */
  readonly name?: string;
  readonly property?: string;
}

/** A client, or a list of clients, that is handed to another. */
export interface InnerFact extends ArgumentPlace {
  /** Timeouts and retries are those of the inner client; else only the provider and the model are. */
  readonly settings: boolean;
  /** Without `settings`: timeouts and retries are the inner client's all the same, errors and version its own. */
  readonly bounds?: true;
  /** Where none is handed over, the SDK's own provider answers. */
  readonly optional?: boolean;
  /** A text names the provider before this separator: `openai:gpt-5`, by provider ids or these names. */
  readonly prefix?: {
    readonly separator: string;
    readonly providers: Readonly<Record<string, string>>;
    /** Without a prefix, how names of models begin: `gpt-`. */
    readonly models?: Readonly<Record<string, string>>;
  };
}

export interface HandleFact {
  /** Dotted path from the client: `chats.create`; the empty path is the client called as a function. */
  readonly path: string;
  /** First name of the client fact of the same SDK that it leads to; `=` for the client itself. */
  readonly to: string;
  /** A property, or a method that must be called. */
  readonly by: 'property' | 'call';
  /** Gives a list (or a promise of one). */
  readonly many?: boolean;
  /** Position of an argument with client options of its own; absent where it takes none. */
  readonly optionsArgument?: number;
  readonly model?: ArgumentPlace;
  /** What the new client does beside: `withRetry({ stopAfterAttempt: 3 })`. */
  readonly effect?: WrapperEffect;
}

export interface OperationFact {
  /**
   * Dotted path from the client: `messages.create`; the empty path is the client called as a function. `new` is its
   * construction, where that alone connects (`new WebSocket(url)`).
   */
  readonly path: string;
  readonly operation: Operation;
  readonly streaming: StreamingFact;
  /** Position of the request body, null where there is none. */
  readonly bodyArgument: number | null;
  /** The body is a property of that argument, as an object or as its JSON text: `body` of `fetch(url, { body })`. The first counts. */
  readonly bodyProperty?: string | readonly string[];
  /** Property of the body that names the model; `model` when absent. */
  readonly modelProperty?: string;
  /** Position of the per-call options, null where the method takes none. */
  readonly optionsArgument: number | null;
  readonly range?: string;
  /** A loop without its own deadline (`createAndPoll`). */
  readonly polls?: boolean;
  /** The first argument must be an instance of this class of the package, whose first argument is the body. */
  readonly command?: string;
  /** A client handed over with the call: `generateText({ model: openai('…') })`. */
  readonly inner?: InnerFact;
  /** Where the address stands; such an operation is an LLM call only where the address is an API host's. */
  readonly url?: UrlPlace;
  /** Options that this operation does not read although others of the SDK do. */
  readonly without?: readonly ('timeout' | 'retries' | 'signal')[];
  /** Settings that it does not read where people write them, beside those of all operations. */
  readonly ignored?: readonly IgnoredOption[];
  /** Options of its own by names that the SDK inside would refuse. */
  readonly takes?: readonly string[];
  /** Methods chained to the call that set what others take as options: `.timeout(5_000)` of superagent. */
  readonly chained?: { readonly timeout?: string; readonly retries?: string };
  /** Where the call names the model outside of a body. */
  readonly model?: ArgumentPlace;
  /** The call itself waits for the answer and raises the error: it gives no promise. */
  readonly waits?: boolean;
  /** An error does not leave the call: it shows while the result is read (`streamText`). */
  readonly failsLater?: boolean;
  /**
   * Properties and methods of the result whose promise fails with the request. Where given, nothing else that code waits
   * for raises the error, but a loop over the stream: neither the call, nor a response that is made of it.
   */
  readonly rejects?: readonly string[];
  /** Options of the call whose function hears of a failure: `onError`. */
  readonly hears?: readonly string[];
  /** Ways to read its stream that do not tell how it ended. */
  readonly endings?: readonly StreamEndFact[];
}

/** A way to read a stream that takes a failed or cut one for a finished one. */
export interface StreamEndFact {
  /** `failure`: any error. `cut`: a body that ends too early. `abort`: a deadline that the code itself has set. */
  readonly of: 'failure' | 'cut' | 'abort';
  /** Versions of the SDK; all when absent. */
  readonly range?: string;
  /** Properties and methods of the stream that do not tell; `loop`: a loop over the stream itself. */
  readonly reads: readonly string[];
  /** Properties and methods of the stream that tell. */
  readonly tells: readonly string[];
  /** Options of the request that hear of it: `onError`. */
  readonly options: readonly string[];
  /** Names and texts by which code looks at how a stream ended: `finish_reason`, `message_stop`. */
  readonly words: readonly string[];
  /** A whole sentence: what happens then. */
  readonly says: string;
  /** Somebody else hears of it, or it takes more than an outage. */
  readonly minor?: boolean;
  /** The SDK prints the error, but not an abort: who sits at a terminal has seen it. */
  readonly printed?: boolean;
}

/** An address as text, `URL` or object of parts. */
export interface UrlPlace {
  readonly argument: number;
  /** The name by which a call may give the argument instead. */
  readonly name?: string;
  /** Classes of a package that may be built around it: `urlopen(Request(url))`. */
  readonly through?: readonly string[];
  /** Property of the argument that holds the address, where the argument may be an object. */
  readonly property?: string;
  /** Node's parts: `{ hostname, path }`; the first that is there counts. */
  readonly hostProperties?: readonly string[];
  readonly pathProperty?: string;
}

/** `argument`: the body's property of that name decides. `helper`: an event emitter that raises an abort. */
export type StreamingFact =
  | { readonly kind: 'never' }
  | { readonly kind: 'always'; readonly helper: boolean }
  | { readonly kind: 'argument'; readonly property: string };

/**
 * What makes the request, and so which limits of the runtime apply. `host`: the program around it does, and sets no
 * limit (an editor's model API). `none`: nobody knows.
 */
export type Transport =
  | 'fetch'
  | 'node-fetch'
  | 'node-http'
  | 'node-http2'
  | 'axios'
  | 'websocket'
  | 'httpx'
  | 'requests'
  | 'aiohttp'
  | 'urllib'
  | 'botocore'
  | 'grpc'
  | 'host'
  | 'none';

export type Covers = 'headers' | 'body' | 'total' | 'silence';

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
    /** Any byte starts the timer again, those too that a provider sends to keep a silent stream alive. */
    readonly byBytes?: boolean;
    /** The timer runs once for each attempt, or once for the whole call. */
    readonly scope: 'attempt' | 'call';
    /** Where the same option on a call means something else than on the client. */
    readonly onCall?: {
      readonly covers: Covers;
      readonly coversStream: Covers;
      readonly scope: 'attempt' | 'call';
    };
    /** A signal that is handed to the call switches the timer off. */
    readonly offBySignal?: boolean;
    /** Part of an option that ends silence between two chunks of a stream, beside the timer: `timeout: { chunkMs }`. */
    readonly silence?: SilenceOption;
  };
  readonly retries: {
    /** Number of retries after the first attempt, without any option. */
    readonly defaultRetries: number;
    /** Providers for which that holds, where requests to others are sent once. */
    readonly defaultFor?: readonly string[];
    /** Providers whose client inside repeats as often again, for the same number: 2 n + 1 requests. */
    readonly twiceFor?: readonly string[];
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
    /** Whole answers are read inside of them: one that goes silent is asked for again. */
    readonly readsBody?: boolean;
    /** Repeats without an end that anybody would wait for, unless `off` is set to something else than true. */
    readonly endless?: {
      /** What it does, as a sentence without its subject: `repeats every 503 at once and without end`. */
      readonly says: string;
      readonly off: OptionFact;
      /** An abort signal that fires ends it. */
      readonly signalEnds: boolean;
    };
  };
  /**
   * The SDK's own connection pool ends a silent socket: after `floorMs`, or after its longest timeout plus
   * `aboveTimeoutMs` where that is more. Null where it has no such limit.
   */
  readonly socketIdle: { readonly floorMs: number; readonly aboveTimeoutMs: number } | null;
  /** It repeats and ends requests by rules of its own that nobody knows: what it does is never `none`. */
  readonly opaque?: boolean;
  /** The SDK switches the runtime's own limits off: nothing but its own timeout ends a wait. */
  readonly lifts?: boolean;
  /** Option that takes an AbortSignal. */
  readonly signal: OptionFact | null;
  /** Client option that replaces the base URL. */
  readonly baseUrl: OptionFact | null;
  /** Client options that replace the transport: a custom `fetch`, an agent, a dispatcher. */
  readonly transports: readonly string[];
  /** Limits that a transport may bring of its own. */
  readonly transportTimers?: readonly TransportTimer[];
  /** What holds instead with a transport of a known class; the first that fits counts. */
  readonly builtTransports?: readonly BuiltTransport[];
  /** What a `fetch` of the code's own is handed holds a `signal` already, set or not. */
  readonly handsSignal?: boolean;
  /** Settings that it does not read where people write them. */
  readonly ignored?: readonly IgnoredOption[];
  /** Values that do something else than they say. */
  readonly traps?: readonly TrapFact[];
  readonly longAnswer?: LongAnswerFact;
  /** How an abort after the headers reaches the reader of a raw stream. */
  readonly abortedStream: 'throws' | 'ends-normally';
  /** Ways to read raw streams that do not tell how they ended. */
  readonly endings?: readonly StreamEndFact[];
  /** The connection pool is the client's own: a client for each request opens new connections. */
  readonly ownPool?: boolean;
  /** What is awaited ends with the headers: a bound around it does not bound the body. */
  readonly bodyBehind?: true;
  /** It is built where an event loop runs, and nowhere else: not when a module loads. */
  readonly needsLoop?: true;
  readonly source: Source;
}

/** A limit that an object handed as the transport is built with: `dispatcher: new Agent({ headersTimeout })`, in ms. */
export interface TransportTimer {
  /** The option of the request, or of the client, that takes the object. */
  readonly option: string;
  /** Packages that its class is from. */
  readonly packages: readonly string[];
  readonly setting: string;
  readonly covers: Covers;
  readonly source: Source;
}

/**
 * A class of a package that a client may be handed as its transport or configuration:
 * `requestHandler: new NodeHttpHandler()`, `config=Config(retries={…})`.
 */
export interface BuiltTransport {
  /** The client's option. */
  readonly option: string;
  readonly packages: readonly string[];
  readonly className: string;
  /** Versions of the first of the packages; all, and where nobody knows, when absent. */
  readonly range?: string;
  /** Only where this setting of its construction is there; dotted where nested. */
  readonly setting?: string;
  /** Only where the setting is one of these texts. */
  readonly is?: readonly string[];
  readonly facts: Partial<Omit<VersionFacts, 'range' | 'builtTransports'>>;
}

/** Waits between attempts: `initialMs × factor^n`, at most `maxMs`, reduced by up to `jitter` (0..1). */
export interface BackoffFact {
  readonly initialMs: number;
  readonly factor: number;
  readonly maxMs: number;
  readonly jitter: number;
}
