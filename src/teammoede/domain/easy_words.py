"""512 Danish words for passwords that are said over the phone: friendly, no æ, ø or å in them.

No two differ in one letter only, so that a slip never makes another of them; judges no password.
"""

_WORDS = """
abe adresse agurk akvarium alfabet alpaka ananas appelsin april arkitekt artiskok badebold badebro
badekar bagepulver bageri balkon bambus banan bandage banjo barnevogn barometer basun bavian beton
bibliotek bil billede billet biograf blad blomst blyant bog bold bolsje bomuld brandbil brandmand
brev brille broderi bronze brusebad brusevand bryllup buket bukser bus butik buxbom cello
chokolade cirkel cirkus cirkustelt citron computer cowboy cykel cykelhjelm cykelsti cylinder
dagbog dansegulv delfin dessert diamant dirigent domino dompap drage dreng drivhus duft dukke
dusin dynamo edderkop efterskole elefant emalje engel eventyr fabrik fanfare farve fasan ferie
figur filt firben fisk fjer flag flamingo flaske flet flyver fodbold forhave fortov fotograf
frakke frokost frugtkurv fryser fugl gadelygte gaffel galakse galleri garage gardin garn gartner
gave gedde genbo gepard gibbon giraf glaskugle globus golf gondol gravhund gris grotte guitar
gulerod gulvur gummi gyngestol hammer hamster handske harmonika harpe hasselmus hat havestol
havfrue hegn helikopter hest hestevogn himmel hjelm hjerte hjort honning horn hotel hovedret humle
humlebi hund hundehvalp hval hyben hylde iglo indgang iskage island istap ishockey jaguar jakke
jasmin jolle julemand jungle juni juvel kabine kaffe kagedej kagerulle kahyt kajak kakao kaktus
kalender kalkun kalv kamel kamera kamin kanal kano kaptajn karamel karrusel kartoffel kasket
kastanje katalog kegle keramik kikkert kirke kiste klarinet klaver klippe klods klokke klud kobber
kogebog komet kompas koncert konge kontor koral kort kran kridt kringle krokodille krone krukke
krydderi krystal kuffert kurv kylling kyst lagen lagkage lakrids lampe landsby lanterne lastbil
lavendel legehus legeplads lejr leopard lilje limonade lineal linse logbog lokomotiv lomme loppe
lygte lyn lysestage madpakke magnet majs malebog mandarin mandel mandolin manege mango marcipan
marengs marmelade marsvin maskine maskot matros medalje mejeri melon mikrofon minigolf minut
morgen morgenmad mosaik motor murer museum musik mynte myre narhval nattergal natur navn nektarin
nellike nisse nordlys november nudel ocean okse oktober oldemor oliven omelet omvej onkel onsdag
orgel orkester pagaj palme panda papaya papegoje papir paprika parade paradis paraply parasol park
pasta pavillon peber pedal pelikan pen pensel perle perron persille pianist pilgrim pilot pincet
pindsvin pingvin pirat pistacie pizza plade planet plaster pony postbud postkort potte praline
prins prinsesse propel pude puma pumpe pyjamas pyramide rabarber radio radise raket ramme recept
regnbue regnvejr rejse restaurant ring robot rosenbusk rosin rosmarin rubin rulle rundstykke
rutsjebane rygsek rytme sadel safari saks salamander salat salon saltkar samling sandal sandkasse
sandslot saxofon sejlskib sennep september serviet sirup skatkiste skib skildpadde skilt skinke
skjorte sko skole skovl skovtur skrue slange slips slot smaragd smedje sne snebold snegl snekugle
snemand sofa sol solbriller solsikke solskin solsort sommer sommerfugl sovepose spade spand
spejder spejl spinat spiral spisebord sporvogn springvand spurv station statue stearinlys sten
stige stjerne storebror stork strand struds suppe svale svamp sydpol symaskine tablet tallerken
tandem tapet tavle taxa teater tegning tekande telefon teleskop telt teltpind tempel tennis
terrasse tiger timian tinsoldat tirsdag togbane togvogn tomat torsk traktor trampolin trapez
trappe trekant triangel troldmand trompet tulipan tunika tunnel turist turkis udflugt udsigt ugle
ukulele ulv urmager urtehave valmue vandfald vandkande vandmand vanilje vante vase vejrhane
veranda vifte viking vindue vinge vinkel vinter violin vipstjert vugge vulkan zebra zoo
"""
EASY_WORDS = tuple(_WORDS.split())
