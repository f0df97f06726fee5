/** `bench screens`: how soon a student's screens are there, whether they jump, and what a token costs the room. */
import { availableParallelism, loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { quantile } from '#lib/domain/trial/measures/measureTrial.ts';
import { CommandError } from '../eval/commandError.ts';
import { readOptions } from '../eval/options.ts';
import { loadScreen, type Loaded } from './loadScreen.ts';
import { openYardstick } from './yardstick.ts';
import { openScreens, type Screen, type Screens } from './screens.ts';
import { measureTokenCost, type TokenCost } from './tokenCost.ts';

/** What is asked: issue "The student's rooms". A late token may cost so many times an early one: what a noisy clock tells apart. */
const asked = { roomScriptKb: 150, paintMs: 1500, shift: 0.02, tokenRatio: 1.5 };

const slowdown = 4;
const windows = [
	{ width: 390, height: 844 },
	{ width: 1440, height: 900 },
];

const round = (value: number, digits: number) => Number(value.toFixed(digits));

/** In the room what is said and answered must not push about what stands there. */
async function sayOneThing(page: Page): Promise<void> {
	const lines = page.locator('[data-speaker="patient"]');
	const before = await lines.count();
	const composer = page.locator('textarea[enterkeyhint="send"]');
	await composer.fill('Does the pain spread anywhere?');
	await composer.press('Enter');
	await lines.nth(before).waitFor();
	await page.waitForTimeout(700);
}

/** Each load goes beside one of the yardstick, so that both met the machine as busy. */
async function measureScreen(screens: Screens, screen: Screen, yardstick: Screen, rounds: number) {
	const loads: Loaded[] = [];
	const trivial: number[] = [];
	for (let at = 0; at < rounds; at += 1) {
		for (const window of windows) {
			trivial.push((await loadScreen(screens, yardstick, window, slowdown)).paintMs);
			const talk = screen.name === 'room' && at === 0 ? sayOneThing : undefined;
			loads.push(await loadScreen(screens, screen, window, slowdown, talk));
		}
	}
	const paints = loads.map(({ paintMs }) => paintMs);
	const measured = {
		scriptKb: round(Math.max(...loads.map(({ scriptBytes }) => scriptBytes)) / 1000, 1),
		paintMs: round(quantile(paints, 0.5), 0),
		paintMsLeast: round(Math.min(...paints), 0),
		yardstickMs: round(quantile(trivial, 0.5), 0),
		timesYardstick: round(quantile(paints, 0.5) / quantile(trivial, 0.5), 1),
		shift: round(Math.max(...loads.map(({ shift }) => shift)), 4),
	};
	const { scriptKb, paintMs, yardstickMs, timesYardstick, shift } = measured;
	console.error(
		`${screen.name.padEnd(12)} script ${scriptKb} kB, largest paint ${paintMs} ms (${timesYardstick} times a bare page's ${yardstickMs}), shift ${shift}`,
	);
	return measured;
}

async function measureTokens(screens: Screens, room: Screen, rounds: number) {
	const costs: TokenCost[] = [];
	for (let at = 0; at < rounds; at += 1) costs.push(await measureTokenCost(screens, room));
	const earlyMs = quantile(
		costs.map((cost) => cost.earlyMs),
		0.5,
	);
	const lateMs = quantile(
		costs.map((cost) => cost.lateMs),
		0.5,
	);
	console.error(`a token: ${round(earlyMs, 2)} ms early, ${round(lateMs, 2)} ms late`);
	return {
		earlyMs: round(earlyMs, 3),
		lateMs: round(lateMs, 3),
		ratio: round(lateMs / earlyMs, 2),
	};
}

function readRounds(args: string[]): number {
	const { rounds = '5' } = readOptions(args, [], ['rounds']);
	const value = Number(rounds);
	if (Number.isInteger(value) && value > 0) return value;
	throw new CommandError(`--rounds is a whole number above 0, not "${rounds}".`);
}

export async function benchScreens(args: string[]) {
	const rounds = readRounds(args);
	const screens = await openScreens();
	const yardstick = await openYardstick();
	try {
		const loadBefore = loadavg()[0] ?? 0;
		const measured: Record<string, Awaited<ReturnType<typeof measureScreen>>> = {};
		for (const screen of screens.list) {
			measured[screen.name] = await measureScreen(screens, screen, yardstick.screen, rounds);
		}
		const room = screens.list.find(({ name }) => name === 'room')!;
		const token = await measureTokens(screens, room, Math.min(rounds, 3));
		const all = Object.values(measured);
		const met = {
			roomScript: measured.room!.scriptKb <= asked.roomScriptKb,
			paint: all.every(({ paintMs }) => paintMs < asked.paintMs),
			shift: all.every(({ shift }) => shift < asked.shift),
			token: token.ratio <= asked.tokenRatio,
		};
		const cores = availableParallelism();
		const machine = { cores, load: round(loadBefore, 1), isNoisy: loadBefore > cores };
		if (machine.isNoisy) console.error('The machine was too noisy: times say little.');
		return {
			bench: 'screens',
			measuredOn: { rounds, slowdown, windows, machine },
			asked,
			...{ screens: measured, token, met },
			ok: Object.values(met).every(Boolean),
		};
	} finally {
		yardstick.close();
		await screens.close();
	}
}
