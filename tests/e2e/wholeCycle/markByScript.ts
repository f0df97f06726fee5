/** Markers without a browser: they read the record, grade it as a whole, decide what is in doubt and sign. */
import { request } from '@playwright/test';
import type { MarkingView } from '#lib/domain/assessment/markingView.ts';
import { AppClient } from '../appClient.ts';
import { invite } from '../newPeople.ts';

/** What was said, as the record shows it before any mark is seen. */
const linesIn = (page: string) => page.match(/id="line-\d+"/g)?.length ?? 0;

/** Longer conversations look better: as good a rule as any for one who does not read. @returns 1 to 5. */
const gradeOf = (lines: number) => Math.min(5, 1 + Math.floor(lines / 4));

async function decideDoubts(marker: AppClient, marking: string, view: MarkingView): Promise<void> {
	if (view.step !== 'deciding') return;
	const items = view.review.sections.flatMap((section) => section.items);
	for (const { id, level } of items.filter(({ doubts }) => doubts.length > 0)) {
		const decision = { itemId: id, level: 0, seenLevel: level, cited: [] };
		const reason = 'Nothing on record earns it.';
		await marker.command(`${marking}/decide`, { ...decision, reason });
	}
}

/** @returns how many this marker signed until nothing was free. */
async function markAll(marker: AppClient, assessmentId: string): Promise<number> {
	for (let signed = 0; ; signed += 1) {
		const asked = { assessmentId, stationId: null, leaving: null };
		const { markingId } = await marker.command<{ markingId: string | null }>(
			'/api/markings/next',
			asked,
		);
		if (markingId === null) return signed;
		const path = `/assessments/${assessmentId}/marking/${markingId}`;
		const page = await (await marker.request.get(marker.origin + path)).text();
		const marking = `/api/markings/${markingId}`;
		const view = await marker.command<MarkingView>(`${marking}/grade`, {
			grade: gradeOf(linesIn(page)),
		});
		await decideDoubts(marker, marking, view);
		await marker.command(`${marking}/sign`);
	}
}

async function newMarker(origin: string): Promise<AppClient> {
	const { link } = await invite(origin, 'instructor');
	const marker = new AppClient(await request.newContext(), origin);
	await marker.signInByLink(link);
	return marker;
}

/** Nobody marks a sitting twice, so that second and third rounds need as many people. */
const markers = 3;

/** @returns how many were signed: all there are, those that markers who lay apart called for among them. */
export async function markByScript(origin: string, assessmentId: string): Promise<number> {
	const all = await Promise.all(Array.from({ length: markers }, () => newMarker(origin)));
	let signed = 0;
	for (let now = -1; now !== 0; signed += now) {
		const each = await Promise.all(all.map((marker) => markAll(marker, assessmentId)));
		now = each.reduce((sum, count) => sum + count, 0);
	}
	await Promise.all(all.map(({ request: context }) => context.dispose()));
	return signed;
}
