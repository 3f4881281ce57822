namespace Telephony.Sip.Tests.Transactions;

public sealed class TimerTests
{
    private static readonly SipRequest Invite = Wire.Request(Wire.Simple("INVITE"));
    private static readonly SipRequest Options = Wire.Request(Wire.Simple("OPTIONS"));

    [Fact]
    public void TimerAandB_When_NobodyAnswersInvite_Then_SevenSendsAndTimeoutAt32s()
    {
        var run = Started(true, false);
        run.RunTo(40_000);
        run.Times("SendRequest").ShouldBe("0 500 1500 3500 7500 15500 31500");
        run.Times("TimedOut").ShouldBe("32000");
        run.Times("End").ShouldBe("32000");
    }

    [Fact]
    public void TimerB_When_TransportIsReliable_Then_OneSendAndTimeoutAt32s()
    {
        var run = Started(true, true);
        run.RunTo(40_000);
        run.Times("SendRequest").ShouldBe("0");
        run.Times("TimedOut").ShouldBe("32000");
    }

    [Fact]
    public void TimerA_When_ProvisionalArrives_Then_SendingStopsAndNoTimeout()
    {
        var run = Started(true, false);
        run.RunTo(600);
        run.Feed(Response(Invite, 100));
        run.RunTo(100_000);
        run.Times("SendRequest").ShouldBe("0 500");
        run.State.State.ShouldBe(TransactionState.Proceeding);
    }

    [Fact]
    public void TimerD_When_FailureArrives_Then_AckEachTimeAndEndAfter32s()
    {
        var run = Started(true, false);
        run.RunTo(100);
        run.Feed(Response(Invite, 486));
        run.RunTo(600);
        run.Feed(Response(Invite, 486));
        run.RunTo(60_000);
        run.Times("SendAck").ShouldBe("100 600");
        run.Times("PassUp").ShouldBe("100");
        run.Times("End").ShouldBe("32100");
    }

    [Fact]
    public void TimerD_When_TransportIsReliable_Then_EndAtOnce()
    {
        var run = Started(true, true);
        run.Feed(Response(Invite, 486));
        run.Times("SendAck").ShouldBe("0");
        run.Times("End").ShouldBe("0");
    }

    [Fact]
    public void TimerM_When_2xxIsRepeated_Then_EachIsPassedUpUntil64T1()
    {
        var run = Started(true, false);
        run.Feed(Response(Invite, 200));
        run.RunTo(500);
        run.Feed(Response(Invite, 200));
        run.RunTo(60_000);
        run.Times("PassUp").ShouldBe("0 500");
        run.Times("End").ShouldBe("32000");
    }

    [Fact]
    public void InviteClient_When_FailureComesInCallingAndProceeding_Then_SameOutcome()
    {
        var start = Transaction.Client(invite: true, reliable: false);
        var proceeding = start.Step(Response(Invite, 180), new SipTimerValues()).Next;
        start.Step(Response(Invite, 404), new SipTimerValues()).Next.State.ShouldBe(proceeding.Step(Response(Invite, 404), new SipTimerValues()).Next.State);
    }

    [Fact]
    public void TimerEandF_When_NobodyAnswers_Then_IntervalsGrowToT2AndTimeoutAt32s()
    {
        var run = Started(false, false);
        run.RunTo(40_000);
        run.Times("SendRequest").ShouldBe("0 500 1500 3500 7500 11500 15500 19500 23500 27500 31500");
        run.Times("TimedOut").ShouldBe("32000");
    }

    [Fact]
    public void TimerE_When_Proceeding_Then_RepeatsEachT2()
    {
        var run = Started(false, false);
        run.RunTo(100);
        run.Feed(Response(Options, 100));
        run.RunTo(9_000);
        run.Times("SendRequest").ShouldBe("0 500 4500 8500");
    }

    [Fact]
    public void TimerK_When_FinalArrives_Then_EndAfterT4()
    {
        var run = Started(false, false);
        run.RunTo(100);
        run.Feed(Response(Options, 200));
        run.Feed(Response(Options, 200));
        run.RunTo(60_000);
        run.Times("PassUp").ShouldBe("100");
        run.Times("End").ShouldBe("5100");
    }

    [Fact]
    public void TimerGandH_When_AckNeverComes_Then_RepeatsUpToT2AndTimeoutAt32s()
    {
        var run = new MachineRun(Transaction.Server(true, false));
        run.Feed(new TransactionEvent.Respond(Wire.Reply(Invite, 486)));
        run.RunTo(60_000);
        run.Times("SendResponse").ShouldBe("0 500 1500 3500 7500 11500 15500 19500 23500 27500 31500");
        run.Times("TimedOut").ShouldBe("32000");
    }

    [Fact]
    public void TimerI_When_AckComes_Then_AbsorbedAndEndAfterT4()
    {
        var run = new MachineRun(Transaction.Server(true, false));
        run.Feed(new TransactionEvent.Respond(Wire.Reply(Invite, 486)));
        run.RunTo(700);
        run.Feed(TransactionEvent.AckReceived.Instance);
        run.Feed(TransactionEvent.AckReceived.Instance);
        run.RunTo(60_000);
        run.Times("SendResponse").ShouldBe("0 500");
        run.Times("End").ShouldBe("5700");
        run.Times("TimedOut").ShouldBeEmpty();
    }

    [Fact]
    public void TimerL_When_2xxSent_Then_RepeatedInviteIsAbsorbedUntil64T1()
    {
        var run = new MachineRun(Transaction.Server(true, false));
        run.Feed(new TransactionEvent.Respond(Wire.Reply(Invite, 180)));
        run.Feed(TransactionEvent.RequestRepeated.Instance);
        run.Feed(new TransactionEvent.Respond(Wire.Reply(Invite, 200)));
        run.RunTo(1000);
        run.Feed(TransactionEvent.RequestRepeated.Instance);
        run.Feed(new TransactionEvent.Respond(Wire.Reply(Invite, 200)));
        run.RunTo(60_000);
        run.Times("SendResponse").ShouldBe("0 0 0 1000");
        run.Times("End").ShouldBe("32000");
    }

    [Fact]
    public void TimerJ_When_RequestIsRepeated_Then_AnsweredAgainUntil64T1()
    {
        var run = new MachineRun(Transaction.Server(false, false));
        run.Feed(TransactionEvent.RequestRepeated.Instance);
        run.Feed(new TransactionEvent.Respond(Wire.Reply(Options, 200)));
        run.RunTo(20_000);
        run.Feed(TransactionEvent.RequestRepeated.Instance);
        run.RunTo(60_000);
        run.Times("SendResponse").ShouldBe("0 20000");
        run.Times("End").ShouldBe("32000");
    }

    [Fact]
    public void TimersIJK_When_TransportIsReliable_Then_TheEndIsAtOnce()
    {
        var inviteServer = new MachineRun(Transaction.Server(true, true));
        inviteServer.Feed(new TransactionEvent.Respond(Wire.Reply(Invite, 486)));
        inviteServer.RunTo(900);
        inviteServer.Feed(TransactionEvent.AckReceived.Instance);
        inviteServer.Times("SendResponse").ShouldBe("0", "timer G does not run");
        inviteServer.Times("End").ShouldBe("900", "timer I is zero");

        var server = new MachineRun(Transaction.Server(false, true));
        server.Feed(new TransactionEvent.Respond(Wire.Reply(Options, 200)));
        server.Times("End").ShouldBe("0", "timer J is zero");

        var client = Started(false, true);
        client.RunTo(700);
        client.Feed(Response(Options, 200));
        client.Times("SendRequest").ShouldBe("0", "timer E does not run");
        client.Times("End").ShouldBe("700", "timer K is zero");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TimersFandH_When_TransportIsReliable_Then_StillGiveUpAt32s(bool client)
    {
        var run = client ? Started(false, true) : new MachineRun(Transaction.Server(true, true));
        if (!client) run.Feed(new TransactionEvent.Respond(Wire.Reply(Invite, 486)));
        run.RunTo(60_000);
        run.Times("TimedOut").ShouldBe("32000");
        run.Times("End").ShouldBe("32000");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Client_When_TransportFails_Then_ReportedAndEnded(bool invite)
    {
        var run = Started(invite, false);
        run.Feed(TransactionEvent.TransportFailed.Instance);
        run.Times("TransportError").ShouldBe("0");
        run.State.State.ShouldBe(TransactionState.Terminated);
    }

    [Fact]
    public void Machine_When_AnyEventMeetsAnyState_Then_NothingThrowsAndStraysAreIgnored()
    {
        TransactionEvent[] events = [TransactionEvent.Start.Instance, TransactionEvent.RequestRepeated.Instance, TransactionEvent.AckReceived.Instance, TransactionEvent.TransportFailed.Instance, Response(Invite, 100), Response(Invite, 200), Response(Invite, 486), .. Enum.GetValues<TransactionTimer>().Select(timer => new TransactionEvent.TimerFired(timer))];
        foreach (var kind in Enum.GetValues<TransactionKind>())
            foreach (var state in Enum.GetValues<TransactionState>())
                foreach (var happened in events)
                {
                    var last = state is TransactionState.Completed or TransactionState.Proceeding ? Wire.Reply(Invite, 486) : null;
                    var (next, effects) = new Transaction(kind, state, false, TimeSpan.FromSeconds(1), last).Step(happened, new SipTimerValues());
                    if (effects is [TransactionEffect.Ignored]) next.State.ShouldBe(state);
                }
    }

    private static MachineRun Started(bool invite, bool reliable)
    {
        var run = new MachineRun(Transaction.Client(invite, reliable));
        run.Feed(TransactionEvent.Start.Instance);
        return run;
    }

    private static TransactionEvent.ResponseReceived Response(SipRequest request, int status) => new(Wire.Reply(request, status));
}
