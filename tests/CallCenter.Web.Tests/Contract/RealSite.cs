using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Media.Remote;
using Telephony.Sip;

namespace CallCenter.Web.Tests.Contract;

/// <summary>The product's own switchboard, wires, SIP and media on loopback; customer and outside party are SIP phones, agents have nailed-up legs.
/// Who hears whom is listened to: each party's tone lies above everything that the hold music plays.</summary>
internal sealed class RealSite : ITelephonySite, IFactListener, IRecordingSink, ITrunkRoutes, ICallerQuestions
{
    public const int LongestTalkMs = 180_000;
    public const double Loudness = 0.15;

    /// <summary>Three quarters of the time that is listened to: a voice that has only begun is not enough.</summary>
    private const double Audible = 0.75 * Loudness;
    private const double Inaudible = 0.01;

    /// <summary>Frames listened to at a time: 400 ms.</summary>
    private const int Listened = 20;

    /// <summary>100 ms; a frame lost to a busy machine then costs a part of the level and not, by its shift of phase, all of it.</summary>
    private const int Part = 800;

    /// <summary>Real time, in which every test must answer.</summary>
    private static readonly TimeSpan Ring = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortRing = TimeSpan.FromSeconds(4);
    private readonly BrowserVoices _browsers = new();
    private readonly SipPerson _customer = new(ToneOf(Party.Customer));
    private readonly ConcurrentQueue<Fact> _facts = new();
    private readonly TempFolder _folder = new();
    private readonly IMediaEngine _media;
    private readonly MediaServer? _server;
    private readonly Task? _serving;
    private readonly SipPerson _outside = new(ToneOf(Party.Outside));
    private readonly Keypad _keypad;
    private readonly NotedJournal _journal = new();
    private readonly EffectRunner _runner;
    private readonly Dictionary<Party, SipPerson> _phones = [];
    private readonly List<(Party Party, HardPhone Phone)> _hardPhones = [];
    private readonly SipEndpoint _sip;
    private readonly Switchboard.Switchboard _switchboard;

    private RealSite(bool isOwn, bool speaks)
    {
        var lines = new LineTable();
        SipEndpoint? sip = null;
        var lazySip = new Lazy<SipEndpoint>(() => sip!);
        var digits = new DigitRelay(lines, lazySip, new Lazy<IMediaEngine>(() => _media!));
        var survivors = new Survivors(new Lazy<IMediaEngine>(() => _media!), lazySip, TimeProvider.System, NullLogger<Survivors>.Instance);
        var mediaEvents = new MediaEvents(lines, lazySip, digits, this, NullLogger<MediaEvents>.Instance, survivors);
        var options = new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, _folder.Path) { DiskReserveBytes = 0, PromptsDirectory = speaks ? TelephonyServices.Prompts : null };
        if (isOwn)
        {
            // The media process's part, in this process: the same protocol over the same socket.
            var socket = _folder.File("m.sock");
            _server = new MediaServer(new MediaServerOptions(socket), TimeProvider.System, NullLoggerFactory.Instance);
            _serving = _server.RunAsync(CancellationToken.None);
            _media = new RemoteMediaEngine(options, socket, () => { }, mediaEvents, TimeProvider.System, NullLogger<RemoteMediaEngine>.Instance);
        }
        else
        {
            _media = new MediaEngine(options, mediaEvents, TimeProvider.System, NullLogger<MediaEngine>.Instance);
        }
        var phones = new PhoneCalls(lines, lazySip, _media, this, NullLogger<PhoneCalls>.Instance);
        var sipEvents = new SipEvents(lines, lazySip, _media, this, phones, digits, TimeProvider.System, survivors: survivors);
        _sip = sip = new SipEndpoint(
            // The site that may die has an address of its own: nobody else takes its port before its second life.
            new SipEndpointOptions { Listen = [SipListenAddress.Parse(isOwn ? "udp://127.0.0.63:0" : "udp://127.0.0.1:0")], AcceptLoopbackTrunk = true },
            sipEvents, new ExtensionPasswords(), TimeProvider.System, NullLogger<SipEndpoint>.Instance);
        var wires = new WiredTelephony(lines, _sip, _media, _browsers, this, this, TimeProvider.System, NullLogger<WiredTelephony>.Instance);
        _runner = new EffectRunner(wires, [this, phones], TimeProvider.System, NullLogger<EffectRunner>.Instance, questions: this);
        _switchboard = new Switchboard.Switchboard(_runner, _journal, TimeProvider.System, NullLogger<Switchboard.Switchboard>.Instance);
        _keypad = new Keypad(_switchboard, lines, digits);
        sipEvents.Attach(_switchboard);
        mediaEvents.Attach(_switchboard);
    }

    public ConcurrentQueue<RecordingClosed> Recordings { get; } = new();

    public MediaCounters Counters => _media.Counters;

    public ExchangeState State => _switchboard.Snapshot.State;

    public IReadOnlyList<Fact> Facts => [.. _facts];

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public static double ToneOf(Party party) => 1900 + (250 * (int)party);

    /// <param name="change">How its floor differs from every site's, or null.</param>
    /// <param name="speaks">With the product's own prompts.</param>
    /// <param name="isOwn">The media engine is behind its process's socket, as with <c>Telephony:Media:Process=own</c>.</param>
    public static async Task<RealSite> StartAsync(Func<FloorPlan, FloorPlan>? change = null, bool speaks = false, bool isOwn = false)
    {
        var site = new RealSite(isOwn, speaks);
        await site._media.StartAsync(Ct);
        await site._sip.StartAsync(Ct);
        await site._runner.StartAsync(Ct);
        await site._switchboard.StartAsync(Ct);
        await site._customer.StartAsync();
        await site._outside.StartAsync();
        foreach (var agent in (Party[])[Party.Agent, Party.Colleague, Party.Supervisor])
            site._browsers.Open(agent, site._media);
        await site.DoAsync(new Input.Configure(change is null ? Site.PlanOf(Ring) : change(Site.PlanOf(Ring))));
        return site;
    }

    /// <summary>The web process dies: no BYE, no stop of the media process. Another one comes at the same addresses.</summary>
    public async Task<SecondLife> DieAsync()
    {
        await _switchboard.StopAsync(Ct);
        await _runner.StopAsync(Ct);
        var at = _sip.Bound[0];
        await _sip.DisposeAsync();
        await ((RemoteMediaEngine)_media).LeaveAsync();
        return await SecondLife.StartAsync(at, _folder, this);
    }

    public string PathOf(RecordingClosed recording) => _folder.File(recording.RelativePath);

    /// <summary>Half a second of a recording is on the disk.</summary>
    public Task IsWrittenAsync() => Eventually.IsTrueAsync(
        () => Directory.EnumerateFiles(_folder.Path, "*.wav", SearchOption.AllDirectories).Any(f => new FileInfo(f).Length > 16_000), "a recording is written");

    /// <summary>A command that may be refused.</summary>
    public async Task<CommandResult> AskAsync(Input command) => await _switchboard.AskAsync(command, Ct);

    public async Task DoAsync(Input command)
    {
        var answer = await _switchboard.AskAsync(command, Ct);
        answer.ShouldBeOfType<CommandResult.Accepted>((answer as CommandResult.Refused)?.Reason.Rule);
        // What the command asks of the wires is carried out after its answer; a test goes on when it is.
        await _runner.DrainedAsync(Ct);
    }

    public async Task ReadyAsync(Party agent)
    {
        var id = Site.IdOf(agent);
        await DoAsync(new Input.DeviceChanged(id, AgentDevice.Browser, true));
        await DoAsync(new Input.SetPresence(id, Presence.Ready, null, AgentDevice.Browser, id.Value));
    }

    /// <summary>The agent works with a registered SIP phone instead of his browser.</summary>
    public async Task<SipPerson> ReadyOnAPhoneAsync(Party agent)
    {
        var id = Site.IdOf(agent);
        var extension = State.Plan.Agents[id].Extension;
        var person = new SipPerson(ToneOf(agent));
        await person.StartAsync();
        person.Register(_sip.Bound[0], extension, ExtensionPasswords.Of(extension));
        _phones[agent] = person;
        await UntilAsync(s => s.Agents[id].PhoneAvailable, "the phone is registered");
        await DoAsync(new Input.SetPresence(id, Presence.Ready, null, AgentDevice.Phone, id.Value));
        return person;
    }

    /// <summary>A registered desk phone of the agent, written by hand; the newest is the one that he listens to.</summary>
    public async Task<HardPhone> HardPhoneAsync(Party agent, bool takesEvents = true)
    {
        var id = Site.IdOf(agent);
        var extension = State.Plan.Agents[id].Extension;
        var socket = await PhoneRegistration.RegisterAsync(_sip.Bound[0].EndPoint, extension, ExtensionPasswords.Of(extension), Ct);
        var phone = new HardPhone(_sip.Bound[0].EndPoint, extension, socket, ToneOf(agent)) { TakesEvents = takesEvents };
        _hardPhones.Add((agent, phone));
        await UntilAsync(s => s.Agents[id].PhoneAvailable, "the phone is registered");
        return phone;
    }

    /// <summary>The customer presses a key of his phone (RFC 4733).</summary>
    public Task CustomerPressesAsync(char digit) => _customer.PressAsync(digit);

    /// <summary>Keys that a party's phone was sent.</summary>
    public int KeysAt(Party party) => PhoneOf(party).Received.Where(p => p.PayloadType == PhoneOf(party).TelephoneEventPayloadType).Select(p => p.Timestamp).Distinct().Count();

    public Task<InteractionId> CustomerCallsAsync() => CustomerCallsAsync(Site.CustomerNumber);

    /// <summary>The customer calls by a trunk that asserts who he is.</summary>
    public async Task<InteractionId> CustomerCallsAsync(string from, string? asserted = null, string? privacy = null)
    {
        _customer.Call(_sip.Bound[0], Site.Number, from, asserted, privacy);
        await UntilAsync(s => s.Calls.Count == 1, "the call is on the floor");
        return State.Calls.Keys.Single();
    }

    public Task CustomerHangsUpAsync()
    {
        _customer.HangUp();
        return Task.CompletedTask;
    }

    /// <summary>A customer's phone written by hand calls in.</summary>
    public async Task<(HardPhone Phone, HardPhone.Talk Talk, InteractionId Call)> CustomerCallsByHandAsync(bool takesEvents, int maxForwards = 70)
    {
        var phone = new HardPhone(_sip.Bound[0].EndPoint, Site.CustomerNumber, new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)), ToneOf(Party.Customer)) { TakesEvents = takesEvents };
        _hardPhones.Add((Party.Customer, phone));
        var talk = await phone.CallInAsync(Site.Number, maxForwards);
        return (phone, talk, State.Calls.Keys.Single());
    }

    /// <summary>The customer's phone rings for a call of ours, and he answers.</summary>
    public async Task CustomerAnswersAsync()
    {
        await CustomerIsRungAsync();
        _customer.Answer();
    }

    /// <summary>The customer's phone rings for a call of ours, and he is on another one.</summary>
    public async Task CustomerIsBusyAsync()
    {
        await CustomerIsRungAsync();
        _customer.Refuse();
    }

    public Task CustomerIsRungAsync() => Eventually.IsTrueAsync(() => _customer.IsRung, "the customer is rung");

    /// <summary>Waits until a party has heard recordings of the shelf, one after the other, sample by sample as they are on the disk.</summary>
    public async Task HearsPromptAsync(Party listener, params string[] recordings)
    {
        var phone = PhoneOf(listener);
        List<byte[]> wanted = [.. recordings.SelectMany(name => FramesOf(phone.Law, name))];
        await Eventually.IsTrueAsync(() => HasHeard(phone, wanted), $"{listener} hears {string.Join(", ", recordings)}");
    }

    /// <summary>What the exchange is told of a caller's ticket when it asks.</summary>
    public ImmutableArray<string> TicketStatus { get; set; } = [];

    bool ICallerQuestions.TryAsk(Effect.LookUpStatus question) => _switchboard.TryPost(new Input.StatusFound(question.Interaction, TicketStatus));

    /// <summary>What the exchange was told, in order.</summary>
    public IReadOnlyCollection<Input> Inputs => _journal.Inputs;

    /// <summary>How many hops the INVITE to the party outside had left.</summary>
    public int? HopsOutside => _outside.MaxForwards;

    /// <summary>An agent presses a key of the page.</summary>
    public Refusal? Press(Party agent, InteractionId call, char digit) => _keypad.Press(Site.IdOf(agent), call, digit);

    /// <summary>A customer's phone calls in and asks to be connected with somebody else.</summary>
    public async Task<string> CustomerRefersAsync(string to)
    {
        await using var phone = new HardPhone(_sip.Bound[0].EndPoint, Site.CustomerNumber, new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)), ToneOf(Party.Customer));
        var talk = await phone.CallInAsync(Site.Number);
        return await phone.ReferAsync(talk, to);
    }

    public void OutsideSaysWhileRinging() => _outside.SaysWhileRinging = true;

    public async Task OutsideAnswersAsync()
    {
        await Eventually.IsTrueAsync(() => _outside.IsRung, "the party outside is rung");
        _outside.Answer();
    }

    public Task OutsideIsRungAsync() => Eventually.IsTrueAsync(() => _outside.IsRung, "the party outside is rung");

    public Task OutsideIsBusyAsync() => OutsideRefusesAsync(486);

    /// <summary>The party outside is rung and answers with a SIP status.</summary>
    public async Task OutsideRefusesAsync(int status)
    {
        await Eventually.IsTrueAsync(() => _outside.IsRung, "the party outside is rung");
        _outside.Refuse(status);
    }

    public Task OutsideHangsUpAsync()
    {
        _outside.HangUp();
        return Task.CompletedTask;
    }

    /// <summary>The timers are real here: whoever waits for what comes then waits for it.</summary>
    public Task RingTimePassesAsync() => Task.CompletedTask;

    public Task RingBrieflyAsync() => DoAsync(new Input.Configure(Site.PlanOf(ShortRing)));

    public Task UntilAsync(Func<ExchangeState, bool> reached, string what) => Eventually.IsTrueAsync(() => reached(State), what);

    public async Task HearsAsync(Party listener, params Party[] speakers)
    {
        var wanted = speakers.Order().ToArray();
        var levels = "";
        await Eventually.IsTrueAsync(() => HearsExactly(Newest(listener), wanted, out levels), () => $"{listener} hears {string.Join(" and ", wanted)}, last heard: {levels}");
    }

    /// <summary>Waits until a party has heard half a second more: only then has what was said before passed.</summary>
    public Task HearsOnAsync(Party listener)
    {
        var before = PhoneOf(listener).Received.Count;
        return Eventually.IsTrueAsync(() => PhoneOf(listener).Received.Count > before + 25, $"{listener} hears on");
    }

    public Task HearsMusicAsync(Party listener) => Eventually.IsTrueAsync(
        () => Newest(listener) is var heard && ToneProbe.Loudness(heard) > 0.02 && HearsExactly(heard, [], out _),
        $"{listener} hears music");

    public Task IsOffAsync(Party party) => Eventually.IsTrueAsync(
        () => !(party == Party.Customer ? _customer : _outside).IsOnALine,
        $"the line of {party} is given up");

    public async ValueTask DisposeAsync()
    {
        await _switchboard.StopAsync(CancellationToken.None);
        await _runner.StopAsync(CancellationToken.None);
        await _customer.DisposeAsync();
        await _outside.DisposeAsync();
        foreach (var (_, phone) in _hardPhones)
            await phone.DisposeAsync();
        foreach (var person in _phones.Values)
            await person.DisposeAsync();
        await _sip.DisposeAsync();
        await _media.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
            await _serving!;
        }

        _browsers.Dispose();
        _switchboard.Dispose();
        _runner.Dispose();
        _folder.Dispose();
    }

    void IFactListener.Heard(FactEnvelope fact) => _facts.Enqueue(fact.Fact);

    void IRecordingSink.Started(InteractionId interaction, RecordingId recording, string relativePath, DateTimeOffset at)
    {
    }

    void IRecordingSink.Closed(RecordingClosed facts) => Recordings.Enqueue(facts);

    void IRecordingSink.Stalled(RecordingId recording, bool isStalled) => throw new InvalidOperationException("the disk of a test stands still");

    void IRecordingSink.Failed(RecordingId recording, string reason) => throw new InvalidOperationException(reason);

    string ITrunkRoutes.DefaultTrunk => Site.Trunk;

    string ITrunkRoutes.DefaultCallerId => Site.Number;

    string ITrunkRoutes.NameOf(IPEndPoint source) => Site.Trunk;

    bool ITrunkRoutes.TryRoute(string trunk, string number, string callerId, [NotNullWhen(true)] out SipDialRequest? request)
    {
        request = trunk == Site.Trunk
            ? new SipDialRequest { Target = $"sip:{number}@{PersonAt(number).Address.EndPoint}", NextHop = PersonAt(number).Address, FromUser = callerId }
            : null;
        return request is not null;
    }

    private SipPerson PersonAt(string number) => number == Site.CustomerNumber ? _customer : _outside;

    /// <summary>A recording as it goes over the line: frames of 20 ms, the last filled with silence.</summary>
    private static IEnumerable<byte[]> FramesOf(CompandingLaw law, string recording)
    {
        var samples = TestWav.Read(Path.Combine(TelephonyServices.Prompts, recording + ".wav")).Channels[0];
        foreach (var frame in samples.Chunk(160))
            yield return law.Encode([.. frame, .. new short[160 - frame.Length]]);
    }

    private static bool HasHeard(RtpTestPeer phone, List<byte[]> wanted)
    {
        var heard = phone.Received.Where(p => p.PayloadType != phone.TelephoneEventPayloadType).Select(p => p.Payload).ToList();
        for (var from = 0; from + wanted.Count <= heard.Count; from++)
        {
            var isThere = true;
            for (var i = 0; isThere && i < wanted.Count; i++)
                isThere = heard[from + i].AsSpan().SequenceEqual(wanted[i]);
            if (isThere)
                return true;
        }

        return false;
    }

    private static bool HearsExactly(short[] heard, Party[] wanted, out string levels)
    {
        var all = Enum.GetValues<Party>().Select(p => (Party: p, Level: Level(heard, ToneOf(p)))).ToList();
        levels = string.Join(", ", all.Select(l => $"{l.Party} {l.Level:F3}"));
        return all.TrueForAll(l => wanted.Contains(l.Party) ? l.Level > Audible : l.Level < Inaudible);
    }

    private static double Level(short[] heard, double tone) =>
        heard.Chunk(Part).Select(part => ToneProbe.Amplitude(part, tone)).DefaultIfEmpty(0).Average();

    private RtpTestPeer PhoneOf(Party party) => party switch
    {
        _ when _hardPhones.FindLast(p => p.Party == party).Phone is { } phone => phone.Ear,
        Party.Customer => _customer.Phone,
        Party.Outside => _outside.Phone,
        _ => _phones.TryGetValue(party, out var person) ? person.Phone : _browsers[party],
    };

    /// <summary>The newest 400 ms of what the phone got; nothing when nothing has come for as long.</summary>
    private short[] Newest(Party listener)
    {
        var phone = PhoneOf(listener);
        var packets = phone.Received;
        if (packets.Count < Listened || phone.Elapsed - packets[^1].Arrival > TimeSpan.FromMilliseconds(400))
            return [];
        return [.. packets.GetRange(packets.Count - Listened, Listened).Where(p => p.PayloadType != phone.TelephoneEventPayloadType).SelectMany(p => phone.Law.Decode(p.Payload))];
    }

    private sealed class NotedJournal : IJournal
    {
        public ConcurrentQueue<Input> Inputs { get; } = new();

        public void Append(long seq, DateTimeOffset at, Input input) => Inputs.Enqueue(input);
    }
}
