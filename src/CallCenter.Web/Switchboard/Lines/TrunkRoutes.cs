using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using CallCenter.Web.Composition.Settings;
using Crm.Domain.Administration;
using Telephony.Sip;
using Telephony.Sip.Trunks;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>The trunks of the configuration and of the administrators, and in demo mode one more: the built-in customers on loopback. Demo numbers never reach a real trunk.</summary>
public sealed class TrunkRoutes(AppSettings settings) : ITrunkRoutes
{
    /// <summary>Name of the built-in customers' trunk.</summary>
    public const string Demo = "demo";

    /// <summary>The demo caller is one process on this machine: as many as any trunk may have.</summary>
    private const int DemoChannels = 2000;

    /// <summary>Not even a 100 within it: the next trunk is tried. Two dead trunks still leave the caller below 4 s (drill 8 of reliability-ux.md §3).</summary>
    private static readonly TimeSpan TrunkSilence = TimeSpan.FromSeconds(1.8);

    /// <summary>How long a way may be silent before the next is tried.</summary>
    internal TimeSpan Silence { get; init; } = TrunkSilence;

    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(10);
    private readonly LiveAddresses _sources = new(SourcesOf(settings.Trunks));
    private readonly TrunkChannels _channels = new();
    private volatile SipListenAddress? _demoPeer;
    private volatile TrunkSettings[] _trunks = [.. settings.Trunks];
    private ImmutableDictionary<string, SipTrunkState> _states = ImmutableDictionary.Create<string, SipTrunkState>(StringComparer.Ordinal);
    private int _admission = int.MaxValue;

    /// <summary>A trunk came up, went down or was (un)registered. Raised on the SIP loop: return at once.</summary>
    public event Action<SipTrunkState>? Changed;

    /// <summary>Every address that may send calls; the list changes with <see cref="Replace"/>.</summary>
    public IReadOnlyList<IPAddress> Sources => _sources;

    /// <summary>All trunks in the order of priority.</summary>
    public IReadOnlyList<TrunkSettings> All => _trunks;

    /// <summary>How each trunk stands, by name.</summary>
    public IReadOnlyDictionary<string, SipTrunkState> States => Volatile.Read(ref _states);

    /// <summary>Calls at once up to which audio stays clean; above, callers get 503.</summary>
    public int Admission
    {
        get => Volatile.Read(ref _admission);
        set => Volatile.Write(ref _admission, value);
    }

    /// <summary>Where callers above <see cref="Admission"/> are sent; empty: nowhere.</summary>
    public string OverflowNumber { get; set; } = "";

    /// <summary>Channels taken, of all trunks.</summary>
    public int CallsUp => _channels.All;

    /// <summary>Replaces the administrators' trunks as a whole; those of the configuration file keep their names.</summary>
    public void Replace(IReadOnlyList<TrunkSettings> stored)
    {
        TrunkSettings[] all = [.. settings.Trunks.Concat(stored.Where(t => !settings.Trunks.Any(c => c.Name == t.Name))).OrderBy(t => t.Priority)];
        _trunks = all;
        _sources.Replace(SourcesOf(all));
        ImmutableInterlocked.Update(ref _states, (states, kept) => states.RemoveRange(states.Keys.Where(name => !kept.Contains(name))), all.Select(t => t.Name).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The trunk that outbound calls take unless another has to step in: the first, else the demo's.</summary>
    public string DefaultTrunk => _trunks is [var first, ..] ? first.Name : Demo;

    /// <summary>The caller id shown by default, or the hotline's.</summary>
    public string DefaultCallerId => _trunks is [var first, ..] ? first.CallerId ?? "anonymous" : "4008001000";

    /// <summary>Numbers shown by brand and purpose, in the form of <see cref="CallerIds"/>; empty: always the default.</summary>
    public string CallerIdRules { get; set; } = "";

    /// <summary>The number that a called customer sees.</summary>
    /// <param name="brand">Code of the brand the call is about, or null.</param>
    /// <param name="purpose">What it is for, or null.</param>
    public string CallerIdFor(string? brand, string? purpose) => CallerIds.Choose(CallerIdRules, brand, purpose) ?? DefaultCallerId;

    /// <summary>Told by the demo caller once it listens.</summary>
    public void UseDemoPeer(SipListenAddress peer) => _demoPeer = peer;

    /// <summary>Channels of a trunk that are taken.</summary>
    public int ChannelsOf(string trunk) => _channels.Of(trunk);

    /// <inheritdoc/>
    public string? NameOf(IPEndPoint source)
    {
        var address = source.Address.IsIPv4MappedToIPv6 ? source.Address.MapToIPv4() : source.Address;
        foreach (var trunk in _trunks)
        {
            if (trunk.AllowedSources.Contains(address))
                return trunk.Name;
        }

        return settings.Demo && IPAddress.IsLoopback(address) ? Demo : null;
    }

    /// <inheritdoc/>
    public bool TryRoute(string trunk, string number, string callerId, [NotNullWhen(true)] out SipDialRequest? request)
    {
        request = null;
        if (trunk == Demo && _demoPeer is { } demo)
        {
            request = To(demo, number, callerId, null);
            return true;
        }

        if (Array.Find(_trunks, t => t.Name == trunk) is not { } configured)
            return false;
        request = To(configured.Address, number, callerId, configured.Watched.Login) with { SilenceTimeout = Silence };
        return true;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TrunkWay> WaysTo(string trunk, string number, string callerId)
    {
        var names = trunk == Demo || !_trunks.Any(t => t.Name == trunk) ? [trunk] : Ordered(trunk);
        var ways = new List<TrunkWay>(names.Length);
        foreach (var name in names)
        {
            // The number shown must be one that the provider knows: each trunk shows its own unless the caller's choice was that very trunk.
            var shown = name == trunk ? callerId : Array.Find(_trunks, t => t.Name == name)?.CallerId ?? callerId;
            if (TryRoute(name, number, shown, out var request))
                ways.Add(new TrunkWay(name, request));
        }

        return ways;
    }

    /// <inheritdoc/>
    public EntryRefusal? Enter(string trunk, string called)
    {
        var limit = LimitOf(trunk);
        if (_channels.TryTake(trunk, limit, Admission))
            return null;
        var configured = Array.Find(_trunks, t => t.Name == trunk);
        if (_channels.Of(trunk) >= limit)
            return configured is { WhenFull: 486 } ? new EntryRefusal(486, null, false) : new EntryRefusal(503, ComeAgain, false);
        return Overflow(configured, called) ?? new EntryRefusal(503, ComeAgain, true);
    }

    /// <inheritdoc/>
    public bool TryTake(string trunk) => _channels.TryTake(trunk, LimitOf(trunk), Admission);

    /// <inheritdoc/>
    public void Release(string trunk) => _channels.Release(trunk);

    /// <inheritdoc/>
    public void Note(SipTrunkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        ImmutableInterlocked.AddOrUpdate(ref _states, state.Name, state, (_, _) => state);
        Changed?.Invoke(state);
    }

    /// <summary>The trunk that was asked for when it is well, then the others; who does not answer comes last.</summary>
    private ImmutableArray<string> Ordered(string asked)
    {
        var states = Volatile.Read(ref _states);
#pragma warning disable CA5394 // no secret: it shares calls out among providers
        var luck = Random.Shared.NextDouble();
#pragma warning restore CA5394
        var order = TrunkOrder.Of(_trunks.Select(t => new TrunkCandidate(t.Name, t.Priority, t.Weight, states.GetValueOrDefault(t.Name) is { Reach: SipTrunkReach.Down })), luck);

        // "The default" means any of the best; another trunk was chosen on purpose and goes first while it answers.
        return asked == DefaultTrunk || states.GetValueOrDefault(asked) is { Reach: SipTrunkReach.Down } ? order : order.Remove(asked).Insert(0, asked);
    }

    /// <summary>
    /// 302 and not a call of ours to the overflow number: a house that bears no more calls must not carry one more with two legs. The price is that the
    /// provider has to follow it (and bills us for the diverted part), so each trunk says whether it does; where it does not, and for calls to the overflow
    /// number itself (they would come round for ever), 503 with Retry-After stays: the provider then tries its own other ways.
    /// </summary>
    private EntryRefusal? Overflow(TrunkSettings? trunk, string called)
    {
        var number = OverflowNumber;
        if (trunk is not { Overflows: true } || number.Length == 0 || called.TrimStart('+') == number.TrimStart('+'))
            return null;
        return new EntryRefusal(302, null, true) { OverflowNumber = number, OverflowHost = (trunk.Domain ?? trunk.Peer.ToString()) + TransportOf(trunk.Transport) };
    }

    private static string TransportOf(SipTransportProtocol protocol) => protocol switch { SipTransportProtocol.Tcp => ";transport=tcp", SipTransportProtocol.Tls => ";transport=tls", _ => "" };

    private int LimitOf(string trunk) => Array.Find(_trunks, t => t.Name == trunk)?.ChannelLimit ?? DemoChannels;

    private static IPAddress[] SourcesOf(IEnumerable<TrunkSettings> trunks) => [.. trunks.SelectMany(t => t.AllowedSources).Distinct<IPAddress>()];

    private static SipDialRequest To(SipListenAddress peer, string number, string callerId, SipLogin? login) => new()
    {
        Target = $"sip:{number}@{peer.EndPoint}{TransportOf(peer.Protocol)}",
        NextHop = peer,
        FromUser = callerId,
        AssertedIdentity = callerId,
        Login = login,
        RingTimeout = TimeSpan.FromSeconds(50),
        Headers = ImmutableDictionary<string, string>.Empty,
    };
}
