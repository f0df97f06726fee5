/** A consultation under review, with two instructors of its school. */
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach } from 'vitest';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import type { Doubt } from '#lib/domain/grading/doubt.ts';
import type { ReviewView } from '#lib/domain/review/reviewView.ts';
import { newId } from './adapters/db/newId.ts';
import { reviewQueries } from './adapters/db/reviewStore.ts';
import { reviews } from './adapters/db/schema/reviews.ts';
import { users } from './adapters/db/schema/users.ts';
import {
	beginConsultation,
	command,
	useTestApp,
	viewWhen,
	type TestApp,
} from './openTestApp.fixture.ts';
import type { Actor } from './services/actor.ts';
import type { DecideInput } from './services/reviewPorts.ts';

/** Items of the chest pain case: the one that the consultation obtained, and one that it did not. */
export const got = 'asked_allergies';
export const missed = 'found_sildenafil';

export const items = (view: ReviewView) => view.sections.flatMap((section) => section.items);
export const itemOf = (view: ReviewView, id: string) => items(view).find((item) => item.id === id)!;

/** One thing was said, by default a question about allergies; marked by rules. */
export async function finishConsultation(
	{ app }: TestApp,
	student: Actor,
	text = 'Do you have any allergies?',
): Promise<string> {
	const rooms = app.services.consultation;
	const id = await beginConsultation(app, student);
	await rooms.say(student, id, { ...command(), text });
	await viewWhen(app, student, id, ({ canSpeak }) => canSpeak);
	await rooms.end(student, id, command());
	await rooms.submitNote(student, id, { ...command(), note: { ...emptyNote, plan: 'Aspirin.' } });
	await app.gradeWaiting();
	return id;
}

export async function colleagueOf(
	{ database }: TestApp,
	{ schoolId }: Actor,
	displayName: string,
	role: Actor['role'] = 'instructor',
): Promise<Actor> {
	const userId = newId();
	const email = `${userId}@school.example`;
	await database.inSystem((tx) =>
		tx.insert(users).values({ id: userId, schoolId, email, displayName, role }),
	);
	return { userId, schoolId, role, displayName };
}

type Change = Partial<Omit<DecideInput, 'commandId'>> & { itemId: string };

function createRoom(school: TestApp & { student: Actor }) {
	const held = {} as { ada: Actor; ben: Actor; consultationId: string; reviewId: string };
	const service = () => school.app.services.review;
	const inSchool = <T>(work: Parameters<typeof school.database.inSchool<T>>[1]) =>
		school.database.inSchool(school.student.schoolId, work);
	const read = (actor = held.ada) => service().getReview(actor, held.reviewId);
	return Object.assign(held, {
		service,
		inSchool,
		read,
		raise: (...doubts: Doubt[]) =>
			inSchool((tx) =>
				reviewQueries(tx, school.student.schoolId).raise(held.consultationId, doubts),
			),
		expireLease: () =>
			inSchool((tx) =>
				tx
					.update(reviews)
					.set({ leasedUntil: new Date(0) })
					.where(eq(reviews.id, held.reviewId)),
			),
		/** By default the mark that stands is accepted. */
		async decide(actor: Actor, change: Change, { commandId } = command()) {
			const { level } = itemOf(await read(actor), change.itemId);
			const input = { level: level ?? 0, seenLevel: level, reason: '', cited: [], ...change };
			return service().decide(actor, held.reviewId, { commandId, ...input });
		},
	});
}

/** For a whole test file; before each test a review of its own is opened, in which `got` and `missed` wait. */
export function useReviewRoom() {
	const school = useTestApp();
	const room = createRoom(school);
	beforeAll(async () => {
		room.ada = await colleagueOf(school, school.student, 'Ada Obi');
		room.ben = await colleagueOf(school, school.student, 'Ben Ito');
	});
	beforeEach(async () => {
		room.consultationId = await finishConsultation(school, school.student);
		const doubt = (itemId: string): Doubt => ({ itemId, reason: 'graders_disagree' });
		await room.raise(doubt(got), doubt(missed));
		const [review] = await room.inSchool((tx) =>
			tx.select().from(reviews).where(eq(reviews.consultationId, room.consultationId)),
		);
		room.reviewId = review!.id;
	});
	return { school, room };
}
