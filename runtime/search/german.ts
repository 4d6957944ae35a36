/**
 * German words that people use in English questions, translated. They are not keys of an object, because a page that is
 * served without its encoding could not read a program with such names.
 */

const VERBS: ReadonlyMap<string, string> = new Map([
  ['erstellen', 'create'],
  ['anlegen', 'create'],
  ['hinzufügen', 'add'],
  ['hinzufuegen', 'add'],
  ['schreiben', 'write'],
  ['hochladen', 'upload'],
  ['herunterladen', 'download'],
  ['löschen', 'delete'],
  ['loeschen', 'delete'],
  ['entfernen', 'remove'],
  ['ändern', 'update'],
  ['aendern', 'update'],
  ['aktualisieren', 'update'],
  ['bearbeiten', 'edit'],
  ['umbenennen', 'rename'],
  ['verschieben', 'move'],
  ['abschliessen', 'complete'],
  ['abschließen', 'complete'],
  ['senden', 'send'],
  ['schicken', 'send'],
  ['verschicken', 'send'],
  ['starten', 'start'],
  ['stoppen', 'stop'],
  ['beenden', 'stop'],
  ['abbrechen', 'cancel'],
  ['stornieren', 'cancel'],
  ['kündigen', 'cancel'],
  ['suchen', 'search'],
  ['finden', 'find'],
  ['anzeigen', 'show'],
  ['zeigen', 'show'],
  ['auflisten', 'list'],
  ['abrufen', 'get'],
  ['holen', 'get'],
  ['lesen', 'read'],
  ['prüfen', 'check'],
  ['übersetzen', 'translate'],
  ['umrechnen', 'convert'],
  ['teilen', 'share'],
  ['zuweisen', 'assign'],
  ['buchen', 'book'],
  ['bezahlen', 'pay'],
  ['erstatten', 'refund'],
])

const THINGS: ReadonlyMap<string, string> = new Map([
  ['kunde', 'customer'],
  ['kunden', 'customers'],
  ['benutzer', 'user'],
  ['nutzer', 'user'],
  ['mitglieder', 'members'],
  ['mitarbeiter', 'employees'],
  ['kontakt', 'contact'],
  ['kontakte', 'contacts'],
  ['konto', 'account'],
  ['rechnung', 'invoice'],
  ['rechnungen', 'invoices'],
  ['zahlung', 'payment'],
  ['zahlungen', 'payments'],
  ['bestellung', 'order'],
  ['bestellungen', 'orders'],
  ['lieferung', 'shipment'],
  ['sendung', 'shipment'],
  ['produkt', 'product'],
  ['produkte', 'products'],
  ['preis', 'price'],
  ['preise', 'prices'],
  ['abo', 'subscription'],
  ['aufgabe', 'task'],
  ['aufgaben', 'tasks'],
  ['projekt', 'project'],
  ['projekte', 'projects'],
  ['termin', 'appointment'],
  ['termine', 'appointments'],
  ['kalender', 'calendar'],
  ['nachricht', 'message'],
  ['nachrichten', 'messages'],
  ['anruf', 'call'],
  ['anrufe', 'calls'],
  ['telefonnummer', 'phone number'],
  ['rufnummer', 'phone number'],
  ['kanal', 'channel'],
  ['kanäle', 'channels'],
  ['datei', 'file'],
  ['dateien', 'files'],
  ['ordner', 'folder'],
  ['bild', 'image'],
  ['bilder', 'images'],
  ['tabelle', 'table'],
  ['zeile', 'row'],
  ['zeilen', 'rows'],
  ['spalte', 'column'],
  ['seite', 'page'],
  ['karte', 'card'],
  ['kommentar', 'comment'],
  ['kommentare', 'comments'],
  ['vorlage', 'template'],
  ['vorlagen', 'templates'],
  ['wetter', 'weather'],
  ['währung', 'currency'],
  ['sprache', 'language'],
  ['sprachen', 'languages'],
  ['bericht', 'report'],
])

const LINKS = new Set(
  (
    'der die das den dem des ein eine einen einem einer mein meine meinen unser unsere alle und oder mit für fuer von ' +
    'vom aus im zu zum zur bei an auf nach wie welche welcher kann ich wir'
  ).split(' '),
)

/**
 * The words in English, with the verb in front if the German sentence has it at its end. Unchanged if none of them is a
 * known German word.
 */
export function inEnglish(words: readonly string[]): readonly string[] {
  if (!words.some((word) => VERBS.has(word) || THINGS.has(word))) return words
  const meant = words.filter((word) => !LINKS.has(word))
  const verb = meant.find((word) => VERBS.has(word))
  const others = meant.filter((word) => word !== verb)
  return [...(verb === undefined ? [] : [VERBS.get(verb)!]), ...others.flatMap((word) => translated(word).split(' '))]
}

const translated = (word: string): string => VERBS.get(word) ?? THINGS.get(word) ?? word
