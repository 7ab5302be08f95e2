package io.linli.web.page.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Texts of imports that are looked at before they go in. English here, Chinese in {@code messages/feed_zh.properties}. */
@MessageBundle("feed")
public interface FeedWords {

    @Message("How to take it")
    String how();

    @Message("Apply at once; prices that jump wait")
    String howApply();

    @Message("Show me first what would change")
    String howReview();

    @Message("This is my whole range: withdraw what it does not name")
    String full();

    @Message("What would change")
    String changes();

    @Message("Waits for you")
    String heldChanges();

    @Message("Waiting")
    String held();

    @Message("Not in the file")
    String gone();

    @Message("Kind")
    String kind();

    @Message("New")
    String kindNew();

    @Message("Changed")
    String kindChanged();

    @Message("Gone")
    String kindGone();

    @Message("What")
    String field();

    @Message("Before")
    String before();

    @Message("After")
    String after();

    @Message("Choose")
    String choose();

    @Message("Apply all")
    String applyAll();

    @Message("Apply all but what waits")
    String applyWithoutHeld();

    @Message("Apply what is ticked")
    String applyChosen();

    @Message("Discard")
    String discard();

    @Message("Applied")
    String decisionApplied();

    @Message("Changed meanwhile; left alone")
    String decisionOvertaken();

    @Message("Discarded")
    String decisionDiscarded();

    @Message("Chosen")
    String decisionChosen();

    @Message("Undo this import")
    String undo();

    @Message("What it changed is as it was before, what it made is withdrawn. What changed since is left alone.")
    String undoLead();

    @Message("Nothing would change.")
    String noChanges();
}
