package io.linli.web.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts about visits that are booked: for households, technicians and desks. Chinese in {@code messages/booked_zh.properties}. */
@MessageBundle("booked")
public interface BookedWords {

    @Message("Visits")
    String title();

    @Message("My visits")
    String mine();

    @Message("Visits you booked, and those to your home.")
    String lead();

    @Message("No visits yet")
    String none();

    @Message("Help at home is booked here in a minute.")
    String noneText();

    @Message("Find a service")
    String find();

    @Message("By {name}")
    String by(String name);

    @Message("Price")
    String price();

    @Message("Where")
    String place();

    @Message("Between {from} and {until}")
    String arrives(String from, String until);

    @Message("Progress")
    String what();

    @Message("Not paid yet")
    String held();

    @Message("To the cart")
    String toCart();

    @Message("Paid and booked")
    String confirmed();

    @Message("{name} will come")
    String assigned(String name);

    @Message("{name} is on the way")
    String onTheWay(String name);

    @Message("{name} is there")
    String arrived(String name);

    @Message("{name} is at your door")
    String atDoor(String name);

    @Message("The work has begun")
    String started();

    @Message("Done")
    String done();

    @Message("Not paid in time, given back")
    String released();

    @Message("Given up")
    String cancelled();

    @Message("Called off by the provider")
    String cancelledByProvider();

    @Message("It did not take place")
    String missedEnd();

    @Message("{fee} kept, {back} goes back the way it was paid")
    String sums(String fee, String back);

    @Message("{back} goes back the way it was paid")
    String allBack(String back);

    @Message("Nothing goes back")
    String notBack();

    @Message("Moved: {number} ×")
    String movedTimes(int number);

    @Message("Whoever was to come cannot. Choose another time, or give the visit up: both cost nothing.")
    String excused();

    @Message("Until {time} giving it up costs nothing.")
    String freeUntil(String time);

    @Message("Giving it up costs a fee.")
    String neverFree();

    @Message("Another time")
    String move();

    @Message("Your old time is kept until the new one is yours.")
    String moveLead();

    @Message("Free times on {day}")
    String moveFree(String day);

    @Message("Move the visit")
    String moveNow();

    @Message("Nobody is free on this day")
    String noTimes();

    @Message("Choose another day.")
    String noTimesText();

    @Message("Give up")
    String giveUp();

    @Message("Give this visit up?")
    String giveUpQuestion();

    @Message("Fee")
    String fee();

    @Message("You get back")
    String back();

    @Message("Why? (You need not say.)")
    String why();

    @Message("Give up, at no cost")
    String giveUpFree();

    @Message("Give up for {fee}")
    String giveUpFor(String fee);

    @Message("Keep the visit")
    String keep();

    @Message("The provider asks for another time")
    String proposed();

    @Message("{time} instead of {old}. If you do not agree, it stays as it is.")
    String proposedText(String time, String old);

    @Message("Agree")
    String agree();

    @Message("Keep the old time")
    String disagree();

    @Message("Nobody came?")
    String nobodyCame();

    @Message("Tell us. If the technician does not contradict by the next day, you get all back.")
    String nobodyCameText();

    @Message("Nobody came")
    String nobodyCameButton();

    @Message("What happened")
    String whatHappened();

    @Message("The technician says that nobody was there")
    String absent();

    @Message(
            "Since {time} at your door. If that is not right, say so until {until}; else the fee of the policy is kept.")
    String absentText(String time, String until);

    @Message("That is not right")
    String contradict();

    @Message("You said that nobody came")
    String youSaid();

    @Message("The provider may answer until {until}. If it does not, you get all back.")
    String youSaidText(String until);

    @Message("Somebody looks into it")
    String contested();

    @Message("You and the technician remember it differently. A person decides; until then no money moves.")
    String contestedText();

    @Message("Decided")
    String decided();

    @Message("Book again")
    String again();

    @Message("Order")
    String toOrder();

    @Message("Bookings")
    String desk();

    @Message("Visits that are booked and not finished yet.")
    String deskLead();

    @Message("Nothing is booked")
    String noneBooked();

    @Message("What households book stands here.")
    String noneBookedText();

    @Message("When")
    String when();

    @Message("Service")
    String service();

    @Message("Technician")
    String technician();

    @Message("State")
    String state();

    @Message("Home")
    String home();

    @Message("Ask for another time")
    String proposeTitle();

    @Message("The household is asked. The visit stays as it is until it agrees.")
    String proposeText();

    @Message("Time")
    String proposeTime();

    @Message("A word to the household")
    String proposeNote();

    @Message("Ask")
    String propose();

    @Message("You asked for {time}")
    String asked(String time);

    @Message("Call off")
    String callOff();

    @Message("The household gets all its money back.")
    String callOffText();

    @Message("Missed visits")
    String missedTitle();

    @Message("Visits where one side says that the other was not there.")
    String missedLead();

    @Message("No missed visits")
    String missedNone();

    @Message("Nobody says that somebody was absent.")
    String missedNoneText();

    @Message("The household says that nobody came")
    String byResident();

    @Message("The technician says that nobody was there")
    String byTechnician();

    @Message("At the door since {time}")
    String doorSince(String time);

    @Message("Nobody was at the door, by what is written down")
    String neverAtDoor();

    @Message("Answer until {time}")
    String answerUntil(String time);

    @Message("The other side")
    String answer();

    @Message("Waits for the other side")
    String stateOpen();

    @Message("To be decided")
    String stateContested();

    @Message("Settled")
    String stateSettled();

    @Message("Decided")
    String stateDecided();

    @Message("Took place")
    String stateWithdrawn();

    @Message("Decide")
    String decideTitle();

    @Message("From nothing to {left} goes back to the household; the rest stays with the provider and the others.")
    String decideText(String left);

    @Message("Goes back, in yuan")
    String decideBack();

    @Message("Why; both sides read it")
    String decideWhy();

    @Message("Decide for good")
    String decide();

    @Message("Nobody opens?")
    String doorTitle();

    @Message(
            "Say that you are at the door: the household is told. After a quarter of an hour you may say that nobody was there.")
    String doorText();

    @Message("I am at the door")
    String door();

    @Message("Waiting since {time}")
    String doorWaiting(String time);

    @Message("Nobody was there")
    String nobodyThere();

    @Message("“{name}” was called off")
    String toldCalledOff(String name);

    @Message("The provider cannot come. {back} goes back the way it was paid.")
    String toldCalledOffText(String back);

    @Message("“{name}”: another time?")
    String toldProposed(String name);

    @Message("The provider asks whether it may come at another time. Look and say yes or no.")
    String toldProposedText();

    @Message("“{name}”: nobody can come")
    String toldExcused(String name);

    @Message("Whoever was to come cannot. Choose another time, or give the visit up: both cost nothing.")
    String toldExcusedText();

    @Message("“{name}”: somebody else comes")
    String toldReassigned(String name);

    @Message("Your technician cannot come; another one does, at the same time.")
    String toldReassignedText();

    @Message("“{name}”: at your door")
    String toldAtDoor(String name);

    @Message("The technician is at your door and waits.")
    String toldAtDoorText();

    @Message("“{name}”: nobody there?")
    String toldAbsent(String name);

    @Message("The technician says that nobody was there. If that is not right, say so within a day.")
    String toldAbsentText();

    @Message("“{name}” is looked into")
    String toldContested(String name);

    @Message("You and the technician remember it differently. A person decides; until then no money moves.")
    String toldContestedText();

    @Message("“{name}” is settled")
    String toldMissed(String name);

    @Message("{back} goes back the way it was paid.")
    String toldMissedText(String back);

    @Message("The fee of its policy is kept; nothing goes back.")
    String toldMissedNothing();

    @Message("Look")
    String look();

    @Message("Nobody opens?")
    String absentLink();

    @Message("A price for what you asked")
    String toldQuoted();

    @Message("{back}. Look and say yes or no.")
    String toldQuotedText(String back);

    @Message("“{name}”: extra work?")
    String toldExtra(String name);

    @Message("The technician proposes more, for {back}. Look and say yes or no.")
    String toldExtraText(String back);

    @Message("My questions")
    String quotes();

    @Message("What you asked providers, and their prices.")
    String quotesLead();

    @Message("Nothing asked yet")
    String quotesNone();

    @Message("Some services need a look first: ask, and get a price.")
    String quotesNoneText();

    @Message("Ask for a price")
    String ask();

    @Message("Say what you need. Nothing is paid before you said yes to a price.")
    String askText();

    @Message("What do you need?")
    String askLabel();

    @Message("You asked")
    String wish();

    @Message("Waits for the provider")
    String quoteAsked();

    @Message("Price given")
    String quoteQuoted();

    @Message("Accepted")
    String quoteAccepted();

    @Message("Not taken")
    String quoteDeclined();

    @Message("Cannot be done")
    String quoteRefused();

    @Message("Taken back")
    String quoteWithdrawn();

    @Message("No longer valid")
    String quoteExpired();

    @Message("Valid until {time}")
    String validUntil(String time);

    @Message("Total")
    String total();

    @Message("Choose a time and pay")
    String acceptQuote();

    @Message("No, thank you")
    String declineQuote();

    @Message("Take it back")
    String withdrawQuote();

    @Message("To the visit")
    String toVisit();

    @Message("Questions")
    String quoteInbox();

    @Message("What households ask you to do, and for how much.")
    String quoteInboxLead();

    @Message("Nobody asks")
    String quoteInboxNone();

    @Message("Households ask here about services that need a look first.")
    String quoteInboxNoneText();

    @Message("Say a price")
    String giveQuote();

    @Message("What for")
    String lineName();

    @Message("Yuan")
    String lineAmount();

    @Message("Minutes")
    String minutesLabel();

    @Message("Days it is valid")
    String daysValid();

    @Message("Send the price")
    String sendQuote();

    @Message("Cannot do it")
    String refuseQuote();

    @Message("Extra work")
    String extraTitle();

    @Message("The technician proposes this besides. You pay only if you agree.")
    String extraText();

    @Message("Agree and pay {amount}")
    String extraAgree(String amount);

    @Message("Pay {amount}")
    String extraPay(String amount);

    @Message("No, thank you")
    String extraDecline();

    @Message("Paid")
    String extraPaid();

    @Message("To be paid")
    String extraToPay();

    @Message("Not paid in time")
    String extraLapsed();

    @Message("Not wanted")
    String extraDeclined();

    @Message("Taken back")
    String extraWithdrawn();

    @Message("Proposed")
    String extraProposed();

    @Message("Propose extra work")
    String extraPropose();

    @Message("The household is asked on its phone, and pays at once if it agrees.")
    String extraProposeText();

    @Message("Ask the household")
    String extraSend();

    @Message("When")
    String byWhen();

    @Message("“{name}”: your next visit is held")
    String toldSeries(String name);

    @Message("{back}, to be paid until a day before. Unpaid, this one visit is given back.")
    String toldSeriesText(String back);

    @Message("“{name}”: your next visit has another time")
    String toldSeriesMoved(String name);

    @Message("Your usual time is taken; the nearest free one is held. {back}, to be paid until a day before.")
    String toldSeriesMovedText(String back);

    @Message("A visit of your series has no time")
    String toldSeriesNoTime();

    @Message("Nobody is free near your usual time. The visits after it come as usual.")
    String toldSeriesNoTimeText();

    @Message("Every week")
    String weekly();

    @Message("Every other week")
    String fortnightly();

    @Message("Every month")
    String monthly();

    @Message("My series")
    String series();

    @Message("Visits that come again and again.")
    String seriesLead();

    @Message("No series yet")
    String seriesNone();

    @Message("Open a visit that was good, and have it come again.")
    String seriesNoneText();

    @Message("From {day}")
    String seriesSince(String day);

    @Message("Running")
    String seriesActive();

    @Message("Paused")
    String seriesPaused();

    @Message("Ended")
    String seriesEnded();

    @Message("Visits")
    String seriesVisits();

    @Message("Comes next; its time is held some weeks before.")
    String seriesNext();

    @Message("Held; pay until a day before.")
    String seriesHeld();

    @Message("Your usual time is taken: the nearest free one is held.")
    String seriesMoved();

    @Message("Order")
    String seriesPay();

    @Message("Leave out")
    String seriesSkip();

    @Message("Left out")
    String seriesSkipped();

    @Message("Nobody was free")
    String seriesNoTime();

    @Message("Pause")
    String seriesPause();

    @Message("Go on")
    String seriesResume();

    @Message("End")
    String seriesEnd();

    @Message("Have it come again")
    String seriesBegin();

    @Message("At the same time. Each visit is paid by itself, until a day before.")
    String seriesBeginText();

    @Message("How often")
    String seriesRhythm();

    @Message("Homes I may book for")
    String homes();

    @Message("Book help for your parents’ home: they invite you once, and can end it at any time.")
    String homesLead();

    @Message("I may book for")
    String homesReceived();

    @Message("May book for my home")
    String homesGiven();

    @Message("Invite somebody")
    String invite();

    @Message("Pass this code on. It is good until {day}, once, and is not shown again.")
    String inviteCode(String day);

    @Message("Invited, until {day}")
    String inviteOpen(String day);

    @Message("Code you were told")
    String acceptLabel();

    @Message("Accept")
    String acceptCode();

    @Message("End")
    String trustEnd();

    @Message("How to get in")
    String accessTitle();

    @Message("For who comes to a visit")
    String accessLabel();

    @Message("Save")
    String accessSave();

    @Message("Book for this home")
    String forHome();

    @Message("Show times")
    String showTimes();

    @Message("Pictures of it")
    String pictures();

    @Message("From the household")
    String picturesHousehold();

    @Message("From the technician")
    String picturesTechnician();

    @Message(
            "You may show up to four pictures, such as the closed door. The other side and whoever decides see them, nobody else.")
    String picturesText();

    @Message("{name}: it stays as it was")
    String toldStands(String name);

    @Message(
            "Your technician can come after all, at the same time. Giving it up or moving it costs again what it did before.")
    String toldStandsText();

    @Message("{name}: not paid yet")
    String toldSeriesUnpaid(String name);

    @Message("The time is held for you until {until}; after that it is given back. Price: {price}.")
    String toldSeriesUnpaidText(String until, String price);
}
