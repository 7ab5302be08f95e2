package io.linli.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Texts of visits on site, for technicians, residents and providers: the day, the work, disputes, dispatch. English here, Chinese in
 * {@code messages/onsite_zh.properties}.
 */
@MessageBundle("onsite")
public interface OnSiteWords {

    @Message("Visit")
    String visit();

    @Message("Your route")
    String route();

    @Message("Stop {number}")
    String stop(int number);

    @Message("About {minutes} min to the next stop")
    String travel(int minutes);

    @Message("same building")
    String sameBuilding();

    @Message("On the way")
    String onTheWay();

    @Message("Arrived")
    String arrived();

    @Message("I am on my way")
    String setOut();

    @Message("Check in")
    String checkIn();

    @Message("Ask for the six digits that the household sees on its page.")
    String checkInLead();

    @Message("Code at the door")
    String code();

    @Message("Say these six digits to the technician at the door.")
    String codeLead();

    @Message("The code was wrong too often. Make a new one.")
    String codeLocked();

    @Message("The code was wrong too often. The household can make a new one.")
    String codeLockedTechnician();

    @Message("New code")
    String newCode();

    @Message("The technician is here")
    String technicianIsHere();

    @Message("Gate pass")
    String gatePass();

    @Message("Show this at the gate: it checks you in by itself.")
    String gatePassLead();

    @Message("checked in by the code")
    String arrivedByCode();

    @Message("checked in at the gate")
    String arrivedByGate();

    @Message("the household says so")
    String arrivedByHousehold();

    @Message("Checklist")
    String checklist();

    @Message(
            "One line each: English / Chinese with a bar between, a star first for what must be done. * Wipe the frames | 擦拭窗框")
    String checklistHint();

    @Message("Work begins only after check-in at the door or gate")
    String checkInNeeded();

    @Message("{number} of {all} done")
    String ticked(int number, int all);

    @Message("must be done")
    String required();

    @Message("Done")
    String tick();

    @Message("Not done after all")
    String untick();

    @Message("Before")
    String photosBefore();

    @Message("After")
    String photosAfter();

    @Message("Add a photo")
    String addPhoto();

    @Message("Take or choose a photo")
    String choosePhoto();

    @Message("JPEG, PNG or WebP, at most 10 MB. Place and time in it are not kept.")
    String photoHint();

    @Message("Photo {number}")
    String photo(int number);

    @Message("No photos yet")
    String noPhotos();

    @Message("Signature")
    String signature();

    @Message("The household signs here with a finger")
    String signHere();

    @Message("Or a photo of the signed paper")
    String signFile();

    @Message("Keep the signature")
    String sign();

    @Message("Clear")
    String clear();

    @Message("Materials used")
    String materials();

    @Message("One a line: what, a comma, how much.")
    String materialsHint();

    @Message("Notes")
    String notes();

    @Message("Save")
    String saveReport();

    @Message("Begin")
    String begin();

    @Message("Finish")
    String finish();

    @Message("After that nothing can be changed any more.")
    String finishLead();

    @Message("Something that must be done is not ticked yet.")
    String openChecks();

    @Message("Started")
    String startedAt();

    @Message("Ended")
    String doneAt();

    @Message("No network. It is sent as soon as there is one; keep this page open.")
    String waitingForNetwork();

    @Message("Sending…")
    String sending();

    @Message("Technician")
    String technician();

    @Message("Planned")
    String planned();

    @Message("Follow the visit")
    String track();

    @Message("Something is wrong with this visit")
    String dispute();

    @Message("Until 48 hours after its end. Nobody is paid until it is decided.")
    String disputeLead();

    @Message("What is wrong?")
    String disputeReason();

    @Message("It was not done")
    String notDone();

    @Message("It was done badly")
    String badlyDone();

    @Message("Something was damaged")
    String damage();

    @Message("Nobody came")
    String nobodyCame();

    @Message("Something else")
    String other();

    @Message("In your words")
    String words();

    @Message("Dispute this visit")
    String openDispute();

    @Message("No longer dispute it")
    String withdraw();

    @Message("Disputed visits")
    String disputes();

    @Message("The provider answers within a day; then it is decided.")
    String disputesLead();

    @Message("No visit is disputed")
    String noDisputes();

    @Message("Paid")
    String amount();

    @Message("State")
    String state();

    @Message("Waits for the provider")
    String stateOpen();

    @Message("Waits for the decision")
    String stateAnswered();

    @Message("Withdrawn")
    String stateWithdrawn();

    @Message("Released to the provider")
    String stateReleased();

    @Message("Refund under way")
    String stateRefunding();

    @Message("Refunded")
    String stateRefunded();

    @Message("Refund failed: decide again")
    String stateRefundFailed();

    @Message("The household")
    String household();

    @Message("The provider")
    String provider();

    @Message("Decision")
    String decision();

    @Message("Your answer")
    String answer();

    @Message("Send the answer")
    String sendAnswer();

    @Message("Answer until {when}")
    String answerUntil(String when);

    @Message("Decide")
    String decide();

    @Message("Release all of it")
    String release();

    @Message("Give money back")
    String refund();

    @Message("Yuan to give back; empty: all of it")
    String refundAmount();

    @Message("Why")
    String why();

    @Message("Goes back")
    String granted();

    @Message("Opened")
    String opened();

    @Message("What was noted on site")
    String seeVisit();

    @Message("I cannot come")
    String cannotCome();

    @Message("Somebody else is looked for at once.")
    String cannotComeLead();

    @Message("Visits to take")
    String pool();

    @Message("Whoever takes one first has it.")
    String poolLead();

    @Message("Take it")
    String take();

    @Message("Nothing to take right now")
    String noPool();

    @Message("Day board")
    String board();

    @Message("Drag a visit to another technician, or choose the visit and the technician below.")
    String boardLead();

    @Message("Assign")
    String assign();

    @Message("To")
    String to();

    @Message("Waits for somebody")
    String nobodyFree();

    @Message("Nobody was free for these. The residents know, and may cancel for nothing.")
    String nobodyFreeLead();

    @Message("{travel} min to travel, {minutes} min this week, best of {of}")
    String whyAutomatic(int travel, int minutes, int of);

    @Message("The resident asked for this technician.")
    String whyNamed();

    @Message("Took it from the pool.")
    String whyClaimed();

    @Message("Assigned by hand.")
    String whyByHand();

    @Message("In place of somebody who dropped out: {travel} min to travel, best of {of}.")
    String whyReplaced(int travel, int of);

    @Message("Why this technician")
    String whyThis();

    @Message("How visits are given out")
    String mode();

    @Message("By itself: little travel, and whoever worked least this week")
    String modeAutomatic();

    @Message("Technicians take them from a pool")
    String modePool();

    @Message("By hand, on this board")
    String modeByHand();

    @Message("Save")
    String saveMode();

    @Message("Capacity warnings")
    String warnings();

    @Message("{day}: {percent} % of the time is booked")
    String warningLoad(String day, int percent);

    @Message("{day}: nobody can do “{skill}”")
    String warningSkill(String day, String skill);

    @Message("No day of the next two weeks is short of people.")
    String noWarnings();

    @Message("now outside working time")
    String misplaced();

    @Message("Technicians")
    String unassigned();

    @Message("Hours")
    String hours();

    @Message("Services here")
    String services();

    @Message("What providers did in your communities, how well, and what you earned from it.")
    String servicesLead();

    @Message("Visits done")
    String visitsDone();

    @Message("On time")
    String onTime();

    @Message("Disputed")
    String disputed();

    @Message("Your share")
    String yourShare();

    @Message("Turnover")
    String turnover();

    @Message("No visit was done here yet")
    String noServices();

    @Message("Last 90 days")
    String lastDays();

    @Message("Earnings")
    String earnings();

    @Message("What visits came to, by technician. Details of every amount are under “What you are owed”.")
    String earningsLead();

    @Message("Visits")
    String visits();

    @Message("Hours worked")
    String minutesWorked();

    @Message("{name} comes instead.")
    String newTechnician(String name);

    @Message("Gates")
    String gates();

    @Message("A gate system may say that a technician came in. Its messages are signed with its secret.")
    String gatesLead();

    @Message("Name")
    String gateName();

    @Message("Add a gate")
    String addGate();

    @Message("Close")
    String closeGate();

    @Message("Secret, shown this once")
    String gateSecret();

    @Message("Community")
    String community();

    @Message("closed")
    String closed();

    @Message("No gate yet")
    String noGates();

    @Message("How to get in")
    String howToGetIn();

    @Message("What changed about your visits.")
    String toldLead();

    @Message("When you are given a visit, or one is moved or called off, it says so here.")
    String toldNone();

    @Message("{name}: yours")
    String toldAssigned(String name);

    @Message("{name}: another time")
    String toldMoved(String name);

    @Message("Was {before}, is {now}")
    String toldMovedText(String before, String now);

    @Message("{name}: somebody else goes")
    String toldTakenAway(String name);

    @Message("{name}: called off")
    String toldCalledOff(String name);

    @Message("{name}: “nobody came”")
    String toldMissed(String name);

    @Message("You have a day to contradict. Silence agrees.")
    String toldMissedText();

    @Message("{name}: disputed")
    String toldDisputed(String name);

    @Message("Your provider answers.")
    String toldDisputedText();

    @Message("{name}: the dispute is over")
    String toldDisputeOver(String name);

    @Message("Your day")
    String toldDay();

    @Message("New notices")
    String toldNew();
}
