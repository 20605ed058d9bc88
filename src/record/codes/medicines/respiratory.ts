/**
 * Which names are the same medicine: breathing and allergy? Rows as `rows.ts` explains; facts of the BNF and of dm+d
 * product names, no text of theirs.
 */
export const RESPIRATORY = `
acetylcysteine | nacsys, parvolex
aclidinium ~ aclidinium bromide | eklira, eklira genuair
acrivastine | benadryl allergy relief
aminophylline | phyllocontin*, phyllocontin continus*
azelastine | rhinolast, optilast
bambuterol | bambec
beclometasone ~ beclomethasone | clenil modulite, clenil, qvar, soprobec, kelhale, beconase, asmabec, becodisks, clipper
benralizumab | fasenra
bilastine | ilaxten
budesonide | pulmicort, budelin, entocort, budenofalk, rhinocort, jorveza, cortiment, novolizer budesonide, easyhaler budesonide
carbocisteine | mucodyne
cetirizine | zirtek, piriteze, benadryl allergy
chlorphenamine ~ chlorpheniramine | piriton, allercalm, hayleve
ciclesonide | alvesco
cinnarizine | stugeron
cyproheptadine | periactin
desloratadine | neoclarityn
dupilumab | dupixent
erdosteine | erdotin
fexofenadine | telfast, treathay, allevia
fluticasone propionate ~ fluticasone | flixotide, flixonase, nasofan, pirinase, cutivate
fluticasone furoate | avamys
formoterol ~ eformoterol | oxis, foradil, atimos modulite, atimos
glycopyrronium ~ glycopyrronium bromide, glycopyrrolate | seebri, seebri breezhaler, sialanar, robinul
hydroxyzine | atarax, ucerax
indacaterol | onbrez, onbrez breezhaler
ipratropium | atrovent, rinatec, respontin, ipravent
ketotifen | zaditen, ketofall
levocetirizine | xyzal
loratadine | clarityn, claritin
mepolizumab | nucala
mizolastine | mizollen
mometasone | nasonex, asmanex, asmanex twisthaler, elocon, clarinaze
montelukast | singulair
nintedanib | ofev
olodaterol | striverdi
omalizumab | xolair
pirfenidone | esbriet
promethazine | phenergan, avomine, sominex
roflumilast | daxas
rupatadine | wystamm
salbutamol ~ albuterol | ventolin, salamol, airomir, asmasal, salbulin, asmavent, pulvinal salbutamol, easyhaler salbutamol
salmeterol | serevent, neovent, soltel, vertine
sodium cromoglicate ~ sodium cromoglycate, cromoglicate | intal, nalcrom, opticrom, rynacrom, catacrom, optrex hayfever
nedocromil | tilade, rapitil
terbutaline | bricanyl
theophylline | uniphyllin*, uniphyllin continus*, slo-phyllin*, nuelin, nuelin sa*
tiotropium | spiriva, braltus, acopair, tiogiva
triamcinolone | nasacort, kenalog, adcortyl
umeclidinium ~ umeclidinium bromide | incruse
xylometazoline | otrivine, sudafed blocked nose
zafirlukast | accolate
aclidinium/formoterol = aclidinium + formoterol | duaklir
beclometasone/formoterol = beclometasone + formoterol | fostair, luforbec, proxor, bibecfo, vivaire, fostair nexthaler
beclometasone/formoterol/glycopyrronium = beclometasone + formoterol + glycopyrronium | trimbow
budesonide/formoterol = budesonide + formoterol | symbicort, duoresp, fobumix, wockair, duoresp spiromax
budesonide/formoterol/glycopyrronium = budesonide + formoterol + glycopyrronium | trixeo, trixeo aerosphere
fluticasone propionate/formoterol = fluticasone propionate + formoterol | flutiform
fluticasone propionate/salmeterol = fluticasone propionate + salmeterol | seretide, sirdupla, airflusal, sereflo, fusacomb, aloflute, combisal, stalpex, avenor, campona
fluticasone propionate/azelastine = azelastine + fluticasone propionate | dymista
mometasone/olopatadine = mometasone + olopatadine | ryaltris
fluticasone furoate/vilanterol = fluticasone furoate + vilanterol | relvar
fluticasone furoate/umeclidinium/vilanterol = fluticasone furoate + umeclidinium + vilanterol | trelegy
glycopyrronium/indacaterol = glycopyrronium + indacaterol | ultibro
glycopyrronium/indacaterol/mometasone = glycopyrronium + indacaterol + mometasone | enerzair
indacaterol/mometasone = indacaterol + mometasone | atectura
glycopyrronium/formoterol = formoterol + glycopyrronium | bevespi
ipratropium/salbutamol = ipratropium + salbutamol | combivent, ipramol, combiprasal
olodaterol/tiotropium = olodaterol + tiotropium | spiolto
umeclidinium/vilanterol = umeclidinium + vilanterol | anoro
`;
