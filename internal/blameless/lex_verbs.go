package blameless

type verbList struct {
	cls   class
	verbs string // "base past participle ing", the regular ones left out; verbs parted by commas
}

var verbTable = []verbList{
	{cHum, `botch, bungle, fumble, forget forgot forgotten forgetting, neglect, mishandle, misjudge, mismanage, sabotage, goof, blunder, fat-finger,
		flub, shirk, butcher, half-ass, muff, scapegoat, stonewall, fail-upward, clusterfuck`},
	{cMuck, `screw, mess, muck, foul, stuff, cock, balls, fuck, bugger, bollix`},
	{cHarm, `break broke broken, wreck, corrupt, destroy, ruin, trash, nuke, crash, cripple, brick, tank, clobber, hose, bork, fry, trip tripped tripped tripping,
		flood, wipe, erase, leak, cause, torch, kneecap, truncate, mangle, shred shredded shredded shredding, zap zapped zapped zapping, wedge, derail, endanger,
		damage, obliterate, demolish, vaporise, vaporize, scupper, yank, sabotage, jeopardise, jeopardize, annihilate, black-hole, blackhole`},
	{cDel, `delete, drop dropped dropped dropping, kill, overwrite overwrote overwritten, unplug unplugged unplugged unplugging, purge, terminate, reformat,
		discard, scrap scrapped scrapped scrapping, decommission, unmount`},
	{cDisreg, `ignore, overlook, disregard, skip skipped skipped skipping, bypass, sidestep sidestepped sidestepped sidestepping, circumvent, flout, omit omitted
		omitted omitting, neglect, defy, shrug-off`},
	{cDuty, `check, test, read read read reading, look, follow, verify, escalate, double-check, review, rehearse, listen, plan planned planned planning, prepare,
		document, think thought thought, care, bother, monitor, proofread proofread proofread, practise, heed, consult, inform, warn, tell told told, ask, notify,
		communicate, coordinate, involve`},
	{cAct, `notice, see saw seen seeing, catch caught caught, spot spotted spotted spotting, update, renew, validate, confirm, respond, react, act, answer, roll,
		rollback, rotate, raise, fix, patch, flag flagged flagged flagging, page, enable, re-enable, set set set setting, sign, hand, close, lock, configure,
		pay paid paid, keep kept kept, pick, clean, finish, write wrote written, maintain, own, question, handle, adhere, restore, turn, put put put putting,
		learn, investigate, anticipate, foresee foresaw foreseen foreseeing, watch, understand understood understood, realise, realize, train, remember, concentrate,
		call, report, rehearse, stop stopped stopped stopping, wait, schedule, isolate, drain, back, mention`},
	{cTalk, `tell told told, ask, warn, inform, notify, call, consult, communicate, coordinate, admit admitted admitted admitting, mention, report, involve,
		phone, ring rang rung, brief, apologise, apologize, own-up, talk, explain, share, speak spoke spoken, object, disclose, ping, loop, escalate`},
	{cSay, `say said said, claim, state, insist, believe, allege, think thought thought, complain, suggest, argue, assert, maintain`},
	{cSack, `fire, sack, axe, dismiss, discipline, demote, reprimand, punish, bench, ban banned banned banning, blacklist, prosecute, sue, penalise, penalize,
		court-martial, crucify`},
	{cRuin, `ruin, wreck, break broke broken, destroy, mess, botch, screw, spoil, fail, disappoint, sink sank sunk`},
	{cDecide, `approve, merge, push, deploy, change, touch, write wrote written, sign, let let let letting, allow, disable, turn, switch, review, ship shipped
		shipped shipping, decide, think thought thought, do did done, put put put putting, delete, drop dropped dropped dropping, kill, leave left left, remove,
		silence, mute, restart, reboot, run ran run running, unplug unplugged unplugged unplugging, pull, skip skipped skipped skipping, give gave given, commit
		committed committed committing, configure, build built built, sanction, wave, order, code, design, install, greenlight, test, edit, roll, break broke broken,
		screw, mess, cause, cost, wreck, forget forgot forgotten forgetting, miss, trigger, hit hit hit hitting, start, release, invent, hire`},
	{0, `blame, shut shut shut shutting, set set set setting, cut cut cut cutting, lose lost lost losing, know knew known, do did done doing, see saw seen seeing, catch caught caught, make made made, take took taken, keep kept kept, leave left left, give gave
		given, come came come, run ran run running, write wrote written, speak spoke spoken, say said said, tell told told, let let let letting, yank, snap snapped
		snapped snapping, pay paid paid, deny, accuse, stay, post, call, say said said, put put put putting, hide hid hidden hiding, lie lied lied lying, hit hit hit hitting, go went gone going, fall fell fallen, feel felt felt, begin began
		begun beginning, bring brought brought, buy bought bought, build built built, choose chose chosen, draw drew drawn, drive drove driven, fly flew flown,
		get got gotten getting, grow grew grown, hear heard heard, hold held held, lead led led, meet met met, send sent sent, shoot shot shot, sit sat sat
		sitting, sleep slept slept, spend spent spent, split split split splitting, spread spread spread, stand stood stood, steal stole stolen, stick stuck
		stuck, strike struck struck, swear swore sworn, swing swung swung, teach taught taught, tear tore torn, throw threw thrown, wake woke woken, wear wore
		worn, win won won winning, withdraw withdrew withdrawn, rebuild rebuilt rebuilt, redo redid redone, undo undid undone, dig dug dug digging, find found found,
		try, need, want, help, move, switch, open, close, copy, type, apply, carry, reply, deny, supply, rely, tidy, wait, walk, fail, miss, panic panicked
		panicked panicking, dump, refuse, vanish, disappear, hang hung hung, overload, disrupt, impact, affect, add, load, turn, blow blew blown, trust, touch,
		press, paste, click, deserve, handle, manage, reach, solve, cope, grasp, become became become, dock, charge, bill, cover, point, pass, mind, start, agree, meddle`},
}
