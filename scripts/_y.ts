import { openCases } from './eval/cases.ts';
import { buildEnglishClaimReader } from '#lib/domain/patient/guard/claims/englishClaimReader.ts';
import { buildChineseClaimReader } from '#lib/domain/patient/guard/claims/chineseClaimReader.ts';
import { splitClauses } from '#lib/domain/patient/guard/clauses.ts';
const {cases, close}=await openCases('all','all');
for (const l of ['en','zh-CN'] as const){
 const cs=cases.filter(c=>c.scenario.language===l); const topics=[...cs[0]!.pack.topics.values()];
 const reader=l==='en'?buildEnglishClaimReader(topics):buildChineseClaimReader(topics);
 const count=new Map<string,number>(); let n=0,h=0,heldChars=0,chars=0;
 for(const c of cs) for(const f of c.scenario.facts) for(const s of f.says) for(const x of splitClauses(s,l)){ n++; chars+=x.length; const at=reader.mayBeginAt(x); if(at>=0){h++; heldChars+=x.length-at; const w=l==='en'?x.slice(at).match(/[\p{L}\p{N}'’]+/u)![0].toLowerCase():x.slice(at,at+2); count.set(w,(count.get(w)??0)+1);} }
 console.log(l,n,h/n,heldChars/chars,[...count].sort((a,b)=>b[1]-a[1]).slice(0,60).map(([a,b])=>a+':'+b).join(' '));
}
await close();
