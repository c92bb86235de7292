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

	No = "no"
)
