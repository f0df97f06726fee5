/** How a feeling is answered in Chinese: it is named for the patient, or what shows is said and what it may mean. */
import type { ActEntry } from './actEntry.ts';

const feeling =
	'(?:怕|苦|难受|难过|堵|慌|不好受|不是滋味|委屈|心疼|惦记|放不下|舍不得|不踏实|着急|急|憋屈|孤单|空落|担心|伤心|想(?:她|他|老伴|孩子|家)|累|不容易)';

/** "这些年心里一直怕着吧", "是想她了吧": a guess at what it is like, in one clause. */
export const namedFeeling = new RegExp(
	`心里(?!有).{0,8}${feeling}.{0,3}吧$|^(?:您|你)?是(?:又|在|还|很)*(?:想|惦记|舍不得)着?(?:她|他|老伴|孩子|家|妈|爸|老太太|老爷子)了?吧$`,
);

/** Of the mood alone: what is tired or heavy may be the body. */
const mood =
	'(?:怕|难受|难过|不好受|不是滋味|委屈|心疼|惦记|舍不得|不踏实|担心|伤心|想(?:她|他|老伴|孩子|家))';
const shows =
	'(?:眼圈|眼睛|眼里|声音|眉头|嘴唇|戒指|不笑|不说话|不吭声|没说话|没吭声|停了|停下|顿了|低(?:着|下|了)?头|叹.{0,3}气|哭|泪|攥|沉默)';
const burden = '(?:扛|撑|熬|忍|挺|顶|照顾|伺候|拉扯|坚持|走过来|一个人|这么(?:多|久|些))';

export const empathyAcrossCommas: readonly ActEntry[] = [
	{
		act: 'empathy',
		says: [
			new RegExp(
				`(?:您|你)[^，]{0,8}${feeling}[^，]{0,20}，[^，]{0,4}我(?:都|也|能)*(?:听(?:明白|懂|出来|见|进去)|明白|懂|理解|知道|体会|记(?:住|下))了?$`,
			),
			new RegExp(
				`我(?:都|也|能)*(?:听(?:明白|懂|出来|见)|明白|懂|理解|体会|看出来)了?，(?:您|你)(?:是|就是|这是)?[^，]{0,6}${feeling}(?!什么|不)`,
			),
			new RegExp(
				`${burden}.{0,16}，?(?:真|也|可|挺|很|太|确实|实在|是|够)*(?:不容易|难|辛苦)(?:的|了|啊|呀)*$`,
			),
			/** What was seen, and the feeling it may mean, asked or not. */
			new RegExp(`(?:您|你)[^，]{0,10}${shows}[^，]{0,10}，[^，]{0,8}${mood}`),
		],
		not: [/我们|医生|护士|大家|疼不疼|痛不痛|不舒服|吃力|费劲/],
	},
];
