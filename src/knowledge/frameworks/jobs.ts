/** Queues, schedules and workflow engines: nobody waits, and a failure may be tried again. */
import type { Framework, JobRetries, Source } from '../../model/knowledge';
import { date, handed } from './kinds';

const job = { patience: 'background', kind: 'job', onError: 'may-run-again' } as const;
const timed = { patience: 'background', kind: 'job', onError: 'unknown' } as const;

const queues: Source = {
  from: 'BullMQ, Bull 4.16 and Bee-Queue 2.0 (attempts are set where a job is added, 1 without), pg-boss 10.4 (2 retries), Agenda 6.2',
  date,
};
const engines: Source = {
  from: 'Documentation of Inngest (4 retries of a step or function), Trigger.dev (3 attempts), Upstash Workflow (3 retries)',
  date,
};
const timers: Source = {
  from: 'node-cron 4.6, cron 4.4, node-schedule 2.1, croner 11.0: README',
  date,
};

const bullmq: Framework = {
  ...{ id: 'bullmq', label: 'BullMQ worker', ...job },
  found: { by: 'construction', package: 'bullmq', classes: ['Worker'], handlerArgument: 1 },
  source: queues,
};

/** `queue.process(handler)`, with a name, or a number of jobs at once, before it. */
const processed = ['bull', 'bee-queue'].flatMap((name) =>
  [0, 1, 2].map((handler) =>
    handed({
      words: { id: `${name}-${String(handler)}`, label: 'queue worker', ...job },
      package: name,
      names: ['new.process', 'default.new.process', 'Queue.new.process', '().process'],
      handler,
      source: queues,
    }),
  ),
);

const named = (
  id: string,
  names: readonly string[],
  positions: readonly number[],
  retries?: JobRetries,
): readonly Framework[] =>
  positions.map((handler) =>
    handed({
      words: { id: `${id}-${String(handler)}`, label: `${id} job`, ...job },
      package: id,
      names,
      handler,
      name: 0,
      ...(retries === undefined ? {} : { retries }),
      source: queues,
    }),
  );

const inngestRetries: JobRetries = {
  option: { argument: 0, property: 'retries' },
  counts: 'retries',
  default: 4,
};

/** The trigger stands between until version 3, among the settings since. */
const inngest = [2, 1].map((handler) =>
  handed({
    words: { id: `inngest-${String(handler)}`, label: 'Inngest function', ...job },
    package: 'inngest',
    names: ['Inngest.new.createFunction'],
    handler,
    name: { argument: 0, property: 'id' },
    retries: inngestRetries,
    source: engines,
  }),
);

const trigger = handed({
  words: { id: 'trigger.dev', label: 'Trigger.dev task', ...job },
  package: '@trigger.dev/sdk',
  names: ['task', 'schemaTask', 'schedules.task', 'schemaTask.()'],
  handler: { argument: 0, property: 'run' },
  name: { argument: 0, property: 'id' },
  retries: {
    option: { argument: 0, property: 'retry.maxAttempts' },
    counts: 'attempts',
    default: 3,
  },
  source: engines,
});

const upstash = handed({
  words: { id: 'upstash-workflow', label: 'Upstash workflow', ...job },
  package: '@upstash/workflow',
  names: ['serve'],
  handler: 0,
  retries: { option: { argument: 1, property: 'retries' }, counts: 'retries', default: 3 },
  source: engines,
});

/** Measured with an async function that throws: node-cron 4 and cron 4 log it. */
const lost = (name: string, range: string, says?: string): Pick<Framework, 'loses'> => ({
  loses: [{ package: name, range, owners: [], ...(says === undefined ? {} : { says }) }],
});

const schedules: readonly Framework[] = [
  {
    ...handed({
      words: { id: 'node-cron', label: 'scheduled job', ...timed },
      package: 'node-cron',
      names: ['schedule'],
      handler: 1,
      name: 0,
      source: timers,
    }),
    ...lost('node-cron', '<4.0.0', 'this version of node-cron drops the error without a word'),
  },
  ...[1, 2].map((handler) => ({
    ...handed({
      words: { id: `node-schedule-${String(handler)}`, label: 'scheduled job', ...timed },
      package: 'node-schedule',
      names: ['scheduleJob'],
      handler,
      name: 0,
      source: timers,
    }),
    ...lost('node-schedule', '*'),
  })),
  {
    ...{ id: 'cron', label: 'scheduled job', ...timed },
    found: { by: 'construction', package: 'cron', classes: ['CronJob'], handlerArgument: 1 },
    ...lost('cron', '<4.0.0'),
    source: timers,
  },
  {
    ...handed({
      words: { id: 'cron-from', label: 'scheduled job', ...timed },
      package: 'cron',
      names: ['CronJob.from'],
      handler: { argument: 0, property: 'onTick' },
      name: { argument: 0, property: 'cronTime' },
      source: timers,
    }),
    ...lost('cron', '<4.0.0'),
  },
  ...[1, 2].map((handlerArgument): Framework => ({
    ...{ id: `croner-${String(handlerArgument)}`, label: 'scheduled job', ...timed },
    found: { by: 'construction', package: 'croner', classes: ['Cron'], handlerArgument },
    source: timers,
  })),
];

export const jobFrameworks: readonly Framework[] = [
  bullmq,
  ...processed,
  ...named('agenda', ['Agenda.new.define', 'new.define', 'default.new.define'], [1, 2]),
  ...named('pg-boss', ['PgBoss.new.work', 'new.work', 'default.new.work'], [1, 2], {
    option: null,
    counts: 'retries',
    default: 2,
  }),
  ...inngest,
  trigger,
  upstash,
  ...schedules,
];
