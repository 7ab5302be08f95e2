package io.linli.search.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Splits a number from the unit written onto it: {@code 500ml} becomes {@code 500}, {@code ml}, as if written apart. Only
 * digits followed by letters; {@code b12} and {@code 3d2} stay whole.
 */
final class QuantitySplitFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);

    /** The token whose unit is still to be given out, and where in it the unit starts. */
    private @Nullable State pending;

    private int unitStart;

    QuantitySplitFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (pending != null) {
            giveUnit(pending);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        unitStart = unitStart();
        if (unitStart > 0) {
            pending = captureState();
            splitOffset(offset.startOffset(), offset.startOffset() + unitStart);
            term.setLength(unitStart);
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pending = null;
    }

    private void giveUnit(State quantity) {
        restoreState(quantity);
        pending = null;
        splitOffset(offset.startOffset() + unitStart, offset.endOffset());
        term.copyBuffer(term.buffer(), unitStart, term.length() - unitStart);
        increment.setPositionIncrement(1);
    }

    /** Keeps the token's own offsets where folding changed its length, for then they cannot be told apart. */
    private void splitOffset(int start, int end) {
        if (start < end && end <= offset.endOffset()) {
            offset.setOffset(start, end);
        }
    }

    /** Where the letters start in a token of a number and letters; 0 if it is none. */
    private int unitStart() {
        int start = 0;
        while (start < term.length() && isOfNumber(term.charAt(start))) {
            start++;
        }
        if (start == term.length()) {
            return 0;
        }
        for (int index = start; index < term.length(); index++) {
            if (!Character.isLetter(term.charAt(index))) {
                return 0;
            }
        }
        return start;
    }

    private static boolean isOfNumber(char character) {
        return character >= '0' && character <= '9' || character == '.' || character == ',';
    }
}
