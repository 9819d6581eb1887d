package com.flexreconnect.scenario;

import java.util.function.Consumer;

/** What happens to a caller; each must end well whichever way Twilio turns out to be. */
enum Story {
    AGENT_REFRESHES(EitherAnswerTest::agentRefreshes),
    AGENT_REFRESHES_AT_ONCE(EitherAnswerTest::agentRefreshesAtOnce),
    AGENT_REFRESHES_AGAIN(EitherAnswerTest::agentRefreshesAgain),
    AGENT_STAYS_AWAY(EitherAnswerTest::agentStaysAway),
    AGENT_IS_REMOVED(EitherAnswerTest::agentIsRemoved),
    AGENT_SAYS_GOODBYE(EitherAnswerTest::agentSaysGoodbye),
    AGENT_HANDS_ON_IN_VAIN(EitherAnswerTest::agentHandsOnInVain),
    CUSTOMER_HANGS_UP_DURING_THE_PING(EitherAnswerTest::customerHangsUpDuringThePing),
    CUSTOMER_HANGS_UP_IN_THE_QUEUE(EitherAnswerTest::customerHangsUpInTheQueue),
    THIRD_PARTY_IS_KEPT(EitherAnswerTest::thirdPartyIsKept),
    CUSTOMER_IS_ON_HOLD(EitherAnswerTest::customerIsOnHold),
    SUPERVISOR_LISTENS(EitherAnswerTest::supervisorListens),
    ANSWER_ABOUT_THE_PING_IS_LOST(EitherAnswerTest::answerAboutThePingIsLost),
    ANSWER_ABOUT_THE_REDIRECT_IS_LOST(EitherAnswerTest::answerAboutTheRedirectIsLost);

    final Consumer<EitherAnswerTest> told;

    Story(Consumer<EitherAnswerTest> told) {
        this.told = told;
    }
}
