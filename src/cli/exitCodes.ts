/** What the command tells its caller; see `docs/json.md`. */
export const exitCode = {
  /** Nothing at or above `--fail-on`. */
  clean: 0,
  findings: 1,
  /** Bad usage, or a defect of Lifeboat itself. */
  error: 2,
  /** `status`: a provider is down. */
  outage: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
