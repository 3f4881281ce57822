namespace Telephony.Sip.Tests.Trunks;

public sealed class RegistrationTests
{
    private static readonly SipTrunk Trunk = new() { Name = "t", Peer = SipListenAddress.Parse("udp://192.0.2.1:5060"), Registers = true, Login = new SipLogin("u", "p") };
    private Registration _state;
    private ImmutableArray<RegistrationEffect> _effects = [];

    [Fact]
    public void Registration_When_Granted_Then_RefreshedAfterFourFifths()
    {
        Start();
        Feed(new RegistrationEvent.Granted(TimeSpan.FromSeconds(100)));
        _state.Phase.ShouldBe(SipTrunkRegistration.Registered);
        _effects.ShouldBe([new RegistrationEffect.Wait(_state.Attempt, TimeSpan.FromSeconds(80))]);
        Feed(new RegistrationEvent.Due(_state.Attempt));
        _effects.ShouldBe([new RegistrationEffect.Send(Trunk.RegisterFor)]);
        _state.Phase.ShouldBe(SipTrunkRegistration.Registered, "a refresh is no loss");
    }

    [Fact]
    public void Registration_When_Refused_Then_PausesGrowToFiveMinutes()
    {
        Start();
        var pauses = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            Feed(new RegistrationEvent.Refused(503, null));
            _state.Phase.ShouldBe(SipTrunkRegistration.Failed);
            pauses.Add(((RegistrationEffect.Wait)_effects.Single()).Length.TotalSeconds);
            Feed(new RegistrationEvent.Due(_state.Attempt));
        }

        pauses.ShouldBe([5, 10, 20, 40, 80, 160, 300, 300, 300]);
    }

    /// <summary>A 200 that binds nothing ended registration for good: calls of that provider never came again.</summary>
    [Fact]
    public void Registration_When_GrantedForNoTime_Then_FailedAndAskedAgainWithGrowingPauses()
    {
        Start();
        Feed(new RegistrationEvent.Granted(TimeSpan.FromSeconds(100)));
        Feed(new RegistrationEvent.Due(_state.Attempt));
        foreach (var pause in new[] { 5, 10, 20 })
        {
            Feed(new RegistrationEvent.Granted(TimeSpan.Zero));
            _state.Phase.ShouldBe(SipTrunkRegistration.Failed);
            _effects.ShouldBe([new RegistrationEffect.Wait(_state.Attempt, TimeSpan.FromSeconds(pause))]);
            Feed(new RegistrationEvent.Due(_state.Attempt));
            _effects.ShouldBe([new RegistrationEffect.Send(Trunk.RegisterFor)]);
        }
    }

    [Fact]
    public void Registration_When_TakenBackAndGrantedForNoTime_Then_NothingMore()
    {
        Start();
        Feed(RegistrationEvent.Stop.Instance);
        Feed(new RegistrationEvent.Granted(TimeSpan.Zero));
        _state.Phase.ShouldBe(SipTrunkRegistration.Leaving);
        _effects.ShouldBeEmpty();
    }

    [Fact]
    public void Registration_When_ThePasswordIsWrong_Then_NotHammered()
    {
        Start();
        Feed(new RegistrationEvent.Refused(401, null));
        ((RegistrationEffect.Wait)_effects.Single()).Length.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Registration_When_TheIntervalIsTooBrief_Then_AskedAgainWithTheLeast()
    {
        Start();
        Feed(new RegistrationEvent.Refused(423, TimeSpan.FromHours(1)));
        _effects.ShouldBe([new RegistrationEffect.Send(TimeSpan.FromHours(1))]);
        Feed(new RegistrationEvent.Refused(423, TimeSpan.FromHours(1)));
        _effects.Single().ShouldBeOfType<RegistrationEffect.Wait>();
    }

    [Fact]
    public void Registration_When_Stopped_Then_TakenBackAndNothingMore()
    {
        Start();
        Feed(new RegistrationEvent.Granted(TimeSpan.FromSeconds(100)));
        Feed(RegistrationEvent.Stop.Instance);
        _effects.ShouldBe([new RegistrationEffect.Send(TimeSpan.Zero)]);
        Feed(new RegistrationEvent.Refused(503, null));
        Feed(new RegistrationEvent.Due(_state.Attempt));
        _effects.ShouldBeEmpty();
    }

    [Fact]
    public void Registration_When_TheConnectionIsLost_Then_MadeAgain()
    {
        Start();
        Feed(new RegistrationEvent.Granted(TimeSpan.FromSeconds(100)));
        Feed(RegistrationEvent.FlowLost.Instance);
        Feed(new RegistrationEvent.Due(_state.Attempt));
        _effects.ShouldBe([new RegistrationEffect.Send(Trunk.RegisterFor)]);
    }

    private void Start() => Feed(RegistrationEvent.Start.Instance);

    private void Feed(RegistrationEvent happened) => (_state, _effects) = _state.Step(happened, Trunk);
}
