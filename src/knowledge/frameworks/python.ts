/** Where the outside world calls Python: routes, tasks, functions, commands, bots. */
import { byName } from '../../model/arguments';
import type { Framework, FrameworkDecorator, JobRetries, Source } from '../../model/knowledge';
import { date, exported, handed } from './kinds';

const documented: Source = {
  from: 'Documentation of FastAPI, Starlette, Flask, Quart, Sanic, Litestar, aiohttp, Django, Django REST framework',
  date,
};
const jobs: Source = {
  from: 'Documentation of Celery, RQ, Dramatiq, Huey, ARQ, APScheduler, Prefect, Airflow, Modal',
  date,
};
const celery: Source = {
  from: 'Celery 5 documentation, Tasks: Task.retry, autoretry_for, retry_kwargs, max_retries (3)',
  date: '2026-11-24',
};
const tools: Source = {
  from: 'Documentation of Typer, Click, Fire, Streamlit, Gradio, Chainlit, discord.py, python-telegram-bot, aiogram, Bolt for Python, MCP',
  date,
};

type Words = Pick<Framework, 'id' | 'label' | 'kind' | 'patience' | 'onError'>;

const python = (framework: Framework): Framework => ({ ...framework, ecosystem: 'pypi' });

const decorated = (
  words: Words,
  source: string | null,
  names: readonly string[],
  of: Source,
  more: Pick<FrameworkDecorator, 'first' | 'only'> & Pick<Framework, 'retries'> = {},
): Framework =>
  python({
    ...words,
    found: {
      by: 'decorator',
      package: source,
      names,
      ...(more.first === undefined ? {} : { first: more.first }),
      ...(more.only === undefined ? {} : { only: more.only }),
    },
    ...(more.retries === undefined ? {} : { retries: more.retries }),
    source: of,
  });

// ------------------------------------------------------------------------------------------------------- web

const route: Words = {
  id: 'python-route',
  label: 'HTTP route',
  kind: 'fastapi-route',
  patience: 'interactive',
  onError: 'answers-500',
};

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'route', 'api_route'];

const view: Words = { ...route, id: 'django-view', label: 'Django view' };

const web: readonly Framework[] = [
  // `@app.post('/chat')`, whatever the object: FastAPI, Flask, routers and blueprints.
  decorated(
    route,
    null,
    methods.map((name) => `.${name}`),
    documented,
    { first: 'path' },
  ),
  decorated(
    {
      ...route,
      id: 'python-websocket',
      label: 'WebSocket route',
      kind: 'ws-handler',
      onError: 'unknown',
    },
    null,
    ['.websocket', '.websocket_route'],
    documented,
    { first: 'path' },
  ),
  decorated(
    { ...view, id: 'drf-view' },
    'rest_framework.decorators',
    ['api_view', 'action'],
    documented,
  ),
  decorated(
    { ...view, id: 'django-method-view' },
    'django.views.decorators.http',
    ['require_POST', 'require_http_methods', 'require_GET'],
    documented,
  ),
  decorated(
    { ...view, id: 'django-exempt-view' },
    'django.views.decorators.csrf',
    ['csrf_exempt'],
    documented,
  ),
  python(
    handed({
      words: view,
      package: 'django.urls',
      names: ['path', 're_path'],
      handler: 1,
      name: 0,
      source: documented,
    }),
  ),
  python(
    handed({
      words: {
        ...route,
        id: 'fastapi-background',
        label: 'background task',
        kind: 'job',
        patience: 'background',
        onError: 'logged',
      },
      package: 'fastapi',
      names: ['BackgroundTasks.().add_task'],
      handler: 0,
      source: documented,
    }),
  ),
];

// ------------------------------------------------------------------------------------------ functions, tasks

const job: Words = {
  id: 'celery',
  label: 'Celery',
  kind: 'job',
  patience: 'background',
  onError: 'logged',
};

const serverless: Words = {
  id: 'lambda-python',
  label: 'AWS Lambda function',
  kind: 'serverless',
  patience: 'interactive',
  onError: 'unknown',
};

const langgraph: Source = {
  from: 'langgraph 1.x documentation: nodes and conditional edges; whoever invokes the graph is told of a failure',
  date,
};

const graphNodes = ['StateGraph', 'MessageGraph', 'Graph'].map((graph) =>
  python(
    handed({
      words: {
        ...{ id: `langgraph-python-${graph}`, label: 'LangGraph node', kind: 'agent-node' },
        ...{ patience: 'interactive', onError: 'unknown' },
      },
      package: 'langgraph.graph',
      names: [`${graph}.().add_node`, `${graph}.().*.add_node`],
      handler: 1,
      name: 0,
      source: langgraph,
    }),
  ),
);

const celeryTasks = ['shared_task', 'Celery.().task', 'task', 'app.task'];

/** A task is run again where it asks for it, or says for which errors: three times, unless `max_retries` says otherwise. */
const celeryRetried = (
  id: string,
  only: FrameworkDecorator['only'] & object,
  option: JobRetries['option'],
): Framework =>
  decorated({ ...job, id }, 'celery', celeryTasks, celery, {
    only,
    retries: { option, counts: 'retries', default: 3 },
  });

const tasks: readonly Framework[] = [
  celeryRetried(
    'celery-retry-kwargs',
    { setting: 'retry_kwargs' },
    { argument: byName, property: 'retry_kwargs.max_retries' },
  ),
  celeryRetried(
    'celery-autoretry',
    { setting: 'autoretry_for' },
    { argument: byName, property: 'max_retries' },
  ),
  celeryRetried(
    'celery-self-retry',
    { calls: 'retry' },
    { argument: byName, property: 'max_retries' },
  ),
  decorated(job, 'celery', celeryTasks, jobs),
  decorated({ ...job, id: 'task', label: 'task' }, null, ['.task'], jobs, { first: 'text' }),
  decorated(
    { ...job, id: 'rq', label: 'RQ', onError: 'may-run-again' },
    'rq.decorators',
    ['job'],
    jobs,
  ),
  decorated(
    { ...job, id: 'dramatiq', label: 'Dramatiq', onError: 'may-run-again' },
    'dramatiq',
    ['actor'],
    jobs,
  ),
  decorated({ ...job, id: 'huey', label: 'Huey' }, 'huey', ['*.task', '*.periodic_task'], jobs),
  decorated({ ...job, id: 'prefect', label: 'Prefect' }, 'prefect', ['flow', 'task'], jobs),
  decorated(
    { ...job, id: 'airflow', label: 'Airflow' },
    'airflow.decorators',
    ['task', 'dag'],
    jobs,
  ),
  decorated({ ...job, id: 'modal', label: 'Modal' }, 'modal', ['*.function', 'method'], jobs),
  decorated(
    { ...job, id: 'temporal', label: 'Temporal', onError: 'may-run-again' },
    'temporalio',
    ['activity.defn'],
    jobs,
  ),
  python(
    handed({
      words: { ...job, id: 'apscheduler', label: 'APScheduler' },
      package: 'apscheduler',
      names: ['*.add_job'],
      handler: 0,
      source: jobs,
    }),
  ),
  python(
    exported({
      words: serverless,
      files: ['**/*.py'],
      names: ['lambda_handler'],
      source: jobs,
    }),
  ),
  python(
    exported({
      words: { ...serverless, id: 'lambda-python-handler' },
      files: ['**/*.py'],
      names: ['handler'],
      source: jobs,
    }),
  ),
  ...graphNodes,
  decorated(
    { ...serverless, id: 'gcf-python', label: 'Cloud function' },
    'functions_framework',
    ['http', 'cloud_event'],
    jobs,
  ),
  decorated(
    { ...serverless, id: 'azure-function-python', label: 'Azure function' },
    'azure.functions',
    ['FunctionApp.().route', 'FunctionApp.().function_name', 'FunctionApp.().timer_trigger'],
    jobs,
  ),
];

// ---------------------------------------------------------------------------------------- commands and bots

const command: Words = {
  id: 'click',
  label: 'command',
  kind: 'cli',
  patience: 'interactive',
  onError: 'process-exits',
};

const bot: Words = {
  id: 'discord.py',
  label: 'bot event',
  kind: 'bot-event',
  patience: 'interactive',
  onError: 'logged',
};

const chainlit = [
  'on_message',
  'on_chat_start',
  'action_callback',
  'on_chat_resume',
  'on_settings_update',
];

const commands: readonly Framework[] = [
  decorated(command, 'click', ['command', 'group', 'group.()', '*.command'], tools),
  decorated({ ...command, id: 'typer' }, 'typer', ['Typer.().command', 'Typer.().callback'], tools),
  decorated({ ...command, id: 'click-group' }, null, ['.command'], tools, { first: 'text' }),
  python(
    handed({
      words: { ...command, id: 'typer-run' },
      package: 'typer',
      names: ['run'],
      handler: 0,
      source: tools,
    }),
  ),
  python(
    handed({
      words: { ...command, id: 'fire' },
      package: 'fire',
      names: ['Fire'],
      handler: 0,
      source: tools,
    }),
  ),
  decorated({ ...bot, id: 'chainlit' }, 'chainlit', chainlit, tools),
  decorated(bot, 'discord', ['*.event', '*.command', '*.listen', 'slash_command'], tools),
  decorated({ ...bot, id: 'discord-commands' }, 'discord.ext', ['commands.*'], tools),
  decorated(
    { ...bot, id: 'aiogram' },
    'aiogram',
    ['*.message', '*.callback_query', '*.message_handler'],
    tools,
  ),
  decorated(
    { ...bot, id: 'slack-bolt' },
    'slack_bolt',
    ['App.().*', 'async_app.AsyncApp.().*'],
    tools,
  ),
  decorated(
    { ...bot, id: 'telebot' },
    'telebot',
    ['*.message_handler', '*.callback_query_handler'],
    tools,
  ),
  python(
    handed({
      words: { ...bot, id: 'python-telegram-bot' },
      package: 'telegram.ext',
      names: ['MessageHandler'],
      handler: 1,
      source: tools,
    }),
  ),
  python(
    handed({
      words: { ...bot, id: 'telegram-command' },
      package: 'telegram.ext',
      names: ['CommandHandler', 'CallbackQueryHandler'],
      handler: 1,
      name: 0,
      source: tools,
    }),
  ),
  decorated(
    { ...bot, id: 'mcp', label: 'MCP tool', kind: 'bot-event' },
    'mcp.server.fastmcp',
    ['FastMCP.().tool', 'FastMCP.().resource', 'FastMCP.().prompt'],
    tools,
  ),
  decorated({ ...bot, id: 'fastmcp', label: 'MCP tool' }, 'fastmcp', ['FastMCP.().tool'], tools),
  python(
    handed({
      words: { ...bot, id: 'gradio', label: 'Gradio event', kind: 'component' },
      package: 'gradio',
      names: ['Interface', 'ChatInterface', '*.click', '*.submit', '*.change'],
      handler: 0,
      source: tools,
    }),
  ),
];

export const pythonFrameworks: readonly Framework[] = [...web, ...tasks, ...commands];
