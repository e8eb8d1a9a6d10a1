export function ensureSdks(): Promise<{
  readonly folder: string;
  readonly aliases: readonly string[];
}>;
