import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { openCases } from './eval/cases.ts';
import { buildEnglishClaimReader } from '#lib/domain/patient/guard/claims/englishClaimReader.ts';
import { buildChineseClaimReader } from '#lib/domain/patient/guard/claims/chineseClaimReader.ts';
import { buildCaseClaims } from '#lib/domain/patient/guard/claims/caseClaims.ts';
import { createClaimWatch } from '#lib/domain/patient/guard/claims/createClaimWatch.ts';
import { splitClauses } from '#lib/domain/patient/guard/clauses.ts';
const half = process.argv[2] ?? 'tuned';
const {cases, close}=await openCases('all','all');
for (const c of cases){
 const l=c.scenario.language;
 const topics=[...c.pack.topics.values()];
 const reader=l==='en'?buildEnglishClaimReader(topics):buildChineseClaimReader(topics);
 let t=performance.now();
 const ofCase=buildCaseClaims(c.scenario,c.pack.lines,reader);
 console.log('##', c.scenario.slug,l,'built in',(performance.now()-t).toFixed(0),'ms', ofCase.people.names.join(' '));
 const caught=(s:string)=>{const w=createClaimWatch({ofCase,said:new Set(),undergone:new Set(),decided:new Set(),deniesAll:false}); return splitClauses(s,l).some(x=>w.takes(x));};
 if(process.argv[3]) for(const text of [...c.scenario.facts.flatMap(f=>[...f.says,...f.again,...f.holdingBack??[],f.label]), ...Object.values(c.scenario.patient.lines).flat(),...Object.values(c.pack.lines.lines).flat(), ...c.scenario.timeline.map(t=>t.cue+(t.says??'')),...c.scenario.actions.map(a=>a.result)]) for(const k of reader.namedIn(text)) if(process.argv[3].split(',').includes(k.id)) console.log('   ',k.id,text);
 const d=parse(readFileSync(`scripts/eval/clauses/invented.${l}.yaml`,'utf8'))[half];
 const inv:string[]=d[c.scenario.patient.speaker?'child':'self'];
 const missed=inv.filter(s=>!caught(s));
 console.log('caught', inv.length-missed.length,'/',inv.length); if(half==='tuned') missed.forEach(m=>console.log('  missed:',m, ofCase.reader.namedIn(m).map(n=>n.id).join()));
 const para:Record<string,string>=parse(readFileSync(`scripts/eval/clauses/paraphrases.${l}.yaml`,'utf8'))[half][c.scenario.slug];
 const wrong=Object.entries(para).filter(([,s])=>caught(s));
 console.log('paraphrases wrongly', wrong.length,'/',Object.keys(para).length); if(half==='tuned') wrong.forEach(([,m])=>console.log('  wrong:',m, ofCase.reader.namedIn(m).map(n=>n.id).filter(i=>!ofCase.borneOut.has('own:'+i)).join()));
 const all=[...inv,...Object.values(para)].flatMap(s=>splitClauses(s,l)); t=performance.now(); for(let i=0;i<20;i++) all.forEach(x=>reader.namedIn(x)); const a=performance.now()-t; t=performance.now(); for(let i=0;i<20;i++) all.forEach(x=>reader.mayBeginAt(x)); console.log('us per clause', (a*1000/20/all.length).toFixed(1),'trigger',((performance.now()-t)*1000/20/all.length).toFixed(2), 'triggering', all.filter(x=>reader.mayBeginAt(x)>=0).length/all.length);
}
await close();
