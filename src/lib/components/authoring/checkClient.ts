/** Asks the worker for the faults of what is written: one question at a time, and of those that wait the newest. */
import type { CaseFiles } from '#lib/domain/authoring/checkDraft.ts';
import type { CheckOrder, CheckResult, CheckSetup } from './checkWorker.ts';

export type CheckClient = { check(files: CaseFiles): void; close(): void };

export function openCheckClient(
	setup: CheckSetup,
	onresult: (result: CheckResult) => void,
): CheckClient {
	const worker = new Worker(new URL('./checkWorker.ts', import.meta.url), { type: 'module' });
	const send = (order: CheckOrder) => worker.postMessage(order);
	let isBusy = false;
	let waiting: CaseFiles | null = null;
	const next = () => {
		isBusy = waiting !== null;
		if (waiting) send({ files: waiting });
		waiting = null;
	};
	worker.addEventListener('message', ({ data }: MessageEvent<CheckResult>) => {
		onresult(data);
		next();
	});
	send({ setup });
	return {
		check(files) {
			waiting = files;
			if (!isBusy) next();
		},
		close: () => worker.terminate(),
	};
}
