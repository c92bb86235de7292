package cards

// Names of the builtin templates, stored for ever.
const (
	Goal         = "goal"
	Approach     = "approach"
	Decision     = "decision"
	Change       = "change"
	Commitment   = "commitment"
	BusinessBack = "business-back"
	Cause        = "cause"
	Mandate      = "mandate"
	MustBeUp     = "must-be-up"
	StopGap      = "stop-gap"
	Party        = "party"
	Research     = "research"
	Parked       = "parked"
	Approval     = "approval"
	Exception    = "exception"
	TradeOff     = "trade-off"
	Guidance     = "guidance"
	Request      = "request"
	Term         = "term"
	Recheck      = "recheck"

	Contact     = "conversation" // "contact" is a field of a party
	Update      = "update"
	Call        = "call"
	Heat        = "heat"
	Gear        = "gear"
	Snooze      = "snooze"
	SLA         = "sla"
	Consent     = "consent"
	TrueNeed    = "need"
	Stakeholder = "stakeholder"
	SignOff     = "sign-off"
	Shift       = "shift"
	Pulse       = "pulse"
)

// Names of fields that the code refers to, stored for ever. A name means the same kind of thing in every template that has it. The
// first field of a builtin template has the name of the template.
const (
	FieldGoal     = "goal"
	FieldApart    = "apart"
	FieldSaidBy   = "said_by"
	FieldSaidAt   = "said_at"
	FieldAsked    = "asked"        // the sponsor question as it was asked
	FieldOurs     = "our_answer"   // the lead's own, sealed until theirs is there
	FieldTheirs   = "their_answer" // the same choice, the sponsor's
	FieldWords    = "their_words"
	FieldDecision = "decision"
	FieldOwner    = "owner"
	FieldDue      = "due"
	FieldAck      = "acknowledged_by"
	FieldNewFact  = "new_fact" // what reopens a decision
	FieldKnows    = "who_knows"
	FieldMust     = "who_must_know"

	FieldTrack      = "track"
	FieldTripwire   = "tripwire"
	FieldGain       = "gain"
	FieldPeople     = "people"
	FieldSpent      = "spent"
	FieldBackIn     = "back_in"
	FieldSeenBefore = "seen_before"
	FieldWhyOn      = "why_go_on"
	FieldStartToday = "start_today"

	FieldSize        = "size"
	FieldStart       = "start"
	FieldHasNoReturn = "has_no_return"
	FieldNoReturn    = "no_return"
	FieldWindowStart = "window_start"
	FieldWindowEnd   = "window_end"
	FieldBackOut     = "back_out"
	FieldBackOutTime = "back_out_time"
	FieldUltimatum   = "ultimatum"
	FieldResult      = "result"
	FieldDoneRight   = "done_right"
	FieldOldBack     = "old_back"
	FieldNewWork     = "new_work"
	FieldProven      = "proven"

	FieldContacts  = "contacts" // one line a person: name, side, two ways
	FieldControls  = "controls"
	FieldWants     = "wants"
	FieldContact   = "contact"
	FieldReach     = "reach"
	FieldKind      = "kind"
	FieldToWhom    = "to_whom"
	FieldHandedTo  = "handed_to"
	FieldCheckedBy = "checked_by"
	FieldPartOf    = "part_of"
	FieldInReach   = "in_reach"
	FieldExpires   = "expires"
	FieldBuyIn     = "buy_in"
	FieldReleased  = "released"
	FieldWaiting   = "waiting"
	FieldCountedIn = "counted_in"

	FieldConstraint = "constraint"
	FieldComponent  = "component"
	FieldHow        = "how"
	FieldAbout      = "about" // the number of a note or a card, as "#12"

	FieldDeposit = "deposit"         // what the trust of a party opens with (A111)
	FieldCost    = "cost_per_minute" // of the party, in its own money (A112)

	FieldCustomer    = "customer" // as its party card calls it; "" is all of them
	FieldPerson      = "person"
	FieldDirection   = "direction"
	FieldChannel     = "channel"
	FieldWished      = "wished_channel"
	FieldCalledFirst = "called_first"
	FieldThinking    = "thinking"
	FieldVented      = "vented"
	FieldWant        = "want"
	FieldNeed        = "need"
	FieldTold        = "told"
	FieldReadback    = "readback"
	FieldReadbackOK  = "readback_ok"
	FieldTransfers   = "transfers"
	FieldAnswered    = "answered"
	FieldWritten     = "written"
	FieldHeatBefore  = "heat_before"
	FieldHeatAfter   = "heat_after"
	FieldQuote       = "quote"
	FieldNextAt      = "next_at" // of the next word that was promised
	FieldAllWell     = "all_well"

	FieldAudience     = "audience" // "" is Internal
	FieldTo           = "to"
	FieldDoesForThem  = "does_for_them"
	FieldBossLine     = "boss_line"
	FieldAlternatives = "alternatives"
	FieldReviewedBy   = "reviewed_by"
	FieldNewInIt      = "new_in_it"
	FieldSentVia      = "sent_via"
	FieldSentAt       = "sent_at"

	FieldImpact     = "impact"
	FieldApology    = "apology"
	FieldDoing      = "doing"
	FieldHearNext   = "hear_next"
	FieldPairedWith = "paired_with"

	FieldSeenIn   = "seen_in"
	FieldTickets  = "tickets"
	FieldEvery    = "every"
	FieldUntil    = "until"
	FieldBreach   = "breach"
	FieldWithin   = "within"
	FieldFrom     = "from"
	FieldStartsAt = "starts_at"
	FieldLead     = "lead"
	FieldRule     = "rule"

	FieldWhen    = "when"
	FieldWhom    = "whom"
	FieldHowMuch = "how_much"
	FieldMayCall = "may_call"
	FieldNotThis = "not_this"

	FieldTheySee     = "they_see"
	FieldWeSee       = "we_see"
	FieldAgreed      = "agreed"
	FieldAssumptions = "assumptions" // untested
	FieldHeld        = "held"
	FieldBroken      = "broken"

	FieldSide          = "side"
	FieldLine          = "line"
	FieldReadiness     = "readiness"
	FieldRelationship  = "relationship"
	FieldPrefers       = "prefers"
	FieldExposed       = "exposed" // for the desk alone: never exported
	FieldOrder         = "order"
	FieldObjections    = "objections"
	FieldActions       = "actions"
	FieldWeekly        = "weekly"
	FieldChangesForYou = "changes_for_you"

	FieldAwake    = "awake"
	FieldMeal     = "meal"
	FieldRelief   = "relief"
	FieldReliefBy = "relief_by"
)

// Names of stages that the code refers to, stored for ever.
const (
	StageDraft    = "draft"
	StageSet      = "set"
	StageRestated = "restated"
	StageProposed = "proposed"
	StageReopened = "reopened"
	StageDecided  = "decided"
	StageDone     = "done"

	StageRunning       = "running"
	StageExtended      = "extended"
	StageExtendedAgain = "extended-again"
	StageWorked        = "worked"
	StageDropped       = "dropped"

	StageReviewed     = "reviewed"
	StageGo           = "go"
	StagePastNoReturn = "past-no-return"
	StageBackedOut    = "backed-out"
	StageValidated    = "validated"
	StageConfirmed    = "confirmed"

	StageTakenUp  = "taken-up"
	StageHolds    = "holds"
	StageNoLonger = "no-longer"

	StageOpen    = "open"
	StageChecked = "checked"
	StageBroken  = "broken"

	StageListening = "listening"
	StageFacts     = "facts"
	StageReadBack  = "read-back"
	StageEnded     = "ended"
	StageSent      = "sent"
	StageUnmade    = "unmade"
	StageMade      = "made"
	StageMet       = "met"
	StageBreached  = "breached"
	StageAsked     = "asked"
	StageGiven     = "given"
	StageRefused   = "refused"
	StageSigned    = "signed"
	StageOn        = "on"
	StageRelieved  = "relieved"

	// StageWithdrawn is where a card goes that is taken back: every template has it, so that the last thing done can be undone.
	StageWithdrawn = "withdrawn"
)

// Options of choices that the code refers to, stored for ever.
const (
	Same     = "same"
	Close    = "close"
	Distinct = "distinct"

	TrackBusiness = "business"
	TrackCause    = "cause"
	TrackBoth     = "both"

	SizeS = "S"
	SizeM = "M"
	SizeL = "L"

	KindTask       = "task"
	KindFollowUp   = "follow-up"
	KindPrevention = "prevention"
	KindPromise    = "promise"

	ResultInPlace   = "in place"
	ResultBackedOut = "backed out"

	In  = "in" // a contact
	Out = "out"

	We   = "we" // called first
	They = "they"

	Internal   = "internal"
	ToCustomer = "customer"
	Superiors  = "superiors"
	Public     = "public"

	FromDeclared = "declared" // an SLA is counted
	FromNoticed  = "noticed"
	FromWorse    = "worse"
	FromRestored = "restored"
	FromTime     = "time"

	SideOurs   = "ours"
	SideTheirs = "theirs"

	Above = "above" // the power line
	Below = "below"

	Calm    = "calm"
	Mending = "mending"
	Raw     = "raw"

	KindCustomer = "customer" // a party

	No = "no"
)
