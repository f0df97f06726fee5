/** To see the patient alone: "could your partner step out?", "can we have a word in private?" */
import { compileCue, matchCues, overlaps } from '../cuePattern.ts';
import { joinWords } from '../words.ts';
import { cueList as list, type ActEntry } from './actEntry.ts';
import type { Question } from './question.ts';

const alone = 'alone/in_private/privately/on_your_own/on_our_own/by_ourselves';
const meet = 'speak/talk/chat/word/see/moment/moments/minute/minutes';
const companion =
	'partner/husband/wife/boyfriend/girlfriend/fiance/mum/mom/mother/dad/father/parents/son/daughter/sister/brother/friend/friends/family/relatives/visitors/everyone/everybody';
const leave =
	'step/steps/stepped/pop/pops/popped/nip/nips/nipped/go/goes/went/wait/waits/waited out/outside/next_door';
const may = 'can/could/may/might/will/would/shall/should';

/** Whoever is asked must be the student ("could I", "if we"), and whoever goes, somebody who came along. */
export const seeAlone: ActEntry = {
	act: 'plan',
	cues: list(`
		${may} i/we/us ... ${meet} ... ${alone},
		can/could/shall you and i/me ... ${meet} ... ${alone},
		i/we ${may}/must/want/need/like/prefer ... ${meet} ... ${alone},
		i/we see/speak/talk ... everyone/everybody/all/patients ... ${alone},
		if i/we ... ${meet} ... ${alone},
		let us ... ${meet} ... ${alone},
		chance/possible/ok/okay/alright/all_right/fine to/of/for a? ... ${meet} ... ${alone},
		would you like/prefer/rather to? speak/talk/chat to/with? me/us? ${alone},
		just the two of us, just you and me/i,
		${may}/if/ask/asked ... ${companion} ... ${leave},
		${companion} ${may}/mind/to ... ${leave},
		${may} ... step/pop/nip/go out/outside/next_door for ... moment/minute/minutes/second/bit,
		${may} ... step/pop/nip/wait out/outside/next_door,
		mind stepping/popping/waiting out/outside/next_door,
		${may} ... wait in the waiting_room/corridor/relatives/family,
		leave us alone/for,
		give us a/some/five/ten/two/the few/couple_of/little/bit_of? moment/moments/minute/minutes/privacy/space
	`),
	unless: list(`
		you/he/she/they ever/still/often/usually/sometimes? see/sees/talk/speak/chat/walk/stand/sit/get/move/do,
		how you/he/she/it, yourself, anyone/anybody/someone/somebody to? talk/speak/see,
		when/while/whenever/being/feel*/live/lives/lived/living/are/were ... ${alone},
		who do you, still/ever/often/usually/normally/sometimes go/goes/pop/step/nip/wait,
		you/he/she/they/i step/pop/nip out/outside $/and/of/if/when,
		out/outside to/with/much/often/at/drinking/and_see/shopping/every/alone/on, out/outside ... without,
		when/whenever/before/after/since ... ${companion} ... ${leave}
	`),
};

const cues = seeAlone.cues.map(compileCue);
const unless = (seeAlone.unless ?? []).map(compileCue);

/** Whether a question asks to see the patient alone, and so nothing of the history. */
export function asksToSeeAlone({ words }: Pick<Question, 'words'>): boolean {
	const joined = joinWords(words.filter(({ form }) => form !== ','));
	const matches = matchCues(cues, joined);
	if (matches.length === 0) return false;
	const otherwise = matchCues(unless, joined);
	return matches.some((one) => !otherwise.some((other) => overlaps(one, other)));
}
