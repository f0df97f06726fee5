/** Reads replies in the model's own wire format, one after the other on one connection. */
import { Agent, request } from 'node:http';
import { createSseParser } from '#lib/server/adapters/llm/sseParser.ts';
import { readWireAnswer } from '#lib/server/adapters/llm/wireAnswer.ts';
import type { Reply } from './measured.ts';
import { startReplyClock } from './replyClock.ts';

const body = JSON.stringify({
	model: 'fake',
	stream: true,
	messages: [{ role: 'user', content: 'Where does it hurt?' }],
});

/** @param url of the model, or of what stands before it. @returns a function that asks for one reply. */
export function createModelReader(url: string): () => Promise<Reply> {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	return () =>
		new Promise((resolve, reject) => {
			const clock = startReplyClock();
			const headers = {
				'content-type': 'application/json',
				'content-length': Buffer.byteLength(body),
			};
			const asking = request(`${url}/chat/completions`, { method: 'POST', agent, headers });
			asking.on('error', reject).on('response', (response) => {
				const parse = createSseParser();
				response.on('data', (bytes: Buffer) => {
					for (const data of parse(bytes)) clock.take(readWireAnswer(data)?.text ?? '');
				});
				response.on('error', reject).on('end', () => resolve(clock.end()));
			});
			asking.end(body);
		});
}
