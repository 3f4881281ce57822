using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AfterSales.Tests.Shared;
using Telephony.Sip;

namespace CallCenter.Web.Tests.Contract;

/// <summary>An agent's desk phone, written message by message and knowing nothing of the product's SIP code: answers, holds, calls a second party, transfers by REFER.</summary>
internal sealed partial class HardPhone : IAsyncDisposable
{
    private readonly CancellationTokenSource _off = new();
    private readonly UdpClient _socket;
    private readonly IPEndPoint _product;
    private readonly double _tone;
    private readonly Task _listening;
    private readonly List<RtpTestPeer> _ears = [];
    private ImmutableList<string> _messages = [];
    private int _branch;

    /// <param name="product">Where the product listens.</param>
    /// <param name="extension">Its number.</param>
    /// <param name="socket">Where it listens; the phone's from now on.</param>
    /// <param name="tone">The agent's voice, Hz.</param>
    public HardPhone(IPEndPoint product, string extension, UdpClient socket, double tone)
    {
        (_product, Extension, _socket, _tone) = (product, extension, socket, tone);
        _listening = ListenAsync();
    }

    public string Extension { get; }

    /// <summary>Its SDP takes telephone events (RFC 4733); a phone without them says and hears digits by INFO.</summary>
    public bool TakesEvents { get; init; } = true;

    /// <summary>Bodies of the INFO requests that came, one line each.</summary>
    public IReadOnlyList<string> Informed => [.. _messages.Where(m => m.StartsWith("INFO ", StringComparison.Ordinal)).Select(m => m[(m.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Trim().ReplaceLineEndings(" "))];

    /// <summary>Digits that came as events.</summary>
    public int Keys => Ear.Received.Where(p => p.PayloadType == Ear.TelephoneEventPayloadType).Select(p => p.Timestamp).Distinct().Count();

    /// <summary>The ear of the call that the phone is on.</summary>
    public RtpTestPeer Ear => _ears[^1];

    /// <summary>First lines of the sipfrags that NOTIFY brought, with the subscription's state.</summary>
    public IReadOnlyList<string> Notified => [.. _messages.Where(m => m.StartsWith("NOTIFY ", StringComparison.Ordinal)).Select(m => m[(m.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Trim() + " " + Header(m, "Subscription-State").Split(';')[0])];

    public int Byes => _messages.Count(m => m.StartsWith("BYE ", StringComparison.Ordinal));

    private IPEndPoint Local => (IPEndPoint)_socket.Client.LocalEndPoint!;

    /// <summary>Waits for the product's call and takes it.</summary>
    public async Task<Talk> AnswerAsync()
    {
        var invite = await NextAsync(m => m.StartsWith("INVITE ", StringComparison.Ordinal) && !Header(m, "To").Contains(";tag=", StringComparison.Ordinal), "an INVITE at the phone");
        var talk = new Talk(Header(invite, "Call-ID"), Header(invite, "To") + ";tag=" + Extension + "in", Header(invite, "From"), Address().Match(Header(invite, "Contact")).Value, NewEar()) { Invite = invite, TakesEvents = TakesEvents };
        await SendAsync(Reply(invite, "200 OK", talk.Local, talk.Description("sendrecv")));
        await NextAsync(m => m.StartsWith("ACK ", StringComparison.Ordinal) && Header(m, "Call-ID") == talk.CallId, "the ACK at the phone");
        Speak(invite, talk);
        return talk;
    }

    /// <summary>Rings without an answer; the call can be taken by another phone.</summary>
    public async Task<Talk> RingAsync()
    {
        var invite = await NextAsync(m => m.StartsWith("INVITE ", StringComparison.Ordinal), "an INVITE at the phone");
        var talk = new Talk(Header(invite, "Call-ID"), Header(invite, "To") + ";tag=" + Extension + "in", Header(invite, "From"), Address().Match(Header(invite, "Contact")).Value, NewEar()) { Invite = invite };
        await SendAsync(Reply(invite, "180 Ringing", talk.Local, null));
        return talk;
    }

    /// <summary>Calls a number as anybody may, and waits for the answer.</summary>
    public async Task<Talk> CallInAsync(string number, int maxForwards = 70)
    {
        var uri = $"sip:{number}@{_product}";
        var talk = new Talk($"in-{Extension}-{Local.Port}", $"<sip:{Extension}@127.0.0.1>;tag=in{Local.Port}", $"<{uri}>", uri, NewEar()) { TakesEvents = TakesEvents, MaxForwards = maxForwards };
        var answer = await AskAsync(talk.Request("INVITE", Via(), Local, "", talk.Description("sendrecv")), 200);
        if (!answer.StartsWith("SIP/2.0 2", StringComparison.Ordinal))
        {
            await SendAsync(talk.Ack(answer, Header(answer, "Via")));
            throw new InvalidOperationException(answer.Split("\r\n")[0]);
        }

        (talk.Remote, talk.Target) = (Header(answer, "To"), Address().Match(Header(answer, "Contact")).Value);
        await SendAsync(talk.Ack(answer, Via()));
        Speak(answer, talk);
        return talk;
    }

    /// <summary>Says a digit by INFO; the status line of its answer.</summary>
    public async Task<string> InformAsync(Talk talk, string contentType, string body) =>
        (await AskAsync(talk.Request("INFO", Via(), Local, $"Content-Type: {contentType}\r\n", null).Replace("Content-Length: 0\r\n\r\n", $"Content-Length: {body.Length}\r\n\r\n{body}", StringComparison.Ordinal), 200)).Split("\r\n")[0];

    /// <summary>Presses a key (RFC 4733) while he goes on speaking.</summary>
    public Task PressAsync(Talk talk, char digit) => talk.Ear.PressAsync(talk.Media!, digit, 100, isSpeaking: true);

    /// <summary>Calls a number, with digest; the talk and the first answer above 100 (early media or final).</summary>
    public async Task<(Talk Talk, string Answer)> CallAsync(string number, string headers = "")
    {
        var uri = $"sip:{number}@{_product}";
        var callId = "second-" + Extension + "-" + Interlocked.Increment(ref _branch);
        var talk = new Talk(callId, $"<sip:{Extension}@127.0.0.1>;tag={callId}", $"<{uri}>", uri, NewEar());
        var first = await AskAsync(talk.Request("INVITE", Via(), Local, headers, talk.Description("sendrecv")), 300);
        await SendAsync(talk.Ack(first, Header(first, "Via")));
        var answer = await AskAsync(talk.Request("INVITE", Via(), Local, headers + Authorization(first, "INVITE", uri), talk.Description("sendrecv")), 101);
        talk.Remote = Header(answer, "To");
        if (!answer.Contains("m=audio", StringComparison.Ordinal))
        {
            _ears.Remove(talk.Ear);
            return (talk, answer);
        }

        Speak(answer, talk);
        talk.Target = Address().Match(Header(answer, "Contact")).Value;
        if (answer.StartsWith("SIP/2.0 2", StringComparison.Ordinal))
            await SendAsync(talk.Ack(answer, Via()));
        return (talk, answer);
    }

    /// <summary>The final answer to the second call, with its ACK.</summary>
    public async Task<string> FinalAsync(Talk talk)
    {
        var final = await NextAsync(m => IsAnswer(m, talk.CallId, "INVITE", 200) && !m.StartsWith("SIP/2.0 407", StringComparison.Ordinal), "the final answer to the second call");
        await SendAsync(talk.Ack(final, final.StartsWith("SIP/2.0 2", StringComparison.Ordinal) ? Via() : Header(final, "Via")));
        return final;
    }

    public async Task<string> HoldAsync(Talk talk, string description)
    {
        var answer = await AskAsync(talk.Request("INVITE", Via(), Local, "", talk.Description(description)), 200);
        await SendAsync(talk.Ack(answer, Via()));
        return answer;
    }

    /// <summary>Takes up a call again; its ear is the phone's from now on.</summary>
    public async Task ResumeAsync(Talk talk)
    {
        await HoldAsync(talk, "sendrecv");
        _ears.Remove(talk.Ear);
        _ears.Add(talk.Ear);
    }

    /// <summary>REFER; the status line of its answer.</summary>
    public async Task<string> ReferAsync(Talk talk, string to, string headers = "") =>
        (await AskAsync(talk.Request("REFER", Via(), Local, $"Refer-To: <{to}>\r\n{headers}", null), 200)).Split("\r\n")[0];

    /// <summary>Refer-To for the party of another call, that replaces it there (RFC 5589 §7).</summary>
    public string Replacing(string number, Talk other) =>
        $"sip:{number}@{_product}?Replaces={Uri.EscapeDataString($"{other.CallId};to-tag={Tag(other.Remote)};from-tag={Tag(other.Local)}")}";

    public Task<string> HangUpAsync(Talk talk) => AskAsync(talk.Request("BYE", Via(), Local, "", null), 200);

    public async ValueTask DisposeAsync()
    {
        await _off.CancelAsync();
        _socket.Dispose();
        await _listening;
        foreach (var ear in _ears)
            ear.Dispose();
        _off.Dispose();
    }

    public static string Header(string message, string name) =>
        message.Split("\r\n").First(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    public static string Tag(string address) => address[(address.IndexOf(";tag=", StringComparison.Ordinal) + 5)..];

    private RtpTestPeer NewEar()
    {
        var ear = new RtpTestPeer();
        _ears.Add(ear);
        return ear;
    }

    private void Speak(string message, Talk talk)
    {
        var to = new IPEndPoint(IPAddress.Loopback, int.Parse(Audio().Match(message).Groups[1].Value, CultureInfo.InvariantCulture));
        talk.Media = to;
        _ = talk.Ear.SayAsync(to, TestVoice.Tone(_tone, RealSite.LongestTalkMs, RealSite.Loudness), _off.Token);
    }

    private async Task ListenAsync()
    {
        try
        {
            while (!_off.IsCancellationRequested)
            {
                var message = Encoding.UTF8.GetString((await _socket.ReceiveAsync(_off.Token)).Buffer);
                // The same once more is a retransmission (RFC 3261 §17.1): on a slow machine our answer came after T1. It is answered again and heard once.
                ImmutableInterlocked.Update(ref _messages, all => all.Contains(message) ? all : all.Add(message));
                if (message.StartsWith("NOTIFY ", StringComparison.Ordinal) || message.StartsWith("INFO ", StringComparison.Ordinal) || message.StartsWith("BYE ", StringComparison.Ordinal) || message.StartsWith("CANCEL ", StringComparison.Ordinal))
                    await SendAsync(Reply(message, "200 OK", Header(message, "To"), null));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The phone is switched off.
        }
    }

    private async Task<string> AskAsync(string request, int least)
    {
        await SendAsync(request);
        var (callId, cseq) = (Header(request, "Call-ID"), Header(request, "CSeq"));
        return await NextAsync(m => IsAnswer(m, callId, cseq, least), $"the answer to {cseq}");
    }

    private static bool IsAnswer(string message, string callId, string cseq, int least) =>
        message.StartsWith("SIP/2.0 ", StringComparison.Ordinal) && int.Parse(message.AsSpan(8, 3), CultureInfo.InvariantCulture) >= least
        && Header(message, "Call-ID") == callId && Header(message, "CSeq").EndsWith(cseq, StringComparison.Ordinal);

    private async Task<string> NextAsync(Func<string, bool> wanted, string what)
    {
        await Eventually.IsTrueAsync(() => _messages.Exists(m => wanted(m)), () => what + "; came: " + string.Join(" | ", _messages.Select(m => m.Split("\r\n")[0])));
        return _messages.First(wanted);
    }

    private Task SendAsync(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message), _product, _off.Token).AsTask();

    private string Via() => $"SIP/2.0/UDP {Local};branch=z9hG4bK-{Extension}-{Interlocked.Increment(ref _branch)}";

    private string Reply(string request, string status, string to, string? sdp)
    {
        var vias = string.Concat(request.Split("\r\n").Where(l => l.StartsWith("Via:", StringComparison.Ordinal)).Select(l => l + "\r\n"));
        return $"SIP/2.0 {status}\r\n{vias}From: {Header(request, "From")}\r\nTo: {to}\r\nCall-ID: {Header(request, "Call-ID")}\r\nCSeq: {Header(request, "CSeq")}\r\nContact: <sip:{Extension}@{Local}>\r\n{Talk.Body(sdp)}";
    }

    private string Authorization(string challenge, string method, string uri)
    {
        var header = challenge.Split("\r\n").First(l => l.StartsWith("Proxy-Authenticate:", StringComparison.OrdinalIgnoreCase) && l.Contains("SHA-256", StringComparison.Ordinal));
        var (realm, nonce) = (Realm().Match(header).Groups[1].Value, Nonce().Match(header).Groups[1].Value);
        var response = Hash($"{Hash($"{Extension}:{realm}:{ExtensionPasswords.Of(Extension)}")}:{nonce}:00000001:c0ffee:auth:{Hash($"{method}:{uri}")}");
        return $"Proxy-Authorization: Digest username=\"{Extension}\", realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{uri}\", algorithm=SHA-256, qop=auth, nc=00000001, cnonce=\"c0ffee\", response=\"{response}\"\r\n";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    [GeneratedRegex("realm=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Realm();

    [GeneratedRegex("nonce=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex(@"m=audio (\d+)", RegexOptions.None, 1000)]
    private static partial Regex Audio();

    [GeneratedRegex("sip:[^>;]+", RegexOptions.None, 1000)]
    private static partial Regex Address();

    /// <summary>One call of the phone: the dialog's names, its next number, its ear.</summary>
    internal sealed class Talk(string callId, string local, string remote, string target, RtpTestPeer ear)
    {
        private int _cseq;
        private int _version;

        public string CallId { get; } = callId;

        public string Local { get; } = local;

        public string Remote { get; set; } = remote;

        public string Target { get; set; } = target;

        public RtpTestPeer Ear { get; } = ear;

        public string Invite { get; init; } = "";

        /// <summary>Where the product hears it, once it is up.</summary>
        public IPEndPoint? Media { get; set; }

        public bool TakesEvents { get; init; } = true;

        public int MaxForwards { get; init; } = 70;

        /// <summary>SDP: a direction, or <c>c=0.0.0.0</c>, or <c>port 0</c>.</summary>
        public string Description(string kind) => string.Create(
            CultureInfo.InvariantCulture,
            $"v=0\r\no=- 1 {++_version} IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 {(kind == "c=0.0.0.0" ? "0.0.0.0" : "127.0.0.1")}\r\nt=0 0\r\nm=audio {(kind == "port 0" ? 0 : Ear.LocalEndPoint.Port)} RTP/AVP 0{(TakesEvents ? " 101\r\na=rtpmap:101 telephone-event/8000" : "")}\r\n{(kind.StartsWith("send", StringComparison.Ordinal) || kind == "inactive" ? "a=" + kind + "\r\n" : "")}");

        public string Request(string method, string via, IPEndPoint contact, string headers, string? sdp) =>
            $"{method} {Target} SIP/2.0\r\nVia: {via}\r\nMax-Forwards: {MaxForwards}\r\nFrom: {Local}\r\nTo: {Remote}\r\nCall-ID: {CallId}\r\nCSeq: {++_cseq} {method}\r\nContact: <sip:phone@{contact}>\r\n{headers}{Body(sdp)}";

        public string Ack(string response, string via) =>
            $"ACK {Target} SIP/2.0\r\nVia: {via}\r\nMax-Forwards: 70\r\nFrom: {Local}\r\nTo: {Header(response, "To")}\r\nCall-ID: {CallId}\r\nCSeq: {Header(response, "CSeq").Split(' ')[0]} ACK\r\nContent-Length: 0\r\n\r\n";

        public static string Body(string? sdp) =>
            sdp is null ? "Content-Length: 0\r\n\r\n" : $"Content-Type: application/sdp\r\nContent-Length: {Encoding.UTF8.GetByteCount(sdp)}\r\n\r\n{sdp}";
    }
}
