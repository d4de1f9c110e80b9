// Package merge makes events of mentions, and entries of the ledgers (agreements,
// transfers, capabilities, positions) of reports. Ten papers
// that report a visit report one visit: who counts papers counts wrong. So the
// mentions that report the same thing become one event, which keeps them all,
// says how many publishers stand behind it, sets denials beside affirmations
// and tells why it took these mentions for one.
//
// Two mentions can be one event if they agree in what makes an event: its type,
// who acts, who is acted upon, and the day. Together these are a family and a
// day. Reports often leave out who is acted upon; save of aid and assaults, which are
// too many, it is told apart within the family and day:
//
//   - Actors and recipients go by their codes, sorted, so that the order of
//     naming does not matter. A state, its government, its head and its forces
//     are one actor here (Putin, the Kremlin and Russia sign one treaty); so are those of a state who bear
//     arms without being its forces, and those who are of its people, as far as no two bodies
//     are named; other sectors are their own. A report that names some of the actors only, or some of
//     those acted upon, or calls otherwise what was acted upon, needs like words to join. Whom the coder put in
//     where a sentence names nobody counts as left out, save of aid and assaults. A body that is no state goes by its
//     identity, and one that nobody knows by its words in whatever spelling or
//     script (actor/names). A mention with no actor known by a code merges with none from
//     another document: "gunmen attacked" twice is not one attack.
//   - Of what is signed (CAMEO 057) who signed it is told apart within the day too:
//     reports that speak of a treaty again seldom say whose it is. One that
//     leaves it out needs the same place, its document or its words to join.
//   - The day is the one that the text gives. Where it gives none, the day of
//     publication stands in (precision "published"), and news is printed the
//     day after as often as on the day: what is told so joins the event of the
//     day before if there is one and none on its own day, or the dated one of two or three
//     days before, told in like words or not done twice within days. What texts
//     date by two days that follow each other is one if the words are nearly the same, if the same
//     parties sign in like words, or if it is a visit (days.go).
//   - The words of a report are those of its sentence and of its document's title. They are alike without the names of who takes part, which all reports of a family share.
//   - What is dated by a week or a month is of the one happening of that time that it
//     can be, if there is one only or its words tell which; what states do to each other day by day it
//     must be told in like words besides (loose.go). Else it merges with what is dated by the same, as
//     does what is dated by a year. Background with no date of its own
//     (time "historical") stays with its document.
//   - Who consults, agrees or cooperates with whom is no matter of order. An
//     assault without a recipient is on the state where it took place.
//   - A mention that leaves open who, to whom or which day is placed with the
//     one in its document that says it, if there is one such only (Merger.Place); who is
//     left out is also the only state that the document has on the other side, and talks of nobody are those of the only two
//     states that it tells of. What names nobody ("the strike") is the only happening of its type that the document tells of.
//   - Whom the coder put in is as one left out where another mention of the document tells more; of who acts its state is
//     taken, and if it is whom another report names as acted upon, this speaks for one happening.
//
// Within a family and day, particulars part happenings: another recipient, places that
// are not one, other officials, means of another kind, a visit and talks (particulars.go). What tells none of them
// joins what it can be of, if that is one thing, or if its document or its words tell
// which; else it stands for itself. An analyst's decision stands above all this.
//
// Which words can name one happening (Kin) is also what tells, of any texts, which of
// the happenings that they name are one (Kin.Same).
//
// What joins the reports of each ledger is told above the code that does it;
// one rule says how far a thing may be believed, event, entry or what a watch looks
// at, once it is known who has it from whom: Judge (judge.go has it in words).
//
// The same mentions give the same events, in whatever order they come, and
// what a mention can change is bound to a few days around it (Reach), so that
// a record is merged as it grows; loosely dated reports make it more (Around).
package merge
