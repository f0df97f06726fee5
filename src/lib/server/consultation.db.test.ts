import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import { ServiceError } from './services/serviceError.ts';
import type { RoomMessage } from './services/followRoom.ts';
import { parseCursor } from './services/followRoom.ts';
import {
	beginConsultation,
	command,
	openAppOn,
	viewWhen,
	useTestApp,
} from './openTestApp.fixture.ts';

const school = useTestApp();

const listening = ({ canSpeak }: { canSpeak: boolean }) => canSpeak;
const rooms = () => school.app.services.consultation;
const said = (view: { transcript: { speaker: string; text: string }[] }, speaker: string) =>
	view.transcript.filter((line) => line.speaker === speaker).map(({ text }) => text);

describe('one utterance', () => {
	it('sent twice with the same command id is said once and answered the same', async () => {
		const id = await beginConsultation(school.app, school.student);
		const utterance = { ...command(), text: 'When did the pain start?' };
		const answers = await Promise.all([
			rooms().say(school.student, id, utterance),
			rooms().say(school.student, id, utterance),
		]);
		await viewWhen(school.app, school.student, id, listening);
		expect(await rooms().say(school.student, id, utterance)).toEqual(answers[0]);
		const view = await rooms().getView(school.student, id);
		expect(said(view, 'student')).toEqual(['When did the pain start?']);
		expect(said(view, 'patient')).toHaveLength(1);
	});

	it('from two tabs at once gets one answer: the second is told that the patient is speaking', async () => {
		const slow = await openAppOn(school.url);
		try {
			const id = await beginConsultation(slow, school.student);
			const results = await Promise.allSettled(
				['Where is the pain?', 'Do you smoke?'].map((text) =>
					slow.services.consultation.say(school.student, id, { ...command(), text }),
				),
			);
			expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
			const refused = results.find((result) => result.status === 'rejected');
			expect(refused?.reason).toMatchObject({ code: 'patient_is_speaking' });
		} finally {
			await slow.close();
		}
	});

	it('that was refused stays refused, also where a copy of it comes once the patient has finished', async () => {
		const slow = await openAppOn(school.url);
		const { say, getView } = slow.services.consultation;
		try {
			const id = await beginConsultation(slow, school.student);
			const early = { ...command(), text: 'Do you smoke?' };
			await say(school.student, id, { ...command(), text: 'Where is the pain?' });
			const refused = { code: 'patient_is_speaking' };
			await expect(say(school.student, id, early)).rejects.toMatchObject(refused);
			await viewWhen(slow, school.student, id, listening);
			await expect(say(school.student, id, early)).rejects.toMatchObject(refused);
			await say(school.student, id, { ...early, ...command() });
			expect(said(await getView(school.student, id), 'student')).toEqual([
				'Where is the pain?',
				'Do you smoke?',
			]);
		} finally {
			await slow.close();
		}
	});

	it('of somebody who turns out to be nobody is not stored', async () => {
		const id = await beginConsultation(school.app, school.student);
		const nobody = async () => {
			throw new ServiceError('not_signed_in');
		};
		const said = { ...command(), text: 'Do you smoke?' };
		const answer = rooms().say(school.student, id, said, nobody);
		await expect(answer).rejects.toMatchObject({ code: 'not_signed_in' });
		const { transcript, canSpeak } = await rooms().getView(school.student, id);
		expect([transcript.filter(({ speaker }) => speaker === 'student'), canSpeak]).toEqual([
			[],
			true,
		]);
	});

	it('that is empty or too long is refused with a code that says which', async () => {
		const id = await beginConsultation(school.app, school.student);
		const say = (text: string) => rooms().say(school.student, id, { ...command(), text });
		await expect(say('   ')).rejects.toMatchObject({ code: 'empty' });
		await expect(say('a'.repeat(2001))).rejects.toMatchObject({ code: 'too_long' });
	});
});

describe('characters that no database keeps', () => {
	it('are left out of what is said and written, and cost nothing else', async () => {
		const id = await beginConsultation(school.app, school.student);
		await rooms().say(school.student, id, { ...command(), text: 'When did\0 it start? \ud83d' });
		await rooms().saveDraft(school.student, id, {
			notepad: 'chest\0 pain',
			hypotheses: [],
			note: { ...emptyNote, plan: 'ECG\0 \udc00' },
		});
		const view = await viewWhen(school.app, school.student, id, listening);
		expect(said(view, 'student')).toEqual(['When did it start? \ufffd']);
		expect(view.draft).toMatchObject({ notepad: 'chest pain', note: { plan: 'ECG \ufffd' } });
	});
});

describe('a room', () => {
	it('resumes in the middle of a reply from the last event a browser has seen', async () => {
		const slow = await openAppOn(school.url);
		try {
			const id = await beginConsultation(slow, school.student);
			await slow.services.consultation.say(school.student, id, {
				...command(),
				text: 'What brings you in today?',
			});
			const seen: RoomMessage[] = [];
			const first = new AbortController();
			for await (const message of slow.follow(school.student, id, null, first.signal)) {
				seen.push(message);
				if (seen.filter(({ event }) => event.type === 'chunk').length === 3) first.abort();
			}
			const cursor = parseCursor(seen.at(-1)?.id);
			let text = seen.map(({ event }) => (event.type === 'chunk' ? event.text : '')).join('');
			const second = new AbortController();
			for await (const { event } of slow.follow(school.student, id, cursor, second.signal)) {
				if (event.type === 'chunk') text += event.text;
				else if (event.view.canSpeak) {
					expect(said(event.view, 'patient').at(-1)).toBe(text);
					second.abort();
				}
			}
		} finally {
			await slow.close();
		}
	});

	it('stopped in the middle of a reply keeps what was shown, and only that', async () => {
		const slow = await openAppOn(school.url);
		try {
			const id = await beginConsultation(slow, school.student);
			const { consultation } = slow.services;
			await consultation.say(school.student, id, {
				...command(),
				text: 'What brings you in today?',
			});
			const abort = new AbortController();
			let shown = '';
			for await (const { event } of slow.follow(school.student, id, null, abort.signal)) {
				if (event.type === 'chunk') shown += event.text;
				if (shown.length > 10 && !abort.signal.aborted) {
					await consultation.stopReply(school.student, id, command());
					abort.abort();
				}
			}
			const view = await consultation.getView(school.student, id);
			expect(view.canSpeak).toBe(true);
			expect(said(view, 'patient').at(-1)?.startsWith(shown)).toBe(true);
			const [row] = await school.database.inSystem((tx) =>
				tx.execute<{ status: string; whole: boolean }>(
					`select status, (select string_agg(text, '' order by sequence) from reply_chunks
						where reply_id = replies.id) = (select text from utterances
						where answers_id = replies.utterance_id) as whole
					from replies where consultation_id = '${id}'`,
				),
			);
			expect(row).toEqual({ status: 'stopped', whole: true });
		} finally {
			await slow.close();
		}
	});

	it('left by a dying process is answered to the end by another, word for word', async () => {
		const dying = await openAppOn(school.url);
		const id = await beginConsultation(dying, school.student);
		await dying.services.consultation.say(school.student, id, {
			...command(),
			text: 'Tell me what happened',
		});
		await dying.close();
		const view = await viewWhen(school.app, school.student, id, listening);
		expect(said(view, 'student')).toHaveLength(1);
		expect(said(view, 'patient')).toHaveLength(1);
	});
});

describe("another's consultation", () => {
	it('does not exist for anybody else, in the school or outside it', async () => {
		const id = await beginConsultation(school.app, school.student);
		const outsider = await school.newActor();
		const classmate = { ...school.student, userId: randomUUID() };
		for (const actor of [outsider, classmate]) {
			await expect(rooms().getView(actor, id)).rejects.toMatchObject({ code: 'not_found' });
			const say = rooms().say(actor, id, { ...command(), text: 'Hello' });
			await expect(say).rejects.toMatchObject({ code: 'not_found' });
		}
	});
});

describe('what reaches a student', () => {
	it('never holds the diagnosis, untold facts, findings not asked for, or the rubric', async () => {
		const id = await beginConsultation(school.app, school.student);
		await rooms().say(school.student, id, { ...command(), text: 'Hello, what brings you in?' });
		await viewWhen(school.app, school.student, id, listening);
		const payload = JSON.stringify([
			await rooms().getView(school.student, id),
			await rooms().listChoices(school.student, id),
			await school.app.services.library.listScenarios(school.student, 'en'),
		]);
		const secrets = await readSecrets();
		expect(secrets.length).toBeGreaterThan(60);
		expect(
			secrets.filter((secret) => payload.includes(JSON.stringify(secret).slice(1, -1))),
		).toEqual([]);
	});
});

/** Everything authored that nobody has earned after one opening question. */
async function readSecrets(): Promise<string[]> {
	const { parseScenario } = await import('#lib/domain/scenario/loadScenario.ts');
	const { parseRubric } = await import('#lib/domain/rubric/loadRubric.ts');
	const { readFile } = await import('node:fs/promises');
	const read = (name: string) => readFile(`scenarios/chest-pain/${name}.en.yaml`, 'utf8');
	const parsed = parseScenario(await read('scenario'), 'scenario');
	const marking = parseRubric(await read('rubric'), 'rubric');
	if ('faults' in parsed || 'faults' in marking) throw new Error('The case has faults.');
	const { scenario } = parsed;
	const untold = scenario.facts.filter(({ id }) => !scenario.patient.openingFacts.includes(id));
	return [
		scenario.internalTitle,
		scenario.diagnosis.primary,
		...scenario.diagnosis.differential,
		...untold.flatMap(({ says, label }) => [...says, label]),
		...scenario.findings.map(({ result }) => result),
		...scenario.actions.map(({ result }) => result),
		...marking.rubric.sections.flatMap(({ items }) =>
			items.flatMap(({ why, question }) => [why, question]),
		),
	];
}
