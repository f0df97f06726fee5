import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startModelServer, type ModelServer } from '../../../../../tests/fakes/modelServer.ts';
import type { ModelScriptInput } from '../../../../../tests/fakes/modelScript.ts';
import { claimRules } from '#lib/domain/patient/guard/claims/claims.fixture.ts';
import type { CaseTexts } from '#lib/domain/patient/guard/meaning/caseTexts.ts';
import type {
	MeaningRules,
	MeaningVectors,
} from '#lib/domain/patient/guard/meaning/createMeaningGuard.ts';
import { buildWordLikeness } from '#lib/domain/patient/guard/meaning/wordLikeness.ts';
import type { ReplyTask } from '#lib/domain/patient/replyTask.ts';
import type { PatientEngine, Speaking } from '#lib/server/services/ports.ts';
import { createScriptedPatient } from '../embedded/scriptedPatient.ts';
import { indexPhrases } from '#lib/domain/patient/guard/phraseIndex.ts';
import { createModelPatient } from './modelPatient.ts';
import { modelsOn } from './modelsOn.fixture.ts';

let server: ModelServer;
beforeEach(async () => {
	server = await startModelServer();
});
afterEach(() => server.close());

const secret = 'They took my licence away at the harbour.';
const ofCase: CaseTexts = {
	entries: [{ text: secret, kind: 'guarded', factId: 'drinks', letters: '' }],
	likeness: buildWordLikeness([secret, 'My knee is sore.', 'Since Friday.'], 'en'),
};
const meaning: MeaningRules = {
	...{ language: 'en', ofCase, planned: [], tellable: new Set() },
	isSecret: () => true,
};

const task: ReplyTask = {
	mode: 'practice',
	script: [
		{ text: 'My knee is sore.', told: ['sore_knee'] },
		{ text: ' Since Friday.', told: ['onset_friday'] },
	],
	breakOff: 'Sorry, where was I?',
	prompt: () => ({
		brief: {
			messages: [{ role: 'user', content: 'Hello' }],
			endingAt: 5,
			factIds: [],
			directions: [],
		},
		rules: {
			language: 'en',
			mostCharacters: 200,
			indexes: [indexPhrases([{ text: 'gout', reason: 'diagnosis' }])],
			isFree: () => false,
		},
		clauseRules: { language: 'en', claims: claimRules('en'), meaning },
		wholeCaseTokens: 900,
	}),
};
const script = 'My knee is sore. Since Friday.';

type Manner = { mode?: ReplyTask['mode']; vectors?: MeaningVectors | null };

async function speak(said = '', { mode = 'practice', vectors = null }: Manner = {}) {
	const { signal } = new AbortController();
	const { models } = modelsOn(server);
	const scripted = createScriptedPatient({ thinkMs: 0, chunkMs: 0 });
	const log = { info: () => {}, error: () => {} };
	const engine: PatientEngine = createModelPatient(models.patient!, scripted, {
		log,
		vectors: () => vectors,
	});
	let shown = said;
	let speaking: Speaking | null = null;
	const piecesOf = { ...task, mode };
	for await (const piece of engine.reply(piecesOf, said, signal, () => undefined)) {
		if (piece.kind === 'text') shown += piece.text;
		else speaking = piece.speaking;
	}
	return { shown, speaking };
}

describe('a model that plays the patient', () => {
	it('is heard in its own words', async () => {
		server.next({ reply: 'It has been sore since Friday, my knee.' });
		const { shown, speaking } = await speak();
		expect(shown).toBe('It has been sore since Friday, my knee.');
		expect(speaking).toMatchObject({ spokenBy: 'model', caught: null, isCut: false });
	});

	it.each<[string, ModelScriptInput, Partial<Speaking>]>([
		['says at once what it must not', { reply: 'Gout, it is gout.' }, { caught: 'diagnosis' }],
		['says nothing', { reply: ' ' }, { fault: 'empty' }],
		['is out of order', { fault: { kind: 'status', status: 500 } }, { fault: 'server_error' }],
	])('is stood in for by the author’s words when it %s', async (_, given, how) => {
		server.always(given);
		const { shown, speaking } = await speak();
		expect(shown).toBe(script);
		expect(speaking).toMatchObject({ spokenBy: 'author', isCut: false, ...how });
	});

	it('breaks off in character when it is caught in mid-speech', async () => {
		server.always({ reply: 'My knee is bad. They say it is gout.' });
		const { shown, speaking } = await speak();
		// How much of the clause was out by then hangs on what the catalogue could take its words for.
		expect(shown).toMatch(/^My knee is bad\.( They( say( it( is)?)?)?)? … Sorry, where was I\?$/);
		expect(speaking).toMatchObject({ spokenBy: 'model', caught: 'diagnosis', isCut: true });
	});

	it('is marked as cut when its line goes dead in mid-speech', async () => {
		server.always({
			reply: 'It is bad and has been for days.',
			fault: { kind: 'ends_early', afterTokens: 4 },
		});
		const { shown, speaking } = await speak();
		expect(shown).toMatch(/^It is .*… Sorry, where was I\?$/);
		expect(speaking).toMatchObject({ spokenBy: 'model', fault: 'cut', isCut: true });
	});

	it('ends with a whole sentence when it would never end', async () => {
		server.always({ reply: 'It is sore. '.repeat(60) });
		const { shown, speaking } = await speak();
		expect(shown.trim()).toMatch(/sore\.$/);
		expect(shown.length).toBeLessThanOrEqual(200);
		expect(speaking).toMatchObject({ caught: 'endless', isCut: false });
	});
});

describe('a model that invents', () => {
	const reply = 'My knee is sore. And I take warfarin, two a day.';
	it.each(['practice', 'assessment'] as const)(
		'is caught before it was read, in %s',
		async (mode) => {
			server.always({ reply });
			const { shown, speaking } = await speak('', { mode });
			expect(shown).toMatch(/^My knee is sore\..*… Sorry, where was I\?$/);
			expect(shown).not.toContain('warfarin');
			expect(speaking).toMatchObject({ caught: 'invented', isCut: true });
		},
	);
	it('is stood in for when it begins so', async () => {
		server.always({ reply: 'I take warfarin, two a day.' });
		const { shown, speaking } = await speak('', { mode: 'assessment' });
		expect(shown).toBe(script);
		expect(speaking).toMatchObject({ spokenBy: 'author', caught: 'invented' });
	});
});

describe('a model that says a secret in other words', () => {
	const reply = 'Well, it is so. My licence was taken away at the harbour. Yes.';
	it('is caught in an assessment before it was read', async () => {
		server.always({ reply });
		const { shown, speaking } = await speak('', { mode: 'assessment' });
		expect(shown).toBe('Well, it is so. … Sorry, where was I?');
		expect(speaking).toMatchObject({ caught: 'meaning', isCut: true });
	});
	it('ends there in practice, where meaning is judged behind', async () => {
		server.always({ reply });
		const { shown, speaking } = await speak();
		expect(shown).toMatch(/^Well, it is so\. My licence.*… Sorry, where was I\?$/);
		expect(speaking).toMatchObject({ caught: 'meaning', isCut: true });
	});
});

describe('a sentence model that does not answer', () => {
	const never: MeaningVectors = {
		atHand: (texts) => texts.map(() => new Float32Array(2)),
		of: () => new Promise(() => {}),
	};
	const reply = 'We walk along the harbour on Sundays.';
	it('holds no student up in practice', async () => {
		server.always({ reply });
		const { shown, speaking } = await speak('', { vectors: never });
		expect(shown).toBe(reply);
		expect(speaking).toMatchObject({ spokenBy: 'model', caught: null });
	});
	it('gives an assessment the author’s words, not what nobody judged', async () => {
		server.always({ reply });
		const { shown, speaking } = await speak('', { mode: 'assessment', vectors: never });
		expect(shown).toBe(script);
		expect(speaking).toMatchObject({ spokenBy: 'author', fault: 'guard_timeout' });
	});
});

describe('a reply begun by a process that died', () => {
	it('goes on where the author’s words had been spoken', async () => {
		const { shown, speaking } = await speak('My knee is');
		expect(shown).toBe(script);
		expect(speaking).toMatchObject({ spokenBy: 'author' });
	});
	it('ends as cut where a model’s had, and asks nobody anew', async () => {
		const { shown, speaking } = await speak('It has been sore');
		expect(shown).toBe('It has been sore … Sorry, where was I?');
		expect(speaking).toMatchObject({ spokenBy: 'model', isCut: true });
		expect(server.requests).toHaveLength(0);
	});
});
