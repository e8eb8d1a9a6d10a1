/** Bundle entry, loaded when the first Python file is to be read. */
import { parseModule } from './languages/python/parse';
import { createWriter } from './languages/python/writer';
import type { FrontEnd } from './model/frontEnd';

export const frontEnd: FrontEnd = {
  languages: ['python'],
  parse: parseModule,
  writer: createWriter,
};
