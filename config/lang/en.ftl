# English. Every sentence of samtale, by name. A file of the same name in your own settings replaces messages one by one.
# Words in { $braces } are filled in. Lists of words, as in `words-tomorrow`, are what you may type; the first is shown.

language-name = English
number-grouping = comma

## Actions: palette, help, footer and documentation

action-answered = Answered
action-no-answer = No answer
action-busy = Busy
action-declined = Declined
action-voicemail = Voicemail
action-wrong-number = Wrong number
action-given-up = Gave up
action-failed = Line failed
action-save = Save
action-save-stay = Save and stay
action-save-today = Save, then Today
action-save-break = Save, then break
action-step-back = Question before
action-dial = Dial
action-dial-other = Dial another number
action-write-notes = Notes
action-wrap-up = Wrap up
action-cut-off = Line broke
action-with-whom = With whom
action-say-next = Said
action-put-on-card = Put on the card
action-take-verbatim = Their words
action-show-guide = Guide
action-take-order = Order
action-gone-wrong = Gone wrong
action-ask-satisfaction = Satisfied?
action-switch-mark = Mark on or off
action-set-callback = Callback
action-they-ring = They ring us
action-parked = Parked calls
action-set-aside = Set aside
action-put-back = Put back
action-reopen = Undo or correct
action-copy-number = Copy number
action-next-customer = Next customer
action-previous-customer = Customer before
action-act-on = What now
action-note-down = Write down
action-edit-customer = Edit customer
action-add-customer = Add customer
action-add-contact = Contact person
action-call-colleague = Call their colleague
action-same-person = Same person as …
action-two-people = Two people after all
action-set-hours = When and how to reach them
action-give-consent = They said yes
action-withdraw-consent = Take the yes back
action-rules = Rules
action-team = The team
action-set-clock = Their clock
action-never-call = Never call
action-choose-list = Choose list
action-waiting = Waiting
action-filter-queue = Filter
action-order-queue = Order
action-choose-columns = Columns
action-map-column = Change a column
action-import = Import a list
action-find = Find
action-today = Today
action-queue = Queue
action-causes = What goes wrong
action-unsorted = Not sorted yet
action-review = Weekly review
action-mark-reviewed = Gone through
action-make-promise = Promise
action-open-customer = Open the card
action-end-review = End the review
action-agenda = Agenda
action-later = Later
action-earlier = Earlier
action-day-or-week = Day or week
action-whose-agenda = Mine or everyone's
action-move-callback = Move
action-own-week = My own week
action-voice = What customers say
action-words-or-weeks = Words or weeks
action-break = Break
action-back = Back
action-palette = All actions
action-help = Keys
action-quit = Quit
action-suspend = To the shell
action-redraw = Draw again
action-choose = Choose
action-down = Down
action-up = Up
action-page-down = Page down
action-page-up = Page up
action-first = First
action-last = Last
action-next-pane = Next pane
action-previous-pane = Pane before
action-next-field = Next field
action-previous-field = Field before
action-answer-1 = First answer
action-answer-2 = Second answer
action-answer-3 = Third answer
action-answer-4 = Fourth answer
action-answer-5 = Fifth answer
action-answer-6 = Sixth answer
action-answer-7 = Seventh answer
action-answer-8 = Eighth answer
action-answer-9 = Ninth answer
action-new-line = New line
action-cursor-left = Left
action-cursor-right = Right
action-cursor-up = Line up
action-cursor-down = Line down
action-word-left = Word left
action-word-right = Word right
action-line-start = Start of line
action-line-end = End of line
action-text-start = Start of text
action-text-end = End of text
action-set-mark = Select from here
action-select-all = Select all
action-delete-left = Delete to the left
action-delete-right = Delete to the right
action-delete-word = Delete word
action-delete-rest = Delete to end of line
action-undo = Undo
action-redo = Redo
action-copy = Copy
action-cut = Cut
action-paste = Paste

group-line = While it rings
group-call = The call
group-answer = Answers
group-customer = Customers and queue
group-go = Go to
group-move = Move
group-write = Write

focus-today = Today
focus-queue = Queue
focus-card = Customer
focus-ringing = Ringing
focus-notes = Notes
focus-wrap-up = Wrap-up
focus-question = Question
focus-find = Find
focus-form = Form
focus-import = Import
focus-palette = Actions
focus-help = Keys
focus-review = Weekly review
focus-agenda = Agenda
focus-own-week = My own week
focus-voice = What customers say

## The first line

header-due = { $count } due
header-promises =
    { $count ->
        [one] 1 promise
       *[other] { $count } promises
    }
header-parked = { $count } parked
header-unsent = { $count } not sent
header-desks =
    { $count ->
        [one] 1 desk
       *[other] { $count } desks
    }
header-in-flight = { $count } on the way
header-asking = { $name } asks to join the team: samtale team admit
header-clock = { $name }'s clock +{ $count } min
header-rolled-back = Somebody has put an older folder in place; nothing is lost here: { $name }
header-sent = all sent
header-no-team = no team folder
header-folder-away = team folder away
header-folder-emptied = team folder emptied
header-demo = demo

## Stages

stage-idle = No customer
stage-orienting = Orienting
stage-ringing = Ringing
stage-talking = Talking
stage-wrap-up = Wrap-up
stage-saved = Saved
stage-break = Break

saved = saved
saving = saving …
not-saved = not saved
draft-kept = draft kept

## What customers say

voice-title = What customers say
voice-weeks = from week to week
voice-week = week { $week } · { $from } – { $to }
voice-sum =
    { $count ->
        [one] One demand in that week, in the customer’s own words.
       *[other] { $count } demands in that week, in the customers’ own words; the most named cause first.
    }
voice-empty = Nobody wrote down in that week why a customer wanted to talk. { $earlier } shows the week before.
voice-usual = usual: { $from } to { $to }
voice-signal = ◉ is more than chance
voice-few = what is usual shows from { $least } weeks on, now { $count }
voice-weeks-empty = Nobody has written down yet why a customer wanted to talk. Each week becomes a point here.

## Today

today-title = Today
today-callbacks = Callbacks
today-promises = Promises
today-questions = Questions without an answer
today-lists = Lists
today-lists-shared = Lists · all of the team’s customers
today-nothing-due = Nothing is due.
today-overdue = since { $when }
today-list = { $now } now · { $waiting } wait · { $done } done
today-empty = No customers yet.
today-empty-how = Paste rows from your spreadsheet, or press { $key } to choose a file.
today-empty-add = { $key } adds one customer by hand.


review-title = Weekly review
review-place = { $place } of { $of }
review-since = since the last review
review-open = open
review-nothing-open = Nothing is open between you.
review-done-one = gone through
review-aside-until = set aside until { $when }
review-nobody = Nobody to go through. Well kept!
review-nobody-how = Whoever you speak with, write about or owe something comes here until the next review. Enjoy the weekend.
review-nobody-forgotten = Nobody forgotten.
review-still-forgotten =
    { $count ->
        [one] One is still forgotten.
       *[other] { $count } are still forgotten.
    }
review-receipt =
    { $count ->
        [one] You have gone through one customer, and it is written down.
       *[other] You have gone through { $count } customers, and it is written down.
    }
review-next = The next review looks from here on.
review-come-again = They come again in the next one:
review-ended-how = { $key } goes back.
review-note = Note
review-by-day = By when
review-day-example = like: fri, tomorrow, 24 Nov
review-aside = Set aside until a day
review-aside-how = Until that day they count as gone through; on it they come again.
agenda-title = Agenda
agenda-mine = mine
agenda-everyones = everyone's
agenda-free = nothing agreed
agenda-empty = Nothing is agreed. { $later } shows what comes later, { $whose } everyone's.
agenda-promise = promise
agenda-after = { $time }–
agenda-there = { $time } there
agenda-holiday = public holiday
agenda-no-calls = no calls
agenda-no-calls-to = no calls to { $who }
agenda-to-consumer = consumers
agenda-to-sole-trader = sole traders
agenda-to-business = businesses
agenda-closed-holiday = a Sunday or holiday: no calls
agenda-closed-hours = no calls at that time
agenda-closed-house = the house is closed
agenda-opens = from { $when }
agenda-promise-stays = A promise keeps its day. Enter opens the customer.
own-week-title = My own week
own-week-only-you = only you see this
own-week-empty = No calls yet. Each day on which you call becomes a point here.
own-week-chart = Calls a day · usual: { $from } to { $to } · ◉ is more than chance
own-week-few = Calls a day · what is usual shows from { $least } days on, now { $count }
own-week-this-week = This week
own-week-calls = Calls: { $calls } · spoken with: { $spoken }
own-week-promises = Promises: { $made } made · { $kept } kept · { $broken } broken
own-week-questions = Questions: ours { $ours }, answered { $answered_them } · theirs { $theirs }, answered { $answered_us }
own-week-overdue =
    { $count ->
        [one] One promise of yours is overdue.
       *[other] { $count } promises of yours are overdue.
    }
break-title = Break
break-text = Nothing of any customer stays on this screen.
break-back = { $key } comes back.

## Queue

queue-title = Queue
queue-counts = { $now } now · { $waiting } wait
queue-all-lists = all lists
queue-list = List: { $list }
queue-filter = { $field }: { $value }
queue-place-callback = { $when } { $owner }
queue-place-promise = promise due
queue-place-untried = new
queue-place-tried =
    { $count ->
        [one] 2nd try
        [2] 3rd try
       *[other] try { $next }
    }
queue-empty = Nobody can be called now.
queue-empty-why = { $count } { $hold }
waiting-title = Who waits
waiting-how = For which reason? Each opens as a list.
waiting-none = Nobody waits.
waiting-none-any-more = Nobody waits for this any more.
queue-empty-first = The first can be called { $when }.
queue-empty-done = { $count } are done.
queue-no-lists = No list is open.
queue-order-list = List order
queue-order-name = Name
queue-order-by = By { $field }
queue-choose-field = Which field?
queue-choose-value = Which value?
own-list = Own customers
queue-no-filter = Everybody
queue-choose-columns = Which fields as columns?

owner-me = me
owner-anyone = anyone

## The customer

card-title = Customer
card-nobody = Choose a customer, or press { $key } to find one.
card-gone = This customer is no longer here.
card-numbers = Numbers
card-no-number = no number
card-there = { $time } there
card-local-time = their clock
card-source = from { $source }
card-lists = Lists
card-tags = Tags
card-people = People
card-related = Related
card-last-contact = last spoken { $when }
card-never-spoken = not spoken with
card-fields = Details
card-more = { $count } more
card-versions = { $count } versions
field-which = It was written at several desks at once. Which is right?
field-empty = nothing
card-matters = matters to them
card-asked-on = asked { $when }
card-promise-we = we promised: { $words }
card-promise-they = they promised: { $words }
card-promise-by = by { $when }
card-promise-overdue = overdue since { $when }
card-question-they = they asked: { $words }
card-question-we = we asked: { $words }
card-callback = callback { $when }, { $owner }
card-callback-about = callback { $when }, { $owner }: { $about }
card-caller-share = { $who } calls them
card-caller-assigned = { $who } calls them until { $until }
card-caller-today = { $who } calls them today
card-caller-callback = { $who } has agreed to call them
card-caller-promise = { $who } has promised them something
card-caller-me-for = you call for { $who } until { $until }
card-caller-me-left = you call for { $who }, who has left
card-caller-for = for { $who }, away until { $until }
card-caller-left = for { $who }, who has left
card-caller-take = call, and they are yours today
caller-taken = Taken over from { $who } for today
today-double = { $name } was called twice: { $first } { $began }, { $second } { $again }
away-to = { $who } is away until { $until }; { $to } takes over.
away-shared = { $who } is away until { $until }; the others share what was agreed.
owner-away = { $who }, away until { $until }
cli-away-back = { $who } is back, and keeps what was agreed.
cli-away-self = { $who } cannot stand in for themselves. Name a colleague with --to, or leave it out.
cli-away-others = Only { $who } or a supervisor can say that { $who } is away. Nothing was changed.
cli-away-no-day = “{ $text }” is no day. Write it as fri, 4 dec or 2026-12-04.
cli-away-past = “{ $text }” is over. Name the last day of it, or say --back.
card-suppressed = never call
card-suppressed-person = Never call this person.
card-suppressed-number = Never call this number.
card-suppressed-organisation = Never call anyone in this organisation.
card-attempts =
    { $count ->
        [0] not tried this week
        [one] tried once this week
       *[other] tried { $count } times this week
    }
card-shares-number = shares a number with { $name }
card-contact-of = { $role } at { $name }
card-contact-of-plain = contact person at { $name }
card-contact-person = { $name }, { $role }
card-referred-by = referred by { $name }
card-referred = referred us to { $name }

may-call = may be called
may-call-all-day = may be called today
may-not-call = may not be called
may-not-call-until = may not be called before { $when }
washed-on = washed { $when }
not-washed = not washed

history-title = history
history-empty = Nothing has happened yet.
history-call = { $line }
history-call-in = They rang
history-attempt = { $line } ({ $n } of { $max } this week)
history-note = Note
history-note-from = Note from “{ $source }”
history-known = Came with the list { $list }
history-known-source = Known from { $source }
history-known-here = Added here
history-one = One person with { $name }
history-two = Two after all: not one with { $name }
history-one-unnamed = another customer
history-one-seen = seen by number or e-mail, with name
history-field = { $field }: { $before } → { $after }
history-field-new = { $field }: { $after }
history-field-gone = { $field } removed: { $before }
history-suppressed = Never call again
history-suppress-lifted = Never call again, taken back
history-suppress-slip = a slip of the key
history-consent = Said yes to calls
history-withdrawal = Took the yes to calls back
history-preference = Wants to be reached
history-restricted = Their data may not be used
history-unrestricted = Their data may be used again
history-callback-set = Callback agreed: { $when }
history-callback-done = Callback made
history-callback-cancelled = Callback cancelled
history-corrected = corrected
history-double = also { $who } { $at }
history-void = void: { $why }
history-with = with { $name }
history-by = { $name }
history-earlier = { $count } earlier

## Values

line-answered = Talked
line-no-answer = No answer
line-busy = Busy
line-declined = Declined
line-voicemail = Voicemail
line-wrong-number = Wrong number
line-cut-off = Line broke
line-given-up = Gave up
line-failed = Line failed

direction-out = we rang
direction-in = they rang

attempt-nth = attempt { $n }
no-attempt-agreed-callback = no attempt: they asked for the call
no-attempt-redial-after-cut-off = no attempt: the line broke
no-attempt-new-number = no attempt: a new number
no-attempt-nothing-rang = no attempt: nothing rang
no-attempt-they-rang = no attempt: they rang us

hold-audience-unknown = waiting: nobody has said who they are
hold-ground-unknown = waiting: nobody has said what lets us call them
hold-needs-consent = to say yes first
hold-needs-wash = to be washed against the register
hold-suppressed = never to be called
hold-no-number = without a number that can be called
hold-tried-today = tried today
hold-tried-this-week = tried often enough this week
hold-resting = resting
hold-callback-later = with a later callback
hold-other-part-of-day = coming at another part of the day
hold-restricted = only to be kept on record
hold-rules-broken = waiting: the rules have a mistake
hold-listed = in a register of people not to be called
hold-zone-unknown = waiting: nobody knows their clock
hold-caller-hidden = waiting: our own number is hidden
hold-other-channel = to be reached in another way
hold-failure-open = waiting: something that went wrong is not answered
hold-tried-enough = tried often enough for this campaign
hold-outside-hours = outside the hours
hold-other-hours = to be called at other hours
hold-with-colleague = with a colleague
hold-of-colleague = for a colleague to call

audience-consumer = consumer
audience-sole-trader = sole trader
audience-business = business
audience-auto = each row says
audience-unknown = not said

ground-cold = they do not know us
ground-customers = they are our customers
ground-asked = they asked us to call
ground-donors = they have given

phone-mobile = mobile
phone-fixed = landline
phone-fixed-or-mobile = phone
phone-other = other number
phone-state-untried = not tried
phone-state-good = good
phone-state-not-theirs = not theirs
phone-state-dead = dead
phone-state-given-by-them = given by them { $when }

field-name = Name
field-company = Company
field-org-number = Organisation number
field-title = Title
field-email = E-mail
field-street = Street
field-postcode = Postcode
field-town = Town
field-region = Region
field-country = Country
field-zone = Time zone
field-language = Language
field-website = Website
field-external-id = Id in another system
field-audience = Who they are
field-phone = Phone
field-note = Note

told-promise-made-we = We promised
told-promise-made-they = They promised
told-promise-kept = Promise kept
told-promise-broken = Promise broken
told-promise-withdrawn = Promise taken back
told-question-asked-we = We asked
told-question-asked-they = They asked
told-question-answered = Answered
told-priority-set = What matters
told-need-now = Needs now
told-need-months = Needs within months
told-need-years = Needs within years
told-cause-set = Sorted
told-order-new = Order agreed
told-agreed-by-phone = Order: agreed by phone
told-offer-sent = Order: written offer sent
told-acceptance-received = Order: written yes received
told-delivered = Order: delivered
told-asked-after = Order: asked after
told-declined = Order: declined
told-withdrawn = Order: withdrawn
told-interval-set = Wants to hear from us after so many days
told-correction-asked = To be put right
told-undone = Taken back
told-correction-answered = Is right as it is
told-reviewed = Gone through
next-contact-send-offer = Send the offer
next-contact-seen-offer = Have you seen the offer?
next-contact-happy-with-it = Are you happy with it?
note-down-title = Write down
note-down-promise-we = We promise them something
note-down-promise-they = They promise us something
note-down-question-they = They ask something
note-down-question-we = We ask them something
note-down-matters = What matters to them
note-down-matters-how = Three to five things, the most important first.
note-down-need = Something they will need
note-down-interval = How often they want to hear from us
note-down-interval-how = Empty: as their lists have it. Any talk with them starts it anew.
form-due = By when
form-horizon = When
form-ask-again = Ask again
form-ideal = About every so many days
form-latest = At the latest after
form-cause = What went wrong
form-who = Who
form-not-days = A number of days, and the latest not before the usual.
unsorted-title = Not clear yet · { $n } of { $count }
unsorted-value = They wanted what we are here for
unsorted-failure = Something was not done, or not done right
unsorted-failure-how = What went wrong, as you would tell whoever can mend it. Empty when nobody knows yet.
unsorted-neither = Neither
unsorted-leave = Leave it; not clear is allowed
unsorted-open = Open { $name }
unsorted-none = Everything people said is sorted.
causes-title = What goes wrong
causes-how = Those that most people named this week come first. Hand one on, write the answer, or say that it is mended.
causes-none = Nothing that people named goes wrong. A failure with its cause, in a call, makes one.
causes-lately =
    { $count ->
        [0] nobody this week
        [one] 1 this week
       *[other] { $count } this week
    }
cause-hand = Hand it to somebody
cause-hand-how = Who can mend it, and what you ask of them.
cause-answer = They have answered
cause-answer-how = Everybody who names it sees the answer as they type.
cause-mend = It is mended
cause-mend-how = All who raised it then stand on Today: tell them.
today-corrections = To be put right
today-mended = Mended: tell them
today-orders = Orders
today-forgotten = Close to forgotten
today-unsorted = Not sorted yet
today-mended-on = mended { $when }
today-last-heard = last heard from us { $when }
unsorted-count =
    { $count ->
        [one] 1 thing somebody said is not clear yet
       *[other] { $count } things people said are not clear yet
    }
owner-was = was { $name }’s
card-ask-again = ask again { $when }
card-interval = hears from us about every { $ideal } days, at the latest after { $latest }
part-reason = Called all the same: { $reason }
part-satisfaction = satisfied: { $score } of { $scale }
order-agreed-by-phone = agreed by phone
order-offer-sent = offer sent
order-acceptance-received = written yes received
order-delivered = delivered
order-asked-after = asked after
order-declined = declined
order-withdrawn = withdrawn
saved-undo = { $key } takes it back
deed-kept = It was kept
deed-broken = It was broken
deed-withdrawn = It was taken back by agreement
deed-answer = Answered
deed-move = Move it to another time
deed-made = It has been made
deed-cancel = Cancel it
deed-agreed-by-phone = Agreed by phone
deed-offer-sent = The written offer is sent
deed-acceptance-received = Their yes has come in writing
deed-delivered = It is delivered
deed-asked-after = Asked whether they are happy with it
deed-declined = They said no
deed-order-withdrawn = They took it back
deed-amend = Correct the record
deed-void = It was no call
deed-ask-right = Ask whoever made it to put it right
deed-is-right = It is right as it is
deed-versions = Show the earlier versions
deed-call-again = Agree a callback
deed-void-how = The call, and everything agreed in it, counts no more. The record stays readable, with your reason.
deed-ask-right-how = It stands on their Today until they have corrected it or answered.
deed-acceptance-received-how = Only now it is a sale. How did it come: the letter, the mail, the day?
deed-none = There is nothing to do with this row.
deed-not-made-here = This call was not made at a desk and has no wrap-up. Void it, and tell it anew.
form-words = In words
form-answer = The answer
form-not-right = What is not right
propose-title = Agree the next contact?
propose-yes = Yes, { $when }
propose-other = At another time
propose-no = No; Today reminds when the time comes
versions-title = Versions of this call
versions-first = The first version
versions-between = Then
versions-last = What holds now
list-open = open
list-paused = paused
list-closed = closed
list-undone = taken back
list-undone-why = the list was taken back

matched-number = number
matched-name = name
matched-company = company
matched-town = town
matched-email = e-mail
matched-notes = notes
matched-id = id

demand-value = value
demand-failure = failure
demand-neither = neither
demand-unclear = not clear

scope-person = this person
scope-number = this number
scope-organisation = the whole organisation

guide-opening = Opening
guide-question = Ask
guide-closing = Closing
guide-said = { $key } ticks it
guide-title = Guide
guide-how = A number ticks, Enter writes the answer.
guide-besides = besides
guide-answer = Answer
guide-answer-title = What did they answer?
guide-failure-hear = Hear it: let them finish, and make no excuses.
guide-failure-write = Write it, in their own words.
guide-failure-promise = Promise the next step: what, who and when. Nothing is sold now.
guide-failure-short = Hear it, write it, promise the next step.
phase-need = need
phase-options = options
phase-choice = choice
phase-use = use

## Dialling

dial-title = Dial
dial-by-hand = Dial on your own phone.
dial-link-opened = Your phone program has the number.
dial-command-started = The dialling command has started.
dial-copy-how = { $key } copies the number.
dial-since = rings since { $time }
dial-which-number = Which number?
dial-another-first = { $name } has a callback at { $time }. Dial { $other } all the same?
dial-another-first-show = Show { $name }
dial-another-first-dial = Dial { $other }
dial-refused = Not dialled.
talking-since = talking since { $time }
copied-system = Copied.
copied-terminal = Copied by the terminal.
number-struck = { $number } is struck.
number-next = Next number: { $number }
number-none-left = No number is left.

## Notes

notes-title = Notes
notes-empty = Write here what they say.
notes-recognised-number = { $text }: a number. { $key } puts it on the card.
notes-recognised-email = { $text }: an e-mail address. { $key } puts it on the card.
notes-recognised-date = { $text } → { $when }: { $key } makes it a callback.
notes-put-on-card = On the card: { $text }
notes-nothing-recognised = No number, e-mail address or date by the cursor.
notes-with-whom = Spoke with
mark-none = This line is no mark: it begins with none of the signs.
verbatim-none = There is no sentence by the cursor.
verbatim-taken = Their words: “{ $words }”
verbatim-not = Not their words after all.
gone-wrong = A failure: something has gone wrong for them.
gone-wrong-not = No failure after all.
satisfied-title = How satisfied are they?
satisfied-how = The mark that they gave, in their own words afterwards.
satisfied-least = not at all
satisfied-most = very much
satisfied-not-asked = Not asked
satisfied-why = Why
satisfied-why-hint = their sentence
order-title = Order
order-how = Agreed by telephone. Silence is not a sale: it is one when their yes has come in writing.
order-quantity = How many
order-not-a-quantity = “{ $text }” is not a number of pieces. 0 takes it out.
order-nothing = Nothing
order-done = That is all
order-total = In all { $sum }
order-agreed = Order agreed by telephone. It is a sale when their yes has come in writing.
order-none = Nothing is ordered.
order-no-products = The campaign has nothing to order.
price-once = { $amount } { $currency }
price-month = { $amount } { $currency } a month
price-quarter = { $amount } { $currency } a quarter
price-year = { $amount } { $currency } a year
channel-title = How do they want to be reached?
channel-how = Whoever wants no calls is not called without a reason that is spoken.
channel-any = Any way
hours-channel = How …
mark-verbatim = what they said
mark-our-promise = we promise
mark-their-promise = they promise
mark-outdone = one callback a call: the last one holds
mark-outdone-short = the last holds
mark-no-date = no date
mark-their-question = they ask
mark-need = need
mark-priority = matters to them
mark-callback = call back
mark-tag = tag
talk-card-fact = fact
talk-card-objection = objection

## Wrap-up

wrap-up-title = Wrap-up
wrap-up-line = What did the line do?
wrap-up-outcome = What came of it?
wrap-up-callback = When shall we call again?
wrap-up-callback-typed = or type a time: { $example }
wrap-up-callback-example = tue 14, tomorrow, 24.11, after 16
wrap-up-callback-unread = This is no time that lies ahead: { $text }
wrap-up-about = What is it about?
wrap-up-owner = Who calls?
wrap-up-scope = Whom does it cover?
wrap-up-that-day = Agreed that day
wrap-up-that-day-free = Nothing else that day.
wrap-up-ready = { $key } saves.
wrap-up-corrects = Corrects the call of { $when }.
wrap-up-undoes = Undone by this: { $effect }
wrap-up-optional = may be left open
wrap-up-missing-line = First say what the line did.
wrap-up-missing-outcome = First say what came of it.
wrap-up-missing-callback = First say when to call again.
wrap-up-missing-scope = First say whom it covers.

effect-done = { $name } is done on this list.
effect-comes-back = { $name } comes back { $when }, to { $owner }.
effect-comes-back-in-queue = { $name } comes back in the queue { $when }.
effect-rests =
    { $days ->
        [one] { $name } rests for a day, on every list.
       *[other] { $name } rests for { $days } days, on every list.
    }
effect-number-struck = { $number } is struck; the next number may be tried at once.
effect-never-called = Nobody here calls { $name } again.
effect-never-called-number = Nobody here calls { $number } again.
effect-never-called-organisation = Nobody here calls anyone at { $name } again.
effect-no-attempt = This does not count as an attempt.
effect-attempt = Attempt { $n } of { $max } this week.

soon-in-an-hour = In an hour
soon-this-afternoon = This afternoon
soon-tomorrow-afternoon = Tomorrow afternoon
soon-tomorrow-same-time = Tomorrow, same time
soon-after-16 = After 16
soon-tomorrow-after-16 = Tomorrow after 16
soon-next-week = Next week
soon-in-three-months = In three months

## Parked calls, they ring us

parked-title = Parked calls
parked-none = No call is parked.
parked-row = { $name } · { $stage } · since { $time }
parked-now = { $name } is parked with every word.
parked-card = A call is parked: { $key } goes on with it
parked-refused = The call with { $name } is parked: { $key } goes on with it.
colleague-title = A colleague of { $name }
colleague-how = You call them today, or at the time you write, for the same firm, if the rules allow it.
colleague-saved = ✓ { $name } is on your Today.
colleague-saved-when = ✓ { $name } is on your agenda: { $when }.
colleague-undone = The call to { $name } is taken back; their card stays.
colleague-several = The number is known under another name. Who is { $name }?
colleague-new = { $name }, whom we do not know
guide-pointed = I ring because { $name } said that you are the one to talk to.
guide-nothing-to-sell = They rang us, and do not want to be sold to: help them, and sell nothing.
guide-nothing-to-sell-short = Help them; nothing is to be sold.
ring-title = They ring us
ring-how = Type or paste the number, or a name. Enter with nothing typed opens the notes at once.
ring-none-how = Enter opens the notes at once; who it is can be said later.
ring-nameless = Unknown caller
ring-unknown = Nobody here has { $number }.
ring-several = Several have this number. Who is it?
ring-ribbon = { $name } rings: { $number }. { $key } opens the card.
ring-ribbon-unknown = { $number } rings. { $key } opens it.
ring-find-them = A customer? { $key }: the call is theirs.
ring-who-is-it = Who is it that rings?
ring-it-is-them = It is { $name } who rings
ring-it-is-them-how = The call and its notes are theirs.
ring-look-at-them = Only open the card of { $name }
ring-look-at-them-how = The call waits meanwhile.
ring-is-them = ✓ The call is with { $name } now.
one-find-title = Same person as { $name }
one-find-how = Find the other customer who is the same person: by name, number, company, town or notes.
one-title = One person?
one-how = Everything stands on one card; it can be taken back.
one-yes = They are one person
one-no = They are two
one-now = One person with { $name } now
one-same = { $name } is on this card already.
one-in-call = A call with { $name } is open. Save it first.
two-how = Each gets back exactly what is theirs.
two-pair = { $name } and { $other } are two people
two-now = No longer one person with { $name }
ring-new-customer = New customer with { $number }

## Find

find-title = Find
find-how = Name, company, town, e-mail, number or words of a note.
find-none = Nobody is found for “{ $text }”.
find-found =
    { $count ->
        [one] 1 found
       *[other] { $count } found
    }
find-more = the best { $count }

## Forms

form-add-customer = New customer
form-edit-customer = Edit { $name }
form-add-contact = Contact person at { $name }
form-required = { $field } is needed.
form-not-a-number = { $text } is no telephone number.
form-not-an-email = { $text } is no e-mail address.
form-name-or-company = A name or a company is needed.
form-role = Role
form-list = Put on the list
form-list-none = none
form-numbers = Numbers
form-save-how = { $key } saves, { $back } goes back.
form-own-field = Own field
form-own-field-name = Name of the field

## First run

begin-title = Welcome to samtale
begin-text = Four answers, and the desk is open. All can be changed later.
begin-name = Your name
begin-market = Where do you call?
begin-language = Language
begin-team = Team folder
begin-team-none = none
begin-team-how = The folder in which desks leave records for each other; empty for none. To join a team, paste what its first desk has given you.

## Import

import-title = Import
import-choose = Which file?
import-no-files = No CSV or XLSX file in Downloads or on the desktop.
import-type-path = Type a path
import-paste = Or paste rows from your spreadsheet here.
import-pasted = pasted rows
import-file = { $name } · { $when } · { $size }
import-list-name = Name of the list
import-source = Where does the list come from?
import-columns = Columns
import-column-field = { $column } → { $field }
import-column-own = { $column } → own field
import-column-skipped = { $column } → left out
import-column-example = as { $text }
import-ask-country = Which country are the numbers from?
import-country-misfits =
    { $count ->
        [one] 1 row has a number without a country code that does not fit { $country }.
       *[other] { $count } rows have a number without a country code that does not fit { $country }.
    }
import-country-means = Numbers without a code are all read as that country's, and a new list follows its rules.
import-country-fits = fits { $share } %
import-ask-audience = Who are they?
import-ask-ground = What lets us call them?
import-ask-washed = Has the list been washed against a register?
import-washed-no = Not washed
import-washed-yes = Washed
import-washed-register = Against which register?
import-washed-date = Which day's version of the register?
import-washed-by = Who did it?
import-answer-later = Later
import-preview = Preview
import-rows =
    { $count ->
        [one] 1 row
       *[other] { $count } rows
    }
import-new = { $count } new
import-merged = { $count } known already
import-refused = { $count } refused
import-refused-why = { $count } × { $why }
import-sharing = { $count } share a number with somebody of another name
import-carried-notes =
    { $count ->
        [one] 1 note comes over
       *[other] { $count } notes come over
    }
import-carried-callbacks =
    { $count ->
        [one] 1 callback comes over
       *[other] { $count } callbacks come over
    }
import-carried-calls =
    { $count ->
        [one] 1 earlier call comes over
       *[other] { $count } earlier calls come over
    }
import-carried-suppressions = { $count } are never to be called
import-callable = { $count } can be called now
import-waiting = { $count } { $hold }
import-go = { $key } imports
import-running = Importing … { $rows } rows
import-running-of = Importing … { $rows } of { $of } rows
import-stop = { $key } stops. What is in stays, and importing again is safe.
import-done = { $list }: { $new } new, { $merged } known already, { $refused } refused.
import-rejects = The refused rows are in { $path }.
import-call-now = { $key } shows the queue.
import-status-map = What does “{ $status }” mean here?

## Palette and help

palette-title = All actions
palette-how = Type a piece of the name.
palette-none = No action is called that.
help-title = Keys
help-marks = A line that begins with
help-here = Here: { $focus }
help-letters-are-text = Letters are text here; commands are on Ctrl and Esc.
help-own-keys = Your own keys go into { $path }.
footer-keys = keys

## Questions

quit-title = Quit?
quit-open-call = The call with { $name } is open. It is kept and comes back as it is.
quit-unsent =
    { $count ->
        [one] 1 record is not yet in the team folder. It is sent next time.
       *[other] { $count } records are not yet in the team folder. They are sent next time.
    }
quit-yes = Quit
quit-no = Stay
put-back-title = Put { $name } back?
put-back-notes = There are notes. They are kept as a draft.
answer-yes = Yes
answer-no = No
override-title = The house says no: { $reason }
override-reason = Call all the same, because
discard-form = Leave without saving?

## The desk refuses

refusal-no-customer = Choose a customer first.
refusal-no-number = { $name } has no number to dial.
refusal-not-ringing = Nothing rings.
refusal-already-ringing = It rings already.
refusal-talking = You are talking. Wrap up first, or let them ring us.
refusal-nothing-to-wrap-up = There is no call to wrap up.
refusal-no-clearance = May not be called now.
refusal-nothing-saved = Nothing has been saved yet.
refusal-too-late = This is no longer possible.
refusal-not-here = That does nothing here.

## Troubles

trouble-disk-full = The disk is full. Nothing is lost; free some space and save again.
trouble-read-only = { $path } may not be written. Nothing is lost; change the rights and save again.
trouble-not-readable = { $path } may not be read.
trouble-not-found = There is no { $path }.
trouble-busy = Another samtale holds the database. Nothing is lost; try again when it is done.
trouble-damaged = { $path } is not what it should be: { $detail }. Run samtale check.
trouble-too-new = { $path } comes from a newer samtale. Install that version.
trouble-folder-away = The team folder is away. Records wait here and are sent when it is back.
trouble-folder-full = There is no room in the team folder. Records wait here and are sent when there is.
trouble-folder-read-only = Nothing may be written in the team folder. Records wait here and are sent when it may.
trouble-folder-emptied = Somebody has emptied the team folder. Nothing is lost here. If that was not meant, fill it again with `samtale team rebuild`.
trouble-shut-out = This desk is shut out of the team; what is said here reaches nobody. To work on, join the team from a new home (--home DIR).
trouble-retired = This desk is retired from the team; what is said here still reaches the others. Work on at your new desk.
trouble-no-rows = No rows could be read from { $path }.
trouble-not-a-file = { $path } is a folder, not a file.
trouble-not-a-list = { $path } is not a list that can be read: those are CSV and XLSX. Save it anew in the spreadsheet as one of them.
trouble-locked = { $path } has a password. Save it without one.
trouble-no-phones = No column holds telephone numbers. Give it a header such as Phone, or name it with --map COLUMN=phone.
trouble-no-column = The list has no column { $detail }.
trouble-not-started = { $path } could not be started: { $detail }
trouble-setting = A setting is missing or wrong: { $detail }
trouble-stopped = Stopped.
trouble-other = It could not be done: { $detail }
save-failed = Not saved: { $why }
terminal-too-small = The window is too small: { $columns } × { $rows }. samtale needs 60 × 16.

## Mistakes in settings

problem = { $file }:{ $line }:{ $column }: { $what }
problem-hint = { $problem } { $hint }
problem-at-file = { $file }: { $what }
problem-syntax = this cannot be read: { $detail }.
problem-not-utf8 = the file is not in UTF-8 from here on. Save it again as UTF-8.
problem-unknown-key = there is no setting { $key }.
problem-wrong-type = { $key } should be { $expected }.
problem-unknown-value = { $value } is nothing that { $key } can be.
problem-out-of-range = { $key } should be between { $least } and { $most }.
problem-not-a-key = { $text } is no key like d, ctrl-s or pgup.
problem-unknown-action = there is no action { $name }.
problem-key-twice = { $chord } is given to { $kept } and { $lost }; { $kept } keeps it.
problem-key-taken = { $chord } is now { $kept }, and no longer { $lost }.
problem-key-unreachable = { $action } has no key any more.
problem-not-a-colour = { $text } is no colour.
problem-not-an-amount = { $text } is no amount like 349.00.
problem-not-two-letters = { $text } is not two small letters, like bi.
problem-missing = { $key } is missing.
problem-duplicate = { $key } is there twice.
problem-only-narrows = a pack of your own can only narrow, and { $key } does not. Until it is mended nobody in its markets can be called
problem-no-such-file = there is no { $name }.
problem-missing-message = the message { $id } is missing; English is shown.
problem-unknown-message = there is no message { $id }.
problem-unknown-argument = { $id } has no { $argument }.
hint-did-you-mean = Did you mean { $word }?
hint-one-of = It can be { $words }.
hint-ignored = It is left out; the rest works.
expected-text = a text
expected-number = a whole number
expected-yes-no = true or false
expected-list = a list of texts
expected-table = a section
expected-day = a day, as 2026-11-21, without quotes

## Lists in sentences, sizes, figures

list-and = { $first } and { $last }
list-comma = { $first }, { $rest }
size-bytes = { $count } bytes
size-kilobytes = { $count } kB
size-megabytes = { $count } MB

## Why not, and what it causes

objection-until = { $why } Until { $when }.
objection-audience-unknown = Nobody has said who they are.
objection-ground-unknown = Nobody has said what lets us call them.
objection-not-permitted = The rules want a yes from them first ({ $ground }).
objection-never-washed = Not washed against { $register }.
objection-wash-too-old = Washed against { $register } of { $version }, which was good until { $day }.
objection-no-number = No number of theirs can be called.
objection-number-struck = This number is struck: { $state }.
objection-tried-today = Tried { $times } of { $most } today.
objection-tried-this-week = Tried { $times } of { $most } in seven days.
objection-declined = They pressed reject { $when }, and rest.
objection-rests = They rest: the last outcome said so.
objection-callback-agreed = They agreed to be called { $when }.
objection-not-proven = { $exception } would allow it, but this is not on record: { $lacking }.
objection-proof-too-old = { $exception } would allow it, but what proves it was good until { $day }.
objection-listed = They stand in { $register } of { $version }.
objection-outside-hours = It is outside the hours: { $hours } on their clock today.
objection-closed-day = No calls on this day of the week.
objection-holiday = It is a holiday there.
objection-holiday-hours = It is a holiday there, and outside the hours: { $hours }.
objection-house-closed = The house makes no calls today.
objection-zone-unknown = Nobody knows which clock they live by: write their time zone on the card.
objection-restricted-wish = They asked us to keep what we have of them, and to do nothing with it.
objection-restricted-request = A request of theirs about what we have of them is not answered.
objection-no-rules = There is no rule for such people in this market.
objection-rules-broken = The rules have a mistake in { $file }.
objection-caller-hidden = The number we call from is hidden, or is in no directory.
objection-number-not-called = A number of this kind is never called.
objection-other-channel = They want to be reached { $channel }.
objection-other-number = They want to be called on another number.
objection-other-hours = They want to be called { $hours }.
objection-other-day = They want no calls on this day.
objection-failure-open = Something that went wrong for them { $when } is not answered.
objection-tried-for-campaign = Tried { $times } of { $most } for this campaign.
objection-tried-lately = Tried { $when }: { $hours } hours must pass.
objection-number-tried = This number was tried { $times } of { $most }, whoever was called.
objection-with-colleague = { $seller } has them on the screen.
hours-between = { $from }–{ $until }
hours-after = after { $from }
channel-telephone = by telephone
channel-text = by a written message
channel-email = by e-mail
channel-letter = by letter
evidence-request-text = what they asked for
evidence-request-channel = how they asked
evidence-request-at = when they asked
evidence-named-trader = whom they named
evidence-relation-source = where it says that they are customers
evidence-relation-from = since when
evidence-relation-product = of what
evidence-relation-ended-on = when it ended
evidence-last-gift-on = the day of the last gift
evidence-last-purchase-on = the day of the last purchase
evidence-consent-text = what they said yes to
evidence-consent-channel = how they said yes
evidence-consent-at = when they said yes
evidence-consent-proof = the proof of the yes
evidence-consent-signature = their signature
evidence-consent-phone = the number it holds for
evidence-notified-text = what they told us
evidence-notified-at = when they told us
evidence-product-category = which kind of goods
evidence-principal-kind = what kind of firm calls
basis-law = law
basis-register-terms = the register's terms
basis-code = industry code
basis-guidance = an authority's reading
basis-house = the house
allowed-until = until { $time }
allowed-from = May be called from { $when }.
rule-short = { $basis }: { $cite }
objection-opens = opens { $when }
rule-cited = { $basis }: { $cite } ({ $id })
rule-plain = { $basis } ({ $id })
effect-done-on = { $list } is done with { $name }.
effect-rests-until = { $name } rests on every list until { $when }.
effect-number-struck-next = { $number } is struck. Next: { $next }, which may be tried at once.
effect-number-struck-last = { $number } is struck. No other number is left.
effect-never-called-on-number = Nobody here calls { $name } on this number again.
effect-next-try = Offered again { $when }, { $part }.
effect-callback-kept = The agreed callback is made.
said-without-words = (not in words)
said-demand = { $kind }: “{ $words }”
said-promise-we = We promise: { $words }
said-promise-they = They promise: { $words }
said-promise-by = by { $when }
said-promise-yours = yours
said-promise-whose = { $owner } sees to it
said-question-we = We asked: { $words }
said-question-they = They ask: { $words }
said-priority = Matters to them: { $words }
said-need = They will want: { $words } ({ $when })
said-tag = Sorted by: #{ $words }
said-satisfied = Satisfied: { $score } of { $scale }
said-satisfied-why = Satisfied: { $score } of { $scale }, “{ $words }”
said-ordered = Ordered by telephone, no sale yet: { $lines }
effect-comes-back-to-you = { $name } comes back { $when }, to you.
part-morning = in the morning
part-afternoon = in the afternoon
part-evening = after 16
refusal-nothing-in-hand = Choose a customer first.
refusal-in-hand-already = This customer is in hand already.
refusal-other-customer = That is about somebody else.
refusal-no-call-yet = Nobody was called yet.
refusal-still-ringing = It rings: first say what the line did.
refusal-still-talking = You are talking: wrap up first.
refusal-not-saved = Save the wrap-up first, or park it.
refusal-saving = It is being saved.
refusal-nothing-saving = Nothing is being saved.
refusal-saved-already = It is saved. Open it again to correct it.
refusal-was-answered = Somebody answered; the line cannot have done that.
refusal-nobody-reached = Nobody was reached; there is nothing to say of a conversation.
refusal-they-rang-us = They rang us.
refusal-notes-unsaved = There are notes: save, park or delete them first.
refusal-nothing-to-save = There is nothing to save.
refusal-no-way-back = There is no step back from here.
refusal-not-a-call = That was no call.
refusal-missing-callback = First say when to call again.
refusal-missing-suppress-scope = First say whom it covers.

## The window

ui-aside = set aside
ui-callback-first = { $name } has a callback at { $time }. Again: dials this customer.
ui-first-opens = the first { $when }
ui-list-done = done
ui-no-number = { $name } has no number to dial.
ui-not-here = That does nothing here.
ui-notes-full = full
ui-nothing-saved = Nothing has been saved yet that could be corrected.
ui-queue-answer = Answer the questions of “{ $list }” to call it
waiting-open = { $key } opens a reason as a list.
wash-stale = { $count } wait for a new wash of “{ $list }”: { $register } of { $version } was good until { $day }
wash-how = How: samtale wash --register { $id } --list-version DAY FILE
ui-queue-washed = Say that “{ $list }” is washed again
ui-queue-import = { $key } brings in a list.
ui-set-aside = { $name } is set aside until later today.
ui-void = void

## Dates and times

date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year }
date-weekday-day-month = { $weekday } { $day } { $month }
time-at = { $day } { $time }
time-after = { $day } after { $time }
time-after-today = after { $time }
time-today-at = { $time }
day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
since-time = since { $time }

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## Words in which a time may be typed

words-weekday-1 = monday, mon
words-weekday-2 = tuesday, tue, tues
words-weekday-3 = wednesday, wed
words-weekday-4 = thursday, thu, thur, thurs
words-weekday-5 = friday, fri
words-weekday-6 = saturday, sat
words-weekday-7 = sunday, sun
words-month-1 = january, jan
words-month-2 = february, feb
words-month-3 = march, mar
words-month-4 = april, apr
words-month-5 = may
words-month-6 = june, jun
words-month-7 = july, jul
words-month-8 = august, aug
words-month-9 = september, sep, sept
words-month-10 = october, oct
words-month-11 = november, nov
words-month-12 = december, dec
words-today = today
words-tomorrow = tomorrow
words-day-after-tomorrow = day after tomorrow, the day after tomorrow
words-after = after, from
words-before = before, by
words-at = at, o'clock
words-on = on, the
words-next = next
words-in = in
words-minute = minute, minutes, min
words-hour = hour, hours
words-day = day, days
words-week = week, weeks
words-month = month, months
words-year = year, years
words-morning = morning
words-noon = noon, midday
words-afternoon = afternoon
words-evening = evening, tonight
words-this = this
words-numbers = one a an, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve
words-half = half

## What stands over the page

ui-which-list = Which list?
ui-which-list-how = The queue is then filled from it.
ui-all-lists = All lists
ui-filter-how = Only those who have the same in it stay in the queue.
ui-values-how = The most frequent first.
ui-no-values = Nobody has anything there.
ui-which-order = In which order?
ui-order-how = Whoever is due still comes first.
ui-columns-how = { $key } takes one in or out; { $back } when done.
hours-label = Hours
hours-example = after 16, Tue Thu 9-12
hours-title = When do they want to be called?
hours-how = On their own clock. It narrows what the rules allow.
hours-any = Any time
hours-other = Other hours …
hours-not-read = “{ $text }” is not read as hours. Write: after 16, before 12, Mon-Fri 9-12.
hours-before = before { $until }
card-wished-hours = wants calls { $hours }
card-consent = said yes { $day }
card-consent-key = { $key } takes it back
consent-none = They gave no yes that could be taken back.
rules-title = The rules
rules-broken = { $file } has a mistake: nobody in that market may be called until it is mended. samtale config check says where.
rules-review-overdue = { $pack }: should have been looked at again by { $day }.
rules-caller-unsaid = Your number must be shown or listed ({ $rule }), and the settings do not say that it is: [caller].
rules-not-read = { $pack }: no lawyer has read these rules.
rules-fine = There is nothing to know of the rules.
rules-unread =
    { $count ->
        [one] One thing to know before you rely on the rules
       *[other] { $count } things to know before you rely on the rules
    }
clock-title = By which clock do they live?
clock-how = Hours hold on their clock.
clock-other = Another clock …
clock-set = Set their clock
clock-set-means = Then the hours can be asked about.
clock-not-one = “{ $text }” is no clock. Write it as Europe/Oslo.
with-whom-title = With whom do you speak?
with-whom-customer = the customer
with-whom-other = Somebody else …
with-whom = with { $name }
ui-which-parked = Each goes on where it was, with every word.
never-from-now = From now on nobody here calls { $name }, whatever arrives later.
never-whom-else = Whom else does it cover?
never-only-person = Nobody else
never-lift = It was a mistake: take it back
never-lift-now = Right away. They can be called as before.
never-lift-later = You are asked what lets you. What a register says stays.
never-nothing-to-lift = Nothing that was said here keeps us from calling them.
never-supervisor-lifts = Only a supervisor takes this back. What you pressed by mistake you take back while the card is open, within the hour.
never-lift-title = What lets us call them again?
never-lift-how = It is written down with your name. A wish that is said again, or that somebody else has written down meanwhile, holds.
consent-title = They said yes to calls
consent-how = It counts for what can be shown of it. A yes to e-mail is none.
consent-text = What they said yes to
consent-text-hint = in their words
consent-channel = How
consent-channel-call = in a call
consent-channel-web = on a web page
consent-channel-email = by e-mail
consent-channel-letter = by letter
consent-channel-signed = with a signature
consent-channel-in-person = face to face
consent-day = When
consent-day-hint = 2026-11-21; without a day it proves little
consent-purpose = For what
consent-purpose-any = anything
consent-purpose-sale = sales
consent-purpose-care = care of customers
consent-purpose-survey = surveys
consent-purpose-fundraising = fundraising
consent-to = To whom
consent-phone = For which number
consent-phone-any = any number of theirs
consent-until = Until
consent-until-hint = 2027-11-21; empty for no end
consent-proof = Proof
consent-proof-hint = where it is kept: form 4711, a file
consent-not-yet = { $text } has not come yet.
ui-covers-person = On every number, from every list.
ui-covers-number = Whoever answers it.
ui-covers-organisation = And everybody in it.
ui-callback-move = Move it to another time
ui-quit-import = The import stops. What is in stays, and importing again is safe.
ui-discard = Leave; what is written is lost
ui-keep-writing = Go on writing
ui-objected = May not be called now: { $name }
ui-all-the-same = Call all the same
ui-reason-kept = Say why; the reason is kept with the call.
ui-goes-back = { $key } goes back.
ui-lifts-not = does not lift by itself
ui-may-set-aside = may be set aside for a reason
ui-not-set-aside = cannot be set aside
ui-mend-audience = say who they are
ui-mend-ground = say what lets us call them
ui-mend-consent = a yes from them opens it
ui-mend-wash = a wash of the list opens it
ui-mend-number = a number on the card opens it
ui-mend-zone = their zone on the card opens it
ui-mend-rules = `samtale config check` names the mistake
ui-mend-caller = a number that can be looked up opens it
ui-law-open = May be called
ui-law-consent = Only with a yes from them
ui-law-wash = Needs a wash
ui-each-row-means = By organisation number or form; others wait.
ui-later-means = Those who need the answer wait for it.
ui-washed-means = Then: which register, which version, by whom.
ui-not-washed-means = Those who must be washed wait until it is done.
ui-fresh = { $register }: { $law }; the house uses one for at most { $days } days.
ui-fresh-month = a version holds to the end of its month
ui-fresh-days = a version holds for { $days } days
ui-fresh-months = a version holds for { $months } months
ui-fresh-quarter = a version holds to the end of its quarter
ui-fresh-unsaid = the law does not say how long a version holds
ui-find-none-how = Try a shorter piece: of a name, a town, a number, a note.
ui-help-answers = the first to the ninth answer
ui-help-own = Every key can be changed in keys.toml.
ui-type-a-time = Another time
ui-type-example = tue 14, 24.11, after 16
ui-any-time = all day
ui-closed = closed
ui-own-value = Its value
ui-path = Path
ui-path-hint = ~/Downloads/list.csv
ui-path-how = A CSV or XLSX file, or a text file with columns.
ui-source = Comes from
ui-source-hint = the law asks where
ui-list-how = A list of this name that is there already takes the rows in.
ui-register = Register
ui-version = Version of
ui-washed-by = Washed by
ui-the-wash = The wash
ui-wash-how = The day is that of the register's version, as 2026-11-21.
ui-time = When
ui-about = About
ui-reason = Because
ui-not-a-day = { $text } is no day like 2026-11-21.
ui-take-how = { $key } goes on, { $back } goes back.
ui-begin-how = { $key } opens the desk.
ui-pick-how = ← → choose.
ui-next-field-how = { $key } next field.
ui-market-no = Norway
ui-market-dk = Denmark
ui-market-se = Sweden
ui-market-gb = United Kingdom
ui-market-de = Germany
ui-market-us = United States
ui-language-en = English
ui-language-nb = Norsk (bokmål)
ui-language-da = Dansk
ui-columns-next = { $key } goes on; { $map } changes a column or a status.
ui-list-nameless = no name yet
ui-reading = Reading …
ui-column = column { $n }
ui-map = Where does “{ $column }” go?
ui-goes-last-called = last called
ui-goes-attempts = attempts before
ui-goes-status = how it went
ui-goes-callback = callback
ui-goes-never-call = never call
ui-goes-register = what a register says
ui-goes-owner = whose customer
ui-goes-source = comes from
ui-goes-nowhere = left out
ui-statuses = How the statuses are read
ui-status-no-answer = no answer
ui-status-busy = busy
ui-status-talk-again = call again
ui-status-not-interested = not interested
ui-status-talked = talked
ui-status-wrong-number = wrong number
ui-status-never-call = never call
ui-status-agreed = agreed
ui-status-unknown = not known; kept as words
ui-unknown-statuses = Statuses that are kept as words: { $words }
ui-refused-no-number = no number
ui-refused-no-digits = no digits in the number
ui-refused-too-short = number too short
ui-refused-too-long = number too long
ui-refused-lost-digits = digits lost in a spreadsheet
ui-refused-not-in-use = number not in use
ui-refused-unknown-country = unknown country
ui-refused-turned-around = number turned around
ui-refused-wrong-cells = other cells than the rest
ui-refused-unclosed-quote = a quotation mark never closes
ui-refused-row-too-long = row too long

## Commands

cli-bug = This is a mistake in samtale: { $cause }. Nothing was changed by what failed; please report it.
cli-no-output = The output could not be written: { $cause }.
cli-imported = { $list }: { $rows } rows, { $new } new, { $merged } known already, { $refused } refused.
cli-would-import = { $list }: { $rows } rows would give { $new } new, { $merged } known already, { $refused } refused. Nothing was changed.
cli-import-carried = Came along: { $notes } notes, { $callbacks } callbacks, { $calls } earlier calls, { $wishes } who want no calls.
cli-import-sharing = { $count } share a number with somebody of another name.
cli-import-callable = { $count } can be called now.
cli-import-refused = refused { $count }: { $why }
cli-import-rejects = Refused rows, to put right and import again: { $path }
cli-not-imported = Not imported: { $why }
cli-washed = { $register }, version { $version }: { $rows } rows; { $hits } of { $customers } customers stand in it.
cli-would-wash = { $register }, version { $version }: { $rows } rows; { $hits } of { $customers } customers stand in it. Nothing was changed.
cli-wash-changed = { $listed } were not listed before; { $lifted } were, and are no longer.
cli-wash-known = All of this was on record already.
cli-wash-unread = { $count } rows could not be read, the first on line { $line }.
cli-wash-unwashed = { $count } customers have nothing by which this file finds them. They stay unwashed.
cli-wash-good-until = Good until { $day }. Wash again before that.
cli-wash-stale = This version was good until { $day } and is too old already. Get a newer one.
cli-wash-of-list = { $listed } listed · { $clear } not listed · { $unwashed } not washed
cli-wash-no-register = There is no register { $name }. It can be { $known }.
cli-washed-future = { $version } is still to come; today is { $today }. --washed takes the date of the register's file.
cli-wash-future = { $version } is still to come; today is { $today }. --list-version is the date of the register's file.
cli-wash-finds-nobody = Not washed: { $path } has no column with telephone numbers, nor names with dates of birth or addresses. Name its columns in the first line: Phone; or Name and Date of birth; or Name, Address, Postcode.
cli-wash-unreadable = Not washed: { $unread } of { $rows } rows in { $path } cannot be read, the first on line { $line }. Who stands on those rows would pass for washed. Put the rows right, or get the file again.
cli-not-washed = Not washed: { $why }
cli-problem-file = The database file is damaged: { $detail }. Take a backup, then samtale check --rebuild.
cli-problem-line = Record { $seq } of desk { $desk } is not what was written: { $fault }.
cli-problem-gap = Records { $from } to { $to } of desk { $desk } are missing.
cli-problem-chain = The chain of log { $log } of desk { $desk } does not come out.
cli-problem-table = The table { $table } is not what the records add up to. samtale check --rebuild makes it anew.
cli-problem-counters = { $count } counters are wrong. samtale check --rebuild makes them anew.
cli-no-place = Your account has no home directory. Name a place with --home DIR.
cli-home = The desk could not be opened: { $why }
cli-desk = The desk could not go on: { $why }
cli-store = The database: { $why }
cli-file = { $why }
cli-home-in-team-folder = The home { $home } lies in the team folder { $folder }. Programs that carry folders tear databases apart; choose a home outside it.
cli-clock = SAMTALE_CLOCK is { $text }, which is no time like 2026-11-23T10:00:00+01:00.
cli-no-terminal = The desk needs a terminal. Commands for scripts: samtale --help.
cli-home-is-made = This home is made already: { $path }. Change the settings there.
cli-home-made = Made: { $path }. Now: samtale import FILE --list NAME, or samtale.
cli-team-made = { $path } is a team folder now, and this desk its first member.
cli-team-no-roster = This home has never seen who belongs to the team. Run `samtale sync --once` while the team folder is there.
cli-team-rebuilt = { $path } is whole again.
cli-team-not-rebuilt = { $path } is not whole yet. { $why }
cli-team-healed = { $count ->
    [0] None of this desk's records were missing there.
    [one] One of this desk's records was missing there, and was published again.
   *[other] { $count } of this desk's records were missing there, and were published again.
}
cli-team-mirrored = { $count ->
    [one] One record from other desks was missing there, and was published again as they signed it.
   *[other] { $count } records from other desks were missing there, and were published again as they signed them.
}
cli-team-no-marker = { $path } has no marker, and only the desk that founded the team can make one. Ask there for `samtale team rebuild`.
cli-has-team = This home belongs to a team already.
cli-is-team-folder = { $path } is the folder of another team. Choose another one.
cli-no-team-folder = { $path } could not be made into a team folder: { $cause }
cli-no-team = This home belongs to no team. Make one: samtale team new DIR.
cli-sent =
    { $left ->
        [0] All sent.
       *[other] { $left } still wait.
    }
cli-read =
    { $count ->
        [0] Nothing new from other desks.
        [one] 1 record came from other desks.
       *[other] { $count } records came from other desks.
    }
cli-team-invite = Hand this over to whoever is to join, and to nobody else; never put it into the folder itself. The path may be another one on their machine.
cli-team-code = That is not a team's code, or not all of it. samtale team invite shows it, at a desk of the team.
cli-team-joined = This desk belongs to the team of { $path }. It is read from now on; the others read it when it has been admitted: samtale team admit, at the desk that made the team.
cli-team-past-brought =
    { $count ->
        [one] The 1 record of this desk goes to the team too.
       *[other] The { $count } records of this desk go to the team too.
    }
cli-team-past-kept =
    { $count ->
        [one] The 1 record of before stays here.
       *[other] The { $count } records of before stay here.
    }
cli-team-admitted = { $name } ({ $desk }) belongs to the team now.
cli-team-nobody-asks = Nobody asks to join.
cli-team-retired = { $who }'s desk ({ $desk }) is retired. All that it wrote holds.
cli-team-revoked = { $who }'s desk ({ $desk }) is shut out. What it wrote until now holds, and nothing later. It keeps what it has read.
cli-team-not-founder = Only the desk that made the team admits and lets go. Do it there.
cli-team-unknown = Nobody is called { $who } here. samtale team status shows who is.
cli-team-not-invited = The desk { $who } asks without this team's code. Nobody was admitted; ask who put it there.
cli-team-other = { $path } is not the folder of the team that this code is of. Is it mounted, and has everything arrived?
cli-team-not-read = The team folder could not be read, so nothing was changed. { $why }
cli-team-desk = { $name } · { $desk } · { $role } · read to { $count }
team-behind =
    { $count ->
        [one] 1 record on its way
       *[other] { $count } records on their way
    }
team-clock =
    { $count ->
        [one] its clock is a minute ahead
       *[other] its clock is { $count } minutes ahead
    }
team-rolled-back = somebody has put an older folder in place; nothing is lost here
cli-team-asks = { $name } ({ $desk }) asks to join: samtale team admit
cli-team-bad = { $file } was refused: { $why }
cli-team-pending =
    { $count ->
        [one] 1 file waits for a newer samtale, or for its desk to be admitted.
       *[other] { $count } files wait for a newer samtale, or for their desks to be admitted.
    }
cli-team-closed =
    { $count ->
        [one] 1 file of the team folder cannot be opened now. If a cloud service brings it, set the folder to stay on this machine at all times.
       *[other] { $count } files of the team folder cannot be opened now. If a cloud service brings them, set the folder to stay on this machine at all times.
    }
cli-team-forks =
    { $count ->
        [one] 1 record stands beside another one with its number: a desk went on in two copies. Both are kept.
       *[other] { $count } records stand beside others with their numbers: a desk went on in two copies. All are kept.
    }
cli-merged = { $name } and { $other } are one customer now.
cli-parted = { $name } and { $other } are two customers again.
cli-merged-already = They are one customer already.
cli-merge-firms = They are customers of two firms, { $firm } and { $other }: what one firm knows stays there.
cli-merge-not = Nobody has said that these two are one. Said to be one: { $pairs }
cli-merge-none = Nobody has said that { $name } is one with anybody.
cli-merged-undo = To take it back: samtale merge { $one } { $other } --undo
cli-team-double = { $name } was called twice within half an hour: { $first } { $began }, { $second } { $again }
team-own = this desk
team-heard = last word { $when }
team-never-heard = no word yet
team-left = no longer in the team
team-all-here = all of it is here
team-silent = not heard of for { $count } days: is it switched on, and does whatever carries the folder run there?
team-none = This home belongs to no team. `samtale team new FOLDER` makes one, `samtale team join FOLDER CODE` joins one.
begun-anew = This home was put back from a copy, or brought to another machine, since it was last open here. It goes on in a new log, and reads back from the team folder what it had sent.
recovered =
    { $count ->
        [one] 1 record that this desk had written and had no more came back from the team folder.
       *[other] { $count } records that this desk had written and had no more came back from the team folder.
    }
team-role-seller = seller
team-role-supervisor = supervisor
team-role-steward = steward
team-ended-retired = retired
team-ended-revoked = shut out
advise-which = More about one: samtale team advise CARRIER
advise-unknown = samtale knows nothing of { $name }. It knows: { $known }.
advise-set = Set:
advise-know = Good to know:
advise-always =
    Records lie in the folder as plain text: whoever can read the folder, or runs the service behind it, can read them.
    The folder is not a backup. samtale backup makes one; desk.db itself never lies in a folder that is carried.
advise-untried = This has not been tried with the real thing, only with a model of what goes wrong there. Try it with two desks before you rely on it.
advise-syncthing-line = Syncthing: from machine to machine, without a server
advise-syncthing-set =
    The team folder is one Syncthing folder: send only where the team was made, receive only at the others. Its ignore patterns are one line at every desk: /desks
    Each directory under desks/ is a Syncthing folder of its own: send only at its desk, receive only at all others. samtale team status says whose is which.
    Watch for changes, with a delay of 1 second (fsWatcherDelayS).
    File versioning off: old versions keep what a customer has asked us to forget.
advise-syncthing-know =
    One folder for everything, send and receive everywhere, is quicker to set up and loses nothing. But an older copy that is put back on one machine then takes files away from all, until their desks have published them again.
    Two machines must be on at the same time, or a third that always is.
advise-share-line = A network share (SMB, NFS): everybody works in one place
advise-share-set =
    Everybody may read all of it. Each desk may write in its own directory under desks/ alone, and team/ only where the team was made. A desk that joins makes its directory itself.
    Connect the share before samtale starts. While it is away samtale says so, and sends when it is there again.
advise-share-know =
    A share does not tell what has changed; samtale looks every few seconds by itself.
    Over NFS the others may see a file some seconds late.
advise-onedrive-line = OneDrive, SharePoint: in the company's account
advise-onedrive-set =
    “Always keep on this device” for the team folder: otherwise only names lie there.
    Share each directory under desks/ with the others for viewing only, where you can; else the whole folder for editing.
    At the others: “Add shortcut to My files”, and samtale team join in the folder that then comes.
advise-onedrive-know =
    Old versions and the recycle bin are kept for weeks or months: what a customer has asked us to forget stays there until it is deleted there too.
    It may take minutes until the others have a file.
advise-dropbox-line = Dropbox: shared folders
advise-dropbox-set =
    “Available offline” for the team folder: otherwise only names lie there.
    Share each directory under desks/ with the others to view only, where you can; else the whole folder to edit.
advise-dropbox-know =
    Old versions and deleted files are kept for a month or more: what a customer has asked us to forget stays there until it is deleted there too.
advise-google-drive-line = Google Drive: with the program for the desktop
advise-google-drive-set =
    “Mirror files”, not “Stream files”. In a shared drive, which always streams: “Available offline” for the team folder.
    Share each directory under desks/ with the others as viewers, where you can; else the whole folder as editors.
advise-google-drive-know =
    Old versions and the bin are kept for about a month: what a customer has asked us to forget stays there until it is deleted there too.
advise-nextcloud-line = Nextcloud, ownCloud: on a server of your own
advise-nextcloud-set =
    “Always available locally” for the team folder where the program uses virtual files.
    Share each directory under desks/ with the others read-only, where you can; else the whole folder with editing.
    Versions and deleted files off for this folder, or kept as short as the server allows.
advise-nextcloud-know =
    The program looks about twice a minute, so it may take that long until the others have a file.
advise-icloud-line = iCloud Drive: for two or three desks on Macs
advise-icloud-set =
    “Keep Downloaded” for the team folder, or “Optimise Mac Storage” off: otherwise only names lie there.
    Share the folder with invited people alone, who can make changes.
advise-icloud-know =
    iCloud decides by itself when it carries a file; it can take minutes, and nothing says why.
    Deleted files are kept for a month: what a customer has asked us to forget stays there until it is deleted there too.
advise-usb-line = A memory stick: carried by hand, where there is no network
advise-usb-set =
    Encrypt the stick: whoever finds it has your customers.
    At each desk: put it in, samtale sync --once, wait for “All sent.”, and take it out the safe way. A record is everywhere when the stick has been at every desk after it.
    Where the stick has another path than when the desk joined: folder under [team] in samtale.toml.
advise-usb-know =
    Between two rounds nobody knows what the others have said, nor whom they must never call again. Give each desk its own customers.
advise-rclone-line = rclone, S3: to a store in the network, by a command now and then
advise-rclone-set =
    Up, the own directory alone: rclone sync FOLDER/desks/OWN REMOTE/desks/OWN
    Down, all the others: rclone copy REMOTE FOLDER --exclude "/desks/OWN/**"
    Never bisync. Versions of objects off.
advise-rclone-know =
    Copy takes nothing away: after samtale privacy forget run the second line once with sync in place of copy.
advise-git-line = git: to try things out, not for customers
advise-git-set =
    Each desk commits its own directory under desks/ alone. .gitattributes, which is there, keeps the line ends.
advise-git-know =
    Its history never forgets. What a customer has asked us to forget stays in every clone, so do not use it for real customers.
cli-not-sent =
    { $left } wait to be sent. { $why }
cli-list = { $name } · { $state } · { $now } now · { $waiting } wait · { $done } done
cli-list-washed = Washed against { $register } of { $version }: { $count }, good until { $day }.
cli-list-washed-stale = Washed against { $register } of { $version }: { $count }. That was good until { $day }: nobody of them is called before a new wash.
cli-no-list = There is no list { $name }. samtale list show names them.
cli-no-campaign = There is no campaign { $code }. It can be { $known }.
cli-no-language = There is no language { $code }. It can be { $known }.
cli-no-principal = Nobody is called on behalf of { $name }. It can be { $known }.
cli-no-principals = Nobody is called on behalf of { $name }, nor of any other firm by name.
cli-campaign = { $code } · { $name } · version { $version } · { $state }
cli-campaign-no-file = There is no file campaigns/{ $code }.toml to take the campaign from.
cli-campaign-version = Version { $version } of { $code } is in the records already, and says something else. Raise version in the file.
cli-list-undone = { $name } is taken back: { $people } rows, { $callbacks } callbacks. Whoever stands on another list, or has been spoken with, stays.
cli-list-called-from = { $name } stays: { $calls } calls were made from it. samtale list close takes it out of the queue.
cli-no-number = { $text } is no telephone number.
cli-no-number-of = { $text } has no number.
cli-nobody = Nobody is found by { $text }.
cli-forget-no-basis = Say what lets you forget somebody: --basis "letter of 20 November".
cli-forget-supervisor = Only a supervisor forgets people in a team. Nothing was changed.
cli-forget-unasked = There is nobody here to ask. Say --yes to forget without a question.
cli-forget-sure = Forget { $name }, with everything that was said and agreed? It cannot be taken back. Type yes to do it:
cli-forget-yes = yes
cli-forgotten = { $name } is forgotten. Their numbers stay blocked.
cli-forgotten-busy = The database is being read; the last traces in its log go when it is next at rest.
cli-forgotten-sent = The team has been told. The other desks forget them as soon as they read it, and write their files in the folder again without them. An engine that keeps old versions of files still has those, and so have the files of desks that are no longer in the team.
cli-forgotten-unsent = The team is told as soon as { $path } can be reached.
cli-forgotten-copies = Copies made before, by backup, export or report, still hold them: delete those.
cli-forgotten-already = { $id } is forgotten already.
cli-nobody-forgotten = Nobody was forgotten.
cli-erased = { $day }  { $id }  { $basis }
cli-several = { $text } can be several: { $who }. Name one by id.
cli-may-call = { $name } may be called.
cli-may-not-call = { $name } may not be called now:
cli-may-call-until = { $name } may be called until { $when }.
cli-may-call-hours-alone = Asked were hours and days alone: not registers, permission, wishes or attempts, which are those of somebody. Ask about a customer for those.
cli-may-call-nobody = Somebody like this
cli-may-call-opens = From { $when }.
cli-no-subdivision = { $text } is no part of { $country } that samtale knows: use a code, as US-RI
cli-check-unread = { $count ->
    [one] One record is of a kind that a newer samtale knows. It is kept.
   *[other] { $count } records are of kinds that a newer samtale knows. They are kept.
}
cli-folder =
    Team folder { $path }: { $desks ->
        [one] 1 desk
       *[other] { $desks } desks
    }, { $files ->
        [one] 1 file
       *[other] { $files } files
    } of records.
cli-folder-rolled-up =
    { $count ->
        [one] 1 file is in a larger one as well; its desk removes it.
       *[other] { $count } files are in larger ones as well; their desks remove them.
    }
cli-folder-unread =
    { $count ->
        [one] 1 file has come and is not taken in yet: samtale sync --once
       *[other] { $count } files have come and are not taken in yet: samtale sync --once
    }
cli-folder-arriving =
    { $count ->
        [one] 1 file is still arriving, or was cut; its desk makes it whole.
       *[other] { $count } files are still arriving, or were cut; their desks make them whole.
    }
cli-folder-unordered =
    { $count ->
        [one] 1 file leaves somebody out, and the order to forget them has not come yet; it waits for it.
       *[other] { $count } files leave somebody out, and the orders to forget them have not come yet; they wait for them.
    }
cli-folder-mirrored =
    { $count ->
        [one] 1 file of { $name }'s is kept there by another desk, as { $name }'s own is gone.
       *[other] { $count } files of { $name }'s are kept there by another desk, as { $name }'s own are gone.
    }
cli-folder-silent = Nothing has come from { $name } since { $day }. Is that desk switched on, and does whatever carries the folder run there? If it is gone for good: samtale team retire { $name }
cli-folder-never = Nothing has ever come from { $name }. Is that desk switched on, and does whatever carries the folder run there?
cli-folder-copies =
    { $count ->
        [one] 1 copy that a carrier or somebody made of a file that is here. Nobody reads it; it may be deleted:
       *[other] { $count } copies that a carrier or somebody made of files that are here. Nobody reads them; they may be deleted:
    }
cli-folder-strange =
    { $count ->
        [one] 1 file that is none of samtale's. Nobody reads it:
       *[other] { $count } files that are none of samtale's. Nobody reads them:
    }
cli-folder-more = … and { $count } more: samtale check --json
cli-check-ok = All is well: { $customers } customers, { $calls } calls, { $records } records.
cli-check-bad =
    { $problems ->
        [one] 1 problem
       *[other] { $problems } problems
    } in { $customers } customers, { $calls } calls, { $records } records.
cli-config-file = Your own settings go into { $path }; write only what you want otherwise.
cli-config-good = No mistakes. Your own settings: { $path }.
cli-file-is-there = { $path } is there already. Name another file.
cli-backed-up = The desk is copied to { $path }. Settings, campaigns and packs are files of their own: copy { $config } as well.
cli-restored = Put back: { $customers } customers, { $records } records. A new log begins. Settings and campaigns are not part of a copy; put your own back into { $config }.
cli-restored-aside = What was here before is copied to { $path }.
cli-restore-has-records = { $path } has records, and stays. To put the copy in its place: samtale restore FILE --replace.
cli-restore-in-use = { $path } is a database in use: its last records lie in a file beside it. Copy it with samtale backup, and restore that.
cli-restore-bad = { $path } is not put back: { $problem }
cli-why-seller = Say why you need to know who called: --with-seller "payroll, November".
ics-callback = Call back
ics-callback-with = Call back: { $name }
cli-ics-callbacks = A calendar holds callbacks only: samtale export callbacks --format ics.

## Reports

report-title = What customers said
report-digest-title = What customers said, on one page
report-week = Week { $week }, { $from } to { $to }
report-days = { $from } to { $to }
report-list = List: { $name }
report-campaign = Campaign: { $name }
report-principal = For { $name }
report-everything = All lists
report-source =
    From { $calls ->
        [one] 1 call
       *[other] { $calls } calls
    } in the records of { $desks ->
        [one] 1 desk
       *[other] { $desks } desks
    }
report-made = Made { $when }
report-taken-out =
    { $count ->
        [0] Nothing in what people said looked like a name, a number or an address, and nothing is replaced
        [one] 1 name, number or address in what people said is replaced by its kind
       *[other] { $count } names, numbers and addresses in what people said are replaced by their kind
    }. What cannot be caught: a nickname, a name that no record has, another customer's first name, last name or a piece of a firm's name alone, a misspelt name, a number in words, a rare story. Read it before you pass it on.
report-empty = Nothing happened in this time. Choose another week with --week, or days with --from and --to.
report-of = Number of { $what }: { $count }.
report-rest = and { $count } more rows
report-nothing = Nothing of this kind in this time: { $titles }.
report-none = Nothing under: { $names }.
report-nobody-counted = No figure here is of one seller, and none is per hour. No group of people is smaller than three.
report-contents = In this report
report-as-table = The same as a table
report-read-me = Read this first
report-counts = Counts
report-percent = { $count }%
report-decimal = { $whole }.{ $tenth }
report-named =
    { $count ->
        [one] named once
       *[other] named { $count } times
    }
report-said =
    { $count ->
        [one] said once
       *[other] said { $count } times
    }
report-rest-demands =
    { $count ->
        [one] 1 more demand has no room here
       *[other] { $count } more demands have no room here
    }.
report-no-cause = No cause named
report-matters-to-them = what matters: { $words }
report-quoted = “{ $words }”
report-usual =
    { $from ->
        [0] Usual: up to { $to } a week.
       *[other] Usual: { $from } to { $to } a week.
    }
report-usual-unknown = { $count } weeks; what is usual shows after 12.
report-usual-least = { $what }: least usual
report-usual-mean = { $what }: mean
report-usual-most = { $what }: most usual
report-signal-outside = outside the usual
report-signal-two-of-three = far from the middle, two weeks of three
report-signal-four-of-five = to one side, four weeks of five
report-signal-eight-in-a-row = eight weeks in a row on one side
report-signals = More than chance: { $weeks }.
report-line-failure = What went wrong, demands a week
report-line-value = What they wanted, demands a week
report-chart-line = { $name }, from the week of { $from } to the week of { $to }: least { $least }, most { $most }, last { $last }. { $usual }
report-chart-bars = { $title }: { $bars }.
report-week-of = week of { $day }
report-kind-value = What they wanted
report-kind-failure = What went wrong
report-kind-unclear = Not classified
report-kind-neither = Neither

report-voice = In their words
report-voice-counts = Why customers wanted to talk, in their own words, by what they wanted and what went wrong; the most named cause first.
report-demand-kinds = What it was about
report-demand-kinds-counts = Demands by kind, as they were last sorted. One call may have several or none. What was heard by listening is counted in its kind, too.
report-people-audience = By who they are
report-people-audience-counts = Customers who said why they wanted to talk. Groups of fewer than three are put together. A figure of one or two is not shown, nor are others by which it could be worked out.
report-people-town = By where they are
report-people-town-counts = Customers who said why they wanted to talk. Groups of fewer than three are put together. A figure of one or two is not shown, nor are others by which it could be worked out.
report-demand = From week to week
report-demand-counts = Demands in each week, by their day, and calls that reached somebody. What is usual is worked out from the weeks themselves; it is no target.
report-promises = Promises and callbacks
report-promises-counts = Promises that were closed in this time, and callbacks in which we reached them: on the day or before, or later.
report-promises-open = Open promises and callbacks
report-promises-open-counts = Promises and callbacks that are open now, by how long they are overdue.
report-questions = Questions
report-questions-counts = Questions asked in this time, and how they stand now.
report-answer-days = How long an answer took
report-answer-days-counts = Answers given in this time to questions of an earlier call, by days from question to answer.
report-questions-open = Questions without an answer
report-questions-open-counts = Questions of theirs that nobody has answered, whenever they were asked; the oldest first.
report-priorities = What matters to them
report-priorities-counts = How often customers said that something matters to them, in this time and, under Before, in as long a time before it.
report-needs = What they will need
report-needs-counts = How often customers said that they will need something, in this time and, under Before, in as long a time before it.
report-causes = Causes
report-causes-counts = Causes that were named in this time, mended in it, or handed to somebody and not mended. Times named: demands in this time. Customers: all who have ever named it. Told: those of them with whom we have spoken since it was mended.
report-calls = Calls
report-calls-counts = Calls in this time, both ways, by what the line did. Corrected calls count once, void ones not at all.
report-outcomes = What was agreed
report-outcomes-counts = Calls with an outcome, by the outcome.
report-attempts = Which attempt reached them
report-attempts-counts = Our attempts in this time, by which attempt it was for that person. Share: of those tried, how many were reached.
report-lists = Lists
report-lists-counts = People on each open list as they stand now; those tried enough are not among those who wait. Calls, reached and never call: of the list in this time.
report-waiting = Why people wait
report-waiting-counts = People who cannot be called now, by the reason. Somebody on two lists counts twice.
report-satisfaction = How satisfied they are
report-satisfaction-counts = What customers answered, out of all calls that reached somebody, and how often nobody asked.
report-satisfaction-words = What they said about it
report-satisfaction-words-counts = What they said with the score.
report-rights = Contact rights
report-rights-counts = Wishes not to be called, complaints about our calls, rules of the house that were set aside, people disturbed by two attempts on one day, and calls that met a colleague's.
report-washes = Washes
report-washes-counts = Times that lists were looked up in a register in this time.
report-overrides = Set aside, and why
report-overrides-counts = Each time that a rule of the house was set aside, with the reason that was spoken. The law's rules never are.
report-orders = Orders
report-orders-counts = Orders agreed in this time, by how far they have come now.
report-orders-accepted = Orders accepted in writing
report-orders-accepted-counts = Orders that were accepted in writing in this time and stand, and orders that were taken back in it.
report-value = What came of it
report-value-counts = What was kept, mended, answered and agreed in this time, and out of how many.
report-digest = In their words
report-digest-counts = What customers said, and how often it was said in the same words.

report-of-demands = demands
report-of-people = customers
report-of-demands-weeks = demands in all weeks
report-of-promises-closed = promises closed and callbacks made
report-of-promises-open = open promises and callbacks
report-of-questions = questions asked
report-of-answers = later answers
report-of-questions-open = open questions of theirs
report-of-priorities = things that matter
report-of-needs = needs
report-of-causes = demands with a cause
report-of-calls = calls
report-of-outcomes = calls with an outcome
report-of-attempts = attempts
report-of-members = people on lists
report-of-waiting = people who wait
report-of-reached = calls that reached somebody
report-of-satisfaction = answers
report-of-washes = washes
report-of-overrides = rules set aside
report-of-orders = orders agreed
report-of-accepted = orders accepted in writing
report-of-promises-ours = promises of ours that were kept or broken
report-of-customers-raised = customers who had named them
report-of-questions-theirs = questions of theirs asked in this time

report-column-what = What
report-column-count = Count
report-column-share = Share
report-column-kind = Kind
report-column-cause = Cause
report-column-named = Times named
report-column-words = Words
report-column-matters = What matters
report-column-day = Day
report-column-heard = How it was heard
report-column-people = People
report-column-value = Wanted something
report-column-failure = Something went wrong
report-column-week = Week of
report-column-neither = Neither
report-column-unclear = Not classified
report-column-reached = Reached somebody
report-column-ours = Ours
report-column-theirs = Theirs
report-column-callbacks = Callbacks
report-column-since = Since
report-column-days = Days
report-column-before = Before
report-column-horizon = When
report-column-customers = Customers
report-column-owner = Handed to
report-column-answer = Answer
report-column-days-open = Days open
report-column-mended = Mended
report-column-told = Told
report-column-code = Code
report-column-outcome = Outcome
report-column-attempt = Attempt
report-column-tried = Tried
report-column-list = List
report-column-callable = Can be called
report-column-waiting = Wait
report-column-exhausted = Tried enough
report-column-done = Done
report-column-calls = Calls
report-column-never-call = Never call
report-column-never-call-per-hundred = Never call per 100 reached
report-column-why = Why
report-column-score = Score
report-column-register = Register
report-column-version = Version
report-column-times = Times
report-column-listed = In the register
report-column-rule = Rule
report-column-reason = Reason
report-column-of-count = Of
report-column-of-what = Of what

report-row-not-classified = Not classified
report-row-heard-by-listening = heard by listening
report-row-others = others
report-row-not-told = not shown
report-row-kept-on-the-day = Kept, on the day or before
report-row-kept-late = Kept late
report-row-broken = Broken
report-row-withdrawn = Taken back by agreement
report-row-not-yet-due = Not yet due
report-row-late-week = Up to a week late
report-row-late-month = 8 to 30 days late
report-row-late-more = More than 30 days late
report-row-no-day = No day was named
report-row-asked = Asked
report-row-answered-at-once = Answered in the same call
report-row-answered-later = Answered later
report-row-question-open = Still open
report-row-same-day = The same day
report-row-days-week = Within a week
report-row-days-month = 8 to 30 days
report-row-days-more = More than 30 days
report-row-they-rang = Of these, they rang us
report-row-talk-minutes = Minutes talked, all together
report-row-no-list = On no list
report-row-not-asked = Not asked
report-row-never-call = Asked not to be called
report-row-complaints = Complaints about our calls
report-row-set-aside = Rules of the house set aside
report-row-double = Disturbed twice on one day
report-row-met = Called by two sellers within half an hour
report-row-standing = Stand
report-row-withdrawn-soon = Taken back within 14 days
report-row-withdrawn-later = Taken back later
report-row-spoken-with = Conversations
report-row-promises-kept = Promises kept
report-row-causes-mended = Causes mended
report-row-customers-told = Customers told of it
report-row-questions-answered = Questions answered
report-row-orders-standing = Orders accepted in writing that stand
report-row-asked-again = Calls in which they wanted to talk again
report-step-agreed-by-phone = Agreed by phone; nothing is sold
report-step-offer-sent = Written offer sent
report-step-acceptance-received = Written yes received
report-step-delivered = Delivered
report-step-asked-after = Asked after
report-step-declined = Declined
report-step-withdrawn = Withdrawn
report-horizon-now = Now
report-horizon-months = Within months
report-horizon-years = Within years
study-listen = What did they want, in their words? One line for each call. An empty line ends it; a line with - alone takes back the one before.
study-kept = kept · { $count }
study-struck = taken back: { $words }
study-sort = Now sort them together. 1 they wanted something · 2 something went wrong · 3 neither · Enter: not clear
study-which = “{ $words }” · 1 2 3?
study-cause = What went wrong upstream? Enter: nobody knows
study-not-text = A line could not be read: { $cause }. The lines before it are kept.
cli-report-days = The days are the wrong way round: { $from } is after { $to }.
cli-report-xlsx-to-file = A workbook needs a file: samtale report --format xlsx -o report.xlsx.

## Exports and their columns
today-exported = { $who } exported { $what } with the sellers' names, { $when }: { $why }
exported-calls = calls
exported-customers = customers
exported-callbacks = callbacks
exported-promises = promises
exported-questions = questions
exported-demands = demands
exported-orders = orders
cli-export-what = What can be exported; samtale export WHAT --columns says what stands in it:
cli-export-calls = one row for each call, with everything agreed in it
cli-export-customers = one row for each customer, with your own fields
cli-export-callbacks = one row for each callback, open or not
cli-export-promises = one row for each promise, ours and theirs
cli-export-questions = one row for each question, ours and theirs
cli-export-demands = one row for each reason why somebody wanted to talk, in their words
cli-export-orders = one row for each order, however far it has come
cli-export-forms = --format jsonl (as it is), csv, xlsx, parquet, and ics for callbacks. -o FILE writes to a file. More: samtale export --help
cli-export-replaced = Taken out of the texts: { $counts }.
cli-export-not-caught = Read them through before you pass them on. What cannot be caught: names that no record has, a first name, a last name or a piece of a firm's name alone when it is another customer's, names with a mistake in them, numbers in words, and a story that only one person can have told. The addresses of records and customers stay, and lead whoever has the desk to them.
cli-export-cut = { $cells } texts were too long for a cell of a spreadsheet and end with …; the other forms have them whole.
cli-export-by-month = --by-month writes Parquet below a folder: samtale export calls --format parquet --by-month -o calls/
cli-export-only = { $option } is for --format { $format } alone.
cli-export-binary = A terminal cannot show this form. Name a file with -o FILE, or send it on to another program.
column-type-text = text
column-type-phone = phone
column-type-number = number
column-type-yes = yes/no
column-type-day = day
column-type-time = time
column-id = The address of the record or the person; it never changes.
column-at = When it was: the end of a call, or when a callback is due.
column-utc-offset = What the clock there was ahead of UTC, as +01:00.
column-direction = Who rang: out is us, in is them.
column-number = The telephone number, in the international form.
column-customer-id = The customer's address; who has the desk can follow it, nobody else.
column-customer = The customer's name.
column-company = The company.
column-with-whom = Whom we spoke with, when it was not the customer.
column-principal = The firm on whose behalf we called.
column-list = The list the customer was called from.
column-campaign = The campaign's code.
column-campaign-version = The campaign's version on that day.
column-line = What the line did: answered, no-answer, busy, declined, voicemail, wrong-number, cut-off, given-up, failed.
column-attempt = Which attempt to reach this person it was, counted from 1; 0 when it was none.
column-rang-at = When it began to ring.
column-answered-at = When somebody answered.
column-ended-at = When it ended.
column-outcome = The code of what was agreed, as the campaign has it.
column-outcome-label = The same in words.
column-notes = The notes, as they were written.
column-callback-at = When they asked to be called again.
column-callback-zone = The time zone of that.
column-callback-precision = How exact it is: exact, after (from then on), day (any time that day).
column-callback-owner = Who calls again: anyone, or a seller.
column-callback-about = What it is about.
column-demands = Why they wanted to talk, in their words; a line each.
column-demand-kinds = Value, failure, neither or unclear, for each of those lines.
column-causes = What had gone wrong, a line each.
column-promises = Who promised what, and by when; a line each.
column-questions = Who asked what, and the answer; a line each.
column-priorities = What matters to them, in order; a line each.
column-needs = What they will want later, a line each.
column-satisfaction = How satisfied they said they were, as 7 of 10; empty when nobody asked.
column-satisfaction-words = Why, in their words.
column-seller = Who called; only with --with-seller.
column-name = The name.
column-audience = What the law sees in them: consumer, sole-trader, business.
column-phones = The numbers, the one to try first first, with a space between.
column-title = What they do there.
column-org-number = The company's number in its country's register.
column-email = The e-mail address.
column-street = Street and number.
column-postcode = The post code, as written.
column-town = The town.
column-region = County, state or land.
column-country = The country, as two letters where it could be read.
column-zone = The time zone of the customer's clock.
column-language = The language they speak, as nb.
column-website = Their page.
column-external-id = Their number in the system the list came from.
column-own = A field of your own, from a list.
column-tags = Their tags, a line each.
column-lists = The lists they stand on, a line each.
column-source = Where they come from, in words.
column-known-since = Since when we have known them.
column-precision = How exact the time is: exact, after (from then on), day (any time that day).
column-state = How it stands: open; done or cancelled; kept, broken or withdrawn; answered.
column-about = What it is about.
column-owner = Whose it is: anyone, or seller; the name only with --with-seller.
column-said-at = When it was said.
column-by = Whose side: we or they.
column-words = What was said, in words.
column-due = The last day; empty when none was named.
column-answer = The answer; empty while the question is open.
column-kind = Value, failure, neither or unclear.
column-matters = What matters to them in it.
column-cause = What had gone wrong.
column-step = How far it has come: agreed-by-phone, offer-sent, acceptance-received, delivered, asked-after, declined, withdrawn.
column-since = Since when it stands there.
column-is-sale = Whether it is a sale: their yes is there in writing and still stands.
column-lines = What was ordered, as 2 × Basis.
column-total = What it comes to, one sum for each period and currency.
action-step-on = Next question
action-change-answer = Change the answer
action-take-out-answer = Take the answer out
tree-wanted = What did they want?
tree-agreed = What did we agree?
tree-satisfied = How satisfied are they?
tree-finer = { $outcome }: more exactly?
tree-short-came-of = what came of it
tree-short-wanted = what they wanted
tree-short-agreed = what we agreed
tree-short-satisfied = how satisfied
tree-not-clear = not clear
tree-another = something else too
tree-add-our-promise = we promise
tree-add-their-promise = they promise
tree-add-callback = call again
tree-add-need = they will want
tree-add-priority = matters to them
tree-add-their-question = they ask
tree-add-our-question = we asked
tree-add-order = order
tree-title-our-promise = What do we promise?
tree-title-their-promise = What do they promise?
tree-title-callback = When shall we call again?
tree-title-need = What will they want?
tree-title-priority = What matters to them?
tree-title-their-question = What do they ask?
tree-title-our-question = What did we ask?
tree-tag-title = What are they sorted by?
tree-demand-title = What did they want? ({ $kind })
tree-score-lowest = not at all
tree-score-highest = very
tree-not-asked = not asked
tree-cause-hint = the cause, as far as it is known
tree-matters = What matters to them
tree-due-none = no day
tree-cause-lately = { $n ->
    [0] not this week
    [one] 1 this week
   *[other] { $n } this week
}
tree-cause-handed = handed to { $who }
tree-cause-mended = mended
horizon-now = now
horizon-months = in some months
horizon-years = in some years

# Other words under which the palette finds an action.
search-reopen = undo take back revert amend
search-dial = call phone ring up
search-write-notes = write type memo
search-wrap-up = end finish done hang up outcome result
search-cut-off = lost dropped disconnected
search-with-whom = somebody else another person
search-say-next = tick read out
search-put-on-card = number e-mail date
search-take-verbatim = quote verbatim
search-show-guide = script questions
search-take-order = sale sell buy purchase
search-gone-wrong = complaint failure problem
search-ask-satisfaction = score rating satisfaction
search-set-callback = call again later appointment remind
search-they-ring = inbound incoming caller
search-parked = hold resume
search-set-aside = skip postpone later
search-put-back = close leave
search-copy-number = clipboard
search-act-on = done kept move cancel answer amend void
search-note-down = promise question need priority interval note
search-edit-customer = change correct name number address
search-add-customer = new create
search-add-contact = new person employee
search-call-colleague = refer recommend referral
search-same-person = merge duplicate double twin same join
search-two-people = split unmerge separate part
search-set-hours = preference time channel
search-give-consent = consent permission
search-withdraw-consent = consent
search-rules = law why not allowed
search-team = team desks colleagues sync clock last word
search-set-clock = time zone country
search-never-call = stop block remove do not call
search-waiting = why blocked
search-order-queue = sort
search-choose-columns = fields show
search-import = load file csv excel spreadsheet paste
search-find = search look up
search-today = start home due
search-queue = list next
search-causes = failure reasons complaints
search-review = friday
search-agenda = calendar appointments diary
search-own-week = statistics figures
search-voice = quotes
search-break = lunch coffee away
search-help = shortcuts keyboard
search-quit = exit close end
