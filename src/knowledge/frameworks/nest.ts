/** Methods of classes that NestJS calls by their decorators. */
import type { Framework, Source } from '../../model/knowledge';
import { date } from './kinds';

const nest: Source = {
  from: 'NestJS 11 documentation: controllers, gateways, task scheduling, queues, microservices; an error is answered as 500',
  date,
};

type Words = Pick<Framework, 'id' | 'label' | 'kind' | 'patience' | 'onError'>;

const decorated = (words: Words, source: string, names: readonly string[]): Framework => ({
  ...words,
  found: { by: 'decorator', package: source, names },
  source: nest,
});

const route = { patience: 'interactive', kind: 'express-route', onError: 'answers-500' } as const;
const job = { patience: 'background', kind: 'job' } as const;

export const nestFrameworks: readonly Framework[] = [
  decorated({ id: 'nest-route', label: 'NestJS route', ...route }, '@nestjs/common', [
    ...['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options', 'Sse'],
  ]),
  decorated({ id: 'nest-graphql', label: 'GraphQL', ...route }, '@nestjs/graphql', [
    ...['Query', 'Mutation', 'Subscription', 'ResolveField'],
  ]),
  decorated(
    { id: 'nest-gateway', label: 'NestJS message', ...route, kind: 'ws-handler' },
    '@nestjs/websockets',
    ['SubscribeMessage'],
  ),
  decorated(
    { id: 'nest-message', label: 'NestJS message', ...job, onError: 'may-run-again' },
    '@nestjs/microservices',
    ['MessagePattern', 'EventPattern'],
  ),
  decorated(
    { id: 'nest-schedule', label: 'NestJS schedule', ...job, onError: 'logged' },
    '@nestjs/schedule',
    ['Cron', 'Interval', 'Timeout'],
  ),
  decorated(
    { id: 'nest-queue', label: 'NestJS queue', ...job, onError: 'may-run-again' },
    '@nestjs/bull',
    ['Process'],
  ),
  decorated(
    { id: 'nest-event', label: 'NestJS event', ...job, onError: 'logged' },
    '@nestjs/event-emitter',
    ['OnEvent'],
  ),
];
