"""The style sheet of the report: screen in light and dark, narrow widths, paper."""

from __future__ import annotations

CSS = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1b1c20;--soft:#54565e;--line:#c9cbd3;
--panel:#f4f5f8;--link:#0b4f9c;--error:#9f1220;--warning:#7a4300;--review:#5a2a86;--note:#1f527c;
--waived:#4b4d55;--good:#14602f;--bad:#9f1220;--mark:#ffedb3;--before:#6b3fa0;--after:#00664f}
@media (prefers-color-scheme:dark){:root{--paper:#15161a;--ink:#ececf0;--soft:#b8bac3;
--line:#42444d;--panel:#1f2126;--link:#9cc8ff;--error:#ff9da3;--warning:#ffc877;--review:#d9bcff;
--note:#a5d0f5;--waived:#c0c2ca;--good:#8fdcab;--bad:#ff9da3;--mark:#564400;--before:#cfb2ff;
--after:#7fdcc0}}
*{box-sizing:border-box}
html{font:100%/1.5 "Noto Sans","Source Sans 3","Segoe UI",Roboto,"DejaVu Sans",sans-serif;
background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:78rem;padding:0 1.25rem 4rem;overflow-wrap:break-word}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem;top:0;padding:.6rem 1rem;background:var(--paper);z-index:2}
.skip:focus{left:.5rem;top:.5rem}
header{padding:2rem 0 1rem;border-bottom:2px solid var(--ink)}
header .kind{margin:0;color:var(--soft);font-size:.95rem;letter-spacing:.02em}
h1{margin:.1rem 0 .6rem;font-size:1.7rem;line-height:1.25;text-wrap:balance}
h2{margin:2.2rem 0 .7rem;font-size:1.3rem;line-height:1.3}
h3{margin:0 0 .4rem;font-size:1.02rem;line-height:1.35}
h4{margin:1rem 0 .3rem;font-size:.95rem}
.notice{margin:.4rem 0;padding:.5rem .8rem;border-left:.3rem solid var(--note);
background:var(--panel);max-width:60rem}
dl.meta{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.8rem 0 0;
font-size:.92rem}
dl.meta dt{color:var(--soft)}dl.meta dd{margin:0;overflow-wrap:anywhere}
nav{margin:1.2rem 0}nav h2{margin:0 0 .3rem;font-size:1rem}
nav ul{margin:0;padding:0;list-style:none;columns:20rem;column-gap:2rem;font-size:.95rem}
nav li{break-inside:avoid;padding:.1rem 0}
code,pre{font-family:"Noto Sans Mono","DejaVu Sans Mono",Consolas,monospace;font-size:.88em;
overflow-wrap:anywhere}
pre{margin:.4rem 0;padding:.45rem .7rem;background:var(--panel);white-space:pre-wrap;
border-radius:.25rem}
mark{background:var(--mark);color:inherit;padding:0 .1em}
pre mark{text-decoration:underline;text-underline-offset:.2em}
blockquote{margin:.5rem 0;padding:.1rem 0 .1rem .8rem;border-left:.2rem solid var(--line)}
blockquote p{margin:0}
.scroll{overflow-x:auto;margin:.6rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:start;padding:.2rem 0 .35rem;font-weight:600}
th,td{padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);text-align:start;
vertical-align:top}
thead th{border-bottom:2px solid var(--ink);font-size:.86rem;color:var(--soft)}
tbody th{font-weight:600}th code{overflow-wrap:break-word}
td.num,th.num{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap;
padding-right:1rem}
td ul{margin:0;padding:0;list-style:none}
table.small{width:auto;min-width:18rem}
.pair{display:grid;gap:0 2.2rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:62rem){.pair.two{grid-template-columns:minmax(0,5fr) minmax(0,7fr)}
.pair.even{grid-template-columns:repeat(2,minmax(0,1fr))}}
.law p{margin:.3rem 0}.law .par{color:var(--soft);font-size:.86rem;padding-right:.4rem}
.part{border-top:1px solid var(--line)}
.finding,.change{margin:0 0 1.2rem;padding:.7rem 0 .3rem .95rem;border-left:.35rem solid var(--c)}
.finding>*,.change>*{max-width:48rem}
.badge{display:inline-block;margin-right:.45rem;padding:.02rem .5rem;border:1.5px solid var(--c);
border-radius:.9rem;color:var(--c);font-size:.84rem;font-weight:600;white-space:nowrap}
.s-error{--c:var(--error)}.s-warning{--c:var(--warning)}.s-review{--c:var(--review)}
.s-note{--c:var(--note)}.s-waived{--c:var(--waived)}.s-unsettled{--c:var(--error)}
.s-gains,.s-more,.s-added{--c:var(--good)}.s-loses,.s-less,.s-removed{--c:var(--bad)}
.s-later,.s-changed{--c:var(--warning)}.s-other{--c:var(--note)}.s-equivalent{--c:var(--waived)}
.finding p,.change p{margin:.3rem 0}
.soft{color:var(--soft);font-size:.92rem}
details{margin:.5rem 0}
summary{cursor:pointer;padding:.2rem 0;font-weight:600;font-size:.95rem}
.rule ul{margin:.2rem 0;padding-left:1.2rem}.rule li{margin:.3rem 0}
.rule .told{display:block;color:var(--soft);font-size:.92rem}
.rule p{margin:.35rem 0}
.answer{font-size:1.02rem}.answer strong{white-space:nowrap}
figure{margin:1rem 0;max-width:52rem}
figcaption{font-size:.92rem;margin:.3rem 0}
svg{display:block;width:100%;height:auto;background:var(--paper)}
svg text,svg text.soft{fill:var(--ink);font-size:13px;font-family:inherit}
svg .axis{stroke:var(--soft);stroke-width:1}svg .grid{stroke:var(--line);stroke-width:.7}
svg text.soft{fill:var(--soft)}
svg .before{stroke:var(--before);fill:none;stroke-width:2.4;stroke-dasharray:7 4}
svg .after{stroke:var(--after);fill:none;stroke-width:3}
svg text.before{stroke:none;fill:var(--before);font-weight:600}
svg text.after{stroke:none;fill:var(--after);font-weight:600}
svg .jump{stroke-width:1.1;stroke-dasharray:2 3}
svg circle.before{fill:var(--before);stroke-dasharray:none}
svg circle.after{fill:var(--after)}
svg circle.open{fill:var(--paper);stroke-dasharray:none;stroke-width:2}
svg .cliff{stroke:var(--bad);stroke-width:1;stroke-dasharray:3 3}
svg text.cliff{fill:var(--bad);stroke:none;font-weight:600}
footer{margin-top:3rem;border-top:2px solid var(--ink);padding-top:.8rem;font-size:.92rem}
footer h2{margin:.4rem 0;font-size:1.05rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
@media (max-width:38rem){body{padding:0 .9rem 3rem}h1{font-size:1.4rem}
dl.meta{grid-template-columns:1fr;gap:0}dl.meta dd{margin-bottom:.35rem}
.finding,.change{padding-left:.7rem}svg{min-width:40rem}}
@page{size:A4;margin:17mm 16mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);
font:9pt sans-serif}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#3b3c42;--line:#b5b7bf;
--panel:#f4f5f8;--link:#000;--error:#8d0f1c;--warning:#6b3b00;--review:#4c2372;--note:#1a4567;
--waived:#3b3c42;--good:#0f4f26;--bad:#8d0f1c;--mark:#ffedb3;--before:#5a3390;--after:#005743}
html{font-size:9.5pt}body{max-width:none;padding:0}
.skip{display:none}nav ul{columns:2}header{padding-top:0}
a{text-decoration:none}.scroll{overflow:visible}
.pair.two{grid-template-columns:minmax(0,2fr) minmax(0,3fr)}
.pair.even{grid-template-columns:repeat(2,minmax(0,1fr))}.pair{gap:0 1.4rem}
h1,h2,h3,h4,summary,caption{break-after:avoid}
figure,tr,.keep,blockquote,pre{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}
summary{list-style:none}footer{font-size:8pt}footer table{font-size:7.5pt}
.badge,mark,.finding,.change{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
