/** HTTP clients: the address of a request tells whether it goes to an LLM, and to whose. */
import type { Sdk } from '../../../model/knowledge';
import { axios, nestAxios } from './axios';
import { angularHttp, xmlHttpRequest } from './browser';
import { needle, superagent } from './chained';
import { eventSource, fetchEventSource, globalEventSource, globalWebSocket, ws } from './events';
import { fetchPonyfills, globalFetch, nodeFetch, undici } from './fetch';
import { nodeHttp } from './nodeHttp';
import { nuxtFetch, ofetch } from './ofetch';
import { got, ky } from './gotAndKy';

export const httpClients: readonly Sdk[] = [
  globalFetch,
  nodeFetch,
  fetchPonyfills,
  undici,
  axios,
  nestAxios,
  got,
  ky,
  ofetch,
  nuxtFetch,
  superagent,
  needle,
  nodeHttp,
  fetchEventSource,
  eventSource,
  globalEventSource,
  globalWebSocket,
  ws,
  xmlHttpRequest,
  angularHttp,
];
