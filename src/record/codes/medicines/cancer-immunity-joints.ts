/**
 * Which names are the same medicine: cancer, immunity and joints? Rows as `rows.ts` explains; facts of the BNF and of
 * dm+d product names, no text of theirs.
 */
export const CANCER_IMMUNITY_JOINTS = `
abatacept | orencia
abemaciclib | verzenios
abiraterone | zytiga
adalimumab | humira, amgevita, hyrimoz, imraldi, yuflyma, idacio, amsparity, yulithy
allopurinol | zyloric
anakinra | kineret
anastrozole | arimidex
apalutamide | erleada
apremilast | otezla
azathioprine | imuran, azapress
baricitinib | olumiant
belimumab | benlysta
bevacizumab | avastin
bicalutamide | casodex
capecitabine | xeloda
celecoxib | celebrex
certolizumab ~ certolizumab pegol | cimzia
ciclosporin ~ cyclosporin, cyclosporine | neoral, sandimmun, capimune, capsorin, deximune, vanquoral, ikervis
colchicine | colgout
cyclophosphamide | endoxana
dasatinib | sprycel
dexibuprofen | seractil
dexketoprofen | keral
diclofenac | voltarol, motifene*, dyloject, dicloflex, diclomax, econac, fenactol, solaraze, voltarol emulgel, diclomax retard*, pennsaid
enzalutamide | xtandi
etanercept | enbrel, benepali, erelzi
etodolac | etopan, lodine, eccoxolac
etoricoxib | arcoxia
everolimus | certican, afinitor, votubia
exemestane | aromasin
febuxostat | adenuric
felbinac | traxam
flurbiprofen | froben, strefen
fulvestrant | faslodex
glucosamine | alateris, dolenio
golimumab | simponi
hydroxycarbamide ~ hydroxyurea | hydrea, siklos
hydroxychloroquine | plaquenil, quinoric
ibuprofen ~ ibuprofen lysine | brufen, nurofen, calprofen, fenbid, ibugel, ibuleve, fenpaed, brufen retard*, phorpain, ibuspray, advil, motrin
ibrutinib | imbruvica
imatinib | glivec
indometacin ~ indomethacin | indocid, indolar
ketoprofen | orudis, oruvail, powergel, tiloket, valket
ketorolac | toradol, acular
leflunomide | arava
lenalidomide | revlimid
letrozole | femara
megestrol | megace
meloxicam | mobic
mercaptopurine ~ 6-mercaptopurine | xaluprine, hanixol
methotrexate | maxtrex, metoject, jylamvo, methofill, nordimet, zlatal, metoject pen
mycophenolate mofetil ~ mycophenolate | cellcept, arzip
mycophenolic acid ~ mycophenolate sodium | myfortic
nabumetone | relifex
naproxen | naprosyn, stirlescent
naproxen/esomeprazole = esomeprazole + naproxen | vimovo
diclofenac/misoprostol = diclofenac + misoprostol | arthrotec
nilotinib | tasigna
olaparib | lynparza
palbociclib | ibrance
parecoxib | dynastat
penicillamine | distamine
piroxicam | feldene
rituximab | mabthera, truxima, rixathon
ruxolitinib | jakavi
sarilumab | kevzara
secukinumab | cosentyx
ixekizumab | taltz
guselkumab | tremfya
risankizumab | skyrizi
sirolimus | rapamune
sodium aurothiomalate | myocrisin
tacrolimus | prograf, advagraf*, adoport, envarsus*, dailiport*, modigraf, capexion, perixis, protopic
tamoxifen | nolvadex, soltamox
temozolomide | temodal
tenoxicam | mobiflex
tiaprofenic acid | surgam
tocilizumab | roactemra
tofacitinib | xeljanz
tolfenamic acid | clotam
trastuzumab | herceptin, kanjinti, ontruzant, zercepac
upadacitinib | rinvoq
filgotinib | jyseleca
lidocaine ~ lignocaine | versatis, xylocaine, instillagel, ralvo, anbesol, lmx 4, lmx4
bupivacaine | marcain
levobupivacaine | chirocaine
lidocaine/prilocaine = lidocaine + prilocaine | emla, denela
capsaicin | zacin, axsain, qutenza
methocarbamol | robaxin
`;
