/**
 * Right and wrong answers of 1,000 people to five items of the Law School Admission Test, sections VI and VII (Bock and
 * Lieberman 1970): each pattern of answers with how many gave it in either section.
 */
const patterns = `
	00000:3:12 00001:6:19 00010:2:1 00011:11:7 00100:1:3 00101:1:19 00110:3:3 00111:4:17 01000:1:10 01001:8:5
	01010:0:3 01011:16:7 01100:0:7 01101:3:23 01110:2:8 01111:15:28 10000:10:7 10001:29:39 10010:14:11 10011:81:34
	10100:3:14 10101:28:51 10110:15:15 10111:80:90 11000:16:6 11001:56:25 11010:21:7 11011:173:35 11100:11:18
	11101:61:136 11110:28:32 11111:298:308`;

const peopleOf = (section: 0 | 1): number[][] =>
	patterns
		.trim()
		.split(/\s+/)
		.flatMap((entry) => {
			const [pattern = '', ...counts] = entry.split(':');
			return Array.from({ length: Number(counts[section]) }, () => [...pattern].map(Number));
		});

export const [sectionSix, sectionSeven] = [peopleOf(0), peopleOf(1)];
