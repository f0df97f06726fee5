import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { openCases } from './eval/cases.ts';
import { startSentenceEmbeddings } from '#lib/server/adapters/embedded/sentenceEmbeddings.ts';
import { similarity } from '#lib/domain/dialogue/nearestTopics.ts';
import { contentWords } from '#lib/domain/patient/told/contentWords.ts';
import { splitClauses } from '#lib/domain/patient/guard/clauses.ts';
const e=startSentenceEmbeddings(); await e.ready;
const {cases, close}=await openCases('all','en');
const cache=new Map<string,Float32Array>();
async function vecs(t:string[]){ const miss=[...new Set(t)].filter(x=>!cache.has(x)); for(let i=0;i<miss.length;i+=32){const b=miss.slice(i,i+32); const v=await e.embed(b); b.forEach((x,k)=>cache.set(x,v[k]!));} return t.map(x=>cache.get(x)!);}
const rows:any[]=[];
for(const c of cases){ const s=c.scenario;
 const guarded=s.facts.filter(f=>f.disclosure==='guarded'), open=s.facts.filter(f=>f.disclosure!=='guarded');
 const secret=[...guarded.flatMap(f=>[...f.says,...f.again,f.label].map(t=>({t,k:'fact:'+f.id}))), ...[s.diagnosis.primary,...s.diagnosis.differential,...s.diagnosis.forbiddenWords].map(t=>({t,k:'diagnosis'})), ...c.rubric.sections.flatMap(x=>x.items).flatMap(i=>[i.label,i.why].map(t=>({t,k:'rubric'})))];
 const lines=[...Object.values(s.patient.lines).flat()]; const ownOf=(id:string)=>{const f=s.facts.find(x=>x.id===id)!; return f.disclosure==='guarded'?(f.holdingBack??[]):[...f.says,...f.again];}; const free=[...open.flatMap(f=>[...f.says,...f.again]),...guarded.flatMap(f=>f.holdingBack??[])];
 const sv=await vecs(secret.map(x=>x.t)); const fv=await vecs(free);
 async function judge(text:string, kind:string, half:string, id:string, skipText?:string){ const own=ownOf(id); 
   const v=(await vecs([text]))[0]!; let best=[0,'',''] as any; secret.forEach((x,i)=>{ if(x.t===skipText) return; const q=similarity(v,sv[i]!); if(q>best[0]) best=[q,x.k,x.t];});
   let bf=[0,''] as any; free.forEach((t,i)=>{ if(t===skipText||!own.includes(t)) return; const q=similarity(v,fv[i]!); if(q>bf[0]) bf=[q,t];});
   rows.push({slug:s.slug,kind,half,text,s:best[0],k:best[1],st:best[2],f:bf[0],ft:bf[1]}); }
 const p=parse(readFileSync('scripts/eval/leaks/paraphrases.en.yaml','utf8'));
 for(const half of ['tuned','keptBack']) for(const [id,t] of Object.entries<string>(p[half][s.slug])) { const g=guarded.some(f=>f.id===id); await judge(t,g?'secret':'open',half,id); for(const cl of splitClauses(t,'en')) if(contentWords(cl,'en').size>=3) await judge(cl,g?'secretClause':'openClause',half,id); }
 for(const f of open) for(const t of f.says.slice(0,2)) for(const cl of splitClauses(t,'en')) if(contentWords(cl,'en').size>=3) await judge(cl,'authoredClause','x',f.id,t);
 console.log(s.slug, secret.length, free.length);
}
writeFileSync('/tmp/rows2.json',JSON.stringify(rows)); await e.close(); await close();
