/** Tells a question from a statement or a plan, and an open one from a closed or leading one. */

import { scolding } from './scolding.ts';

export type QuestionForm =
	| { asks: true; style: 'open' | 'closed' | 'leading' }
	/** `tag` turns the clause before it into a question: "对吧". */
	| { asks: false; as: 'statement' | 'plan' | 'tag' | 'signpost' };

const tag =
	/^(?:是|对|没错|是这样|对不对|是不是|对不|是不|没有)?(?:这样)?(?:吗|吧|啊|么|对不对|是不是|对不|是不)$/;
const echo = /^(?:真的?|确定|当真)(?:吗|么|啊|假的)$/;
/** "可以吗" after what the student is about to do, and the doing itself. */
const leave =
	/^(?:您看|你看|您觉得|这样|这么办?|安排|处理|您|你)*(?:可以|行|好|方便|介意|没问题|同意|成|ok)(?:吗|么|吧|不|嘛)$|^(?:您看|你看|这样)*(?:行不行|好不好|可不可以|成不成|同不同意)$/;
const letMe = /让我(?:来|先)?(?:看|摸|按|听|检查|量|测)/;
const request =
	/(?:说说|讲讲|谈谈|聊聊|描述|形容|告诉我|告诉一下|介绍一下|详细|具体说|具体讲|说一下|讲一下|说一说|讲一讲|谈一下|打个比方|比划|指一下|指给我|指一指|慢慢说|多说|说一遍|讲一遍|再说说|给我看|指出|帮我(?:数|看|摸|按|量)|(?:全身|身上|后背|背上|腿上|尿不湿|底下).{0,6}看(?:一|看)?(?:遍|下|看)$|数一?数|数一下|接着说|继续说|接着讲|继续讲|往下说|打个?分|(?:我|再)?想(?:再|多)?(?:问|了解|知道|请教|确认)|问一下|问问|了解一下)/;
const yesNo =
	/[吗嘛]$|[吗嘛](?:呀|啊)?$|(?:有|是|对|行|好|会|能)么$|有没有|有无|是不是|是否|会不会|能不能|能否|要不要|可不可以|想不想|有木有|([\u4e00-\u9fff]{1,3})[不没]\1|没有?$|不$|(?:过|了)没有?(?:呢|啊|呀)?$|还是|或者是|可有/;
const content =
	/什么|怎么|怎样|咋|啥|哪(?!怕)|谁|为何|为什么|如何|何时|多久|多长|多远|多严重|多厉害|多疼|多痛|多会儿|多大会/;
/** "我们这几个医生" counts nobody. */
const amount = /^请问|(?<![这那前后头好]|们)几|多少|多大|多重|多高|贵姓|高寿|多频/;
/** Typed in haste: "过敏史", "出生日期". */
const historyHeading =
	/^(?:您的?|你的?|有)?(?:[\u4e00-\u9fff]{1,4}史|姓名|名字|年龄|出生(?:日期|年月|年月日)|生日|职业|籍贯|住址|末次月经|月经|婚育|烟酒|过敏|饮食睡眠|睡眠饮食|大小便|二便)(?:情况|方面)?$/;
const particle = /呢$|呢(?:呀|啊)?$/;
const notAsking =
	/没什么|没啥|什么都|啥都|无论|不管|不论|好几|几个问题|几句|问题要问|有些问题|不知道|怎么样都|多少有|多少都|谁都|哪里都|几天(?:后|内|就)|几分钟(?:后|就)|(?:什么|啥)的$|(?:商量|讨论|研究|安排)(?:一下|看看?)?(?:接下来|后面|以后)?(?:怎么|什么|哪|该)|^(?:对|好|是)的?没/;
const doing =
	'(?:做|查|拍|抽|开|量|听|测|验|照|打|安排|检查|看|叩|触|摸|按|扎|办|转|联系|请|复查|输|吸|用|叫|会诊|住院|治疗|手术|处理|观察)';
const plan = new RegExp(
	`^(?:那|好|所以|然后|接下来|下一步|下面|现在|首先|先|一会儿?|等会儿?|待会儿?|回头)*(?:我|我们|咱们|这边|护士|医生|上级医生)(?:会|要|先|再|来|就|需要|得|准备|打算|马上|现在|这就|可以|能|想|建议|一起|也)*(?:给|帮|为|替|对|让|请|把)?(?:您|你|他|她|孩子|宝宝|大爷|阿姨)?(?:的)?(?:先|再|来)?.{0,6}?${doing}`,
);
const needed = new RegExp(
	`^(?:那|所以|接下来|下一步|现在|首先|先)*(?:您|你|孩子)?(?:需要|得|必须|最好|应该|要)(?:先|马上|立刻|去)?${doing}|^建议`,
);
/** "能不能让您爱人先出去一下", "我想单独跟您聊聊": to see the patient alone. */
const companion =
	'(?:家里人|家属|家人|爱人|老公|老婆|媳妇|丈夫|妻子|老伴|妈妈?|爸爸?|母亲|父亲|儿子|女儿|闺女|对象|男朋友|女朋友|朋友|[他她](?:们)?)';
const leaves =
	'(?:出去(?:一下|一会儿?|等|坐)|回避|离开(?:一下|一会儿?|房间|诊室|这儿)|[到在去上](?:外面|外头|外边|门口|走廊)(?:稍|等|坐|待|呆|歇|休息|候|一下|一会儿?|吧|好吗|行吗|可以吗|$))';
const talks = '.{0,6}(?:聊|谈|说|问|讲|见|看|沟通|交流|了解|待|呆|坐)';
/** Who "left" or "was alone" is history; "吗" belongs to a request only where leave is asked for. */
const ofHistory =
	'谁|哪|多久|[过了的](?:吗|没有?|吧)$|^(?!.*(?:能|可以|让|请|麻烦|好吗|行吗|方便|介意)).*[吗嘛]$';
export const seeAlone = new RegExp(
	`^(?!.*(?:${ofHistory})).*(?:${[
		`(?:让|请|麻烦|劳驾|能不能|能否|可以|可不可以|能).{0,4}${companion}.{0,6}${leaves}`,
		`${companion}.{0,3}(?:能不能|能否|可以|可不可以|能|(?<!是)先).{0,4}(?:${leaves}|出去(?=[吧好行可]|$))`,
		`${companion}.{0,3}(?:出去|回避)(?:一下|一会儿?|等)(?!就)`,
		`(?:我|咱们?|我们).{0,8}(?:单独|私下里?)(?!住|过)${talks}`,
		`(?:我|咱们?|我们).{0,8}单聊`,
		`(?:跟|和)(?:您|你)(?:单独|私下里?)(?!住|过)${talks}`,
		`就(?:咱|我们|咱们)[俩两].{0,6}(?:聊|谈|说)`,
	].join('|')})`,
);
/** Whatever is offered asks for leave, not for history: "要不要让您爱人进来陪您". */
const offer =
	/^(?:那|您看)?(?:要不要?|需不需要|用不用|需要|要)(?:我们?|让|叫|请|帮|给|先)(?!.{0,8}过)(?!.{0,6}(?:什么|啥|怎么))/;
/** Comfort in the form of a guess: "您一定很难受吧". */
const consoling =
	/(?:一定|肯定|想必|确实|真的?|一直|让(?:您|你)).{0,6}(?:难受|难过|难熬|辛苦|痛苦|害怕|担心|着急|煎熬|委屈|吓坏|吓人|累|不容易|不好受|怕|急|疼|心疼|受罪|孤单|无助).{0,4}吧$|是(?:又|在|还|很)*(?:想|惦记|舍不得)着?(?:她|他|老伴|孩子|家|妈|爸).{0,2}吧$/;
/** "要是疼得更厉害马上告诉我": what to do in that case, no request to tell. */
const advice =
	/^(?:一会儿?|等会儿?|回头|路上|回家后?)?(?:如果|要是|万一|一旦|假如|有任何|有什么不).{2,}(?:告诉|叫|喊|打|按铃|联系|来|去|找)(?!.{0,8}(?:什么|吗|哪|谁|怎么))/;
const purpose = /^(?:再|好|来|以便|为了|这样)*(?:弄清|查清|搞清|看清|看看是|明确|排除|确定)/;
const looking =
	/(?:我们?|医生|检查).{0,6}(?:看看|看一下|排除|明确|确定|判断|确认|弄清|查一下|查查|查明)/;
const patient = /您|你|孩子|宝宝|家里|父|母|爸|妈|他|她/;
const wanting =
	/(?:我|我们)(?:还|再|先|也)?想(?:再|多|先|跟您|向您|和您)?(?:问|了解|知道|请教|确认)/;
const heading = /接下来|下面|现在(?:我|咱)|然后我|下一个|换个|最后我/;
const leadingEnd = /吧$|(?:对|是)(?:吧|吗|不对|不是)$|(?:对不对|是不是)$/;
const leadingInside =
	/不是.{1,12}吗$|难道|肯定(?:没|不|是|有).*吗?$|应该(?:没|不).*吗?$|^(?:您|你)?(?:没有?|不).{1,10}(?:吧|对吗|是吗)$/;
const offering =
	/^(?:请|来|那就)?(?:您|你)?(?:先|慢慢|接着|继续|请)*(?:坐|说|讲|躺|放松|休息|稍等|走|去|再说|再讲).{0,3}吧$|^(?:那|好|行)吧$|我们.*吧$|^我.*吧$/;

const isSignpost = (text: string) =>
	(heading.test(text) && (wanting.test(text) || /我.{0,4}(?:问|了解|聊)/.test(text))) ||
	/^.{0,6}(?:跟|和|向)(?:您|你).{0,3}(?:了解|询问)(?:一?下)?.{0,4}(?:情况|病情|病史)$/.test(text) ||
	/(?:几个|一些|一点|几句)(?:关于.{1,12})?(?:的)?(?:问题|情况)$/.test(text);

/** "由我来跟您聊聊", "谢谢您告诉我": request words in a statement about the student. */
const isAboutStudent = (text: string) =>
	/我.{0,8}(?:跟|和|与|向|给|陪)(?:您|你).{0,4}(?:聊|谈|说|讲|介绍|解释)/.test(text) ||
	/谢谢|感谢/.test(text);

const isPermission = (text: string) =>
	/(?:好|可以|行|方便|介意|同意|愿意|没问题|能)(?:吗|嘛|么|不|吧)$|^(?:我)?(?:可以|能|能否|可否|方便|介意)/.test(
		text,
	);

const styleOf = (text: string): 'open' | 'closed' => {
	if (request.test(text)) return 'open';
	if (yesNo.test(text) || /叫什么|什么名字|哪年|哪天|哪一天|几号/.test(text)) return 'closed';
	return content.test(text) ? 'open' : 'closed';
};

/** "所以没有发烧？": a conclusion with a question mark only wants to be confirmed. */
const concluding =
	/^(?:那)?(?:所以|也就是说?|就是说|这么说|那就是|(?:您|你)(?:刚才|刚刚|前面)?(?:是)?说)|^(?:您|你)?(?:没有?|不)/;
const asksByItself = (text: string) =>
	request.test(text) || yesNo.test(text) || particle.test(text) || content.test(text);

const asking = (text: string, marked: boolean): QuestionForm => {
	if (marked && concluding.test(text) && !asksByItself(text))
		return { asks: true, style: 'leading' };
	if (leadingInside.test(text)) return { asks: true, style: 'leading' };
	if (leadingEnd.test(text) && !request.test(text)) return { asks: true, style: 'leading' };
	const asks =
		marked ||
		request.test(text) ||
		yesNo.test(text) ||
		particle.test(text) ||
		content.test(text) ||
		amount.test(text) ||
		historyHeading.test(text);
	return asks ? { asks: true, style: styleOf(text) } : { asks: false, as: 'statement' };
};

/** The form of one clause (width-folded). A plan asked as a permission ("好吗") still asks nothing of the history. */
export const readQuestionForm = (text: string, marked: boolean): QuestionForm => {
	if (scolding.test(text)) return { asks: false, as: 'statement' };
	if (echo.test(text)) return { asks: true, style: 'closed' };
	if (tag.test(text)) return { asks: false, as: 'tag' };
	if (leave.test(text) || letMe.test(text) || offer.test(text) || seeAlone.test(text))
		return { asks: false, as: 'plan' };
	if (isSignpost(text)) return { asks: false, as: 'signpost' };
	const past = /[做查拍看吃用打测量开抽说讲]过/.test(text);
	if (!past && !wanting.test(text) && (plan.test(text) || needed.test(text)))
		if (isPermission(text) || !(marked && patient.test(text) && content.test(text)))
			return { asks: false, as: 'plan' };
	if (consoling.test(text) || advice.test(text)) return { asks: false, as: 'statement' };
	if (
		(looking.test(text) || purpose.test(text)) &&
		!marked &&
		!request.test(text) &&
		!/吗$/.test(text) &&
		!wanting.test(text)
	)
		return { asks: false, as: 'statement' };
	if (isAboutStudent(text) && !marked && !yesNo.test(text)) return { asks: false, as: 'statement' };
	if (offering.test(text) && !request.test(text)) return { asks: false, as: 'statement' };
	if (!marked && notAsking.test(text) && !yesNo.test(text)) return { asks: false, as: 'statement' };
	return asking(text, marked);
};

/** Whether a plan or statement asks for leave ("可以吗"). */
export const asksPermission = isPermission;
