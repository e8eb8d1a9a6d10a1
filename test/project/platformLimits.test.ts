import { describe, expect, it } from 'vitest';
import { limitsFor, readLimits } from '../../src/project/platformLimits';

const said = (name: string, text: string, path: string, directory = '') =>
  limitsFor(path, [{ directory, files: [{ name, limits: readLimits(name, text) }] }]).map(
    ({ platform, ms, handler, at }) => ({ platform, ms, handler, line: at.line, path: at.path }),
  );

describe('vercel.json', () => {
  const text = `{
  "functions": {
    "app/api/**/*.ts": { "maxDuration": 60 },
    "app/api/slow/*.ts": { "maxDuration": 300 },
    "app/api/image.ts": { "memory": 512 },
    "app/api/max.ts": { "maxDuration": "max" }
  }
}`;

  it('is for the files of a pattern', () => {
    expect(said('vercel.json', text, 'app/api/chat/route.ts')).toEqual([
      { platform: 'vercel', ms: 60_000, handler: null, line: 3, path: 'vercel.json' },
    ]);
    expect(said('vercel.json', text, 'lib/llm.ts')).toEqual([]);
  });

  it('takes a path as it is written', () => {
    const exact = '{ "functions": { "app/[id]/route.ts": { "maxDuration": 9 } } }';
    expect(said('vercel.json', exact, 'app/[id]/route.ts')).toMatchObject([{ ms: 9_000 }]);
  });

  it('counts from its own directory', () => {
    expect(said('vercel.json', text, 'apps/web/app/api/chat/route.ts', 'apps/web')).toEqual([
      { platform: 'vercel', ms: 60_000, handler: null, line: 3, path: 'apps/web/vercel.json' },
    ]);
    expect(said('vercel.json', text, 'app/api/chat/route.ts', 'apps/web')).toEqual([]);
  });

  it('gives the longest time where several patterns fit', () => {
    expect(said('vercel.json', text, 'app/api/slow/route.ts').map(({ ms }) => ms)).toEqual([
      300_000,
    ]);
  });
});

describe('serverless.yml', () => {
  const text = (provider: string, settings = ''): string => `provider:
${provider}
functions:
  chat:
    handler: src/functions/chat.main
${settings}`;
  const chat = 'src/functions/chat.ts';

  it("has a function's own timeout, else the provider's", () => {
    const aws = '  name: aws\n  timeout: 20';
    expect(said('serverless.yml', text(aws), chat)).toEqual([
      { platform: 'aws-lambda', ms: 20_000, handler: 'main', line: 3, path: 'serverless.yml' },
    ]);
    expect(said('serverless.yml', text(aws, '    timeout: 29'), chat)).toEqual([
      { platform: 'aws-lambda', ms: 29_000, handler: 'main', line: 7, path: 'serverless.yml' },
    ]);
  });

  it('says nothing by a variable, of another cloud, or without a number', () => {
    const aws = '  name: aws\n  timeout: 20';
    expect(said('serverless.yml', text(aws, '    timeout: ${self:custom.t}'), chat)).toEqual([]);
    expect(said('serverless.yml', text('  name: google\n  timeout: 20'), chat)).toEqual([]);
    expect(said('serverless.yml', text('  name: aws'), chat)).toEqual([]);
  });

  it('may list its functions', () => {
    const listed = `provider:
  name: aws
functions:
  - chat:
      handler: src/functions/chat.main
      timeout: 10
  - \${file(other.yml)}
`;
    expect(said('serverless.yml', listed, chat)).toMatchObject([{ ms: 10_000, line: 6 }]);
  });
});

describe('SAM templates', () => {
  const yaml = `Globals:
  Function:
    Timeout: 30
    Runtime: nodejs22.x
Resources:
  Chat:
    Type: AWS::Serverless::Function
    Metadata:
      BuildMethod: esbuild
      BuildProperties:
        EntryPoints: [src/chat.ts]
    Properties:
      CodeUri: services/
      Handler: chat.handler
      Environment: { Variables: { TABLE: !Ref Table } }
  Plain:
    Type: AWS::Lambda::Function
    Properties:
      Handler: plain.run
      Timeout: 5
  Table:
    Type: AWS::DynamoDB::Table
`;

  it('has limits for all functions, and for one', () => {
    expect(said('template.yaml', yaml, 'services/chat.ts')).toEqual([
      { platform: 'aws-lambda', ms: 30_000, handler: 'handler', line: 3, path: 'template.yaml' },
    ]);
    expect(said('template.yaml', yaml, 'plain.js')).toMatchObject([{ ms: 5_000, line: 20 }]);
  });

  it('leads to the sources of what is bundled', () => {
    expect(said('template.yaml', yaml, 'services/src/chat.ts')).toMatchObject([{ ms: 30_000 }]);
  });

  it('may be JSON', () => {
    const json = `{ "Resources": { "Chat": { "Type": "AWS::Lambda::Function",
  "Properties": { "Handler": "index.handler", "Timeout": 15 } } } }`;
    expect(said('template.json', json, 'index.mjs')).toMatchObject([{ ms: 15_000, line: 2 }]);
  });
});

describe('host.json', () => {
  it('has one time for the app', () => {
    const text = '{ "version": "2.0", "functionTimeout": "00:05:00" }';
    expect(said('host.json', text, 'src/functions/ask.ts')).toMatchObject([
      { platform: 'azure-functions', ms: 300_000, handler: null },
    ]);
  });

  it('may have none', () => {
    expect(said('host.json', '{ "functionTimeout": "-1" }', 'src/ask.ts')).toEqual([]);
  });
});

describe('resource.ts of Amplify', () => {
  const text = (settings: string): string => `import { defineFunction } from '@aws-amplify/backend';
export const chat = defineFunction({
  name: 'chat',
${settings}
});
`;

  it('has the limit of the handler beside it', () => {
    const found = said(
      'resource.ts',
      text('  timeoutSeconds: 30,'),
      'amplify/chat/handler.ts',
      'amplify/chat',
    );
    expect(found).toEqual([
      {
        ...{ platform: 'aws-lambda', ms: 30_000, handler: 'handler' },
        ...{ line: 4, path: 'amplify/chat/resource.ts' },
      },
    ]);
  });

  it('may name another file', () => {
    const named = text(`  entry: './bedrock.ts', timeoutSeconds: 30`);
    expect(said('resource.ts', named, 'bedrock.ts')).toMatchObject([{ ms: 30_000 }]);
    expect(said('resource.ts', named, 'handler.ts')).toEqual([]);
  });

  it.each([
    ['comments', '  // timeoutSeconds: 30,'],
    ['variables', '  timeoutSeconds: limit,'],
    ['two functions', `  timeoutSeconds: 3,\n}); const two = defineFunction({ name: 'b'`],
  ])('says nothing by %s', (_, settings) => {
    expect(said('resource.ts', text(settings), 'handler.ts')).toEqual([]);
  });
});

describe('what cannot be understood', () => {
  it.each([
    ['vercel.json', '{ "functions": { "maxDuration"'],
    ['vercel.json', '["maxDuration"]'],
    ['vercel.json', '{ "functions": { "api/*": { "maxDuration": -1 } } }'],
    ['serverless.yml', 'functions: [a, b\nprovider: {'],
    ['serverless.yml', 'functions: 3\nprovider: aws'],
    ['serverless.yml', 'provider: aws\nfunctions: { a: { handler: 3, timeout: 5 } }'],
    ['template.yaml', 'Resources: AWS::Lambda::Function'],
    ['template.yaml', `AWS::: &a [1]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c,*c]\n`.repeat(2)],
    ['host.json', '{ "functionTimeout": 5 }'],
    ['elsewhere.json', '{ "maxDuration": 5 }'],
  ])('%s: %s', (name, text) => {
    expect(readLimits(name, text)).toEqual([]);
  });
});
