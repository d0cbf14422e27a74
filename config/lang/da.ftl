# Dansk. Hver sætning i samtale, med navn. En fil med samme navn i dine egne indstillinger erstatter beskeder én for én.
# Ord i { $klammer } fyldes ind. Ordlister, som `words-tomorrow`, er det, du kan skrive; det første vises.

language-name = Dansk
number-grouping = dot

## Handlinger: palet, hjælp, bundlinje og dokumentation

action-answered = Svarede
action-no-answer = Intet svar
action-busy = Optaget
action-declined = Afviste
action-voicemail = Telefonsvarer
action-wrong-number = Forkert nummer
action-given-up = Lagde på
action-failed = Linjefejl
action-save = Gem
action-save-stay = Gem og bliv her
action-save-today = Gem, så I dag
action-save-break = Gem, så pause
action-step-back = Forrige spørgsmål
action-dial = Ring op
action-dial-other = Ring til et andet nummer
action-write-notes = Noter
action-wrap-up = Efterarbejde
action-cut-off = Linjen røg
action-with-whom = Med hvem
action-say-next = Sagt
action-put-on-card = Sæt på kortet
action-take-verbatim = Deres ord
action-show-guide = Vejledning
action-take-order = Bestilling
action-gone-wrong = Noget er galt
action-ask-satisfaction = Tilfreds?
action-switch-mark = Mærkning til og fra
action-set-callback = Ring tilbage
action-they-ring = De ringer til os
action-parked = Parkerede samtaler
action-set-aside = Læg til side
action-put-back = Læg tilbage
action-reopen = Fortryd eller ret
action-copy-number = Kopiér nummer
action-next-customer = Næste kunde
action-previous-customer = Forrige kunde
action-act-on = Hvad nu
action-note-down = Skriv ned
action-edit-customer = Redigér kunde
action-add-customer = Ny kunde
action-add-contact = Kontaktperson
action-call-colleague = Ring til kollegaen
action-same-person = Samme person som …
action-two-people = To personer alligevel
action-set-hours = Hvornår og hvordan de vil kontaktes
action-give-consent = De sagde ja
action-withdraw-consent = Træk samtykket
action-rules = Reglerne
action-team = Teamet
action-set-clock = Deres ur
action-never-call = Ring aldrig
action-choose-list = Vælg liste
action-waiting = Venter
action-filter-queue = Filtrér
action-order-queue = Sortér
action-choose-columns = Kolonner
action-map-column = Skift en kolonne
action-import = Hent en liste ind
action-find = Find
action-today = I dag
action-queue = Kø
action-causes = Det, der går galt
action-unsorted = Ikke sorteret
action-review = Ugens gennemgang
action-mark-reviewed = Gået igennem
action-make-promise = Løfte
action-open-customer = Åbn kortet
action-end-review = Afslut gennemgangen
action-agenda = Aftalebog
action-later = Senere
action-earlier = Tidligere
action-day-or-week = Dag eller uge
action-whose-agenda = Mine eller alles
action-move-callback = Flyt
action-own-week = Min egen uge
action-voice = Hvad kunderne siger
action-words-or-weeks = Ord eller uger
action-break = Pause
action-back = Tilbage
action-palette = Alle handlinger
action-help = Taster
action-quit = Afslut
action-suspend = Til kommandolinjen
action-redraw = Tegn igen
action-choose = Vælg
action-down = Ned
action-up = Op
action-page-down = Side ned
action-page-up = Side op
action-first = Første
action-last = Sidste
action-next-pane = Næste rude
action-previous-pane = Forrige rude
action-next-field = Næste felt
action-previous-field = Forrige felt
action-answer-1 = Første svar
action-answer-2 = Andet svar
action-answer-3 = Tredje svar
action-answer-4 = Fjerde svar
action-answer-5 = Femte svar
action-answer-6 = Sjette svar
action-answer-7 = Syvende svar
action-answer-8 = Ottende svar
action-answer-9 = Niende svar
action-new-line = Ny linje
action-cursor-left = Venstre
action-cursor-right = Højre
action-cursor-up = Linje op
action-cursor-down = Linje ned
action-word-left = Ord til venstre
action-word-right = Ord til højre
action-line-start = Linjens start
action-line-end = Linjens slutning
action-text-start = Tekstens start
action-text-end = Tekstens slutning
action-set-mark = Markér herfra
action-select-all = Markér alt
action-delete-left = Slet til venstre
action-delete-right = Slet til højre
action-delete-word = Slet ord
action-delete-rest = Slet til linjens slutning
action-undo = Fortryd
action-redo = Gentag
action-copy = Kopiér
action-cut = Klip
action-paste = Sæt ind

group-line = Mens det ringer
group-call = Samtalen
group-answer = Svar
group-customer = Kunder og kø
group-go = Gå til
group-move = Flyt
group-write = Skriv

focus-today = I dag
focus-queue = Kø
focus-card = Kunde
focus-ringing = Ringer
focus-notes = Noter
focus-wrap-up = Efterarbejde
focus-question = Spørgsmål
focus-find = Find
focus-form = Formular
focus-import = Hent ind
focus-palette = Handlinger
focus-help = Taster
focus-review = Ugens gennemgang
focus-agenda = Aftalebog
focus-own-week = Min egen uge
focus-voice = Hvad kunderne siger

## Den første linje

header-due = { $count } at gøre nu
header-promises =
    { $count ->
        [one] 1 løfte
       *[other] { $count } løfter
    }
header-parked =
    { $count ->
        [one] 1 parkeret
       *[other] { $count } parkerede
    }
header-unsent = { $count } ikke sendt
header-desks =
    { $count ->
        [one] 1 pult
       *[other] { $count } pulte
    }
header-in-flight = { $count } på vej
header-asking = { $name } beder om at være med i teamet: samtale team admit
header-clock = { $name }s ur +{ $count } min
header-rolled-back = Nogen har lagt en ældre mappe ind; intet er tabt her: { $name }
header-sent = alt sendt
header-no-team = ingen fælles mappe
header-folder-away = fælles mappe væk
header-folder-emptied = fælles mappe tømt
header-demo = demo

## Trin

stage-idle = Ingen kunde
stage-orienting = Forbereder
stage-ringing = Ringer
stage-talking = I samtale
stage-wrap-up = Efterarbejde
stage-saved = Gemt
stage-break = Pause

saved = gemt
saving = gemmer …
not-saved = ikke gemt
draft-kept = kladde i behold

## Hvad kunderne siger

voice-title = Hvad kunderne siger
voice-weeks = fra uge til uge
voice-week = uge { $week } · { $from } – { $to }
voice-sum =
    { $count ->
        [one] Én henvendelse i den uge, med kundens egne ord.
       *[other] { $count } henvendelser i den uge, med kundernes egne ord; den årsag, der er nævnt oftest, først.
    }
voice-empty = Ingen skrev i den uge ned, hvorfor en kunde ville tale med os. { $earlier } viser ugen før.
voice-usual = sædvanligt: { $from } til { $to }
voice-signal = ◉ er mere end tilfældigt
voice-few = hvad der er sædvanligt, vises fra { $least } uger, nu { $count }
voice-weeks-empty = Ingen har endnu skrevet ned, hvorfor en kunde ville tale med os. Hver uge bliver til et punkt her.

## I dag

today-title = I dag
today-callbacks = Ring tilbage
today-promises = Løfter
today-questions = Spørgsmål uden svar
today-lists = Lister
today-lists-shared = Lister · alle teamets kunder
today-nothing-due = Intet aftalt venter nu.
today-overdue = siden { $when }
today-list = { $now } nu · { $waiting } venter · { $done } færdige
today-empty = Ingen kunder endnu.
today-empty-how = Sæt rækker ind fra regnearket, eller tryk { $key } for at vælge en fil.
today-empty-add = { $key } tilføjer én kunde i hånden.


review-title = Ugens gennemgang
review-place = { $place } af { $of }
review-since = siden sidste gennemgang
review-open = åbent
review-nothing-open = Intet står åbent mellem jer.
review-done-one = gået igennem
review-aside-until = lagt til side til { $when }
review-nobody = Ingen at gå igennem. Godt holdt!
review-nobody-how = Dem, du taler med, skriver om eller skylder noget, kommer her til næste gennemgang. God weekend.
review-nobody-forgotten = Ingen er glemt.
review-still-forgotten =
    { $count ->
        [one] Én er stadig glemt.
       *[other] { $count } er stadig glemt.
    }
review-receipt =
    { $count ->
        [one] Du har gået én kunde igennem, og det er skrevet ned.
       *[other] Du har gået { $count } kunder igennem, og det er skrevet ned.
    }
review-next = Den næste gennemgang ser herfra.
review-come-again = De kommer igen i den næste:
review-ended-how = { $key } går tilbage.
review-note = Note
review-by-day = Inden
review-day-example = som: fre, i morgen, 24.11
review-aside = Læg til side til en dag
review-aside-how = Til den dag regnes de som gået igennem; på dagen kommer de igen.
agenda-title = Aftalebog
agenda-mine = mine
agenda-everyones = alles
agenda-free = ingen aftaler
agenda-empty = Intet er aftalt. { $later } viser, hvad der kommer senere, { $whose } alles.
agenda-promise = løfte
agenda-after = { $time }–
agenda-there = { $time } der
agenda-holiday = helligdag
agenda-no-calls = ingen opkald
agenda-no-calls-to = ingen opkald til { $who }
agenda-to-consumer = forbrugere
agenda-to-sole-trader = enkeltmandsvirksomheder
agenda-to-business = virksomheder
agenda-closed-holiday = søn- eller helligdag: ingen opkald
agenda-closed-hours = ingen opkald på det tidspunkt
agenda-closed-house = huset holder lukket
agenda-opens = fra { $when }
agenda-promise-stays = Et løfte beholder sin dag. Enter åbner kunden.
own-week-title = Min egen uge
own-week-only-you = kun du ser dette
own-week-empty = Ingen opkald endnu. Hver dag, du ringer, bliver et punkt her.
own-week-chart = Opkald pr. dag · sædvanligt: { $from } til { $to } · ◉ er mere end tilfældigt
own-week-few = Opkald pr. dag · det sædvanlige vises fra { $least } dage, nu { $count }
own-week-this-week = Denne uge
own-week-calls = Opkald: { $calls } · talt med: { $spoken }
own-week-promises = Løfter: { $made } givet · { $kept } holdt · { $broken } brudt
own-week-questions = Spørgsmål: vores { $ours }, besvaret { $answered_them } · deres { $theirs }, besvaret { $answered_us }
own-week-overdue =
    { $count ->
        [one] Et af dine løfter er over tiden.
       *[other] { $count } af dine løfter er over tiden.
    }
break-title = Pause
break-text = Intet om nogen kunde står på skærmen nu.
break-back = { $key } går tilbage.

## Kø

queue-title = Kø
queue-counts = { $now } nu · { $waiting } venter
queue-all-lists = alle lister
queue-list = Liste: { $list }
queue-filter = { $field }: { $value }
queue-place-callback = { $when } { $owner }
queue-place-promise = løfte
queue-place-untried = ny
queue-place-tried =
    { $count ->
        [one] 2. forsøg
        [2] 3. forsøg
       *[other] { $next }. forsøg
    }
queue-empty = Ingen kan ringes op nu.
queue-empty-why = { $count } { $hold }
waiting-title = Hvem der venter
waiting-how = Af hvilken grund? Hver åbnes som en liste.
waiting-none = Ingen venter.
waiting-none-any-more = Ingen venter på dette længere.
queue-empty-first = Den første kan ringes op { $when }.
queue-empty-done = { $count } er færdige.
queue-no-lists = Ingen liste er åben.
queue-order-list = Listens rækkefølge
queue-order-name = Navn
queue-order-by = Efter { $field }
queue-choose-field = Hvilket felt?
queue-choose-value = Hvilken værdi?
own-list = Egne kunder
queue-no-filter = Alle
queue-choose-columns = Hvilke felter som kolonner?

owner-me = mig
owner-anyone = hvem som helst

## Kunden

card-title = Kunde
card-nobody = Vælg en kunde, eller tryk { $key } for at finde en.
card-gone = Denne kunde er her ikke længere.
card-numbers = Numre
card-no-number = intet nummer
card-there = { $time } der
card-local-time = deres ur
card-source = fra { $source }
card-lists = Lister
card-tags = Mærker
card-people = Personer
card-related = Hører sammen med
card-last-contact = sidst talt med { $when }
card-never-spoken = ikke talt med
card-fields = Oplysninger
card-more = { $count } mere
card-versions = { $count } versioner
field-which = Det blev skrevet ved flere pulte samtidig. Hvad er rigtigt?
field-empty = ingenting
card-matters = vigtigt for dem
card-asked-on = spurgt { $when }
card-promise-we = vi lovede: { $words }
card-promise-they = de lovede: { $words }
card-promise-by = inden { $when }
card-promise-overdue = over fristen siden { $when }
card-question-they = de spurgte: { $words }
card-question-we = vi spurgte: { $words }
card-callback = ring tilbage { $when }, { $owner }
card-callback-about = ring tilbage { $when }, { $owner }: { $about }
card-caller-share = { $who } ringer til dem
card-caller-assigned = { $who } ringer til dem til og med { $until }
card-caller-today = { $who } ringer til dem i dag
card-caller-callback = { $who } har aftalt at ringe til dem
card-caller-promise = { $who } har lovet dem noget
card-caller-me-for = du ringer for { $who } til og med { $until }
card-caller-me-left = du ringer for { $who }, som er stoppet
card-caller-for = for { $who }, væk til og med { $until }
card-caller-left = for { $who }, som er stoppet
card-caller-take = ring, og de er dine i dag
caller-taken = Overtaget fra { $who } for i dag
today-double = { $name } blev ringet op to gange: { $first } { $began }, { $second } { $again }
away-to = { $who } er væk til og med { $until }; { $to } tager over.
away-shared = { $who } er væk til og med { $until }; de andre deler det, der er aftalt.
owner-away = { $who }, væk til og med { $until }
cli-away-back = { $who } er tilbage og holder selv det, der er aftalt.
cli-away-self = { $who } kan ikke være stedfortræder for sig selv. Nævn en kollega med --to, eller lad det være.
cli-away-others = Kun { $who } selv eller en leder kan sige, at { $who } er væk. Intet blev ændret.
cli-away-no-day = »{ $text }« er ingen dag. Skriv den som fre, 4. dec. eller 2026-12-04.
cli-away-past = »{ $text }« er overstået. Nævn den sidste dag, eller sig --back.
card-suppressed = ring aldrig
card-suppressed-person = Ring aldrig til denne person.
card-suppressed-number = Ring aldrig til dette nummer.
card-suppressed-organisation = Ring aldrig til nogen i denne virksomhed.
card-attempts =
    { $count ->
        [0] ikke forsøgt i denne uge
        [one] forsøgt én gang i denne uge
       *[other] forsøgt { $count } gange i denne uge
    }
card-shares-number = deler nummer med { $name }
card-contact-of = { $role } hos { $name }
card-contact-of-plain = kontaktperson hos { $name }
card-contact-person = { $name }, { $role }
card-referred-by = henvist af { $name }
card-referred = henviste til { $name }

may-call = må ringes op
may-call-all-day = må ringes op i dag
may-not-call = må ikke ringes op
may-not-call-until = må ikke ringes op før { $when }
washed-on = vasket { $when }
not-washed = ikke vasket

history-title = historik
history-empty = Der er ikke sket noget endnu.
history-call = { $line }
history-call-in = De ringede
history-attempt = { $line } ({ $n } af { $max } i denne uge)
history-note = Note
history-note-from = Note fra »{ $source }«
history-known = Kom med listen { $list }
history-known-source = Kendt fra { $source }
history-known-here = Oprettet her
history-one = Én person med { $name }
history-two = To alligevel: ikke én med { $name }
history-one-unnamed = en anden kunde
history-one-seen = set på nummer eller e-mail, med navn
history-field = { $field }: { $before } → { $after }
history-field-new = { $field }: { $after }
history-field-gone = { $field } fjernet: { $before }
history-suppressed = Ring aldrig mere
history-suppress-lifted = Ring aldrig mere, taget tilbage
history-suppress-slip = forkert tast
history-consent = Sagde ja til opkald
history-withdrawal = Trak sit ja tilbage
history-preference = Vil kontaktes
history-restricted = Oplysningerne må ikke bruges
history-unrestricted = Oplysningerne må bruges igen
history-callback-set = Aftalt at ringe tilbage: { $when }
history-callback-done = Ringet tilbage
history-callback-cancelled = Aftalen om at ringe tilbage er aflyst
history-corrected = rettet
history-double = også { $who } { $at }
history-void = ugyldig: { $why }
history-with = med { $name }
history-by = { $name }
history-earlier = { $count } tidligere

## Værdier

line-answered = Talt med
line-no-answer = Intet svar
line-busy = Optaget
line-declined = Afviste
line-voicemail = Telefonsvarer
line-wrong-number = Forkert nummer
line-cut-off = Linjen røg
line-given-up = Lagde på
line-failed = Linjefejl

direction-out = vi ringede
direction-in = de ringede

attempt-nth = forsøg { $n }
no-attempt-agreed-callback = ikke et forsøg: de bad os ringe
no-attempt-redial-after-cut-off = ikke et forsøg: linjen røg
no-attempt-new-number = ikke et forsøg: nyt nummer
no-attempt-nothing-rang = ikke et forsøg: det ringede aldrig
no-attempt-they-rang = ikke et forsøg: de ringede til os

hold-audience-unknown = venter: ingen har sagt, hvem de er
hold-ground-unknown = venter: ingen har sagt, hvad der lader os ringe til dem
hold-needs-consent = skal sige ja først
hold-needs-wash = skal vaskes mod registeret
hold-suppressed = skal aldrig ringes op
hold-no-number = har intet nummer, der kan ringes til
hold-tried-today = er forsøgt i dag
hold-tried-this-week = er forsøgt tit nok i denne uge
hold-resting = hviler
hold-callback-later = skal ringes op senere, efter aftale
hold-other-part-of-day = kommer på en anden tid af dagen
hold-restricted = må kun opbevares
hold-rules-broken = venter: der er en fejl i reglerne
hold-listed = står i et register over folk, der ikke skal ringes op
hold-zone-unknown = venter: ingen ved, hvilket ur de har
hold-caller-hidden = venter: vores eget nummer er skjult
hold-other-channel = vil nås på en anden måde
hold-failure-open = venter: noget, der gik galt, er ikke besvaret
hold-tried-enough = er forsøgt tit nok for denne kampagne
hold-outside-hours = er uden for ringetiden
hold-other-hours = vil ringes op på andre tider
hold-with-colleague = er hos en kollega
hold-of-colleague = ringes op af en kollega

audience-consumer = forbruger
audience-sole-trader = enkeltmandsvirksomhed
audience-business = virksomhed
audience-auto = hver række siger det
audience-unknown = ikke sagt

ground-cold = de kender os ikke
ground-customers = de er kunder hos os
ground-asked = de har bedt os ringe
ground-donors = de har givet

phone-mobile = mobil
phone-fixed = fastnet
phone-fixed-or-mobile = telefon
phone-other = andet nummer
phone-state-untried = ikke forsøgt
phone-state-good = rigtigt
phone-state-not-theirs = ikke deres
phone-state-dead = ude af brug
phone-state-given-by-them = oplyst af dem { $when }

field-name = Navn
field-company = Firma
field-org-number = CVR-nummer
field-title = Stilling
field-email = E-mail
field-street = Gade
field-postcode = Postnummer
field-town = By
field-region = Region
field-country = Land
field-zone = Tidszone
field-language = Sprog
field-website = Websted
field-external-id = Id i et andet system
field-audience = Hvem de er
field-phone = Telefon
field-note = Note

told-promise-made-we = Vi lovede
told-promise-made-they = De lovede
told-promise-kept = Løfte holdt
told-promise-broken = Løfte brudt
told-promise-withdrawn = Løfte trukket tilbage
told-question-asked-we = Vi spurgte
told-question-asked-they = De spurgte
told-question-answered = Besvaret
told-priority-set = Det, der betyder noget
told-need-now = Har brug for nu
told-need-months = Får brug for om nogle måneder
told-need-years = Får brug for om nogle år
told-cause-set = Sorteret
told-order-new = Bestilling aftalt
told-agreed-by-phone = Bestilling: aftalt i telefonen
told-offer-sent = Bestilling: skriftligt tilbud sendt
told-acceptance-received = Bestilling: skriftligt ja modtaget
told-delivered = Bestilling: leveret
told-asked-after = Bestilling: spurgt, hvordan det gik
told-declined = Bestilling: sagt nej tak
told-withdrawn = Bestilling: fortrudt
told-interval-set = Vil høre fra os efter så mange dage
told-correction-asked = Skal rettes
told-undone = Taget tilbage
told-correction-answered = Er rigtigt, som det er
told-reviewed = Gennemgået
next-contact-send-offer = Send tilbuddet
next-contact-seen-offer = Har du set tilbuddet?
next-contact-happy-with-it = Er du tilfreds med det?
note-down-title = Skriv ned
note-down-promise-we = Vi lover dem noget
note-down-promise-they = De lover os noget
note-down-question-they = De spørger om noget
note-down-question-we = Vi spørger dem om noget
note-down-matters = Det, der betyder noget for dem
note-down-matters-how = Tre til fem ting, det vigtigste først.
note-down-need = Noget, de får brug for
note-down-interval = Hvor tit de vil høre fra os
note-down-interval-how = Tomt: som deres lister har det. Hver samtale med dem begynder forfra.
form-due = Inden hvornår
form-horizon = Hvornår
form-ask-again = Spørg igen
form-ideal = Cirka hver så mange dage
form-latest = Senest efter
form-cause = Hvad der gik galt
form-who = Hvem
form-not-days = Et antal dage, og det seneste ikke før det sædvanlige.
unsorted-title = Ikke klart endnu · { $n } af { $count }
unsorted-value = De ville have det, vi er her for
unsorted-failure = Noget blev ikke gjort, eller ikke gjort rigtigt
unsorted-failure-how = Hvad der gik galt, som du ville sige det til den, der kan bringe det i orden. Tomt, når ingen ved det endnu.
unsorted-neither = Ingen af delene
unsorted-leave = Lad det stå; uklart er tilladt
unsorted-open = Åbn { $name }
unsorted-none = Alt, hvad folk har sagt, er sorteret.
causes-title = Det, der går galt
causes-how = De, som flest har nævnt i denne uge, står først. Giv en videre, skriv svaret, eller sig, at den er bragt i orden.
causes-none = Intet, folk har nævnt, går galt. Et svigt med årsag, i en samtale, bliver stående her.
causes-lately =
    { $count ->
        [0] ingen i denne uge
        [one] 1 i denne uge
       *[other] { $count } i denne uge
    }
cause-hand = Giv den videre til nogen
cause-hand-how = Hvem kan bringe det i orden, og hvad beder du dem om.
cause-answer = De har svaret
cause-answer-how = Alle, der nævner den, ser svaret, mens de skriver.
cause-mend = Den er bragt i orden
cause-mend-how = Alle, der har nævnt den, står så på I dag: sig det til dem.
today-corrections = Skal rettes
today-mended = Bragt i orden: sig det til dem
today-orders = Bestillinger
today-forgotten = Næsten glemt
today-unsorted = Ikke sorteret endnu
today-mended-on = bragt i orden { $when }
today-last-heard = hørte sidst fra os { $when }
unsorted-count =
    { $count ->
        [one] 1 ting, nogen sagde, er ikke klar endnu
       *[other] { $count } ting, folk sagde, er ikke klare endnu
    }
owner-was = var hos { $name }
card-ask-again = spørg igen { $when }
card-interval = hører fra os cirka hver { $ideal }. dag, senest efter { $latest }
part-reason = Ringet op alligevel: { $reason }
part-satisfaction = tilfreds: { $score } af { $scale }
order-agreed-by-phone = aftalt i telefonen
order-offer-sent = tilbud sendt
order-acceptance-received = skriftligt ja modtaget
order-delivered = leveret
order-asked-after = spurgt, hvordan det gik
order-declined = sagt nej tak
order-withdrawn = fortrudt
saved-undo = { $key } fortryder
deed-kept = Det blev holdt
deed-broken = Det blev brudt
deed-withdrawn = Det blev trukket tilbage efter aftale
deed-answer = Besvaret
deed-move = Flyt den til et andet tidspunkt
deed-made = Der er ringet
deed-cancel = Aflys den
deed-agreed-by-phone = Aftalt i telefonen
deed-offer-sent = Det skriftlige tilbud er sendt
deed-acceptance-received = Det skriftlige ja er kommet
deed-delivered = Det er leveret
deed-asked-after = Spurgt, om de er tilfredse med det
deed-declined = De sagde nej tak
deed-order-withdrawn = De fortrød
deed-amend = Ret det, der står
deed-void = Det var ingen samtale
deed-ask-right = Bed den, der ringede, om at rette det
deed-is-right = Det er rigtigt, som det er
deed-versions = Vis tidligere versioner
deed-call-again = Aftal at ringe
deed-void-how = Samtalen, og alt, der blev aftalt i den, tæller ikke længere. Den kan stadig læses, med din begrundelse.
deed-ask-right-how = Det står på deres dag, til de har rettet det eller svaret.
deed-acceptance-received-how = Først nu er det et salg. Hvordan kom det: brevet, mailen, dagen?
deed-none = Der er intet at gøre ved denne linje.
deed-not-made-here = Denne samtale blev ikke ringet herfra og har ingen opsummering. Stryg den, og fortæl den på ny.
form-words = Med ord
form-answer = Svaret
form-not-right = Hvad der ikke passer
propose-title = Aftale næste kontakt?
propose-yes = Ja, { $when }
propose-other = På et andet tidspunkt
propose-no = Nej; I dag minder om det, når tiden kommer
versions-title = Versioner af denne samtale
versions-first = Første version
versions-between = Derefter
versions-last = Det, der gælder nu
list-open = åben
list-paused = sat på pause
list-closed = afsluttet
list-undone = taget tilbage
list-undone-why = listen blev taget tilbage

matched-number = nummer
matched-name = navn
matched-company = firma
matched-town = by
matched-email = e-mail
matched-notes = noter
matched-id = id

demand-value = værdi
demand-failure = svigt
demand-neither = ingen af delene
demand-unclear = uklart

scope-person = denne person
scope-number = dette nummer
scope-organisation = hele virksomheden

guide-opening = Åbning
guide-question = Spørg
guide-closing = Afslutning
guide-said = { $key } sætter hak
guide-title = Vejledning
guide-how = Et tal krydser af, Enter skriver svaret.
guide-besides = ellers
guide-answer = Svar
guide-answer-title = Hvad svarede de?
guide-failure-hear = Hør det: lad dem tale ud, og kom ikke med undskyldninger.
guide-failure-write = Skriv det med deres egne ord.
guide-failure-promise = Lov næste skridt: hvad, hvem og hvornår. Nu sælges der ikke noget.
guide-failure-short = Hør det, skriv det, lov næste skridt.
phase-need = behov
phase-options = muligheder
phase-choice = valg
phase-use = brug

## At ringe

dial-title = Ring op
dial-by-hand = Ring på din egen telefon.
dial-link-opened = Telefonprogrammet har fået nummeret.
dial-command-started = Opkaldskommandoen er startet.
dial-copy-how = { $key } kopierer nummeret.
dial-since = ringer siden { $time }
dial-which-number = Hvilket nummer?
dial-another-first = { $name } skal ringes op igen { $time }. Ring til { $other } alligevel?
dial-another-first-show = Vis { $name }
dial-another-first-dial = Ring til { $other }
dial-refused = Ikke ringet op.
talking-since = i samtale siden { $time }
copied-system = Kopieret.
copied-terminal = Kopieret af terminalen.
number-struck = { $number } er streget.
number-next = Næste nummer: { $number }
number-none-left = Der er ikke flere numre.

## Noter

notes-title = Noter
notes-empty = Skriv her, hvad de siger.
notes-recognised-number = { $text }: et nummer. { $key } sætter det på kortet.
notes-recognised-email = { $text }: en e-mailadresse. { $key } sætter den på kortet.
notes-recognised-date = { $text } → { $when }: { $key } gør det til en aftale om at ringe tilbage.
notes-put-on-card = På kortet: { $text }
notes-nothing-recognised = Intet nummer, ingen e-mailadresse eller dato ved markøren.
notes-with-whom = Talte med
mark-none = Denne linje er ikke mærket: den begynder ikke med noget tegn.
verbatim-none = Der er ingen sætning ved markøren.
verbatim-taken = Deres ord: »{ $words }«
verbatim-not = Ikke deres ord alligevel.
gone-wrong = Svigt: noget er gået galt for dem.
gone-wrong-not = Intet svigt alligevel.
satisfied-title = Hvor tilfredse er de?
satisfied-how = Karakteren, de gav, og bagefter med deres egne ord.
satisfied-least = slet ikke
satisfied-most = meget
satisfied-not-asked = Ikke spurgt
satisfied-why = Hvorfor
satisfied-why-hint = deres sætning
order-title = Bestilling
order-how = Aftalt på telefonen. Tavshed er ikke et salg: det bliver et salg, når deres ja er kommet på skrift.
order-quantity = Hvor mange
order-not-a-quantity = »{ $text }« er ikke et antal. 0 tager den ud.
order-nothing = Ingenting
order-done = Det var det hele
order-total = I alt { $sum }
order-agreed = Bestilling aftalt på telefonen. Det bliver et salg, når deres ja er kommet på skrift.
order-none = Der er ikke bestilt noget.
order-no-products = Kampagnen har ikke noget at bestille.
price-once = { $amount } { $currency }
price-month = { $amount } { $currency } om måneden
price-quarter = { $amount } { $currency } i kvartalet
price-year = { $amount } { $currency } om året
channel-title = Hvordan vil de kontaktes?
channel-how = Den, der ikke vil ringes op, ringes ikke op uden en grund, der er sagt.
channel-any = Ligegyldigt hvordan
hours-channel = Hvordan …
mark-verbatim = deres ord
mark-our-promise = vi lover
mark-their-promise = de lover
mark-outdone = én aftale pr. samtale: den sidste gælder
mark-outdone-short = den sidste gælder
mark-no-date = ingen frist
mark-their-question = de spørger
mark-need = behov
mark-priority = vigtigt for dem
mark-callback = ring tilbage
mark-tag = mærke
talk-card-fact = fakta
talk-card-objection = indvending

## Efterarbejde

wrap-up-title = Efterarbejde
wrap-up-line = Hvad gjorde linjen?
wrap-up-outcome = Hvad blev det til?
wrap-up-callback = Hvornår skal vi ringe igen?
wrap-up-callback-typed = eller skriv en tid: { $example }
wrap-up-callback-example = tir 14, i morgen, 24.11, efter 16
wrap-up-callback-unread = Det er ikke en tid, der ligger foran os: { $text }
wrap-up-about = Hvad drejer det sig om?
wrap-up-owner = Hvem ringer?
wrap-up-scope = Hvem gælder det?
wrap-up-that-day = Aftalt den dag
wrap-up-that-day-free = Intet andet den dag.
wrap-up-ready = { $key } gemmer.
wrap-up-corrects = Retter samtalen { $when }.
wrap-up-undoes = Dette gøres ugjort: { $effect }
wrap-up-optional = må stå åbent
wrap-up-missing-line = Sig først, hvad linjen gjorde.
wrap-up-missing-outcome = Sig først, hvad det blev til.
wrap-up-missing-callback = Sig først, hvornår vi skal ringe igen.
wrap-up-missing-scope = Sig først, hvem det gælder.

effect-done = { $name } er færdig på denne liste.
effect-comes-back = { $name } kommer igen { $when }, til { $owner }.
effect-comes-back-in-queue = { $name } kommer igen i køen { $when }.
effect-rests =
    { $days ->
        [one] { $name } hviler én dag, på alle lister.
       *[other] { $name } hviler i { $days } dage, på alle lister.
    }
effect-number-struck = { $number } er streget; det næste nummer kan prøves med det samme.
effect-never-called = Ingen her ringer til { $name } igen.
effect-never-called-number = Ingen her ringer til { $number } igen.
effect-never-called-organisation = Ingen her ringer til nogen hos { $name } igen.
effect-no-attempt = Dette regnes ikke som et forsøg.
effect-attempt = Forsøg { $n } af { $max } i denne uge.

soon-in-an-hour = Om en time
soon-this-afternoon = I eftermiddag
soon-tomorrow-afternoon = I morgen eftermiddag
soon-tomorrow-same-time = I morgen, samme tid
soon-after-16 = Efter kl. 16
soon-tomorrow-after-16 = I morgen efter kl. 16
soon-next-week = Næste uge
soon-in-three-months = Om tre måneder

## Parkerede samtaler, de ringer til os

parked-title = Parkerede samtaler
parked-none = Ingen samtale er parkeret.
parked-row = { $name } · { $stage } · siden { $time }
parked-now = { $name } er parkeret med hvert ord.
parked-card = En samtale er parkeret: { $key } fortsætter
parked-refused = Samtalen med { $name } er parkeret: { $key } fortsætter den.
colleague-title = En kollega til { $name }
colleague-how = Du ringer i dag, eller på det tidspunkt, du skriver, for samme firma, hvis reglerne tillader det.
colleague-saved = ✓ { $name } står på I dag hos dig.
colleague-saved-when = ✓ { $name } står i aftalebogen hos dig: { $when }.
colleague-undone = Opkaldet til { $name } er taget tilbage; kortet bliver.
colleague-several = Nummeret er kendt under et andet navn. Hvem er { $name }?
colleague-new = { $name }, som vi ikke kender
guide-pointed = Jeg ringer, fordi { $name } sagde, at det er dig, jeg skal tale med.
guide-nothing-to-sell = De ringede til os og vil ikke have salg: hjælp dem, og sælg intet.
guide-nothing-to-sell-short = Hjælp dem; intet skal sælges.
ring-title = De ringer til os
ring-how = Skriv eller indsæt nummeret eller et navn. Enter uden noget skrevet åbner noterne med det samme.
ring-none-how = Enter åbner noterne med det samme; hvem det er, kan siges senere.
ring-nameless = Ukendt opkalder
ring-unknown = Ingen her har { $number }.
ring-several = Flere har dette nummer. Hvem er det?
ring-ribbon = { $name } ringer: { $number }. { $key } åbner kortet.
ring-ribbon-unknown = { $number } ringer. { $key } åbner.
ring-find-them = En kunde? { $key }: samtalen bliver deres.
ring-who-is-it = Hvem er det, der ringer?
ring-it-is-them = Det er { $name }, der ringer
ring-it-is-them-how = Samtalen og noterne bliver deres.
ring-look-at-them = Åbn kun kortet for { $name }
ring-look-at-them-how = Samtalen venter imens.
ring-is-them = ✓ Samtalen er med { $name } nu.
one-find-title = Samme person som { $name }
one-find-how = Find den anden kunde, som er samme person: på navn, nummer, firma, by eller noter.
one-title = Én person?
one-how = Alt står på ét kort; det kan tages tilbage.
one-yes = De er én person
one-no = De er to
one-now = Én person med { $name } nu
one-same = { $name } står allerede på dette kort.
one-in-call = En samtale med { $name } er åben. Gem den først.
two-how = Hver får præcis sit eget tilbage.
two-pair = { $name } og { $other } er to personer
two-now = Ikke længere én person med { $name }
ring-new-customer = Ny kunde med { $number }

## Find

find-title = Find
find-how = Navn, firma, by, e-mail, nummer eller ord i en note.
find-none = Fandt ingen på »{ $text }«.
find-found =
    { $count ->
        [one] 1 fundet
       *[other] { $count } fundet
    }
find-more = de { $count } bedste

## Formularer

form-add-customer = Ny kunde
form-edit-customer = Redigér { $name }
form-add-contact = Kontaktperson hos { $name }
form-required = { $field } skal udfyldes.
form-not-a-number = { $text } er ikke et telefonnummer.
form-not-an-email = { $text } er ikke en e-mailadresse.
form-name-or-company = Der skal være et navn eller et firma.
form-role = Rolle
form-list = Sæt på listen
form-list-none = ingen
form-numbers = Numre
form-save-how = { $key } gemmer, { $back } går tilbage.
form-own-field = Eget felt
form-own-field-name = Feltets navn

## Første gang

begin-title = Velkommen til samtale
begin-text = Fire svar, så er pulten åben. Alt kan ændres senere.
begin-name = Dit navn
begin-market = Hvor ringer I?
begin-language = Sprog
begin-team = Fælles mappe
begin-team-none = ingen
begin-team-how = Mappen, hvor pultene lægger poster til hinanden; tom for ingen. Skal du være med i et team, indsætter du det, du har fået fra den første pult.

## Hent ind

import-title = Hent ind
import-choose = Hvilken fil?
import-no-files = Ingen CSV- eller XLSX-fil i Overførsler eller på skrivebordet.
import-type-path = Skriv en sti
import-paste = Eller sæt rækker fra regnearket ind her.
import-pasted = indsatte rækker
import-file = { $name } · { $when } · { $size }
import-list-name = Listens navn
import-source = Hvor kommer listen fra?
import-columns = Kolonner
import-column-field = { $column } → { $field }
import-column-own = { $column } → eget felt
import-column-skipped = { $column } → udeladt
import-column-example = som { $text }
import-ask-country = Hvilket land er numrene fra?
import-country-misfits =
    { $count ->
        [one] 1 række har et nummer uden landekode, der ikke passer til { $country }.
       *[other] { $count } rækker har et nummer uden landekode, der ikke passer til { $country }.
    }
import-country-means = Alle numre uden landekode læses som numre i det land, og en ny liste følger reglerne der.
import-country-fits = passer til { $share } %
import-ask-audience = Hvem er de?
import-ask-ground = Hvad lader os ringe til dem?
import-ask-washed = Er listen vasket mod et register?
import-washed-no = Ikke vasket
import-washed-yes = Vasket
import-washed-register = Mod hvilket register?
import-washed-date = Hvilken dags udgave af registeret?
import-washed-by = Hvem gjorde det?
import-answer-later = Senere
import-preview = Forhåndsvisning
import-rows =
    { $count ->
        [one] 1 række
       *[other] { $count } rækker
    }
import-new = { $count } nye
import-merged = { $count } kendt i forvejen
import-refused = { $count } afvist
import-refused-why = { $count } × { $why }
import-sharing = { $count } deler nummer med nogen, der hedder noget andet
import-carried-notes =
    { $count ->
        [one] 1 note kommer med
       *[other] { $count } noter kommer med
    }
import-carried-callbacks =
    { $count ->
        [one] 1 aftale om at ringe tilbage kommer med
       *[other] { $count } aftaler om at ringe tilbage kommer med
    }
import-carried-calls =
    { $count ->
        [one] 1 tidligere samtale kommer med
       *[other] { $count } tidligere samtaler kommer med
    }
import-carried-suppressions = { $count } skal aldrig ringes op
import-callable = { $count } kan ringes op nu
import-waiting = { $count } { $hold }
import-go = { $key } henter ind
import-running = Henter ind … { $rows } rækker
import-running-of = Henter ind … { $rows } af { $of } rækker
import-stop = { $key } stopper. Det, der er inde, bliver, og det er sikkert at hente ind igen.
import-done = { $list }: { $new } nye, { $merged } kendt i forvejen, { $refused } afvist.
import-rejects = De afviste rækker ligger i { $path }.
import-call-now = { $key } viser køen.
import-status-map = Hvad betyder »{ $status }« her?

## Palet og hjælp

palette-title = Alle handlinger
palette-how = Skriv en del af navnet.
palette-none = Ingen handling hedder det.
help-title = Taster
help-marks = En linje, der begynder med
help-here = Her: { $focus }
help-letters-are-text = Bogstaver er tekst her; kommandoer ligger på Ctrl og Esc.
help-own-keys = Dine egne taster skrives i { $path }.
footer-keys = taster

## Spørgsmål

quit-title = Afslut?
quit-open-call = Samtalen med { $name } er åben. Den bliver gemt og kommer tilbage, som den er.
quit-unsent =
    { $count ->
        [one] 1 post er endnu ikke i den fælles mappe. Den sendes næste gang.
       *[other] { $count } poster er endnu ikke i den fælles mappe. De sendes næste gang.
    }
quit-yes = Afslut
quit-no = Bliv her
put-back-title = Læg { $name } tilbage?
put-back-notes = Der er noter. De bliver gemt som kladde.
answer-yes = Ja
answer-no = Nej
override-title = Huset siger nej: { $reason }
override-reason = Ring alligevel, fordi
discard-form = Gå ud uden at gemme?

## Pladsen siger nej

refusal-no-customer = Vælg en kunde først.
refusal-no-number = { $name } har intet nummer at ringe til.
refusal-not-ringing = Det ringer ikke.
refusal-already-ringing = Det ringer allerede.
refusal-talking = Du er i en samtale. Gør den færdig først, eller lad dem ringe til os.
refusal-nothing-to-wrap-up = Der er ingen samtale at gøre færdig.
refusal-no-clearance = Må ikke ringes op nu.
refusal-nothing-saved = Intet er gemt endnu.
refusal-too-late = Det kan ikke lade sig gøre længere.
refusal-not-here = Det gør intet her.

## Når noget er galt

trouble-disk-full = Disken er fuld. Intet er tabt; frigør noget plads, og gem igen.
trouble-read-only = Der kan ikke skrives til { $path }. Intet er tabt; ret rettighederne, og gem igen.
trouble-not-readable = { $path } kan ikke læses.
trouble-not-found = Der findes ingen { $path }.
trouble-busy = Et andet samtale holder databasen. Intet er tabt; prøv igen, når det er færdigt.
trouble-damaged = { $path } er ikke, som den skal være: { $detail }. Kør samtale check.
trouble-too-new = { $path } kommer fra en nyere udgave af samtale. Installér den.
trouble-folder-away = Den fælles mappe er væk. Posterne venter her og sendes, når den er tilbage.
trouble-folder-full = Der er ikke plads i den fælles mappe. Posterne venter her og sendes, når der er plads.
trouble-folder-read-only = Der kan ikke skrives i den fælles mappe. Posterne venter her og sendes, når det går igen.
trouble-folder-emptied = Nogen har tømt den fælles mappe. Intet er tabt her. Var det ikke meningen, fylder `samtale team rebuild` den igen.
trouble-shut-out = Denne pult er lukket ude af teamet; det, der bliver sagt her, når ingen. For at arbejde videre: vær med fra et nyt hjem (--home DIR).
trouble-retired = Denne pult er taget ud af brug; det, der bliver sagt her, når stadig de andre. Arbejd videre ved den nye pult.
trouble-no-rows = Fandt ingen rækker i { $path }.
trouble-not-a-file = { $path } er en mappe, ikke en fil.
trouble-not-a-list = { $path } er ikke en liste, der kan læses: det er CSV og XLSX. Gem den igen fra regnearket som en af dem.
trouble-locked = { $path } har en adgangskode. Gem den uden.
trouble-no-phones = Ingen af kolonnerne har telefonnumre. Giv kolonnen en overskrift som Telefon, eller peg på den med --map KOLONNE=phone.
trouble-no-column = Listen har ingen kolonne { $detail }.
trouble-not-started = { $path } kunne ikke startes: { $detail }
trouble-setting = En indstilling mangler eller er forkert: { $detail }
trouble-stopped = Stoppet.
trouble-other = Det kunne ikke lade sig gøre: { $detail }
save-failed = Ikke gemt: { $why }
terminal-too-small = Vinduet er for lille: { $columns } × { $rows }. samtale skal bruge 60 × 16.

## Fejl i indstillinger

problem = { $file }:{ $line }:{ $column }: { $what }
problem-hint = { $problem } { $hint }
problem-at-file = { $file }: { $what }
problem-syntax = dette kan ikke læses: { $detail }.
problem-not-utf8 = filen er ikke i UTF-8 herfra. Gem den igen som UTF-8.
problem-unknown-key = der findes ingen indstilling { $key }.
problem-wrong-type = { $key } skal være { $expected }.
problem-unknown-value = { $key } kan ikke være { $value }.
problem-out-of-range = { $key } skal være mellem { $least } og { $most }.
problem-not-a-key = { $text } er ikke en tast som d, ctrl-s eller pgup.
problem-unknown-action = der findes ingen handling { $name }.
problem-key-twice = { $chord } er givet til både { $kept } og { $lost }; { $kept } beholder den.
problem-key-taken = { $chord } er nu { $kept } og ikke længere { $lost }.
problem-key-unreachable = { $action } har ingen tast længere.
problem-not-a-colour = { $text } er ikke en farve.
problem-not-an-amount = { $text } er ikke et beløb som 349.00.
problem-not-two-letters = { $text } er ikke to små bogstaver, som bi.
problem-missing = { $key } mangler.
problem-duplicate = { $key } står der to gange.
problem-only-narrows = en egen regelpakke kan kun stramme, og det gør { $key } ikke. Indtil det er rettet, kan ingen på dens markeder ringes op
problem-no-such-file = der findes ingen { $name }.
problem-missing-message = beskeden { $id } mangler; engelsk vises.
problem-unknown-message = der findes ingen besked { $id }.
problem-unknown-argument = { $id } har ingen { $argument }.
hint-did-you-mean = Mente du { $word }?
hint-one-of = Det kan være { $words }.
hint-ignored = Det er udeladt; resten virker.
expected-text = en tekst
expected-number = et helt tal
expected-yes-no = true eller false
expected-list = en liste med tekster
expected-table = et afsnit med egne indstillinger
expected-day = en dag, som 2026-11-21, uden anførselstegn

## Lister i sætninger, størrelser, tal

list-and = { $first } og { $last }
list-comma = { $first }, { $rest }
size-bytes = { $count } byte
size-kilobytes = { $count } kB
size-megabytes = { $count } MB

## Hvorfor ikke, og hvad det fører til

objection-until = { $why } Indtil { $when }.
objection-audience-unknown = Ingen har sagt, hvem de er.
objection-ground-unknown = Ingen har sagt, hvad der giver os lov til at ringe til dem.
objection-not-permitted = Reglerne kræver et ja fra dem først ({ $ground }).
objection-never-washed = Ikke vasket mod { $register }.
objection-wash-too-old = Vasket mod { $register } fra { $version }, som gjaldt til { $day }.
objection-no-number = Ingen af deres numre kan ringes op.
objection-number-struck = Dette nummer er streget: { $state }.
objection-tried-today = Forsøgt { $times } af { $most } i dag.
objection-tried-this-week = Forsøgt { $times } af { $most } på syv dage.
objection-declined = De afviste opkaldet { $when } og får ro.
objection-rests = De får ro: det sagde det sidste udfald.
objection-callback-agreed = De har aftalt at blive ringet op { $when }.
objection-not-proven = { $exception } ville give lov, men dette er ikke dokumenteret: { $lacking }.
objection-proof-too-old = { $exception } ville give lov, men det, der beviser det, gjaldt til { $day }.
objection-listed = De står i { $register } fra { $version }.
objection-outside-hours = Det er uden for ringetiden: { $hours } på deres ur i dag.
objection-closed-day = Ingen opkald på denne ugedag.
objection-holiday = Det er helligdag dér.
objection-holiday-hours = Det er helligdag dér, og uden for ringetiden: { $hours }.
objection-house-closed = Huset ringer ikke i dag.
objection-zone-unknown = Ingen ved, hvilket ur de har: skriv tidszonen på kortet.
objection-restricted-wish = De har bedt os opbevare det, vi har om dem, og ikke bruge det.
objection-restricted-request = Et krav fra dem om det, vi har om dem, er ikke besvaret.
objection-no-rules = Der er ingen regel for sådanne mennesker på dette marked.
objection-rules-broken = Der er en fejl i reglerne, i { $file }.
objection-caller-hidden = Nummeret, vi ringer fra, er skjult eller står ikke i noget register.
objection-number-not-called = Et nummer af denne slags ringes aldrig op.
objection-other-channel = De vil nås { $channel }.
objection-other-number = De vil ringes op på et andet nummer.
objection-other-hours = De vil ringes op { $hours }.
objection-other-day = De vil ikke ringes op på denne dag.
objection-failure-open = Noget, der gik galt for dem { $when }, er ikke besvaret.
objection-tried-for-campaign = Forsøgt { $times } af { $most } for denne kampagne.
objection-tried-lately = Forsøgt { $when }: der skal gå { $hours } timer.
objection-number-tried = Dette nummer er forsøgt { $times } af { $most }, uanset hvem der blev ringet til.
objection-with-colleague = { $seller } har dem på skærmen.
hours-between = { $from }–{ $until }
hours-after = efter { $from }
channel-telephone = på telefon
channel-text = med en skriftlig besked
channel-email = på e-mail
channel-letter = i brev
evidence-request-text = hvad de bad om
evidence-request-channel = hvordan de bad
evidence-request-at = hvornår de bad
evidence-named-trader = hvem de nævnte
evidence-relation-source = hvor det står, at de er kunder
evidence-relation-from = siden hvornår
evidence-relation-product = af hvad
evidence-relation-ended-on = hvornår det hørte op
evidence-last-gift-on = dagen for den seneste gave
evidence-last-purchase-on = dagen for det seneste køb
evidence-consent-text = hvad de sagde ja til
evidence-consent-channel = hvordan de sagde ja
evidence-consent-at = hvornår de sagde ja
evidence-consent-proof = beviset for jaet
evidence-consent-signature = deres underskrift
evidence-consent-phone = nummeret, det gælder
evidence-notified-text = hvad de sagde til os
evidence-notified-at = hvornår de sagde det
evidence-product-category = hvilken slags varer
evidence-principal-kind = hvilken slags firma der ringer
basis-law = lov
basis-register-terms = registrets vilkår
basis-code = branchekodeks
basis-guidance = myndighedens fortolkning
basis-house = husets regel
allowed-until = til { $time }
allowed-from = Må ringes op fra { $when }.
rule-short = { $basis }: { $cite }
objection-opens = åbner { $when }
rule-cited = { $basis }: { $cite } ({ $id })
rule-plain = { $basis } ({ $id })
effect-done-on = { $list } er færdig med { $name }.
effect-rests-until = { $name } får ro på alle lister indtil { $when }.
effect-number-struck-next = { $number } er streget. Næste: { $next }, som kan prøves med det samme.
effect-number-struck-last = { $number } er streget. Der er ikke flere numre.
effect-never-called-on-number = Ingen her ringer til { $name } på dette nummer igen.
effect-next-try = Kommer igen { $when }, { $part }.
effect-callback-kept = Aftalen om at ringe er holdt.
said-without-words = (uden ord)
said-demand = { $kind }: »{ $words }«
said-promise-we = Vi lover: { $words }
said-promise-they = De lover: { $words }
said-promise-by = senest { $when }
said-promise-yours = dit ansvar
said-promise-whose = { $owner } tager det
said-question-we = Vi spurgte: { $words }
said-question-they = De spørger: { $words }
said-priority = Vigtigt for dem: { $words }
said-need = Får brug for: { $words } ({ $when })
said-tag = Mærket: #{ $words }
said-satisfied = Tilfreds: { $score } af { $scale }
said-satisfied-why = Tilfreds: { $score } af { $scale }, »{ $words }«
said-ordered = Bestilt i telefonen, ikke solgt endnu: { $lines }
effect-comes-back-to-you = { $name } kommer tilbage { $when }, til dig.
part-morning = om formiddagen
part-afternoon = om eftermiddagen
part-evening = efter kl. 16
refusal-nothing-in-hand = Vælg en kunde først.
refusal-in-hand-already = Denne kunde er fremme allerede.
refusal-other-customer = Det gælder en anden.
refusal-no-call-yet = Der er ikke ringet til nogen endnu.
refusal-still-ringing = Det ringer: sig først, hvad linjen gjorde.
refusal-still-talking = I taler stadig. Gå til efterarbejdet først.
refusal-not-saved = Gem samtalen først, eller parkér den.
refusal-saving = Det gemmes.
refusal-nothing-saving = Der gemmes ikke noget.
refusal-saved-already = Det er gemt. Åbn det igen for at rette det.
refusal-was-answered = Nogen svarede; så kan linjen ikke have gjort det.
refusal-nobody-reached = Ingen blev nået; der er ingen samtale at sige noget om.
refusal-they-rang-us = Det var dem, der ringede.
refusal-notes-unsaved = Her står noter: gem, parkér eller slet dem først.
refusal-nothing-to-save = Der er ikke noget at gemme.
refusal-no-way-back = Herfra er der ingen vej tilbage.
refusal-not-a-call = Det var ingen samtale.
refusal-missing-callback = Sig først, hvornår vi skal ringe igen.
refusal-missing-suppress-scope = Sig først, hvem det gælder.

## Vinduet

ui-aside = lagt til side
ui-callback-first = { $name } skal ringes op { $time }. Én gang til: ringer til denne kunde.
ui-first-opens = den første { $when }
ui-list-done = færdig
ui-no-number = { $name } har ikke noget nummer at ringe til.
ui-not-here = Det gør ingenting her.
ui-notes-full = fuldt
ui-nothing-saved = Der er ikke gemt noget endnu, som kan rettes.
ui-queue-answer = Svar på spørgsmålene om »{ $list }« for at ringe den
waiting-open = { $key } åbner en grund som liste.
wash-stale = { $count } venter på ny vask af »{ $list }«: { $register } af { $version } gjaldt til { $day }
wash-how = Sådan: samtale wash --register { $id } --list-version DAG FIL
ui-queue-washed = Sig, at »{ $list }« er vasket igen
ui-queue-import = { $key } henter en liste ind.
ui-set-aside = { $name } er lagt til side til senere i dag.
ui-void = annulleret

## Datoer og klokkeslæt

date-day-month = { $day }. { $month }
date-day-month-year = { $day }. { $month } { $year }
date-weekday-day-month = { $weekday } { $day }. { $month }
time-at = { $day } kl. { $time }
time-after = { $day } efter kl. { $time }
time-after-today = efter { $time }
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
month-3 = marts
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
month-short-1 = jan.
month-short-2 = feb.
month-short-3 = mar.
month-short-4 = apr.
month-short-5 = maj
month-short-6 = juni
month-short-7 = juli
month-short-8 = aug.
month-short-9 = sep.
month-short-10 = okt.
month-short-11 = nov.
month-short-12 = dec.

## Ord, som en tid kan skrives med

words-weekday-1 = mandag, man
words-weekday-2 = tirsdag, tir, tirs
words-weekday-3 = onsdag, ons
words-weekday-4 = torsdag, tor, tors
words-weekday-5 = fredag, fre
words-weekday-6 = lørdag, lør
words-weekday-7 = søndag, søn
words-month-1 = januar, jan
words-month-2 = februar, feb
words-month-3 = marts, mar
words-month-4 = april, apr
words-month-5 = maj
words-month-6 = juni, jun
words-month-7 = juli
words-month-8 = august, aug
words-month-9 = september, sep, sept
words-month-10 = oktober, okt
words-month-11 = november, nov
words-month-12 = december, dec
words-today = i dag, idag
words-tomorrow = i morgen, imorgen
words-day-after-tomorrow = i overmorgen, overmorgen
words-after = efter, fra
words-before = før, inden, senest
words-at = kl, klokken
words-on = på, den, d
words-next = næste, førstkommende
words-in = om
words-minute = minut, minutter, min
words-hour = time, timer, t
words-day = dag, dage, døgn
words-week = uge, uger
words-month = måned, måneder, md, mdr
words-year = år
words-morning = formiddag, morgenen, tidligt
words-noon = middag, frokost
words-afternoon = eftermiddag
words-evening = aften
words-this = i, denne
words-numbers = en et én ét, to, tre, fire, fem, seks, syv, otte, ni, ti, elleve, tolv
words-half = halv

## Det, der står over siden

ui-which-list = Hvilken liste?
ui-which-list-how = Køen fyldes så fra den.
ui-all-lists = Alle lister
ui-filter-how = Kun de, der har det samme der, bliver i køen.
ui-values-how = De hyppigste først.
ui-no-values = Ingen har noget der.
ui-which-order = I hvilken rækkefølge?
ui-order-how = Den, der har noget til forfald, kommer stadig først.
ui-columns-how = { $key } tager en ind eller ud; { $back }, når du er færdig.
hours-label = Tider
hours-example = efter 16, tir tor 9-12
hours-title = Hvornår vil de ringes op?
hours-how = På deres eget ur. Det indsnævrer det, reglerne tillader.
hours-any = Når som helst
hours-other = Andre tider …
hours-not-read = »{ $text }« læses ikke som tider. Skriv: efter 16, før 12, man-fre 9-12.
hours-before = før { $until }
card-wished-hours = vil ringes op { $hours }
card-consent = sagde ja { $day }
card-consent-key = { $key } trækker det
consent-none = De har ikke givet noget ja, der kan trækkes.
rules-title = Reglerne
rules-broken = { $file } har en fejl: ingen på det marked må ringes op, før den er rettet. samtale config check siger hvor.
rules-review-overdue = { $pack }: skulle være set efter igen inden { $day }
rules-caller-unsaid = Jeres nummer skal vises eller stå i vejviseren ({ $rule }), og indstillingerne siger ikke, at det gør: [caller].
rules-not-read = { $pack }: ingen jurist har læst disse regler.
rules-fine = Der er intet at vide om reglerne.
rules-unread =
    { $count ->
        [one] Én ting at vide, før du stoler på reglerne
       *[other] { $count } ting at vide, før du stoler på reglerne
    }
clock-title = Hvilket ur lever de efter?
clock-how = Ringetiden gælder på deres ur.
clock-other = Et andet ur …
clock-set = Sæt deres ur
clock-set-means = Så kan ringetiden prøves.
clock-not-one = »{ $text }« er intet ur. Skriv det som Europe/Oslo.
with-whom-title = Hvem taler du med?
with-whom-customer = kunden
with-whom-other = En anden …
with-whom = med { $name }
ui-which-parked = Hver af dem fortsætter, hvor den var, med hvert ord.
never-from-now = Fra nu af ringer ingen her til { $name }, uanset hvad der kommer senere.
never-whom-else = Hvem gælder det ellers?
never-only-person = Ingen andre
never-lift = Det var en fejl: tag det tilbage
never-lift-now = Med det samme. De kan ringes op som før.
never-lift-later = Du bliver spurgt, hvad der giver lov. Det, et register siger, står ved magt.
never-nothing-to-lift = Intet, der er sagt her, forhindrer os i at ringe.
never-supervisor-lifts = Kun en leder kan trække dette tilbage. Et fejltryk tager du selv tilbage, mens kortet er åbent, inden for en time.
never-lift-title = Hvad gør, at vi må ringe igen?
never-lift-how = Det skrives ned med dit navn. Et ønske, der siges igen, eller som en anden har skrevet ned i mellemtiden, gælder.
consent-title = De sagde ja til at blive ringet op
consent-how = Det gælder, så langt det kan vises. Et ja til e-mail er ikke et ja til telefon.
consent-text = Hvad de sagde ja til
consent-text-hint = med deres egne ord
consent-channel = Hvordan
consent-channel-call = i en samtale
consent-channel-web = på en hjemmeside
consent-channel-email = på e-mail
consent-channel-letter = i et brev
consent-channel-signed = med underskrift
consent-channel-in-person = ansigt til ansigt
consent-day = Hvornår
consent-day-hint = 2026-11-21; uden dag beviser det kun lidt
consent-purpose = Til hvad
consent-purpose-any = hvad som helst
consent-purpose-sale = salg
consent-purpose-care = kundepleje
consent-purpose-survey = undersøgelser
consent-purpose-fundraising = indsamling
consent-to = Til hvem
consent-phone = Til hvilket nummer
consent-phone-any = alle deres numre
consent-until = Til og med
consent-until-hint = 2027-11-21; tomt for uden slutning
consent-proof = Bevis
consent-proof-hint = hvor det ligger: skema 4711, en fil
consent-not-yet = { $text } er ikke kommet endnu.
ui-covers-person = På alle numre, fra alle lister.
ui-covers-number = Uanset hvem der svarer.
ui-covers-organisation = Og alle i den.
ui-callback-move = Flyt den til et andet tidspunkt
ui-quit-import = Importen stopper. Det, der er inde, bliver, og det er sikkert at hente ind igen.
ui-discard = Gå ud; det skrevne går tabt
ui-keep-writing = Skriv videre
ui-objected = Må ikke ringes op nu: { $name }
ui-all-the-same = Ring alligevel
ui-reason-kept = Sig hvorfor; grunden bliver stående ved samtalen.
ui-goes-back = { $key } går tilbage.
ui-lifts-not = går ikke over af sig selv
ui-may-set-aside = kan sættes til side med en grund
ui-not-set-aside = kan ikke sættes til side
ui-mend-audience = sig, hvem de er
ui-mend-ground = sig, hvad der lader os ringe til dem
ui-mend-consent = et ja fra dem åbner
ui-mend-wash = en vask af listen åbner
ui-mend-number = et nummer på kortet åbner
ui-mend-zone = deres tidszone på kortet åbner
ui-mend-rules = »samtale config check« siger, hvor fejlen er
ui-mend-caller = et nummer, der kan slås op, åbner
ui-law-open = Må ringes op
ui-law-consent = Kun med et ja fra dem
ui-law-wash = Skal vaskes
ui-each-row-means = Efter CVR-nummer eller form; resten venter.
ui-later-means = De, der kræver svaret, venter på det.
ui-washed-means = Så: register, hvilken dags udgave, og af hvem.
ui-not-washed-means = De, der skal vaskes, venter, til det er gjort.
ui-fresh = { $register }: { $law }; huset bruger en i højst { $days } dage.
ui-fresh-month = en udgave gælder måneden ud
ui-fresh-days = en udgave gælder i { $days } dage
ui-fresh-months = en udgave gælder i { $months } måneder
ui-fresh-quarter = en udgave gælder kvartalet ud
ui-fresh-unsaid = loven siger ikke, hvor længe en udgave gælder
ui-find-none-how = Prøv en kortere del: af et navn, en by, et nummer, en note.
ui-help-answers = det første til det niende svar
ui-help-own = Alle taster kan ændres i keys.toml.
ui-type-a-time = Et andet tidspunkt
ui-type-example = tir 14, 24.11, efter 16
ui-any-time = hele dagen
ui-closed = lukket
ui-own-value = Værdi
ui-path = Sti
ui-path-hint = ~/Overførsler/liste.csv
ui-path-how = En CSV- eller XLSX-fil eller en tekstfil med kolonner.
ui-source = Kommer fra
ui-source-hint = loven spørger hvor
ui-list-how = Findes der en liste med dette navn, tager den imod rækkerne.
ui-register = Register
ui-version = Udgave fra
ui-washed-by = Vasket af
ui-the-wash = Vasken
ui-wash-how = Dagen er den, registerets udgave er fra, som 2026-11-21.
ui-time = Hvornår
ui-about = Om
ui-reason = Fordi
ui-not-a-day = { $text } er ingen dag som 2026-11-21.
ui-take-how = { $key } går videre, { $back } går tilbage.
ui-begin-how = { $key } åbner pulten.
ui-pick-how = ← → vælger.
ui-next-field-how = { $key } næste felt.
ui-market-no = Norge
ui-market-dk = Danmark
ui-market-se = Sverige
ui-market-gb = Storbritannien
ui-market-de = Tyskland
ui-market-us = USA
ui-language-en = English
ui-language-nb = Norsk (bokmål)
ui-language-da = Dansk
ui-columns-next = { $key } går videre; { $map } ændrer en kolonne eller en status.
ui-list-nameless = endnu uden navn
ui-reading = Læser …
ui-column = kolonne { $n }
ui-map = Hvor skal »{ $column }« hen?
ui-goes-last-called = sidst ringet
ui-goes-attempts = forsøg før
ui-goes-status = hvordan det gik
ui-goes-callback = ring tilbage
ui-goes-never-call = ring aldrig
ui-goes-register = hvad et register siger
ui-goes-owner = hvis kunde
ui-goes-source = kommer fra
ui-goes-nowhere = udeladt
ui-statuses = Sådan læses statusserne
ui-status-no-answer = intet svar
ui-status-busy = optaget
ui-status-talk-again = ring igen
ui-status-not-interested = ikke interesseret
ui-status-talked = talt med
ui-status-wrong-number = forkert nummer
ui-status-never-call = ring aldrig
ui-status-agreed = aftalt
ui-status-unknown = ukendt; beholdes som ord
ui-unknown-statuses = Statusser, der beholdes som ord: { $words }
ui-refused-no-number = uden nummer
ui-refused-no-digits = nummer uden cifre
ui-refused-too-short = for kort nummer
ui-refused-too-long = for langt nummer
ui-refused-lost-digits = cifre tabt i et regneark
ui-refused-not-in-use = nummer ikke i brug
ui-refused-unknown-country = ukendt land
ui-refused-turned-around = nummer vendt om
ui-refused-wrong-cells = andre celler end resten
ui-refused-unclosed-quote = et anførselstegn lukkes aldrig
ui-refused-row-too-long = for lang række

## Kommandoer

cli-bug = Det her er en fejl i samtale: { $cause }. Det, der svigtede, har ikke ændret noget; meld det gerne.
cli-no-output = Resultatet kunne ikke skrives: { $cause }.
cli-imported = { $list }: { $rows } rækker, { $new } nye, { $merged } kendte i forvejen, { $refused } afvist.
cli-would-import = { $list }: { $rows } rækker ville give { $new } nye, { $merged } kendte i forvejen, { $refused } afvist. Intet er ændret.
cli-import-carried = Fulgte med: { $notes } noter, { $callbacks } aftaler om at ringe, { $calls } tidligere samtaler, { $wishes } som ikke vil ringes op.
cli-import-sharing = { $count } deler nummer med nogen med et andet navn.
cli-import-callable = { $count } kan ringes op nu.
cli-import-refused = afvist { $count }: { $why }
cli-import-rejects = Afviste rækker, til at rette og hente ind igen: { $path }
cli-not-imported = Ikke hentet ind: { $why }
cli-washed = { $register }, version { $version }: { $rows } rækker; { $hits } af { $customers } kunder står i det.
cli-would-wash = { $register }, version { $version }: { $rows } rækker; { $hits } af { $customers } kunder står i det. Intet er ændret.
cli-wash-changed = { $listed } var ikke opført før; { $lifted } var, og er det ikke længere.
cli-wash-known = Alt dette var skrevet ned i forvejen.
cli-wash-unread = { $count } rækker kunne ikke læses, den første på linje { $line }.
cli-wash-unwashed = { $count } kunder har intet, som denne fil finder dem på. De er fortsat ikke vasket.
cli-wash-good-until = Gælder til og med { $day }. Vask igen inden da.
cli-wash-stale = Denne version gjaldt til og med { $day } og er for gammel allerede. Hent en nyere.
cli-wash-of-list = { $listed } opført · { $clear } ikke opført · { $unwashed } ikke vasket
cli-wash-no-register = Der findes ikke noget register { $name }. Det kan være { $known }.
cli-washed-future = { $version } er endnu ikke kommet; i dag er det { $today }. --washed tager datoen på registrets fil.
cli-wash-future = { $version } er ikke kommet endnu; i dag er { $today }. --list-version er datoen på registrets fil.
cli-wash-finds-nobody = Ikke vasket: { $path } har ingen kolonne med telefonnumre og ikke navne med fødselsdato eller adresse. Sæt navne på kolonnerne i første linje: Telefon; eller Navn og Fødselsdato; eller Navn, Adresse, Postnr.
cli-wash-unreadable = Ikke vasket: { $unread } af { $rows } rækker i { $path } kan ikke læses, den første på linje { $line }. Den, der står på de rækker, ville gå for at være vasket. Ret rækkerne, eller hent filen igen.
cli-not-washed = Ikke vasket: { $why }
cli-problem-file = Databasefilen er skadet: { $detail }. Tag en kopi, og kør så samtale check --rebuild.
cli-problem-line = Post { $seq } fra pult { $desk } er ikke det, der blev skrevet: { $fault }.
cli-problem-gap = Posterne { $from } til { $to } fra pult { $desk } mangler.
cli-problem-chain = Kæden i log { $log } fra pult { $desk } stemmer ikke.
cli-problem-table = Tabellen { $table } er ikke det, posterne giver. samtale check --rebuild laver den på ny.
cli-problem-counters = { $count } tællere er forkerte. samtale check --rebuild laver dem på ny.
cli-no-place = Din konto har ingen hjemmemappe. Angiv et sted med --home DIR.
cli-home = Pulten kunne ikke åbnes: { $why }
cli-desk = Pulten kunne ikke gå videre: { $why }
cli-store = Databasen: { $why }
cli-file = { $why }
cli-home-in-team-folder = Hjemmet { $home } ligger i teammappen { $folder }. Programmer, der flytter mapper, river databaser itu; vælg et hjem uden for den.
cli-clock = SAMTALE_CLOCK er { $text }, som ikke er et tidspunkt som 2026-11-23T10:00:00+01:00.
cli-no-terminal = Pulten kræver en terminal. Kommandoer til scripts: samtale --help.
cli-home-is-made = Dette hjem er lavet allerede: { $path }. Ret indstillingerne der.
cli-home-made = Lavet: { $path }. Nu: samtale import FIL --list NAVN, eller samtale.
cli-team-made = { $path } er nu en teammappe, og denne pult er det første medlem.
cli-team-no-roster = Denne pult har aldrig set, hvem der hører til teamet. Kør `samtale sync --once`, mens den fælles mappe er der.
cli-team-rebuilt = { $path } er hel igen.
cli-team-not-rebuilt = { $path } er ikke hel endnu. { $why }
cli-team-healed = { $count ->
    [0] Ingen af posterne herfra manglede der.
    [one] Én af posterne herfra manglede der og er lagt ind igen.
   *[other] { $count } af posterne herfra manglede der og er lagt ind igen.
}
cli-team-mirrored = { $count ->
    [one] Én post fra andre manglede der og er lagt ind igen, som de signerede den.
   *[other] { $count } poster fra andre manglede der og er lagt ind igen, som de signerede dem.
}
cli-team-no-marker = { $path } mangler mærket, og kun den, der grundlagde teamet, kan lave et nyt. Bed om `samtale team rebuild` dér.
cli-has-team = Dette hjem hører allerede til et team.
cli-is-team-folder = { $path } er et andet teams mappe. Vælg en anden.
cli-no-team-folder = { $path } kunne ikke gøres til en teammappe: { $cause }
cli-no-team = Dette hjem hører ikke til noget team. Lav et: samtale team new DIR.
cli-sent =
    { $left ->
        [0] Alt er sendt.
       *[other] { $left } venter stadig.
    }
cli-read =
    { $count ->
        [0] Intet nyt fra andre pulte.
        [one] 1 post kom fra andre pulte.
       *[other] { $count } poster kom fra andre pulte.
    }
cli-team-invite = Giv dette til den, der skal være med, og ikke til andre; læg det aldrig i selve mappen. Stien kan være en anden på deres maskine.
cli-team-code = Det er ikke et teams kode, eller ikke hele koden. samtale team invite viser den, ved en pult i teamet.
cli-team-joined = Denne pult hører til teamet i { $path }. Den læser fra nu af; de andre læser den, når den er optaget: samtale team admit, ved den pult, der lavede teamet.
cli-team-past-brought =
    { $count ->
        [one] Den ene post her går også til teamet.
       *[other] De { $count } poster her går også til teamet.
    }
cli-team-past-kept =
    { $count ->
        [one] Den ene post fra før bliver her.
       *[other] De { $count } poster fra før bliver her.
    }
cli-team-admitted = { $name } ({ $desk }) hører til teamet nu.
cli-team-nobody-asks = Ingen beder om at være med.
cli-team-retired = { $who }s pult ({ $desk }) er taget ud af brug. Alt, den har skrevet, gælder.
cli-team-revoked = { $who }s pult ({ $desk }) er lukket ude. Det, den har skrevet indtil nu, gælder, og intet senere. Det, den har læst, beholder den.
cli-team-not-founder = Kun den pult, der lavede teamet, optager og lukker ude. Gør det der.
cli-team-unknown = Ingen hedder { $who } her. samtale team status viser, hvem der er med.
cli-team-not-invited = Pulten { $who } beder uden teamets kode. Ingen blev optaget; find ud af, hvem der lagde den der.
cli-team-other = { $path } er ikke mappen til det team, som koden gælder. Er den tilsluttet, og er alt nået frem?
cli-team-not-read = Teammappen kunne ikke læses, så intet blev ændret. { $why }
cli-team-desk = { $name } · { $desk } · { $role } · læst til { $count }
team-behind =
    { $count ->
        [one] 1 post på vej
       *[other] { $count } poster på vej
    }
team-clock =
    { $count ->
        [one] dens ur går et minut for hurtigt
       *[other] dens ur går { $count } minutter for hurtigt
    }
team-rolled-back = nogen har lagt en ældre mappe ind; intet er tabt her
cli-team-asks = { $name } ({ $desk }) beder om at være med: samtale team admit
cli-team-bad = { $file } blev afvist: { $why }
cli-team-pending =
    { $count ->
        [one] 1 fil venter på en nyere samtale, eller på at dens pult bliver optaget.
       *[other] { $count } filer venter på en nyere samtale, eller på at deres pulte bliver optaget.
    }
cli-team-closed =
    { $count ->
        [one] 1 fil i den fælles mappe kan ikke åbnes nu. Er det en skytjeneste, der henter den, så indstil mappen til altid at ligge på denne maskine.
       *[other] { $count } filer i den fælles mappe kan ikke åbnes nu. Er det en skytjeneste, der henter dem, så indstil mappen til altid at ligge på denne maskine.
    }
cli-team-forks =
    { $count ->
        [one] 1 post står ved siden af en anden med samme nummer: en pult fortsatte i to kopier. Begge er bevaret.
       *[other] { $count } poster står ved siden af andre med samme nummer: en pult fortsatte i to kopier. Alle er bevaret.
    }
cli-merged = { $name } og { $other } er én kunde nu.
cli-parted = { $name } og { $other } er to kunder igen.
cli-merged-already = De er allerede én kunde.
cli-merge-firms = De er kunder hos to firmaer, { $firm } og { $other }: hvad ét firma ved, bliver dér.
cli-merge-not = Ingen har sagt, at de to er én. Sagt at være én: { $pairs }
cli-merge-none = Ingen har sagt, at { $name } er én med nogen.
cli-merged-undo = Tag det tilbage med: samtale merge { $one } { $other } --undo
cli-team-double = { $name } blev ringet op to gange inden for en halv time: { $first } { $began }, { $second } { $again }
team-own = denne pult
team-heard = sidste ord { $when }
team-never-heard = ikke et ord endnu
team-left = ikke længere i teamet
team-all-here = alt er her
team-silent = ikke hørt fra i { $count } dage: er den tændt, og kører det, der bærer mappen, dér?
team-none = Dette hjem hører ikke til noget team. `samtale team new MAPPE` laver et, `samtale team join MAPPE KODE` kommer med i et.
begun-anew = Dette hjem er lagt tilbage fra en kopi eller flyttet til en anden maskine, siden det sidst var åbent her. Det fortsætter i en ny log og læser det, der var sendt, tilbage fra teammappen.
recovered =
    { $count ->
        [one] 1 post, som denne pult havde skrevet og ikke længere havde, kom tilbage fra teammappen.
       *[other] { $count } poster, som denne pult havde skrevet og ikke længere havde, kom tilbage fra teammappen.
    }
team-role-seller = sælger
team-role-supervisor = leder
team-role-steward = forvalter
team-ended-retired = taget ud af brug
team-ended-revoked = lukket ude
advise-which = Mere om én: samtale team advise BÆRER
advise-unknown = samtale ved ikke noget om { $name }. Den kender: { $known }.
advise-set = Indstil:
advise-know = Godt at vide:
advise-always =
    Posterne ligger i mappen som ren tekst: den, der kan læse mappen eller driver tjenesten bag den, kan læse dem.
    Mappen er ingen sikkerhedskopi. samtale backup laver en; selve desk.db må aldrig ligge i en mappe, der bliver flyttet rundt.
advise-untried = Det er ikke prøvet med det virkelige, kun med en model af det, der går galt der. Prøv det med to pulte, før I stoler på det.
advise-syncthing-line = Syncthing: fra maskine til maskine, uden server
advise-syncthing-set =
    Teammappen er én Syncthing-mappe: kun sende, hvor teamet blev lavet, kun modtage hos de andre. Ignoreringsmønsteret er én linje ved hver pult: /desks
    Hver mappe under desks/ er en Syncthing-mappe for sig: kun sende ved sin egen pult, kun modtage ved alle andre. samtale team status siger, hvem der har hvilken.
    Hold øje med ændringer, med 1 sekunds forsinkelse (fsWatcherDelayS).
    Filversionering fra: gamle versioner gemmer det, en kunde har bedt os glemme.
advise-syncthing-know =
    Én mappe til det hele, som alle både sender og modtager, er hurtigere at sætte op og mister intet. Men en ældre kopi, der lægges tilbage på én maskine, tager så filer fra alle, indtil deres pulte har lagt dem ud igen.
    To maskiner skal være tændt samtidig, eller en tredje, der altid er det.
advise-share-line = Et netværksdrev (SMB, NFS): alle arbejder ét sted
advise-share-set =
    Alle kan læse det hele. Hver pult kan kun skrive i sin egen mappe under desks/, og i team/ kan kun den, der lavede teamet. En pult, der kommer til, laver selv sin mappe.
    Forbind drevet, før samtale starter. Mens det er væk, siger samtale det, og sender, når det er der igen.
advise-share-know =
    Et netværksdrev siger ikke, hvad der er ændret; samtale ser selv efter med få sekunders mellemrum.
    Over NFS kan de andre se en fil nogle sekunder for sent.
advise-onedrive-line = OneDrive, SharePoint: i firmaets konto
advise-onedrive-set =
    »Behold altid på denne enhed« for teammappen: ellers ligger kun navnene der.
    Del hver mappe under desks/ med de andre kun til visning, hvor det kan lade sig gøre; ellers hele mappen til redigering.
    Hos de andre: »Føj genvej til Mine filer«, og samtale team join i den mappe, der så kommer.
advise-onedrive-know =
    Gamle versioner og papirkurven bliver liggende i uger eller måneder: det, en kunde har bedt os glemme, ligger der, til det også slettes der.
    Der kan gå minutter, før de andre har en fil.
advise-dropbox-line = Dropbox: delte mapper
advise-dropbox-set =
    »Tilgængelig offline« for teammappen: ellers ligger kun navnene der.
    Del hver mappe under desks/ med de andre kun til visning, hvor det kan lade sig gøre; ellers hele mappen til redigering.
advise-dropbox-know =
    Gamle versioner og slettede filer bliver liggende i en måned eller mere: det, en kunde har bedt os glemme, ligger der, til det også slettes der.
advise-google-drive-line = Google Drev: med programmet til computeren
advise-google-drive-set =
    »Spejl filer«, ikke »Stream filer«. I et fællesdrev, som altid streamer: »Tilgængelig offline« for teammappen.
    Del hver mappe under desks/ med de andre som læsere, hvor det kan lade sig gøre; ellers hele mappen som redaktører.
advise-google-drive-know =
    Gamle versioner og papirkurven bliver liggende i omkring en måned: det, en kunde har bedt os glemme, ligger der, til det også slettes der.
advise-nextcloud-line = Nextcloud, ownCloud: på egen server
advise-nextcloud-set =
    »Altid tilgængelig lokalt« for teammappen, hvor programmet bruger virtuelle filer.
    Del hver mappe under desks/ med de andre kun til læsning, hvor det kan lade sig gøre; ellers hele mappen med redigering.
    Versioner og slettede filer fra for denne mappe, eller så kort, som serveren tillader.
advise-nextcloud-know =
    Programmet ser efter omkring to gange i minuttet, så der kan gå så længe, før de andre har en fil.
advise-icloud-line = iCloud Drive: til to eller tre pulte på Mac
advise-icloud-set =
    »Behold hentet« for teammappen, eller »Optimer Mac-lagringsplads« fra: ellers ligger kun navnene der.
    Del kun mappen med inviterede personer, som kan foretage ændringer.
advise-icloud-know =
    iCloud bestemmer selv, hvornår en fil flyttes; det kan tage minutter, og intet siger hvorfor.
    Slettede filer bliver liggende i en måned: det, en kunde har bedt os glemme, ligger der, til det også slettes der.
advise-usb-line = En USB-nøgle: båret i hånden, hvor der ikke er net
advise-usb-set =
    Kryptér nøglen: den, der finder den, har jeres kunder.
    Ved hver pult: sæt den i, samtale sync --once, vent på »Alt er sendt.«, og tag den ud på sikker vis. En post er overalt, når nøglen har været ved hver pult efter den.
    Hvor nøglen har en anden sti, end da pulten kom til: folder under [team] i samtale.toml.
advise-usb-know =
    Mellem to runder ved ingen, hvad de andre har sagt, eller hvem de aldrig må ringe til igen. Giv hver pult sine egne kunder.
advise-rclone-line = rclone, S3: til et lager på nettet, med en kommando nu og da
advise-rclone-set =
    Op, kun egen mappe: rclone sync MAPPE/desks/EGEN LAGER/desks/EGEN
    Ned, alle de andre: rclone copy LAGER MAPPE --exclude "/desks/EGEN/**"
    Aldrig bisync. Versioner af objekter fra.
advise-rclone-know =
    Copy tager intet væk: efter samtale privacy forget køres den anden linje én gang med sync i stedet for copy.
advise-git-line = git: til at prøve ting af, ikke til kunder
advise-git-set =
    Hver pult lægger kun sin egen mappe under desks/ ind. .gitattributes, som ligger der, bevarer linjeskiftene.
advise-git-know =
    Historikken glemmer aldrig. Det, en kunde har bedt os glemme, bliver i hver klon, så brug det ikke til rigtige kunder.
cli-not-sent =
    { $left } venter på at blive sendt. { $why }
cli-list = { $name } · { $state } · { $now } nu · { $waiting } venter · { $done } færdige
cli-list-washed = Vasket mod { $register } af { $version }: { $count }, gælder til og med { $day }.
cli-list-washed-stale = Vasket mod { $register } af { $version }: { $count }. Det gjaldt til og med { $day }: ingen af dem ringes op før en ny vask.
cli-no-list = Der findes ingen liste { $name }. samtale list show viser dem.
cli-no-campaign = Der findes ingen kampagne { $code }. Den kan være { $known }.
cli-no-language = Der findes ikke noget sprog { $code }. Det kan være { $known }.
cli-no-principal = Ingen ringes op på vegne af { $name }. Det kan være { $known }.
cli-no-principals = Ingen ringes op på vegne af { $name } og heller ikke af noget andet nævnt firma.
cli-campaign = { $code } · { $name } · version { $version } · { $state }
cli-campaign-no-file = Der er ingen fil campaigns/{ $code }.toml at hente kampagnen fra.
cli-campaign-version = Version { $version } af { $code } står allerede i loggen og siger noget andet. Hæv version i filen.
cli-list-undone = { $name } er taget tilbage: { $people } rækker og { $callbacks } aftaler om at ringe tilbage. De, der står på en anden liste, eller som nogen har talt med, bliver.
cli-list-called-from = { $name } bliver: der er ringet { $calls } gange fra den. samtale list close tager den ud af køen.
cli-no-number = { $text } er ikke et telefonnummer.
cli-no-number-of = { $text } har ikke noget nummer.
cli-nobody = Ingen findes med { $text }.
cli-forget-no-basis = Angiv, hvad der giver ret til at glemme: --basis "brev af 20. november".
cli-forget-supervisor = I et team kan kun en leder glemme nogen. Intet er ændret.
cli-forget-unasked = Her er ingen at spørge. Brug --yes for at glemme uden spørgsmål.
cli-forget-sure = Glem { $name }, med alt, der er sagt og aftalt? Det kan ikke fortrydes. Skriv ja for at gøre det:
cli-forget-yes = ja
cli-forgotten = { $name } er glemt. Numrene forbliver spærret.
cli-forgotten-busy = Databasen læses lige nu; de sidste spor i loggen forsvinder, næste gang den hviler.
cli-forgotten-sent = Teamet har fået besked. De andre pulte glemmer, så snart de læser det, og skriver deres filer i mappen igen uden oplysningerne. En tjeneste, der gemmer ældre udgaver af filer, har dem stadig, og det har filerne fra pulte, der ikke længere er med.
cli-forgotten-unsent = Teamet får besked, så snart { $path } kan nås.
cli-forgotten-copies = Kopier fra før, lavet med backup, export eller report, har stadig oplysningerne: slet dem.
cli-forgotten-already = { $id } er allerede glemt.
cli-nobody-forgotten = Ingen er glemt.
cli-erased = { $day }  { $id }  { $basis }
cli-several = { $text } kan være flere: { $who }. Angiv én med id.
cli-may-call = { $name } må ringes op.
cli-may-not-call = { $name } må ikke ringes op nu:
cli-may-call-until = { $name } må ringes op indtil { $when }.
cli-may-call-hours-alone = Spurgt blev kun om tider og dage: ikke om registre, samtykke, ønsker eller forsøg, som er den enkeltes. Spørg om en kunde for dem.
cli-may-call-nobody = En sådan person
cli-may-call-opens = Fra { $when }.
cli-no-subdivision = { $text } er ingen del af { $country }, som samtale kender: brug en kode, som US-RI
cli-check-unread = { $count ->
    [one] Én post er af en type, som en nyere samtale kender. Den er gemt.
   *[other] { $count } poster er af typer, som en nyere samtale kender. De er gemt.
}
cli-folder =
    Teammappen { $path }: { $desks ->
        [one] 1 pult
       *[other] { $desks } pulte
    }, { $files ->
        [one] 1 fil
       *[other] { $files } filer
    } med poster.
cli-folder-rolled-up =
    { $count ->
        [one] 1 fil ligger også i en større; dens pult fjerner den selv.
       *[other] { $count } filer ligger også i større; deres pulte fjerner dem selv.
    }
cli-folder-unread =
    { $count ->
        [one] 1 fil er kommet og ikke læst ind endnu: samtale sync --once
       *[other] { $count } filer er kommet og ikke læst ind endnu: samtale sync --once
    }
cli-folder-arriving =
    { $count ->
        [one] 1 fil er på vej ind, eller blev skåret af; dens pult gør den hel.
       *[other] { $count } filer er på vej ind, eller blev skåret af; deres pulte gør dem hele.
    }
cli-folder-unordered =
    { $count ->
        [one] 1 fil udelader nogen, og beskeden om at glemme dem er ikke kommet endnu; den venter på den.
       *[other] { $count } filer udelader nogen, og beskederne om at glemme dem er ikke kommet endnu; de venter på dem.
    }
cli-folder-mirrored =
    { $count ->
        [one] 1 fil fra { $name } bevares af en anden pult, for dens egen er væk.
       *[other] { $count } filer fra { $name } bevares af en anden pult, for dens egne er væk.
    }
cli-folder-silent = Der er intet kommet fra { $name } siden { $day }. Er pulten tændt, og kører det, der bærer mappen, dér? Er den væk for altid: samtale team retire { $name }
cli-folder-never = Der er aldrig kommet noget fra { $name }. Er pulten tændt, og kører det, der bærer mappen, dér?
cli-folder-copies =
    { $count ->
        [one] 1 kopi, som en bærer eller nogen har lavet af en fil, der er her. Ingen læser den; den kan slettes:
       *[other] { $count } kopier, som en bærer eller nogen har lavet af filer, der er her. Ingen læser dem; de kan slettes:
    }
cli-folder-strange =
    { $count ->
        [one] 1 fil, der ikke er fra samtale. Ingen læser den:
       *[other] { $count } filer, der ikke er fra samtale. Ingen læser dem:
    }
cli-folder-more = … og { $count } til: samtale check --json
cli-check-ok = Alt er i orden: { $customers } kunder, { $calls } opkald, { $records } poster.
cli-check-bad =
    { $problems ->
        [one] 1 problem
       *[other] { $problems } problemer
    } i { $customers } kunder, { $calls } opkald, { $records } poster.
cli-config-file = Egne indstillinger skrives i { $path }; skriv kun det, du vil have anderledes.
cli-config-good = Ingen fejl. Egne indstillinger: { $path }.
cli-file-is-there = { $path } findes allerede. Angiv en anden fil.
cli-backed-up = Pulten er kopieret til { $path }. Indstillinger, kampagner og regelpakker er filer for sig: kopiér også { $config }.
cli-restored = Lagt tilbage: { $customers } kunder, { $records } poster. En ny log begynder. Indstillinger og kampagner er ikke med i en kopi; læg dine tilbage i { $config }.
cli-restored-aside = Det, der var her før, er kopieret til { $path }.
cli-restore-has-records = { $path } har poster og bliver. For at sætte kopien i stedet: samtale restore FIL --replace.
cli-restore-in-use = { $path } er en database i brug: de seneste poster ligger i en fil ved siden af. Kopiér den med samtale backup, og læg den tilbage.
cli-restore-bad = { $path } lægges ikke tilbage: { $problem }
cli-why-seller = Sig, hvorfor du skal vide, hvem der ringede: --with-seller "løn, november".
ics-callback = Ring tilbage
ics-callback-with = Ring tilbage: { $name }
cli-ics-callbacks = En kalender kan kun indeholde aftaler om at ringe tilbage: samtale export callbacks --format ics.

## Reports

report-title = Det, kunderne sagde
report-digest-title = Det, kunderne sagde, på én side
report-week = Uge { $week }, { $from } til { $to }
report-days = { $from } til { $to }
report-list = Liste: { $name }
report-campaign = Kampagne: { $name }
report-principal = For { $name }
report-everything = Alle lister
report-source =
    Fra { $calls } opkald i posterne fra { $desks ->
        [one] 1 pult
       *[other] { $desks } pulte
    }
report-made = Lavet { $when }
report-taken-out =
    { $count ->
        [0] Intet i det, folk sagde, lignede et navn, et nummer eller en adresse, og intet er skiftet ud
        [one] 1 navn, nummer eller adresse i det, folk sagde, er skiftet ud med, hvad det er
       *[other] { $count } navne, numre og adresser i det, folk sagde, er skiftet ud med, hvad de er
    }. Det her kan ikke fanges: et kælenavn, et navn, som ingen post har, kun fornavnet, efternavnet eller en del af firmanavnet på en anden kunde, et stavefejlet navn, et tal skrevet med ord, en sjælden historie. Læs, før du giver det videre.
report-empty = Der skete ikke noget i denne tid. Vælg en anden uge med --week, eller dage med --from og --to.
report-of = Antal { $what }: { $count }.
report-rest = og { $count } rækker til
report-nothing = Intet af denne slags i denne tid: { $titles }.
report-none = Intet under: { $names }.
report-nobody-counted = Intet tal her handler om én sælger, og intet er pr. time. Ingen gruppe af folk er mindre end tre.
report-contents = I denne rapport
report-as-table = Det samme som tabel
report-read-me = Læs dette først
report-counts = Tæller
report-percent = { $count } %
report-decimal = { $whole },{ $tenth }
report-named =
    { $count ->
        [one] nævnt én gang
       *[other] nævnt { $count } gange
    }
report-said =
    { $count ->
        [one] sagt én gang
       *[other] sagt { $count } gange
    }
report-rest-demands =
    { $count ->
        [one] 1 henvendelse mere er der ikke plads til her
       *[other] { $count } henvendelser mere er der ikke plads til her
    }.
report-no-cause = Ingen årsag nævnt
report-matters-to-them = det, der betyder noget: { $words }
report-quoted = »{ $words }«
report-usual =
    { $from ->
        [0] Sædvanligt: op til { $to } om ugen.
       *[other] Sædvanligt: { $from } til { $to } om ugen.
    }
report-usual-unknown = { $count } uger; hvad der er sædvanligt, vises efter 12.
report-usual-least = { $what }: sædvanligt, mindst
report-usual-mean = { $what }: gennemsnit
report-usual-most = { $what }: sædvanligt, mest
report-signal-outside = uden for det sædvanlige
report-signal-two-of-three = langt fra midten, to uger ud af tre
report-signal-four-of-five = til den ene side, fire uger ud af fem
report-signal-eight-in-a-row = otte uger i træk på den ene side
report-signals = Mere end tilfældigt: { $weeks }.
report-line-failure = Det, der gik galt, henvendelser om ugen
report-line-value = Det, de ville have, henvendelser om ugen
report-chart-line = { $name }, fra ugen, der begynder { $from }, til ugen, der begynder { $to }: mindst { $least }, mest { $most }, sidst { $last }. { $usual }
report-chart-bars = { $title }: { $bars }.
report-week-of = ugen fra { $day }
report-kind-value = Det, de ville have
report-kind-failure = Det, der gik galt
report-kind-unclear = Ikke sorteret
report-kind-neither = Ingen af delene

report-voice = Med deres ord
report-voice-counts = Hvorfor kunderne ville tale med os, med egne ord, efter hvad de ville have, og hvad der gik galt; årsagen, der er nævnt oftest, først.
report-demand-kinds = Hvad det handlede om
report-demand-kinds-counts = Henvendelser efter slags, som de sidst blev sorteret. Én samtale kan have flere eller ingen. Det, der blev hørt ved at lytte, er også talt under sin slags.
report-people-audience = Efter hvem de er
report-people-audience-counts = Kunder, der sagde, hvorfor de ville tale med os. Grupper under tre er lagt sammen. Et tal på en eller to vises ikke, og heller ikke andre, som det kunne regnes ud af.
report-people-town = Efter hvor de er
report-people-town-counts = Kunder, der sagde, hvorfor de ville tale med os. Grupper under tre er lagt sammen. Et tal på en eller to vises ikke, og heller ikke andre, som det kunne regnes ud af.
report-demand = Fra uge til uge
report-demand-counts = Henvendelser i hver uge, efter dagen de kom, og opkald, der nåede nogen. Hvad der er sædvanligt, er regnet ud af ugerne selv; det er ikke noget mål.
report-promises = Løfter og aftalte opkald
report-promises-counts = Løfter, der blev afsluttet i denne tid, og aftalte opkald, hvor vi fik fat i dem: på dagen eller før, eller senere.
report-promises-open = Åbne løfter og aftalte opkald
report-promises-open-counts = Løfter og aftalte opkald, der er åbne nu, efter hvor længe fristen er overskredet.
report-questions = Spørgsmål
report-questions-counts = Spørgsmål stillet i denne tid, og hvordan de står nu.
report-answer-days = Hvor længe et svar tog
report-answer-days-counts = Svar givet i denne tid på spørgsmål fra en tidligere samtale, efter antal dage fra spørgsmål til svar.
report-questions-open = Spørgsmål uden svar
report-questions-open-counts = Spørgsmål fra dem, som ingen har svaret på, uanset hvornår de blev stillet; de ældste først.
report-priorities = Det, der betyder noget for dem
report-priorities-counts = Hvor tit kunderne sagde, at noget betyder noget for dem, i denne tid og, under Før, i lige så lang tid før den.
report-needs = Det, de får brug for
report-needs-counts = Hvor tit kunderne sagde, at de får brug for noget, i denne tid og, under Før, i lige så lang tid før den.
report-causes = Årsager
report-causes-counts = Årsager, der blev nævnt i denne tid, rettet i den, eller givet til nogen og ikke rettet. Gange nævnt: henvendelser i denne tid. Kunder: alle, der nogensinde har nævnt den. Har fået det at vide: dem af dem, vi har talt med, siden den blev rettet.
report-calls = Opkald
report-calls-counts = Opkald i denne tid, begge veje, efter hvad linjen gjorde. Rettede opkald tæller én gang, ugyldige slet ikke.
report-outcomes = Hvad der blev aftalt
report-outcomes-counts = Opkald med et udfald, efter udfaldet.
report-attempts = I hvilket forsøg vi nåede dem
report-attempts-counts = Vores forsøg i denne tid, efter hvilket forsøg det var for personen. Andel: hvor mange af de prøvede, vi nåede.
report-lists = Lister
report-lists-counts = Folk på hver åben liste, som de står nu; de, der er forsøgt nok, er ikke blandt dem, der venter. Opkald, nåede og ring aldrig: listens i denne tid.
report-waiting = Hvorfor folk venter
report-waiting-counts = Folk, der ikke kan ringes op nu, efter grunden. Den, der står på to lister, tæller to gange.
report-satisfaction = Hvor tilfredse de er
report-satisfaction-counts = Hvad kunderne svarede, ud af alle opkald, der nåede nogen, og hvor tit ingen spurgte.
report-satisfaction-words = Hvad de sagde om det
report-satisfaction-words-counts = Hvad de sagde til tallet.
report-rights = Ret til at være i fred
report-rights-counts = Ønsker om ikke at blive ringet op, klager over, at vi ringer, husets regler, der blev sat til side, folk, der blev forstyrret af to forsøg på én dag, og opkald, der mødte en kollegas.
report-washes = Vask
report-washes-counts = Hvor tit lister blev slået op i et register i denne tid.
report-overrides = Sat til side, og hvorfor
report-overrides-counts = Hver gang en af husets regler blev sat til side, med grunden, der blev sagt. Lovens regler bliver det aldrig.
report-orders = Bestillinger
report-orders-counts = Bestillinger aftalt i denne tid, efter hvor langt de er kommet nu.
report-orders-accepted = Accepteret skriftligt
report-orders-accepted-counts = Bestillinger, der blev accepteret skriftligt i denne tid og står, og bestillinger, der blev fortrudt i den.
report-value = Hvad det blev til
report-value-counts = Hvad der blev holdt, rettet, besvaret og aftalt i denne tid, og ud af hvor mange.
report-digest = Med deres ord
report-digest-counts = Hvad kunderne sagde, og hvor tit det blev sagt med de samme ord.

report-of-demands = henvendelser
report-of-people = kunder
report-of-demands-weeks = henvendelser i alle ugerne
report-of-promises-closed = afsluttede løfter og aftalte opkald
report-of-promises-open = åbne løfter og aftalte opkald
report-of-questions = stillede spørgsmål
report-of-answers = senere svar
report-of-questions-open = åbne spørgsmål fra dem
report-of-priorities = ting, der betyder noget
report-of-needs = behov
report-of-causes = henvendelser med en årsag
report-of-calls = opkald
report-of-outcomes = opkald med et udfald
report-of-attempts = forsøg
report-of-members = folk på lister
report-of-waiting = folk, der venter
report-of-reached = opkald, der nåede nogen
report-of-satisfaction = svar
report-of-washes = vask
report-of-overrides = regler sat til side
report-of-orders = aftalte bestillinger
report-of-accepted = bestillinger accepteret skriftligt
report-of-promises-ours = løfter fra os, der blev holdt eller brudt
report-of-customers-raised = kunder, der havde nævnt dem
report-of-questions-theirs = spørgsmål fra dem i denne tid

report-column-what = Hvad
report-column-count = Antal
report-column-share = Andel
report-column-kind = Slags
report-column-cause = Årsag
report-column-named = Gange nævnt
report-column-words = Ord
report-column-matters = Det, der betyder noget
report-column-day = Dag
report-column-heard = Hvordan det blev hørt
report-column-people = Folk
report-column-value = Ville have noget
report-column-failure = Noget gik galt
report-column-week = Ugen fra
report-column-neither = Ingen af delene
report-column-unclear = Ikke sorteret
report-column-reached = Nåede nogen
report-column-ours = Vores
report-column-theirs = Deres
report-column-callbacks = Aftalte opkald
report-column-since = Siden
report-column-days = Dage
report-column-before = Før
report-column-horizon = Hvornår
report-column-customers = Kunder
report-column-owner = Givet til
report-column-answer = Svar
report-column-days-open = Dage åben
report-column-mended = Rettet
report-column-told = Har fået det at vide
report-column-code = Kode
report-column-outcome = Udfald
report-column-attempt = Forsøg
report-column-tried = Prøvet
report-column-list = Liste
report-column-callable = Kan ringes op
report-column-waiting = Venter
report-column-exhausted = Forsøgt nok
report-column-done = Færdige
report-column-calls = Opkald
report-column-never-call = Ring aldrig
report-column-never-call-per-hundred = Ring aldrig pr. 100 nåede
report-column-why = Hvorfor
report-column-score = Tal
report-column-register = Register
report-column-version = Version
report-column-times = Gange
report-column-listed = I registret
report-column-rule = Regel
report-column-reason = Grund
report-column-of-count = Ud af
report-column-of-what = Af hvad

report-row-not-classified = Ikke sorteret
report-row-heard-by-listening = hørt ved at lytte
report-row-others = andre
report-row-not-told = vises ikke
report-row-kept-on-the-day = Holdt, på dagen eller før
report-row-kept-late = Holdt for sent
report-row-broken = Brudt
report-row-withdrawn = Trukket tilbage efter aftale
report-row-not-yet-due = Endnu ikke forfaldne
report-row-late-week = Op til en uge for sent
report-row-late-month = 8 til 30 dage for sent
report-row-late-more = Mere end 30 dage for sent
report-row-no-day = Ingen dag blev nævnt
report-row-asked = Stillet
report-row-answered-at-once = Besvaret i samme opkald
report-row-answered-later = Besvaret senere
report-row-question-open = Stadig åbne
report-row-same-day = Samme dag
report-row-days-week = Inden for en uge
report-row-days-month = 8 til 30 dage
report-row-days-more = Mere end 30 dage
report-row-they-rang = Heraf ringede de til os
report-row-talk-minutes = Minutter talt, alt i alt
report-row-no-list = På ingen liste
report-row-not-asked = Ikke spurgt
report-row-never-call = Bad om ikke at blive ringet op
report-row-complaints = Klager over, at vi ringer
report-row-set-aside = Husets regler sat til side
report-row-double = Forstyrret to gange på én dag
report-row-met = Ringet op af to sælgere inden for en halv time
report-row-standing = Står
report-row-withdrawn-soon = Fortrudt inden for 14 dage
report-row-withdrawn-later = Fortrudt senere
report-row-spoken-with = Samtaler med folk
report-row-promises-kept = Løfter holdt
report-row-causes-mended = Årsager rettet
report-row-customers-told = Kunder, der har fået det at vide
report-row-questions-answered = Spørgsmål besvaret
report-row-orders-standing = Bestillinger accepteret skriftligt, der står
report-row-asked-again = Opkald, hvor de ville tales ved igen
report-step-agreed-by-phone = Aftalt i telefonen; intet er solgt
report-step-offer-sent = Skriftligt tilbud sendt
report-step-acceptance-received = Skriftligt ja modtaget
report-step-delivered = Leveret
report-step-asked-after = Spurgt, hvordan det gik
report-step-declined = Sagt nej tak
report-step-withdrawn = Fortrudt
report-horizon-now = Nu
report-horizon-months = Om nogle måneder
report-horizon-years = Om nogle år
study-listen = Hvad ville de, med deres ord? Én linje for hvert opkald. En tom linje slutter; en linje med kun - tager den forrige tilbage.
study-kept = gemt · { $count }
study-struck = taget tilbage: { $words }
study-sort = Sortér dem sammen nu. 1 de ville have noget · 2 noget gik galt · 3 ingen af delene · Enter: uklart
study-which = »{ $words }« · 1 2 3?
study-cause = Hvad gik galt længere oppe? Enter: ingen ved det
study-not-text = En linje kunne ikke læses: { $cause }. Linjerne før den er gemt.
cli-report-days = Dagene står forkert: { $from } er efter { $to }.
cli-report-xlsx-to-file = En projektmappe kræver en fil: samtale report --format xlsx -o rapport.xlsx.

## Exports and their columns
today-exported = { $who } eksporterede { $what } med sælgernes navne, { $when }: { $why }
exported-calls = opkald
exported-customers = kunder
exported-callbacks = aftaler om at ringe tilbage
exported-promises = løfter
exported-questions = spørgsmål
exported-demands = henvendelser
exported-orders = bestillinger
cli-export-what = Det her kan eksporteres; samtale export HVAD --columns siger, hvad der står i det:
cli-export-calls = én række for hver samtale, med alt hvad der blev aftalt i den
cli-export-customers = én række for hver kunde, med egne felter
cli-export-callbacks = én række for hver aftale om at ringe tilbage, åben eller ej
cli-export-promises = én række for hvert løfte, vores og deres
cli-export-questions = én række for hvert spørgsmål, vores og deres
cli-export-demands = én række for hver grund til, at nogen ville tale, med deres egne ord
cli-export-orders = én række for hver bestilling, uanset hvor langt den er kommet
cli-export-forms = --format jsonl (som den er), csv, xlsx, parquet, og ics for aftaler om at ringe tilbage. -o FIL skriver til en fil. Mere: samtale export --help
cli-export-replaced = Taget ud af teksterne: { $counts }.
cli-export-not-caught = Læs dem igennem, før du giver dem videre. Det her kan ikke fanges: navne, som ingen post har, fornavnet, efternavnet eller en del af firmanavnet alene, når det er en anden kundes, navne med slåfejl, tal skrevet med ord, og en historie, som kun én person kan have fortalt. Adresserne på poster og kunder bliver stående og fører den, der har pulten, til dem.
cli-export-cut = { $cells } tekster var for lange til en celle i et regneark og slutter med …; de andre formater har dem hele.
cli-export-by-month = --by-month skriver Parquet under en mappe: samtale export calls --format parquet --by-month -o calls/
cli-export-only = { $option } gælder kun --format { $format }.
cli-export-binary = En terminal kan ikke vise det her format. Nævn en fil med -o FIL, eller send det videre til et andet program.
column-type-text = tekst
column-type-phone = telefon
column-type-number = tal
column-type-yes = ja/nej
column-type-day = dag
column-type-time = tid
column-id = Adressen på posten eller personen; den ændrer sig aldrig.
column-at = Hvornår det var: samtalens slutning, eller hvornår der skal ringes tilbage.
column-utc-offset = Hvor meget uret dér var foran UTC, som +01:00.
column-direction = Hvem der ringede: out er os, in er dem.
column-number = Telefonnummeret, i international form.
column-customer-id = Kundens adresse; kun den, der har pulten, kan følge den.
column-customer = Kundens navn.
column-company = Firmaet.
column-with-whom = Hvem vi talte med, når det ikke var kunden selv.
column-principal = Firmaet, vi ringede på vegne af.
column-list = Listen, kunden blev ringet op fra.
column-campaign = Kampagnens kode.
column-campaign-version = Kampagnens version den dag.
column-line = Hvad linjen gjorde: answered, no-answer, busy, declined, voicemail, wrong-number, cut-off, given-up, failed.
column-attempt = Hvilket forsøg på at nå personen det var, talt fra 1; 0 når det ikke var noget forsøg.
column-rang-at = Hvornår det begyndte at ringe.
column-answered-at = Hvornår nogen svarede.
column-ended-at = Hvornår den sluttede.
column-outcome = Koden for det, der blev aftalt, som kampagnen har den.
column-outcome-label = Det samme med ord.
column-notes = Noterne, som de blev skrevet.
column-callback-at = Hvornår de bad om at blive ringet op igen.
column-callback-zone = Tidszonen for det.
column-callback-precision = Hvor nøjagtigt det er: exact, after (fra da af), day (når som helst den dag).
column-callback-owner = Hvem der ringer igen: anyone (hvem som helst) eller en sælger.
column-callback-about = Hvad det drejer sig om.
column-demands = Hvorfor de ville tale, med deres egne ord; en linje hver.
column-demand-kinds = Value, failure, neither eller unclear, for hver af de linjer.
column-causes = Hvad der var gået galt, en linje hver.
column-promises = Hvem der lovede hvad, og til hvornår; en linje hver.
column-questions = Hvem der spurgte om hvad, og svaret; en linje hver.
column-priorities = Hvad der er vigtigt for dem, i rækkefølge; en linje hver.
column-needs = Hvad de får brug for senere, en linje hver.
column-satisfaction = Hvor tilfredse de sagde, at de var, som 7 of 10; tom når ingen spurgte.
column-satisfaction-words = Hvorfor, med deres egne ord.
column-seller = Hvem der ringede; kun med --with-seller.
column-name = Navnet.
column-audience = Hvad loven ser i dem: consumer, sole-trader, business.
column-phones = Numrene, det der prøves først, står først; med mellemrum imellem.
column-title = Hvad de laver dér.
column-org-number = Firmaets CVR-nummer eller tilsvarende.
column-email = E-mailadressen.
column-street = Gade og nummer.
column-postcode = Postnummeret, som det er skrevet.
column-town = Byen.
column-region = Region, delstat eller landsdel.
column-country = Landet, med to bogstaver hvor det kunne læses.
column-zone = Tidszonen, kundens ur går efter.
column-language = Sproget, de taler, som da.
column-website = Deres hjemmeside.
column-external-id = Deres nummer i det system, listen kom fra.
column-own = Et eget felt, fra en liste.
column-tags = Mærkerne, en linje hver.
column-lists = Listerne, de står på, en linje hver.
column-source = Hvor de kommer fra, med ord.
column-known-since = Hvor længe vi har kendt til dem.
column-precision = Hvor nøjagtig tiden er: exact, after (fra da af), day (når som helst den dag).
column-state = Hvordan det står til: open; done eller cancelled; kept, broken eller withdrawn; answered.
column-about = Hvad det drejer sig om.
column-owner = Hvem det hører til: anyone eller seller; navnet kun med --with-seller.
column-said-at = Hvornår det blev sagt.
column-by = Hvilken side: we er os, they er dem.
column-words = Hvad der blev sagt, med ord.
column-due = Sidste dag; tom når ingen blev nævnt.
column-answer = Svaret; tomt så længe spørgsmålet er åbent.
column-kind = Value, failure, neither eller unclear.
column-matters = Hvad der er vigtigt for dem i det.
column-cause = Hvad der var gået galt.
column-step = Hvor langt den er kommet: agreed-by-phone, offer-sent, acceptance-received, delivered, asked-after, declined, withdrawn.
column-since = Hvor længe den har stået der.
column-is-sale = Om det er et salg: deres ja findes skriftligt og gælder stadig.
column-lines = Hvad der blev bestilt, som 2 × Basis.
column-total = Hvad det bliver, én sum for hver periode og valuta.
action-step-on = Næste spørgsmål
action-change-answer = Ret svaret
action-take-out-answer = Tag svaret ud
tree-wanted = Hvad ville de?
tree-agreed = Hvad blev vi enige om?
tree-satisfied = Hvor tilfredse er de?
tree-finer = { $outcome }: mere præcist?
tree-short-came-of = hvad det blev til
tree-short-wanted = hvad de ville
tree-short-agreed = hvad vi blev enige om
tree-short-satisfied = hvor tilfredse
tree-not-clear = uklart
tree-another = også noget andet
tree-add-our-promise = vi lover
tree-add-their-promise = de lover
tree-add-callback = ring igen
tree-add-need = får brug for
tree-add-priority = vigtigt for dem
tree-add-their-question = de spørger
tree-add-our-question = vi spurgte
tree-add-order = bestilling
tree-title-our-promise = Hvad lover vi?
tree-title-their-promise = Hvad lover de?
tree-title-callback = Hvornår skal vi ringe igen?
tree-title-need = Hvad får de brug for?
tree-title-priority = Hvad er vigtigt for dem?
tree-title-their-question = Hvad spørger de om?
tree-title-our-question = Hvad spurgte vi om?
tree-tag-title = Hvad er de mærket med?
tree-demand-title = Hvad ville de? ({ $kind })
tree-score-lowest = slet ikke
tree-score-highest = meget
tree-not-asked = ikke spurgt
tree-cause-hint = årsagen, så vidt den er kendt
tree-matters = Hvad er vigtigt for dem
tree-due-none = ingen dag
tree-cause-lately = { $n ->
    [0] ingen i denne uge
   *[other] { $n } i denne uge
}
tree-cause-handed = givet til { $who }
tree-cause-mended = rettet
horizon-now = nu
horizon-months = om nogle måneder
horizon-years = om nogle år

# Andre ord, som handlingerne findes under.
search-reopen = undo tag tilbage omgør rettelse
search-dial = telefon nummer
search-write-notes = skrive notat bemærkning
search-wrap-up = afslut færdig læg på udfald resultat
search-cut-off = afbrudt faldt ud
search-with-whom = en anden person
search-say-next = hak af læst op
search-put-on-card = nummer e-mail dato
search-take-verbatim = citat ordret
search-show-guide = manuskript spørgsmål
search-take-order = ordre salg køb
search-gone-wrong = klage svigt fejl reklamation
search-ask-satisfaction = karakter point tilfredshed
search-set-callback = aftale ring igen senere påmindelse
search-they-ring = indgående opkald ringer ind
search-parked = vent genoptag
search-set-aside = spring over udskyd senere
search-put-back = luk forlad
search-copy-number = udklipsholder
search-act-on = færdig holdt flyt aflys svar ret annullér
search-note-down = løfte spørgsmål behov vigtigt interval bemærkning
search-edit-customer = ændre ret navn nummer adresse
search-add-customer = tilføj opret
search-add-contact = ansat tilføj person
search-call-colleague = anbefal henvis tip
search-same-person = slå sammen dublet duplikat dobbelt samme flet
search-two-people = skil del op split fortryd sammenlægning
search-set-hours = ønske tid kanal
search-give-consent = samtykke tilladelse
search-withdraw-consent = nej
search-rules = lov hvorfor ikke
search-team = team hold pulte kolleger synk ur sidste ord
search-set-clock = tidszone land
search-never-call = stop spær blokér slet reservér
search-waiting = hvorfor spærret
search-order-queue = rækkefølge
search-choose-columns = felter vis
search-import = importér indlæs fil csv excel regneark indsæt
search-find = søg slå op
search-today = start hjem forfaldne
search-queue = liste næste
search-causes = svigt årsager klager
search-review = fredag
search-agenda = kalender aftaler
search-own-week = statistik tal
search-voice = citater
search-break = frokost kaffe væk
search-help = hjælp genveje tastatur
search-quit = luk slut
