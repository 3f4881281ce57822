using CallCenter.Web.Features.Desk;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Ui;
using Shouldly;
using Telephony.Distribution;
using Telephony.Exchange;
using Xunit;

namespace CallCenter.Web.Tests.Desk;

public sealed class DesktopWatchTests
{
    private static readonly Guid s_first = Guid.NewGuid();
    private static readonly Guid s_second = Guid.NewGuid();
    private readonly ManualClock _clock = new(Floor.Now);
    private readonly PostedBoard _board = new(Floor.Snapshot([Floor.Agent(Floor.Lin)]));

    private DesktopWatch Watch => field ??= new DesktopWatch(_board, _clock);

    [Fact]
    public void Desk_ThatOpens_IsNoNews()
    {
        Watch.Opened(s_first, Floor.Lin);
        _board.Posted.ShouldBeEmpty();
    }

    [Fact]
    public void Desk_WhoseConnectionDrops_IsGoneAtOnceAndBackAtOnce()
    {
        Watch.Opened(s_first, Floor.Lin);
        Watch.Connected(s_first, isConnected: false);
        Watch.Connected(s_first, isConnected: true);
        _board.Posted.ShouldBe([new(Floor.Lin, false), new(Floor.Lin, true)]);
    }

    [Fact]
    public void Reload_ClosesOneDeskAndOpensAnother()
    {
        Watch.Opened(s_first, Floor.Lin);
        Watch.Closed(s_first);
        Watch.Opened(s_second, Floor.Lin);
        _board.Posted.ShouldBe([new(Floor.Lin, false), new(Floor.Lin, true)], "the grace between the two is the exchange's");
    }

    [Fact]
    public void Desk_ThatFallsSilent_IsGone_UntilItBeatsAgain()
    {
        Watch.Opened(s_first, Floor.Lin);
        for (var beat = 0; beat < 5; beat++)
        {
            _clock.Advance(TimeSpan.FromSeconds(3));
            Watch.Beat(s_first);
            Watch.LookAround();
        }

        _board.Posted.ShouldBeEmpty();
        _clock.Advance(DesktopWatch.Silence + TimeSpan.FromSeconds(1));
        Watch.LookAround();
        Watch.LookAround();
        Watch.Beat(s_first);
        _board.Posted.ShouldBe([new(Floor.Lin, false), new(Floor.Lin, true)]);
    }

    [Fact]
    public void Desk_WhoseAgentGoesOnToAnotherPage_IsHereWhileThatIsConnected()
    {
        Watch.Opened(s_first, Floor.Lin);
        Watch.Rests(s_first);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Watch.LookAround();
        _board.Posted.ShouldBeEmpty();
        Watch.Connected(s_first, isConnected: false);
        Watch.Connected(s_first, isConnected: true);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Watch.LookAround();
        _board.Posted.ShouldBe([new(Floor.Lin, false), new(Floor.Lin, true)]);
    }

    [Fact]
    public void SecondDesk_KeepsTheAgentHere()
    {
        Watch.Opened(s_first, Floor.Lin);
        Watch.Opened(s_second, Floor.Lin);
        Watch.Closed(s_first);
        _board.Posted.ShouldBeEmpty();
        Watch.Connected(s_second, isConnected: false);
        _board.Posted.ShouldBe([new(Floor.Lin, false)]);
    }

    [Fact]
    public void Exchange_ThatIsBusy_IsToldAtTheNextLook()
    {
        Watch.Opened(s_first, Floor.Lin);
        _board.IsFull = true;
        Watch.Closed(s_first);
        _board.Posted.ShouldBeEmpty();
        _board.IsFull = false;
        Watch.LookAround();
        _board.Posted.ShouldBe([new(Floor.Lin, false)]);
    }

    [Fact]
    public void Agent_WhoSignedOutAndClosedHisDesk_IsNotGone_AProgramMaySignHimIn()
    {
        Watch.Opened(s_first, Floor.Lin);
        Watch.Closed(s_first);
        _board.Show(Floor.Snapshot([Floor.Agent(Floor.Lin, Presence.SignedOut)]));
        Watch.LookAround();
        _board.Posted.ShouldBe([new(Floor.Lin, false), new(Floor.Lin, true)]);
    }

    [Fact]
    public void Beat_ThatWasUnderWayWhenTheDeskCameToRest_DoesNotMakeItFallSilentLater()
    {
        Watch.Opened(s_first, Floor.Lin);
        Watch.Rests(s_first);
        Watch.Beat(s_first);
        _clock.Advance(DesktopWatch.Silence * 2);
        Watch.LookAround();
        _board.Posted.ShouldBeEmpty();
    }

    [Fact]
    public void Beats_OfADeskThatWasNeverOpened_AreNothing()
    {
        Watch.Beat(s_first);
        Watch.Connected(s_first, isConnected: true);
        Watch.Closed(s_first);
        _board.Posted.ShouldBeEmpty();
    }

    private sealed class PostedBoard(FloorSnapshot snapshot) : ISwitchboard
    {
        public FloorSnapshot Snapshot { get; private set; } = snapshot;

        public bool IsFull { get; set; }

        public List<Input.DesktopChanged> Posted { get; } = [];

        public void Show(FloorSnapshot next) => Snapshot = next;

        public ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct) => new(CommandResult.Accepted.Instance);

        public bool TryPost(Input input)
        {
            if (!IsFull)
                Posted.Add((Input.DesktopChanged)input);
            return !IsFull;
        }

        public IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange) => throw new NotSupportedException();
    }
}
