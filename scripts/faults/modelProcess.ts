/** The fake model in a process of its own, with the faults of a seed; answers how much it was asked. */
import { startModelServer } from '../../tests/fakes/modelServer.ts';
import { planModel } from './plan.ts';

const { seed } = JSON.parse(process.argv[2] ?? '{}') as { seed: number };
let asked = 0;
const server = await startModelServer((chat) => {
	asked = chat;
	return planModel(seed, chat);
});
// Nobody reads the record, and it would hold every prompt of the run.
setInterval(() => (server.requests.length = 0), 1000);
process.on('message', (message) => {
	if (message === 'asked') process.send?.({ type: 'asked', asked });
});
process.send?.({ type: 'ready', port: Number(new URL(server.baseUrl).port) });
process.on('disconnect', () => process.exit());
