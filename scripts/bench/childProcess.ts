/** Processes that a measurement starts: told when they are ready, asked what they used, ended by it and nobody else. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Usage } from './measured.ts';

const beside = (name: string) => new URL(name, import.meta.url);
export const probeOptions = ['--import', beside('./probe.mjs').href];

type Message = { type: string };

/** @returns the next message of this type. @throws Error when the process ends before. */
export async function nextMessage<T extends Message>(
	child: ChildProcess,
	type: T['type'],
): Promise<T> {
	return new Promise((resolve, reject) => {
		const onMessage = (message: unknown) => {
			if ((message as Message).type === type) settle(() => resolve(message as T));
		};
		const onExit = (code: number | null) =>
			settle(() => reject(new Error(`A process of the measurement ended early (code ${code}).`)));
		const settle = (then: () => void) => {
			child.off('message', onMessage).off('exit', onExit);
			then();
		};
		child.on('message', onMessage).on('exit', onExit);
	});
}

/** @param file beside this one. @param settings handed over as JSON. @returns the process and the port it listens on. */
export async function startChild(file: string, settings: object = {}) {
	const child = fork(fileURLToPath(beside(file)), [JSON.stringify(settings)], {
		execArgv: ['--import', 'tsx', ...probeOptions],
		serialization: 'advanced',
	});
	const { port } = await nextMessage<{ type: 'ready'; port: number }>(child, 'ready');
	return { child, port };
}

/** @returns what it used since it was last asked. */
export async function readUsage(child: ChildProcess): Promise<Usage> {
	const answer = nextMessage<{ type: 'probe' } & Usage>(child, 'probe');
	child.send('probe');
	return answer;
}

export async function endChild(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	await ended;
}
