/** The readers by page format. A new format is one file here and one line in this table. */
import type { StatusReaderId } from '../../model/knowledge';
import { readIncidentio } from './incidentio';
import type { StatusReader } from './reader';
import { readStatuspage } from './statuspage';

export const readers: Readonly<Record<StatusReaderId, StatusReader>> = {
  statuspage: readStatuspage,
  incidentio: readIncidentio,
};

export type { StatusAnswer, StatusReader } from './reader';
