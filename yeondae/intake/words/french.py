"""French."""

# Lists of words are data; broken lines would only hide them.
# ruff: noqa: E501, SIM905

from yeondae.intake.words.vocabulary import EventWords, Vocabulary, words

FRENCH = Vocabulary(
    code="fr",
    function_words=frozenset(
        """
        le la les des du un une est et dans pour par que qui sur avec sont ont été au aux ce cette ces
        leur leurs ne pas plus nous vous il elle ils elles se sa son ses ou mais a en de à être
        """.split()
    ),
    labels={
        "title": words(r"titre | objet"),
        "fax": words(r"(?:télé)?fax | télécopie(?:ur)? | (?:numéro de )?fax"),
        "phone": words(r"tél(?:éphone)?\.?(?:/)? | tel | téléphone"),
        "mobile": words(r"(?:téléphone )?(?:portable|mobile) | gsm"),
        "email": words(r"e-?mail | courriel | mél | adresse électronique | courrier électronique"),
        "web": words(r"site(?: web| internet)? | page web"),
        "address": words(r"adresse(?: postale)?"),
        "salutation": words(r"formule d['’]appel | titre"),
        "issued": words(r"date(?: d['’]émission| de publication)? | publié le | document émis le"),
    },
    leads={
        "target": words(r"""
            appels? à | adresses?(?: des autorités)? | destinataires? | écrivez (?:à|aux?)(?: \S+){0,10}
            (?:veuillez |prière de |merci d['’])?(?:envoye[rz]|adresse[rz]|écri(?:re|vez)|faxe[rz])(?: \S+){0,12} (?:à|aux?)(?: \S+){0,4}
            (?:lettres?|fax|messages?|protestations?|appels?|courriers?)(?: \S+){0,6} (?:à|aux?)
        """),
        "copy": words(r"""
            (?:avec )?copies?(?: de (?:vos|votre) \w+)? (?:à|aux?|pour) | copies? | cc
            (?:veuillez |merci d['’]|prière d['’])?(?:également |aussi )?(?:envoye[rz]|adresse[rz])(?: (?:également|aussi|des|une))* copies?(?: [\w'’]+){0,5} (?:à|aux?)
            vous pouvez (?:également |aussi )?(?:écrire|envoyer)(?: [\w'’]+){0,4} (?:à|aux?)
        """),
        "contact": words(r"""
            contacts?(?: presse)? | (?:pour )?(?:plus d['’]|de plus amples |davantage d['’]|toutes? )?informations?(?: complémentaires?)?,?(?: veuillez)?(?: contacte[rz]| :)?
            contacte[rz](?: \w+)? | renseignements | pour contacter [\w'’]+
        """),
        "demand": words(r"""
            (?:nos|les|ces) (?:revendications|demandes|exigences) | revendications | action recommandée | actions? (?:demandées?|requises?)
            (?:en )?(?:demand|exhort|pri|appel|exige|invit|prie)\w*\b[^:]{0,200} | nous (?:demandons|exigeons|exhortons|appelons)\b[^:]{0,160}
            écrivez\b[^:]{0,220} | veuillez écrire\b[^:]{0,220} | je vous (?:demande|prie|exhorte|invite)\b[^:]{0,160} | agissez | passez à l['’]action
            dans les appels[^:]{0,220}
        """),
        "letter": words(r"""
            (?:modèle|exemple|projet|proposition) de (?:lettre|courrier|message) | lettre[- ]type | lettre modèle | texte de la lettre
        """),
        "background": words(r"""
            (?:informations? )?(?:de )?contexte | informations? générales? | complément d['’]information | (?:bref )?rappel des faits
            informations? complémentaires? | description de la situation | contexte
        """),
        "deadline": words(r"""
            (?:écrire|écrivez|envoye[rz]|appels?|lettres?|agi(?:r|ssez)|signe[rz]|intervenir|action)\b[^.;]{0,120}
            ~\b(?:avant le|jusqu['’]au|d['’]ici (?:au|le)|après le|au plus tard le)
            date limite[^.;]{0,30}? | (?:merci d['’]agir|agir) (?:dès que possible et )?avant le | d['’]ici au
        """),
        "update": words(r"""
            informations? complémentaires? (?:sur|relatives?|à)[^.]{0,15} | nouvelles? informations?(?: sur)? | mise à jour(?: de| sur)?
            suivi de | complément d['’]information sur | informations? nouvelles?
        """),
    },
    kinds={
        "urgent_call": words(r"""
            action urgente | appel urgent | appel à (?:la solidarité|l['’]action|solidarité|action) | intervention urgente
            (?:vous prie d['’]|sollicite votre |demande votre )interven(?:ir|tion) | alerte urgente | actions? urgentes? | appel de solidarité
        """),
        "update": words(
            r"informations? complémentaires? sur | nouvelles? informations? | mise à jour"
        ),
        "news_release": words(r"communiqué(?: de presse)? | déclaration publique"),
        "newsletter": words(r"lettre d['’]information | bulletin | infolettre"),
        "petition": words(r"pétition"),
    },
    courtesy=words(r"""
        m | mm | mr | mme | mmes | mlle | monsieur | madame | dr | docteur | pr | maître | me | camarade | frère | sœur | s\.e
        s\.e\.m | son excellence | leurs excellences | général | colonel | sa majesté
    """),
    roles=words(r"""
        (?:(?:jeune|ancien(?:ne)?|vice|premi(?:er|ère)|deuxième|troisième) |vice-|co-)*(?:secrétaire général(?:e)?(?: adjointe?)?|secrétaire national(?:e)?|secrétaire|président(?:e)?|trésori(?:er|ère)|
        ~dirigeant(?:e)?|responsable|directeur|directrice|coordinateur|coordinatrice|porte-parole|syndicaliste|militant(?:e)?|avocat(?:e)?|
        ~journaliste|enseignant(?:e)?|membre|délégué(?:e)?|défenseur(?:e)?|travailleur|travailleuse|ouvri(?:er|ère)|professeur(?:e)?|député(?:e)?|conseill(?:er|ère)|adhérent(?:e)?|chargé(?:e)? de|leader)s?
    """),
    offices=words(r"""
        (?:(?:vice|premi(?:er|ère)|haut|procureur)[ -])*(?:premier ministre|ministre|président(?:e)?|procureur(?:e)?(?: général(?:e)?)?|roi|gouverneur(?:e)?|
        ~ambassadeur|ambassadrice|garde des sceaux|chef de l['’]état|commissaire|directeur général|directeur|directrice|préfet|maire|chancelier|wali|émir|sultan|juge|
        ~représentant permanent|secrétaire d['’]état|guide suprême|responsable du pouvoir judiciaire)
    """),
    organisation_heads=words(r"""
        département
        syndicats? | confédération | fédération | union | association | comité | conseil | ministère | bureau | centre | organisation | institut
        réseau | collectif | coalition | parti | observatoire | commission | ambassade | tribunal | prison | agence | police | société | ligue
        front | alliance | fondation | mouvement | intersyndicale | section | gouvernement | parlement | assemblée | cour | mission | groupe | palais | chancellerie | présidence | primature | internationale
    """),
    joiners=words(
        r"de | de la | du | des | et | pour | la | le | les | en | contre | à | aux? | l['’] | d['’]"
    ),
    conjunction=words(r"et | ainsi que"),
    events={
        "arrest": EventWords(
            words(
                r"arrêté(?:e|s|es)? | interpell?é(?:e|s|es)? | appréhendé(?:e|s|es)? | (?:placé|mis)(?:e|s|es)? en garde à vue"
            ),
            words(r"arrestations? | interpellations? | (?:mise|placement) en garde à vue"),
        ),
        "detention": EventWords(
            words(
                r"détenu(?:e|s|es)? | emprisonné(?:e|s|es)? | incarcéré(?:e|s|es)? | en détention | en garde à vue | en prison | écroué(?:e|s|es)? | maintenu(?:e|s|es)? en détention"
            ),
            words(r"détention(?: arbitraire)? | emprisonnement | incarcération"),
        ),
        "abduction": EventWords(
            words(r"enlevé(?:e|s|es)? | kidnappé(?:e|s|es)?"), words(r"enlèvement")
        ),
        "disappearance": EventWords(
            words(r"disparu(?:e|s|es)? | porté(?:e|s|es)? disparu(?:e|s|es)?"),
            words(r"disparition(?: forcée)?"),
        ),
        "transfer": EventWords(
            words(r"(?:transféré|emmené|conduit)(?:e|s|es)?"), words(r"transfert")
        ),
        "indictment": EventWords(
            words(
                r"inculpé(?:e|s|es)? | accusé(?:e|s|es)? | poursuivi(?:e|s|es)? | mis(?:e|es)? en examen"
            ),
            words(r"inculpation"),
        ),
        "trial": EventWords(
            words(r"jugé(?:e|s|es)? | traduit(?:e|s|es)? en justice | comparu"), words(r"procès")
        ),
        "sentence": EventWords(
            words(r"condamné(?:e|s|es)? | reconnu(?:e|s|es)? coupables?"), words(r"condamnation")
        ),
        "release": EventWords(
            words(
                r"libéré(?:e|s|es)? | relâché(?:e|s|es)? | remis(?:e|es)? en liberté | acquitté(?:e|s|es)?"
            ),
            words(r"(?:mise en )?liberté | libération | remise en liberté"),
        ),
        "deportation": EventWords(
            words(r"expulsé(?:e|s|es)? | renvoyé(?:e|s|es)? de force"), words(r"expulsion")
        ),
        "injury": EventWords(
            words(
                r"battu(?:e|s|es)? | torturé(?:e|s|es)? | blessé(?:e|s|es)? | maltraité(?:e|s|es)? | frappé(?:e|s|es)? | agressé(?:e|s|es)?"
            ),
            words(r"torture | mauvais traitements"),
        ),
        "death": EventWords(
            words(
                r"tué(?:e|s|es)? | assassiné(?:e|s|es)? | mort(?:e|s|es)? | abattu(?:e|s|es)? | exécuté(?:e|s|es)?"
            ),
            words(r"assassinat | meurtre | mort | exécution"),
        ),
        "threat": EventWords(
            words(r"""
                menacé(?:e|s|es)? | harcelé(?:e|s|es)? | intimidé(?:e|s|es)?
                victimes? d['’](?:actes d['’])?(?:intimidation|agressions?|harcèlement)
            """),
            words(r"menaces | harcèlement | intimidation"),
        ),
        "dismissal": EventWords(
            words(r"licencié(?:e|s|es)? | suspendu(?:e|s|es)? | révoqué(?:e|s|es)?"),
            words(r"licenciement | révocation"),
        ),
        "hunger_strike": EventWords(words(r"en grève de la faim"), words(r"grève de la faim")),
        "summons": EventWords(words(r"convoqué(?:e|s|es)?"), words(r"convocation")),
    },
    auxiliaries=words(r"""
        est | sont | était | étaient | vient d['’]être | a été | ont été | avait été | avaient été | fut | furent | reste | restent | demeure | demeurent
        a | ont | se trouve | se trouvent | auraient été | aurait été | risque d['’]être
    """),
    of=words(r"de | du | des | d['’] | contre | à l['’]encontre (?:de|du|des)"),
    by=words(r"par"),
    among=r"dont|notamment|parmi lesquels|à savoir",
    when=r"quand|lorsque|alors que|où",
    who=words(r"qui"),
    gap=r"(?: (?!pas\b)[^.;:!? ]+){0,6}?",
    active=True,
    having=words(r"ayant été | après avoir été"),
    one=words(r"il | elle | lui"),
    several=words(r"ils | elles | eux | tous deux | tous les deux"),
    everyone=words(
        r"(?:tous )?les (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix)(?: (?:hommes|femmes|syndicalistes|dirigeants|militants|détenus))? | tous"
    ),
    threats=words(r"(?:est|sont) (?:en danger|menacés?) | risquent? | encourt | encourent"),
    pleas=words(r"""
        (?:libération|libérer|mise en liberté)(?: immédiate| immédiatement| et| sans condition| inconditionnelle| sans délai)*(?: de| du| des| d['’])? ?
        solidarité avec | (?:écri(?:re|vez|vons)|lettres?) pour | en faveur de | cas de | à l['’]encontre (?:de|du|des) | sécurité de | inquiétude pour | charges (?:retenues )?contre | accusations (?:portées )?contre | liberté pour
        sort (?:de|du|des) | soutien à | poursuites contre | intégrité (?:physique )?(?:et psychologique )?de | libérez
    """),
    places={
        "area": words(r"province | district | département | ville | région | commune | préfecture"),
        "home": words(r"domicile | maison | appartement | résidence"),
        "workplace": words(
            r"usine | lieu de travail | bureau | entreprise | école | atelier | chantier"
        ),
        "street": words(r"rue | route"),
        "detention": words(
            r"prison | centre de détention | commissariat | maison d['’]arrêt | poste de police | camp | centre pénitentiaire"
        ),
        "public": words(
            r"aéroport | gare | tribunal | siège | place | hôpital | université | frontière"
        ),
    },
    place_words=words(r"devant | à | au | à la | à l['’] | près de | dans | en | sur | vers"),
    own=words(r"son | sa | ses | leurs? | le | la | les | un | une | l['’] | du | de la"),
    where=words(r"où"),
    inside=words(r"de | à | d['’]"),
    toward=words(r"vers"),
    telling=words(r"devant | près de"),
    day_parts={
        "early morning": words(r"à l['’]aube | au petit matin"),
        "morning": words(r"matin(?:ée)?"),
        "noon": words(r"midi"),
        "afternoon": words(r"après-midi"),
        "evening": words(r"soir(?:ée)?"),
        "night": words(r"nuit | minuit"),
    },
    same_time=words(r"au même moment | (?:à peu près )?en même temps | simultanément"),
    soon_after=words(r"peu après | aussitôt après | le même jour"),
    about=words(r"environ | vers | près de | quelque | autour de"),
    clock=words(r"heures? | h"),
    relative_days={r"aujourd['’]hui": 0, "hier": -1, "demain": 1},
    operators={
        "more_than": words(r"plus de"),
        "at_least": words(r"au moins"),
        "fewer_than": words(r"moins de"),
        "at_most": words(r"au plus | jusqu['’]à"),
        "nearly": words(r"près de | presque"),
        "about": words(r"environ | quelque | autour de"),
    },
    number_words={
        "un": 1,
        "une": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
        "dix": 10,
        "onze": 11,
        "douze": 12,
        "quinze": 15,
        "vingt": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "cent": 100,
        "mille": 1000,
        "million": 1_000_000,
        "millions": 1_000_000,
        "dizaine": 10,
        "douzaine": 12,
        "vingtaine": 20,
        "centaine": 100,
    },
    vague_numbers={"dizaines": 20, "centaines": 200, "milliers": 2000},
    counted=words(r"""
        personnes | travailleurs | travailleuses | membres | syndicalistes | militants | militantes | dirigeants | prisonniers | détenus | grévistes
        manifestants | hommes | femmes | étudiants | journalistes | enseignants | signatures | avocats | ouvriers | responsables | défenseurs
    """),
    actions={
        "release": words(
            r"libér(?:er|ez|ation|é) | remett\w+ en liberté | mise en liberté | relâch"
        ),
        "drop_charges": words(r"abandon | annul | lever (?:les|toutes|l['’]ensemble)"),
        "stop": words(r"cess(?:er|ez) | mett\w+ (?:un terme|fin) | arrêt(?:er|ez) | stop"),
        "ratify": words(r"ratifi"),
        "investigate": words(r"enquêt | poursuivre | traduire en justice | responsables"),
        "guarantee": words(
            r"garanti | assur | protég | respect | veill | permett | faire en sorte | autoris"
        ),
        "reinstate": words(r"réintég"),
        "repeal": words(r"abrog | modifi | réform"),
        "disclose": words(r"révél | communiqu | rendre public"),
        "implement": words(r"appliqu | conform | honor"),
        "commute": words(r"commu(?:er|ation) | surse"),
        "negotiate": words(r"négoci | dialogue | reconn"),
    },
    injuries=words(
        r"bless\w+ (?:à la|au|à l['’]|aux) (?:tête|épaule|bras|jambe|main|dos|genou|visage)"
    ),
    salutations=words(
        r"monsieur | madame | messieurs | mesdames | excellence | votre excellence | cher | chère | votre majesté | sire"
    ),
    closings=words(r"""
        (?:je vous prie|veuillez|nous vous prions|dans l['’]attente|recevez|agréez)\b.{0,160} | salutations\b.{0,60} | solidairement | en solidarité
        cordialement | sincèrement | avec nos salutations\b.{0,40} | respectueusement
    """),
    asks_for_letters=words(
        r"(?:lettres?|courriers?|fax|messages?|protestations?|(?<!cet )appels?)"
    ),
    faxing=words(r"fax(?:er|ez)? | télécopies?"),
    urging=words(r"""
        (?:en )?(?:leur|lui|les) (?:demandant|exhortant|priant)(?: de)? | demandant
    """),
    diplomats=words(r"""
        représentants diplomatiques[^.\n]{0,80} | représentations diplomatiques[^.\n]{0,80}
    """),
    copying=words(r"copies?"),
    asking=words(
        r"(?:plus d['’]|de plus amples )?(?:informations?|renseignements) | questions | contact\w* | (?:prière|merci|veuillez) (?:de |d['’])?informer"
    ),
    undertakings=words(r"campagnes? | réunions? | rassemblements? | pétitions?"),
    gatherings=words(
        r"rassemblements? | manifestations? | manif | marches? | piquets? | conférence de presse | journée d['’]action | veillée | audience"
    ),
    when_label=words(r"quand | date | heure"),
    asks=words(r"""
        (?:nous |je )?(?:demand(?:e|ons|ent|ez)|exig(?:e|eons|ent)|exhort(?:e|ons|ent)|appel(?:le|ons|lent)|pri(?:e|ons)|invit(?:e|ons|ent))(?: à| au| aux| les?| la)? | doit | doivent | devraient | devrait
    """),
    each=words(r"chacun | chacune | tous"),
    link_words=words(r"site | lien | page | ici | en ligne"),
    we=words(r"nous,?(?: la| le| les| l['’])?"),
    bylines=words(r"en partenariat avec(?: le| la| l['’])? | par | de | source | publié par"),
    invitations=words(r"rejoignez | soutenez | visitez | dons? | abonnez | agenda"),
    says=words(
        r"a (?:également )?été informée? | a déclaré | déclare | demande | exige | appelle | condamne | dénonce | exhorte | exprime | se félicite | craint | prie"
    ),
    sources=words(r"selon | d['’]après | estim\w+ | chiffres | officiel\w*"),
    details={
        "home": words(
            r"(?:à|devant|de) (?:son|leur) (?:domicile|appartement) | devant sa maison | chez (?:lui|elle|eux)"
        ),
        "workplace": words(r"(?:sur|devant|à) (?:son|leur) (?:lieu de travail|bureau|école|usine)"),
        "routine": words(
            r"(?:alors qu['’](?:il|elle) )?(?:sortait|quittait|rentrait|se rendait) (?:de|à|au|chez|son|sa)(?: \w+)?"
        ),
        "family": words(
            r"(?:sa|son|ses) (?:femme|épouse|époux|mari|fille|fils|enfants|mère|père|parents|famille|frère|sœur)"
        ),
        "health": words(
            r"souffre | souffrent | soins médicaux | état de santé | médicaments | diabète | cancer"
        ),
        "migration_status": words(r"sans[- ]papiers | en situation irrégulière"),
    },
    welcome=words(r"se réjouit | se félicite | salu\w+ | félicit\w+ | heureux"),
    unreal=words(
        r"cesser | arrêter | ne | pas | doit | doivent | être | risque | contre | sans | crainte de"
    ),
    since=words(r"depuis(?: le)?"),
    possessives=words(r"son | sa | ses | leurs? | votre"),
    kin=words(
        r"femme | épouse | époux | mari | fils | filles? | enfants | mère | père | parents | famille | frères? | sœurs? | proches"
    ),
    you=words(r"vous | votre | vos"),
)
