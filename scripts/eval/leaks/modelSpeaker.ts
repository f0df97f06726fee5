/** The model patient as the speaker of a trial: the engine of the server, over real HTTP to a hostile fake. */
import type { TrialSpeaker } from '#lib/domain/trial/trialSpeaker.ts';
import { createScriptedPatient } from '#lib/server/adapters/embedded/scriptedPatient.ts';
import {
	createModelPatient,
	type ModelPatientWorld,
} from '#lib/server/adapters/llm/modelPatient.ts';
import { modelsOn } from '#lib/server/adapters/llm/modelsOn.fixture.ts';
import type { Speaking } from '#lib/server/services/ports.ts';
import type { HostileManner } from '../../../tests/fakes/modelScript.ts';
import type { ModelServer } from '../../../tests/fakes/modelServer.ts';
import type { Message } from './findLeaks.ts';

/** What was sent, and how the reply came about. */
export type Spoken = {
	messages: readonly Message[];
	body: Record<string, unknown>;
	speaking: Speaking;
};

export type ModelSpeaker = {
	speaker: TrialSpeaker;
	/** How a model gives its prompt away from now on. */
	behave(manner: HostileManner): void;
	/** Of the last reply. @throws Error when there was none, or nothing was sent for it. */
	takeSpoken(): Spoken;
};

const silentLog = { info: () => {}, error: () => {} };
/** A scripted patient without pauses. */
const atOnce = { thinkMs: 0, chunkMs: 0 };

export function createModelSpeaker(
	server: ModelServer,
	vectors: ModelPatientWorld['vectors'] = () => null,
): ModelSpeaker {
	const { patient } = modelsOn(server).models;
	if (!patient) throw new Error('No model plays the patient.');
	const engine = createModelPatient(patient, createScriptedPatient(atOnce), {
		log: silentLog,
		vectors,
	});
	let last: Speaking | null = null;
	return {
		async speaker(task) {
			let shown = '';
			for await (const piece of engine.reply(
				task,
				'',
				new AbortController().signal,
				() => undefined,
			)) {
				if (piece.kind === 'text') shown += piece.text;
				else last = piece.speaking;
			}
			return { shown, by: last?.spokenBy ?? 'model' };
		},
		behave: (manner) => server.always({ isHostile: true, manner }),
		takeSpoken() {
			const sent = server.requests.splice(0).at(-1)?.body as Spoken['body'] | undefined;
			if (!sent || !last) throw new Error('A reply was spoken without asking the model.');
			const spoken = { body: sent, messages: sent.messages as Message[], speaking: last };
			last = null;
			return spoken;
		},
	};
}
