import { parse } from 'csv-parse/sync';
import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { code } from './assessmentRoom.fixture.ts';
import { auditRecords } from './adapters/db/schema/audit.ts';
import {
	markAssessment,
	type MarkedAs,
	type Place,
	type PlacedItem,
} from './markedAssessment.fixture.ts';
import { useTestApp } from './openTestApp.fixture.ts';

const school = useTestApp();
const results = () => school.app.services.results;

/** The stronger a candidate, the more items they have; which ones differs by station. */
const levelOf = ({ candidate, station }: Place, { index, highest }: PlacedItem) =>
	(index * 7 + station * 3 + candidate * 5) % 13 <= candidate ? highest : 0;
const gradeOf = ({ candidate, station }: Place) =>
	Math.min(5, Math.max(1, 1 + Math.floor((candidate + ((candidate + station) % 3)) / 3)));
const twelve: MarkedAs = { people: 12, levelOf, gradeOf };

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
const average = (values: readonly number[]) => sum(values) / values.length;
const spread = (values: readonly number[]) =>
	(sum(values.map((one) => one * one)) - values.length * average(values) ** 2) /
	(values.length - 1);

/** By the textbook's sums, apart from the product's own code. */
function regress(xs: readonly number[], ys: readonly number[]) {
	const n = xs.length;
	const [sx, sy] = [sum(xs), sum(ys)];
	const sxy = sum(xs.map((x, index) => x * ys[index]!));
	const sxx = sum(xs.map((x) => x * x));
	const slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
	return { slope, intercept: (sy - slope * sx) / n };
}

type Room = Awaited<ReturnType<typeof markAssessment>>;
const read = (room: Room) => results().getResults(room.ada, room.id, 'en');
const table = async (room: Room, shape: 'wide' | 'long') =>
	parse(await results().exportCsv(room.ada, room.id, shape), {
		bom: true,
		columns: true,
	});

describe('results of twelve candidates at two stations, all signed', () => {
	let room: Room;
	let points: number[][];
	let highest: number[];
	beforeAll(async () => {
		const seen = new Map<string, number>();
		const most = [new Map<string, number>(), new Map<string, number>()];
		room = await markAssessment(school, {
			...twelve,
			levelOf(place, item) {
				const level = levelOf(place, item);
				const key = `${place.station} ${place.candidate} ${item.id}`;
				seen.set(key, (level / item.highest) * item.marks);
				most[place.station]!.set(item.id, item.marks);
				return level;
			},
		});
		const scoreOf = (station: number, candidate: number) =>
			sum(
				[...seen]
					.filter(([key]) => key.startsWith(`${station} ${candidate} `))
					.map(([, one]) => one),
			);
		points = [0, 1].map((station) =>
			Array.from({ length: 12 }, (_, candidate) => scoreOf(station, candidate)),
		);
		highest = most.map((items) => sum([...items.values()]));
	});

	it('are each station’s mean, spread, cut and fails', async () => {
		const { stations } = await read(room);
		for (const [index, station] of stations.entries()) {
			const grades = points[index]!.map((_, candidate) => gradeOf({ candidate, station: index }));
			const { slope, intercept } = regress(grades, points[index]!);
			const cut = intercept + 2 * slope;
			expect(station).toMatchObject({ n: 12, unmarked: 0, notSat: 0, highest: highest[index] });
			expect(station.mean).toBeCloseTo(average(points[index]!), 9);
			expect(station.sd).toBeCloseTo(Math.sqrt(spread(points[index]!)), 9);
			expect(station.cut).toEqual({ ok: true, points: expect.closeTo(cut, 9) as number });
			expect(station.fails).toBe(points[index]!.filter((one) => one < cut).length);
		}
	});

	it('are of the whole the mean of the stations, alpha over them, and the mean of their cuts', async () => {
		const { overview, candidates, stations } = await read(room);
		const shares = points.map((own, station) => own.map((one) => one / highest[station]!));
		const totals = shares[0]!.map((one, candidate) => (one + shares[1]![candidate]!) / 2);
		const sums = totals.map((one) => 2 * one);
		const alpha = 2 * (1 - (spread(shares[0]!) + spread(shares[1]!)) / spread(sums));
		const cuts = stations.map(({ cut }, index) => (cut.ok ? cut.points / highest[index]! : NaN));
		expect(overview).toMatchObject({ complete: 12 });
		expect(overview!.mean).toBeCloseTo(average(totals), 9);
		expect(overview!.alpha).toBeCloseTo(alpha, 9);
		expect(overview!.sem).toBeCloseTo(Math.sqrt(spread(totals) * (1 - alpha)), 9);
		expect(overview!.cut).toMatchObject({ ok: true, share: expect.closeTo(average(cuts), 9) });
		expect(overview!.fails).toBe(totals.filter((one) => one < average(cuts)).length);
		const shown = new Map(candidates.map(({ number, share }) => [number, share]));
		totals.forEach((total, index) => expect(shown.get(room.numberOf(index))).toBeCloseTo(total, 9));
	});

	it('are told by number, and no name or address goes with them', async () => {
		const told = JSON.stringify([
			await read(room),
			await results().getAgreement(room.ada, room.id, 'en'),
			await results().exportCsv(room.ada, room.id, 'wide'),
			await results().exportCsv(room.ada, room.id, 'long'),
		]);
		for (const { userId, displayName } of room.people) {
			expect(told).not.toContain(userId);
			expect(told).not.toContain(displayName);
		}
		expect(told).not.toContain('@school.example');
	});

	it('are taken away as a row for each candidate, or for each of their items', async () => {
		const wide = (await table(room, 'wide')) as Record<string, string>[];
		expect(wide).toHaveLength(12);
		const strongest = wide.find(({ number }) => number === room.numberOf(11))!;
		expect(strongest).toMatchObject({ s1_grade: String(gradeOf({ candidate: 11, station: 0 })) });
		expect(Number(strongest.s2_score)).toBeCloseTo(points[1]![11]!, 9);
		const long = (await table(room, 'long')) as Record<string, string>[];
		const own = long.filter(
			({ number, station }) => number === room.numberOf(11) && station === '2',
		);
		expect(sum(own.map((row) => Number(row.points)))).toBeCloseTo(points[1]![11]!, 9);
		expect(new Set(own.map(({ by }) => by))).toEqual(new Set(['human']));
		expect(own.map((row) => row[`item`])).toHaveLength(
			Object.keys(strongest).filter((name) => name.startsWith('s2_item_')).length,
		);
	});

	it('go on record when they are taken away, with who took them', async () => {
		await results().exportCsv(room.ada, room.id, 'long');
		const rows = await school.database.inSchool(room.ada.schoolId, (tx) =>
			tx
				.select()
				.from(auditRecords)
				.where(
					and(eq(auditRecords.action, 'results.exported'), eq(auditRecords.resourceId, room.id)),
				),
		);
		expect(rows.at(-1)).toMatchObject({
			...{ actorId: room.ada.userId, resourceType: 'assessment' },
			details: { shape: 'long' },
		});
	});

	it('are for staff of the school alone', async () => {
		const stranger = await school.newActor('admin');
		for (const read of [
			(actor: typeof stranger) => results().getResults(actor, room.id, 'en'),
			(actor: typeof stranger) => results().getAgreement(actor, room.id, 'en'),
			(actor: typeof stranger) => results().exportCsv(actor, room.id, 'wide'),
		]) {
			await expect(read(room.people[0]!)).rejects.toMatchObject(code('not_allowed'));
			await expect(read(stranger)).rejects.toMatchObject(code('not_found'));
		}
	});
});

describe('results while marking goes on', () => {
	it('are provisional, keep every candidate, and refuse a cut from too few grades', async () => {
		const room = await markAssessment(school, {
			...{ people: 12, levelOf, gradeOf },
			sits: (candidate) => (candidate === 0 ? 0 : candidate === 1 ? 1 : 2),
			isSigned: ({ candidate, station }) => !(candidate < 4 && station === 1),
		});
		const { stations, candidates, ...view } = await read(room);
		expect(view).toMatchObject({ sittings: 21, unmarked: 2, running: 0 });
		expect(candidates).toHaveLength(12);
		const rowOf = (candidate: number) =>
			candidates.find(({ number }) => number === room.numberOf(candidate));
		expect(rowOf(0)).toMatchObject({ stations: [null, null], sat: 0, outcome: 'incomplete' });
		expect(rowOf(1)).toMatchObject({ stations: [expect.any(Number), null], sat: 1 });
		expect(rowOf(2)).toMatchObject({ stations: [expect.any(Number), null], sat: 2 });
		expect(rowOf(5)).toMatchObject({ outcome: 'no_cut', share: expect.any(Number) as number });
		expect(stations[0]).toMatchObject({ n: 11, unmarked: 0, notSat: 1, cut: { ok: true } });
		expect(stations[1]).toMatchObject({ n: 8, unmarked: 2, notSat: 2 });
		expect(stations[1]!.cut).toEqual({ ok: false, reason: 'too_few_grades' });
		expect(view.overview).toMatchObject({ complete: 8, fails: null, cutError: null });
		const long = (await table(room, 'long')) as Record<string, string>[];
		const unsigned = long.filter(
			({ number, station }) => number === room.numberOf(2) && station === '2',
		);
		expect(unsigned.length).toBeGreaterThan(0);
		expect(new Set(unsigned.map(({ level, points, by }) => `${level}${points}${by}`))).toEqual(
			new Set(['']),
		);
	});

	it('refuse a cut where better grades go with lower scores, and take a fixed one as it was set', async () => {
		const upsideDown: MarkedAs = { ...twelve, gradeOf: (place) => 6 - gradeOf(place) };
		const { stations, candidates } = await read(await markAssessment(school, upsideDown));
		expect(stations[0]!.cut).toEqual({ ok: false, reason: 'slope_not_positive' });
		expect(new Set(candidates.map(({ outcome }) => outcome))).toEqual(new Set(['no_cut']));
		const cutRule = { kind: 'fixed', share: 0.5 } as const;
		const fixed = await read(await markAssessment(school, { ...upsideDown, cutRule }));
		expect(fixed.overview).toMatchObject({ cut: { ok: true, share: 0.5 }, cutError: 0 });
	});

	it('are none before anybody has begun', async () => {
		const room = await markAssessment(school, { ...twelve, people: 1, sits: () => 0 });
		expect(await read(room)).toMatchObject({ overview: null, stations: [], candidates: [] });
		expect(await table(room, 'wide')).toEqual([]);
	});
});

describe('agreement', () => {
	/** The rules miss the first item of every second candidate, whatever the person found. */
	const marked: MarkedAs = {
		...twelve,
		levelOf: ({ candidate }, { index, highest }) =>
			index === 0 ? (candidate % 3 === 0 ? 0 : highest) : (candidate + index) % 2,
		ruleLevelOf: ({ candidate }, { index, highest }) =>
			index === 0 ? (candidate % 2 === 0 ? 0 : highest) : (candidate + index) % 2,
		second: ({ candidate, station }) =>
			candidate < 6
				? {
						grade: Math.min(5, gradeOf({ candidate, station }) + (candidate % 2)),
						levelOf: ({ index }) => (candidate + index) % 2,
					}
				: null,
	};

	it('shows where the rules part from people, by item, and how two people’s grades go together', async () => {
		const room = await markAssessment(school, marked);
		const { stations, grades } = await results().getAgreement(room.ada, room.id, 'en');
		const [first, second] = stations[0]!.items;
		// Of twelve: both none 0 and 6, both found 1 5 7 11; so 6 agree, and chance says 6 too.
		expect(first!.pairs.rule_person).toMatchObject({ n: 12, agreement: 0.5 });
		expect(first!.pairs.rule_person!.kappa).toBeCloseTo(0, 9);
		expect(second!.pairs.rule_person).toMatchObject({ n: 12, agreement: 1, kappa: 1 });
		expect(first!.pairs.model_person).toBeNull();
		expect(second!.pairs.first_second).toMatchObject({ n: 6, agreement: 1 });
		expect(stations[0]!.signed).toBe(12);
		expect(grades.n).toBe(12);
		expect(grades.agreement).toBeCloseTo(0.5, 9);
		expect(grades.difference).toBeCloseTo(0.5, 9);
		expect(grades.weightedKappa).toBeGreaterThan(0);
	});

	it('counts signed sittings alone', async () => {
		const room = await markAssessment(school, { ...twelve, people: 3, isSigned: () => false });
		const { stations } = await results().getAgreement(room.ada, room.id, 'en');
		expect(stations[0]).toMatchObject({ signed: 0, grades: { n: 0 } });
		expect(stations[0]!.items[0]!.pairs.rule_person).toBeNull();
	});
});
