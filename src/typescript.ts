/** Bundle entry, loaded when the first TypeScript or JavaScript file is to be read. */
export { parseModule } from './languages/typescript/parse';
