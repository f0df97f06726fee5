/** Places the states of an affect chart in layers, with the arrows between them. */
import { Graph, layout } from '@dagrejs/dagre';
import { textOf, textsOf, entriesOf, valueAt } from './readData.ts';

export type ChartArrow = { from: string; to: string; on: string[] };
export type ChartState = { id: string; tone: string; expression: string; isInitial: boolean };
type Point = { x: number; y: number };
export type PlacedChart = {
	width: number;
	height: number;
	states: (ChartState & Point & { width: number; height: number })[];
	arrows: (ChartArrow & { points: Point[]; label: Point })[];
};

const height = 44;
/** A little more than the letters of an id take. */
const widthOf = (id: string) => Math.max(88, id.length * 9 + 28);

/** What the document says of it, states without an id and arrows to nowhere left out. */
export function readChart(scenario: unknown): { states: ChartState[]; arrows: ChartArrow[] } {
	const affect = valueAt(scenario, ['affect']);
	const initial = textOf(valueAt(affect, ['initial']));
	const entries = entriesOf(valueAt(affect, ['states'])).filter(({ id }) => textOf(id) !== '');
	const states = entries.map(({ id, tone, expression }) => ({
		id: textOf(id),
		tone: textOf(tone),
		expression: textOf(expression),
		isInitial: textOf(id) === initial,
	}));
	const known = new Set(states.map(({ id }) => id));
	const arrows = entries.flatMap(({ id, transitions }) =>
		entriesOf(transitions).flatMap(({ to, on, topics, timeline, times }) => {
			if (!known.has(textOf(to))) return [];
			const causes = [...textsOf(on), ...textsOf(topics), textOf(timeline)].filter(Boolean);
			const count = Number(times) > 1 ? [`× ${textOf(times)}`] : [];
			return [{ from: textOf(id), to: textOf(to), on: [...causes, ...count] }];
		}),
	);
	return { states, arrows };
}

export function layoutChart(chart: ReturnType<typeof readChart>): PlacedChart {
	const graph = new Graph({ multigraph: true });
	graph.setGraph({ rankdir: 'TB', nodesep: 48, ranksep: 56, marginx: 16, marginy: 16 });
	for (const { id } of chart.states) graph.setNode(id, { width: widthOf(id), height });
	chart.arrows.forEach(({ from, to }, index) =>
		graph.setEdge(from, to, { width: 16, height: 16 }, String(index)),
	);
	layout(graph);
	const { width = 0, height: tall = 0 } = graph.graph() as { width?: number; height?: number };
	return {
		width,
		height: tall,
		states: chart.states.map((state) => {
			const { x, y } = graph.node(state.id) as Point;
			return { ...state, x, y, width: widthOf(state.id), height };
		}),
		arrows: chart.arrows.map((arrow, index) => {
			const { points, x, y } = graph.edge(arrow.from, arrow.to, String(index)) as Point & {
				points: Point[];
			};
			return { ...arrow, points, label: { x, y } };
		}),
	};
}
