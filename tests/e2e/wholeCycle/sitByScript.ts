/** Candidates without a browser: the app's own endpoints, a few of them at a time. */
import { request } from '@playwright/test';
import { AppClient } from '../appClient.ts';
import { followRoom } from '../followRoom.ts';
import type { Invited } from '../newPeople.ts';
import { consultationOf, type Step } from './whatIsSaid.ts';

export type Examination = { id: string; code: string; stations: readonly string[] };

const atOnce = 4;

async function take(client: AppClient, consultationId: string, step: Step): Promise<void> {
	const room = `/api/consultations/${consultationId}`;
	if ('act' in step) await client.command(`${room}/act`, { actionId: step.act });
	else if ('examine' in step) await client.command(`${room}/examine`, { findingId: step.examine });
	else {
		await client.command(`${room}/say`, { text: step.say });
		await followRoom(client, consultationId, (view) => view.canSpeak);
	}
}

/** @returns the id of the consultation, handed in. */
async function sitStation(
	client: AppClient,
	{ id, code }: Examination,
	slug: string,
	quality: number,
): Promise<string> {
	const form = { startCode: code, language: 'en' };
	const consultationId = (await client.submitOn(`/sittings/${id}?/begin`, form)).split('/').at(-1)!;
	const room = `/api/consultations/${consultationId}`;
	await client.command(`${room}/begin`);
	const { steps, note } = consultationOf(slug, 'en', quality);
	for (const step of steps) await take(client, consultationId, step);
	await client.command(`${room}/end`);
	await client.command(`${room}/submit`, { note });
	return consultationId;
}

/** Nobody is equally good at everything. @returns from 0 to 1. */
const qualityAt = (talent: number, station: number, seat: number) =>
	Math.min(1, Math.max(0, talent + (((seat * 5 + station * 7) % 5) - 2) / 10));

async function sitAll(candidate: Invited, seat: number, of: Sitting): Promise<string[]> {
	const context = await request.newContext();
	const client = new AppClient(context, of.origin);
	await client.signInByLink(candidate.link);
	const done: string[] = [];
	for (const [station, slug] of of.examination.stations.entries()) {
		const quality = qualityAt(seat / (of.candidates.length - 1), station, seat);
		done.push(await sitStation(client, of.examination, slug, quality));
	}
	await context.dispose();
	return done;
}

type Sitting = { origin: string; examination: Examination; candidates: readonly Invited[] };

/** The first of them hardly ask anything, the last nearly all. @returns the ids of all consultations. */
export async function sitByScript(sitting: Sitting): Promise<string[]> {
	const waiting = [...sitting.candidates.entries()];
	const done: string[] = [];
	const lane = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const [seat, candidate] = next;
			done.push(...(await sitAll(candidate, seat, sitting)));
		}
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	return done;
}
