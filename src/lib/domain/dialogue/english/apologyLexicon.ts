/** The English phrases by which a student owns what went wrong, or makes excuses for it. */
import { cueList as list, type ActEntry } from './actEntry.ts';

export const apologyLexicon: readonly ActEntry[] = [
	{
		act: 'apology',
		cues: list(
			`apologise*, apologize*, apologising, apologizing, my/our/sincere/sincerest apolog*, owe you an? apology, make an apology, say ... sorry, how sorry i/we, on behalf of ... sorry, sorry on behalf, we are so? very? really? truly? sorry,
			sorry for/about the/this/that/our/your/any ... delay*/wait/waiting/mistake*/error*/mix_up/failure*/failing*/confusion, sorry that the/this/our ... delay*/mistake*/error*/failure*,
			sorry to have kept/left, sorry for keeping/leaving/making, sorry that? i handled/spoke/snapped/got_that/got_it/was_rude/was_wrong/should, sorry to keep/leave you waiting, sorry that? you ... had to wait/chase/find_out, sorry that? you have/had waited/been_waiting/been_kept/been_left/been_let_down/not_been_told/not_heard,
			sorry that? this/it/the/your result*/letter/report/referral/test*? has/have/was/got? been? late/delayed/lost/missed/forgotten/overlooked/took/taken/came/reached/never/went_wrong/gone_wrong,
			sorry that? we/they did/failed/have_not/had_not/let/missed/lost/took/never/kept/got/left_you/should, sorry that? nobody/no_one, sorry for/about what happened/has_happened/went, sorry for/about how ... handled/treated/dealt,
			let you down, let down ... sorry, we failed you`,
		),
		unless: list(
			`need to apologi*, not apologi*, not have to apologi*, apologi* if, anyone/anybody/they/hospital/surgery ... apologi*/sorry, sorry about what happened to your, does/do ... let you down`,
		),
	},
	{
		act: 'candour',
		cues: list(
			`should not/never have happened/taken/been_lost/been_missed/been_filed, you should not/never have had/been_kept/been_left,
			we/they/someone/somebody should have told/called/rung/phoned/let/picked/contacted/followed/acted/noticed/referred, you should have been told/called/rung/phoned/contacted/referred/seen/sent,
			we got it/this/that wrong, we made a mistake, our mistake, you were/have_been let down, let you down, a mistake by/on/at/here/was_made, an error on/at/here/was_made, by mistake, in error, went wrong here, what went wrong is/was,
			was/were/got wrongly/not? filed, was/were/got missed/overlooked, not acted on/upon, nobody/no_one acted/looked/followed/picked/rang/called/told, nobody/no_one here acted/looked/followed/picked/rang/called/told, nobody/no_one at/in/on the/this/our surgery/practice/ward/hospital/clinic/team acted/looked/followed/picked/rang/called/told, nothing was done, was never sent/acted/passed/made, not passed on, slipped/fell through, did not act on, failed to act/tell/call/contact/refer`,
		),
		unless: list('not our mistake, nothing went wrong, has/have/did anyone, who made a mistake'),
	},
	{
		act: 'defensiveness',
		cues: list(
			`calm down, calm yourself, do not shout/swear, stop shouting/swearing, raise your voice, raising your voice, lower your voice, keep your voice down, no need to/for shout*/raise/anger/swear*/be_angry/be_rude/get_angry/get_upset/that_tone, take that tone, watch/mind your language/tone,
			sorry that? you feel that/this_way, sorry you feel like, sorry if you, do not blame me/us, can not blame me/us, stop blaming, be reasonable,
			why did not you ring/call/phone/chase/contact us/the_surgery/the_practice/it_up/to_check/to_ask, you could/should have rung/called/phoned/chased/contacted us/the_surgery/the_practice/it_up/to_check/to_ask`,
		),
		unless: list(
			'help* ... calm down, he/she/it/things/they ... calm down, able to calm, calm down when/after/with, not have to calm, not asking you to calm',
		),
	},
	{
		act: 'defensiveness',
		inStatements: true,
		cues: list(
			`not my/our fault/problem/responsibility/doing/department, nothing to do with me/us, was not me/us, i was not even? here/involved/working, i did not lose/send/do_it, i am not the one who, just/only doing my job,
			we/they are/have_been all? very/really/so/extremely/incredibly/just busy/overworked/stretched/short_staffed, it is been? very/really/so/extremely busy here, we/they are short of staff, short staffed, understaffed, nhs is, everyone is doing/working, doing their/our best,
			these things happen $, things like this/that happen, it happens $, it happens all the time, mistakes do? happen, everyone makes mistakes, we all make mistakes, only human,
			in our/my/their defence/defense, in fairness to, to be fair to, hospital*/lab*/receptionist*/secretar*/gp*/computer*/system*/locum* fault, hospital/lab/laboratory/secretary/receptionist/system/computer/locum is/are/was/were to blame,
			hospital/lab/laboratory/secretary/receptionist/locum must/probably have, hospital/lab/laboratory/secretary/receptionist/locum lost,
			sorry but we/i/it/that/you/there, no harm done, not such? a big deal, only a few weeks, could be worse, other/lots_of people/patients wait*, everybody/everyone waits/has_to_wait, nothing i/we can do, not much i/we can do, that is just how it, that is just the way/system, not allowed to say/comment, can not comment`,
		),
		unless: list('these things happen to/when/after'),
	},
];
