using System.Net;
using CallCenter.Web.Switchboard.Lines;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Media;
using Telephony.Sip;
using Xunit;

namespace CallCenter.Web.Tests.Edge;

public sealed class LineTableTests
{
    private readonly LineTable _lines = new();

    [Fact]
    public void ChangesOfTwoThreads_EachOfAnotherThing_AreBothKept()
    {
        var line = Added();
        var second = NewSip();
        _lines.SetSecond(line.Leg, null, second, "sdp").ShouldBeTrue();
        _lines.Update(line.Leg, now => now with { PhoneHolds = true }).ShouldBeTrue();
        var kept = Find(line);
        (kept.Second, kept.SecondAnswer, kept.PhoneHolds).ShouldBe((second, "sdp", true));
    }

    [Fact]
    public void SecondCall_EndedTwice_LeavesTheNextOneAlone()
    {
        var line = Added();
        var (first, next) = (NewSip(), NewSip());
        _lines.SetSecond(line.Leg, null, first);
        _lines.SetSecond(line.Leg, first, null).ShouldBeTrue();
        _lines.SetSecond(line.Leg, null, next).ShouldBeTrue();
        _lines.SetSecond(line.Leg, first, null).ShouldBeFalse("it has ended before");
        Find(line).Second.ShouldBe(next);
        _lines.TryGet(first, out _).ShouldBeFalse();
        _lines.TryGet(next, out _).ShouldBeTrue();
    }

    [Fact]
    public void Redial_OfALineThatIsGone_LeavesNoName()
    {
        var line = Added();
        var dialog = NewSip();
        _lines.Remove(line.Leg);
        _lines.Redial(line, line with { Sip = dialog }).ShouldBeFalse();
        _lines.Add(line with { Sip = null });
        _lines.TryGet(dialog, out _).ShouldBeFalse();
    }

    [Fact]
    public void Rebind_ToAnotherPhone_TakesItsAddressAlong()
    {
        var line = Added();
        var phone = NewSip();
        _lines.Rebind(line with { Signalling = IPAddress.Parse("10.0.0.7") }, phone).ShouldBeTrue();
        Find(line).Signalling.ShouldBe(IPAddress.Parse("10.0.0.7"));
        _lines.TryGet(line.Sip!.Value, out _).ShouldBeFalse();
    }

    private static SipLegId NewSip() => SipLegId.New(TimeProvider.System);

    private Line Find(Line line) => _lines.TryGet(line.Leg, out var found) ? found : throw new InvalidOperationException("The line is gone.");

    private Line Added()
    {
        var line = new Line(new LegId(new InteractionId(Guid.CreateVersion7()), 2), LineKind.AgentPhone, new MediaLegId(Guid.CreateVersion7()), NewSip(), new AgentId("agent1")) { Local = new IPEndPoint(IPAddress.Loopback, 4_000) };
        _lines.Add(line);
        return line;
    }
}
