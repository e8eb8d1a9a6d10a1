import { describe, expect, it } from 'vitest';
import { mend } from './pythonMend';

const app = (handler: string, head = ''): string => `${head}from openai import OpenAI

client = OpenAI(timeout=5)


def ask(question):
    try:
        answer = client.responses.create(model="gpt-6-luna", input=question)
        return answer.output_text
${handler}


print(ask("hi"))
`;

describe('a failure that an except hides', () => {
  const logged = { kind: 'log-hidden', mends: 'swallowed-failure' };
  const raised = { kind: 'rethrow-hidden', mends: 'swallowed-failure' };
  const empty = '    except Exception:\n        return ""';

  it('is logged by the logger that is there', () => {
    const code = app(empty, 'import logging\n\nlogger = logging.getLogger(__name__)\n\n');
    const mended = mend(code, logged);
    expect(mended?.after).toContain(`    except Exception:
        logger.exception("The LLM call failed")
        return ""
`);
    expect(mended?.fix.safe).toBe(false);
  });

  it('is logged by the module where there is no logger', () => {
    const mended = mend(app(empty), logged);
    expect(mended?.after).toContain('import logging\n\nfrom openai import OpenAI\n');
    expect(mended?.after).toContain('        logging.exception("The LLM call failed")\n');
  });

  it('is raised again in the place of an empty value', () => {
    const mended = mend(app(empty), raised);
    expect(mended?.after).toContain(`    except Exception:
        logging.exception("The LLM call failed")
        raise


print`);
  });

  it.each([
    [
      'except Exception:\n        pass',
      'except Exception:\n        logging.exception("The LLM call failed")\n',
    ],
    ['except: pass', 'except:\n        logging.exception("The LLM call failed")\n'],
    [
      'except (ValueError, Exception) as error:\n        ...',
      'error:\n        logging.exception("The LLM call failed")\n',
    ],
  ])('takes the place of nothing: %j', (before, after) => {
    const code = `from openai import OpenAI
client = OpenAI(timeout=5)
def note(text):
    try:
        client.responses.create(model="gpt-6-luna", input=text)
    ${before}
note("hi")
`;
    expect(mend(code, logged)?.after).toContain(after);
    expect(mend(code, raised)?.after).toContain(`${after}        raise\n`);
  });
});
