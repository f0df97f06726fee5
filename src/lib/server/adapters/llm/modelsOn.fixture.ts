/** Models on the fake server, with a sleep that takes no time and a log that is kept. */
import { createModels } from './createModels.ts';
import { readModelSettings } from './modelSettings.ts';

type Server = { baseUrl: string };

/** @param env beside the server's address; the key is `sk-secret`. */
export function modelsOn({ baseUrl }: Server, env: Record<string, string> = {}) {
	const slept: number[] = [];
	const logged: string[] = [];
	const write = (fields: object, message: string) =>
		void logged.push(`${message} ${JSON.stringify(fields)}`);
	const settings = readModelSettings({
		OPENAI_BASE_URL: baseUrl,
		OPENAI_MODEL: 'fake',
		OPENAI_API_KEY: 'sk-secret',
		...env,
	});
	const models = createModels(settings, {
		nowMs: () => Date.now(),
		sleep: async (ms) => void slept.push(ms),
		random: () => 0.5,
		log: { info: write, error: write },
	});
	return { models, slept, logged };
}
