import { codeTable } from './code-table.js';

/**
 * The places that have a code, by their slugs. **Add at the end only**: a code is a place in this list, and lines that were written
 * years ago are read by it. A place that is known no more keeps its code.
 */
export const PLACES = codeTable(`
karachi-port port-qasim gwadar-port hyderabad sukkur rahim-yar-khan multan faisalabad lahore
lahore-dry-port islamabad rawalpindi mansehra chilas gilgit sost khunjerab-pass peshawar
azakhel-dry-port jamrud torkham-pk ghulam-khan-pk bannu dera-ismail-khan khuzdar quetta chaman
nushki dalbandin nok-kundi taftan turbat gabd torkham-af jalalabad kabul pul-e-khumri mazar-i-sharif
hairatan kunduz sherkhan-bandar ghazni kandahar spin-boldak gereshk herat torghundi islam-qala
ghulam-khan-af ayritom termez guzar karshi samarkand jizzakh guliston tashkent yallama saryasia
alat-uz andijan dustlik nizhny-panj bokhtar dushanbe dusti serhetabat mary tejen ashgabat sarahs-tm
turkmenabat farap turkmenbashi konysbayeva saryagash shymkent taraz korday almaty balkhash karaganda
astana nur-zholy altynkol khorgos-gateway zharkent aktau-port kuryk-port torugart-kg at-bashi naryn
kochkor bishkek ak-jol irkeshtam-kg sary-tash osh dostuk tashkurgan kashgar artux wuqia torugart-cn
irkeshtam-cn aksu korla urumqi yining horgos shanghai mirjaveh zahedan bam kerman yazd qom tehran
qazvin zanjan tabriz bazargan rasht astara-ir rimdan chabahar iranshahr nehbandan birjand mashhad
sarakhs-ir dogharoun bandar-abbas jolfa-ir gurbulak dogubayazit agri erzurum erzincan sivas ankara
istanbul mersin astara-az julfa-az lankaran alat-az baku ganja sinig-korpu tsiteli-khidi tbilisi
fotehobod oybek karamyk-kg karamyk-tj guliston-tj kyzyl-bel chaldovar merke alashankou dostyk
`);
