"""German."""

# Lists of words are data; broken lines would only hide them.
# ruff: noqa: E501, SIM905

from yeondae.intake.words.vocabulary import EventWords, Vocabulary, words

GERMAN = Vocabulary(
    code="de",
    function_words=frozenset(
        """
        der die das und ist nicht von mit den dem des ein eine einer eines einem einen für auf im zu
        sich auch werden wurde wurden sind wird als bei nach aus wie oder dass seit gegen über wir
        ihre ihr sie er es haben hat um zur zum am seine seiner seinem seinen ihren ihrem diese dieser dieses bitte alle ihrer durch unter
        """.split()
    ),
    labels={
        "title": words(r"titel | betreff | betr\.?"),
        "fax": words(r"(?:tele)?fax(?:nummer|nr\.?)?"),
        "phone": words(r"tel(?:efon|\.)?(?:nummer|nr\.?)? | fon | rufnummer | telefonisch"),
        "mobile": words(r"mobil(?:telefon)?(?:nummer)? | handy"),
        "email": words(r"e-?mail(?:-?adresse)?n? | mail"),
        "web": words(r"web ?seiten? | internet(?:seite)? | website | homepage"),
        "address": words(r"(?:post)?anschrift | (?:post)?adresse"),
        "salutation": words(r"(?:korrekte )?anrede | briefanrede"),
        "issued": words(r"datum | stand | ausgabedatum | veröffentlicht(?: am)?"),
    },
    leads={
        "target": words(r"""
            app?elle? an | adressen | adressat(?:en|innen|:innen)? | empfänger
            (?:bitte )?(?:schreiben|senden|schicken|faxen|mailen|richten) sie(?: \S+){0,12} an(?: \S+){0,6}
            (?:protest(?:e|briefe?|schreiben|mails?|faxe?|noten?)?|briefe|schreiben|appelle|faxe)(?: \S+){0,10} an
            protest(?:e|briefe?|schreiben|mails?|faxe?|noten?)(?: bitte)? | an (?:die|den|das)(?=\Z)
            (?:schickt|sendet|schreibt|faxt|mailt|richtet|bitten)(?: \S+){0,14} an
        """),
        "copy": words(r"""
            (?:mit |und )?(?:einer? )?kopien?(?: (?:ihres|ihrer|der|des) \w+)?(?: (?:bitte )?(?:auch )?an)?
            (?:bitte )?(?:senden|schicken|schreiben) sie (?:bitte )?(?:auch )?(?:eine )?kopien?(?: \w+){0,4} an
            (?:bitte )?(?:sendet?|schickt?|schreibt?) (?:bitte )?(?:auch )?(?:eine )?kopien?(?: \w+){0,4} an
            durchschläge? an | nachrichtlich(?: an)? | in kopie an
        """),
        "contact": words(r"""
            kontakt(?:e|adresse|personen?)? | ansprechpartner(?:in|innen|:innen)?
            (?:für |bei )?(?:weitere |nähere |mehr )?(?:informationen|fragen|rückfragen|auskünfte)(?: an| bei| erteilt)?
            pressekontakt | rückfragen an
        """),
        "demand": words(r"""
            forderungen | (?:unsere|die folgenden|diese) forderungen | empfohlene aktionen? | handlungsempfehlungen?
            wir (?:\w+ )?(?:fordern|verlangen|rufen|bitten|appellieren)\b[^:]{0,160}
            (?:fordern|bitten|ersuchen) (?:sie|wir)\b[^:]{0,200} | schreiben sie\b[^:]{0,220}
            was sie tun können | werden sie aktiv | setzen sie sich\b[^:]{0,120} | ich fordere\b[^:]{0,120}
            ich bitte\b[^:]{0,120}
        """),
        "letter": words(r"""
            (?:muster|beispiel|modell|vorlage|brief|appell|text)-?(?:brief|schreiben|vorschlag|vorlage|text)
            briefvorlage | vorschlag für (?:einen|ihren|ihr) (?:brief|appell|schreiben)
        """),
        "background": words(r"""
            hintergrund(?:informationen)? | sachlage | (?:weitere )?hintergründe | zum fall | lage
        """),
        "deadline": words(r"""
            (?:schreib\w*|send\w*|schick\w*|fax\w*|appelle?|briefe|unterschreib\w*|unterzeichn\w*|protest\w*|aktion)
            ~\b[^.;]{0,120}\b(?:bis(?: zum| spätestens)?(?: zum)?|vor dem|(?:nicht )?nach dem)
            (?:frist|einsendeschluss|stichtag|gültig bis|laufzeit bis)[^.;]{0,20}?(?: zum| am)?
            bitte schreiben sie(?: \w+){0,6} bis(?: zum)? | bis spätestens(?: zum)? | bitte[nt]?\b[^.;]{0,60} nach dem
        """),
        "update": words(r"""
            weitere informationen zu | neue informationen(?: zu)? | aktualisierung(?: zu| von)? | nachtrag(?: zu)?
            neuigkeiten zu | update
        """),
    },
    kinds={
        "urgent_call": words(r"""
            eilaktion | urgent action | dringender? (?:aufruf|appell) | aufruf zur solidarität
            solidaritätsaufruf | protestaufruf | aktionsaufruf | urgent appeal | aufruf zum protest
        """),
        "update": words(
            r"weitere informationen zu | neue informationen | aktualisierung | nachtrag"
        ),
        "news_release": words(
            r"pressemitteilung | presseerklärung | medienmitteilung | pressemeldung"
        ),
        "newsletter": words(r"rundbrief | newsletter | mitteilungsblatt"),
        "petition": words(r"petition | unterschriften(?:liste|aktion|sammlung|kampagne)"),
    },
    courtesy=words(r"""
        s\. ?e | herr(?:n|en)? | hr | frau | freund(?:in|es)? | dr | prof | kollegin | kollege[n]? | genosse[n]? | genossin | s\.e
        seine[r]? exzellenz | ihre[r]? exzellenz | exzellenz | botschafter(?:in)? s\.e
    """),
    roles=words(r"""
        (?:(?:ehemalige|stellvertretende|frühere|amtierende|neue|erste|zweite)[rns]? )*[\w-]*(?:vorsitzende|stellvertreter|kassenwart|rechtsberater|betriebsrät|
        ~vize-?präsident|präsident|generalsekretär|gewerkschaftsvorsitzende|sekretär|schatzmeister|leiter|direktor|
        ~gewerkschafter|gewerkschaftsführer|gewerkschaftssekretär|aktivist|menschenrechtsverteidiger|anwalt|anwält|rechtsanwalt|
        ~rechtsanwält|journalist|lehrer|mitglied|sprecher|koordinator|abgeordnete|arbeiter|funktionär|referent|vertreter)
        ~(?:in|innen|en|er|r|n|s|e|es)?
    """),
    offices=words(r"""
        (?:(?:stellvertretende|oberste|amtierende)[rns]? )*(?:premierminister|ministerpräsident|innenminister|
        ~justizminister|außenminister|arbeitsminister|verteidigungsminister|staatspräsident|bundeskanzler|generalstaatsanwalt|
        ~staatsanwalt|richter|gerichtspräsident|minister|präsident|gouverneur|könig|botschafter|gefängnisdirektor|polizeichef|generaldirektor|direktor|kanzler|oberste[rn]? richter|
        ~staatsoberhaupt|oberhaupt)(?:in|s|en)?
    """),
    organisation_heads=words(r"""
        abteilung
        [\w-]*gewerkschaft(?:en|sbund)? | [\w-]*verband | [\w-]*bund | [\w-]*ministerium | botschaft | [\w-]*komitee
        [\w-]*verein(?:igung)? | [\w-]*kommission | [\w-]*behörde | (?:[\w-]+s)?rat | [\w-]*gericht | [\w-]*gefängnis
        [\w-]*vertretung | auswärtige[ns]? amt | (?:bundes|landes|präsidial|ausländer)[\w-]*amt | [\w-]*konsulat | [\w-]*kanzlei
        partei | netzwerk | bündnis | [\w-]*organisation | stiftung | [\w-]*(?:büro|buero) | [\w-]*zentrum | [\w-]*föderation
        konföderation | staatsanwaltschaft | regierung | arbeitskreis | initiative | sektion
    """),
    joiners=words(r"der | die | das | des | für | und | von | in | im | zur | gegen | zum | &"),
    conjunction=words(r"und | sowie"),
    events={
        "arrest": EventWords(
            words(r"festgenommen | verhaftet | in gewahrsam genommen | abgeführt"),
            words(r"festnahmen? | verhaftung(?:en)?"),
        ),
        "detention": EventWords(
            words(
                r"inhaftiert | in haft | im gefängnis | festgehalten | eingesperrt | in untersuchungshaft | einsitz(?:t|en) | in gefangenschaft"
            ),
            words(r"inhaftierung | haft | gefangenschaft"),
        ),
        "abduction": EventWords(
            words(r"entführt | verschleppt | gekidnappt"), words(r"entführung | verschleppung")
        ),
        "disappearance": EventWords(
            words(r"verschwunden | vermisst"), words(r"verschwindenlassen | verschwinden")
        ),
        "transfer": EventWords(
            words(
                r"(?:ins|in das|in ein|nach|in die|in eine) (?:[\w-]+ ){0,4}?(?:verlegt|gebracht|überstellt|überführt)"
            ),
            words(r"verlegung | überstellung"),
        ),
        "indictment": EventWords(
            words(r"angeklagt | beschuldigt | vorgeworfen"), words(r"anklage")
        ),
        "trial": EventWords(words(r"vor gericht(?: gestellt)?"), words(r"prozess | verfahren")),
        "sentence": EventWords(words(r"verurteilt | schuldig gesprochen"), words(r"verurteilung")),
        "release": EventWords(
            words(
                r"freigelassen | entlassen | freigesprochen | freigekommen | aus der haft entlassen"
            ),
            words(r"freilassung | haftentlassung"),
        ),
        "deportation": EventWords(
            words(r"abgeschoben | ausgewiesen | deportiert"),
            words(r"abschiebung | ausweisung | deportation"),
        ),
        "injury": EventWords(
            words(
                r"geschlagen | gefoltert | verletzt | misshandelt | angeschossen | angegriffen | verprügelt"
            ),
            words(r"folter(?:ung)? | misshandlung"),
        ),
        "death": EventWords(
            words(r"getötet | ermordet | erschossen | gestorben | hingerichtet"),
            words(r"ermordung | tötung | tod | hinrichtung"),
        ),
        "threat": EventWords(
            words(
                r"bedroht | schikaniert | eingeschüchtert | [\w-]*drohungen erhalten | erhielt(?:en)? (?:\w+ ){0,3}?[\w-]*drohungen"
            ),
            words(r"[\w-]*drohung(?:en)?"),
        ),
        "dismissal": EventWords(
            words(r"gekündigt | suspendiert"), words(r"kündigung | entlassung")
        ),
        "hunger_strike": EventWords(
            words(r"im hungerstreik | in den hungerstreik"), words(r"hungerstreik")
        ),
    },
    auxiliaries=words(r"""
        wurden? | wird | werden | worden | ist | sind | war | waren | hat | haben | sei | seien | sitzt | sitzen | befindet
        befinden | bleibt | bleiben
    """),
    of=words(r"von | der | des | gegen | für"),
    by=words(r"durch"),
    among=r"darunter|unter anderem|nämlich",
    when=r"als|wo|während",
    who=words(r"der | die | welcher? | deren"),
    gap=r"(?: (?!nicht\b)[^;!?]{0,200}?)?",
    active=False,
    inverted=True,
    nouns_in_capitals=True,
    having=r"(?!)",
    one=words(r"er | sie | ihn | ihm | seine[rnms]? | ihre[rnms]?"),
    several=words(r"sie | ihnen | beide"),
    everyone=words(
        r"alle (?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)(?: (?:männer|frauen|personen))? | die (?:zwei|drei|vier|fünf|sechs|sieben|acht)(?: (?:männer|frauen|gewerkschafter\w*|personen))?"
    ),
    threats=words(r"droht | drohen | ist in gefahr | sind in gefahr | gilt als"),
    pleas=words(r"""
        (?:sofortige|bedingungslose|unverzügliche|umgehende|sofortigen|und|bedingungslosen|die|der| )*(?:freilassung|haftentlassung)(?: von| des| der)?
        freiheit für | fälle? von | fall | (?:briefe?|schreiben(?: wir| sie)?) für | einsatz für | solidarität mit | sorge um | sicherheit von | anklagen? gegen | leben von | verfahren gegen | schicksal(?: von| des| der)?
        (?:maßnahmen|ermittlungen|haftbefehle?|repressalien|vorgehen) gegen | verbleib(?: von| des| der)?
        freisprechung von | gerechtigkeit für | urteil gegen
    """),
    pleas_after=words(r"""
        (?: [^.;!?]{0,140}?)? (?:freizulassen|freilassen|freigelassen werden|freikommen|freigelassen wird|auf freien fuß|freigelassen werden)
        (?: [^.;!?]{0,80}?)? in sorge
    """),
    places={
        "area": words(r"provinz | bezirk | kreis | stadt | region | dorf"),
        "home": words(r"haus(?:es)? | wohnung | zuhause | hause"),
        "workplace": words(r"fabrik | arbeitsplatz | betrieb | werk | baustelle | firma | büro"),
        "street": words(r"straße"),
        "detention": words(
            r"gefängnis(?:ses)? | [\w-]*gefängnis | haftanstalt | polizeiwache | polizeistation | gefangenenhaus(?:es)? | justizvollzugsanstalt | strafkolonie | straflager | abschiebehaft(?:anstalt)? | untersuchungsgefängnis | lager"
        ),
        "public": words(
            r"flughafen | bahnhof | gericht | hauptquartier | platz | krankenhaus | universität"
        ),
    },
    place_words=words(r"vor | in | im | am | an | bei | nahe | aus | nach | ins"),
    # What is told to the reader ("Schreiben Sie") asks nothing of the office.
    commands=words(r"""
        (?:und )?(?:bitte )?(?!(?:schreib|schick|send|fax|mail|richt|forder|bitt|ersuch|setz|unterschreib|unterzeichn|beteilig|helf|werd
        ~|unterstütz|such|find|les|teil|besuch|nehm|mach|protestier|appellier|klick)en )\w{3,}en sie
    """),
    own=words(r"sein\w* | ihr\w* | der | die | das | dem | den | des | ein\w*"),
    where=words(r"in der | in dem | wo"),
    inside=words(r"in | von"),
    toward=words(r"nach | aus | ins"),
    telling=words(r"vor | nahe"),
    day_parts={
        "early morning": words(r"frühe[nr]? morgen(?:stunden)? | im morgengrauen"),
        "morning": words(r"morgens? | vormittags?"),
        "noon": words(r"mittags?"),
        "afternoon": words(r"nachmittags?"),
        "evening": words(r"abends?"),
        "night": words(r"nachts? | mitternacht"),
    },
    same_time=words(r"(?:etwa |ungefähr )?(?:zur gleichen zeit|gleichzeitig|zur selben zeit)"),
    soon_after=words(
        r"kurz darauf | bald darauf | unmittelbar danach | (?:noch )?am (?:selben|gleichen) tag | anschließend"
    ),
    about=words(r"etwa | ungefähr | rund | circa | ca\.? | gegen"),
    clock=words(r"uhr"),
    relative_days={"heute": 0, "gestern": -1, "vorgestern": -2, r"(?-i:morgen)(?! früh)": 1},
    operators={
        "more_than": words(r"mehr als | über"),
        "at_least": words(r"mindestens | wenigstens"),
        "fewer_than": words(r"weniger als | unter"),
        "at_most": words(r"höchstens | bis zu"),
        "nearly": words(r"fast | nahezu | beinahe"),
        "about": words(r"etwa | rund | ungefähr | circa | ca\.?"),
    },
    number_words={
        "ein": 1,
        "eine": 1,
        "zwei": 2,
        "drei": 3,
        "vier": 4,
        "fünf": 5,
        "sechs": 6,
        "sieben": 7,
        "acht": 8,
        "neun": 9,
        "zehn": 10,
        "elf": 11,
        "zwölf": 12,
        "zwanzig": 20,
        "dreißig": 30,
        "hundert": 100,
        "tausend": 1000,
        "million": 1_000_000,
        "millionen": 1_000_000,
        "dutzend": 12,
    },
    vague_numbers={"dutzende": 24, "hunderte": 200, "tausende": 2000},
    counted=words(r"""
        personen | menschen | \w*arbeit(?:er|nehmer)\w* | bürger\w* | teilnehmer\w* | häftlinge?n? | flüchtlinge?n? | migrant\w* | mitglieder\w* | gewerkschafter\w* | aktivist\w* | beschäftigte\w* | gefangene\w*
        inhaftierte\w* | streikende\w* | demonstrant\w* | männer | frauen | journalist\w* | lehrer\w* | kolleg\w* | unterschriften
    """),
    actions={
        "release": words(
            r"freilass | freizulassen | freigelassen | frei\b | (?:entlass|entlasst|entlassen sie)\b | aus der haft | freiheit (?:für|der|von)\b | in freiheit"
        ),
        "drop_charges": words(
            r"fallen ?(?:zu ?|ge)?lassen | fallenzulassen | einzustellen | einstell\w+ de[rs] verfahren | anklage\w* .{0,30}fallen | aufheb\w* de[rs] urteil"
        ),
        "stop": words(
            r"stopp | beend | unterbind | einstell | einzustellen | schluss mit | unterlass | verhinder"
        ),
        "ratify": words(r"ratifizier"),
        "investigate": words(r"untersuch | ermitt | zur rechenschaft | aufklär"),
        "guarantee": words(
            r"gewährleist | garantier | sorgen sie | sicher(?:zu)?stell | schütz | zu schützen | achte[nt]? | respektier | sicherheit | zugang"
        ),
        "reinstate": words(r"wieder ?ein(?:zu)?stell | wiedereinstell"),
        "repeal": words(r"abschaff | aufheb | reformier | änder"),
        "disclose": words(r"offenleg | bekannt(?:zu)?geb | informier"),
        "implement": words(r"einhalt | umsetz | erfüll"),
        "negotiate": words(r"verhandel | anerkenn | dialog"),
    },
    injuries=words(
        r"(?:schulter|arm|bein|kopf|rücken|hand|knie|gesicht)\w* (?:verletzt|gebrochen)"
    ),
    salutations=words(r"sehr geehrte[rsn]? | exzellenz | lieber? | eure exzellenz | eure majestät"),
    closings=words(r"""
        mit freundlichen grüßen | mit freundlichem gruß | hochachtungsvoll | mit solidarischen grüßen | solidarische grüße
        freundliche grüße | mit vorzüglicher hochachtung
    """),
    asks_for_letters=words(r"(?:protest)?(?:briefe?|schreiben|faxe?|e-?mails?|proteste?|appelle?)"),
    faxing=words(r"(?:ge)?fax(?:en|e|t)?"),
    urging=words(r"""
        auffordern | mit der forderung | und (?:fordern|bitten) sie
    """),
    diplomats=words(r"""
        diplomatischen? vertretung(?:en)?[^.\n]{0,60}
    """),
    copying=words(r"kopien?"),
    asking=words(
        r"(?:weitere |nähere )?(?:informationen|auskünfte) | rückfragen | fragen | kontakt"
    ),
    undertakings=words(r"kampagnen? | treffen | sitzung | versammlung | kundgebung"),
    gatherings=words(
        r"kundgebung(?:en)? | demonstration(?:en)? | demo | mahnwachen? | protestaktion(?:en)? | aktionstag | pressekonferenz | prozess(?:termin|beginn)? | verhandlung"
    ),
    when_label=words(r"wann | datum | termin | zeit"),
    asks=words(r"""
        (?:wir |ich )?(?:forder[ten]*|ersuch[ten]*|verlang[ten]*|bitte[nt]?|appellier[ten]*)(?: (?:sie|die|den|das))? | muss | müssen | soll(?:en|te|ten)?
    """),
    each=words(r"jeweils | alle"),
    link_words=words(r"webseite | website | homepage | link | internetseite | hier | online"),
    we=words(r"wir,?(?: die| der| das)?"),
    bylines=words(
        r"in (?:partnerschaft|zusammenarbeit) mit(?: der| dem)? | von | herausgegeben von | quelle"
    ),
    invitations=words(
        r"bitte (?:besuchen|unterstützen|teilen) | unterstützen sie uns | spenden | machen sie mit | termine"
    ),
    says=words(
        r"sagte | erklärte | fordert | forderte | verurteilt | ruft | protestiert | kritisiert | begrüßt | bittet"
    ),
    sources=words(r"laut | nach angaben | schätz\w+ | offiziell\w*"),
    details={
        "home": words(
            r"(?:vor|in|bei|an) (?:seine|ihre)[rmn]? (?:haus|wohnung|wohnhaus)\w* | (?:zu|nach) hause"
        ),
        "workplace": words(
            r"(?:an|vor|in) (?:seine|ihre)[rmn]? (?:arbeitsplatz|arbeitsstelle|betrieb|fabrik)\w*"
        ),
        "routine": words(
            r"auf dem weg (?:zur|nach|in die) \w+ | (?:sein|ihr)e? (?:haus|wohnung) verl\w+"
        ),
        "family": words(
            r"(?:seine|ihre|sein|ihr)[rmn]? (?:frau|mann|ehefrau|ehemann|kinder|sohn|tochter|mutter|vater|eltern|familie|bruder|schwester)"
        ),
        "health": words(
            r"leidet an | leiden an | medizinische\w* (?:versorgung|behandlung) | medikamente | gesundheitszustand"
        ),
        "migration_status": words(
            r"ohne (?:gültige )?papiere | undokumentiert\w* | aufenthaltsstatus"
        ),
    },
    welcome=words(r"begrüß\w+ | feier\w+ | freu\w+ | glückwunsch"),
    unreal=words(
        r"stopp\w* | nicht | keine? | soll(?:en|te|ten)? | muss | müssen | drohende[nr]? | droht | gegen | ohne | geplante"
    ),
    since=words(r"seit(?: dem)?"),
    possessives=words(r"seine[rnms]? | ihre[rnms]?"),
    kin=words(
        r"(?:ehe)?frau | (?:ehe)?mann | sohn | tochter | kinder | mutter | vater | eltern | familie | bruder | schwester | angehörigen?"
    ),
    you=words(r"(?-i:Sie|Ihr|Ihre|Ihrer|Ihren|Ihnen|Du|Dein|Deine|Deiner)"),
)
