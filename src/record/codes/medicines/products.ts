/** For which medicines does the product, its salt or its release make the medicine? Sources by list. */

/** Medicines whose brand or product matters clinically: joined only on the same product. Source: RECORD.md; MHRA advice on antiepileptic drugs; BNF on lithium, ciclosporin, tacrolimus, theophylline. */
export const PRODUCT_CRITICAL: ReadonlySet<string> = new Set([
  'lithium carbonate', 'lithium citrate', 'lithium', 'ciclosporin', 'tacrolimus', 'theophylline', 'aminophylline',
  'phenytoin', 'carbamazepine', 'phenobarbital', 'primidone', 'sodium valproate', 'lamotrigine', 'perampanel', 'rufinamide',
  'clobazam', 'clonazepam', 'oxcarbazepine', 'eslicarbazepine', 'zonisamide', 'topiramate', 'levetiracetam', 'lacosamide',
  'ethosuximide', 'vigabatrin', 'tiagabine', 'brivaracetam', 'cenobamate', 'stiripentol',
]);

/** Come as modified release only, so that a name which does not say so means it all the same. Source: BNF and dm+d product names. */
export const ALWAYS_MODIFIED: ReadonlySet<string> = new Set([
  'tamsulosin', 'dutasteride+tamsulosin', 'solifenacin+tamsulosin', 'mirabegron', 'felodipine', 'fesoterodine', 'darifenacin', 'bupropion', 'ranolazine', 'guanfacine', 'fampridine', 'pentoxifylline', 'theophylline', 'lithium carbonate',
]);

/** Salt words that leave the same medicine behind when they follow its name. */
export const SALTS: ReadonlySet<string> = new Set([
  'hydrochloride', 'hcl', 'dihydrochloride', 'monohydrate', 'dihydrate', 'trihydrate', 'hemihydrate', 'anhydrous', 'besilate',
  'besylate', 'mesilate', 'mesylate', 'maleate', 'tartrate', 'succinate', 'fumarate', 'hemifumarate', 'sulfate', 'sulphate', 'phosphate',
  'citrate', 'acetate', 'hydrobromide', 'bromide', 'sodium', 'disodium', 'potassium', 'calcium', 'magnesium', 'erbumine', 'arginine', 'medoxomil', 'cilexetil',
  'etexilate', 'axetil', 'bisulfate', 'hydrogen', 'furoate', 'dipropionate', 'propionate', 'oxalate', 'nitrate', 'tosylate',
  'tosilate', 'gluconate', 'lactate', 'pamoate', 'embonate', 'decanoate', 'stearate', 'estolate', 'ethylsuccinate', 'xinafoate',
  'trometamol', 'tromethamine', 'diethylamine', 'bromhydrate', 'chloride', 'trihydrochloride', 'monohydrochloride', 'proxetil',
  'hyclate', 'tert-butylamine', 'tertbutylamine', 'hexahydrate', 'tetrahydrate', 'pentahydrate', 'sesquihydrate', 'malate', 'esilate', 'edisilate', 'benzoate', 'valerate', 'bitartrate', 'carbonate',
  'propanediol', 'tosilate', 'hydrogensulfate', 'hydrogentartrate', 'disoproxil', 'mofetil', 'marboxil', 'napsilate', 'dimesylate', 'ditosylate', 'olamine', 'meglumine', 'lysine', 'epolamine', 'isetionate', 'xinafoate', 'pivoxil', 'dinitrate', 'macrocrystal', 'macrocrystals', 'methylsulfate', 'metilsulfate',
]);

/** Names that stop being the same medicine when their last word goes: the salt is the medicine. */
export const SALT_MATTERS: ReadonlySet<string> = new Set([
  'lithium', 'ferrous', 'ferric', 'iron', 'sodium', 'potassium', 'calcium', 'magnesium', 'aluminium', 'zinc', 'ammonium', 'fluticasone',
  'betamethasone', 'hydrocortisone', 'insulin', 'hyoscine', 'mycophenolate', 'medroxyprogesterone', 'testosterone', 'nandrolone', 'flupentixol',
  'zuclopenthixol', 'fluphenazine', 'haloperidol', 'clobetasol', 'clobetasone', 'silver', 'selenium', 'benzyl', 'barium', 'bismuth', 'glyceryl', 'isosorbide',
]);
