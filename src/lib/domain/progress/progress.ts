/** From practice consultations to skills over time, areas, and what is regularly missed. */
import { skills, type Skill } from './itemPlace.ts';
import {
	shareOf,
	sumOf,
	type ItemResult,
	type PracticeResult,
	type Sum,
} from './practiceResult.ts';

/** One consultation's part of something: `share` is points by marks, 0 to 1. */
export type ProgressPoint = Sum & { consultationId: string; endedAtMs: number; share: number };

export type SkillProgress = { skill: Skill; points: ProgressPoint[] };

export type AreaProgress = {
	area: string;
	points: ProgressPoint[];
	/** Over the latest five consultations that it came up in. */
	recent: Sum & { share: number; seen: number; missed: number };
	/** Less than half of its marks, in two or more of these and in half of them at least. */
	isRegularlyMissed: boolean;
};

const recentCount = 5;
const isMissed = ({ share }: ProgressPoint) => share < 0.5;

function pointsOf(
	results: readonly PracticeResult[],
	belongs: (item: ItemResult) => boolean,
): ProgressPoint[] {
	return results.flatMap(({ consultationId, endedAtMs, items }) => {
		const sum = sumOf(items.filter(belongs));
		return sum.marks === 0 ? [] : [{ consultationId, endedAtMs, ...sum, share: shareOf(sum) }];
	});
}

/** @param results oldest first. Drills are left out: they practise one area and would bend the line of a skill. */
export function skillsOverTime(results: readonly PracticeResult[]): SkillProgress[] {
	const whole = results.filter(({ drill }) => drill === null);
	return skills.map((skill) => ({
		skill,
		points: pointsOf(whole, (item) => item.skill === skill),
	}));
}

/** @param results oldest first. @returns what came up at all, the largest share lost of late first. */
export function areasOverTime(results: readonly PracticeResult[]): AreaProgress[] {
	const areas = new Set(results.flatMap(({ items }) => items.flatMap(({ area }) => area ?? [])));
	return [...areas]
		.map((area): AreaProgress => {
			const points = pointsOf(results, (item) => item.area === area);
			const latest = points.slice(-recentCount);
			const sum = sumOf(latest);
			const missed = latest.filter(isMissed).length;
			return {
				area,
				points,
				recent: { ...sum, share: shareOf(sum), seen: latest.length, missed },
				isRegularlyMissed: missed >= 2 && missed * 2 >= latest.length,
			};
		})
		.toSorted((a, b) => a.recent.share - b.recent.share);
}
