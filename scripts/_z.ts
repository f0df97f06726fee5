import { openCases } from './eval/cases.ts';
import { buildChineseClaimReader } from '#lib/domain/patient/guard/claims/chineseClaimReader.ts';
import { readClause, peopleOf, atTheStart } from '#lib/domain/patient/guard/claims/readClause.ts';
import { splitClauses } from '#lib/domain/patient/guard/clauses.ts';
const {cases, close}=await openCases('feverish-toddler','zh-CN'); const c=cases[0]!; const s=c.scenario;
const reader=buildChineseClaimReader([...c.pack.topics.values()]); const people=peopleOf(s);
for(const text of [s.patient.opening,...Object.values(s.patient.lines).flat(),...Object.values(c.pack.lines.lines).flat(),...s.facts.flatMap(f=>[...f.says,...f.again,...f.holdingBack??[]]),...s.timeline.flatMap(t=>[t.says??'',t.cue]),...s.actions.flatMap(a=>[a.label,a.result])]){ let b=atTheStart; for(const x of splitClauses(text,'zh-CN')){const r=readClause(x,reader,people,b); b=r.after; for(const k of r.claims) if(['neck_stiffness','diarrhoea','abdominal_pain'].includes(k.id)) console.log(k.whose,k.id,x,'|',text);} }
for(const f of s.facts) if(f.topics.some(t=>['neck_stiffness','diarrhoea','abdominal_pain'].includes(t))) console.log(f.id,f.topics,f.label,f.says[0]);
await close();
