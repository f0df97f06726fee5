import { sendCsv } from '../sendCsv.ts';

export const GET = sendCsv('long');
