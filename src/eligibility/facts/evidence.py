"""The papers and registers by which facts are usually shown, named once."""

from __future__ import annotations

BIRTH = ("извод из матичне књиге рођених", "birth certificate")
DEATH = ("извод из матичне књиге умрлих", "death certificate")
MARRIAGE = ("извод из матичне књиге венчаних", "marriage certificate")
IDENTITY = ("лична карта", "identity card")
CITIZENSHIP = ("уверење о држављанству", "certificate of citizenship")
STATUS = ("решење или легитимација о статусу", "decision or card on the status")
RESIDENCE = (
    "уверење о пребивалишту или боравишту (МУП)",
    "certificate of permanent or temporary residence (Ministry of the Interior)",
)
HOUSEHOLD = ("изјава о члановима заједничког домаћинства", "statement of the household's members")
EMPLOYMENT = (
    "потврда послодавца или уверење Националне службе за запошљавање",
    "certificate of the employer or of the National Employment Service",
)
UNEMPLOYMENT = (
    "уверење Националне службе за запошљавање",
    "certificate of the National Employment Service",
)
EMPLOYMENT_END = (
    "решење или уговор о престанку радног односа",
    "decision or agreement on the end of employment",
)
SCHOOL = ("потврда школе", "certificate of the school")
MEDICAL = ("налаз лекара", "medical finding")
EXPERT = (
    "налаз органа вештачења фонда ПИО",
    "finding of the pension fund's expert body",
)
SUPPORT = (
    "процена центра за социјални рад",
    "assessment by the centre for social work",
)
COMMISSION = ("мишљење интерресорне комисије", "opinion of the interresor commission")
AWARD = ("решење о признатом праву", "decision recognising the right")
WORK_ABILITY = (
    "решење о процени радне способности",
    "decision on the assessment of working ability",
)
CENTRE = (
    "уверење центра за социјални рад",
    "certificate of the centre for social work",
)
VETERAN = (
    "решење надлежног органа борачко-инвалидске заштите",
    "decision of the authority for veterans and invalids",
)
CLINIC = ("предрачун или потврда клинике", "pro-forma invoice or certificate of the clinic")
POLICE = ("извештај полиције", "report of the police")
INSURANCE = ("потврда о здравственом осигурању", "certificate of health insurance")
INCOME = (
    "потврда послодавца, чек или други доказ о приходу",
    "pay slip, certificate or other proof of income",
)
PENSION = ("чек од пензије", "pension slip")
PENSION_FUND = (
    "уверење фонда ПИО да ли право код њега постоји",
    "certificate of the pension fund whether the right exists there",
)
PROPERTY = (
    "извод из катастра непокретности",
    "extract from the real estate cadastre",
)
CONTRACT = ("уговор или изјава", "contract or statement")
DWELLING = ("изјава или увид на лицу места", "statement or visit to the home")
BILLS = ("рачуни за комуналне услуге", "utility bills")
BURIAL = ("рачун за трошкове сахране", "invoice for the burial")
NATIONALITY = (
    "потврда о националној припадности",
    "certificate of nationality",
)
MEMBERSHIP = (
    "потврда удружења, клуба или странке",
    "certificate of the association, club or party",
)
STATEMENT = (
    "изјава лица или законског заступника",
    "statement of the person or of the legal representative",
)
