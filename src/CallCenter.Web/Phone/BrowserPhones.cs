using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Media.Codecs;
using Telephony.Media.Dtls;
using Telephony.Media.Phone;

namespace CallCenter.Web.Phone;

/// <summary>The browser phones of signed-in agents: one nailed-up media leg each, which outlives page reloads and lost sockets.
/// A phone that comes or goes is told to the exchange as a device.</summary>
internal sealed class BrowserPhones : IBrowserPhones, IDisposable
{
    /// <summary>A reload takes about a second: within this the agent is not called gone.</summary>
    private static readonly TimeSpan ReloadGrace = TimeSpan.FromSeconds(3);

    /// <summary>A phone that no page spoke for and whose media is gone this long is closed: the agent went home without signing out.</summary>
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(5);

    /// <summary>A page whose socket is gone this long is closed or dead: nobody would see a ring. In mid-call the media decides alone.</summary>
    private static readonly TimeSpan UnattendedGrace = TimeSpan.FromSeconds(6);

    private readonly ConcurrentDictionary<string, Attended> _phones = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();
    private readonly PhoneLines _lines;
    private readonly IMediaEngine _media;
    private readonly Lazy<ISwitchboard> _switchboard;
    private readonly TimeProvider _clock;
    private readonly ILogger<BrowserPhones> _logger;
    private readonly ITimer _sweep;

    public BrowserPhones(PhoneLines lines, IMediaEngine media, Lazy<ISwitchboard> switchboard, TimeProvider clock, ILogger<BrowserPhones> logger)
    {
        _logger = logger;
        _lines = lines;
        _media = media;
        _switchboard = switchboard;
        _clock = clock;
        _sweep = clock.CreateTimer(_ => Sweep(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    /// <summary>Phones open now, connected or not.</summary>
    public int Count => _phones.Count;

    /// <summary>Of these, phones whose voice goes over their WebSocket.</summary>
    public int OverWebSocket => _phones.Values.Count(p => p.Line.Transport.Way == PhoneWay.WebSocket);

    /// <summary>Why this server has no WebRTC; null where it has. Known after <see cref="Prepare"/>.</summary>
    public string? WebRtcMissing { get; private set; }

    /// <summary>Looks for OpenSSL 3 and warms it; without it all phones take the way over their WebSocket, and the log and the start say so.</summary>
    /// <param name="openSslDirectory">Where it lies when it is not the system's own.</param>
    public void Prepare(string? openSslDirectory)
    {
        try
        {
            BrowserPhoneTransport.Prepare(_clock, openSslDirectory);
            WebRtcMissing = null;
        }
        catch (DtlsUnavailableException missing)
        {
            WebRtcMissing = missing.Message;
            Log.NoWebRtc(_logger, missing.Message);
        }
    }

    /// <inheritdoc/>
    public bool TryGetMedia(AgentId agent, [NotNullWhen(true)] out MediaLegId? media)
    {
        media = _phones.TryGetValue(agent.Value, out var phone) && phone.Line.Transport.IsConnected ? phone.Media : null;
        return media is not null;
    }

    /// <summary>How the agent's voice travels and how good it is, as his page reports; null without a phone.</summary>
    public PhoneWire? Quality(AgentId agent) =>
        _phones.TryGetValue(agent.Value, out var phone) ? PhoneWire.From(phone.Line.Transport.Way, phone.Line.Reason, phone.Reported) : null;

    /// <summary>Which ways the administrator allows; takes effect at once.</summary>
    public void Allow(PhoneWayPolicy policy) => _lines.Allow(policy);

    /// <summary>The agent's line, with its media leg open.</summary>
    /// <param name="user">The authenticated user.</param>
    public PhoneLine Open(string user)
    {
        lock (_opening)
        {
            var (line, isNew) = _lines.Open(user);
            if (!isNew)
                return line;
            try
            {
                Nail(user, line);
                return line;
            }
            catch (MediaException)
            {
                _phones.TryRemove(user, out _);
                _lines.Close(user);
                throw;
            }
        }
    }

    /// <summary>A page speaks for the phone (again).</summary>
    public void Attend(string user)
    {
        if (!_phones.TryGetValue(user, out var phone))
            return;
        phone.Seen();
        if (phone.Line.Transport.IsConnected)
            Tell(user, available: true);
    }

    /// <summary>The page's socket closed; unless it comes back soon, no call is offered to it.</summary>
    public void Leave(string user)
    {
        if (_phones.TryGetValue(user, out var phone))
            phone.Unseen(UnattendedGrace);
    }

    /// <summary>Ends the agent's phone: sign-out.</summary>
    public void Close(string user)
    {
        _lines.Close(user);
        if (!_phones.TryRemove(user, out var phone))
            return;
        phone.Dispose();
        _media.CloseLeg(phone.Media);
        Tell(user, available: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sweep.Dispose();
        foreach (var phone in _phones.Values)
            phone.Dispose();
        _lines.Dispose();
    }

    private void Nail(string user, PhoneLine line)
    {
        var phone = new Attended(line, new MediaLegId(Guid.CreateVersion7(_clock.GetUtcNow())), _clock, () => Tell(user, available: false), () => TellUnattended(user));
        _phones[user] = phone;
        _media.OpenLeg(phone.Media, line.Transport, LegFormat.Pcmu);
        line.Reported += phone.Note;
        line.Transport.AskBeforeReturning(() => IsOnTheLine(user));
        line.Transport.Connected += () =>
        {
            if (line.Transport.Format is { } format)
                _media.SetFormat(phone.Media, ToLeg(format));
            phone.Back();
            Tell(user, available: true);
        };
        line.Transport.Lost += _ => phone.Gone(ReloadGrace);
    }

    /// <summary>A call, a ring or a monitored call: then a working way is not left for a better one.</summary>
    private bool IsOnTheLine(string user) =>
        _switchboard.Value.Snapshot.State.Agents.GetValueOrDefault(new AgentId(user)) is { } agent && (agent.Presence == Presence.Busy || agent.Interaction is not null || agent.Monitoring is not null);

    private void TellUnattended(string user)
    {
        var agent = _switchboard.Value.Snapshot.State.Agents.GetValueOrDefault(new AgentId(user));
        if (agent?.Presence != Presence.Busy)
            Tell(user, available: false);
        else if (_phones.TryGetValue(user, out var phone))
            phone.Unseen(UnattendedGrace);
    }

    private void Sweep()
    {
        foreach (var line in _lines.Abandoned(AbandonedAfter))
            Close(line.Owner);
    }

    private void Tell(string user, bool available) =>
        _switchboard.Value.TryPost(new Input.DeviceChanged(new AgentId(user), AgentDevice.Browser, available));

    private static LegFormat ToLeg(PhoneFormat format) => new(
        format.Codec == PhoneCodec.Pcma ? G711Codec.Pcma : G711Codec.Pcmu, format.AudioPayloadType, format.TelephoneEventPayloadType);

    private sealed class Attended(PhoneLine line, MediaLegId media, TimeProvider clock, Action gone, Action unattended) : IDisposable
    {
        private readonly ITimer _unseen = clock.CreateTimer(_ => unattended(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        private readonly ITimer _grace = clock.CreateTimer(_ => gone(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public PhoneLine Line { get; } = line;

        public MediaLegId Media { get; } = media;

        /// <summary>The page's last figures.</summary>
        public PhoneMessage.Statistics? Reported { get; private set; }

        public void Note(PhoneMessage message) => Reported = message as PhoneMessage.Statistics ?? Reported;

        public void Gone(TimeSpan grace) => _grace.Change(grace, Timeout.InfiniteTimeSpan);

        public void Back() => _grace.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public void Unseen(TimeSpan grace) => _unseen.Change(grace, Timeout.InfiniteTimeSpan);

        public void Seen() => _unseen.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public void Dispose()
        {
            _grace.Dispose();
            _unseen.Dispose();
        }
    }
}
