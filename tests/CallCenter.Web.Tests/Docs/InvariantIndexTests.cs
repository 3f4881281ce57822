using System.Globalization;
using System.Text.RegularExpressions;
using CallCenter.Web.Tests.Resources;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Docs;

/// <summary>The 26 invariants of the reference, §5.4, each with the tests that prove it: a test that is renamed or removed takes its line along.</summary>
public sealed partial class InvariantIndexTests
{
    private static readonly SortedDictionary<int, string[]> Proofs = new()
    {
        [1] = ["TicketInvariantTests.Invariant1_ATicket_KeepsItsNumber_ItsOpenerAndItsOpening_ForItsWholeLife", "TicketInvariantTests.Invariant1_EveryReopening_IsCounted_AndNothingElseCounts", "StoreContract.Numbers_are_unique_and_gapless_when_many_open_at_once"],
        [2] = ["UnitRulesTests.Invariant2_Serial_IsNormalisedWithoutGuessing_AndItsCheckCharacterIsToldNotRefused", "CatalogueContract.Serial_IsUniquePerBrand_NotOverAll"],
        [3] = ["UnitRulesTests.Invariant3_AnEventThatMayNotShorten_KeepsTheStoredEnd", "UnitContract.Repair_MovesTheStoredEnd_OnceAndAudited"],
        [4] =
        [
            "WarrantyPropertyTests.Coverage_never_shrinks_by_a_later_policy", "UnitContract.Invariant4_ALaterPolicy_NeverShortensWhatWasSold_AndNothingIsEverEdited",
            "PolicyTableTests.Invariant4_TheVersionInForceOnTheSaleDay_Wins", "PolicyTableTests.Invariant4_ALaterEdit_OnlyMakesEarlierSalesBetter",
        ],
        [5] =
        [
            "ServiceClockRulesTests.Pausing_NeverMovesTheLawsClocks_AndNoPauseIsLostThroughPolicyChanges", "ServiceClockRulesTests.Waiting_ForAReasonThatIsNotListed_RunsOn",
            "ServiceClockRulesTests.AnotherPolicy_KeepsWhatWasPausedAndWhatWasTold", "ServiceClockRulesTests.WhilePaused_NothingIsTold_AndAfterwardsOnlyWhatIsStillTrue",
        ],
        [6] = ["ServiceClockRulesTests.FirstResponse_NeverPauses"],
        [7] = ["TicketInvariantTests.Invariant7_TheSameUnitAndSymptom_InsideTheWindow_NamesTheEarlierOrderOrAReason"],
        [8] =
        [
            "PriceInvariantTests.Invariant8_ChargedWork_WithoutAnAcceptedPrice_IsRefused_FreeWorkIsNot", "PriceInvariantTests.Invariant8_AnAcceptedQuotation_CoversWhatItSays_OnceAndBeforeTheWork",
            "PriceInvariantTests.Invariant8_TheCustomersWordOnSite_IsWhole_EnoughAndBeforeTheWork", "PriceInvariantTests.Invariant8_WhateverIsCharged_IsNeverMoreThanWasAccepted",
            "PriceInvariantTests.Invariant8_ATicketCompletedByHand_IsChargedNoMoreThanWasAccepted", "DispatchContract.Invariant8_A_charge_needs_the_customers_word_and_an_accepted_quotation_covers_it_once",
            "VisitDraftTests.Invariant8_TheCustomersWord_IsForTheAmountThatWasShown_ByWhoSigns_BeforeTheWork", "TicketInvariantTests.Invariant8_WhoWorksForASite_CannotEditAPrice_NorJudgeHimself",
        ],
        [9] = ["DispatchRulesTests.Times_OfAnyVisit_AreMonotone", "DispatchRulesTests.Times_ThatRunBackwards_AreRefusedByTheirNames"],
        [10] = ["CompletionRulesTests.Result_WithoutCodes_NamesEveryOne", "CompletionRulesTests.Code_ThatIsNotActiveOnTheDay_IsRefusedByName", "CompletionRulesTests.Repair_WithAPartButNoPosition_NamesThePosition"],
        [11] = ["SettlementHoldInvariantTests.Invariant11_PartsEnteredAfterTheVisitDay_HoldTheSettlement", "DispatchContract.Invariant11_Parts_entered_a_day_late_hold_the_settlement_until_another_person_releases_it"],
        [12] = ["StockInvariantTests.Invariant12_WhateverIsAsked_StockIsTheSumOfWhatWasAccepted_AndNeverNegative", "StockInvariantTests.Invariant12_WhateverIsAsked_ASerialisedPart_IsInExactlyOnePlaceOrOutside"],
        [13] = ["CoreInvariantTests.Invariant13_AnAClassPartUsedForNothing_IsDueBack", "CoreInvariantTests.Invariant13_ItsClaimLine_IsHeldUntilItWasReceived_WhateverElseHappens"],
        [14] = ["ClaimInvariantTests.Invariant14_AfterAnyShipments_ASitesCredit_IsNeverNegative"],
        [15] =
        [
            "ClaimInvariantTests.Invariant15_OfOneTicketAndLineType_OneClaimIsActive", "ClaimInvariantTests.Invariant15_WhoApproves_IsNotWhoSubmitted",
            "ClaimInvariantTests.Invariant15_WhateverIsDone_ApprovedIsAtMostTheClaim_AndNeverChangesAgain",
        ],
        [16] =
        [
            "CallbackContract.Completion_CreatesExactlyOneTask_InItsOwnTransaction", "CallbackRulesTests.Completion_IsDueAfter72Hours_AndFirstCalledTwoHoursAfterTheWork",
            "CallbackRulesTests.Attempts_ThatRang_AreLimited_ThoseThatDidNotAreNotCounted", "CallbackPropertyTests.EveryPlannedAttempt_LiesInsideTheWindow_AndNoWakeMakesOneDueOutside",
            "CallbackRulesTests.Reached_NeedsWhetherItWorksAndAScore_AndOneAnswerIsEnoughWhenHeHungUp",
        ],
        [17] = ["CallbackRulesTests.Take_IsForOne_NotForWhoHandledTheTicket_NotBeforeItsTime"],
        [18] = ["SettlementHoldInvariantTests.Invariant18_AFeeThatDiffers_RaisesAnExceptionAndHoldsTheSettlement", "CallbackContract.Invariant18And19_AFeeThatDiffersAndALowScore_HoldTheSettlement_UntilTheirFollowUpsAreSettled"],
        [19] = ["SettlementHoldInvariantTests.Invariant19_ALowScore_HoldsTheSettlement_OtherDemandsDoNot", "TicketInvariantTests.Invariant19_WhileALeaderHasNotDecided_NeitherAuditNorClosingNorMergingGoesOn"],
        [20] =
        [
            "ComplaintInvariantTests.Invariant20_AComplaint_IsAuditedOnlyAfterAGoodCallback_ByALeaderWhoDidNotHandleIt", "ComplaintInvariantTests.Invariant20_NoWay_LeadsAComplaintPastItsAudit",
            "ComplaintInvariantTests.Invariant20_OtherTickets_AskForNeither", "CallbackContract.Invariant20_AComplaint_ClosesAfterAGoodCallbackAndAnotherLeadersAudit_ABadOneSendsItBack",
        ],
        [21] =
        [
            "PayInvariantTests.Invariant21_ASheet_RebuildsToTheCent_InWhateverOrderItsRowsCome", "PayInvariantTests.Invariant21_WhateverIsDone_AClosedMonthsSheets_StayAsTheyWerePaid",
            "PayInvariantTests.Invariant21_AClosedMonth_RefusesChanges_AndACorrection_GoesToTheNextOpenMonth",
        ],
        [22] =
        [
            "TripInvariantTests.Invariant22_ATrippedTechnician_IsSentOnlyByALeader_WithAReason", "TripInvariantTests.Invariant22_WhoGoesAlong_IsBarredLikeTheLead",
            "TripInvariantTests.Invariant22_TheRanking_PutsHimBehindWhoIsAble_AndSaysWhy", "TripInvariantTests.Invariant22_HoweverManyVisitsAreAsked_NoneIsHisWhileTheBarStands",
            "DispatchContract.Invariant22_A_tripped_technician_is_sent_by_a_leader_alone_and_no_form_takes_the_trip_back", "ServiceSitesApiTests.Invariant22_ATechnician_IsTrippedAndResetByALeaderWithAReason_AndNotByAForm",
        ],
        [23] = ["ArticleRulesTests.WhoWroteInIt_MustNotApproveIt", "ArticleRulesTests.AnyWay_LeadsToLive_OnlyThroughAnotherPerson", "ArticlesApiTests.Article_ForAReader_HasNoWorkingCopy", "ArticleRulesTests.Overdue_MeansInForcePastItsDay"],
        [24] = ["TicketInvariantTests.Invariant24_WhoReviews_CannotEditTickets"],
        [25] = ["TicketInvariantTests.Invariant25_NoCode_UpdatesOrDeletes_AuditEntriesOrATicketsHistory"],
        [26] =
        [
            "CustomersApiTests.Customer_IsCreatedChangedAndRead_MaskedUnlessThereIsARightAndAReason", "CustomersApiTests.Export_IsForThoseWithTheRight_MaskedLoggedAndWithoutFormulas",
            "QualityContract.Invariant26_AHeldRecording_OutlivesRetention_UntilItIsReleasedWithAReason",
            "QualityContract.Invariant26_ARecordingThatRetentionClaimed_CannotBeHeldAnyMore_AndAHeldOneIsNotClaimed",
            "RecordingVerbTests.Retention_DryRun_SaysWhatIsDueAndRemovesNothing_ThenItRemovesJustThat",
        ],
    };

    private static readonly string Tests = Path.GetFullPath(Path.Combine(Repository.Web, "..", "..", "tests"));

    [Fact]
    public void EveryInvariant_NamesTestsThatExist()
    {
        Proofs.Keys.ShouldBe(Enumerable.Range(1, 26));
        var written = Written();
        written.Count.ShouldBeGreaterThan(2_000, "the sources are where this test looks");
        Proofs.SelectMany(p => p.Value).Where(proof => !written.Contains(proof)).ShouldBeEmpty();
    }

    [Fact]
    public void EveryTestNamedAfterAnInvariant_StandsInTheIndexUnderItsNumber()
    {
        foreach (var test in Written())
        {
            if (Numbered().Match(test) is { Success: true } named)
                Proofs[int.Parse(named.Groups["number"].Value, CultureInfo.InvariantCulture)].ShouldContain(test);
        }
    }

    /// <summary>Every method of the tests' sources that carries a fact or a theory, as <c>Class.Method</c>.</summary>
    private static HashSet<string> Written() =>
    [
        .. Directory.EnumerateFiles(Tests, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Test().Matches(File.ReadAllText(file)).Select(m => Path.GetFileNameWithoutExtension(file) + "." + m.Groups["method"].Value)),
    ];

    [GeneratedRegex(@"\[(?:Fact|Theory)\b[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public (?:static )?(?:async )?(?:void|Task) (?<method>\w+)\(", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Test();

    [GeneratedRegex(@"\.Invariant(?<number>\d+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Numbered();
}
