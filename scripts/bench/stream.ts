/** `bench stream`: what the product adds to a model's stream, beside a relay that does nothing. */
import { quantile } from '#lib/domain/trial/measures/measureTrial.ts';
import { CommandError } from '../eval/commandError.ts';
import { buildInterpreter } from '../eval/interpreters.ts';
import { readOptions } from '../eval/options.ts';
import { comparisons, figuresOf } from './figures.ts';
import { watchMachine } from './machine.ts';
import { timeMeaningGuard } from './meaningGuard.ts';
import { arms, type Load, type Round } from './measured.ts';
import { questions } from './room.ts';
import { runRound } from './runRound.ts';
import { openStage } from './stage.ts';

/** What is asked: issue "The model as patient". In milliseconds, and times the bare relay's CPU. */
const asked = { addedFirstTokenMs: 5, interpreterMs: 25, behindMs: 250, cpuRatio: 3 };

const numberOf = (name: string, text: string | undefined, usual: number): number => {
	const value = text === undefined ? usual : Number(text);
	if (Number.isInteger(value) && value > 0) return value;
	throw new CommandError(`--${name} is a whole number above 0, not "${text}".`);
};

function readLoad(args: string[]): { load: Load; rounds: number } {
	const { streams, rate, seconds, rounds, tokens } = readOptions(
		args,
		[],
		['streams', 'rate', 'seconds', 'rounds', 'tokens'],
	);
	const load = {
		streams: numberOf('streams', streams, 100),
		rate: numberOf('rate', rate, 20),
		seconds: numberOf('seconds', seconds, 10),
		// Six letters each: with more the guard would end the reply as endless.
		tokensPerReply: Math.min(140, numberOf('tokens', tokens, 100)),
		firstTokenMs: 200,
	};
	return { load, rounds: numberOf('rounds', rounds, 6) };
}

/** Alone, before anything else runs: what the load adds to it counts against the product. */
async function timeInterpreter(): Promise<number> {
	const { read } = await buildInterpreter('en');
	const times: number[] = [];
	for (let at = 0; at < 40; at += 1) {
		const start = performance.now();
		await read(questions[at % questions.length] ?? '', []);
		if (at >= questions.length) times.push(performance.now() - start);
	}
	return quantile(times, 0.5);
}

async function runRounds(load: Load, count: number) {
	const stage = await openStage(load);
	const machine = watchMachine();
	try {
		// Once for the compilers of all processes; not counted.
		for (const arm of arms) await runRound(stage, watchMachine(), arm, { ...load, seconds: 2 });
		const rounds: Round[] = [];
		for (let at = 1; at <= count; at += 1) {
			for (const arm of arms) {
				rounds.push(await runRound(stage, machine, arm, load));
				const { firstTokenMs, cpuMicrosPerToken } = figuresOf(rounds.slice(-1), arm);
				console.error(
					`round ${at}/${count} ${arm.padEnd(8)} first token ${firstTokenMs.median} ms, ${cpuMicrosPerToken} µs a token`,
				);
			}
		}
		return { rounds, machine: machine.summary() };
	} finally {
		await stage.close();
	}
}

export async function benchStream(args: string[]) {
	const { load, rounds: count } = readLoad(args);
	const interpreterMs = Number((await timeInterpreter()).toFixed(2));
	const meaningGuardMs = Number((await timeMeaningGuard()).toFixed(2));
	const { rounds, machine } = await runRounds(load, count);
	const [direct, relay, product] = [
		figuresOf(rounds, 'direct'),
		figuresOf(rounds, 'relay'),
		figuresOf(rounds, 'product'),
	];
	const compared = comparisons(rounds);
	const besideInterpreterMs = compared.addedFirstTokenMs.median.value - interpreterMs;
	const met = {
		addedFirstToken: besideInterpreterMs <= asked.addedFirstTokenMs,
		interpreter: interpreterMs <= asked.interpreterMs,
		allTokens: product.tokensMissing === 0,
		behind: product.behindMs.most <= asked.behindMs,
		cpu: compared.cpuRatio.value <= asked.cpuRatio,
	};
	if (machine.isNoisy) console.error('The machine was too noisy: compare nothing with other runs.');
	return {
		bench: 'stream',
		measuredOn: { ...load, rounds: count, machine },
		asked,
		interpreterMs,
		meaningGuardMs,
		...compared,
		addedFirstTokenBesideInterpreterMs: Number(besideInterpreterMs.toFixed(2)),
		direct,
		relay,
		product,
		met,
		ok: Object.values(met).every(Boolean) && !machine.isNoisy,
	};
}
