import { describe, expect, it } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import {
	beginConsultation,
	command,
	openTestApp,
	viewWhen,
	useTestApp,
} from './openTestApp.fixture.ts';

const school = useTestApp();

const listening = ({ canSpeak }: { canSpeak: boolean }) => canSpeak;
const rooms = () => school.app.services.consultation;

describe('time', () => {
	const overdue = (id: string) =>
		school.database.inSystem((tx) =>
			tx.execute(
				`update consultations set due_at = now() - interval '1 second',
					next_due_at = now() - interval '1 second' where id = '${id}'`,
			),
		);

	it('that ran out advances the consultation with the saved work, without anybody asking', async () => {
		const id = await beginConsultation(school.app, school.student);
		await rooms().saveDraft(school.student, id, {
			notepad: 'thinks',
			hypotheses: [],
			note: { ...emptyNote, plan: 'ECG' },
		});
		await overdue(id);
		await viewWhen(school.app, school.student, id, ({ stage }) => stage === 'writing');
		await overdue(id);
		const view = await viewWhen(
			school.app,
			school.student,
			id,
			({ stage }) => stage === 'submitted',
		);
		expect(view.draft.note.plan).toBe('ECG');
	});

	it('that a reply waited for a speaker is given back', async () => {
		// A school of its own, so that nobody else takes the reply up.
		const slow = await openTestApp({ SCRIPTED_PACE: 'natural' });
		try {
			const { app, database } = slow;
			const actor = await slow.newActor();
			const id = await beginConsultation(app, actor);
			const { consultation } = app.services;
			const before = await consultation.getView(actor, id);
			await consultation.say(actor, id, { ...command(), text: 'What brings you in?' });
			await database.inSystem((tx) =>
				tx.execute(
					`update replies set status = 'running', owner = 'dead',
						heartbeat_at = now() - interval '30 seconds' where consultation_id = '${id}'`,
				),
			);
			const after = await viewWhen(app, actor, id, listening);
			const gained = (after.clock.dueAtMs ?? 0) - (before.clock.dueAtMs ?? 0);
			expect(gained).toBeGreaterThanOrEqual(30_000);
			const credits = await database.inSystem((tx) =>
				tx.execute<{ milliseconds: string }>(
					`select milliseconds from time_credits where consultation_id = '${id}'`,
				),
			);
			expect(credits.map(({ milliseconds }) => Number(milliseconds))).toEqual([gained]);
		} finally {
			await slow.close();
		}
	});

	it('refuses a command that comes after it', async () => {
		const id = await beginConsultation(school.app, school.student);
		await overdue(id);
		const late = rooms().say(school.student, id, { ...command(), text: 'One more thing?' });
		await expect(late).rejects.toMatchObject({ code: expect.stringMatching(/time_is_up|not_now/) });
	});
});
