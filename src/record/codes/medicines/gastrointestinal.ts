/**
 * Which names are the same medicine: stomach and bowel? Rows as `rows.ts` explains; facts of the BNF and of dm+d
 * product names, no text of theirs.
 */
export const GASTROINTESTINAL = `
alverine | spasmonal, audmonal
balsalazide | colazide
bisacodyl | dulcolax
cimetidine | tagamet
cyclizine | valoid
dicycloverine ~ dicyclomine | merbentyl
docusate ~ dioctyl sodium sulfosuccinate | dioctyl, docusol, norgalax
domperidone | motilium
esomeprazole | nexium, emozul, ventra
famotidine | pepcid
glycerol ~ glycerin
granisetron | kytril
hyoscine butylbromide | buscopan
hyoscine hydrobromide | kwells, joy-rides, scopoderm
infliximab | remicade, remsima, inflectra, flixabi, zessly
ispaghula husk ~ ispaghula | fybogel, isogel, ispagel, fybogel orange
lactulose | duphalac, lactugal
lansoprazole | zoton
levomepromazine ~ methotrimeprazine | nozinan, levinan
linaclotide | constella
loperamide | imodium, dimor
macrogol ~ macrogol 3350, polyethylene glycol, macrogol compound, macrogol compound npf, macrogol 3350 compound, macrogol compound half-strength npf | movicol, laxido, cosmocol, molaxole, laxido orange, movicol paediatric, cosmocol paediatric, laxido paediatric, vistaprep, molative, movicol chocolate
mebeverine | colofac
mesalazine ~ mesalamine | asacol, pentasa, octasa, salofalk, mezavant*, ipocol, mesren
methylnaltrexone | relistor
metoclopramide | maxolon
misoprostol | cytotec, mysodelle, topogyne
naldemedine | rizmoic
naloxegol | moventig
nizatidine | axid
olsalazine | dipentum
omeprazole | losec, mepradec, mezzopram
ondansetron | zofran, ondemet, setofilm
orlistat | xenical, alli, beacita
pancreatin | creon, creon 10000, creon 25000, creon micro, nutrizym, pancrex
pantoprazole | protium
peppermint oil | colpermin, mintec, apercap
prochlorperazine | stemetil, buccastem
propantheline | pro-banthine
prucalopride | resolor
rabeprazole | pariet
racecadotril | hidrasec
ranitidine | zantac
rifaximin | targaxan, xifaxanta
senna ~ sennosides | senokot, manevac
simeticone ~ simethicone, dimeticone, dimethicone | infacol, windsetlers, dentinox
sodium picosulfate ~ sodium picosulphate | dulcolax pico
sterculia | normacol
sucralfate | antepsin
sulfasalazine ~ sulphasalazine | salazopyrin, salazopyrin en-tabs, sulazine
ursodeoxycholic acid | ursofalk, destolit, urdox, cholurso
obeticholic acid | ocaliva
vedolizumab | entyvio
ustekinumab | stelara
aprepitant | emend
alginic acid compound ~ compound alginic acid | gaviscon
sodium alginate/potassium bicarbonate = potassium bicarbonate + sodium alginate | gaviscon advance, acidex advance
sodium alginate/calcium carbonate/sodium bicarbonate = calcium carbonate + sodium alginate + sodium bicarbonate | peptac, acidex, gaviscon liquid, gaviscon original
co-magaldrox = aluminium hydroxide + magnesium hydroxide | maalox, mucogel
co-phenotrope = atropine + diphenoxylate | lomotil
co-danthramer = dantron + poloxamer | danthramer, codalax, codalax forte
co-danthrusate = dantron + docusate
co-simalcite = hydrotalcite + simeticone | altacite plus
magnesium hydroxide | milk of magnesia
oral rehydration salts ~ rehydration salts | dioralyte, electrolade
phosphates enema ~ phosphates | fleet ready-to-use
sodium citrate enema | micralax, micolette, relaxit
sodium picosulfate/magnesium citrate = magnesium citrate + sodium picosulfate | picolax, citrafleet
bowel cleansing macrogol | klean-prep, moviprep, plenvu
cinchocaine/hydrocortisone = cinchocaine + hydrocortisone | proctosedyl, uniroid-hc
cinchocaine/prednisolone = cinchocaine + prednisolone | scheriproct
`;
