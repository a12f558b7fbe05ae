import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { applyEdits, type Edits } from "./edits.js";
import { BORDER } from "./compile-templates.js";

const TRUSTED = fileURLToPath(new URL("../../src/element/trusted.ts", import.meta.url));

/** What is taken out of Lit 3.3.3, by what it is for. */
const EDITS: Edits = {
  // A basket of a thousand lines has fifteen thousand of them, and would hold its labels twice.
  "an object for each attribute, with a copy of its value": [
    [/class H\{.*?(?=const j=)/, ""],
    [
      /class R\{.*?(?=class k)/,
      "class R{constructor(t){this._$AD=t}" +
        "u(){const{el:{content:i},parts:s}=this._$AD,e=l.importNode(i,!0);P.currentNode=e;let h;" +
        "this._$AV=s.map(([,r,,t])=>{for(;r--;)h=P.nextNode();return t?h:new k(h)});" +
        "return P.currentNode=l,e}" +
        "p(t){this._$AD.parts.forEach(([,,s,i],e)=>{const h=this._$AV[e];let o=t[e];" +
        "i?s?h[i]!==o&&(h[i]=o):(o=o===A?null:String(o??''))!==h.getAttribute(i)&&" +
        "(null===o?h.removeAttribute(i):h.setAttribute(i,o)):h._$AI(o)})}}",
    ],
  ],
  "a policy of its own": [
    ['s=t.trustedTypes,e=s?s.createPolicy("lit-html",{createHTML:t=>t}):void 0,', ""],
    [
      'function V(t,i){if(!u(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return void 0!==e?e.createHTML(i):i}',
      "",
    ],
  ],
  // A page's global is not ours to make.
  "the list of Lit versions on the global object": [
    ['B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const ', ""],
  ],
  "svg and mathml": [
    [
      "x=t=>(i,...s)=>({_$litType$:t,strings:i,values:s}),b=x(1),w=x(2),T=x(3)",
      "b=(i,...s)=>({_$litType$:1,strings:i,values:s})",
    ],
    ["T as mathml,", ""],
    [",w as svg", ""],
  ],
  "expressions inside raw text elements": [["y=/^(?:script|style|textarea|title)$/i,", ""]],
  "directives, and what they are made with": [
    [/function M\(t,i,s=t,e\){.*?,i}(?=class R)/, ""],
    ["t=M(this,t,i),a(t)", "a(t)"],
    ["j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z},", ""],
    ["j as _$LH,", ""],
  ],
  // See `compile-templates.ts`.
  "the reading of templates": [
    ['h="$lit$",o=`lit$${Math.random().toFixed(9).slice(2)}$`,n="?"+o,r=`<${n}>`,', ""],
    ["b=(i,...s)=>({", "b=i=>(...s)=>({"],
    [/f="\[ .*?,g=\/'\/g,\$=\/"\/g,/, ""],
    [/const N=.*?,e]};(?=class S)/, ""],
    [
      /class S\{.*?(?=class R)/,
      `class S{constructor({strings:[t]}){const[i,s]=t.split("${BORDER}");` +
        '(this.el=l.createElement("template")).innerHTML=trusted(s),' +
        "this.parts=[...i.matchAll(/(?=\\S)(\\d*)(\\.?)(\\S*)/g)]}}",
    ],
    [
      'e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s);',
      "e=this._$AC(t);",
    ],
  ],
  "what a render may be told, and being told of a disconnection": [
    ["s=t.u(this.options)", "s=t.u()"],
    ["new R(e,this)", "new R(e)"],
    ["new k(this.O(c()),this.O(c()),this,this.options)", "new k(this.O(c()),this.O(c()))"],
    ["this._$AB=i,this._$AM=s,this.options=e", "this._$AB=i"],
    [/get parentNode\(\){let t=.*?get endNode\(\){return this._\$AB}/, ""],
    ["i=t=>t,", ""],
    ["const s=i(t).nextSibling;i(t).remove(),t=s", "const s=t.nextSibling;t.remove(),t=s"],
    ["_$AI(t,i=this){a(t)", "_$AI(t){a(t)"],
    [
      "const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}",
      "let h=i._$litPart$;if(void 0===h)i._$litPart$=h=new k(i.insertBefore(c(),s?.renderBefore??null));",
    ],
    ["class k{get _$AU(){return this._$AM?._$AU??this._$Cv}", "class k{"],
    [",this._$Cv=e?.isConnected??!0", ""],
    ["this._$AH=A,this._$AN=void 0,this._$AA=t", "this._$AH=A,this._$AA=t"],
    ["this._$AP?.(!1,!0,s);", ";"],
    ["setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}", ""],
  ],
  "lists that are no arrays, and objects as texts": [
    ['d=t=>u(t)||"function"==typeof t?.[Symbol.iterator],', ""],
    ["d(t)?this.k(t):this._(t)", "this.k(t)"],
  ],
  "values that leave a place as it is": [
    ['E=Symbol.for("lit-noChange"),', ""],
    ["t!==this._$AH&&t!==E&&this._(t)", "t!==this._$AH&&this._(t)"],
    ["E as noChange,", ""],
  ],
  "the kinds of places and of templates": [
    ["({_$litType$:1,strings:i", "({strings:i"],
    ["void 0!==t._$litType$?", "void 0!==t.strings?"],
    ["this._$AB=i", "this._$AB=i??t.nextSibling"],
    ["this.type=2,", ""],
  ],
  "what comes to the same in fewer words": [
    ['a=t=>null===t||"object"!=typeof t&&"function"!=typeof t', "a=t=>Object(t)!==t"],
    [
      /let s,e=0;for\(const h of t\).*?i\.length=e\)/,
      "let e=0;for(const h of t)(i[e++]??=new k(this.O(c()),this.O(c())))._$AI(h);this._$AR(i[e-1]?._$AB.nextSibling),i.length=e",
    ],
    ["(this._$AH!==A&&this._$AR(),this._$AH=A)", "(this._$AR(),this._$AH=A)"],
    ["constructor(t,i,s,e){this._$AH=A", "constructor(t,i){this._$AH=A"],
    [
      "let h=i._$litPart$;if(void 0===h)i._$litPart$=h=new k(i.insertBefore(c(),s?.renderBefore??null));return h._$AI(t),h",
      "(i._$litPart$??=new k(i.insertBefore(c(),s?.renderBefore??null)))._$AI(t)",
    ],
    [
      "let i=C.get(t.strings);return void 0===i&&C.set(t.strings,i=new S(t)),i",
      "let i=C.get(t.strings);return i||C.set(t.strings,i=new S(t)),i",
    ],
  ],
};

/**
 * Takes out of Lit what no template here uses, for the scripts that carry Lit in them: a kilobyte of what a shopper
 * downloads, and a global variable. Another version of Lit, or a template that needs what is gone, ends the build.
 */
export function fitLit(): Plugin {
  return {
    name: "fit-lit",
    enforce: "post",
    apply: "build",
    transform(code, id) {
      if (/\/lit-html\/(?:async-)?directive/.test(id)) throw new Error(`${id} needs Lit's directives`);
      return id.endsWith("/lit-html/lit-html.js") ? { code: fit(code), map: null } : null;
    },
  };
}

function fit(code: string): string {
  return applyEdits("Lit", `import { trusted } from ${JSON.stringify(TRUSTED)};${code}`, EDITS);
}
