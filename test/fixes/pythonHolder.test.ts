import { describe, expect, it } from 'vitest';
import { mend } from './pythonMend';

const wanted = { kind: 'client-timeout', mends: 'long-wait' };

const app = (config: string, imports = ''): string => `import boto3
${imports}
client = boto3.client("bedrock-runtime"${config})


def ask(messages):
    return client.converse(modelId="amazon.nova-lite-v1:0", messages=messages)
`;

describe('an option that an object of its own must hold', () => {
  it('is handed over in one, which is imported', () => {
    expect(mend(app(''), wanted)?.after).toBe(`import boto3
from botocore.config import Config

# 2 attempts and the waits between them end within 60 s.
LLM_TIMEOUT_SECONDS = 29

client = boto3.client(
    "bedrock-runtime",
    config=Config(read_timeout=LLM_TIMEOUT_SECONDS, retries={"total_max_attempts": 2}),
)


def ask(messages):
    return client.converse(modelId="amazon.nova-lite-v1:0", messages=messages)
`);
  });

  it('is added to the one that is there', () => {
    const before = app(
      ', config=Config(retries={"total_max_attempts": 3})',
      'from botocore.config import Config\n',
    );
    const after = mend(before, wanted)?.after ?? '';
    expect(after).toContain('read_timeout=LLM_TIMEOUT_SECONDS');
    expect(after.split('import Config').length).toBe(2);
    expect(after).not.toContain('config={');
  });

  it('is left alone where a name stands for it', () => {
    const before = app(
      ', config=settings',
      'from botocore.config import Config\n\nsettings = Config(read_timeout=90)\n',
    );
    expect(mend(before, wanted)).toBeNull();
  });
});
