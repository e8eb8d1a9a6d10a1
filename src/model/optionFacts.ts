/** Options of SDKs: where code writes them, and by which names. */

export type OptionPlace = 'client' | 'call';

/** A class whose objects hold options. */
export interface Holder {
  readonly name: string;
  readonly module: string;
}

export interface OptionFact {
  /** Dotted where nested: `httpOptions.timeout`. A constructed part is entered: `requestHandler: new X({ … })`. */
  readonly name: string;
  /** Where the client spells it otherwise: `baseOptions.timeout`. */
  readonly clientName?: string;
  /** Other names that mean the same: `request_timeout`. Fixes write `name`. */
  readonly aliases?: readonly string[];
  /**
   * Where the option may be an object, or something built of a package (`httpx.Timeout(60, connect=5)`): its parts that
   * bound a request, the widest first. Of a list the last element counts.
   */
  readonly parts?: readonly string[];
  /** Retries that take no number: the values, as code, that try again for half a minute at most, and never. */
  readonly takes?: { readonly again: string; readonly never: string };
  /** Of what its first name must be, where nothing is there yet: `config=Config(read_timeout=20)`. */
  readonly holder?: Holder;
  /** Takes an object of the SDK's own, no number: it is read, and no fix writes it. */
  readonly built?: true;
  /** Null is a value: it takes every limit away. */
  readonly nullEnds?: boolean;
  readonly places: readonly OptionPlace[];
}

/** An option of which a part ends silence between two chunks of a stream. The first chunk may take as long as it likes. */
export interface SilenceOption {
  readonly option: OptionFact;
  readonly part: string;
  /** Ways to read the stream that fail then; of the others, those that tell it without an error. */
  readonly fails: readonly string[];
  readonly tells: readonly string[];
  /** Parts of a request that are waited for between two chunks. */
  readonly waitsFor: readonly string[];
}
