/** Plays one scripted student through one case, as fast as the machine can, and marks it by rule. */
import { stageAllowanceMs } from '../consultation/deadlines.ts';
import type { Note } from '../consultation/note.ts';
import { widerTopicsOf } from '../dialogue/topicCatalogue.ts';
import type { GradingInput, ItemScore } from '../grading/grader.ts';
import { totalsOf } from '../grading/points.ts';
import { buildRuleGrader } from '../grading/ruleGrader.ts';
import { typedWithin, takesMs } from './pace.ts';
import { seededRandom } from '../statistics/seededRandom.ts';
import type { Deed, Pace, Script, TrialStudent } from './student.ts';
import { languageOf, itemsOf, type TrialCase } from './trialCase.ts';
import {
	actInTrial,
	beginTrial,
	endTalk,
	examineInTrial,
	memoryIn,
	openTrialRoom,
	passTime,
	sayInTrial,
	submitTrial,
	type TrialRoom,
	type TrialRoomOptions,
	type TrialState,
	type TrialTurn,
} from './trialState.ts';

export type Trial = {
	trialCase: TrialCase;
	turns: readonly TrialTurn[];
	/** What a grader was given: the whole record of the trial. */
	record: GradingInput;
	scores: ItemScore[];
	/** Of the whole rubric: what the rules leave to a person counts as not reached. */
	points: number;
	maxPoints: number;
	unscoredCount: number;
	/** Simulated length of the conversation. */
	talkMs: number;
};

/** To find a button and press it. */
const clickMs = 4000;
/** Of the consultation, how much a student at leisure takes: the rest is left so that no deadline falls in. */
const leisurelyShare = 0.9;

function deedMs(deed: Deed, pace: Pace, trialCase: TrialCase, leisureMs: number): number {
	if (pace === 'leisure') return leisureMs;
	return deed.kind === 'say' ? takesMs(deed.text, languageOf(trialCase), pace.typing) : clickMs;
}

function leisureMs({ deeds, closing, comfort }: Script, { scenario }: TrialCase): number {
	const count = Math.max(1, deeds.length + closing.length + comfort.length);
	return ((stageAllowanceMs(scenario, 'talking') ?? 0) * leisurelyShare) / count;
}

async function perform(room: TrialRoom, state: TrialState, deed: Deed): Promise<TrialState> {
	if (deed.kind === 'examine') return examineInTrial(room, state, deed.findingId);
	if (deed.kind === 'act') return actInTrial(room, state, deed.actionId);
	return sayInTrial(room, state, deed.text, deed.means);
}

/** Reads whatever has been added to the transcript by others. */
function readNews(room: TrialRoom, before: TrialState, after: TrialState, pace: Pace): TrialState {
	if (pace === 'leisure') return after;
	const language = languageOf(room.trialCase);
	const news = after.utterances
		.slice(before.utterances.length)
		.filter(({ speaker }) => speaker !== 'student');
	const text = news.map((line) => line.text).join(' ');
	return passTime(room, after, takesMs(text, language, pace.reading));
}

/** Hands out the deeds one by one: comfort first where feeling shows, the closing when time grows short. */
function createCursor(script: Script, pace: Pace, trialCase: TrialCase) {
	const [deeds, closing, comfort] = [[...script.deeds], [...script.closing], [...script.comfort]];
	const each = leisureMs(script, trialCase);
	const lasts = (deed: Deed) => deedMs(deed, pace, trialCase, each);
	const lastsAll = (list: readonly Deed[]) => list.reduce((sum, deed) => sum + lasts(deed), 0);
	/** One deed more would leave too little. */
	const mustClose = ({ clock, nowMs }: TrialState) =>
		clock.dueAtMs !== null &&
		clock.dueAtMs - nowMs <= lastsAll(deeds.slice(0, 1)) + 1.5 * lastsAll(closing);
	return {
		lasts,
		next(state: TrialState): Deed | undefined {
			const { hasOpened, openCue } = memoryIn(state);
			if (hasOpened && openCue !== null && comfort.length > 0)
				return { kind: 'say', text: comfort.shift()!, means: [] };
			if (mustClose(state)) return closing.shift();
			return deeds.shift() ?? closing.shift();
		},
	};
}

async function talk(room: TrialRoom, script: Script, pace: Pace): Promise<TrialState> {
	const cursor = createCursor(script, pace, room.trialCase);
	let state = beginTrial(room);
	for (let deed = cursor.next(state); deed; deed = cursor.next(state)) {
		const before = state;
		state = passTime(room, state, cursor.lasts(deed));
		if (state.stage !== 'talking') return state;
		state = readNews(room, before, await perform(room, state, deed), pace);
		if (state.stage !== 'talking') return state;
	}
	return endTalk(room, state);
}

/** What could be typed of the note in the time for it, part by part. */
function writtenInTime(note: Note, pace: Pace, trialCase: TrialCase): Note {
	if (pace === 'leisure') return note;
	const language = languageOf(trialCase);
	let left = stageAllowanceMs(trialCase.scenario, 'writing') ?? 0;
	const type = (text: string) => {
		const typed = typedWithin(text, language, pace.typing, left);
		left -= takesMs(typed, language, pace.typing);
		return typed;
	};
	return {
		differential: note.differential
			.map((each) => ({ ...each, diagnosis: type(each.diagnosis) }))
			.filter(({ diagnosis }) => diagnosis !== ''),
		problems: note.problems.map(type).filter((text) => text !== ''),
		plan: type(note.plan),
		summary: type(note.summary),
	};
}

function recordOf(trialCase: TrialCase, state: TrialState, note: Note): GradingInput {
	const { scenario, rubric, pack } = trialCase;
	const { utterances, events } = state;
	const widerTopics = widerTopicsOf(pack.topics);
	return { scenario, rubric, utterances, events, note, isCutOff: false, widerTopics };
}

/**
 * @param seed whatever the student leaves to chance comes out the same for the same seed.
 * @param options who speaks the patient, and a clock to time the turns by.
 */
export async function playTrial(
	trialCase: TrialCase,
	student: TrialStudent,
	{ seed = 1, ...options }: TrialRoomOptions & { seed?: number } = {},
): Promise<Trial> {
	const random = seededRandom(seed);
	const room = openTrialRoom(trialCase, options);
	const talked = await talk(room, student.script(trialCase, random), student.pace);
	const told = new Set(talked.turns.flatMap((turn) => turn.told));
	const taken = talked.events.filter(({ type }) => type === 'action');
	const actions = new Set(taken.map(({ targetId }) => targetId));
	const note = student.note({ trialCase, told, actions, random });
	const record = recordOf(
		trialCase,
		submitTrial(room, talked),
		writtenInTime(note, student.pace, trialCase),
	);
	const { items: scores } = await buildRuleGrader().grade(record);
	const { points, unscoredCount } = totalsOf(trialCase.rubric, scores);
	const maxPoints = itemsOf(trialCase).reduce((sum, { marks }) => sum + marks, 0);
	const talkMs = talked.nowMs;
	return {
		trialCase,
		turns: talked.turns,
		record,
		scores,
		points,
		maxPoints,
		unscoredCount,
		talkMs,
	};
}
