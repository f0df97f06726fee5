/** The English phrases by which a student does something with words: greets, explains, consoles, closes. */
import { cueList as list, type ActEntry } from './actEntry.ts';
import { apologyLexicon } from './apologyLexicon.ts';
import { seeAlone } from './seeAlone.ts';

const openers: readonly ActEntry[] = [
	{
		act: 'greeting',
		cues: list(
			'hello, ^ hi, ^ hey, hi there, good morning/afternoon/evening, nice/pleased/lovely/good to meet you, pleasure to meet, ^ morning, ^ welcome',
		),
	},
	{
		act: 'introduction',
		cues: list(
			`my name is, i am dr/doctor, this is dr/doctor, i am a/the/one_of_the/your/an final? third? fourth? second? first? year? medical student/students,
			i am a/the/one_of_the/your student? junior? duty? emergency? medical? registered? doctor/doctors/nurse/registrar/resident/physician/gp/paramedic/pharmacist,
			i am ... medical student, i am ... junior doctor, i am ... doctors, i am ... doctor/nurse/registrar/resident here/today/on, i am ... one of the/your/our, i am ... one of the foundation? junior? duty? ward? medical? doctors/students/nurses/registrars, i work here as, i am/it_is/this_is ... calling/ringing/phoning/speaking, calling/ringing/phoning from/about/back/with the/your/a/our, it_is/this_is ... one of the/your/our doctors/gps/nurses/students/team/midwives/registrars, it_is/this_is ... from the/your/our surgery/hospital/practice/ward/clinic/unit, dr ... here/speaking, ... here from/at the/your, ^ ... speaking $, let me introduce, introduce myself, i go by, the doctor ... looking after you, i will be your doctor, student doctor`,
		),
		unless: list(
			'you speaking, you calling/ringing/phoning, you ... calling/ringing/phoning, you ... here, i am calling you ... because, came here from, come here from',
		),
	},
	{
		act: 'identity_check',
		cues: list(
			`your full? first? last? name, date of birth, confirm who, confirm your name/age/details/identity, how old are you, am i speaking to/with, who am i speaking,
			check your name, your dob, have i got the right, you are mr/mrs/miss/ms, is it/that mr/mrs/miss/ms, your surname, your date_of_birth/address, like me to call you, like to be called`,
		),
		unless: list('confirm your name is spelled'),
	},
	{
		act: 'confidentiality',
		cues: list(
			`confidential*, between us, between you and me, stays private, stay private, in private, keep this/it/that private, not tell anyone, will not be shared, not be shared, not share ... anyone,
			only share, have to share, need to share, would have to tell, at risk ... tell/share, private and confidential, stays in this room, nothing leaves, leave* this room, stays between us, stay/stays/remain/remains/kept/keep/goes with/within/in/inside this/the/our/my team/practice/surgery/department/clinic/four_walls, share it/this/that/anything with others/anyone/other_people, unless i/we am/are/was/were/have/had/think/thought/felt ... safe*/risk/harm*/danger*/worried/concerned, is secret, break confidence`,
		),
	},
	{
		act: 'signposting',
		cues: list(
			`i would like to ask ... questions, i want to ask ... questions, going to ask, need to ask ... questions, few/couple/some/more questions about/on/regarding/around/for, moving on, move on to, next i/we, something difficult/hard/personal/sensitive/serious, afraid ... news, not? good/bad/difficult/serious/hard/upsetting/unwelcome news, not the news, more serious than, not what we/you/i had? hoped/wanted/expected,
			now i would like/want, let us/me talk about, let us/me move, i will ask, first i would, before we/i, i would like to start, i would like to talk, i would like to move, turn to, now some questions, now we/i will,
			i am going to ask, change topic, changing the subject, shift gears, just some background, some routine questions, personal questions, sensitive questions, questions i ask everyone, ask everybody, what i will do today, in the next few minutes`,
		),
	},
	{
		act: 'permission',
		cues: list(
			`can/may/could/might i just? ask, is it ok/okay/alright/all_right/fine if/to, would it be ok/okay/alright/all_right if, do/would you mind if, would you mind me/my, are you happy/ok/okay/comfortable for me/to,
			are you okay/ok/comfortable/happy with me, with your permission, would/do you want/like/need ... a minute/moment/break/tissue/pause/painkiller*, can/could/may we start/begin/talk/chat, is now a good time, if you do not mind, if that is okay/ok/alright, can i check, may i sit, shall we, can/may/could i tell/share/let ... them/unit/team/midwife/hospital/doctor/gp/sister/wife/husband/partner/family/consultant, would you be happy/ok/okay/alright/comfortable for me/us/with_me/with_us`,
		),
		/** Whether a plan suits is no leave to ask. */
		unless: list(
			'ok/okay/alright/all_right/fine/mind if i/we just? told/tell/rang/ring/called/call/phoned/phone/spoke_to/speak_to/let/involved/involve/brought/bring/referred/refer/sent/send/arranged/arrange/gave/give/booked/book/kept/keep/wrote/write',
		),
	},
	{
		act: 'consent',
		cues: list(
			`is that ok/okay/alright/all_right/fine, how would/do you feel about us/me/if/ringing/calling/having/going/coming, would that be ok/okay/alright/all_right/fine, are you happy with that, are you okay/ok/alright with that, do you consent, consent, do i have your permission,
			is it ok/okay/alright/all_right if i/we, would it be ok/okay/alright/all_right if i/we, do/would you mind if i/we, are you happy for me to, are you happy to, do you agree, does that sound ok/okay/alright/good/fine, are you comfortable with that, how does that sound`,
		),
		/** Leave to ask is no consent to anything. */
		unless: list(
			'ok/okay/alright/all_right/fine/mind if i/we just? ask/asked/talk/talked/chat/chatted',
		),
	},
];

const relating: readonly ActEntry[] = [
	{
		act: 'empathy',
		cues: list(
			`i am so? very? really? truly? sorry to hear/that/you/about/for, sorry to hear, so sorry, sorry for your loss, sorry about your, that must be/have, you must miss, it must be/have, this must be/have, must feel, must be so/really/very, that sounds really? very? incredibly? so?
			hard/difficult/tough/awful/painful/scary/frightening/horrible/terrible/upsetting/exhausting/worrying/stressful/distressing/lonely/uncomfortable/unpleasant/frustrating/overwhelming, sounds like ... hard/difficult/tough/awful/scary/frightening/lonely/rough/lot,
			i can see ... upset*/worr*/hard/difficult/pain/angry/scared/frustrat*/distress*/why/how/this/that, i can hear ... upset*/worr*/hard/difficult/angry/how/frustrat*/scared, i can imagine, i can only imagine, can not imagine, i can understand, i understand why/how/that this/you_are/you_feel/it,
			understandable, understandably, no wonder, that is a lot to/for/on/going/happening, takes courage, takes a lot, i appreciate how/that_this, you have been through, been through a lot,
			that is awful/terrible/horrible/really_hard/so_hard/very_hard/tough/really_tough/difficult/very_difficult/scary, how awful/difficult/hard/frightening/scary/upsetting/terrible, it makes sense that/you, anyone would feel/be, not easy to talk/say/share, not easy for you, i am here for you, i am here to listen, you are not alone, take your time, i hear you, i am so/very/really/truly sorry $, i am so/very/really/truly sorry mr/mrs/ms/miss, feel for you, really/very/so brave, i wish ... news/better/different/otherwise, a lot to take in, such? a? huge/big/great/terrible/awful shock, that sounds like it ... weighs/hurts/matters/worries/upsets, weighs on you, still very/so/really close/raw/painful/fresh/hard/near, must be/feel/have_been so?/very?/really? frightening/scary/hard/difficult/awful/painful/worrying/exhausting/upsetting/lonely/horrible/terrifying/distressing, looks/seems/sounds as_though/as_if ... hurting/hurts/sore/pain*/hard/upset*/worr*/frighten*/scar*/tired/exhaust*, you look/seem/sound very/so/really upset/worried/frightened/scared/anxious/exhausted/uncomfortable/sad/sore, went/gone quiet, ^ i am so? very? really? truly? sorry $, ^ so? very? really? sorry $, i can see it/this/that, feel very/so/really sorry, bless you, oh dear, poor thing, that is very sad, your frustration, your worry, i realise/realize this, i know this is/must hard/difficult/be, i am sad to hear, rough time, hard time for you, difficult time for you`,
		),
		unless: list(
			`does that sound, you must/should have known, you must have realised/realized, sorry about that, sorry that i, i am sorry i did/was/am/have/forgot/asked/missed/said/keep, feel that/this way, feel like that,
			sorry for/about the/this/that/our/any ... delay*/wait/mistake*/error*/mix_up/confusion/inconvenience`,
		),
	},
	{
		act: 'reassurance',
		cues: list(
			`do not worry, try not to worry, not to worry, no need to worry, nothing to worry, please do not be afraid, in good hands, good hands, you are safe, we will take good? care, take good care of you, look after you, looking after you, going to be ok/okay/fine/alright/all_right, will be ok/okay/fine/alright, reassur*,
			in the right place, did/done the right thing, good thing you came, glad you came/called/told/told_me, right to come, get to the bottom, get you feeling better, we can help, i can help, we are here to help, help you with this, very common, not your fault, there is help, treatable, very unlikely, it will pass, sure it will, nothing to worry about, nothing serious`,
		),
		unless: list(
			'can i look after, who looks after you, someone to look after you, is there anyone',
		),
	},
	{
		act: 'judgement',
		cues: list(
			`you should not have, you really/honestly/clearly/definitely/surely? should have come/told/called/known/gone/stopped/quit/given_up/cut_down, you really/honestly/clearly/definitely/surely should have, should have ... by now, at your age you should, should ... at your age, sitting/lying/moping around/at_home/there will not, sitting at home will not, should have known better, you must have known/realised/realized that/it/how/this/what, should/ought_to know better, why on earth, how could you $, how could you let/leave/not/wait/miss/forget/ignore/allow/just/possibly/even/ever/drink/smoke/be_so/be_such/do_this/do_that/do_such/get_so/have_let/have_left/have_done/have_missed, your own fault, you are/is to blame, yourself to blame, it is your fault, is all your fault, shame on you,
			irresponsible, that is a? stupid/silly/ridiculous/disgusting/reckless/daft, that is an idiotic, is/was/are really/so/very/just/pretty/quite/rather/completely/totally stupid/foolish/reckless/daft/irresponsible/idiotic/disgusting/silly, stupid/foolish/reckless/irresponsible/daft/silly at your age, stupid/foolish/reckless/irresponsible/daft/silly of you, stupid/foolish/reckless/irresponsible thing to do, you are overreacting, you are being dramatic/silly/difficult/ridiculous/selfish, overreact*, making a fuss, attention seeking, you people, what were you thinking, weak willed, lazy, man up, pull yourself together, get over it, snap out of it,
			that is not a real, wasting my/our time, waste of my/our time, you have only yourself, selfish, why did not you come, why did not you just, why would not you, disappointed in you, cheer up, just get on with, have not got all day, you should not be smoking/drinking/eating/so, stop complaining, bad mother/father/parent, careless of you, why do/did/have not you just? leave/left/walk/walked, why do you stay/put_up, just leave him/her`,
		),
		unless: list(
			'how could you tell, should not have had/been, not your own fault, is not your fault, lazy eye, you are not to blame, not overreacting, not being silly, not selfish, not wasting',
		),
	},
	{
		act: 'abuse',
		cues: list(
			`shut up, idiot, moron, fuck you/off, fucking, piss off, bitch, bastard, asshole, arsehole, you liar, you are lying, you are a liar, you are crazy/mad/nuts/insane/pathetic/stupid/dumb/disgusting/useless/fat/an_idiot/a_waste, pathetic, dumb, go to hell, screw you, hate you, stupid woman/man/old/patient/cow, go away and die, drop dead, retard*, loser, fatty, scum, i will hit/slap/kill/hurt you`,
		),
		unless: list('going mad, pathetic to say'),
	},
	{
		act: 'student_distress',
		cues: list(
			`i want to die/kill_myself/end_it/end_my_life, i wanted to die, i am feeling? suicidal, i feel suicidal, i have been suicidal, kill myself, end my life, ending my life, hurt myself, harm* myself, take my own life, i can not cope/go_on/do_this/take_this any?, i do not want to live/be_here/be_alive/wake_up, i hate my life, my life is not worth, i wish i was/were dead, i am having thoughts of suicide/ending, i have thoughts of suicide/ending/killing, thinking of ending my, i have been thinking about suicide, i feel like dying, i am not ok/okay, i am falling apart, i am breaking down, i am really struggling myself, better off without me`,
		),
	},
];

const checking: readonly ActEntry[] = [
	{
		act: 'summary',
		cues: list(
			`summari*, to recap, recap, let me make sure, make sure i have/got/understand/understood, see if i have, check that? i have/understand/understood/got, so far you have, you have told me that?, from what you have said/told, what i have heard, what i am hearing, if i have understood, if i understand, did i get that right, do i have that right, it is correct $, is that correct $, ^ is that right $, am i right $, to go over, let me go over, let me run through, just to clarify so, putting that together, so in short, to sum up, have i got that right, is that right so`,
		),
		unless: list('can you summari*, could you summari*'),
	},
	{
		act: 'teach_back',
		cues: list(
			`in your own words what/how, tell me back, explain back, explain it back, say it back, repeat back, what have you understood, what have you taken, what will you do/tell, what are you going to do/tell, can you tell me what/how ... we/i have said/discussed/talked/agreed/plan*, check i have explained, make sure i explained, make sure i have explained, how would you explain, does that make sense, what do you understand from, what would you do if, tell me what you will do, so i know i have been clear, did i explain`,
		),
		unless: list(
			'what will you do if it happens, what happened, own words what has/have/is happened/been/going/happening/brought/wrong',
		),
	},
	{
		act: 'repeat_request',
		cues: list(
			`say that again, say it again, repeat that, repeat it, repeat what, could you repeat, can you repeat, pardon, beg your pardon, did not catch, did not hear, did not get that, come again, what did you say, sorry what, missed that, one more time, speak up, a bit louder, can not hear you`,
		),
		unless: list(
			'he/she/they/nobody/no_one/partner can not hear, where/somewhere ... can not hear',
		),
	},
	{
		act: 'clarification_request',
		cues: list(
			`what do you mean, what did you mean, can/could you clarify, do you mean, did you mean, not sure i follow/understand/what, i do not follow, i do not quite understand, i do not understand, to clarify, what exactly do you mean, when you say, how do you mean, meaning what`,
		),
	},
];

const informing: readonly ActEntry[] = [
	{
		act: 'safety_net',
		cues: list(
			`if ... get/gets/getting/becomes/become worse, if ... worsen*, if ... not improv*/better/settle*, come back ... if, come back to, come straight back, come back straight, return to/here/if, if ... come back, if ... return, if ... call/ring/dial/phone/contact, if ... go to/straight, if ... ambulance, ring/call/phone/come ... same_day/day_or_night/at_any_time, if you go/turn/get/run/feel/become ... yellow/fever/temperature/sick/swollen/breathless/drowsy/bleeding/blood, if ... notice/develop/experience/start any?/new? chest*/fever*/bleeding/vomit*/pain*/short*/difficult*/worse*/sympt*, call 999/911/112/111, call an/the/your gp/ambulance, if ... press/buzz, press the/your/this bell/buzzer/button, if you/he/she/anything ... ... ring/call/phone/tell/shout/fetch/buzz us/me/the_nurse*/a_nurse/a_doctor/someone/somebody/the_ward, if ... come in/straight/in_straight, come straight in, tell me straight_away/at_once/immediately/right_away, dial 999/911/112, ring 999/111, seek help/medical/urgent/immediate, go straight? to a/the? a_and_e/a_e/nearest/emergency/er/ed/hospital if, get help straight, red flags to, warning signs, emergency services, call an ambulance if, crisis line, crisis team number, ring/call/phone us/me/here/the_clinic/the_surgery/the_ward straight_away/at_once/immediately/right_away, come back straight_away/at_once/immediately/right_away`,
		),
		unless: list(
			'did you call, have you called, do/would/could/can you ring/call/phone/tell, i will call, ok/okay/alright/all_right/fine/happy/mind if i/we, return to work, if ... worse does, come back to that/this/it/you/the_question, if ... call you/it',
		),
	},
	seeAlone,
	{
		act: 'plan',
		inStatements: true,
		cues: list(
			`we/i will do/take/get/order/run/start/give/refer/arrange/send/prescribe/admit/check/organise/organize/book/have/need/discuss/talk/speak/call/try/make/need_to/want/keep/also/then/just, we/i are/am going to do/take/get/order/run/start/give/refer/arrange/send/prescribe/admit/check/organise/book/have/talk/speak/try/make/need, we/i need to do/take/get/order/run/start/give/refer/arrange/send/admit/check/organise/make/rule/have, we/i can do/get/start/give/refer/arrange/send/prescribe/organise/try, we/i should do/get/start/give/refer/arrange/send/prescribe/organise/take, i would like to do/get/order/run/start/give/refer/arrange/send/prescribe/admit/organise/take/have, we/i need to call/move/transfer/admit/ring, you will need to stay/come/have/go, you need to stay/come_in/go/come/have/be_seen/be_checked, we/i will personally? also? ring/phone/write/follow/chase/report/look_into/find_out/investigate/see/let_you, i am referring/sending/arranging/booking/making/getting, i am asking/calling/ringing the/my/a/our, the plan is, our plan, my plan, will fetch/bring/ring/call/phone/contact/see/visit you/him/her, will come and/to/round, you/he/she will have/get/be_having/be_seen/be_sent/be_given a/an/some/your/his/her/for/to/by, i would? want/like dr/doctor/nurse/the/a/my ... to see/examine/look/check/come, that is why i want/need/would_like, next step*, i recommend, i would recommend, i suggest, i would suggest, i would advise, i advise, let us get/do/start/take/arrange/order, a referral, i would like/want you to go/come/be/have/stay, i would like/want ... to see you`,
		),
		unless: list(
			'i will do/take/check/measure your/his/her/some obs*/blood_pressure/temperature/pulse/vital*/sats, i will ask, i would like to ask, we will talk about that later, i will just ask, we can talk about',
		),
	},
	{
		act: 'explanation',
		inStatements: true,
		cues: list(
			`i think this/it/you/that, i think your/the, i am worried/concerned this/it/the, i am worried/concerned that this/it/the, sounds like you may/might/could, it could be, it may be, it might be, this could be, this may be, this might be, what is happening is, what happens is, is caused by, caused by, due to, is when, this is called, it is called, what is called, the reason, it seems that, it seems like, what this means, this means, that means, most likely, likely to be, consistent with, suggests, the results show, the ecg shows, scan/test/tests/results has/have? shown/found/picked_up, i/we do not know yet, depends on the sample/biopsy/result*/test*, it/ct/mri/ultrasound/endoscopy shows/showed/suggests a/an/some/that, we/they have? also? found/seen a/an/something, there is a/an? ... mass/growth/lump/tumour/tumor/shadow in/on/at, because of, in other words, is a condition, is a type of, let me explain, i will explain, to explain, because he/she/it/his/her/the, it/this/that/its is? probably/likely just? a/the/because/caused/reflux/muscular/viral/nothing, that is probably/likely why, that is why you/your/he/his/she/her, your/his/her body/brain/heart/lungs/liver/kidneys/stomach/blood/nerves/gallbladder/appendix/bowel/womb/immune_system is/are/has/have/gets/needs/makes/can_not/is_not, which is probably? why, comes/coming/come from your/the, tracing/ecg/scan/x_ray/test/tests/results/bloods show/shows/showed/suggest, having a heart_attack/stroke, is blocked`,
		),
		unless: list('unless i/we think, why you/he/she came/come/are_here/rang/called/is_here'),
	},
	{
		act: 'closing',
		cues: list(
			`that is all i/the/my/for, those are/were all, that is everything, all the questions i, goodbye, ^ bye, bye bye, take care, any questions for me, do you have any questions/other_questions/more_questions, any other questions, any final/last questions, before we finish/end/wrap, finish there, wrap up, we are finished, we are done, come to the end, thank you for coming/your_time/talking/speaking/answering/chatting, thanks for coming/your_time/talking/speaking, see you, nice talking, good to talk, all the best, get well soon, have a good/nice day, run out of time, that was everything, no further questions, is there anything else you/before`,
		),
		unless: list(
			'can/could/to/will/they/unit/hospital/midwife/doctor/team/someone see you, see you are/have/look/alone/on_your_own, last have a good/nice day, you have a good/nice day',
		),
	},
	{ act: 'thanks', cues: list('thank you, thanks, cheers, appreciate it, much appreciated') },
	{
		act: 'acknowledgement',
		cues: list(
			`^ ok, ^ okay, ^ alright, ^ all right, ^ right, ^ sure, i see, ^ great, ^ good, ^ got it, gotcha, understood, ^ understand, ^ mhm, ^ yeah, ^ yes, ^ of course, fair enough, that makes sense, that is good, ^ really $, ^ perfect, ^ excellent, ^ lovely, ^ fine, ^ absolutely, ^ no problem, ^ wonderful`,
		),
	},
];

const doing: readonly ActEntry[] = [
	{
		act: 'examine',
		cues: list(
			`examine you/your/the/him/her/his, examination, physical exam*, listen to your/his/her/the, feel your/his/her tummy/abdomen/pulse/stomach/belly/neck/glands/knee/leg/calf*, take/check/measure your/his/her blood_pressure/pulse/temperature/heart_rate/oxygen*/sats/saturations/vital*/obs*/respiratory/weight/height, check your/his/her? blood_pressure/pulse/temperature/reflexes/eyes/heart/lungs/chest/legs/breathing/obs*/vitals/sats, have a look at/in your/his/her/the, take a look at/in your/his/her/the, i look at/in your/his/her, look in/at/down your/his/her throat/ear*/eyes/mouth/skin/leg*/knee/chest/rash, press on your/his/her, tap on, test your/his/her strength/reflexes/sensation/vision/balance/power/hearing, shine a light, vital signs, your vitals, your obs, i have a feel, do a neuro*/cardiovascular/respiratory/abdominal/mental_state/rectal/chest exam*, palpate, auscultate, lie/hop back/up on/for the/me couch/bed, put you on a monitor, capillary refill, range of motion test, glass test`,
		),
		unless: list(
			'want/like/ask/asked/asking/get/have dr/doctor/the_doctor/a_doctor/the_consultant/the_registrar/the_surgeon/a_specialist/my_colleague/somebody/someone ... examine/listen/check/feel/look/take/have_a_look, dr/doctor/consultant/registrar/surgeon/specialist/colleague/nurse/midwife/gp/team/they/someone/somebody ... will/to/should/needs_to ... examine/listen/check/feel/look/take, have you had/been an examination, eye examination before, your/his/her obs are/were/look*, vital signs are/were/look*',
		),
	},
	{
		act: 'order_test',
		cues: list(
			`order/arrange/request/get/do/run/take/send/need/organise/organize/perform/have/want/book a?/an?/some?/your?/the?/you? ... ecg/ekg/x_ray/xray/blood/bloods/scan/ct/mri/ultrasound/troponin*/swab/urine_sample/urine_dip/urine_test/tests/test/echo*/blood_gas/abg/d_dimer/culture*/cultures/lumbar/fbc/cbc/peak_flow/spirometry/imaging/biopsy/endoscopy/colonoscopy, ecg please, bloods please, chest x ray please, 12 lead, twelve lead, send off, take some blood*, take blood*, test your urine/blood, dip your urine, swab your/you/for/to/test`,
		),
		unless: list(
			'results? of/from ..., you/he/she will have/get/be_having/be_sent, you have, you had, have you, had you, you take, have you had ... test/tests/scan/blood/x_ray/swab/ecg/ct/mri, did you have/get/do ... test/scan/swab/x_ray/blood, did you get ..., you ever had ..., have you been ..., did they do ..., did they take ..., do you have ..., do you get ..., do you take ..., have you had ..., do you need ..., have you ever had ..., have you done ..., have you gotten ..., did they run ..., do you know ..., do you bleed ..., blood thinner*, do you know your, take/check/measure/repeat your/his/her/a/the blood_pressure, blood_pressure machine/monitor/cuff, anyone/anybody/family ... have/had/has ... blood_pressure',
		),
	},
	{
		act: 'off_topic',
		cues: list(
			`the weather, football score*, the match last, your favourite/favorite film/movie/colour/color/team/song/food/book/band, tell me a joke, a joke, who won, capital of, recipe for, world cup, write a poem/story/song, write me a, what is two plus, what time is it, stock market, the election, president of, prime minister, do you like music/pizza/cats, tell me a story, sing a, translate`,
		),
	},
	{
		act: 'role_break',
		cues: list(
			`are you a/an/really/actually? ai/bot/robot/chatbot/computer/program/language_model/machine/actor/simulation/simulated/real, are you real, you are a/an/just_a/just_an/only_a/now_a/now_an/actually_an ai/bot/robot/chatbot/computer/program/language_model/machine/actor/assistant, ignore ... instructions/prompt/rules, disregard ... instructions/prompt/rules, forget ... instructions, system prompt, your prompt, your instructions, initial instructions, prompt, developer mode, jailbreak*, chatgpt, gpt, openai, claude, llama, large language model, language model, as an ai, pretend to be, pretend you are, pretend that you, act as a, act like a, role play as, roleplay, stop pretending, stop acting, out of character, break character, drop the act, mark scheme, marking scheme, rubric, the checklist, hidden facts, hidden information, everything above, text above, lines? above this, reveal ... diagnosis/prompt/secret/hidden/instructions, what is your diagnosis, what diagnosis do you have, give me the diagnosis, tell me the/your diagnosis, the correct diagnosis, the answer key, what is the answer, correct answer, full marks, this is a simulation, this is just a simulation, virtual patient, simulated patient, you are now, from now on you, override, admin mode, debug mode, sudo`,
		),
		unless: list(
			'how/where/as/than/what you are now, you are now feeling/better/taking/on/in/having/at/ok/okay/able, from now on you should/need/must/will, prompt* you, your instructions from, prompt medical, prompt treatment, real pain, you are now 1/2/3/4/5/6/7/8/9',
		),
	},
];

/** Medical words a patient may not know; the patient reacts, a rubric may count them. */
export const jargonWords: readonly string[] = list(
	`dyspnoea, dyspnea, orthopnoea, orthopnea, haemoptysis, hemoptysis, haematuria, hematuria, dysuria, dysphagia, odynophagia, melaena, melena, haematemesis, hematemesis, syncope, presyncope, paroxysmal*, nocturnal dyspn*, diaphor*, oedema, edema, erythema*, pruritus, tachycardi*, bradycardi*, arrhythmi*, myocardial, infarct*, ischaemi*, ischemi*, angina pectoris, hypertens*, hypotens*, hyperlipid*, dyslipid*, aetiology, etiology, idiopathic, prognosis, sequelae, differential*, comorbid*, contraindicat*, prophyla*, malaise, myalgia*, arthralgia*, paraesthesia*, paresthesia*, anhedonia, psychomotor, suicidal ideation, ideation, affect flat*, auscultat*, palpat*, percuss*, bilateral*, unilateral*, distal*, proximal*, radiat*, exacerbat*, alleviat*, sputum, emesis, febrile, afebrile, rigors, intermittent claudication, claudication, nocturia, polyuria, polydipsia, menarche, dysmenorrh*, menorrhag*, dyspareunia, gravida, parity, troponin*, electrocardiogram, stemi, nstemi, acs, acute coronary, dvt, pulmonary embol*, thromboembol*, pneumothorax, aortic dissection, copd, gerd, gord, nsaid*, ssri*, anticoagul*, antiplatelet*, analges*, antipyretic*, subcutaneous*, intravenous*, intramuscular*, prn, stat, bid, tds, po, anaphylactoid, dermatomal, nuchal*, meningism, photophobia, ataxia, dysarthria, dysphasia, aphasia, hemiparesis, vertiginous, tinnitus, otorrh*, rhinorrh*, epistaxis, stridor, cyanosis, jaundiced, hepatomegal*, splenomegal*, lymphadenopath*, cachexia`,
);

export const actLexicon: readonly ActEntry[] = [
	...openers,
	...relating,
	...apologyLexicon,
	...checking,
	...informing,
	...doing,
	{ act: 'jargon', cues: jargonWords },
];
