# Bokmål. Hver setning i samtale, med navn. En fil med samme navn i dine egne innstillinger erstatter meldinger én for én.
# Ord i { $klammer } fylles inn. Ordlister, som `words-tomorrow`, er det du kan skrive; det første vises.

language-name = Norsk (bokmål)
number-grouping = space

## Handlinger: palett, hjelp, bunnlinje og dokumentasjon

action-answered = Svarte
action-no-answer = Ikke svar
action-busy = Opptatt
action-declined = Avviste
action-voicemail = Telefonsvarer
action-wrong-number = Feil nummer
action-given-up = La på
action-failed = Linjefeil
action-save = Lagre
action-save-stay = Lagre og bli her
action-save-today = Lagre, så I dag
action-save-break = Lagre, så pause
action-step-back = Forrige spørsmål
action-dial = Ring
action-dial-other = Ring et annet nummer
action-write-notes = Notater
action-wrap-up = Etterarbeid
action-cut-off = Linjen brøt
action-with-whom = Med hvem
action-say-next = Sagt
action-put-on-card = Sett på kortet
action-take-verbatim = Deres ord
action-show-guide = Veiledning
action-take-order = Bestilling
action-gone-wrong = Noe er galt
action-ask-satisfaction = Fornøyd?
action-switch-mark = Merking av og på
action-set-callback = Ring tilbake
action-they-ring = De ringer oss
action-parked = Parkerte samtaler
action-set-aside = Legg til side
action-put-back = Legg tilbake
action-reopen = Angre eller rett
action-copy-number = Kopier nummer
action-next-customer = Neste kunde
action-previous-customer = Forrige kunde
action-act-on = Hva nå
action-note-down = Skriv ned
action-edit-customer = Endre kunde
action-add-customer = Ny kunde
action-add-contact = Kontaktperson
action-call-colleague = Ring kollegaen
action-same-person = Samme person som …
action-two-people = To personer likevel
action-set-hours = Når og hvordan de vil nås
action-give-consent = De sa ja
action-withdraw-consent = Trekk samtykket
action-rules = Reglene
action-team = Teamet
action-set-clock = Klokken deres
action-never-call = Ring aldri
action-choose-list = Velg liste
action-waiting = Venter
action-filter-queue = Filtrer
action-order-queue = Sorter
action-choose-columns = Kolonner
action-map-column = Endre en kolonne
action-import = Hent inn en liste
action-find = Finn
action-today = I dag
action-queue = Kø
action-causes = Det som går galt
action-unsorted = Ikke sortert
action-review = Ukens gjennomgang
action-mark-reviewed = Gått gjennom
action-make-promise = Løfte
action-open-customer = Åpne kortet
action-end-review = Avslutt gjennomgangen
action-agenda = Avtalebok
action-later = Senere
action-earlier = Tidligere
action-day-or-week = Dag eller uke
action-whose-agenda = Mine eller alles
action-move-callback = Flytt
action-own-week = Min egen uke
action-voice = Hva kundene sier
action-words-or-weeks = Ord eller uker
action-break = Pause
action-back = Tilbake
action-palette = Alle handlinger
action-help = Taster
action-quit = Avslutt
action-suspend = Til kommandolinjen
action-redraw = Tegn på nytt
action-choose = Velg
action-down = Ned
action-up = Opp
action-page-down = Side ned
action-page-up = Side opp
action-first = Første
action-last = Siste
action-next-pane = Neste rute
action-previous-pane = Forrige rute
action-next-field = Neste felt
action-previous-field = Forrige felt
action-answer-1 = Første svar
action-answer-2 = Andre svar
action-answer-3 = Tredje svar
action-answer-4 = Fjerde svar
action-answer-5 = Femte svar
action-answer-6 = Sjette svar
action-answer-7 = Sjuende svar
action-answer-8 = Åttende svar
action-answer-9 = Niende svar
action-new-line = Ny linje
action-cursor-left = Venstre
action-cursor-right = Høyre
action-cursor-up = Linje opp
action-cursor-down = Linje ned
action-word-left = Ord til venstre
action-word-right = Ord til høyre
action-line-start = Starten av linjen
action-line-end = Slutten av linjen
action-text-start = Starten av teksten
action-text-end = Slutten av teksten
action-set-mark = Merk herfra
action-select-all = Merk alt
action-delete-left = Slett til venstre
action-delete-right = Slett til høyre
action-delete-word = Slett ord
action-delete-rest = Slett til slutten av linjen
action-undo = Angre
action-redo = Gjør om igjen
action-copy = Kopier
action-cut = Klipp ut
action-paste = Lim inn

group-line = Mens det ringer
group-call = Samtalen
group-answer = Svar
group-customer = Kunder og kø
group-go = Gå til
group-move = Flytt
group-write = Skriv

focus-today = I dag
focus-queue = Kø
focus-card = Kunde
focus-ringing = Ringer
focus-notes = Notater
focus-wrap-up = Etterarbeid
focus-question = Spørsmål
focus-find = Finn
focus-form = Skjema
focus-import = Hent inn
focus-palette = Handlinger
focus-help = Taster
focus-review = Ukens gjennomgang
focus-agenda = Avtalebok
focus-own-week = Min egen uke
focus-voice = Hva kundene sier

## Den første linjen

header-due = { $count } å gjøre nå
header-promises =
    { $count ->
        [one] 1 løfte
       *[other] { $count } løfter
    }
header-parked =
    { $count ->
        [one] 1 parkert
       *[other] { $count } parkerte
    }
header-unsent = { $count } ikke sendt
header-desks =
    { $count ->
        [one] 1 pult
       *[other] { $count } pulter
    }
header-in-flight = { $count } på vei
header-asking = { $name } ber om å bli med i teamet: samtale team admit
header-clock = klokken til { $name } +{ $count } min
header-rolled-back = Noen har lagt inn en eldre mappe; ingenting er tapt her: { $name }
header-sent = alt sendt
header-no-team = ingen felles mappe
header-folder-away = felles mappe borte
header-folder-emptied = felles mappe tømt
header-demo = demo

## Trinn

stage-idle = Ingen kunde
stage-orienting = Forbereder
stage-ringing = Ringer
stage-talking = I samtale
stage-wrap-up = Etterarbeid
stage-saved = Lagret
stage-break = Pause

saved = lagret
saving = lagrer …
not-saved = ikke lagret
draft-kept = kladd i behold

## Hva kundene sier

voice-title = Hva kundene sier
voice-weeks = fra uke til uke
voice-week = uke { $week } · { $from } – { $to }
voice-sum =
    { $count ->
        [one] Én henvendelse den uken, med kundens egne ord.
       *[other] { $count } henvendelser den uken, med kundenes egne ord; den årsaken som er nevnt oftest, først.
    }
voice-empty = Ingen skrev ned den uken hvorfor en kunde ville snakke med oss. { $earlier } viser uken før.
voice-usual = vanlig: { $from } til { $to }
voice-signal = ◉ er mer enn tilfeldig
voice-few = hva som er vanlig, vises fra { $least } uker, nå { $count }
voice-weeks-empty = Ingen har ennå skrevet ned hvorfor en kunde ville snakke med oss. Hver uke blir et punkt her.

## I dag

today-title = I dag
today-callbacks = Ring tilbake
today-promises = Løfter
today-questions = Spørsmål uten svar
today-lists = Lister
today-lists-shared = Lister · alle teamets kunder
today-nothing-due = Ingenting avtalt venter nå.
today-overdue = siden { $when }
today-list = { $now } nå · { $waiting } venter · { $done } ferdige
today-empty = Ingen kunder ennå.
today-empty-how = Lim inn rader fra regnearket, eller trykk { $key } for å velge en fil.
today-empty-add = { $key } legger inn én kunde for hånd.


review-title = Ukens gjennomgang
review-place = { $place } av { $of }
review-since = siden forrige gjennomgang
review-open = åpent
review-nothing-open = Ingenting står åpent mellom dere.
review-done-one = gått gjennom
review-aside-until = lagt til side til { $when }
review-nobody = Ingen å gå gjennom. Godt holdt!
review-nobody-how = De du snakker med, skriver om eller skylder noe, kommer hit til neste gjennomgang. God helg.
review-nobody-forgotten = Ingen er glemt.
review-still-forgotten =
    { $count ->
        [one] Én er fortsatt glemt.
       *[other] { $count } er fortsatt glemt.
    }
review-receipt =
    { $count ->
        [one] Du har gått gjennom én kunde, og det er skrevet ned.
       *[other] Du har gått gjennom { $count } kunder, og det er skrevet ned.
    }
review-next = Den neste gjennomgangen ser herfra.
review-come-again = De kommer igjen i den neste:
review-ended-how = { $key } går tilbake.
review-note = Notat
review-by-day = Innen
review-day-example = som: fre, i morgen, 24.11
review-aside = Legg til side til en dag
review-aside-how = Til den dagen regnes de som gått gjennom; på dagen kommer de igjen.
agenda-title = Avtalebok
agenda-mine = mine
agenda-everyones = alles
agenda-free = ingen avtaler
agenda-empty = Ingenting er avtalt. { $later } viser det som kommer senere, { $whose } alles.
agenda-promise = løfte
agenda-after = { $time }–
agenda-there = { $time } der
agenda-holiday = helligdag
agenda-no-calls = ingen samtaler
agenda-no-calls-to = ingen samtaler til { $who }
agenda-to-consumer = forbrukere
agenda-to-sole-trader = enkeltpersonforetak
agenda-to-business = bedrifter
agenda-closed-holiday = søn- eller helligdag: ingen samtaler
agenda-closed-hours = ingen samtaler på den tiden
agenda-closed-house = huset holder stengt
agenda-opens = fra { $when }
agenda-promise-stays = Et løfte beholder dagen sin. Enter åpner kunden.
own-week-title = Min egen uke
own-week-only-you = bare du ser dette
own-week-empty = Ingen samtaler ennå. Hver dag du ringer, blir et punkt her.
own-week-chart = Samtaler per dag · vanlig: { $from } til { $to } · ◉ er mer enn tilfeldig
own-week-few = Samtaler per dag · det vanlige vises fra { $least } dager, nå { $count }
own-week-this-week = Denne uken
own-week-calls = Samtaler: { $calls } · snakket med: { $spoken }
own-week-promises = Løfter: { $made } gitt · { $kept } holdt · { $broken } brutt
own-week-questions = Spørsmål: våre { $ours }, besvart { $answered_them } · deres { $theirs }, besvart { $answered_us }
own-week-overdue =
    { $count ->
        [one] Ett av løftene dine er over tiden.
       *[other] { $count } av løftene dine er over tiden.
    }
break-title = Pause
break-text = Ingenting om noen kunde står på skjermen nå.
break-back = { $key } går tilbake.

## Kø

queue-title = Kø
queue-counts = { $now } nå · { $waiting } venter
queue-all-lists = alle lister
queue-list = Liste: { $list }
queue-filter = { $field }: { $value }
queue-place-callback = { $when } { $owner }
queue-place-promise = løfte
queue-place-untried = ny
queue-place-tried =
    { $count ->
        [one] 2. forsøk
        [2] 3. forsøk
       *[other] { $next }. forsøk
    }
queue-empty = Ingen kan ringes nå.
queue-empty-why = { $count } { $hold }
waiting-title = Hvem som venter
waiting-how = Av hvilken grunn? Hver åpnes som en liste.
waiting-none = Ingen venter.
waiting-none-any-more = Ingen venter på dette lenger.
queue-empty-first = Den første kan ringes { $when }.
queue-empty-done = { $count } er ferdige.
queue-no-lists = Ingen liste er åpen.
queue-order-list = Listens rekkefølge
queue-order-name = Navn
queue-order-by = Etter { $field }
queue-choose-field = Hvilket felt?
queue-choose-value = Hvilken verdi?
own-list = Egne kunder
queue-no-filter = Alle
queue-choose-columns = Hvilke felt som kolonner?

owner-me = meg
owner-anyone = hvem som helst

## Kunden

card-title = Kunde
card-nobody = Velg en kunde, eller trykk { $key } for å finne en.
card-gone = Denne kunden er ikke her lenger.
card-numbers = Numre
card-no-number = ikke noe nummer
card-there = { $time } der
card-local-time = deres klokke
card-source = fra { $source }
card-lists = Lister
card-tags = Merker
card-people = Personer
card-related = Hører sammen med
card-last-contact = sist snakket med { $when }
card-never-spoken = ikke snakket med
card-fields = Opplysninger
card-more = { $count } til
card-versions = { $count } versjoner
field-which = Det ble skrevet ved flere pulter samtidig. Hva er riktig?
field-empty = ingenting
card-matters = viktig for dem
card-asked-on = spurt { $when }
card-promise-we = vi lovet: { $words }
card-promise-they = de lovet: { $words }
card-promise-by = innen { $when }
card-promise-overdue = over fristen siden { $when }
card-question-they = de spurte: { $words }
card-question-we = vi spurte: { $words }
card-callback = ring tilbake { $when }, { $owner }
card-callback-about = ring tilbake { $when }, { $owner }: { $about }
card-caller-share = { $who } ringer dem
card-caller-assigned = { $who } ringer dem til og med { $until }
card-caller-today = { $who } ringer dem i dag
card-caller-callback = { $who } har avtalt å ringe dem
card-caller-promise = { $who } har lovet dem noe
card-caller-me-for = du ringer for { $who } til og med { $until }
card-caller-me-left = du ringer for { $who }, som har sluttet
card-caller-for = for { $who }, borte til og med { $until }
card-caller-left = for { $who }, som har sluttet
card-caller-take = ring, og de er dine i dag
caller-taken = Overtatt fra { $who } for i dag
today-double = { $name } ble ringt to ganger: { $first } { $began }, { $second } { $again }
away-to = { $who } er borte til og med { $until }; { $to } tar over.
away-shared = { $who } er borte til og med { $until }; de andre deler det som er avtalt.
owner-away = { $who }, borte til og med { $until }
cli-away-back = { $who } er tilbake og holder selv det som er avtalt.
cli-away-self = { $who } kan ikke være stedfortreder for seg selv. Nevn en kollega med --to, eller la det være.
cli-away-others = Bare { $who } selv eller en leder kan si at { $who } er borte. Ingenting ble endret.
cli-away-no-day = «{ $text }» er ingen dag. Skriv den som fre, 4. des. eller 2026-12-04.
cli-away-past = «{ $text }» er over. Nevn den siste dagen, eller si --back.
card-suppressed = ring aldri
card-suppressed-person = Ring aldri denne personen.
card-suppressed-number = Ring aldri dette nummeret.
card-suppressed-organisation = Ring aldri noen i denne virksomheten.
card-attempts =
    { $count ->
        [0] ikke forsøkt denne uken
        [one] forsøkt én gang denne uken
       *[other] forsøkt { $count } ganger denne uken
    }
card-shares-number = deler nummer med { $name }
card-contact-of = { $role } hos { $name }
card-contact-of-plain = kontaktperson hos { $name }
card-contact-person = { $name }, { $role }
card-referred-by = anbefalt av { $name }
card-referred = anbefalte { $name }

may-call = kan ringes
may-call-all-day = kan ringes i dag
may-not-call = kan ikke ringes
may-not-call-until = kan ikke ringes før { $when }
washed-on = vasket { $when }
not-washed = ikke vasket

history-title = historikk
history-empty = Ingenting har skjedd ennå.
history-call = { $line }
history-call-in = De ringte
history-attempt = { $line } ({ $n } av { $max } denne uken)
history-note = Notat
history-note-from = Notat fra «{ $source }»
history-known = Kom med listen { $list }
history-known-source = Kjent fra { $source }
history-known-here = Lagt inn her
history-one = Én person med { $name }
history-two = To likevel: ikke én med { $name }
history-one-unnamed = en annen kunde
history-one-seen = sett på nummer eller e-post, med navn
history-field = { $field }: { $before } → { $after }
history-field-new = { $field }: { $after }
history-field-gone = { $field } fjernet: { $before }
history-suppressed = Ring aldri mer
history-suppress-lifted = Ring aldri mer, tatt tilbake
history-suppress-slip = feil tast
history-consent = Sa ja til å bli ringt
history-withdrawal = Trakk ja-et tilbake
history-preference = Vil nås
history-restricted = Opplysningene må ikke brukes
history-unrestricted = Opplysningene kan brukes igjen
history-callback-set = Avtalt å ringe tilbake: { $when }
history-callback-done = Ringt tilbake
history-callback-cancelled = Avtalen om å ringe tilbake er avlyst
history-corrected = rettet
history-double = også { $who } { $at }
history-void = ugyldig: { $why }
history-with = med { $name }
history-by = { $name }
history-earlier = { $count } tidligere

## Verdier

line-answered = Snakket
line-no-answer = Ikke svar
line-busy = Opptatt
line-declined = Avviste
line-voicemail = Telefonsvarer
line-wrong-number = Feil nummer
line-cut-off = Linjen brøt
line-given-up = La på
line-failed = Linjefeil

direction-out = vi ringte
direction-in = de ringte

attempt-nth = forsøk { $n }
no-attempt-agreed-callback = ikke et forsøk: de ba oss ringe
no-attempt-redial-after-cut-off = ikke et forsøk: linjen brøt
no-attempt-new-number = ikke et forsøk: nytt nummer
no-attempt-nothing-rang = ikke et forsøk: det ringte aldri
no-attempt-they-rang = ikke et forsøk: de ringte oss

hold-audience-unknown = venter: ingen har sagt hvem de er
hold-ground-unknown = venter: ingen har sagt hva som lar oss ringe dem
hold-needs-consent = må si ja først
hold-needs-wash = må vaskes mot registeret
hold-suppressed = skal aldri ringes
hold-no-number = har ikke noe nummer som kan ringes
hold-tried-today = er forsøkt i dag
hold-tried-this-week = er forsøkt ofte nok denne uken
hold-resting = hviler
hold-callback-later = skal ringes senere, etter avtale
hold-other-part-of-day = kommer en annen tid på dagen
hold-restricted = kan bare oppbevares
hold-rules-broken = venter: det er en feil i reglene
hold-listed = står i et register over folk som ikke skal ringes
hold-zone-unknown = venter: ingen vet hvilken klokke de har
hold-caller-hidden = venter: vårt eget nummer er skjult
hold-other-channel = vil nås på en annen måte
hold-failure-open = venter: noe som gikk galt, er ikke besvart
hold-tried-enough = er forsøkt ofte nok for denne kampanjen
hold-outside-hours = er utenfor ringetiden
hold-other-hours = vil ringes på andre tider
hold-with-colleague = er hos en kollega
hold-of-colleague = ringes av en kollega

audience-consumer = forbruker
audience-sole-trader = enkeltpersonforetak
audience-business = bedrift
audience-auto = hver rad sier det
audience-unknown = ikke sagt

ground-cold = de kjenner oss ikke
ground-customers = de er kunder hos oss
ground-asked = de har bedt oss ringe
ground-donors = de har gitt

phone-mobile = mobil
phone-fixed = fasttelefon
phone-fixed-or-mobile = telefon
phone-other = annet nummer
phone-state-untried = ikke forsøkt
phone-state-good = riktig
phone-state-not-theirs = ikke deres
phone-state-dead = ute av bruk
phone-state-given-by-them = oppgitt av dem { $when }

field-name = Navn
field-company = Firma
field-org-number = Organisasjonsnummer
field-title = Stilling
field-email = E-post
field-street = Gate
field-postcode = Postnummer
field-town = Sted
field-region = Fylke
field-country = Land
field-zone = Tidssone
field-language = Språk
field-website = Nettsted
field-external-id = Id i et annet system
field-audience = Hvem de er
field-phone = Telefon
field-note = Notat

told-promise-made-we = Vi lovte
told-promise-made-they = De lovte
told-promise-kept = Løfte holdt
told-promise-broken = Løfte brutt
told-promise-withdrawn = Løfte trukket tilbake
told-question-asked-we = Vi spurte
told-question-asked-they = De spurte
told-question-answered = Besvart
told-priority-set = Det som betyr noe
told-need-now = Trenger nå
told-need-months = Trenger om noen måneder
told-need-years = Trenger om noen år
told-cause-set = Sortert
told-order-new = Bestilling avtalt
told-agreed-by-phone = Bestilling: avtalt på telefonen
told-offer-sent = Bestilling: skriftlig tilbud sendt
told-acceptance-received = Bestilling: skriftlig ja mottatt
told-delivered = Bestilling: levert
told-asked-after = Bestilling: spurt hvordan det gikk
told-declined = Bestilling: takket nei
told-withdrawn = Bestilling: angret
told-interval-set = Vil høre fra oss etter så mange dager
told-correction-asked = Skal rettes
told-undone = Tatt tilbake
told-correction-answered = Er riktig som det er
told-reviewed = Gått gjennom
next-contact-send-offer = Send tilbudet
next-contact-seen-offer = Har du sett på tilbudet?
next-contact-happy-with-it = Er du fornøyd med det?
note-down-title = Skriv ned
note-down-promise-we = Vi lover dem noe
note-down-promise-they = De lover oss noe
note-down-question-they = De spør om noe
note-down-question-we = Vi spør dem om noe
note-down-matters = Det som betyr noe for dem
note-down-matters-how = Tre til fem ting, det viktigste først.
note-down-need = Noe de kommer til å trenge
note-down-interval = Hvor ofte de vil høre fra oss
note-down-interval-how = Tomt: som listene deres har det. Hver samtale med dem begynner på nytt.
form-due = Innen når
form-horizon = Når
form-ask-again = Spør igjen
form-ideal = Omtrent hver så mange dager
form-latest = Senest etter
form-cause = Hva som gikk galt
form-who = Hvem
form-not-days = Et antall dager, og det seneste ikke før det vanlige.
unsorted-title = Ikke klart ennå · { $n } av { $count }
unsorted-value = De ville ha det vi er her for
unsorted-failure = Noe ble ikke gjort, eller ikke gjort riktig
unsorted-failure-how = Hva som gikk galt, slik du ville sagt det til den som kan rette det opp. Tomt når ingen vet det ennå.
unsorted-neither = Ingen av delene
unsorted-leave = La det stå; uklart er lov
unsorted-open = Åpne { $name }
unsorted-none = Alt folk har sagt, er sortert.
causes-title = Det som går galt
causes-how = De som flest har nevnt denne uka, står først. Gi en videre, skriv svaret, eller si at den er rettet opp.
causes-none = Ingenting folk har nevnt, går galt. En svikt med årsak, i en samtale, blir stående her.
causes-lately =
    { $count ->
        [0] ingen denne uka
        [one] 1 denne uka
       *[other] { $count } denne uka
    }
cause-hand = Gi den videre til noen
cause-hand-how = Hvem kan rette det opp, og hva ber du dem om.
cause-answer = De har svart
cause-answer-how = Alle som nevner den, ser svaret mens de skriver.
cause-mend = Den er rettet opp
cause-mend-how = Alle som tok den opp, står da på I dag: si fra til dem.
today-corrections = Skal rettes
today-mended = Rettet opp: si fra til dem
today-orders = Bestillinger
today-forgotten = Nesten glemt
today-unsorted = Ikke sortert ennå
today-mended-on = rettet opp { $when }
today-last-heard = hørte sist fra oss { $when }
unsorted-count =
    { $count ->
        [one] 1 ting noen sa, er ikke klar ennå
       *[other] { $count } ting folk sa, er ikke klare ennå
    }
owner-was = var hos { $name }
card-ask-again = spør igjen { $when }
card-interval = hører fra oss omtrent hver { $ideal }. dag, senest etter { $latest }
part-reason = Ringt likevel: { $reason }
part-satisfaction = fornøyd: { $score } av { $scale }
order-agreed-by-phone = avtalt på telefonen
order-offer-sent = tilbud sendt
order-acceptance-received = skriftlig ja mottatt
order-delivered = levert
order-asked-after = spurt hvordan det gikk
order-declined = takket nei
order-withdrawn = angret
saved-undo = { $key } angrer
deed-kept = Det ble holdt
deed-broken = Det ble brutt
deed-withdrawn = Det ble trukket tilbake etter avtale
deed-answer = Besvart
deed-move = Flytt den til en annen tid
deed-made = Det er ringt
deed-cancel = Avlys den
deed-agreed-by-phone = Avtalt på telefonen
deed-offer-sent = Det skriftlige tilbudet er sendt
deed-acceptance-received = Det skriftlige ja-et er kommet
deed-delivered = Det er levert
deed-asked-after = Spurt om de er fornøyd med det
deed-declined = De takket nei
deed-order-withdrawn = De angret
deed-amend = Rett det som står
deed-void = Det var ingen samtale
deed-ask-right = Be den som ringte om å rette det
deed-is-right = Det er riktig som det er
deed-versions = Vis tidligere versjoner
deed-call-again = Avtal å ringe
deed-void-how = Samtalen, og alt som ble avtalt i den, teller ikke lenger. Den kan fortsatt leses, med begrunnelsen din.
deed-ask-right-how = Det står på dagen deres til de har rettet det eller svart.
deed-acceptance-received-how = Først nå er det et salg. Hvordan kom det: brevet, e-posten, dagen?
deed-none = Det er ingenting å gjøre med denne linja.
deed-not-made-here = Denne samtalen ble ikke ringt herfra og har ingen oppsummering. Stryk den, og fortell den på nytt.
form-words = Med ord
form-answer = Svaret
form-not-right = Hva som ikke stemmer
propose-title = Avtale neste kontakt?
propose-yes = Ja, { $when }
propose-other = En annen gang
propose-no = Nei; I dag minner om det når tida kommer
versions-title = Versjoner av denne samtalen
versions-first = Første versjon
versions-between = Deretter
versions-last = Det som gjelder nå
list-open = åpen
list-paused = satt på vent
list-closed = avsluttet
list-undone = tatt tilbake
list-undone-why = lista ble tatt tilbake

matched-number = nummer
matched-name = navn
matched-company = firma
matched-town = sted
matched-email = e-post
matched-notes = notater
matched-id = id

demand-value = verdi
demand-failure = svikt
demand-neither = ingen av delene
demand-unclear = uklart

scope-person = denne personen
scope-number = dette nummeret
scope-organisation = hele virksomheten

guide-opening = Åpning
guide-question = Spør
guide-closing = Avslutning
guide-said = { $key } krysser av
guide-title = Veiledning
guide-how = Et tall krysser av, Enter skriver svaret.
guide-besides = ellers
guide-answer = Svar
guide-answer-title = Hva svarte de?
guide-failure-hear = Hør det: la dem snakke ut, og kom ikke med unnskyldninger.
guide-failure-write = Skriv det, med deres egne ord.
guide-failure-promise = Lov neste steg: hva, hvem og når. Nå selges det ingenting.
guide-failure-short = Hør det, skriv det, lov neste steg.
phase-need = behov
phase-options = muligheter
phase-choice = valg
phase-use = bruk

## Å ringe

dial-title = Ring
dial-by-hand = Ring på din egen telefon.
dial-link-opened = Telefonprogrammet har fått nummeret.
dial-command-started = Ringekommandoen er startet.
dial-copy-how = { $key } kopierer nummeret.
dial-since = ringer siden { $time }
dial-which-number = Hvilket nummer?
dial-another-first = { $name } skal ringes tilbake { $time }. Ringe { $other } likevel?
dial-another-first-show = Vis { $name }
dial-another-first-dial = Ring { $other }
dial-refused = Ikke ringt.
talking-since = i samtale siden { $time }
copied-system = Kopiert.
copied-terminal = Kopiert av terminalen.
number-struck = { $number } er strøket.
number-next = Neste nummer: { $number }
number-none-left = Det er ikke flere numre.

## Notater

notes-title = Notater
notes-empty = Skriv her det de sier.
notes-recognised-number = { $text }: et nummer. { $key } setter det på kortet.
notes-recognised-email = { $text }: en e-postadresse. { $key } setter den på kortet.
notes-recognised-date = { $text } → { $when }: { $key } gjør det til en avtale om å ringe tilbake.
notes-put-on-card = På kortet: { $text }
notes-nothing-recognised = Ikke noe nummer, noen e-postadresse eller dato ved markøren.
notes-with-whom = Snakket med
mark-none = Denne linja er ikke merket: den begynner ikke med noe tegn.
verbatim-none = Det er ingen setning ved markøren.
verbatim-taken = Deres ord: «{ $words }»
verbatim-not = Ikke deres ord likevel.
gone-wrong = Svikt: noe har gått galt for dem.
gone-wrong-not = Ingen svikt likevel.
satisfied-title = Hvor fornøyde er de?
satisfied-how = Karakteren de ga, og etterpå med deres egne ord.
satisfied-least = slett ikke
satisfied-most = svært
satisfied-not-asked = Ikke spurt
satisfied-why = Hvorfor
satisfied-why-hint = setningen deres
order-title = Bestilling
order-how = Avtalt på telefon. Taushet er ikke et salg: det blir et salg når ja-et har kommet skriftlig.
order-quantity = Hvor mange
order-not-a-quantity = «{ $text }» er ikke et antall. 0 tar den ut.
order-nothing = Ingenting
order-done = Det var alt
order-total = Til sammen { $sum }
order-agreed = Bestilling avtalt på telefon. Det blir et salg når ja-et har kommet skriftlig.
order-none = Ingenting er bestilt.
order-no-products = Kampanjen har ingenting å bestille.
price-once = { $amount } { $currency }
price-month = { $amount } { $currency } i måneden
price-quarter = { $amount } { $currency } i kvartalet
price-year = { $amount } { $currency } i året
channel-title = Hvordan vil de nås?
channel-how = Den som ikke vil ringes, ringes ikke uten en grunn som er sagt.
channel-any = Hvordan som helst
hours-channel = Hvordan …
mark-verbatim = deres ord
mark-our-promise = vi lover
mark-their-promise = de lover
mark-outdone = én avtale per samtale: den siste gjelder
mark-outdone-short = den siste gjelder
mark-no-date = ingen frist
mark-their-question = de spør
mark-need = behov
mark-priority = viktig for dem
mark-callback = ring tilbake
mark-tag = merke
talk-card-fact = fakta
talk-card-objection = innvending

## Etterarbeid

wrap-up-title = Etterarbeid
wrap-up-line = Hva gjorde linjen?
wrap-up-outcome = Hva ble det til?
wrap-up-callback = Når skal vi ringe igjen?
wrap-up-callback-typed = eller skriv en tid: { $example }
wrap-up-callback-example = tir 14, i morgen, 24.11, etter 16
wrap-up-callback-unread = Dette er ingen tid som ligger foran oss: { $text }
wrap-up-about = Hva gjelder det?
wrap-up-owner = Hvem ringer?
wrap-up-scope = Hvem gjelder det?
wrap-up-that-day = Avtalt den dagen
wrap-up-that-day-free = Ikke noe annet den dagen.
wrap-up-ready = { $key } lagrer.
wrap-up-corrects = Retter samtalen { $when }.
wrap-up-undoes = Dette blir gjort ugjort: { $effect }
wrap-up-optional = kan stå åpent
wrap-up-missing-line = Si først hva linjen gjorde.
wrap-up-missing-outcome = Si først hva det ble til.
wrap-up-missing-callback = Si først når vi skal ringe igjen.
wrap-up-missing-scope = Si først hvem det gjelder.

effect-done = { $name } er ferdig på denne listen.
effect-comes-back = { $name } kommer tilbake { $when }, til { $owner }.
effect-comes-back-in-queue = { $name } kommer tilbake i køen { $when }.
effect-rests =
    { $days ->
        [one] { $name } hviler én dag, på alle lister.
       *[other] { $name } hviler i { $days } dager, på alle lister.
    }
effect-number-struck = { $number } er strøket; neste nummer kan prøves med en gang.
effect-never-called = Ingen her ringer { $name } igjen.
effect-never-called-number = Ingen her ringer { $number } igjen.
effect-never-called-organisation = Ingen her ringer noen hos { $name } igjen.
effect-no-attempt = Dette regnes ikke som et forsøk.
effect-attempt = Forsøk { $n } av { $max } denne uken.

soon-in-an-hour = Om en time
soon-this-afternoon = I ettermiddag
soon-tomorrow-afternoon = I morgen ettermiddag
soon-tomorrow-same-time = I morgen, samme tid
soon-after-16 = Etter kl. 16
soon-tomorrow-after-16 = I morgen etter kl. 16
soon-next-week = Neste uke
soon-in-three-months = Om tre måneder

## Parkerte samtaler, de ringer oss

parked-title = Parkerte samtaler
parked-none = Ingen samtale er parkert.
parked-row = { $name } · { $stage } · siden { $time }
parked-now = { $name } er parkert med hvert ord.
parked-card = En samtale er parkert: { $key } fortsetter
parked-refused = Samtalen med { $name } er parkert: { $key } fortsetter den.
colleague-title = En kollega av { $name }
colleague-how = Du ringer i dag, eller på det tidspunktet du skriver inn, for samme firma, hvis reglene tillater det.
colleague-saved = ✓ { $name } står på I dag hos deg.
colleague-saved-when = ✓ { $name } står i avtaleboken hos deg: { $when }.
colleague-undone = Samtalen med { $name } er tatt tilbake; kortet blir.
colleague-several = Nummeret er kjent under et annet navn. Hvem er { $name }?
colleague-new = { $name }, som vi ikke kjenner
guide-pointed = Jeg ringer fordi { $name } sa at det er deg jeg bør snakke med.
guide-nothing-to-sell = De ringte oss, og vil ikke ha salg: hjelp dem, og selg ingenting.
guide-nothing-to-sell-short = Hjelp dem; ingenting skal selges.
ring-title = De ringer oss
ring-how = Skriv eller lim inn nummeret, eller et navn. Enter uten noe skrevet åpner notatene med en gang.
ring-none-how = Enter åpner notatene med en gang; hvem det er, kan sies senere.
ring-nameless = Ukjent innringer
ring-unknown = Ingen her har { $number }.
ring-several = Flere har dette nummeret. Hvem er det?
ring-ribbon = { $name } ringer: { $number }. { $key } åpner kortet.
ring-ribbon-unknown = { $number } ringer. { $key } åpner.
ring-find-them = En kunde? { $key }: samtalen blir deres.
ring-who-is-it = Hvem er det som ringer?
ring-it-is-them = Det er { $name } som ringer
ring-it-is-them-how = Samtalen og notatene blir deres.
ring-look-at-them = Bare åpne kortet til { $name }
ring-look-at-them-how = Samtalen venter imens.
ring-is-them = ✓ Samtalen er med { $name } nå.
one-find-title = Samme person som { $name }
one-find-how = Finn den andre kunden som er samme person: på navn, nummer, firma, sted eller notat.
one-title = Én person?
one-how = Alt står på ett kort; det kan tas tilbake.
one-yes = De er én person
one-no = De er to
one-now = Én person med { $name } nå
one-same = { $name } står på dette kortet allerede.
one-in-call = En samtale med { $name } er åpen. Lagre den først.
two-how = Hver får tilbake nøyaktig det som er sitt.
two-pair = { $name } og { $other } er to personer
two-now = Ikke lenger én person med { $name }
ring-new-customer = Ny kunde med { $number }

## Finn

find-title = Finn
find-how = Navn, firma, sted, e-post, nummer eller ord i et notat.
find-none = Fant ingen på «{ $text }».
find-found =
    { $count ->
        [one] 1 funnet
       *[other] { $count } funnet
    }
find-more = de { $count } beste

## Skjemaer

form-add-customer = Ny kunde
form-edit-customer = Endre { $name }
form-add-contact = Kontaktperson hos { $name }
form-required = { $field } må fylles ut.
form-not-a-number = { $text } er ikke et telefonnummer.
form-not-an-email = { $text } er ikke en e-postadresse.
form-name-or-company = Det trengs et navn eller et firma.
form-role = Rolle
form-list = Sett på listen
form-list-none = ingen
form-numbers = Numre
form-save-how = { $key } lagrer, { $back } går tilbake.
form-own-field = Eget felt
form-own-field-name = Navn på feltet

## Første gang

begin-title = Velkommen til samtale
begin-text = Fire svar, så er pulten åpen. Alt kan endres senere.
begin-name = Navnet ditt
begin-market = Hvor ringer dere?
begin-language = Språk
begin-team = Felles mappe
begin-team-none = ingen
begin-team-how = Mappen der pultene legger oppføringer til hverandre; tom for ingen. Skal du bli med i et team, limer du inn det du har fått fra den første pulten.

## Hent inn

import-title = Hent inn
import-choose = Hvilken fil?
import-no-files = Ingen CSV- eller XLSX-fil i Nedlastinger eller på skrivebordet.
import-type-path = Skriv en filbane
import-paste = Eller lim inn rader fra regnearket her.
import-pasted = innlimte rader
import-file = { $name } · { $when } · { $size }
import-list-name = Navn på listen
import-source = Hvor kommer listen fra?
import-columns = Kolonner
import-column-field = { $column } → { $field }
import-column-own = { $column } → eget felt
import-column-skipped = { $column } → utelatt
import-column-example = som { $text }
import-ask-country = Hvilket land er numrene fra?
import-country-misfits =
    { $count ->
        [one] 1 rad har et nummer uten landskode som ikke passer for { $country }.
       *[other] { $count } rader har et nummer uten landskode som ikke passer for { $country }.
    }
import-country-means = Alle numre uten landskode leses som numre i det landet, og en ny liste følger reglene der.
import-country-fits = passer for { $share } %
import-ask-audience = Hvem er de?
import-ask-ground = Hva lar oss ringe dem?
import-ask-washed = Er listen vasket mot et register?
import-washed-no = Ikke vasket
import-washed-yes = Vasket
import-washed-register = Mot hvilket register?
import-washed-date = Hvilken dags utgave av registeret?
import-washed-by = Hvem gjorde det?
import-answer-later = Senere
import-preview = Forhåndsvisning
import-rows =
    { $count ->
        [one] 1 rad
       *[other] { $count } rader
    }
import-new = { $count } nye
import-merged = { $count } kjente fra før
import-refused = { $count } avvist
import-refused-why = { $count } × { $why }
import-sharing = { $count } deler nummer med noen som heter noe annet
import-carried-notes =
    { $count ->
        [one] 1 notat blir med
       *[other] { $count } notater blir med
    }
import-carried-callbacks =
    { $count ->
        [one] 1 avtale om å ringe tilbake blir med
       *[other] { $count } avtaler om å ringe tilbake blir med
    }
import-carried-calls =
    { $count ->
        [one] 1 tidligere samtale blir med
       *[other] { $count } tidligere samtaler blir med
    }
import-carried-suppressions = { $count } skal aldri ringes
import-callable = { $count } kan ringes nå
import-waiting = { $count } { $hold }
import-go = { $key } henter inn
import-running = Henter inn … { $rows } rader
import-running-of = Henter inn … { $rows } av { $of } rader
import-stop = { $key } stopper. Det som er inne, blir der, og det er trygt å hente inn på nytt.
import-done = { $list }: { $new } nye, { $merged } kjente fra før, { $refused } avvist.
import-rejects = De avviste radene ligger i { $path }.
import-call-now = { $key } viser køen.
import-status-map = Hva betyr «{ $status }» her?

## Palett og hjelp

palette-title = Alle handlinger
palette-how = Skriv en bit av navnet.
palette-none = Ingen handling heter det.
help-title = Taster
help-marks = En linje som begynner med
help-here = Her: { $focus }
help-letters-are-text = Bokstaver er tekst her; kommandoer går på Ctrl og Esc.
help-own-keys = Dine egne taster skrives i { $path }.
footer-keys = taster

## Spørsmål

quit-title = Avslutte?
quit-open-call = Samtalen med { $name } er åpen. Den blir tatt vare på og kommer tilbake som den er.
quit-unsent =
    { $count ->
        [one] 1 oppføring er ennå ikke i den felles mappen. Den sendes neste gang.
       *[other] { $count } oppføringer er ennå ikke i den felles mappen. De sendes neste gang.
    }
quit-yes = Avslutt
quit-no = Bli her
put-back-title = Legge { $name } tilbake?
put-back-notes = Det er notater. De blir tatt vare på som kladd.
answer-yes = Ja
answer-no = Nei
override-title = Huset sier nei: { $reason }
override-reason = Ring likevel, fordi
discard-form = Gå ut uten å lagre?

## Plassen sier nei

refusal-no-customer = Velg en kunde først.
refusal-no-number = { $name } har ikke noe nummer å ringe.
refusal-not-ringing = Det ringer ikke.
refusal-already-ringing = Det ringer allerede.
refusal-talking = Du er i en samtale. Gjør den ferdig først, eller la dem ringe oss.
refusal-nothing-to-wrap-up = Det er ingen samtale å gjøre ferdig.
refusal-no-clearance = Kan ikke ringes nå.
refusal-nothing-saved = Ingenting er lagret ennå.
refusal-too-late = Det går ikke lenger.
refusal-not-here = Det gjør ingenting her.

## Når noe er galt

trouble-disk-full = Disken er full. Ingenting er tapt; frigjør litt plass og lagre på nytt.
trouble-read-only = { $path } kan ikke skrives. Ingenting er tapt; endre rettighetene og lagre på nytt.
trouble-not-readable = { $path } kan ikke leses.
trouble-not-found = Det finnes ingen { $path }.
trouble-busy = Et annet samtale holder databasen. Ingenting er tapt; prøv igjen når det er ferdig.
trouble-damaged = { $path } er ikke som den skal være: { $detail }. Kjør samtale check.
trouble-too-new = { $path } kommer fra en nyere utgave av samtale. Installer den.
trouble-folder-away = Den felles mappen er borte. Oppføringene venter her og sendes når den er tilbake.
trouble-folder-full = Det er ikke plass i den felles mappen. Oppføringene venter her og sendes når det er plass.
trouble-folder-read-only = Det går ikke å skrive i den felles mappen. Oppføringene venter her og sendes når det går igjen.
trouble-folder-emptied = Noen har tømt den felles mappen. Ingenting er tapt her. Var det ikke meningen, fyller `samtale team rebuild` den igjen.
trouble-shut-out = Denne pulten er stengt ute av teamet; det som blir sagt her, når ingen. For å arbeide videre: bli med fra et nytt hjem (--home DIR).
trouble-retired = Denne pulten er tatt ut av bruk; det som blir sagt her, når fortsatt de andre. Arbeid videre ved den nye pulten.
trouble-no-rows = Fant ingen rader i { $path }.
trouble-not-a-file = { $path } er en mappe, ikke en fil.
trouble-not-a-list = { $path } er ikke en liste som kan leses: det er CSV og XLSX. Lagre den på nytt fra regnearket som en av dem.
trouble-locked = { $path } har passord. Lagre den uten.
trouble-no-phones = Ingen av kolonnene har telefonnumre. Gi kolonnen en overskrift som Telefon, eller pek på den med --map KOLONNE=phone.
trouble-no-column = Listen har ingen kolonne { $detail }.
trouble-not-started = { $path } kunne ikke startes: { $detail }
trouble-setting = En innstilling mangler eller er feil: { $detail }
trouble-stopped = Stoppet.
trouble-other = Det lot seg ikke gjøre: { $detail }
save-failed = Ikke lagret: { $why }
terminal-too-small = Vinduet er for lite: { $columns } × { $rows }. samtale trenger 60 × 16.

## Feil i innstillinger

problem = { $file }:{ $line }:{ $column }: { $what }
problem-hint = { $problem } { $hint }
problem-at-file = { $file }: { $what }
problem-syntax = dette kan ikke leses: { $detail }.
problem-not-utf8 = fila er ikke i UTF-8 herfra. Lagre den på nytt som UTF-8.
problem-unknown-key = det finnes ingen innstilling { $key }.
problem-wrong-type = { $key } skal være { $expected }.
problem-unknown-value = { $key } kan ikke være { $value }.
problem-out-of-range = { $key } skal være mellom { $least } og { $most }.
problem-not-a-key = { $text } er ingen tast som d, ctrl-s eller pgup.
problem-unknown-action = det finnes ingen handling { $name }.
problem-key-twice = { $chord } er gitt til både { $kept } og { $lost }; { $kept } beholder den.
problem-key-taken = { $chord } er nå { $kept } og ikke lenger { $lost }.
problem-key-unreachable = { $action } har ingen tast lenger.
problem-not-a-colour = { $text } er ingen farge.
problem-not-an-amount = { $text } er ikke et beløp som 349.00.
problem-not-two-letters = { $text } er ikke to små bokstaver, som bi.
problem-missing = { $key } mangler.
problem-duplicate = { $key } står der to ganger.
problem-only-narrows = en egen regelpakke kan bare stramme inn, og det gjør ikke { $key }. Til det er rettet, kan ingen i dens markeder ringes
problem-no-such-file = det finnes ingen { $name }.
problem-missing-message = meldingen { $id } mangler; engelsk vises.
problem-unknown-message = det finnes ingen melding { $id }.
problem-unknown-argument = { $id } har ingen { $argument }.
hint-did-you-mean = Mente du { $word }?
hint-one-of = Det kan være { $words }.
hint-ignored = Det er utelatt; resten virker.
expected-text = en tekst
expected-number = et helt tall
expected-yes-no = true eller false
expected-list = en liste med tekster
expected-table = en del med egne innstillinger
expected-day = en dag, som 2026-11-21, uten anførselstegn

## Lister i setninger, størrelser, tall

list-and = { $first } og { $last }
list-comma = { $first }, { $rest }
size-bytes = { $count } byte
size-kilobytes = { $count } kB
size-megabytes = { $count } MB

## Hvorfor ikke, og hva det fører til

objection-until = { $why } Til { $when }.
objection-audience-unknown = Ingen har sagt hvem de er.
objection-ground-unknown = Ingen har sagt hva som gir oss lov til å ringe dem.
objection-not-permitted = Reglene krever et ja fra dem først ({ $ground }).
objection-never-washed = Ikke vasket mot { $register }.
objection-wash-too-old = Vasket mot { $register } fra { $version }, som gjaldt til { $day }.
objection-no-number = Ingen av numrene deres kan ringes.
objection-number-struck = Dette nummeret er strøket: { $state }.
objection-tried-today = Forsøkt { $times } av { $most } i dag.
objection-tried-this-week = Forsøkt { $times } av { $most } på sju dager.
objection-declined = De avviste anropet { $when }, og får ro.
objection-rests = De får ro: det sa det siste utfallet.
objection-callback-agreed = De har avtalt å bli ringt { $when }.
objection-not-proven = { $exception } ville gitt lov, men dette er ikke dokumentert: { $lacking }.
objection-proof-too-old = { $exception } ville gitt lov, men det som beviser det, gjaldt til { $day }.
objection-listed = De står i { $register } fra { $version }.
objection-outside-hours = Det er utenfor ringetiden: { $hours } på deres klokke i dag.
objection-closed-day = Ingen samtaler på denne ukedagen.
objection-holiday = Det er helligdag der.
objection-holiday-hours = Det er helligdag der, og utenfor ringetiden: { $hours }.
objection-house-closed = Huset ringer ikke i dag.
objection-zone-unknown = Ingen vet hvilken klokke de har: skriv tidssonen på kortet.
objection-restricted-wish = De har bedt oss oppbevare det vi har om dem, og ikke bruke det.
objection-restricted-request = Et krav fra dem om det vi har om dem, er ikke besvart.
objection-no-rules = Det finnes ingen regel for slike mennesker i dette markedet.
objection-rules-broken = Det er en feil i reglene, i { $file }.
objection-caller-hidden = Nummeret vi ringer fra, er skjult, eller står ikke i noen katalog.
objection-number-not-called = Et nummer av dette slaget ringes aldri.
objection-other-channel = De vil nås { $channel }.
objection-other-number = De vil ringes på et annet nummer.
objection-other-hours = De vil ringes { $hours }.
objection-other-day = De vil ikke ringes på denne dagen.
objection-failure-open = Noe som gikk galt for dem { $when }, er ikke besvart.
objection-tried-for-campaign = Forsøkt { $times } av { $most } for denne kampanjen.
objection-tried-lately = Forsøkt { $when }: det må gå { $hours } timer.
objection-number-tried = Dette nummeret er forsøkt { $times } av { $most }, uansett hvem som ble ringt.
objection-with-colleague = { $seller } har dem på skjermen.
hours-between = { $from }–{ $until }
hours-after = etter { $from }
channel-telephone = på telefon
channel-text = med en skriftlig melding
channel-email = på e-post
channel-letter = i brev
evidence-request-text = hva de ba om
evidence-request-channel = hvordan de ba
evidence-request-at = når de ba
evidence-named-trader = hvem de nevnte
evidence-relation-source = hvor det står at de er kunder
evidence-relation-from = siden når
evidence-relation-product = av hva
evidence-relation-ended-on = når det tok slutt
evidence-last-gift-on = dagen for siste gave
evidence-last-purchase-on = dagen for siste kjøp
evidence-consent-text = hva de sa ja til
evidence-consent-channel = hvordan de sa ja
evidence-consent-at = når de sa ja
evidence-consent-proof = beviset for jaet
evidence-consent-signature = underskriften deres
evidence-consent-phone = nummeret det gjelder
evidence-notified-text = hva de sa til oss
evidence-notified-at = når de sa det
evidence-product-category = hva slags varer
evidence-principal-kind = hva slags firma som ringer
basis-law = lov
basis-register-terms = registerets vilkår
basis-code = bransjenorm
basis-guidance = myndighetens tolkning
basis-house = husets regel
allowed-until = til { $time }
allowed-from = Kan ringes fra { $when }.
rule-short = { $basis }: { $cite }
objection-opens = åpner { $when }
rule-cited = { $basis }: { $cite } ({ $id })
rule-plain = { $basis } ({ $id })
effect-done-on = { $list } er ferdig med { $name }.
effect-rests-until = { $name } får ro på alle lister til { $when }.
effect-number-struck-next = { $number } er strøket. Neste: { $next }, som kan prøves med en gang.
effect-number-struck-last = { $number } er strøket. Det er ikke flere numre.
effect-never-called-on-number = Ingen her ringer { $name } på dette nummeret igjen.
effect-next-try = Kommer igjen { $when }, { $part }.
effect-callback-kept = Avtalen om å ringe er holdt.
said-without-words = (uten ord)
said-demand = { $kind }: «{ $words }»
said-promise-we = Vi lover: { $words }
said-promise-they = De lover: { $words }
said-promise-by = innen { $when }
said-promise-yours = ditt ansvar
said-promise-whose = { $owner } tar det
said-question-we = Vi spurte: { $words }
said-question-they = De spør: { $words }
said-priority = Viktig for dem: { $words }
said-need = Vil trenge: { $words } ({ $when })
said-tag = Merket: #{ $words }
said-satisfied = Fornøyd: { $score } av { $scale }
said-satisfied-why = Fornøyd: { $score } av { $scale }, «{ $words }»
said-ordered = Bestilt på telefon, ikke solgt ennå: { $lines }
effect-comes-back-to-you = { $name } kommer tilbake { $when }, til deg.
part-morning = om formiddagen
part-afternoon = om ettermiddagen
part-evening = etter kl. 16
refusal-nothing-in-hand = Velg en kunde først.
refusal-in-hand-already = Denne kunden er framme allerede.
refusal-other-customer = Det gjelder en annen.
refusal-no-call-yet = Ingen er ringt ennå.
refusal-still-ringing = Det ringer: si først hva linjen gjorde.
refusal-still-talking = Dere snakker fortsatt. Gå til etterarbeidet først.
refusal-not-saved = Lagre samtalen først, eller parker den.
refusal-saving = Det lagres.
refusal-nothing-saving = Ingenting lagres.
refusal-saved-already = Det er lagret. Åpne det igjen for å rette det.
refusal-was-answered = Noen svarte; da kan ikke linjen ha gjort det.
refusal-nobody-reached = Ingen ble nådd; det er ingen samtale å si noe om.
refusal-they-rang-us = Det var de som ringte.
refusal-notes-unsaved = Det står notater her: lagre, parker eller slett dem først.
refusal-nothing-to-save = Det er ingenting å lagre.
refusal-no-way-back = Herfra er det ingen vei tilbake.
refusal-not-a-call = Det var ingen samtale.
refusal-missing-callback = Si først når vi skal ringe igjen.
refusal-missing-suppress-scope = Si først hvem det gjelder.

## Vinduet

ui-aside = lagt til side
ui-callback-first = { $name } skal ringes { $time }. Én gang til: ringer denne kunden.
ui-first-opens = den første { $when }
ui-list-done = ferdig
ui-no-number = { $name } har ikke noe nummer å ringe.
ui-not-here = Det gjør ingenting her.
ui-notes-full = fullt
ui-nothing-saved = Ingenting er lagret ennå som kan rettes.
ui-queue-answer = Svar på spørsmålene om «{ $list }» for å ringe den
waiting-open = { $key } åpner en grunn som liste.
wash-stale = { $count } venter på ny vask av «{ $list }»: { $register } av { $version } gjaldt til { $day }
wash-how = Slik: samtale wash --register { $id } --list-version DAG FIL
ui-queue-washed = Si at «{ $list }» er vasket på ny
ui-queue-import = { $key } henter inn en liste.
ui-set-aside = { $name } er lagt til side til senere i dag.
ui-void = annullert

## Datoer og klokkeslett

date-day-month = { $day }. { $month }
date-day-month-year = { $day }. { $month } { $year }
date-weekday-day-month = { $weekday } { $day }. { $month }
time-at = { $day } kl. { $time }
time-after = { $day } etter kl. { $time }
time-after-today = etter { $time }
time-today-at = kl. { $time }
day-today = i dag
day-tomorrow = i morgen
day-yesterday = i går
since-time = siden { $time }

weekday-1 = mandag
weekday-2 = tirsdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lørdag
weekday-7 = søndag
weekday-short-1 = man
weekday-short-2 = tir
weekday-short-3 = ons
weekday-short-4 = tor
weekday-short-5 = fre
weekday-short-6 = lør
weekday-short-7 = søn
month-1 = januar
month-2 = februar
month-3 = mars
month-4 = april
month-5 = mai
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = desember
month-short-1 = jan.
month-short-2 = feb.
month-short-3 = mars
month-short-4 = apr.
month-short-5 = mai
month-short-6 = juni
month-short-7 = juli
month-short-8 = aug.
month-short-9 = sep.
month-short-10 = okt.
month-short-11 = nov.
month-short-12 = des.

## Ord som en tid kan skrives med

words-weekday-1 = mandag, man, måndag
words-weekday-2 = tirsdag, tir, tirs, tysdag
words-weekday-3 = onsdag, ons
words-weekday-4 = torsdag, tor, tors
words-weekday-5 = fredag, fre
words-weekday-6 = lørdag, lør, laurdag
words-weekday-7 = søndag, søn
words-month-1 = januar, jan
words-month-2 = februar, feb
words-month-3 = mars, mar
words-month-4 = april, apr
words-month-5 = mai
words-month-6 = juni, jun
words-month-7 = juli
words-month-8 = august, aug
words-month-9 = september, sep, sept
words-month-10 = oktober, okt
words-month-11 = november, nov
words-month-12 = desember, des
words-today = i dag, idag
words-tomorrow = i morgen, imorgen, i morra, i morgon
words-day-after-tomorrow = i overmorgen, overmorgen
words-after = etter, fra
words-before = før, innen, senest
words-at = kl, klokken, klokka
words-on = på, den
words-next = neste, nestkommende, førstkommende
words-in = om
words-minute = minutt, minutter, min
words-hour = time, timer, t
words-day = dag, dager, døgn
words-week = uke, uker, veke, veker
words-month = måned, måneder, mnd
words-year = år
words-morning = formiddag, morgenen, tidlig
words-noon = middag, lunsj, lunsjtid
words-afternoon = ettermiddag
words-evening = kveld
words-this = i, denne
words-numbers = en et ett én ei, to, tre, fire, fem, seks, sju syv, åtte, ni, ti, elleve, tolv
words-half = halv

## Det som står over siden

ui-which-list = Hvilken liste?
ui-which-list-how = Køen fylles så fra den.
ui-all-lists = Alle lister
ui-filter-how = Bare de som har det samme der, blir i køen.
ui-values-how = De vanligste først.
ui-no-values = Ingen har noe der.
ui-which-order = I hvilken rekkefølge?
ui-order-how = Den som har noe til forfall, kommer fortsatt først.
ui-columns-how = { $key } tar en inn eller ut; { $back } når du er ferdig.
hours-label = Tider
hours-example = etter 16, tir tor 9-12
hours-title = Når vil de ringes?
hours-how = På deres egen klokke. Det snevrer inn det reglene tillater.
hours-any = Når som helst
hours-other = Andre tider …
hours-not-read = «{ $text }» leses ikke som tider. Skriv: etter 16, før 12, man-fre 9-12.
hours-before = før { $until }
card-wished-hours = vil ringes { $hours }
card-consent = sa ja { $day }
card-consent-key = { $key } trekker det
consent-none = De har ikke gitt noe ja som kan trekkes.
rules-title = Reglene
rules-broken = { $file } har en feil: ingen i det markedet kan ringes før den er rettet. samtale config check sier hvor.
rules-review-overdue = { $pack }: skulle vært sett på igjen innen { $day }
rules-caller-unsaid = Nummeret deres må vises eller stå i katalogen ({ $rule }), og innstillingene sier ikke at det gjør det: [caller].
rules-not-read = { $pack }: ingen jurist har lest disse reglene.
rules-fine = Det er ingenting å vite om reglene.
rules-unread =
    { $count ->
        [one] Én ting å vite før du stoler på reglene
       *[other] { $count } ting å vite før du stoler på reglene
    }
clock-title = Hvilken klokke lever de etter?
clock-how = Ringetiden gjelder på deres klokke.
clock-other = En annen klokke …
clock-set = Sett klokken deres
clock-set-means = Da kan ringetiden prøves.
clock-not-one = «{ $text }» er ingen klokke. Skriv den som Europe/Oslo.
with-whom-title = Hvem snakker du med?
with-whom-customer = kunden
with-whom-other = En annen …
with-whom = med { $name }
ui-which-parked = Hver av dem fortsetter der den var, med hvert ord.
never-from-now = Fra nå av ringer ingen her til { $name }, uansett hva som kommer senere.
never-whom-else = Hvem mer gjelder det?
never-only-person = Ingen andre
never-lift = Det var en feil: ta det tilbake
never-lift-now = Med én gang. De kan ringes som før.
never-lift-later = Du blir spurt om hva som gir lov. Det et register sier, står.
never-nothing-to-lift = Ingenting som er sagt her, hindrer oss i å ringe.
never-supervisor-lifts = Bare en leder kan trekke dette tilbake. Et feiltrykk tar du selv tilbake mens kortet er åpent, innen en time.
never-lift-title = Hva gjør at vi kan ringe igjen?
never-lift-how = Det skrives ned med navnet ditt. Et ønske som sies på nytt, eller som noen andre har skrevet ned i mellomtiden, gjelder.
consent-title = De sa ja til å bli ringt
consent-how = Det gjelder så langt det kan vises. Et ja til e-post er ikke et ja til telefon.
consent-text = Hva de sa ja til
consent-text-hint = med deres egne ord
consent-channel = Hvordan
consent-channel-call = i en samtale
consent-channel-web = på en nettside
consent-channel-email = på e-post
consent-channel-letter = i brev
consent-channel-signed = med underskrift
consent-channel-in-person = ansikt til ansikt
consent-day = Når
consent-day-hint = 2026-11-21; uten dag beviser det lite
consent-purpose = Til hva
consent-purpose-any = hva som helst
consent-purpose-sale = salg
consent-purpose-care = kundepleie
consent-purpose-survey = undersøkelser
consent-purpose-fundraising = innsamling
consent-to = Til hvem
consent-phone = Til hvilket nummer
consent-phone-any = alle numrene deres
consent-until = Til og med
consent-until-hint = 2027-11-21; tomt for uten slutt
consent-proof = Bevis
consent-proof-hint = hvor det ligger: skjema 4711, en fil
consent-not-yet = { $text } er ikke kommet ennå.
ui-covers-person = På alle numre, fra alle lister.
ui-covers-number = Uansett hvem som svarer.
ui-covers-organisation = Og alle i den.
ui-callback-move = Flytt den til en annen tid
ui-quit-import = Importen stopper. Det som er inne, blir der, og det er trygt å hente inn på nytt.
ui-discard = Gå ut; det som er skrevet, går tapt
ui-keep-writing = Skriv videre
ui-objected = Kan ikke ringes nå: { $name }
ui-all-the-same = Ring likevel
ui-reason-kept = Si hvorfor; grunnen blir stående i samtalen.
ui-goes-back = { $key } går tilbake.
ui-lifts-not = går ikke over av seg selv
ui-may-set-aside = kan settes til side med en grunn
ui-not-set-aside = kan ikke settes til side
ui-mend-audience = si hvem de er
ui-mend-ground = si hva som lar oss ringe dem
ui-mend-consent = et ja fra dem åpner
ui-mend-wash = en vask av listen åpner
ui-mend-number = et nummer på kortet åpner
ui-mend-zone = tidssonen deres på kortet åpner
ui-mend-rules = «samtale config check» sier hvor feilen er
ui-mend-caller = et nummer som kan slås opp, åpner
ui-law-open = Kan ringes
ui-law-consent = Bare med et ja fra dem
ui-law-wash = Må vaskes
ui-each-row-means = Etter org.nummer eller form; resten venter.
ui-later-means = De som trenger svaret, venter på det.
ui-washed-means = Så: register, hvilken dags utgave, og av hvem.
ui-not-washed-means = De som må vaskes, venter til det er gjort.
ui-fresh = { $register }: { $law }; huset bruker en i høyst { $days } dager.
ui-fresh-month = en utgave gjelder ut måneden
ui-fresh-days = en utgave gjelder i { $days } dager
ui-fresh-months = en utgave gjelder i { $months } måneder
ui-fresh-quarter = en utgave gjelder ut kvartalet
ui-fresh-unsaid = loven sier ikke hvor lenge en utgave gjelder
ui-find-none-how = Prøv en kortere bit: av et navn, et sted, et nummer, et notat.
ui-help-answers = det første til det niende svaret
ui-help-own = Alle taster kan endres i keys.toml.
ui-type-a-time = En annen tid
ui-type-example = tir 14, 24.11, etter 16
ui-any-time = hele dagen
ui-closed = stengt
ui-own-value = Verdi
ui-path = Filbane
ui-path-hint = ~/Nedlastinger/liste.csv
ui-path-how = En CSV- eller XLSX-fil, eller en tekstfil med kolonner.
ui-source = Kommer fra
ui-source-hint = loven spør hvor
ui-list-how = Finnes det en liste med dette navnet, tar den imot radene.
ui-register = Register
ui-version = Utgave fra
ui-washed-by = Vasket av
ui-the-wash = Vasken
ui-wash-how = Dagen er den registerets utgave er fra, som 2026-11-21.
ui-time = Når
ui-about = Om
ui-reason = Fordi
ui-not-a-day = { $text } er ingen dag som 2026-11-21.
ui-take-how = { $key } går videre, { $back } går tilbake.
ui-begin-how = { $key } åpner pulten.
ui-pick-how = ← → velger.
ui-next-field-how = { $key } neste felt.
ui-market-no = Norge
ui-market-dk = Danmark
ui-market-se = Sverige
ui-market-gb = Storbritannia
ui-market-de = Tyskland
ui-market-us = USA
ui-language-en = English
ui-language-nb = Norsk (bokmål)
ui-language-da = Dansk
ui-columns-next = { $key } går videre; { $map } endrer en kolonne eller en status.
ui-list-nameless = ikke navngitt ennå
ui-reading = Leser …
ui-column = kolonne { $n }
ui-map = Hvor skal «{ $column }»?
ui-goes-last-called = sist ringt
ui-goes-attempts = forsøk før
ui-goes-status = hvordan det gikk
ui-goes-callback = ring tilbake
ui-goes-never-call = aldri ring
ui-goes-register = hva et register sier
ui-goes-owner = hvem som eier
ui-goes-source = kommer fra
ui-goes-nowhere = utelatt
ui-statuses = Slik leses statusene
ui-status-no-answer = ikke svar
ui-status-busy = opptatt
ui-status-talk-again = ring igjen
ui-status-not-interested = ikke interessert
ui-status-talked = snakket
ui-status-wrong-number = feil nummer
ui-status-never-call = aldri ring
ui-status-agreed = avtalt
ui-status-unknown = ukjent; beholdes som ord
ui-unknown-statuses = Statuser som beholdes som ord: { $words }
ui-refused-no-number = uten nummer
ui-refused-no-digits = nummer uten sifre
ui-refused-too-short = for kort nummer
ui-refused-too-long = for langt nummer
ui-refused-lost-digits = sifre tapt i et regneark
ui-refused-not-in-use = nummer ikke i bruk
ui-refused-unknown-country = ukjent land
ui-refused-turned-around = nummer snudd
ui-refused-wrong-cells = andre celler enn resten
ui-refused-unclosed-quote = et anførselstegn lukkes aldri
ui-refused-row-too-long = for lang rad

## Kommandoer

cli-bug = Dette er en feil i samtale: { $cause }. Det som sviktet, har ikke endret noe; meld gjerne fra.
cli-no-output = Resultatet kunne ikke skrives: { $cause }.
cli-imported = { $list }: { $rows } rader, { $new } nye, { $merged } kjente fra før, { $refused } avvist.
cli-would-import = { $list }: { $rows } rader ville gi { $new } nye, { $merged } kjente fra før, { $refused } avvist. Ingenting er endret.
cli-import-carried = Fulgte med: { $notes } notater, { $callbacks } avtaler om å ringe, { $calls } tidligere samtaler, { $wishes } som ikke vil bli ringt.
cli-import-sharing = { $count } deler nummer med noen med et annet navn.
cli-import-callable = { $count } kan ringes nå.
cli-import-refused = avvist { $count }: { $why }
cli-import-rejects = Avviste rader, til å rette og hente inn igjen: { $path }
cli-not-imported = Ikke hentet inn: { $why }
cli-washed = { $register }, versjon { $version }: { $rows } rader; { $hits } av { $customers } kunder står i det.
cli-would-wash = { $register }, versjon { $version }: { $rows } rader; { $hits } av { $customers } kunder står i det. Ingenting er endret.
cli-wash-changed = { $listed } var ikke oppført før; { $lifted } var det, og er det ikke lenger.
cli-wash-known = Alt dette var skrevet ned fra før.
cli-wash-unread = { $count } rader kunne ikke leses, den første på linje { $line }.
cli-wash-unwashed = { $count } kunder har ingenting som denne filen finner dem på. De er fortsatt ikke vasket.
cli-wash-good-until = Gjelder til og med { $day }. Vask igjen før det.
cli-wash-stale = Denne versjonen gjaldt til og med { $day } og er for gammel allerede. Hent en nyere.
cli-wash-of-list = { $listed } oppført · { $clear } ikke oppført · { $unwashed } ikke vasket
cli-wash-no-register = Det finnes ikke noe register { $name }. Det kan være { $known }.
cli-washed-future = { $version } er ennå ikke kommet; i dag er det { $today }. --washed tar datoen på registerets fil.
cli-wash-future = { $version } er ikke kommet ennå; i dag er { $today }. --list-version er datoen på registerets fil.
cli-wash-finds-nobody = Ikke vasket: { $path } har ingen kolonne med telefonnumre, og ikke navn med fødselsdato eller adresse. Sett navn på kolonnene i første linje: Telefon; eller Navn og Fødselsdato; eller Navn, Adresse, Postnr.
cli-wash-unreadable = Ikke vasket: { $unread } av { $rows } rader i { $path } kan ikke leses, den første på linje { $line }. Den som står på de radene, ville gått for å være vasket. Rett radene, eller hent filen på nytt.
cli-not-washed = Ikke vasket: { $why }
cli-problem-file = Databasefilen er skadet: { $detail }. Ta en kopi, og kjør så samtale check --rebuild.
cli-problem-line = Post { $seq } fra pult { $desk } er ikke det som ble skrevet: { $fault }.
cli-problem-gap = Postene { $from } til { $to } fra pult { $desk } mangler.
cli-problem-chain = Kjeden i logg { $log } fra pult { $desk } stemmer ikke.
cli-problem-table = Tabellen { $table } er ikke det postene gir. samtale check --rebuild lager den på nytt.
cli-problem-counters = { $count } tellere er feil. samtale check --rebuild lager dem på nytt.
cli-no-place = Kontoen din har ingen hjemmekatalog. Oppgi et sted med --home DIR.
cli-home = Pulten kunne ikke åpnes: { $why }
cli-desk = Pulten kunne ikke gå videre: { $why }
cli-store = Databasen: { $why }
cli-file = { $why }
cli-home-in-team-folder = Hjemmet { $home } ligger i teammappen { $folder }. Programmer som flytter mapper, river databaser i stykker; velg et hjem utenfor den.
cli-clock = SAMTALE_CLOCK er { $text }, som ikke er et tidspunkt som 2026-11-23T10:00:00+01:00.
cli-no-terminal = Pulten trenger en terminal. Kommandoer for skript: samtale --help.
cli-home-is-made = Dette hjemmet er laget allerede: { $path }. Endre innstillingene der.
cli-home-made = Laget: { $path }. Nå: samtale import FIL --list NAVN, eller samtale.
cli-team-made = { $path } er nå en teammappe, og denne pulten er det første medlemmet.
cli-team-no-roster = Denne pulten har aldri sett hvem som hører til teamet. Kjør `samtale sync --once` mens den felles mappen er der.
cli-team-rebuilt = { $path } er hel igjen.
cli-team-not-rebuilt = { $path } er ikke hel ennå. { $why }
cli-team-healed = { $count ->
    [0] Ingen av oppføringene herfra manglet der.
    [one] Én av oppføringene herfra manglet der, og er lagt inn igjen.
   *[other] { $count } av oppføringene herfra manglet der, og er lagt inn igjen.
}
cli-team-mirrored = { $count ->
    [one] Én oppføring fra andre manglet der, og er lagt inn igjen slik de signerte den.
   *[other] { $count } oppføringer fra andre manglet der, og er lagt inn igjen slik de signerte dem.
}
cli-team-no-marker = { $path } mangler merket, og bare den som grunnla teamet, kan lage et nytt. Be om `samtale team rebuild` der.
cli-has-team = Dette hjemmet hører allerede til et team.
cli-is-team-folder = { $path } er mappen til et annet team. Velg en annen.
cli-no-team-folder = { $path } kunne ikke gjøres til en teammappe: { $cause }
cli-no-team = Dette hjemmet hører ikke til noe team. Lag et: samtale team new DIR.
cli-sent =
    { $left ->
        [0] Alt er sendt.
       *[other] { $left } venter fortsatt.
    }
cli-read =
    { $count ->
        [0] Ikke noe nytt fra andre pulter.
        [one] 1 oppføring kom fra andre pulter.
       *[other] { $count } oppføringer kom fra andre pulter.
    }
cli-team-invite = Gi dette til den som skal bli med, og ikke til andre; legg det aldri i selve mappen. Stien kan være en annen på maskinen deres.
cli-team-code = Det er ikke koden til et team, eller ikke hele. samtale team invite viser den, ved en pult i teamet.
cli-team-joined = Denne pulten hører til teamet i { $path }. Den leser fra nå av; de andre leser den når den er tatt opp: samtale team admit, ved pulten som laget teamet.
cli-team-past-brought =
    { $count ->
        [one] Den ene oppføringen her går til teamet også.
       *[other] De { $count } oppføringene her går til teamet også.
    }
cli-team-past-kept =
    { $count ->
        [one] Den ene oppføringen fra før blir her.
       *[other] De { $count } oppføringene fra før blir her.
    }
cli-team-admitted = { $name } ({ $desk }) hører til teamet nå.
cli-team-nobody-asks = Ingen ber om å bli med.
cli-team-retired = Pulten til { $who } ({ $desk }) er tatt ut av bruk. Alt den har skrevet, gjelder.
cli-team-revoked = Pulten til { $who } ({ $desk }) er stengt ute. Det den har skrevet til nå, gjelder, og ikke noe senere. Det den har lest, beholder den.
cli-team-not-founder = Bare pulten som laget teamet, tar opp og stenger ute. Gjør det der.
cli-team-unknown = Ingen heter { $who } her. samtale team status viser hvem som er med.
cli-team-not-invited = Pulten { $who } ber uten koden til teamet. Ingen ble tatt opp; finn ut hvem som la den der.
cli-team-other = { $path } er ikke mappen til teamet som koden gjelder. Er den koblet til, og har alt kommet fram?
cli-team-not-read = Teammappen kunne ikke leses, så ingenting ble endret. { $why }
cli-team-desk = { $name } · { $desk } · { $role } · lest til { $count }
team-behind =
    { $count ->
        [one] 1 oppføring på vei
       *[other] { $count } oppføringer på vei
    }
team-clock =
    { $count ->
        [one] klokken der går ett minutt for fort
       *[other] klokken der går { $count } minutter for fort
    }
team-rolled-back = noen har lagt inn en eldre mappe; ingenting er tapt her
cli-team-asks = { $name } ({ $desk }) ber om å bli med: samtale team admit
cli-team-bad = { $file } ble avvist: { $why }
cli-team-pending =
    { $count ->
        [one] 1 fil venter på en nyere samtale, eller på at pulten blir tatt opp.
       *[other] { $count } filer venter på en nyere samtale, eller på at pultene blir tatt opp.
    }
cli-team-closed =
    { $count ->
        [one] 1 fil i den felles mappen kan ikke åpnes nå. Er det en skytjeneste som henter den, så still inn mappen slik at den alltid ligger på denne maskinen.
       *[other] { $count } filer i den felles mappen kan ikke åpnes nå. Er det en skytjeneste som henter dem, så still inn mappen slik at den alltid ligger på denne maskinen.
    }
cli-team-forks =
    { $count ->
        [one] 1 oppføring står ved siden av en annen med samme nummer: en pult fortsatte i to kopier. Begge er tatt vare på.
       *[other] { $count } oppføringer står ved siden av andre med samme nummer: en pult fortsatte i to kopier. Alle er tatt vare på.
    }
cli-merged = { $name } og { $other } er én kunde nå.
cli-parted = { $name } og { $other } er to kunder igjen.
cli-merged-already = De er én kunde allerede.
cli-merge-firms = De er kunder hos to firmaer, { $firm } og { $other }: det ett firma vet, blir der.
cli-merge-not = Ingen har sagt at disse to er én. Sagt å være én: { $pairs }
cli-merge-none = Ingen har sagt at { $name } er én med noen.
cli-merged-undo = Ta det tilbake med: samtale merge { $one } { $other } --undo
cli-team-double = { $name } ble ringt to ganger innen en halv time: { $first } { $began }, { $second } { $again }
team-own = denne pulten
team-heard = siste ord { $when }
team-never-heard = ikke et ord ennå
team-left = ikke lenger i teamet
team-all-here = alt er her
team-silent = ikke hørt fra på { $count } dager: er den slått på, og går det som bærer mappen der?
team-none = Dette hjemmet hører ikke til noe team. `samtale team new MAPPE` lager et, `samtale team join MAPPE KODE` blir med i et.
begun-anew = Dette hjemmet er lagt tilbake fra en kopi, eller flyttet til en annen maskin, siden det sist var åpent her. Det fortsetter i en ny logg og leser tilbake fra teammappen det som var sendt.
recovered =
    { $count ->
        [one] 1 oppføring som denne pulten hadde skrevet og ikke lenger hadde, kom tilbake fra teammappen.
       *[other] { $count } oppføringer som denne pulten hadde skrevet og ikke lenger hadde, kom tilbake fra teammappen.
    }
team-role-seller = selger
team-role-supervisor = leder
team-role-steward = forvalter
team-ended-retired = tatt ut av bruk
team-ended-revoked = stengt ute
advise-which = Mer om én: samtale team advise BÆRER
advise-unknown = samtale vet ingenting om { $name }. Den kjenner: { $known }.
advise-set = Still inn:
advise-know = Godt å vite:
advise-always =
    Oppføringene ligger i mappen som ren tekst: den som kan lese mappen, eller driver tjenesten bak den, kan lese dem.
    Mappen er ingen sikkerhetskopi. samtale backup lager en; selve desk.db skal aldri ligge i en mappe som blir flyttet på.
advise-untried = Dette er ikke prøvd med det virkelige, bare med en modell av det som går galt der. Prøv det med to pulter før dere stoler på det.
advise-syncthing-line = Syncthing: fra maskin til maskin, uten tjener
advise-syncthing-set =
    Teammappen er én Syncthing-mappe: bare sende der teamet ble laget, bare motta hos de andre. Ignoreringsmønsteret er én linje ved hver pult: /desks
    Hver katalog under desks/ er en egen Syncthing-mappe: bare sende ved sin egen pult, bare motta ved alle andre. samtale team status sier hvem som har hvilken.
    Følg med på endringer, med 1 sekunds forsinkelse (fsWatcherDelayS).
    Filversjonering av: gamle versjoner tar vare på det en kunde har bedt oss glemme.
advise-syncthing-know =
    Én mappe til alt, som alle både sender og mottar, er fortere å sette opp og taper ingenting. Men en eldre kopi som legges tilbake på én maskin, tar da filer fra alle, til pultene deres har lagt dem ut igjen.
    To maskiner må være på samtidig, eller en tredje som alltid er det.
advise-share-line = En nettverksdisk (SMB, NFS): alle arbeider på ett sted
advise-share-set =
    Alle kan lese alt. Hver pult kan bare skrive i sin egen katalog under desks/, og i team/ kan bare den som laget teamet. En pult som blir med, lager katalogen sin selv.
    Koble til disken før samtale starter. Mens den er borte, sier samtale det, og sender når den er der igjen.
advise-share-know =
    En nettverksdisk sier ikke fra om hva som er endret; samtale ser selv etter noen få sekunder imellom.
    Over NFS kan de andre se en fil noen sekunder for sent.
advise-onedrive-line = OneDrive, SharePoint: i firmaets konto
advise-onedrive-set =
    «Behold alltid på denne enheten» for teammappen: ellers ligger bare navnene der.
    Del hver katalog under desks/ med de andre bare for visning, der det går; ellers hele mappen for redigering.
    Hos de andre: «Legg til snarvei i Mine filer», og samtale team join i mappen som da kommer.
advise-onedrive-know =
    Gamle versjoner og papirkurven blir værende i uker eller måneder: det en kunde har bedt oss glemme, ligger der til det slettes der også.
    Det kan gå minutter før de andre har en fil.
advise-dropbox-line = Dropbox: delte mapper
advise-dropbox-set =
    «Tilgjengelig frakoblet» for teammappen: ellers ligger bare navnene der.
    Del hver katalog under desks/ med de andre bare for visning, der det går; ellers hele mappen for redigering.
advise-dropbox-know =
    Gamle versjoner og slettede filer blir værende i en måned eller mer: det en kunde har bedt oss glemme, ligger der til det slettes der også.
advise-google-drive-line = Google Drive: med programmet for datamaskiner
advise-google-drive-set =
    «Speil filer», ikke «Strøm filer». I en delt disk, som alltid strømmer: «Tilgjengelig uten nett» for teammappen.
    Del hver katalog under desks/ med de andre som lesere, der det går; ellers hele mappen som redaktører.
advise-google-drive-know =
    Gamle versjoner og papirkurven blir værende i omtrent en måned: det en kunde har bedt oss glemme, ligger der til det slettes der også.
advise-nextcloud-line = Nextcloud, ownCloud: på en egen tjener
advise-nextcloud-set =
    «Alltid tilgjengelig lokalt» for teammappen der programmet bruker virtuelle filer.
    Del hver katalog under desks/ med de andre bare for lesing, der det går; ellers hele mappen med redigering.
    Versjoner og slettede filer av for denne mappen, eller så kort som tjeneren tillater.
advise-nextcloud-know =
    Programmet ser etter omtrent to ganger i minuttet, så det kan gå så lenge før de andre har en fil.
advise-icloud-line = iCloud Drive: for to eller tre pulter på Mac
advise-icloud-set =
    «Behold nedlastet» for teammappen, eller «Optimaliser Mac-lagring» av: ellers ligger bare navnene der.
    Del mappen bare med inviterte personer, som kan gjøre endringer.
advise-icloud-know =
    iCloud bestemmer selv når en fil flyttes; det kan gå minutter, og ingenting sier hvorfor.
    Slettede filer blir værende i en måned: det en kunde har bedt oss glemme, ligger der til det slettes der også.
advise-usb-line = En minnepinne: båret for hånd, der det ikke er nett
advise-usb-set =
    Krypter pinnen: den som finner den, har kundene deres.
    Ved hver pult: sett den inn, samtale sync --once, vent på «Alt er sendt.», og ta den ut på trygg måte. En oppføring er overalt når pinnen har vært ved hver pult etter den.
    Der pinnen har en annen sti enn da pulten ble med: folder under [team] i samtale.toml.
advise-usb-know =
    Mellom to runder vet ingen hva de andre har sagt, eller hvem de aldri skal ringe igjen. Gi hver pult sine egne kunder.
advise-rclone-line = rclone, S3: til et lager på nettet, med en kommando nå og da
advise-rclone-set =
    Opp, bare egen katalog: rclone sync MAPPE/desks/EGEN LAGER/desks/EGEN
    Ned, alle de andre: rclone copy LAGER MAPPE --exclude "/desks/EGEN/**"
    Aldri bisync. Versjoner av objekter av.
advise-rclone-know =
    Copy tar ingenting bort: etter samtale privacy forget kjøres den andre linjen én gang med sync i stedet for copy.
advise-git-line = git: til å prøve ut ting, ikke til kunder
advise-git-set =
    Hver pult legger bare inn sin egen katalog under desks/. .gitattributes, som ligger der, bevarer linjesluttene.
advise-git-know =
    Historikken glemmer aldri. Det en kunde har bedt oss glemme, blir værende i hver klone, så bruk det ikke til virkelige kunder.
cli-not-sent =
    { $left } venter på å bli sendt. { $why }
cli-list = { $name } · { $state } · { $now } nå · { $waiting } venter · { $done } ferdige
cli-list-washed = Vasket mot { $register } av { $version }: { $count }, gjelder til og med { $day }.
cli-list-washed-stale = Vasket mot { $register } av { $version }: { $count }. Det gjaldt til og med { $day }: ingen av dem ringes før en ny vask.
cli-no-list = Det finnes ingen liste { $name }. samtale list show viser dem.
cli-no-campaign = Det finnes ingen kampanje { $code }. Den kan være { $known }.
cli-no-language = Det finnes ikke noe språk { $code }. Det kan være { $known }.
cli-no-principal = Ingen ringes på vegne av { $name }. Det kan være { $known }.
cli-no-principals = Ingen ringes på vegne av { $name }, og heller ikke av noe annet navngitt firma.
cli-campaign = { $code } · { $name } · versjon { $version } · { $state }
cli-campaign-no-file = Det finnes ingen fil campaigns/{ $code }.toml å hente kampanjen fra.
cli-campaign-version = Versjon { $version } av { $code } står i loggen alt, og sier noe annet. Øk version i fila.
cli-list-undone = { $name } er tatt tilbake: { $people } rader og { $callbacks } avtaler om å ringe tilbake. De som står på en annen liste, eller som noen har snakket med, blir.
cli-list-called-from = { $name } blir: det er ringt { $calls } ganger fra den. samtale list close tar den ut av køen.
cli-no-number = { $text } er ikke et telefonnummer.
cli-no-number-of = { $text } har ikke noe nummer.
cli-nobody = Ingen finnes med { $text }.
cli-forget-no-basis = Oppgi hva som gir rett til å glemme: --basis "brev av 20. november".
cli-forget-supervisor = I et team kan bare en leder glemme noen. Ingenting er endret.
cli-forget-unasked = Her er det ingen å spørre. Bruk --yes for å glemme uten spørsmål.
cli-forget-sure = Glemme { $name }, med alt som er sagt og avtalt? Det kan ikke angres. Skriv ja for å gjøre det:
cli-forget-yes = ja
cli-forgotten = { $name } er glemt. Numrene forblir sperret.
cli-forgotten-busy = Databasen blir lest nå; de siste sporene i loggen forsvinner neste gang den hviler.
cli-forgotten-sent = Teamet har fått beskjed. De andre pultene glemmer så snart de leser det, og skriver filene sine i mappen på nytt uten opplysningene. En tjeneste som tar vare på eldre utgaver av filer, har fortsatt dem, og det har filene fra pulter som ikke lenger er med.
cli-forgotten-unsent = Teamet får beskjed så snart { $path } kan nås.
cli-forgotten-copies = Kopier fra før, laget med backup, export eller report, har fortsatt opplysningene: slett dem.
cli-forgotten-already = { $id } er allerede glemt.
cli-nobody-forgotten = Ingen er glemt.
cli-erased = { $day }  { $id }  { $basis }
cli-several = { $text } kan være flere: { $who }. Oppgi én med id.
cli-may-call = { $name } kan ringes.
cli-may-not-call = { $name } kan ikke ringes nå:
cli-may-call-until = { $name } kan ringes fram til { $when }.
cli-may-call-hours-alone = Spurt ble bare om tider og dager: ikke om registre, samtykke, ønsker eller forsøk, som er den enkeltes. Spør om en kunde for dem.
cli-may-call-nobody = En slik person
cli-may-call-opens = Fra { $when }.
cli-no-subdivision = { $text } er ingen del av { $country } som samtale kjenner: bruk en kode, som US-RI
cli-check-unread = { $count ->
    [one] Én post er av et slag som en nyere samtale kjenner. Den er tatt vare på.
   *[other] { $count } poster er av slag som en nyere samtale kjenner. De er tatt vare på.
}
cli-folder =
    Teammappen { $path }: { $desks ->
        [one] 1 pult
       *[other] { $desks } pulter
    }, { $files ->
        [one] 1 fil
       *[other] { $files } filer
    } med oppføringer.
cli-folder-rolled-up =
    { $count ->
        [one] 1 fil ligger også i en større; pulten fjerner den selv.
       *[other] { $count } filer ligger også i større; pultene fjerner dem selv.
    }
cli-folder-unread =
    { $count ->
        [one] 1 fil har kommet og er ikke lest inn ennå: samtale sync --once
       *[other] { $count } filer har kommet og er ikke lest inn ennå: samtale sync --once
    }
cli-folder-arriving =
    { $count ->
        [one] 1 fil er på vei inn, eller ble kuttet; pulten gjør den hel.
       *[other] { $count } filer er på vei inn, eller ble kuttet; pultene gjør dem hele.
    }
cli-folder-unordered =
    { $count ->
        [one] 1 fil utelater noen, og beskjeden om å glemme dem har ikke kommet ennå; den venter på den.
       *[other] { $count } filer utelater noen, og beskjedene om å glemme dem har ikke kommet ennå; de venter på dem.
    }
cli-folder-mirrored =
    { $count ->
        [one] 1 fil fra { $name } tas vare på av en annen pult, for den egne er borte.
       *[other] { $count } filer fra { $name } tas vare på av en annen pult, for de egne er borte.
    }
cli-folder-silent = Ingenting har kommet fra { $name } siden { $day }. Er pulten slått på, og går det som bærer mappen der? Er den borte for godt: samtale team retire { $name }
cli-folder-never = Ingenting har noen gang kommet fra { $name }. Er pulten slått på, og går det som bærer mappen der?
cli-folder-copies =
    { $count ->
        [one] 1 kopi som en bærer eller noen har laget av en fil som er her. Ingen leser den; den kan slettes:
       *[other] { $count } kopier som en bærer eller noen har laget av filer som er her. Ingen leser dem; de kan slettes:
    }
cli-folder-strange =
    { $count ->
        [one] 1 fil som ikke er fra samtale. Ingen leser den:
       *[other] { $count } filer som ikke er fra samtale. Ingen leser dem:
    }
cli-folder-more = … og { $count } til: samtale check --json
cli-check-ok = Alt er i orden: { $customers } kunder, { $calls } samtaler, { $records } poster.
cli-check-bad =
    { $problems ->
        [one] 1 problem
       *[other] { $problems } problemer
    } i { $customers } kunder, { $calls } samtaler, { $records } poster.
cli-config-file = Egne innstillinger skrives i { $path }; skriv bare det du vil ha annerledes.
cli-config-good = Ingen feil. Egne innstillinger: { $path }.
cli-file-is-there = { $path } finnes allerede. Oppgi en annen fil.
cli-backed-up = Pulten er kopiert til { $path }. Innstillinger, kampanjer og regelpakker er egne filer: kopier { $config } også.
cli-restored = Lagt tilbake: { $customers } kunder, { $records } poster. En ny logg begynner. Innstillinger og kampanjer følger ikke med en kopi; legg dine tilbake i { $config }.
cli-restored-aside = Det som var her før, er kopiert til { $path }.
cli-restore-has-records = { $path } har poster, og blir. For å sette kopien i stedet: samtale restore FIL --replace.
cli-restore-in-use = { $path } er en database i bruk: de siste postene ligger i en fil ved siden av. Kopier den med samtale backup, og legg tilbake den.
cli-restore-bad = { $path } legges ikke tilbake: { $problem }
cli-why-seller = Si hvorfor du trenger å vite hvem som ringte: --with-seller "lønn, november".
ics-callback = Ring tilbake
ics-callback-with = Ring tilbake: { $name }
cli-ics-callbacks = En kalender kan bare ha avtaler om å ringe tilbake: samtale export callbacks --format ics.

## Reports

report-title = Det kundene sa
report-digest-title = Det kundene sa, på én side
report-week = Uke { $week }, { $from } til { $to }
report-days = { $from } til { $to }
report-list = Liste: { $name }
report-campaign = Kampanje: { $name }
report-principal = For { $name }
report-everything = Alle lister
report-source =
    Fra { $calls ->
        [one] 1 samtale
       *[other] { $calls } samtaler
    } i postene til { $desks ->
        [one] 1 pult
       *[other] { $desks } pulter
    }
report-made = Laget { $when }
report-taken-out =
    { $count ->
        [0] Ingenting i det folk sa, lignet et navn, et nummer eller en adresse, og ingenting er byttet ut
        [one] 1 navn, nummer eller adresse i det folk sa, er byttet ut med hva det er
       *[other] { $count } navn, numre og adresser i det folk sa, er byttet ut med hva de er
    }. Dette kan ikke fanges opp: et kallenavn, et navn som ingen post har, bare fornavnet, etternavnet eller en del av firmanavnet til en annen kunde, et feilstavet navn, et tall skrevet med ord, en sjelden historie. Les før du gir det videre.
report-empty = Ingenting skjedde i denne tiden. Velg en annen uke med --week, eller dager med --from og --to.
report-of = Antall { $what }: { $count }.
report-rest = og { $count } rader til
report-nothing = Ingenting av dette slaget i denne tiden: { $titles }.
report-none = Ingenting under: { $names }.
report-nobody-counted = Ingen tall her er om én selger, og ingen er per time. Ingen gruppe av folk er mindre enn tre.
report-contents = I denne rapporten
report-as-table = Det samme som tabell
report-read-me = Les dette først
report-counts = Teller
report-percent = { $count } %
report-decimal = { $whole },{ $tenth }
report-named =
    { $count ->
        [one] nevnt én gang
       *[other] nevnt { $count } ganger
    }
report-said =
    { $count ->
        [one] sagt én gang
       *[other] sagt { $count } ganger
    }
report-rest-demands =
    { $count ->
        [one] 1 henvendelse til har ikke plass her
       *[other] { $count } henvendelser til har ikke plass her
    }.
report-no-cause = Ingen årsak nevnt
report-matters-to-them = det som betyr noe: { $words }
report-quoted = «{ $words }»
report-usual =
    { $from ->
        [0] Vanlig: opptil { $to } i uken.
       *[other] Vanlig: { $from } til { $to } i uken.
    }
report-usual-unknown = { $count } uker; hva som er vanlig, vises etter 12.
report-usual-least = { $what }: vanlig, minst
report-usual-mean = { $what }: gjennomsnitt
report-usual-most = { $what }: vanlig, mest
report-signal-outside = utenfor det vanlige
report-signal-two-of-three = langt fra midten, to av tre uker
report-signal-four-of-five = til én side, fire av fem uker
report-signal-eight-in-a-row = åtte uker på rad på én side
report-signals = Mer enn tilfeldig: { $weeks }.
report-line-failure = Det som gikk galt, henvendelser i uken
report-line-value = Det de ville ha, henvendelser i uken
report-chart-line = { $name }, fra uken som begynner { $from }, til uken som begynner { $to }: minst { $least }, mest { $most }, sist { $last }. { $usual }
report-chart-bars = { $title }: { $bars }.
report-week-of = uken fra { $day }
report-kind-value = Det de ville ha
report-kind-failure = Det som gikk galt
report-kind-unclear = Ikke sortert
report-kind-neither = Ingen av delene

report-voice = Med deres ord
report-voice-counts = Hvorfor kundene ville snakke, med egne ord, etter hva de ville ha og hva som gikk galt; årsaken som er nevnt oftest, først.
report-demand-kinds = Hva det handlet om
report-demand-kinds-counts = Henvendelser etter slag, slik de sist ble sortert. Én samtale kan ha flere eller ingen. Det som ble hørt ved å lytte, er også telt under sitt slag.
report-people-audience = Etter hvem de er
report-people-audience-counts = Kunder som sa hvorfor de ville snakke. Grupper under tre er slått sammen. Et tall på én eller to vises ikke, og heller ikke andre som det kunne regnes ut av.
report-people-town = Etter hvor de er
report-people-town-counts = Kunder som sa hvorfor de ville snakke. Grupper under tre er slått sammen. Et tall på én eller to vises ikke, og heller ikke andre som det kunne regnes ut av.
report-demand = Fra uke til uke
report-demand-counts = Henvendelser i hver uke, etter dagen de kom, og samtaler som nådde noen. Hva som er vanlig, er regnet ut av ukene selv; det er ikke noe mål.
report-promises = Løfter og avtalte samtaler
report-promises-counts = Løfter som ble avsluttet i denne tiden, og avtalte samtaler der vi nådde dem: på dagen eller før, eller senere.
report-promises-open = Åpne løfter og avtalte samtaler
report-promises-open-counts = Løfter og avtalte samtaler som er åpne nå, etter hvor lenge de er over fristen.
report-questions = Spørsmål
report-questions-counts = Spørsmål stilt i denne tiden, og hvordan de står nå.
report-answer-days = Hvor lenge et svar tok
report-answer-days-counts = Svar gitt i denne tiden på spørsmål fra en tidligere samtale, etter antall dager fra spørsmål til svar.
report-questions-open = Spørsmål uten svar
report-questions-open-counts = Spørsmål fra dem som ingen har svart på, når de enn ble stilt; de eldste først.
report-priorities = Det som betyr noe for dem
report-priorities-counts = Hvor ofte kundene sa at noe betyr noe for dem, i denne tiden og, under Før, i like lang tid før den.
report-needs = Det de kommer til å trenge
report-needs-counts = Hvor ofte kundene sa at de kommer til å trenge noe, i denne tiden og, under Før, i like lang tid før den.
report-causes = Årsaker
report-causes-counts = Årsaker som ble nevnt i denne tiden, rettet i den, eller gitt til noen og ikke rettet. Ganger nevnt: henvendelser i denne tiden. Kunder: alle som noen gang har nevnt den. Fått vite det: de av dem vi har snakket med etter at den ble rettet.
report-calls = Samtaler
report-calls-counts = Samtaler i denne tiden, begge veier, etter hva linjen gjorde. Rettede samtaler teller én gang, ugyldige ikke.
report-outcomes = Hva som ble avtalt
report-outcomes-counts = Samtaler med et utfall, etter utfallet.
report-attempts = På hvilket forsøk vi nådde dem
report-attempts-counts = Våre forsøk i denne tiden, etter hvilket forsøk det var for personen. Andel: hvor mange av de prøvde som ble nådd.
report-lists = Lister
report-lists-counts = Folk på hver åpen liste slik de står nå; de som er forsøkt nok, er ikke blant dem som venter. Samtaler, nådde og ring aldri: listens i denne tiden.
report-waiting = Hvorfor folk venter
report-waiting-counts = Folk som ikke kan ringes nå, etter grunnen. Den som står på to lister, teller to ganger.
report-satisfaction = Hvor fornøyde de er
report-satisfaction-counts = Hva kundene svarte, av alle samtaler som nådde noen, og hvor ofte ingen spurte.
report-satisfaction-words = Hva de sa om det
report-satisfaction-words-counts = Hva de sa til tallet.
report-rights = Rett til å være i fred
report-rights-counts = Ønsker om ikke å bli ringt, klager på at vi ringer, husets regler som ble satt til side, folk som ble forstyrret av to forsøk på én dag, og samtaler som møtte en kollegas.
report-washes = Vask
report-washes-counts = Hvor ofte lister ble slått opp i et register i denne tiden.
report-overrides = Satt til side, og hvorfor
report-overrides-counts = Hver gang en av husets regler ble satt til side, med grunnen som ble sagt. Lovens regler blir det aldri.
report-orders = Bestillinger
report-orders-counts = Bestillinger avtalt i denne tiden, etter hvor langt de er kommet nå.
report-orders-accepted = Bestillinger godtatt skriftlig
report-orders-accepted-counts = Bestillinger som ble godtatt skriftlig i denne tiden og står, og bestillinger som ble angret i den.
report-value = Hva det ble til
report-value-counts = Hva som ble holdt, rettet, besvart og avtalt i denne tiden, og av hvor mange.
report-digest = Med deres ord
report-digest-counts = Hva kundene sa, og hvor ofte det ble sagt med de samme ordene.

report-of-demands = henvendelser
report-of-people = kunder
report-of-demands-weeks = henvendelser i alle ukene
report-of-promises-closed = avsluttede løfter og avtalte samtaler
report-of-promises-open = åpne løfter og avtalte samtaler
report-of-questions = stilte spørsmål
report-of-answers = senere svar
report-of-questions-open = åpne spørsmål fra dem
report-of-priorities = ting som betyr noe
report-of-needs = behov
report-of-causes = henvendelser med en årsak
report-of-calls = samtaler
report-of-outcomes = samtaler med et utfall
report-of-attempts = forsøk
report-of-members = folk på lister
report-of-waiting = folk som venter
report-of-reached = samtaler som nådde noen
report-of-satisfaction = svar
report-of-washes = vask
report-of-overrides = regler satt til side
report-of-orders = avtalte bestillinger
report-of-accepted = bestillinger godtatt skriftlig
report-of-promises-ours = løfter fra oss som ble holdt eller brutt
report-of-customers-raised = kunder som hadde nevnt dem
report-of-questions-theirs = spørsmål fra dem i denne tiden

report-column-what = Hva
report-column-count = Antall
report-column-share = Andel
report-column-kind = Slag
report-column-cause = Årsak
report-column-named = Ganger nevnt
report-column-words = Ord
report-column-matters = Det som betyr noe
report-column-day = Dag
report-column-heard = Hvordan det ble hørt
report-column-people = Folk
report-column-value = Ville ha noe
report-column-failure = Noe gikk galt
report-column-week = Uken fra
report-column-neither = Ingen av delene
report-column-unclear = Ikke sortert
report-column-reached = Nådde noen
report-column-ours = Våre
report-column-theirs = Deres
report-column-callbacks = Avtalte samtaler
report-column-since = Siden
report-column-days = Dager
report-column-before = Før
report-column-horizon = Når
report-column-customers = Kunder
report-column-owner = Gitt til
report-column-answer = Svar
report-column-days-open = Dager åpen
report-column-mended = Rettet
report-column-told = Fått vite det
report-column-code = Kode
report-column-outcome = Utfall
report-column-attempt = Forsøk
report-column-tried = Prøvd
report-column-list = Liste
report-column-callable = Kan ringes
report-column-waiting = Venter
report-column-exhausted = Forsøkt nok
report-column-done = Ferdige
report-column-calls = Samtaler
report-column-never-call = Ring aldri
report-column-never-call-per-hundred = Ring aldri per 100 nådde
report-column-why = Hvorfor
report-column-score = Tall
report-column-register = Register
report-column-version = Versjon
report-column-times = Ganger
report-column-listed = I registeret
report-column-rule = Regel
report-column-reason = Grunn
report-column-of-count = Av
report-column-of-what = Av hva

report-row-not-classified = Ikke sortert
report-row-heard-by-listening = hørt ved å lytte
report-row-others = andre
report-row-not-told = vises ikke
report-row-kept-on-the-day = Holdt, på dagen eller før
report-row-kept-late = Holdt for sent
report-row-broken = Brutt
report-row-withdrawn = Trukket tilbake etter avtale
report-row-not-yet-due = Ikke forfalt ennå
report-row-late-week = Inntil en uke for sent
report-row-late-month = 8 til 30 dager for sent
report-row-late-more = Mer enn 30 dager for sent
report-row-no-day = Ingen dag ble nevnt
report-row-asked = Stilt
report-row-answered-at-once = Besvart i samme samtale
report-row-answered-later = Besvart senere
report-row-question-open = Fremdeles åpne
report-row-same-day = Samme dag
report-row-days-week = Innen en uke
report-row-days-month = 8 til 30 dager
report-row-days-more = Mer enn 30 dager
report-row-they-rang = Av disse ringte de oss
report-row-talk-minutes = Minutter snakket, alt i alt
report-row-no-list = På ingen liste
report-row-not-asked = Ikke spurt
report-row-never-call = Ba om ikke å bli ringt
report-row-complaints = Klager på at vi ringer
report-row-set-aside = Husets regler satt til side
report-row-double = Forstyrret to ganger på én dag
report-row-met = Ringt av to selgere innen en halv time
report-row-standing = Står
report-row-withdrawn-soon = Angret innen 14 dager
report-row-withdrawn-later = Angret senere
report-row-spoken-with = Samtaler med folk
report-row-promises-kept = Løfter holdt
report-row-causes-mended = Årsaker rettet
report-row-customers-told = Kunder som har fått vite det
report-row-questions-answered = Spørsmål besvart
report-row-orders-standing = Bestillinger godtatt skriftlig som står
report-row-asked-again = Samtaler der de ville snakkes igjen
report-step-agreed-by-phone = Avtalt på telefonen; ingenting er solgt
report-step-offer-sent = Skriftlig tilbud sendt
report-step-acceptance-received = Skriftlig ja mottatt
report-step-delivered = Levert
report-step-asked-after = Spurt hvordan det gikk
report-step-declined = Takket nei
report-step-withdrawn = Angret
report-horizon-now = Nå
report-horizon-months = Om noen måneder
report-horizon-years = Om noen år
study-listen = Hva ville de, med deres ord? Én linje for hver samtale. En tom linje avslutter; en linje med bare - tar tilbake den forrige.
study-kept = lagret · { $count }
study-struck = tatt tilbake: { $words }
study-sort = Sorter dem sammen nå. 1 de ville ha noe · 2 noe gikk galt · 3 ingen av delene · Enter: uklart
study-which = «{ $words }» · 1 2 3?
study-cause = Hva gikk galt lenger oppe? Enter: ingen vet
study-not-text = En linje kunne ikke leses: { $cause }. Linjene før den er lagret.
cli-report-days = Dagene står feil vei: { $from } er etter { $to }.
cli-report-xlsx-to-file = En arbeidsbok trenger en fil: samtale report --format xlsx -o rapport.xlsx.

## Exports and their columns
today-exported = { $who } eksporterte { $what } med navn på selgerne, { $when }: { $why }
exported-calls = samtaler
exported-customers = kunder
exported-callbacks = avtaler om å ringe tilbake
exported-promises = løfter
exported-questions = spørsmål
exported-demands = henvendelser
exported-orders = bestillinger
cli-export-what = Dette kan eksporteres; samtale export HVA --columns sier hva som står i det:
cli-export-calls = én rad for hver samtale, med alt som ble avtalt i den
cli-export-customers = én rad for hver kunde, med egne felt
cli-export-callbacks = én rad for hver avtale om å ringe tilbake, åpen eller ikke
cli-export-promises = én rad for hvert løfte, våre og deres
cli-export-questions = én rad for hvert spørsmål, våre og deres
cli-export-demands = én rad for hver grunn til at noen ville snakke, med deres egne ord
cli-export-orders = én rad for hver bestilling, uansett hvor langt den er kommet
cli-export-forms = --format jsonl (som den er), csv, xlsx, parquet, og ics for avtaler om å ringe tilbake. -o FIL skriver til en fil. Mer: samtale export --help
cli-export-replaced = Tatt ut av tekstene: { $counts }.
cli-export-not-caught = Les gjennom før du gir dem videre. Dette kan ikke fanges opp: navn som ingen post har, fornavnet, etternavnet eller en del av firmanavnet alene når det er en annen kundes, navn med skrivefeil, tall skrevet med ord, og en historie bare én person kan ha fortalt. Adressene til poster og kunder blir stående, og fører den som har pulten, til dem.
cli-export-cut = { $cells } tekster var for lange for en celle i et regneark og slutter med …; de andre formatene har dem hele.
cli-export-by-month = --by-month skriver Parquet under en mappe: samtale export calls --format parquet --by-month -o calls/
cli-export-only = { $option } gjelder bare --format { $format }.
cli-export-binary = En terminal kan ikke vise dette formatet. Nevn en fil med -o FIL, eller send det videre til et annet program.
column-type-text = tekst
column-type-phone = telefon
column-type-number = tall
column-type-yes = ja/nei
column-type-day = dag
column-type-time = tid
column-id = Adressen til posten eller personen; den endres aldri.
column-at = Når det var: slutten på en samtale, eller når en avtale om å ringe tilbake gjelder.
column-utc-offset = Hvor mye klokken der var foran UTC, som +01:00.
column-direction = Hvem som ringte: out er oss, in er dem.
column-number = Telefonnummeret, på internasjonal form.
column-customer-id = Adressen til kunden; bare den som har pulten, kan følge den.
column-customer = Navnet på kunden.
column-company = Firmaet.
column-with-whom = Hvem vi snakket med, når det ikke var kunden selv.
column-principal = Firmaet vi ringte på vegne av.
column-list = Listen kunden ble ringt fra.
column-campaign = Koden til kampanjen.
column-campaign-version = Versjonen av kampanjen den dagen.
column-line = Hva linjen gjorde: answered, no-answer, busy, declined, voicemail, wrong-number, cut-off, given-up, failed.
column-attempt = Hvilket forsøk på å nå personen det var, talt fra 1; 0 når det ikke var noe forsøk.
column-rang-at = Når det begynte å ringe.
column-answered-at = Når noen svarte.
column-ended-at = Når den var slutt.
column-outcome = Koden for det som ble avtalt, slik kampanjen har den.
column-outcome-label = Det samme med ord.
column-notes = Notatene, slik de ble skrevet.
column-callback-at = Når de ba om å bli ringt igjen.
column-callback-zone = Tidssonen for det.
column-callback-precision = Hvor nøyaktig det er: exact, after (fra da av), day (når som helst den dagen).
column-callback-owner = Hvem som ringer igjen: anyone (hvem som helst) eller en selger.
column-callback-about = Hva det gjelder.
column-demands = Hvorfor de ville snakke, med deres egne ord; en linje hver.
column-demand-kinds = Value, failure, neither eller unclear, for hver av de linjene.
column-causes = Hva som hadde gått galt, en linje hver.
column-promises = Hvem som lovet hva, og til når; en linje hver.
column-questions = Hvem som spurte om hva, og svaret; en linje hver.
column-priorities = Hva som er viktig for dem, i rekkefølge; en linje hver.
column-needs = Hva de vil trenge senere, en linje hver.
column-satisfaction = Hvor fornøyde de sa at de var, som 7 of 10; tom når ingen spurte.
column-satisfaction-words = Hvorfor, med deres egne ord.
column-seller = Hvem som ringte; bare med --with-seller.
column-name = Navnet.
column-audience = Hva loven ser i dem: consumer, sole-trader, business.
column-phones = Numrene, det som prøves først, står først; mellomrom imellom.
column-title = Hva de gjør der.
column-org-number = Organisasjonsnummeret.
column-email = E-postadressen.
column-street = Gate og nummer.
column-postcode = Postnummeret, slik det er skrevet.
column-town = Poststedet.
column-region = Fylke, delstat eller land.
column-country = Landet, med to bokstaver der det kunne leses.
column-zone = Tidssonen klokken hos kunden går etter.
column-language = Språket de snakker, som nb.
column-website = Nettsiden deres.
column-external-id = Nummeret deres i systemet listen kom fra.
column-own = Et eget felt, fra en liste.
column-tags = Merkelappene, en linje hver.
column-lists = Listene de står på, en linje hver.
column-source = Hvor de kommer fra, med ord.
column-known-since = Hvor lenge vi har kjent til dem.
column-precision = Hvor nøyaktig tiden er: exact, after (fra da av), day (når som helst den dagen).
column-state = Hvordan det står til: open; done eller cancelled; kept, broken eller withdrawn; answered.
column-about = Hva det gjelder.
column-owner = Hvem det hører til: anyone eller seller; navnet bare med --with-seller.
column-said-at = Når det ble sagt.
column-by = Hvilken side: we er oss, they er dem.
column-words = Hva som ble sagt, med ord.
column-due = Siste dag; tom når ingen ble nevnt.
column-answer = Svaret; tomt så lenge spørsmålet er åpent.
column-kind = Value, failure, neither eller unclear.
column-matters = Hva som er viktig for dem i det.
column-cause = Hva som hadde gått galt.
column-step = Hvor langt den er kommet: agreed-by-phone, offer-sent, acceptance-received, delivered, asked-after, declined, withdrawn.
column-since = Hvor lenge den har stått der.
column-is-sale = Om det er et salg: ja-et deres finnes skriftlig og gjelder fortsatt.
column-lines = Hva som ble bestilt, som 2 × Basis.
column-total = Hva det blir, én sum for hver periode og valuta.
action-step-on = Neste spørsmål
action-change-answer = Endre svaret
action-take-out-answer = Ta ut svaret
tree-wanted = Hva ville de?
tree-agreed = Hva ble vi enige om?
tree-satisfied = Hvor fornøyd er de?
tree-finer = { $outcome }: mer nøyaktig?
tree-short-came-of = hva det ble til
tree-short-wanted = hva de ville
tree-short-agreed = hva vi ble enige om
tree-short-satisfied = hvor fornøyd
tree-not-clear = uklart
tree-another = noe annet også
tree-add-our-promise = vi lover
tree-add-their-promise = de lover
tree-add-callback = ring igjen
tree-add-need = vil trenge
tree-add-priority = viktig for dem
tree-add-their-question = de spør
tree-add-our-question = vi spurte
tree-add-order = bestilling
tree-title-our-promise = Hva lover vi?
tree-title-their-promise = Hva lover de?
tree-title-callback = Når skal vi ringe igjen?
tree-title-need = Hva vil de trenge?
tree-title-priority = Hva er viktig for dem?
tree-title-their-question = Hva spør de om?
tree-title-our-question = Hva spurte vi om?
tree-tag-title = Hva er de merket med?
tree-demand-title = Hva ville de? ({ $kind })
tree-score-lowest = ikke i det hele tatt
tree-score-highest = svært
tree-not-asked = ikke spurt
tree-cause-hint = årsaken, så langt den er kjent
tree-matters = Hva er viktig for dem
tree-due-none = ingen dag
tree-cause-lately = { $n ->
    [0] ingen denne uka
   *[other] { $n } denne uka
}
tree-cause-handed = gitt til { $who }
tree-cause-mended = rettet
horizon-now = nå
horizon-months = om noen måneder
horizon-years = om noen år

# Andre ord som handlingene finnes under.
search-reopen = undo ta tilbake omgjør endre
search-dial = telefon slå nummeret
search-write-notes = skrive merknad
search-wrap-up = avslutt ferdig legg på utfall resultat
search-cut-off = brudd falt ut
search-with-whom = noen andre en annen person
search-say-next = huk av lest opp
search-put-on-card = nummer e-post dato
search-take-verbatim = sitat ordrett
search-show-guide = manus spørsmål
search-take-order = ordre salg kjøp
search-gone-wrong = klage svikt feil reklamasjon
search-ask-satisfaction = karakter poeng tilfredshet
search-set-callback = avtale ring igjen senere påminnelse
search-they-ring = innkommende anrop ringer inn
search-parked = vent gjenoppta
search-set-aside = hopp over utsett senere
search-put-back = lukk forlat
search-copy-number = utklippstavle
search-act-on = ferdig holdt flytt avlys svar rett annuller
search-note-down = løfte spørsmål behov viktig intervall merknad
search-edit-customer = rediger rett navn nummer adresse
search-add-customer = legg til opprett
search-add-contact = ansatt legg til person
search-call-colleague = anbefal henvis tips
search-same-person = slå sammen dublett duplikat dobbel samme flett
search-two-people = skill del opp splitt angre sammenslåing
search-set-hours = ønske tid kanal
search-give-consent = samtykke tillatelse
search-withdraw-consent = nei
search-rules = lov hvorfor ikke
search-team = team lag pulter kolleger synk klokke siste ord
search-set-clock = tidssone land
search-never-call = stopp sperr blokker slett reserver
search-waiting = hvorfor sperret
search-order-queue = rekkefølge
search-choose-columns = felt vis
search-import = importer last inn fil csv excel regneark lim inn
search-find = søk slå opp
search-today = start hjem forfalt
search-queue = liste neste
search-causes = svikt årsaker klager
search-review = fredag
search-agenda = kalender avtaler
search-own-week = statistikk tall
search-voice = sitater
search-break = lunsj kaffe borte
search-help = hjelp hurtigtaster tastatur
search-quit = lukk slutt
