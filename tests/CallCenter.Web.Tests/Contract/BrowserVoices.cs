using System.Diagnostics.CodeAnalysis;
using AfterSales.Tests.Shared;
using CallCenter.Web.Switchboard.Lines;
using Telephony.Distribution;
using Telephony.Media;

namespace CallCenter.Web.Tests.Contract;

/// <summary>The nailed-up media legs of agents, over plain RTP instead of WebRTC: each says his tone all day long, as a browser's microphone does.</summary>
internal sealed class BrowserVoices : IBrowserPhones, IDisposable
{
    private readonly Dictionary<Party, (RtpTestPeer Phone, MediaLegId Leg)> _phones = [];
    private readonly CancellationTokenSource _stop = new();

    public RtpTestPeer this[Party agent] => _phones[agent].Phone;

    public void Open(Party agent, IMediaEngine media)
    {
        var phone = new RtpTestPeer();
        var leg = new MediaLegId(Guid.CreateVersion7());
        var local = media.OpenRtpLeg(leg);
        media.SetRemote(leg, phone.LocalEndPoint, LegFormat.Pcmu);
        _phones[agent] = (phone, leg);
        _ = phone.SayAsync(local, TestVoice.Tone(RealSite.ToneOf(agent), RealSite.LongestTalkMs, RealSite.Loudness), _stop.Token);
    }

    public bool TryGetMedia(AgentId agent, [NotNullWhen(true)] out MediaLegId? media)
    {
        media = _phones.TryGetValue(Site.PartyOf(agent), out var phone) ? phone.Leg : null;
        return media is not null;
    }

    public void Dispose()
    {
        _stop.Cancel();
        foreach (var (phone, _) in _phones.Values)
            phone.Dispose();
        _stop.Dispose();
    }
}
