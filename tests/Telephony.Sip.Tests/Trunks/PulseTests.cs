namespace Telephony.Sip.Tests.Trunks;

public sealed class PulseTests
{
    private static readonly SipTrunk Trunk = new() { Name = "t", Peer = SipListenAddress.Parse("udp://192.0.2.1:5060") };
    private Pulse _state;
    private ImmutableArray<PulseEffect> _effects = [];

    [Fact]
    public void Peer_When_ItAnswers_Then_UpAndAskedAgainAfterTheInterval()
    {
        Feed(PulseEvent.Start.Instance);
        _effects[0].ShouldBeOfType<PulseEffect.Ask>();
        Feed(new PulseEvent.Answered(404));
        _state.Reach.ShouldBe(SipTrunkReach.Up);
        _effects.ShouldBe([new PulseEffect.Wait(_state.Attempt, Trunk.PingEvery)]);
    }

    [Fact]
    public void Peer_When_TwoQuestionsAreMissed_Then_Down_And_When_ItAnswersAgain_Then_Up()
    {
        Feed(PulseEvent.Start.Instance);
        Feed(new PulseEvent.Answered(200));
        NextQuestion();
        Feed(new PulseEvent.Due(_state.Attempt));
        _state.Reach.ShouldBe(SipTrunkReach.Up, "one miss is no verdict");
        NextQuestion();
        Feed(new PulseEvent.Due(_state.Attempt));
        _state.Reach.ShouldBe(SipTrunkReach.Down);
        NextQuestion();
        Feed(new PulseEvent.Answered(200));
        _state.ShouldBe(_state with { Reach = SipTrunkReach.Up, Misses = 0 });
    }

    [Fact]
    public void Peer_When_ItSays503_Then_DownAtOnce()
    {
        Feed(PulseEvent.Start.Instance);
        Feed(new PulseEvent.Answered(503));
        _state.Reach.ShouldBe(SipTrunkReach.Down);
    }

    [Fact]
    public void Peer_When_ACallMetSilence_Then_AskedAtOnceAndOneMissSettlesIt()
    {
        Feed(PulseEvent.Start.Instance);
        Feed(new PulseEvent.Answered(200));
        Feed(PulseEvent.Suspected.Instance);
        _effects[0].ShouldBeOfType<PulseEffect.Ask>();
        Feed(new PulseEvent.Due(_state.Attempt));
        _state.Reach.ShouldBe(SipTrunkReach.Down);
    }

    [Fact]
    public void Timer_When_ItIsLate_Then_NothingChanges()
    {
        Feed(PulseEvent.Start.Instance);
        Feed(new PulseEvent.Answered(200));
        var before = _state;
        Feed(new PulseEvent.Due(_state.Attempt - 1));
        _state.ShouldBe(before);
        _effects.ShouldBeEmpty();
    }

    [Fact]
    public void Peer_When_NoQuestionsAreWanted_Then_ItCountsAsUp()
    {
        var (next, effects) = default(Pulse).Step(PulseEvent.Start.Instance, Trunk with { PingEvery = TimeSpan.Zero });
        next.Reach.ShouldBe(SipTrunkReach.Up);
        effects.ShouldBeEmpty();
    }

    private void NextQuestion() => Feed(new PulseEvent.Due(_state.Attempt));

    private void Feed(PulseEvent happened) => (_state, _effects) = _state.Step(happened, Trunk);
}
