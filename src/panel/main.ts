/** Entry of the bundle for pages: brings a page about outages to life, in the panel and in a report. */
import { startApp } from './app';
import { findHost } from './host';

const root = document.getElementById('lifeboat');
if (root !== null) startApp(root, findHost());
