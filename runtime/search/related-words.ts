import { stem } from './words.js'

/** Words with related meanings in APIs in general and in plain English. Nothing here is about a particular API. */

/** Nouns: the words of a line may replace each other. */
const THINGS = `
sms text message mms
email mail newsletter
message post chat dm
image picture photo png screenshot illustration
diagram chart graph plot visualization flowchart
video clip movie
audio sound speech voice
transcribe transcription transcript dictation
person people user member somebody someone account colleague teammate
employee staff worker personnel
customer client shopper buyer
contact subscriber recipient lead
candidate applicant
agent operator assignee
invitee attendee participant guest
role permission access right
price cost rate fee
payment charge transaction
money balance funds
invoice bill billing
refund reimbursement chargeback
subscription plan membership
product item article goods
order purchase
inventory stock quantity
shipment delivery package parcel tracking fulfillment
courier carrier
warehouse location store shop
folder directory
file document attachment asset upload
link url address href
page site website webpage
task todo reminder
project board workspace
ticket issue request case
comment note remark discussion reply thread conversation
article post entry
status state progress finished done ready
job run execution task
meeting event appointment booking call
calendar schedule agenda
availability slot free
job position vacancy opening role
leave vacation holiday absence pto off
table sheet spreadsheet grid
row record line entry
column field property attribute
cell range
database base
schema structure definition column
index collection
key token credential
label tag category
group team segment audience
list collection set
channel room
statistics stats metrics analytics report usage
traffic visitors visits views pageviews
usage quota limit allowance remaining left
history log past previous
error failure bug
template layout
size format dimension
language locale
glossary terminology dictionary
translate translation
exchange conversion currency
coin crypto cryptocurrency bitcoin
company organization organisation business enterprise
identity login auth session
follower fan
feed timeline
keyword term
suppression unsubscribe blocklist blacklist
spam junk abuse
recording record
number phone telephone
device phone mobile
browser window tab
content text body html
paragraph block
repository repo git
deployment application app service
country nation
weather forecast
sun sunrise sunset daylight
moon lunar
sky star planet
paper publication preprint
appointment reservation visit
calendar diary
event activity
property trait characteristic
settings configuration config preferences options setup
model llm ai
message prompt question answer
actor scraper crawler bot
assistant bot
dataset data output results
results outcome
repository code source
subtask child part piece
section column lane heading
assignee owner responsible
changelog announcement release news
category kind type sort
service offering
campaign marketing promotion
canvas journey flow
automation workflow flow
trigger hook webhook
once single one
planet mars venus mercury jupiter saturn uranus neptune pluto
star constellation
timer clock stopwatch
time hours minutes duration
currency dollar dollars euro euros yen pound pounds usd eur gbp
language english german french spanish italian japanese chinese
ranking rankings top best biggest largest highest leaderboard
spreadsheet excel worksheet workbook
avatar character presenter face
connection network link
profile bio
embedding vector
suppression bounce bounced undeliverable
sender from
fulfillment shipping shipped
startup venture company
revenue income sales earnings turnover
indicator statistic gdp population inflation
topic theme subject
macro canned
article help knowledge faq manual
admin administrator manager
call voice ring
department division
store branch outlet
backlink backlinks inbound incoming linking
keyword seo ranking
paid ppc ads ad advertising
organic seo
draft quote unsent
board kanban
checklist steps
list column lane
url web
key secret
health status alive up
estimated eta arrival arrive
attachment picture image
folder album
reminder due deadline
overdue due late
unpaid open outstanding
canceled cancelled
membership members
discount coupon promotion
tax vat
address location place
zodiac horoscope astrology
pagination pages
chat completion gpt
author writer written wrote
date day time
`

/** Verbs: these count less, because verbs have many meanings. */
const DEEDS = `
create add new make insert register open generate write build
list all show browse every
get fetch retrieve read details look view information check load
delete remove erase destroy wipe purge clear discard drop
update change edit modify set rename patch adjust correct
search find query lookup look filter match
upsert merge replace save
batch bulk several many multiple lots together
send deliver
publish post share announce
cancel stop abort end terminate
void invalidate annul
start begin launch run trigger execute
upload put attach store import
put replace overwrite whole entire
patch partial partially
download export save
share grant invite
assign give attach
move transfer relocate
archive hide close
deactivate disable block suspend lock
activate enable unlock
complete done finish close tick
reopen undo restore
capture collect settle
charge pay
subscribe join enroll enrol add
unsubscribe leave
append end bottom
count total number
compare versus against
convert turn transform
draw render paint
verify check validate confirm test
report submit tell flag
track follow trace
book schedule reserve plan
shorten short
log enter
navigate go visit
predict estimate expect
detect recognize identify belong
apply use
reply answer respond
transcribe dictate
clone copy duplicate
replace set overwrite
hire employ recruit
assign allocate
pin star
like favourite react
mention refer
install deploy
deploy rollout ship
sync synchronize refresh
scrape crawl extract
extract pull
index ingest
narrate speak pronounce
ask question prompt
tell inform notify
follow subscribe
record tape
ban block
allow permit
approve accept
deny reject decline
print output
sort order rank
current authenticated own myself login me
`

/** What several words mean together. Longer phrases come first. */
const PHRASES: readonly (readonly [phrase: string, meaning: string])[] = [
  ['who am i', 'current user'],
  ['whoami', 'current user'],
  ['my account', 'current user account'],
  ['my profile', 'current user profile'],
  ['owns this', 'current user'],
  ['key valid', 'current user key valid'],
  ['is logged in', 'current user'],
  ['is signed in', 'current user'],
  ['can i still', 'usage limit remaining'],
  ['can we still', 'usage limit remaining'],
  ['address book', 'contacts'],
  ['for good', 'permanently delete'],
  ['who', 'person'],
  ['how many', 'count number'],
  ['how much', 'amount balance usage'],
  ['how often', 'count statistics'],
  ['at once', 'batch'],
  ['in one go', 'batch'],
  ['in bulk', 'batch'],
  ['sign in', 'login'],
  ['log in', 'login'],
  ['look up', 'get search'],
  ['set up', 'create'],
  ['call off', 'cancel'],
  ['get rid of', 'delete'],
  ['take off', 'remove'],
  ['days off', 'time off leave'],
  ['to do', 'task'],
  ['read aloud', 'speech'],
  ['right now', 'current'],
]

/** Stems by the stem of a word. */
export interface RelatedWords {
  readonly things: ReadonlyMap<string, readonly string[]>
  readonly deeds: ReadonlyMap<string, readonly string[]>
}

/** Created for one index, because most programs that load this never search. */
export const relatedWords = (): RelatedWords => ({ things: relations(THINGS), deeds: relations(DEEDS) })

/** The words of a query, with phrases replaced by words that documents use. */
export function withoutPhrases(words: readonly string[]): string[] {
  const text = ` ${words.join(' ')} `
  return PHRASES.reduce((changed, [phrase, meaning]) => changed.replaceAll(` ${phrase} `, ` ${meaning} `), text)
    .trim()
    .split(' ')
}

function relations(lines: string): Map<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const line of lines.trim().split('\n')) {
    const words = line.split(' ')
    for (const word of words) {
      const others = found.get(stem(word)) ?? new Set<string>()
      for (const other of words) if (other !== word) others.add(stem(other))
      found.set(stem(word), others)
    }
  }
  return new Map([...found].map(([own, others]) => [own, [...others]]))
}
