/** Bundle entry, loaded when the first TypeScript or JavaScript file is to be read. */
import { parseModule } from './languages/typescript/parse';
import { createWriter } from './languages/typescript/writer';
import type { FrontEnd } from './model/frontEnd';

export const frontEnd: FrontEnd = {
  languages: ['typescript', 'javascript'],
  parse: parseModule,
  writer: createWriter,
};
